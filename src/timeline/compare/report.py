"""The report of a diff as values: what every drawing, the counts and the JSON are made from.

Lists called "parallel to the sides" have one entry per side, in the order of `Report.sides`.

Two sides are told as `Facing`s: values that stand against each other. Three or more are told as `GridValue`s: each
value once, with the sides that say so. A row has the one or the other, never both.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import compress
from typing import Literal

import msgspec

from timeline.compare.claims import RowType
from timeline.compare.judging import JudgedPair, denial_verdict
from timeline.compare.shifts import Shift
from timeline.compare.told import Told
from timeline.model import Account, Event, Point, Timeline
from timeline.verdict import Distance, Judged, Verdict
from timeline.when import When

FINDINGS = frozenset((Verdict.DIFFERS, Verdict.WORDED, Verdict.ONLY))
"""The verdicts for which a diff exits with 1."""


class Silence(StrEnum):
    """Why a side does not tell what another one tells."""

    DENIED = "denied"
    """Its latest account says that it did not happen."""
    UNCONFIRMED = "unconfirmed"
    """Its latest account does not confirm it."""
    RETRACTED = "retracted"
    """It has taken back what it had said."""
    SILENT = "silent"
    """The whole of what it told of the event is in the store, and does not say it."""
    NOT_IN_ACCOUNTS = "not in accounts"
    """It tells the event, and what the store has of that does not say it."""
    NO_ACCOUNT = "no account"
    """The store has no account of the event by it, which does not mean that there is none."""
    OUTSIDE_COVERAGE = "outside coverage"
    """It does not cover that time, or the event began after the moment at which the side is taken."""


UNSAID = frozenset((Silence.SILENT, Silence.NOT_IN_ACCOUNTS))
"""Why a side that tells an event does not tell a row of it, where it does not say why."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a diff: some or all sources of a timeline, at the end or at an earlier time.

    `label` is how the user named it (`kremlin,peskov`, `kremlin@2025-03-18`, `everyone else`, a file). `sources` are
    ids in the order given; None is every source of the timeline. A source that is no side stands in the side of the
    nearest source above it by `speaks_for`. `until` keeps the accounts published not later than
    its end.
    """

    label: str
    timeline: Timeline
    sources: tuple[str, ...] | None = None
    until: When | None = None
    file: str | None = None
    """The store as the user named it; None is the store that all sides share."""
    own: bool = False
    """Only the own texts of its sources: nobody who speaks for them stands in it."""
    is_rest: bool = False
    """Everyone else: all that no other side of its store hears."""
    includes: tuple[str, ...] = ()
    """Who stands in it beside its sources, since he speaks for them; in a report those who are heard."""
    against_itself: int = 0
    """In a report: on how many points and events its own speakers contradict each other."""

    @property
    def is_one_source(self) -> bool:
        """Whether all values of this side come from the one source that its label names."""
        return self.sources is not None and len(self.sources) == 1 and not self.includes

    @property
    def is_house(self) -> bool:
        """One source, with others who speak for it."""
        return self.sources is not None and len(self.sources) == 1 and bool(self.includes)


class Echo(msgspec.Struct, frozen=True):
    """Why an agreement corroborates nothing: `source` only says what `origin` says.

    `how` is the key of the store that states it: the account's `repeats`, the source's `derived_from`, `speaks_for` of
    either, `anonymous` of the source, or the `name` that two ids have in common.
    """

    source: str
    origin: str
    how: Literal["repeats", "derived_from", "speaks_for", "anonymous", "name"]


class Facing(msgspec.Struct, frozen=True, gc=False):
    """Two values that stand against each other, or one that has nothing against it.

    `values` is parallel to the two sides, None where that side has none; each names the speakers of its side who say
    so (`Told.sources`). At least one is a value. One value may occur in several facings of a row: a side that says
    two things stands twice against a side that says one. `distance` only where they differ and it can be told,
    `reason` only where they are not comparable. `echo`: they agree, but not independently.
    """

    verdict: Verdict
    values: tuple[Told | None, Told | None]
    distance: Distance | None = None
    reason: str | None = None
    echo: Echo | None = None
    judged: Judged | None = None


class GridValue(msgspec.Struct, frozen=True, gc=False):
    """One value of three or more sides, and who says so.

    `told` has the text and all sources of all sides who say so; `sides` are the numbers of the sides (from 0) that
    say so, ascending; `independent` is how many of its sources speak independently of each other. `others` are the
    further sides that tell the row, with the gravest verdict of their values with this one. `is_joined`: it and the
    values before it, back to the last that is not joined, can all be true. An earlier value (`told.earlier`) is one
    that its sources no longer hold; it contradicts nothing and no side says so any more, but `sides` still tells whose
    it was.
    """

    told: Told
    sides: tuple[int, ...]
    independent: int
    others: Mapping[int, Verdict]
    is_joined: bool = False

    @property
    def is_alone(self) -> bool:
        """No other source says so, and others contradict it."""
        return len(self.told.sources) == 1 and self.told.contradicted and not self.told.earlier


class DiffRow(msgspec.Struct, frozen=True, gc=False):
    """One time, place or point of an event, and how the sides tell it.

    `verdict` is the gravest of its facings, with three or more sides the gravest between any two of them; `only`
    where one side tells it. `silence` is parallel to the sides: why a side has no standing value, None where it has
    one. `earlier`, parallel to the sides: what a side said before and no longer says. `distance` and `reason` are
    those of the row as a whole: of its only gravest facing, or of the only two values that differ.
    """

    type: RowType
    name: str
    verdict: Verdict
    silence: tuple[Silence | None, ...]
    facings: tuple[Facing, ...] = ()
    """With two sides, gravest first."""
    values: tuple[GridValue, ...] = ()
    """With three or more sides: figures and times ascend, wordings go by the number of their sources.

    Values that can all be true stand together, where the first of them does; earlier ones stand last.
    """
    earlier: tuple[tuple[Told, ...], ...] = ()
    distance: Distance | None = None
    reason: str | None = None
    judged: tuple[JudgedPair, ...] = ()
    """What the editor has said of pairs of its values, each pair once, gravest first."""
    finding: Point | None = None
    """What the editor has found himself: the point of that name of the event."""
    pairs: int = 0
    """How many pairs of different values were compared."""
    awaiting: int = 0
    """How many of these differ or are worded otherwise, and nobody has ruled on them."""

    @property
    def ruled(self) -> int:
        """How many of these the editor has ruled on, or left open."""
        return sum(1 for pair in self.judged if pair.judged.is_ruled)

    @property
    def tells(self) -> tuple[bool, ...]:
        """Parallel to the sides: which of them tell it."""
        return tuple([why is None for why in self.silence])


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


class PairLine(msgspec.Struct, frozen=True):
    """Two sources or houses that share an event, and what diffing them comes to in the events that they share.

    `points` has rows by verdict, all six, in order of gravity; `only` is how many of them only the left and only
    the right one tells. `denied`: events that one reports and the other denies. `unjudged`: events without a
    common point, where only a reader can compare their words; `otherwise`: events in which one quote is translated in
    two ways. `echoes`: facings in which they agree, but not independently; they are also counted as what they are.
    """

    left: str
    right: str
    events: int
    points: Mapping[Verdict, int]
    only: tuple[int, int]
    denied: int = 0
    echoes: int = 0
    unjudged: int = 0
    shifts: tuple[Shift, ...] = ()
    """By how much the right one's times are later throughout."""
    otherwise: int = 0
    alike: Mapping[Verdict, int] = {}
    """By verdict: rows that are the same or compatible and are points, neither times nor places."""
    ruled: Mapping[Verdict, int] = {}
    """By verdict: rows of which every pair of values that has it was ruled on, or left open; and ruled denials."""

    @property
    def contradictions(self) -> int:
        """Rows that differ, and denials."""
        return self.points.get(Verdict.DIFFERS, 0) + self.denied

    @property
    def wordings(self) -> int:
        """Rows that are worded otherwise, and quotes that are translated otherwise."""
        return self.points.get(Verdict.WORDED, 0) + self.otherwise
