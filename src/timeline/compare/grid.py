"""The rows of an event that three or more sides tell: each value once, and who says so."""

from collections.abc import Callable, Sequence
from itertools import combinations

from msgspec.structs import replace

from timeline.compare.cells import cells_of
from timeline.compare.claims import Claim, RowType
from timeline.compare.comparer import Comparer
from timeline.compare.diff_row import UNSAID, DiffRow, GridValue, Silence
from timeline.compare.facing import oppose
from timeline.compare.independence import independent
from timeline.compare.judging import Pairs
from timeline.compare.rows import Ground
from timeline.compare.told import Told, in_order, told, told_earlier
from timeline.model import Account, Event, Timeline
from timeline.verdict import Distance, Verdict, gravest, reason_of

Comparers = Callable[[int, int], Comparer]
"""By the numbers of two sides, ascending."""


def gravest_first(rows: list[DiffRow]) -> tuple[DiffRow, ...]:
    """Rows in reading order, see `verdict.READING_ORDER`; of one verdict in theirs."""
    return tuple(sorted(rows, key=lambda row: row.verdict.rank))


def row_of_many(
    kind: RowType,
    name: str,
    sides: list[list[Claim]],
    comparers: Comparers,
    ground: Ground,
    events: Sequence[Event | None],
) -> DiffRow:
    """One row of several sides, at least one of which tells it. `events` is the event in the store of each side."""
    standing = [[claim for claim in claims if not claim.earlier] for claims in sides]
    cells = _Cells(standing, ground.timelines)
    pairs = Pairs()
    verdict, reasons, met, apart = _compared(standing, cells, comparers, pairs)
    merged = _merged(cells, met)
    first = ground.timelines[0]
    found: list[tuple[Claim, Told]] = []
    voices: dict[int, int] = {}
    numbers_of: dict[int, list[int]] = {}
    for numbers in merged:
        members = [claim for number in numbers for claim in cells.claims[number]]
        value = told(members, first, set().union(*[met.of(number) for number in numbers]))
        found.append((next(claim for claim in members if claim.source == value.sources[0]), value))
        voices[id(value)] = _independent(value.sources, [claim.account for claim in members], events, ground.timelines)
        numbers_of[id(value)] = numbers
    values: list[GridValue] = []
    for group in _joined([(value, numbers_of[id(value)]) for value in in_order(found, first)], met):
        for place, (value, numbers) in enumerate(group):
            sides_of = tuple(sorted({side for number in numbers for side in cells.sides[number]}))
            others = _others(numbers, sides_of, cells, met)
            values.append(GridValue(value, sides_of, voices[id(value)], others, is_joined=place > 0))
    earlier: tuple[tuple[Told, ...], ...] = ()
    if any(len(claims) < len(whole) for claims, whole in zip(standing, sides, strict=True)):
        earlier = tuple([
            tuple(told_earlier(claims, timeline)) for claims, timeline in zip(sides, ground.timelines, strict=True)
        ])  # fmt: skip
        values.extend(_earlier_values(earlier))
    silence = tuple([
        None if claims else Silence.RETRACTED if whole and why in UNSAID else why
        for claims, whole, why in zip(standing, sides, ground.absent, strict=True)
    ])  # fmt: skip
    distance = _distance(merged, apart)
    reason = reason_of(verdict, reasons, len(merged))
    counts = pairs.judged, None, pairs.count, pairs.awaiting
    return DiffRow(kind, name, verdict, silence, (), tuple(values), earlier, distance, reason, *counts)


