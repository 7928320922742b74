"""The problems of a store as JSON, for other programs; `docs/check.md` says what they may rely on."""

from collections.abc import Sequence

import msgspec

from timeline.errors import Problem

CHECK = "timeline.check/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""


def check_json(problems: Sequence[Problem]) -> str:
    """A document with these problems in their order, ended by a line feed."""
    document = {"schema": CHECK, "problems": [_problem(problem) for problem in problems]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _problem(problem: Problem) -> dict[str, object]:
    entry: dict[str, object] = {"check": problem.check, "level": problem.level}
    if problem.place is not None:
        entry |= {"file": problem.place.file, "line": problem.place.line, "column": problem.place.column}
    entry["message"] = problem.message
    if problem.mend is not None:
        entry["mend"] = problem.mend
    return entry
