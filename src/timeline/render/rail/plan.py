"""What is drawn in which order: events, the ends of spans that others begin in, and the column of each."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

import msgspec

from timeline.model import Event
from timeline.render.edge_text import AS_GIVEN, Shown, shown_of
from timeline.when import Edge, When, sort_key
from timeline.when.display import zone_label
from timeline.when.order import SortKey

BARS = 2
"""How many bars stand beside each other at most; a span further in is a node with `until`."""


class Open(Enum):
    """An edge of a span that is not a time."""

    OPEN = "open"
    """Said to have no bound."""
    NOT_STATED = "not stated"


class Entry(msgspec.Struct, gc=False):
    """An event as it stands on the rail. `end` is None for what is one moment."""

    event: Event
    key: SortKey
    moment: Shown | None
    """What the event stands under; None: it has no date."""
    begin: Shown | Open | None = None
    end: Shown | Open | None = None
    end_key: SortKey | None = None
    """Where its end stands in the order; None unless both edges are times."""


class Begins(NamedTuple):
    """An event is drawn: as a node, as a bracket of its own rows, or as the beginning of a bar (`holds`)."""

    entry: Entry
    column: int
    bracket: bool
    holds: bool


class Ends(NamedTuple):
    """A bar is closed."""

    entry: Entry
    column: int


class Background(NamedTuple):
    """A run of background events that are not drawn."""

    entries: tuple[Entry, ...]


Step = Begins | Ends | Background


def entries_of(events: Iterable[Event], zone: str, by: str) -> list[Entry]:
    """The events in the order they are drawn, by when they happened or by when they were first published."""
    made = _published if by == "published" else _happened
    return sorted((made(event, zone) for event in events), key=_key)


def _key(entry: Entry) -> SortKey:
    return entry.key


def _happened(event: Event, zone: str) -> Entry:
    when = event.when
    key = sort_key(when, zone, event.id)
    if when is None or when.form == "unknown":
        return Entry(event, key, None)
    if when.form == "moment":
        moment = shown_of(when.begin, zone)
        return Entry(event, key, moment, moment)
    begin, end = _edge(when.begin, zone), _edge(when.end, zone)
    if zone == AS_GIVEN and when.begin is not None and when.end is not None:
        begin, end = _told_apart(begin, when.begin, end, when.end)
    moment = begin if isinstance(begin, Shown) else end if isinstance(end, Shown) else None
    entry = Entry(event, key, moment, begin, end)
    if isinstance(begin, Shown) and isinstance(end, Shown) and when.end is not None:
        entry.end_key = _end_key(end, when.end)
    return entry


def _edge(edge: Edge | None, zone: str) -> Shown | Open:
    if edge is None:
        return Open.NOT_STATED
    return shown_of(edge, zone) or Open.OPEN


def _told_apart(begin: Shown | Open, first: Edge, end: Shown | Open, last: Edge) -> tuple[Shown | Open, Shown | Open]:
    """Both edges with the zones of their clocks, where these are not the same."""
    if not isinstance(begin, Shown) or not isinstance(end, Shown) or first.offset is None or last.offset is None:
        return begin, end
    if first.offset == last.offset:
        return begin, end
    return begin._replace(reading=zone_label(first, None)), end._replace(reading=zone_label(last, None))


def _end_key(end: Shown, edge: Edge) -> SortKey:
    """A clock time ends before what begins at that minute, a date after all that begins on it."""
    if not end.clock:
        return (0, end.last, 2, 0, 0, "")
    side = edge if edge.between is None else edge.between[0] or edge.between[1] or edge
    return (0, end.first, 1, side.strict_earliest or 0, -1, "")


def _published(event: Event, zone: str) -> Entry:
    """An event under the day it was first published on; what was never published is in the order it happened."""
    dated = [account.published for account in event.accounts if account.published is not None]
    first = min(dated, key=lambda published: publication_rank(published, zone), default=None)
    moment = None if first is None else shown_of(first.anchor, zone)
    if moment is None:
        own = sort_key(event.when, zone, event.id)
        return Entry(event, (2 if event.background else 1, *own[1:]), None)
    return Entry(event, sort_key(first, zone, event.id), moment, moment)


def publication_rank(published: When | None, zone: str) -> tuple[int, int, int, int]:
    """Who said it first: by day, and on one day those with a clock time before those without. None comes last."""
    unknown, day, has_clock, begin, *_ = sort_key(published, zone, "")
    return unknown, day, 1 - has_clock, begin


def steps_of(entries: Sequence[Entry], *, fold_background: bool) -> Iterator[Step]:
    """The steps of a drawing, in their order.

    A span is a bracket of its own rows where nothing begins or ends before it ends; else it stays open as a bar,
    until its end is drawn as a step of its own.
    """
    drawn = [entry for entry in entries if not (fold_background and entry.event.background)]
    folded = deque(entry for entry in entries if fold_background and entry.event.background)
    bars: list[Entry | None] = [None] * BARS
    for index, entry in enumerate(drawn):
        yield from _closing(bars, folded, entry.key)
        yield from _folded(folded, entry.key)
        step = _begin(entry, bars, drawn[index + 1].key if index + 1 < len(drawn) else None)
        if step.holds:
            bars[step.column] = entry
        yield step
    yield from _closing(bars, folded, None)
    yield from _folded(folded, None)


def _begin(entry: Entry, bars: Sequence[Entry | None], next_key: SortKey | None) -> Begins:
    """How an event is drawn beside the bars that are open."""
    column = next((place + 1 for place in reversed(range(BARS)) if bars[place] is not None), 0)
    if entry.end_key is None:
        # An open end is drawn at once: never a bar down the page.
        return Begins(entry, column, bracket=entry.end is not None and column < BARS, holds=False)
    free = next((place for place in range(BARS) if bars[place] is None), None)
    if free is None:
        return Begins(entry, column, bracket=False, holds=False)
    following = [bar.end_key for bar in bars if bar is not None and bar.end_key is not None]
    if next_key is not None:
        following.append(next_key)
    if all(entry.end_key <= key for key in following):
        return Begins(entry, column if column < BARS else free, bracket=True, holds=False)
    return Begins(entry, free, bracket=True, holds=True)


def _folded(folded: deque[Entry], key: SortKey | None) -> Iterator[Background]:
    """The run of background events before a key; all that are left for None."""
    run: list[Entry] = []
    while folded and (key is None or folded[0].key < key):
        run.append(folded.popleft())
    if run:
        yield Background(tuple(run))


def _closing(bars: list[Entry | None], folded: deque[Entry], key: SortKey | None) -> Iterator[Ends | Background]:
    """Ends the bars whose end comes before a key, in the order of their ends; all of them for None."""
    if bars == [None] * BARS:
        return
    due = [
        (bar.end_key, place, bar)
        for place, bar in enumerate(bars)
        if bar is not None and bar.end_key is not None and (key is None or bar.end_key <= key)
    ]
    for end_key, place, bar in sorted(due, key=lambda item: item[:2]):
        yield from _folded(folded, end_key)
        bars[place] = None
        yield Ends(bar, place)
