"""What sides come to in some events of a store or of all stores, and the report that all of it makes."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from timeline.compare.order import Bounds, reversals
from timeline.compare.report import Collision, EventDiff, Report, Reversal, SideShift
from timeline.compare.shifts import Differences, Shift
from timeline.compare.sides import Side
from timeline.compare.totals import names_told, totals_of
from timeline.when.order import sort_key


class Heard(msgspec.Struct, gc=False):
    """One event as some sides tell it; `begins` is when it began, by the number of each side that says so."""

    entry: EventDiff
    begins: Mapping[int, Bounds]


class Compared:
    """What some sides come to in some events; lists are parallel to the sides.

    `undated` and `later` count the accounts that a side with a time leaves out, `speakers` are those who are heard on a
    side, `against_itself` on how much these contradict each other. `collisions` are of ids of several stores.
    """

    def __init__(self, sides: int) -> None:
        self.heard: list[Heard] = []
        self.differences: Differences[int] = Differences()
        self.undated = [0] * sides
        self.later = [0] * sides
        self.against_itself = [0] * sides
        self.speakers: list[set[str]] = [set() for _ in range(sides)]
        self.collisions: list[Collision] = []

    def update(self, other: "Compared") -> None:
        """Adds what they come to in other events."""
        self.heard += other.heard
        self.differences.extend(other.differences)
        for own, more in (
            (self.undated, other.undated),
            (self.later, other.later),
            (self.against_itself, other.against_itself),
        ):
            own[:] = [one + another for one, another in zip(own, more, strict=True)]
        for speakers, others in zip(self.speakers, other.speakers, strict=True):
            speakers.update(others)
        self.collisions += other.collisions


Taken = Mapping[int, Sequence[Shift]]
"""By the number of a side what is taken out of its times."""


def taken_of(differences: Differences[int]) -> Taken:
    """By how much the times of each side are later than those of the first throughout."""
    return {side: shifts for (left, side), shifts in differences.shifts().items() if left == 0}


def report_of(sides: Sequence[Side], found: Compared, *, align: bool) -> Report:
    """The report of all events."""
    zone = sides[0].timeline.timezone
    heard = sorted(found.heard, key=lambda one: sort_key(one.entry.when, zone, one.entry.event.id))
    events = tuple([one.entry for one in heard])
    order, count = _order(heard)
    collisions = tuple(_collisions(found.collisions, events, len(sides)))
    shifts = [
        SideShift((left, right), shift, align and left == 0)
        for (left, right), shifts in sorted(found.differences.shifts().items())
        for shift in shifts
    ]
    return Report(
        sides=tuple([_heard_side(side, number, found) for number, side in enumerate(sides)]),
        events=events,
        totals=totals_of(events, len(sides), count, len(collisions)),
        order=order,
        collisions=collisions,
        undated=tuple(found.undated),
        later=tuple(found.later),
        shifts=tuple(shifts),
    )


def _heard_side(side: Side, number: int, found: Compared) -> Side:
    """A side with those who are heard on it."""
    order = side.timeline.source_order
    heard = found.speakers[number].difference(side.sources or ())
    includes = tuple(sorted(heard, key=lambda source: order.get(source, len(order))))
    return msgspec.structs.replace(side, includes=includes, against_itself=found.against_itself[number])


def _order(heard: Sequence[Heard]) -> tuple[tuple[Reversal, ...], int]:
    found, count = reversals([one.begins for one in heard])
    pairs: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for first, second, side, other in found:
        if (second, first) in pairs:
            first, second, side, other = second, first, other, side  # noqa: PLW2901 - one entry for each two events
        as_given, backwards = pairs.setdefault((first, second), (set(), set()))
        as_given.add(side)
        backwards.add(other)
    order = [
        Reversal(heard[first].entry, heard[second].entry, tuple(sorted(as_given)), tuple(sorted(backwards)))
        for (first, second), (as_given, backwards) in sorted(pairs.items())
    ]
    return tuple(order), len(order) if len(found) == count else count


def _collisions(found: Sequence[Collision], events: Sequence[EventDiff], sides: int) -> Iterator[Collision]:
    """Only those of events that are told: a side of one source does not collide over what it never mentions."""
    told = names_told(events, sides) if found else []
    for collision in found:
        if all(event.id in told[side] for side, event in zip(collision.sides, collision.events, strict=True)):
            yield collision
