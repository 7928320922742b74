"""Writes `docs/licences.md`: every package that an installed `timeline` brings along, and its licence.

Both are read from what is installed: what a package requires, and the licence that its metadata states.
"""

import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

PAGE = Path(__file__).parent.parent / "docs" / "licences.md"

HEAD = """\
# Licences

What an installed `timeline` brings along, and under which licence.
`make licences` writes this page from what the packages say of themselves.
On Windows, typer needs colorama too (BSD-3-Clause).
`timeline` itself is under the MIT licence.

| package | licence | needed by |
|---|---|---|
"""

_SAME: dict[str, str] = {"MIT License": "MIT", "ISC License": "ISC", "ISC License (ISCL)": "ISC"}
"""Older metadata have a name of their own for what SPDX calls otherwise."""


def page(root: str = "sourced-timeline") -> str:
    """The page for everything that a package needs, directly or through others."""
    needed = _needed(root)
    rows = [
        f"| {name} | {licence_of(distribution(name))} | {', '.join(sorted(by))} |"
        for name, by in sorted(needed.items())
    ]
    return HEAD + "\n".join(rows) + "\n"


def _needed(root: str) -> dict[str, set[str]]:
    """The packages that are needed here, each with those that need it; `timeline` stands for the root."""
    found: dict[str, set[str]] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        for text in distribution(name).requires or ():
            requirement = Requirement(text)
            # A marker about another system, or about an extra that nobody asked for, is false here.
            if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
                continue
            other = re.sub(r"[-_.]+", "-", requirement.name).lower()
            if other not in found:
                waiting.append(other)
            found.setdefault(other, set()).add("timeline" if name == root else name)
    return found


def licence_of(package: Distribution) -> str:
    """The licence that a package states: as an SPDX expression, in words, or as a classifier. Raises ValueError."""
    metadata = package.metadata
    classifiers = metadata.get_all("Classifier") or ()
    named = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: ")]
    stated: list[str] = [*(metadata.get_all("License-Expression") or ()), *(metadata.get_all("License") or ()), *named]
    for text in stated:
        if text and "\n" not in text:  # some have the whole licence there
            return _SAME.get(text, text)
    raise ValueError(f"{metadata['Name']} states no licence")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} is written\n")
