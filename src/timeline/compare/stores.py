"""Sides of several stores: their events under what says which of them are one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from timeline.compare.report import Collision, Match
from timeline.model import Event, Timeline
from timeline.verdict import Distance
from timeline.when import When
from timeline.when.comparing import gap_between
from timeline.when.distance import between

if TYPE_CHECKING:
    from timeline.compare.linking import Linked


class Paired(msgspec.Struct, frozen=True):
    """`events`: for each event its entry in the timeline of each side, None where that has none.

    `matches` and `parts` are by the place of an event in that list: why its entries are one, and for each side the
    further events of its store that are parts of it; their accounts stand in its entry. `collisions`: ids that two
    sides give to events of times that exclude each other.
    """

    events: list[tuple[Event | None, ...]]
    collisions: list[Collision]
    matches: Mapping[int, Match] = {}
    parts: Mapping[int, tuple[tuple[Event, ...], ...]] = {}


def paired_events(timelines: Sequence[Timeline], within: int = 0, linked: "Linked | None" = None) -> Paired:
    """The events of some sides, in the order of the files. Sides of one store share the very same timeline.

    `linked` may come from larger timelines of the same stores, in the order in which the sides first name them: what
    is left out here is left out of every event.
    """
    stores = list({id(timeline): timeline for timeline in timelines}.values())
    if len(stores) == 1:
        count = len(timelines)
        return Paired([(event,) * count for event in stores[0].events], [])
    if linked is None:
        # Loaded where two stores are compared: a diff of two sources needs none of it.
        from timeline.compare.linking import linked_events

        linked = linked_events(stores, within)
    places = [next(place for place, store in enumerate(stores) if store is timeline) for timeline in timelines]
    held = [{event.id: event for event in store.events} for store in stores]
    events: list[tuple[Event | None, ...]] = []
    matches: dict[int, Match] = {}
    parts: dict[int, tuple[tuple[Event, ...], ...]] = {}
    for group in linked.groups:
        found = [[by_id[name] for name in names if name in by_id] for names, by_id in zip(group.ids, held, strict=True)]
        if not any(found):
            continue
        whole = [_whole(entries) for entries in found]
        if group.match is not None and sum(1 for entries in found if entries) > 1:
            matches[len(events)] = group.match
        if any(len(entries) > 1 for entries in found):
            parts[len(events)] = tuple([tuple(found[place][1:]) for place in places])
        events.append(tuple([whole[place] for place in places]))
    collisions = [
        Collision(name, (places.index(one), places.index(other)), (left, right), _apart(left.when, right.when))
        for name, one, other in linked.collisions
        if (left := held[one].get(name)) is not None and (right := held[other].get(name)) is not None
    ]
    return Paired(events, collisions, matches, parts)


def _whole(entries: Sequence[Event]) -> Event | None:
    """The first of some events of one store, with the accounts and rulings of all."""
    if len(entries) < 2:
        return entries[0] if entries else None
    accounts = tuple([account for event in entries for account in event.accounts])
    rulings = tuple([ruling for event in entries for ruling in event.rulings])
    return msgspec.structs.replace(entries[0], accounts=accounts, rulings=rulings)


def _apart(left: When | None, right: When | None) -> Distance | None:
    if left is None or right is None:
        return None
    gap = gap_between(left, right)
    first, later = (left, right) if gap is not None and gap >= 0 else (right, left)
    one, other = first.end or first.begin, later.begin or later.end
    return None if one is None or other is None else between(one, other)[1]
