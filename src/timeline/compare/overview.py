"""Every pair of houses, or of sources, that share an event: what the diff of the two comes to, where to look first."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec

from timeline.compare.claims import Claim, RowType
from timeline.compare.comparer import Comparer
from timeline.compare.echo import echo_between, has_echoes
from timeline.compare.facing import Opposed, oppose
from timeline.compare.judging import Pairs, denial_ruled, denial_verdict
from timeline.compare.overview_houses import Hearing, Telling, add_times
from timeline.compare.pair_line import PairLine
from timeline.compare.rows import agrees
from timeline.compare.shifts import Differences, Shift
from timeline.compare.silence import contradicts, denials
from timeline.compare.spoken import verdict_of_words
from timeline.compare.time_rows import time_rows, with_edges
from timeline.model import Event, Timeline
from timeline.verdict import Verdict


class Wanted(msgspec.Struct, frozen=True):
    """What of each pair counts. `within` is in microseconds.

    `points`: only rows of these names, and the events in which one of the two tells any. `unruled`: only what awaits a
    ruling. `align`: by how much the right one's times are later throughout is taken out.
    """

    within: int = 0
    points: frozenset[str] | None = None
    align: bool = False
    unruled: bool = False


_WHEN: tuple[RowType, str] = ("when", "when")


class _Row(NamedTuple):
    """A row that two houses both tell: `point`, `place` or the edge of a time, and what either claims."""

    type: RowType
    left: list[Claim]
    right: list[Claim]


class Count(msgspec.Struct, gc=False):
    """What two houses come to in some events."""

    points: Counter[Verdict] = msgspec.field(default_factory=Counter)
    ruled: Counter[Verdict] = msgspec.field(default_factory=Counter)
    alike: Counter[Verdict] = msgspec.field(default_factory=Counter)
    left_only: int = 0
    right_only: int = 0
    events: int = 0
    denied: int = 0
    echoes: int = 0
    unjudged: int = 0
    otherwise: int = 0

    def update(self, other: "Count") -> None:
        """Adds what they come to in other events."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


Taken = Mapping[tuple[str, str], Sequence[Shift]]
"""By how much the right one's times are later throughout, for each two houses of which that is so."""


class Counts:
    """What every two houses come to in some events, and by how much their times differ there."""

    def __init__(self) -> None:
        self.of: dict[tuple[str, str], Count] = {}
        self.differences: Differences[str] = Differences()

    def update(self, other: "Counts") -> None:
        """Adds what they come to in other events."""
        for pair, count in other.of.items():
            self.of.setdefault(pair, Count()).update(count)
        self.differences.extend(other.differences)

    def lines(self, hearing: Hearing) -> tuple[PairLine, ...]:
        """A line for each two of them, those that contradict most first."""
        shifts = self.differences.shifts()
        lines = [
            PairLine(
                left,
                right,
                count.events,
                {verdict: count.points[verdict] for verdict in Verdict},
                (count.left_only, count.right_only),
                count.denied,
                count.echoes,
                count.unjudged,
                shifts.get((left, right), ()),
                count.otherwise,
                dict(+count.alike),
                dict(+count.ruled),
            )
            for (left, right), count in self.of.items()
        ]
        order = {house: rank for rank, house in enumerate(hearing.houses)}
        return tuple(sorted(lines, key=lambda line: (*_gravity(line), order[line.left], order[line.right])))


def every_pair(
    timeline: Timeline,
    within: int = 0,
    points: Collection[str] | None = None,
    *,
    align: bool = False,
    own: bool = True,
    unruled: bool = False,
) -> tuple[PairLine, ...]:
    """One line for each two sources that have accounts of the same event, those that contradict most first.

    Without `own` one for each two houses: whoever speaks for a source is heard in its house, as in a diff of the two.
    With `points` only rows of these names count, and the events in which one of the two tells any of them; with
    `unruled` only what awaits a ruling.

    Only the events that both tell count: what one leaves out altogether, its pairs would repeat in every line. In a
    pair the one that speaks for itself stands left, else store order decides. `align` takes out of each pair by how
    much the right one's times are later throughout.
    """
    hearing = Hearing(timeline, own=own)
    wanted = Wanted(within, None if points is None else with_edges(points), align=align, unruled=unruled)
    return counts_of(timeline, hearing, wanted).lines(hearing)


def counts_of(timeline: Timeline, hearing: Hearing, wanted: Wanted, shifts: Taken | None = None) -> Counts:
    """What every two houses come to in the events of a timeline.

    `shifts` are what `align` takes out, where these events are not all that it rests on.
    """
    return _Counting(timeline, wanted).counts(hearing, shifts)


