"""What the density needs of an event, apart from all that the event holds: it is kept where events are many."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.model import Event, Timeline
from timeline.render.density import Counts, Density, counts_of, density_with
from timeline.render.edge_text import Shown
from timeline.render.rail.plan import Background, Begins, Entry, Open, entries_of, steps_of
from timeline.when.order import SortKey


class Sight(NamedTuple):
    """Where an event stands on the rail, as `timeline.render.rail.plan.Entry` has it, and what it counts for.

    `sources` are the numbers of the sources that tell it, in the order of the store.
    """

    moment: Shown | None
    begin: Shown | Open | None
    end: Shown | Open | None
    begun_by: int | None
    over_from: int | None
    sources: tuple[int, ...]
    counts: Counts


class Seen(NamedTuple):
    """An event by its id and title alone, what it is ordered by, and its sight."""

    id: str
    title: str
    background: bool
    key: SortKey
    sight: Sight


def sights_of(events: Sequence[Event], timeline: Timeline, zone: str) -> list[Sight]:
    """Those of some events of a timeline, in their order; clocks are shown in a zone."""
    numbers = {source: number for number, source in enumerate(timeline.sources)}
    return [_sight(entries_of([event], zone, "time")[0], timeline, numbers) for event in events]


def _sight(entry: Entry, timeline: Timeline, numbers: Mapping[str, int]) -> Sight:
    sources = dict.fromkeys(numbers[account.source] for account in entry.event.accounts if account.source in numbers)
    return Sight(
        entry.moment,
        entry.begin,
        entry.end,
        entry.begun_by,
        entry.over_from,
        tuple(sources),
        counts_of(entry.event, timeline),
    )


def density_of_seen(seen: Iterable[Seen], timeline: Timeline, *, fold_background: bool) -> Density:
    """The density of events that are seen, as `timeline.render.overview.overview` would have it of the events."""
    sights: dict[int, Sight] = {}
    entries = []
    for one in sorted(seen, key=lambda one: one.key):
        sight = one.sight
        event = Event(id=one.id, title=one.title, background=one.background)
        entry = Entry(event, one.key, sight.moment, sight.begin, sight.end, sight.begun_by, sight.over_from)
        sights[id(entry)] = sight
        entries.append(entry)
    steps = list(steps_of(entries, fold_background=fold_background))
    drawn = [step.entry for step in steps if isinstance(step, Begins)]
    folded = [entry for step in steps if isinstance(step, Background) for entry in step.entries]
    names = list(timeline.sources)
    told = dict.fromkeys(number for entry in drawn for number in sights[id(entry)].sources)
    return density_with(
        drawn, folded, [sights[id(entry)].counts for entry in drawn], tuple([names[number] for number in told])
    )
