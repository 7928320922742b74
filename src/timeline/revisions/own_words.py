"""New entries of a merged store in the words of the side that they come from: comments, quotes, brackets."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.merging.own_text import Origin, OwnText, with_own_text
from timeline.revisions.version import Version, accounts_in
from timeline.store.editing import AddAccount, AddEvent, AddSource, Edit, Edited
from timeline.store.reading import Stored


class Side(NamedTuple):
    """A store and what it says."""

    stored: Stored
    version: Version


def in_own_words(edited: Edited, edits: Sequence[Edit], side: Side) -> str:
    """The text in which each entry that was added stands as it does on that side, where it is the same there."""
    own = OwnText(side.stored, side.version.items)
    lines = {
        change: words
        for edit, change in zip(edits, edited.changes, strict=True)
        if (origin := _origin(edit, side.version)) is not None and (words := own.lines(origin)) is not None
    }
    return with_own_text(edited.text, lines) if lines else edited.text


def _origin(edit: Edit, version: Version) -> Origin | None:
    match edit:
        case AddSource(source, entry) if version.sources.get(source) == entry:
            return Origin(source=source)
        case AddEvent(entry) if version.events.get(name := str(entry.get("id"))) == entry:
            return Origin(event=version.numbers[name])
        case AddAccount(event, entry) if event in version.events:
            accounts = accounts_in(version.events[event])
            if entry in accounts:
                return Origin(event=version.numbers[event], account=accounts.index(dict(entry)))
    return None
