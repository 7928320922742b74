"""Which option of a filter leaves nothing: alone, or only together with others."""

from collections.abc import Callable, Sequence

import msgspec

from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.select.filter import EVERYTHING, Filter
from timeline.select.selecting import select

_NO_CONDITION = ("background", "limit")


class Passing(msgspec.Struct, frozen=True):
    """How many events pass one option: `alone`, and `without` it all the others that are given.

    `option` is a field of the filter.
    """

    option: str
    alone: int
    without: int


def passing(timelines: Sequence[Timeline], wanted: Filter, zone: str, *, background: bool) -> list[Passing]:
    """Each option that is given, in the order of the filter; with `background` events of the background count too."""

    def count(filter_: Filter) -> int:
        return sum(_count(timeline, filter_, zone, background=background) for timeline in timelines)

    return passing_by(count, wanted)


def passing_by(count: Callable[[Filter], int], wanted: Filter) -> list[Passing]:
    """The same, where somebody else counts what passes a filter."""
    found = []
    for option in Filter.__struct_fields__:
        given, absent = getattr(wanted, option), getattr(EVERYTHING, option)
        if given != absent and option not in _NO_CONDITION:
            alone = msgspec.structs.replace(EVERYTHING, **{option: given})
            without = msgspec.structs.replace(wanted, limit=None, **{option: absent})
            found.append(Passing(option, count(alone), count(without)))
    return found


def _count(timeline: Timeline, filter_: Filter, zone: str, *, background: bool) -> int:
    try:
        return sum(background or not event.background for event in select(timeline, filter_, zone=zone))
    except TimelineError:  # what one store has not, another may have
        return 0
