"""The report of a diff as values: what every drawing, the counts and the JSON are made from.

Its rows are those of `diff_row`. Lists called "parallel to the sides" have one entry per side, in the order of
`Report.sides`.
"""

from collections.abc import Iterator, Mapping
from itertools import compress
from typing import Literal

import msgspec

from timeline.compare.diff_row import DiffRow, Silence
from timeline.compare.judging import denial_verdict
from timeline.compare.shifts import Shift
from timeline.compare.sides import Side
from timeline.model import Account, Event, Timeline
from timeline.verdict import Distance, Judged, Verdict
from timeline.when import When

FINDINGS = frozenset((Verdict.DIFFERS, Verdict.WORDED, Verdict.ONLY))
"""The verdicts for which a diff exits with 1."""


class Match(msgspec.Struct, frozen=True, gc=False):
    """Why events of several stores are one: their id, a link that a store states (`same_as`), or a score.

    The score is the probability that they are; 1 where an id or a link decides.
    """

    by: Literal["id", "link", "score"]
    score: float


class Possible(msgspec.Struct, frozen=True, gc=False):
    """Two figures that stand in running text only and seem to tell of one thing differently.

    `texts` and `sources` are parallel to the two sides. Nobody stated them as points: no verdict rests on them.
    """

    texts: tuple[str, str]
    sources: tuple[str, str]


class EventDiff(msgspec.Struct, frozen=True, gc=False):
    """One event and how the sides tell it.

    `events` is parallel to the sides: the event in that side's store, also where the side does not tell it; None where
    its store has no such event, or another one under its id. `accounts`, parallel: the accounts of that side which
    count, in the order of the file, empty where it tells nothing. `silence`, parallel: why a side does not tell it; a
    side that denies the event or does not confirm it has accounts and is marked all the same. None: it tells it.
    """

    events: tuple[Event | None, ...]
    accounts: tuple[tuple[Account, ...], ...]
    verdict: Verdict
    silence: tuple[Silence | None, ...]
    rows: tuple[DiffRow, ...]
    match: Match | None = None
    """Why its entries in several stores are one; None in a single store, and where only one store has it."""
    parts: tuple[tuple[Event, ...], ...] = ()
    """Parallel to the sides: further events of that store that are parts of this one. Their accounts are among its."""
    possible: tuple[Possible, ...] = ()
    """With two sides: figures in running text that may differ."""
    judged: Judged | None = None
    """What the editor has ruled on one side reporting what another denies."""
    words: Verdict | None = None
    """What the own words of the sides decide: `not comparable` where no point of theirs can be compared."""

    @property
    def event(self) -> Event:
        """The event of the first side that has it: its title, time and place head the entry."""
        return next(event for event in self.events if event is not None)

    @property
    def ids(self) -> tuple[str | None, ...]:
        """Parallel to the sides: the id of the event in that side's store."""
        return tuple([None if event is None else event.id for event in self.events])

    @property
    def when(self) -> When | None:
        """The time it is drawn at: that of `event`."""
        return self.event.when

    @property
    def only(self) -> int | None:
        """The number of the only side that has accounts of it; None where several have."""
        telling = [*compress(range(len(self.accounts)), self.accounts)]
        return telling[0] if len(telling) == 1 else None

    @property
    def denial(self) -> Verdict | None:
        """How one side's report and another's denial of it compare: `differs`, but where the editor has ruled so.

        None where no side denies what another one reports.
        """
        is_against = Silence.DENIED in self.silence and None in self.silence
        return denial_verdict(self.judged) if is_against else None

    @property
    def is_denied(self) -> bool:
        """One side reports it and another denies it, and nobody has ruled that these do not contradict each other."""
        return self.denial is Verdict.DIFFERS

    @property
    def is_unjudged(self) -> bool:
        """Two sides tell it, and no point has values on both: nothing but a reader can compare their words."""
        return self.words is Verdict.NOT_COMPARABLE

    def count(self, verdict: Verdict) -> int:
        """How many rows have this verdict."""
        return sum(1 for row in self.rows if row.verdict is verdict)


