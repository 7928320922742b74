"""What is drawn in which order: events, the ends of spans that others happen in, and the column of each."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

import msgspec

from timeline.model import Event
from timeline.render.edge_text import AS_GIVEN, Shown, shown_of
from timeline.select import Order, display_key, first_published
from timeline.when import Edge
from timeline.when.display import zone_label
from timeline.when.order import SortKey

BARS = 2
"""How many bars stand beside each other at most; a span further in is a node with `until`."""


class Open(Enum):
    """An edge of a span that is not a time."""

    OPEN = "open"
    """Said to have no bound."""
    NOT_STATED = "not stated"


class Entry(msgspec.Struct, gc=False, eq=False):
    """An event as it stands on the rail. `end` is None for what is one moment."""

    event: Event
    key: SortKey
    moment: Shown | None
    """What the event stands under; None: it has no date."""
    begin: Shown | Open | None = None
    end: Shown | Open | None = None
    begun_by: int | None = None
    over_from: int | None = None
    """The instants at which it has begun for certain, and before which it is not over; None where there is none."""

    @property
    def is_bar(self) -> bool:
        """Whether it is a span of two edges that are times, so that others can happen in it."""
        return isinstance(self.begin, Shown) and isinstance(self.end, Shown)

    def must_overlap(self, span: "Entry") -> bool:
        """Whether it happens in part of a span, whatever the true times of both are."""
        if self.begun_by is None or self.over_from is None or span.begun_by is None or span.over_from is None:
            return False
        return self.begun_by <= span.over_from and span.begun_by <= self.over_from


class Begins(msgspec.Struct, frozen=True):
    """An event is drawn: as a node, as a bracket of its own rows, or as the beginning of a bar (`holds`)."""

    entry: Entry
    column: int
    bracket: bool
    holds: bool


class Ends(msgspec.Struct, frozen=True):
    """A bar is closed."""

    entry: Entry
    column: int


class Background(msgspec.Struct, frozen=True):
    """A run of background events that are not drawn."""

    entries: tuple[Entry, ...]


Step = Begins | Ends | Background


def entries_of(events: Iterable[Event], zone: str, by: Order) -> list[Entry]:
    """The events in the order they are drawn, by when they happened or by when they were first published."""
    made = _published if by == "published" else _happened
    return sorted((made(event, zone, display_key(event, zone, by)) for event in events), key=_key)


def _key(entry: Entry) -> SortKey:
    return entry.key


def _happened(event: Event, zone: str, key: SortKey) -> Entry:
    when = event.when
    if when is None or when.form == "unknown":
        return Entry(event, key, None)
    if when.form == "moment":
        moment = shown_of(when.begin, zone)
        return Entry(event, key, moment, moment, None, when.latest, when.earliest)
    begin, end = _edge(when.begin, zone), _edge(when.end, zone)
    if zone == AS_GIVEN and when.begin is not None and when.end is not None:
        begin, end = _told_apart(begin, when.begin, end, when.end)
    moment = begin if isinstance(begin, Shown) else end if isinstance(end, Shown) else None
    # What has no end that is told is over no earlier than it begins, and what has no begin has begun by its end.
    edges = [edge for edge in (when.begin, when.end) if edge is not None]
    begun_by = _known(edge.latest for edge in edges)
    over_from = _known(edge.earliest for edge in reversed(edges))
    return Entry(event, key, moment, begin, end, begun_by, over_from)


def _known(bounds: Iterable[int | None]) -> int | None:
    return next((bound for bound in bounds if bound is not None), None)


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


def _published(event: Event, zone: str, key: SortKey) -> Entry:
    """An event under the day it was first published on."""
    first = first_published(event, zone)
    moment = None if first is None else shown_of(first.anchor, zone)
    return Entry(event, key, moment, moment)


def steps_of(entries: Sequence[Entry], *, fold_background: bool) -> Iterator[Step]:
    """The steps of a drawing, in their order.

    A span in which others must happen, whatever the true times are, is a bar: it stays open until the last of these is
    drawn, and ends with a step of its own. What merely may happen in it stands outside, see `_outside`. Every other
    span is a bracket of its own rows.
    """
    waiting = [entry for entry in entries if not (fold_background and entry.event.background)]
    folded = deque(entry for entry in entries if fold_background and entry.event.background)
    bars: list[_Bar | None] = [None] * BARS
    placed: set[int] = set()
    index = 0
    while index < len(waiting):
        entry = waiting[index]
        free = next((place for place, bar in enumerate(bars) if bar is None), None)
        inside: list[int] = []
        if free is not None and entry.is_bar and id(entry) not in placed:
            inside = _inside(waiting, index)
            if inside and inside[-1] - index > len(inside) and _make_room(waiting, index, inside, bars, placed):
                continue
        yield from _folded(folded, entry.key)
        column = next((place + 1 for place in reversed(range(BARS)) if bars[place] is not None), 0)
        if inside and free is not None:
            yield Begins(entry, free, bracket=True, holds=True)
        elif entry.end is None or free is None:
            yield Begins(entry, column, bracket=False, holds=False)
        else:
            yield Begins(entry, column if column < BARS else free, bracket=True, holds=False)
        for place, bar in _closing(bars, entry):
            bars[place] = None
            yield Ends(bar.entry, place)
        if inside and free is not None:
            within = waiting[index + 1 : index + 1 + len(inside)]
            bars[free] = _Bar(entry, {id(one) for one in within})
        index += 1
    yield from _folded(folded, None)


class _Bar(msgspec.Struct, frozen=True):
    """A span that is open, and the identities of what must still be drawn inside of it."""

    entry: Entry
    inside: set[int]


def _closing(bars: Sequence[_Bar | None], drawn: Entry) -> list[tuple[int, _Bar]]:
    """The bars in which nothing is left to be drawn behind an entry, the one that is over first before the others."""
    for bar in bars:
        if bar is not None:
            bar.inside.discard(id(drawn))
    due = [(place, bar) for place, bar in enumerate(bars) if bar is not None and not bar.inside]
    return sorted(due, key=lambda one: (one[1].entry.over_from or 0, -one[0]))


def _inside(waiting: Sequence[Entry], index: int) -> list[int]:
    """The places of what must happen in the span at a place, of all that is drawn behind it."""
    span = waiting[index]
    inside = []
    for place in range(index + 1, len(waiting)):
        entry = waiting[place]
        if not _can_be_within(entry, span.end):
            break
        if entry.must_overlap(span):
            inside.append(place)
    return inside


def _can_be_within(entry: Entry, end: Shown | Open | None) -> bool:
    """Whether it stands under no later day than that of an end: what follows in the order does not either."""
    return entry.moment is not None and isinstance(end, Shown) and entry.moment.first <= (end.to or end).last


def _make_room(
    waiting: list[Entry], index: int, inside: Sequence[int], bars: Sequence[_Bar | None], placed: set[int]
) -> bool:
    """Puts what merely may happen in a span out of its way; whether something stands before the span now.

    It goes behind the span, or before it: where its own day would be over behind it, so that no heading goes back to
    an earlier day, and where it belongs to another bar that would be over. What was moved once is no bar.
    """
    span, stop = waiting[index], inside[-1] + 1
    kept, last = [waiting[place] for place in inside], waiting[stop - 1]
    within = set(inside)
    held = [bar for bar in bars if bar is not None]
    leaves = any(id(last) not in bar.inside for bar in held)
    before: list[Entry] = []
    behind: list[Entry] = []
    for place in range(index + 1, stop):
        if place in within:
            continue
        entry = waiting[place]
        placed.add(id(entry))
        # What stands before the span stands in every bar that is open there.
        may_precede = all(id(entry) in bar.inside for bar in held)
        wants_to = leaves or _day(entry) == _day(span) != _day(last)
        (before if may_precede and wants_to else behind).append(entry)
    waiting[index:stop] = [*before, span, *kept, *behind]
    return bool(before)


def _day(entry: Entry) -> int | None:
    return None if entry.moment is None else entry.moment.first


def _folded(folded: deque[Entry], key: SortKey | None) -> Iterator[Background]:
    """The run of background events before a key; all that are left for None."""
    run: list[Entry] = []
    while folded and (key is None or folded[0].key < key):
        run.append(folded.popleft())
    if run:
        yield Background(tuple(run))
