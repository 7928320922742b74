"""Which events of several stores are one: those of the same id, unless their times exclude each other."""

from collections.abc import Sequence

import msgspec

from timeline.compare.report import Collision
from timeline.model import Event, Timeline
from timeline.verdict import Distance
from timeline.when import When
from timeline.when.distance import between


class Paired(msgspec.Struct, frozen=True):
    """`events`: for each event its entry in the timeline of each side, None where that has none.

    `collisions`: ids that two sides give to events of times that exclude each other.
    """

    events: list[tuple[Event | None, ...]]
    collisions: list[Collision]


def paired_events(timelines: Sequence[Timeline], within: int = 0) -> Paired:
    """The events of some sides, in the order of the files. Sides of one store share the very same timeline."""
    stores = list({id(timeline): timeline for timeline in timelines}.values())
    if len(stores) == 1:
        count = len(timelines)
        return Paired([(event,) * count for event in stores[0].events], [])
    places = [next(place for place, store in enumerate(stores) if store is timeline) for timeline in timelines]
    groups: dict[str, list[list[Event | None]]] = {}
    collisions: list[Collision] = []
    for place, store in enumerate(stores):
        for event in store.events:
            held = groups.setdefault(event.id, [])
            group = next((group for group in held if all(_fit(event, other, within) for other in group)), None)
            if group is None:
                for other_group in held:
                    collisions.extend(_collisions(event, place, other_group, places, within))
                group = [None] * len(stores)
                held.append(group)
            group[place] = event
    events = [tuple([group[place] for place in places]) for held in groups.values() for group in held]
    return Paired(events, collisions)


def _fit(event: Event, other: Event | None, within: int) -> bool:
    return other is None or not exclude(event.when, other.when, within)


def exclude(left: When | None, right: When | None, within: int = 0) -> bool:
    """Whether two times have no moment in common, each taken with its whole extent.

    A gap of at most `within` microseconds is none.
    """
    if left is None or right is None:
        return False
    gaps = [
        later.earliest - first.latest
        for first, later in ((left, right), (right, left))
        if first.latest is not None and later.earliest is not None
    ]
    return any(gap >= 0 and (not within or gap > within) for gap in gaps)


def _apart(left: When | None, right: When | None) -> Distance | None:
    if left is None or right is None:
        return None
    first, later = (left, right) if (left.latest or 0) <= (right.earliest or 0) else (right, left)
    one, other = first.end or first.begin, later.begin or later.end
    return None if one is None or other is None else between(one, other)[1]


def _collisions(
    event: Event, place: int, group: Sequence[Event | None], places: Sequence[int], within: int
) -> list[Collision]:
    return [
        Collision(
            event.id,
            (places.index(other_place), places.index(place)),
            (other, event),
            _apart(other.when, event.when),
        )
        for other_place, other in enumerate(group)
        if other is not None and exclude(event.when, other.when, within)
    ]
