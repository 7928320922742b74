"""Prints the lowest allowed version of every runtime dependency, as pins for pip; `make lowest` tests with them.

They are those of `pyproject.toml`: there is no second list.
"""

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def lowest(project: str) -> list[str]:
    """The pins for the text of a `pyproject.toml`. Raises ValueError where a dependency has no lower bound."""
    return [_pin(requirement) for requirement in tomllib.loads(project)["project"]["dependencies"]]


def _pin(requirement: str) -> str:
    found = re.match(r"([\w.-]+)\s*(?:[^;]*?,\s*)?[>=]=\s*([\w.]+)", requirement)
    if found is None:
        raise ValueError(f"no lower bound: {requirement}")
    return f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lowest(PROJECT.read_text(encoding="utf-8"))) + "\n")
