"""The rail of a page: days, gaps, events and the ends of spans, and what is drawn beside each.

The plan is that of `timeline show`; here its steps become rows whose height nobody knows beforehand.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from timeline.model import Event
from timeline.render.edge_text import Shown, heading_words, labels
from timeline.render.rail.gaps import gap_between
from timeline.render.rail.plan import BARS, Begins, Ends, Entry, Open, Step, entries_of, steps_of
from timeline.render.theme import UNICODE
from timeline.when.edge import Precision


class Part(StrEnum):
    """What one column of the rail has in one row; the value is its class in the style sheet."""

    NOTHING = "nothing"
    SPINE = "spine"
    THROUGH = "through"
    """The bar of a span that began above and ends below."""
    FROM = "from"
    OWN = "own"
    """A span that begins and ends in its own row."""
    TO = "to"
    EXACT = "exact"
    ABOUT = "about"


class RailRow(msgspec.Struct, frozen=True):
    """An event, or the end of a span that others began in (`ends`).

    `times` stand at its top, `until` at its bottom. `soft` are the edges that are not exact, `open` those that are said
    to have no bound: of `begin` and `end`. `through` are the numbers of the events whose bars pass by.
    """

    event: Event
    times: tuple[str, ...]
    until: tuple[str, ...]
    parts: tuple[Part, ...]
    soft: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    ends: bool = False


class Day(msgspec.Struct, frozen=True):
    """A heading, the gap before it, and what stands under it. `day` and `rest` are its two parts."""

    gap: str
    day: str
    rest: str
    rows: tuple[RailRow, ...]


def days(events: Sequence[Event], zone: str) -> tuple[Day, ...]:
    """The whole rail."""
    steps = list(steps_of(entries_of(events, zone, "time"), fold_background=False))
    columns = 1 + max((step.column for step in steps if isinstance(step, Begins | Ends)), default=0)
    return tuple(_Rail(min(columns, BARS + 1)).days(steps))


class _Rail:
    """The rail while it is made, row by row."""

    def __init__(self, columns: int) -> None:
        self._bars = [False] * columns
        self._heading: Shown | None = None
        self._year: int | None = None
        self._covered: Shown | None = None
        self._gap, self._day, self._rest = "", "", ""
        self._rows: list[RailRow] = []
        self._undated = False

    def days(self, steps: Sequence[Step]) -> Iterator[Day]:
        for index, step in enumerate(steps):
            if isinstance(step, Begins):
                yield from self._approach(step.entry.moment)
                self._rows.append(self._event(step))
            elif isinstance(step, Ends):
                following = steps[index + 1] if index + 1 < len(steps) else None
                yield from self._end(step, following)
        yield from self._closed()

    def _closed(self) -> Iterator[Day]:
        if self._rows:
            yield Day(self._gap, self._day, self._rest, tuple(self._rows))
        self._rows, self._gap = [], ""

    def _approach(self, moment: Shown | None) -> Iterator[Day]:
        if moment is None:
            if not self._undated:
                yield from self._closed()
                self._undated, self._heading = True, None
                self._day, self._rest = "", "No date"
            return
        gap = gap_between(self._covered, moment)[1] if self._covered is not None else ""
        yield from self._head(moment, gap)
        self._covered = moment

    def _head(self, moment: Shown, gap: str = "") -> Iterator[Day]:
        if moment.stands_under(self._heading):
            return
        yield from self._closed()
        year = moment.date[0]
        self._day, self._rest = heading_words(moment, year_stands=False)
        self._year = year if moment.unit >= Precision.YEAR else None
        self._heading, self._gap = moment, gap

    def _event(self, step: Begins) -> RailRow:
        entry = step.entry
        times = ["open"] if entry.begin is Open.OPEN else self._labels(entry.begin)
        until: list[str] = []
        if entry.end is not None and not step.holds and step.bracket:
            until = ["open"] if entry.end is Open.OPEN else self._labels(entry.end)
        elif entry.end is not None and not step.bracket:
            until = [f"–{text.lstrip('–')}" for text in self._labels(entry.end)[-1:]]
        part = Part.FROM if step.holds else Part.OWN
        if not step.bracket:
            exact = isinstance(entry.begin, Shown) and entry.begin.is_exact
            part = Part.EXACT if exact else Part.ABOUT
        parts = self._parts(step.column, part)
        edges = {"begin": entry.begin, "end": entry.end} if step.bracket else {}
        soft = [name for name, edge in edges.items() if not isinstance(edge, Shown) or edge.is_loose]
        row = RailRow(
            entry.event,
            tuple(times),
            tuple(until),
            parts,
            frozenset(soft),
            frozenset([name for name, edge in edges.items() if edge is Open.OPEN]),
        )
        if step.holds:
            self._bars[step.column] = True
        elif isinstance(entry.end, Shown):
            self._cover(entry.end)
        return row

    def _end(self, step: Ends, following: Step | None) -> Iterator[Day]:
        entry: Entry = step.entry
        end = entry.end
        if not isinstance(end, Shown):
            return
        then = following.entry.moment if isinstance(following, Begins) else None
        if then is not None and then.stands_under(end):
            yield from self._head(end)
        times = self._labels(end)
        parts = self._parts(step.column, Part.TO)
        soft = frozenset(["end"]) if end.is_loose else frozenset[str]()
        self._bars[step.column] = False
        self._rows.append(RailRow(entry.event, tuple(times), (), parts, soft, ends=True))
        self._cover(end)

    def _parts(self, column: int, part: Part) -> tuple[Part, ...]:
        """The columns of a row: its own, the bars that pass by, and the spine where nothing else stands."""
        parts = [Part.THROUGH if bar else Part.NOTHING for bar in self._bars]
        if parts[0] is Part.NOTHING:
            parts[0] = Part.SPINE
        parts[min(column, len(parts) - 1)] = part
        return tuple(parts)

    def _labels(self, edge: Shown | Open | None) -> list[str]:
        moment = edge if isinstance(edge, Shown) else None
        return [text.strip() for text in labels(moment, self._heading, UNICODE)]

    def _cover(self, end: Shown) -> None:
        if self._covered is None or end.last > self._covered.last:
            self._covered = end
