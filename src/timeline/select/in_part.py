"""A filter for a part of a store: what the part does not have, another may."""

from typing import NamedTuple

import msgspec

from timeline.model import Timeline
from timeline.select.conditions import unknown_tags, unknown_words
from timeline.select.filter import Filter


class InPart(NamedTuple):
    """What of a filter a part knows.

    `wanted` has those of its tags, actors and places alone that the events of the part have; None where an option has
    none left, so that no event passes. `unknown` are the others, each with its option: what no part knows is refused.
    """

    wanted: Filter | None
    unknown: frozenset[tuple[str, str]]


def in_part(timeline: Timeline, wanted: Filter) -> InPart:
    """A filter as it is for some events of a store."""
    unknown = {
        "tags": unknown_tags(timeline, wanted.tags) if wanted.tags else [],
        "actors": unknown_words(timeline, "actor", wanted.actors) if wanted.actors else [],
        "places": unknown_words(timeline, "place", wanted.places) if wanted.places else [],
    }
    told = frozenset([(option, name) for option, names in unknown.items() for name in names])
    if not told:
        return InPart(wanted, told)
    left = {
        option: tuple([name for name in getattr(wanted, option) if name not in names])
        for option, names in unknown.items()
    }
    if any(names and not left[option] for option, names in unknown.items()):
        return InPart(None, told)
    return InPart(msgspec.structs.replace(wanted, **left), told)