def spread(row: DiffRow, telling: Sequence[int], absent: tuple[Silence, ...]) -> DiffRow:
    """A row of the sides with these numbers as one of all sides; `absent` says why the others are silent."""
    silence: list[Silence | None] = [*absent]
    for side, why in zip(telling, row.silence, strict=True):
        silence[side] = why
    values = tuple([
        replace(
            value,
            sides=tuple([telling[side] for side in value.sides]),
            others={telling[side]: verdict for side, verdict in value.others.items()},
        )
        for value in row.values
    ])  # fmt: skip
    earlier: tuple[tuple[Told, ...], ...] = ()
    if row.earlier:
        of_sides: list[tuple[Told, ...]] = [()] * len(absent)
        for side, said in zip(telling, row.earlier, strict=True):
            of_sides[side] = said
        earlier = tuple(of_sides)
    return replace(row, silence=tuple(silence), values=values, earlier=earlier)


class _Cells:
    """Claims of all sides, those together that compare alike with everything, and whose they are."""

    def __init__(self, sides: Sequence[Sequence[Claim]], timelines: Sequence[Timeline]) -> None:
        side_of: dict[int, list[int]] = {}
        claims: dict[int, tuple[Timeline, dict[int, Claim]]] = {}
        for side, (told_here, timeline) in enumerate(zip(sides, timelines, strict=True)):
            held = claims.setdefault(id(timeline), (timeline, {}))[1]
            for claim in told_here:
                held[id(claim)] = claim
                side_of.setdefault(id(claim), []).append(side)
        self.claims = [cell for timeline, held in claims.values() for cell in cells_of(list(held.values()), timeline)]
        self.sides = [sorted({side for claim in cell for side in side_of[id(claim)]}) for cell in self.claims]
        self._number = {id(claim): number for number, cell in enumerate(self.claims) for claim in cell}

    def number(self, claim: Claim) -> int:
        return self._number[id(claim)]


_Apart = dict[tuple[int, int], Distance | None]


class _Met:
    """The verdicts with which cells met each other, by their numbers."""

    def __init__(self, count: int) -> None:
        self._by_pair: dict[tuple[int, int], set[Verdict]] = {}
        self._by_cell: list[set[Verdict]] = [set() for _ in range(count)]

    def add(self, one: int, other: int, verdict: Verdict) -> None:
        self._by_pair.setdefault((min(one, other), max(one, other)), set()).add(verdict)
        self._by_cell[one].add(verdict)
        self._by_cell[other].add(verdict)

    def of(self, cell: int) -> set[Verdict]:
        return self._by_cell[cell]

    def between(self, ones: Sequence[int], others: Sequence[int]) -> set[Verdict]:
        pairs = [(min(one, other), max(one, other)) for one in ones for other in others]
        return set().union(*[self._by_pair.get(pair, ()) for pair in pairs])


def _compared(
    sides: Sequence[Sequence[Claim]], cells: _Cells, comparers: Comparers, pairs: Pairs
) -> tuple[Verdict, set[str], _Met, _Apart]:
    """The gravest verdict and its reasons; how cells met each other; which differ, by their numbers."""
    verdict = Verdict.SAME
    reasons: dict[Verdict, set[str]] = {}
    met = _Met(len(cells.claims))
    apart: _Apart = {}
    telling = _witnesses(sides, cells)
    if sum(1 for claims in sides if claims) < 2:
        return Verdict.ONLY, set(), met, apart
    for one, other in combinations(telling, 2):
        for opposed in oppose(sides[one], sides[other], comparers(one, other)):
            comparison = opposed.comparison
            pairs.add(opposed.left[0], opposed.right[0], comparison)
            verdict = gravest([verdict, comparison.verdict])
            if comparison.reason is not None:
                reasons.setdefault(comparison.verdict, set()).add(comparison.reason)
            first, second = sorted((cells.number(opposed.left[0]), cells.number(opposed.right[0])))
            met.add(first, second, comparison.verdict)
            if comparison.verdict is Verdict.DIFFERS:
                apart[first, second] = comparison.distance
    return verdict, reasons.get(verdict, set()), met, apart


_Numbered = tuple[Told, list[int]]
"""A value and the numbers of its cells."""


