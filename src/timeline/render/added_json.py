"""What became of the entries of a file, as JSON for other programs; `docs/tables.md` says what they may rely on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.errors import Problem
from timeline.render.added import Written
from timeline.render.check_json import problem_entry
from timeline.render.json_text import json_text

if TYPE_CHECKING:
    from timeline.entry_input.known import Known

ADDED = "timeline.add/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""


def added_json(
    store: str | None,
    added: Sequence[Written],
    known: "Sequence[Known]",
    notes: Sequence[str],
    problems: Sequence[Problem],
    rejected: str | None,
    losses: Sequence[dict[str, object]] = (),
) -> str:
    """A document of all that was added, was there already, is to be noted or was refused; ended by a line feed."""
    document: dict[str, object] = {"schema": ADDED}
    if store is not None:
        document["file"] = store
    document["added"] = [_added(one) for one in added]
    document["there_already"] = [_known(one) for one in known]
    document["notes"] = list(notes)
    if losses:
        document["losses"] = list(losses)
    document["problems"] = [problem_entry(problem) for problem in problems]
    if rejected is not None:
        document["rejected"] = rejected
    return json_text(document)


def _added(one: Written) -> dict[str, object]:
    """The part is named where the store is a folder."""
    part = {"part": one.file} if one.file else {}
    return {"reference": one.reference, **part, "line": one.line, "what": one.what}


def _known(known: "Known") -> dict[str, object]:
    entry: dict[str, object] = {"reference": known.reference}
    if known.place is not None:
        entry |= {"file": known.place.file, "line": known.place.line, "record": known.place.record}
    return entry | ({"otherwise": list(known.differing)} if known.differing else {})
