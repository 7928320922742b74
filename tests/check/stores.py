"""Stores to check, as text."""

from pathlib import Path

from timeline.check import check_store
from timeline.errors import Problem
from timeline.model import OptionalCheck
from timeline.store import read_store

SOURCES = "sources: {a: , b: }\n"


def found(lines: str, *enabled: OptionalCheck, directory: Path | None = None) -> list[Problem]:
    """What is found in a store, given what stands below `timeline: 1` and, where it has none, below its sources."""
    text = "timeline: 1\n" + ("" if lines.startswith("sources:") else SOURCES) + lines + "\n"
    return check_store(read_store(None, text.encode(), "store.yaml"), enabled, directory)


def event(fields: str) -> str:
    """The only event of a store, given its fields beside id and title, in flow style."""
    return f"events: [{{id: e, title: T, {fields}}}]"


def place(problem: Problem) -> str:
    """Line and column."""
    assert problem.place is not None
    return f"{problem.place.line}:{problem.place.column}"