class _Counting:
    """One run over all events."""

    def __init__(self, timeline: Timeline, wanted: Wanted) -> None:
        self._timeline = timeline
        self._wanted = wanted
        self._comparer = Comparer(timeline, timeline, wanted.within)
        self._counts = Counts()

    def counts(self, hearing: Hearing, shifts: Taken | None) -> Counts:
        told = [one for event in self._timeline.events if (one := hearing.told(event)).tellings]
        for one in told:
            add_times(one, self._timeline, self._counts.differences)
        taken: Taken = {}
        if self._wanted.align:
            taken = self._counts.differences.shifts() if shifts is None else shifts
        for one in told:
            may_echo = len(one.tellings) > 1 and has_echoes(one.event, self._timeline)
            for left, right in one.pairs():
                later = taken.get((left.house, right.house), ())
                self._add(left, right.aligned(later) if later else right, one.event, may_echo=may_echo)
        return self._counts

    def _add(self, left: Telling, right: Telling, event: Event, *, may_echo: bool) -> None:
        """Counts one event of two houses that tell it."""
        wanted = self._wanted
        stances = [left.stances, right.stances]
        denying = contradicts(stances)
        told = denial_ruled([event.rulings], denials(stances, denying)) if denying and event.rulings else None
        is_denied = bool(denying) and denial_verdict(told) is Verdict.DIFFERS
        rows, only = _rows_of_two(left, right, wanted.points)
        if wanted.points is not None and not rows and only == (0, 0):
            return
        if wanted.unruled:
            rows, only = [row for row in rows if self._awaits(row.left, row.right)], (0, 0)
            if not rows:
                return
        count = self._counts.of.setdefault((left.house, right.house), Count())
        count.events += 1
        if is_denied:
            count.denied += 1
            count.ruled[Verdict.DIFFERS] += told is not None and told.is_ruled
        if wanted.points is None and not wanted.unruled:
            has_point = any(row.type == "point" for row in rows)
            words = verdict_of_words([left.accounts, right.accounts], is_pointless=not has_point and not denying)
            if words is not None:
                count.unjudged += words is Verdict.NOT_COMPARABLE
                count.otherwise += words is Verdict.WORDED
        if only != (0, 0):
            count.points[Verdict.ONLY] += sum(only)
            count.left_only += only[0]
            count.right_only += only[1]
        for row in rows:
            self._add_row(row, count, event if may_echo else None)

    def _add_row(self, row: _Row, count: Count, echoing: Event | None) -> None:
        """Counts a row that both tell; `echoing` is its event where two who agree in it may be one voice."""
        opposed = oppose(row.left, row.right, self._comparer)
        verdict = opposed[0].comparison.verdict
        count.points[verdict] += 1
        if agrees(verdict):
            if row.type == "point":
                count.alike[verdict] += 1
        elif _is_ruled(opposed):
            count.ruled[verdict] += 1
        if echoing is None:
            return
        for facing in opposed:
            if agrees(facing.comparison.verdict):
                one, other = ([claim.account for claim in side] for side in (facing.left, facing.right))
                count.echoes += echo_between(one, other, [(echoing, self._timeline)]) is not None

    def _awaits(self, left: list[Claim], right: list[Claim]) -> bool:
        """Whether two values of a row await a ruling."""
        pairs = Pairs()
        for one in oppose(left, right, self._comparer):
            pairs.add(one.left[0], one.right[0], one.comparison)
        return pairs.awaiting > 0


def _gravity(line: PairLine) -> tuple[int, int, int, int, int]:
    points = line.points
    return (
        -line.contradictions,
        -points[Verdict.WORDED],
        -points[Verdict.NOT_COMPARABLE],
        -points[Verdict.COMPATIBLE],
        -line.events,
    )


def _is_ruled(opposed: Sequence[Opposed]) -> bool:
    """Whether the editor has ruled on every pair of values that has the verdict of the row, or left it open."""
    first = opposed[0].comparison
    if first.judged is None:
        return False
    gravest = [one.comparison.judged for one in opposed if one.comparison.verdict is first.verdict]
    return all(judged is not None and judged.is_ruled for judged in gravest)


def _rows_of_two(left: Telling, right: Telling, names: Collection[str] | None) -> tuple[list[_Row], tuple[int, int]]:
    """The rows that two houses both tell, and how many one of them tells alone; times by their edges."""
    rows: list[_Row] = []
    alone = [0, 0]
    if _WHEN in left.rows or _WHEN in right.rows:
        for edge, (one, other) in time_rows([left.rows.get(_WHEN, []), right.rows.get(_WHEN, [])]):
            if names is not None and edge not in names:
                continue
            if one and other:
                rows.append(_Row(edge, one, other))
            else:
                alone[0 if one else 1] += 1
    shared = left.rows.keys() & right.rows.keys()
    for side, telling in enumerate((left, right)):
        if names is None:
            alone[side] += len(telling.rows) - len(shared) - (_WHEN in telling.rows) + (_WHEN in shared)
        else:
            alone[side] += sum(1 for key in telling.rows.keys() - shared if key != _WHEN and key[1] in names)
    rows.extend([
        _Row(key[0], left.rows[key], right.rows[key])
        for key in shared
        if key != _WHEN and (names is None or key[1] in names)
    ])  # fmt: skip
    return rows, (alone[0], alone[1])
