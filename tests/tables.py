"""Reads the tables of the documentation, so that a page and its tests cannot disagree."""

import re
from pathlib import Path

import timeline

ROOT = Path(__file__).parent.parent
PACKAGE = Path(timeline.__file__).parent
"""The code that is tested: `src/timeline`, or what was installed."""


def table(page: str, heading: str) -> list[tuple[str, ...]]:
    r"""The rows of the first table below a heading of a page in `docs/`, without its head.

    A cell in backticks is given without them; `\|` is a bar. A heading or table that is missing is an error: a
    check that saw nothing to check fails.
    """
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}\s*$(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise LookupError(f"docs/{page} has no heading {heading!r}")
    lines = [line for line in found[1].splitlines() if line.startswith("|")]
    rows = [tuple(_cell(cell) for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]) for line in lines[2:]]
    if not rows:
        raise LookupError(f"docs/{page} has no table below {heading!r}")
    return rows


def _cell(text: str) -> str:
    text = text.strip().replace("\\|", "|")
    inside = re.fullmatch(r"(`+)(.*)\1", text)
    return inside[2].strip(" ") if inside and len(inside[1]) > 1 else inside[2] if inside else text