class Reversal(msgspec.Struct, frozen=True, gc=False):
    """Two events that sides put in opposite order, where the bounds of each side exclude the other reading.

    Sides in `as_given` have the first event begin before the second, sides in `reversed` the second before the first;
    both are numbers of sides, ascending. With two sides they are (0,) and (1,).
    """

    first: EventDiff
    second: EventDiff
    as_given: tuple[int, ...]
    reversed: tuple[int, ...]

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the two events, in the order of the first side."""
        return self.first.event.id, self.second.event.id


class Collision(msgspec.Struct, frozen=True, gc=False):
    """Two stores use one id for events whose times are far apart and that have nothing alike.

    `sides` are the numbers of the two sides, `events` theirs.
    """

    id: str
    sides: tuple[int, int]
    events: tuple[Event, Event]
    distance: Distance | None = None


class SideShift(msgspec.Struct, frozen=True):
    """The times of the second of two sides are later than those of the first by the same amount throughout, or earlier.

    `aligned`: that is taken out of the second side's times in this report.
    """

    sides: tuple[int, int]
    shift: Shift
    aligned: bool = False


class Totals(msgspec.Struct, frozen=True):
    """What `--stat` prints. A row counts once, by its verdict, times and places as well as points."""

    both: int
    """Events of which two or more sides have accounts."""
    only: tuple[int, ...]
    """Parallel to the sides: events of which only that side has accounts."""
    points: Mapping[Verdict, int]
    """Rows by verdict, all six verdicts, in order of gravity."""
    points_only: tuple[int, ...]
    """Parallel to the sides: rows that only that side tells; together they are `points[ONLY]`."""
    events: Mapping[Verdict, int]
    """Events by verdict, all six, in order of gravity."""
    denied: int
    """Events that one side reports and another denies; they are among `both`."""
    reversals: int
    """Pairs of events in opposite order, also those that are not listed."""
    collisions: int
    unjudged: int = 0
    """Events that two sides tell without a common point; they are among `both`."""


class Report(msgspec.Struct, frozen=True):
    """How two or more sides tell the same story.

    `events` stand in the order in which they are drawn. `undated`, parallel to the sides: how many accounts of a side
    with `until` were left out because their date is missing or too coarse to say whether they were out by then;
    `later`: how many came out after it.
    """

    sides: tuple[Side, ...]
    events: tuple[EventDiff, ...]
    totals: Totals
    order: tuple[Reversal, ...] = ()
    """At most 1,000; `totals.reversals` counts all."""
    collisions: tuple[Collision, ...] = ()
    undated: tuple[int, ...] = ()
    later: tuple[int, ...] = ()
    shifts: tuple[SideShift, ...] = ()
    """Sides whose times are later than another's by the same amount throughout."""

    @property
    def timeline(self) -> Timeline:
        """That of the first side: its title and zone head the drawing."""
        return self.sides[0].timeline

    @property
    def is_grid(self) -> bool:
        """Three or more sides: rows have `values` instead of `facings`."""
        return len(self.sides) > 2

    @property
    def is_of_several_stores(self) -> bool:
        """Whether its sides come from more than one store."""
        return len({id(side.timeline) for side in self.sides}) > 1

    @property
    def matched(self) -> Mapping[str, int]:
        """How many events that two sides tell are one by their id, by a link, and by a score."""
        found = [event.match.by for event in self.events if event.match is not None and event.only is None]
        return {by: found.count(by) for by in ("id", "link", "score")}

    @property
    def has_findings(self) -> bool:
        """Whether it holds a `differs`, a `worded`, an `only` or an event without a common point: exit 1."""
        return bool(self.order or self.collisions) or any(
            event.verdict in FINDINGS or event.is_unjudged for event in self.events
        )

    def rows(self) -> Iterator[DiffRow]:
        """All rows of all events."""
        for event in self.events:
            yield from event.rows
