"""New entries written as they stand in the second store, where that means the same as what the edits have written."""

from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec

from timeline.errors import TimelineError
from timeline.merging.own_text import OwnText, with_own_text
from timeline.merging.taking import Taken
from timeline.model import Timeline
from timeline.store.editing import AddSource, Edited
from timeline.store.reading import Stored

Own: TypeAlias = Literal["all", "events", "none"]
"""Which new entries have the words of their own store."""
WAYS: tuple[Own, ...] = ("all", "events", "none")
"""What is tried, one after another; what does not mean the same in one place is not done in any."""


def in_own_words(
    taken: Taken, edited: Edited, b: Stored, way: Own, read: Callable[[str], Timeline]
) -> tuple[str, Timeline] | None:
    """The text with new entries in their own words, and what it says; None where it would say something else.

    `read` reads a text of the first store. Raises TimelineError where what the edits have written cannot be read.
    """
    meant = (edited.proven and edited.proven.whole) or read(edited.text)
    own = OwnText(b, taken.items)
    chosen = {
        edited.changes[number]: held
        for number, origin in taken.origins.items()
        if way != "none"
        and not (way == "events" and isinstance(taken.edits[number], AddSource))
        and (held := own.lines(origin)) is not None
    }
    if not chosen:
        return edited.text, meant
    made = with_own_text(edited.text, chosen)
    try:
        told = read(made)
    except TimelineError:
        return None
    return (made, told) if _same_meaning(told, meant) else None


def _same_meaning(one: Timeline, other: Timeline) -> bool:
    """Whether two stores say the same, empty values of keys of one's own aside."""
    return one == other or _filled(msgspec.to_builtins(one)) == _filled(msgspec.to_builtins(other))


def _filled(value: object) -> object:
    if isinstance(value, dict):
        return {key: filled for key, held in value.items() if (filled := _filled(held)) is not None}
    if isinstance(value, list):
        return [filled for held in value if (filled := _filled(held)) is not None]
    return value
