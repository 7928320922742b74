"""Every pair of sources that share an event, each in one line: where to look first."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

import msgspec

from timeline.compare.claims import Claim, RowType, claims_of, stances
from timeline.compare.comparer import Comparer
from timeline.compare.echo import echo_between, has_echoes
from timeline.compare.facing import oppose
from timeline.compare.report import PairLine
from timeline.compare.rows import agrees
from timeline.compare.shifts import Shift, aligned, shifts_between
from timeline.compare.silence import contradicts
from timeline.compare.spoken import verdict_of_words
from timeline.compare.time_rows import time_rows, with_edges
from timeline.model import Account, Event, Stance, Timeline
from timeline.verdict import Verdict

_Rows = dict[tuple[RowType, str], list[Claim]]


class _Told(msgspec.Struct, gc=False):
    """What one source tells of one event: its stance, and its standing claims by what they are about."""

    source: str
    stance: Stance
    rows: _Rows
    accounts: list[Account]

    @property
    def claims(self) -> list[Claim]:
        return [claim for claims in self.rows.values() for claim in claims]

    def aligned(self, shifts: Sequence[Shift]) -> "_Told":
        """The same with these shifts taken out of its times."""
        rows = {key: aligned(claims, shifts) for key, claims in self.rows.items()}
        return _Told(self.source, self.stance, rows, self.accounts)


class _Count(msgspec.Struct, gc=False):
    """What two sources came to so far."""

    events: int
    points: Counter[Verdict]
    only: list[int]
    denied: int
    echoes: int
    unjudged: int = 0


def every_pair(
    timeline: Timeline, within: int = 0, points: Collection[str] | None = None, *, align: bool = False
) -> tuple[PairLine, ...]:
    """One line for each two sources that have accounts of the same event, those that contradict most first.

    With `points` only rows of these names count, and the events in which one of the two tells any of them.

    Only the events that both tell count: what one leaves out altogether, its pairs would repeat in every line. In a
    pair the source that speaks for itself stands left, else store order decides. `align` takes out of each pair by how
    much the right one's times are later throughout.
    """
    order = timeline.source_order
    comparer = Comparer(timeline, timeline, within)
    wanted = None if points is None else with_edges(points)
    counts: defaultdict[tuple[str, str], _Count] = defaultdict(lambda: _Count(0, Counter(), [0, 0], 0, 0))
    told = [
        (event, sorted(_tellings(event), key=lambda told: order.get(told.source, len(order))))
        for event in timeline.events
    ]
    shifts = shifts_between([[(one.source, one.claims) for one in tellings] for _, tellings in told], timeline)
    for event, tellings in told:
        echoes = len(tellings) > 1 and has_echoes(event, timeline)
        for left, right in combinations(tellings, 2):
            if wanted is not None and not _tells_any(wanted, left, right):
                continue
            count = counts[left.source, right.source]
            count.events += 1
            is_denied = bool(contradicts([{left.source: left.stance}, {right.source: right.stance}]))
            count.denied += is_denied
            has_point = any(kind == "point" for kind, _ in left.rows.keys() & right.rows.keys())
            is_pointless = wanted is None and not has_point and not is_denied
            words = verdict_of_words([left.accounts, right.accounts], is_pointless=is_pointless)
            count.unjudged += words is Verdict.NOT_COMPARABLE
            taken = shifts.get((left.source, right.source), ()) if align else ()
            beside = right.aligned(taken) if taken else right
            for one, other in _count_rows(left, beside, comparer, count, wanted):
                count.echoes += echoes and echo_between(one, other, [(event, timeline)]) is not None
    lines = [
        PairLine(
            left,
            right,
            count.events,
            {verdict: count.points[verdict] for verdict in Verdict},
            (count.only[0], count.only[1]),
            count.denied,
            count.echoes,
            count.unjudged,
            shifts.get((left, right), ()),
        )
        for (left, right), count in counts.items()
    ]
    return tuple(sorted(lines, key=lambda line: (*_gravity(line), order[line.left], order[line.right])))


def _gravity(line: PairLine) -> tuple[int, int, int, int, int]:
    points = line.points
    return (
        -points[Verdict.DIFFERS] - line.denied,
        -points[Verdict.WORDED],
        -points[Verdict.NOT_COMPARABLE],
        -points[Verdict.COMPATIBLE],
        -line.events,
    )


def _tellings(event: Event) -> list[_Told]:
    if len(event.accounts) < 2:
        return []
    by_source: dict[str, list[Account]] = {}
    for account in event.accounts:
        by_source.setdefault(account.source, []).append(account)
    held = stances(event.accounts)
    return [
        _Told(source, held[source], _rows(claims_of(accounts, event.rulings)), accounts)
        for source, accounts in by_source.items()
        if held[source] != "retracted"
    ]


def _rows(claims: list[Claim]) -> _Rows:
    rows: _Rows = {}
    for claim in claims:
        if not claim.earlier:
            rows.setdefault((claim.type, claim.name), []).append(claim)
    return rows


def _count_rows(
    left: _Told, right: _Told, comparer: Comparer, count: _Count, wanted: frozenset[str] | None
) -> list[tuple[list[Account], list[Account]]]:
    """Counts the rows of two sources, and gives the accounts of both for each value in which they agree."""
    agreed: list[tuple[list[Account], list[Account]]] = []
    for name, one, other in _rows_of_two(left, right):
        if wanted is None or name in wanted:
            if not one or not other:
                count.points[Verdict.ONLY] += 1
                count.only[0 if one else 1] += 1
                continue
            opposed = oppose(one, other, comparer)
            count.points[opposed[0].comparison.verdict] += 1
            agreed.extend([
                ([claim.account for claim in facing.left], [claim.account for claim in facing.right])
                for facing in opposed
                if agrees(facing.comparison.verdict)
            ])  # fmt: skip
    return agreed


def _rows_of_two(left: _Told, right: _Told) -> Iterator[tuple[str, list[Claim], list[Claim]]]:
    """The name of each row of two sources and what either claims of it; times by their edges."""
    for key in left.rows.keys() | right.rows.keys():
        sides = [left.rows.get(key, []), right.rows.get(key, [])]
        if key[0] == "when":
            yield from ((edge, claims[0], claims[1]) for edge, claims in time_rows(sides))
        else:
            yield key[1], sides[0], sides[1]


def _tells_any(wanted: frozenset[str], left: _Told, right: _Told) -> bool:
    return any(name in wanted for name, _, _ in _rows_of_two(left, right))
