"""The rows of an event that two sides tell: what faces what, who says it, and why a side is silent."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from timeline.compare.claims import Claim, RowType
from timeline.compare.comparer import Comparer
from timeline.compare.diff_row import UNSAID, DiffRow, Echo, Facing, Silence
from timeline.compare.facing import Opposed, oppose
from timeline.compare.judging import Pairs
from timeline.compare.time_rows import time_rows
from timeline.compare.told import Told, told, told_earlier
from timeline.model import Account, Timeline
from timeline.verdict import Verdict

Grouped = list[tuple[RowType, str, list[list[Claim]]]]
"""Type and name of each row, and the claims of each side."""


class Ground(msgspec.Struct, frozen=True, gc=False):
    """What the rows of one event stand on, parallel to the sides.

    `absent` is what it means where a side does not tell a row. `echo` says why speakers of two sides who agree are
    one voice; None where no two sources of the event can be.
    """

    timelines: Sequence[Timeline]
    absent: tuple[Silence, ...]
    echo: Callable[[Sequence[Account], Sequence[Account]], Echo | None] | None = None


_TIMES = {"when": 0, "began": 1, "ended": 2}


def grouped(sides: Sequence[Sequence[Claim]], positions: Mapping[int, int]) -> Grouped:
    """The claims of some sides by what they are about, in the order of the file.

    `positions` are those of the accounts, by their identity; none where one side alone tells it. What nobody holds any
    more has no row.
    """
    groups: dict[tuple[RowType, str], list[list[Claim]]] = {}
    claimed = [(number, claim) for number, claims in enumerate(sides) for claim in claims]
    if positions:
        claimed.sort(key=lambda numbered: positions[id(numbered[1].account)])
    for number, claim in claimed:
        key = (claim.type, claim.name)
        group = groups.get(key)
        if group is None:
            group = groups[key] = [[] for _ in sides]
        group[number].append(claim)
    rows: Grouped = []
    for (kind, name), group in groups.items():
        if kind == "when":
            rows.extend((edge, edge, claims) for edge, claims in time_rows(group))
        elif any(not claim.earlier for claims in group for claim in claims):
            rows.append((kind, name, group))
    return rows


def in_reading_order(rows: list[DiffRow]) -> tuple[DiffRow, ...]:
    """What both sides tell: times, the place, points, gravest first; then what the left, then what the right one tells.

    Within these they keep the order of the file.
    """
    if len(rows) > 1:
        rows.sort(key=_reading_rank)
    return tuple(rows)


def _reading_rank(row: DiffRow) -> tuple[int, int, int]:
    place = 4 if row.type == "point" else _TIMES.get(row.type, 3)
    if row.verdict is Verdict.ONLY:
        return 1 + (row.silence[0] is not None), place, 0
    return 0, place, row.verdict.rank if place == 4 else 0


def row_of_two(kind: RowType, name: str, sides: list[list[Claim]], comparer: Comparer, ground: Ground) -> DiffRow:
    """One row of two sides, at least one of which tells it."""
    left, right = sides
    if len(left) + len(right) == 1:
        return _told_by_one(kind, name, left, right, ground)
    earlier: tuple[tuple[Told, ...], ...] = ()
    if _has_earlier(left) or _has_earlier(right):
        pairs = zip(sides, ground.timelines, strict=True)
        earlier = tuple([tuple(told_earlier(claims, timeline)) for claims, timeline in pairs])
        left, right = ([claim for claim in claims if not claim.earlier] for claims in sides)
    if not left or not right:
        absent = tuple([
            None if standing else Silence.RETRACTED if claims and why in UNSAID else why
            for standing, claims, why in zip((left, right), sides, ground.absent, strict=True)
        ])  # fmt: skip
    else:
        absent = (None, None)
    opposed = oppose(left, right, comparer)
    facings = tuple([_facing(each, ground) for each in opposed])
    judging = Pairs()
    for each in opposed:
        if each.left and each.right:
            judging.add(each.left[0], each.right[0], each.comparison)
    first = facings[0]
    distance, reason = first.distance, first.reason
    if len(facings) > 1 and facings[1].verdict is first.verdict:
        distance = None
        if any(facing.reason != reason for facing in facings if facing.verdict is first.verdict):
            reason = None
    counts = judging.judged, None, judging.count, judging.awaiting
    return DiffRow(kind, name, first.verdict, absent, facings, (), earlier, distance, reason, *counts)


def _told_by_one(kind: RowType, name: str, left: list[Claim], right: list[Claim], ground: Ground) -> DiffRow:
    """By far the most rows of a large store: one claim, and nothing on the other side."""
    if left:
        values = told(left, ground.timelines[0]), None
        return DiffRow(kind, name, Verdict.ONLY, (None, ground.absent[1]), (Facing(Verdict.ONLY, values),))
    value = told(right, ground.timelines[1])
    return DiffRow(kind, name, Verdict.ONLY, (ground.absent[0], None), (Facing(Verdict.ONLY, (None, value)),))


def _has_earlier(claims: Sequence[Claim]) -> bool:
    for claim in claims:  # noqa: SIM110 - runs for every row, and a generator costs more than the loop
        if claim.earlier:
            return True
    return False


def _facing(opposed: Opposed, ground: Ground) -> Facing:
    comparison = opposed.comparison
    against = (comparison.verdict,)
    left, right = opposed.left, opposed.right
    one = told(left, ground.timelines[0], against) if left else None
    other = told(right, ground.timelines[1], against) if right else None
    echo = None
    if ground.echo is not None and one is not None and other is not None and agrees(comparison.verdict):
        echo = ground.echo([claim.account for claim in left], [claim.account for claim in right])
    return Facing(comparison.verdict, (one, other), comparison.distance, comparison.reason, echo, comparison.judged)


def agrees(verdict: Verdict) -> bool:
    """Whether both values can be true."""
    return verdict in (Verdict.SAME, Verdict.COMPATIBLE)
