"""The filters over the events of several stores: an event that passes in one store counts in all that have it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from timeline.compare.houses import Houses
from timeline.compare.linking import Linked
from timeline.compare.sides import Side
from timeline.errors import TimelineError
from timeline.model import Event, Timeline
from timeline.select.filter import Filter
from timeline.select.selecting import select

_Name: TypeAlias = str | int
"""What an event is called in all stores: the number of its group, or its id where there is one store."""
_Naming: TypeAlias = Callable[[Timeline, Event], _Name]


class Selected(msgspec.Struct, frozen=True):
    """The stores with the events that pass. `folded`: the background events that pass and are left out."""

    shown: Mapping[int, Timeline]
    folded: frozenset[_Name]
    naming: _Naming

    def of(self, timeline: Timeline) -> Timeline:
        """A whole timeline with the events that pass; the same one for the same one."""
        return self.shown[id(timeline)]

    def folded_of(self, sides: Sequence[Side]) -> int:
        """How many background events are left out that one of these sides tells."""
        houses = Houses(sides)
        return len({
            name
            for timeline in {id(side.timeline): side.timeline for side in sides}.values()
            for event in timeline.events
            if (name := self.naming(timeline, event)) in self.folded
            and any(houses.hearing(account, timeline) for account in event.accounts)
        })  # fmt: skip


def select_over(
    timelines: Sequence[Timeline], chosen: Filter, zone: str, *, background: bool, linked: Linked | None = None
) -> Selected:
    """What passes in any of these stores, no two of which are one object.

    `linked` says which of all their events are one, before any is left out; it is needed where there are several. A
    source or tag that one store does not know may be known to another. Raises TimelineError where none knows it.
    """
    naming = _naming(timelines, linked)
    passed: list[tuple[_Name, Event]] = []
    refused: list[TimelineError] = []
    for timeline in timelines:
        try:
            passed.extend([(naming(timeline, event), event) for event in select(timeline, chosen, zone=zone)])
        except TimelineError as error:
            refused.append(error)
    if len(refused) == len(timelines):
        raise refused[0]
    wanted = {name for name, event in passed if background or not event.background}
    shown = {
        id(timeline): msgspec.structs.replace(
            timeline,
            events=tuple([
                event for event in _narrowed(timeline, chosen, zone) if naming(timeline, event) in wanted
            ]),
        )
        for timeline in timelines
    }  # fmt: skip
    return Selected(shown, frozenset({name for name, _ in passed} - wanted), naming)


def _naming(timelines: Sequence[Timeline], linked: Linked | None) -> _Naming:
    if linked is None:
        return lambda _, event: event.id
    stores = {id(timeline): number for number, timeline in enumerate(timelines)}
    group_of = {
        (store, name): number
        for number, group in enumerate(linked.groups)
        for store, names in enumerate(group.ids)
        for name in names
    }
    return lambda timeline, event: group_of[stores[id(timeline)], event.id]


def _narrowed(timeline: Timeline, chosen: Filter, zone: str) -> Sequence[Event]:
    """The events as the sources of `--only-source` alone tell them."""
    if not chosen.only_sources:
        return timeline.events
    try:
        return select(timeline, Filter(only_sources=chosen.only_sources), zone=zone)
    except TimelineError:
        return ()  # this store has none of them