def _joined(values: Sequence[_Numbered], met: _Met) -> list[list[_Numbered]]:
    """Values that can all be true together in one group, the groups in the order of their first values."""
    groups: list[list[_Numbered]] = []
    for value, numbers in values:
        home = next(
            (group for group in groups if all(met.between(numbers, held) in _TOGETHER for _, held in group)), None
        )
        if home is None:
            groups.append([(value, numbers)])
        else:
            home.append((value, numbers))
    return groups


_TOGETHER = ({Verdict.COMPATIBLE}, {Verdict.COMPATIBLE, Verdict.SAME})


def _others(numbers: Sequence[int], sides: Sequence[int], cells: _Cells, met: _Met) -> dict[int, Verdict]:
    """What the other sides that tell the row say of a value, by their numbers: the gravest verdict of theirs with it.

    A side whose values stand against none of it tells another kind or moment of it.
    """
    told_by: dict[int, list[int]] = {}
    for number, tellers in enumerate(cells.sides):
        for side in tellers:
            if side not in sides:
                told_by.setdefault(side, []).append(number)
    return {
        side: gravest(list(met.between(numbers, own)) or [Verdict.NOT_COMPARABLE])
        for side, own in sorted(told_by.items())
    }


def _witnesses(sides: Sequence[Sequence[Claim]], cells: _Cells) -> list[int]:
    """The sides that tell it, but of those who tell the very same only two: the others compare as they do."""
    crowds: dict[tuple[int, ...], list[int]] = {}
    for side, claims in enumerate(sides):
        if claims:
            crowd = crowds.setdefault(tuple(sorted(cells.number(claim) for claim in claims)), [])
            if len(crowd) < 2:
                crowd.append(side)
    return sorted(side for crowd in crowds.values() for side in crowd)


def _merged(cells: _Cells, met: _Met) -> list[list[int]]:
    """The numbers of the cells, those together that all compare as the same with each other.

    `145` is the same as `145 drones` and as `145 missiles`, which are not the same: it goes with whichever side comes
    first.
    """

    def rank(number: int) -> tuple[list[int], str, str, int]:
        first = cells.claims[number][0]
        as_of = 0 if first.as_of is None or first.as_of.earliest is None else first.as_of.earliest
        return cells.sides[number], first.text, first.kind or "", as_of

    ranked = sorted(range(len(cells.claims)), key=rank)
    merged: list[list[int]] = []
    for number in ranked:
        for held in merged:
            if all(Verdict.SAME in met.between([number], [other]) for other in held):
                held.append(number)
                break
        else:
            merged.append([number])
    return merged


def _distance(merged: list[list[int]], apart: _Apart) -> Distance | None:
    """That between the only two values that differ, as the first sides tell them."""
    places = {number: (place, rank) for place, numbers in enumerate(merged) for rank, number in enumerate(numbers)}
    pairs = sorted((sorted(places[number] for number in pair), pair) for pair in apart)
    if len({(one[0], other[0]) for (one, other), _ in pairs}) != 1:
        return None
    return apart[pairs[0][1]]


def _independent(
    sources: Sequence[str], told: Sequence[Account], events: Sequence[Event | None], timelines: Sequence[Timeline]
) -> int:
    """How many of the sources of these accounts are independent voices, each asked in the first store that has it."""
    asked: set[int] = set()
    rest = list(sources)
    count = 0
    for event, timeline in zip(events, timelines, strict=True):
        if event is None or id(timeline) in asked or not rest:
            continue
        asked.add(id(timeline))
        here = {account.source for account in event.accounts}
        count += independent([source for source in rest if source in here], event, timeline, told)
        rest = [source for source in rest if source not in here]
    return count


def _earlier_values(earlier: Sequence[Sequence[Told]]) -> list[GridValue]:
    """What sides no longer say, each value of each source once."""
    found: dict[tuple[str, str | None, tuple[str, ...]], tuple[Told, list[int]]] = {}
    for side, values in enumerate(earlier):
        for value in values:
            found.setdefault((value.value, value.kind, value.sources), (value, []))[1].append(side)
    return [GridValue(value, tuple(sides), 0, {}) for value, sides in found.values()]
