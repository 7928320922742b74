"""The problems of a store as JSON, for other programs; `docs/check.md` says what they may rely on."""

from collections.abc import Sequence

from timeline.errors import Problem
from timeline.render.json_text import json_text

CHECK = "timeline.check/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""


def check_json(problems: Sequence[Problem]) -> str:
    """A document with these problems in their order, ended by a line feed."""
    document = {"schema": CHECK, "problems": [problem_entry(problem) for problem in problems]}
    return json_text(document)


def problem_entry(problem: Problem) -> dict[str, object]:
    """A problem; `record` and `field` where it is of a record of another file."""
    entry: dict[str, object] = {"check": problem.check, "level": problem.level}
    if problem.place is not None:
        entry |= {"file": problem.place.file, "line": problem.place.line, "column": problem.place.column}
        if problem.place.record:
            entry["record"] = problem.place.record
    if problem.field:
        entry["field"] = problem.field
    entry["message"] = problem.message
    if problem.mend is not None:
        entry["mend"] = problem.mend
    return entry
