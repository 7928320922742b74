"""Many sources on one point: who says the same, who contradicts whom, and what the whole comes to."""

from collections.abc import Sequence
from itertools import combinations

import msgspec

from timeline.compare.claims import Claim
from timeline.compare.comparer import Comparer, may_have_home
from timeline.compare.judging import Pairs
from timeline.compare.pairing import pair_claims
from timeline.compare.told import Against, Told, told
from timeline.model import Timeline
from timeline.verdict import Comparison, Distance, Verdict, reason_of

CONTESTED = frozenset((Verdict.DIFFERS, Verdict.WORDED))
"""The verdicts of values of which at most one stands: who says the one says otherwise than the other."""

Cells = list[list[Claim]]
"""Claims, those together that compare alike with everything."""


class _ByCells(Comparer):
    """Compares claims of some cells; those of two cells once, whoever says them."""

    def __init__(self, cells: Cells, comparer: Comparer) -> None:
        super().__init__(comparer.left, comparer.right, comparer.within)
        self.cell_of = {id(claim): number for number, cell in enumerate(cells) for claim in cell}
        self._found: dict[tuple[int, int], Comparison] = {}

    def compare(self, one: Claim, other: Claim) -> Comparison:
        key = self.cell_of[id(one)], self.cell_of[id(other)]
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = super().compare(one, other)
        return found


class Compared(msgspec.Struct):
    """What comparing all sources with all came to."""

    verdict: Verdict
    pairs: Pairs
    reasons: dict[Verdict, set[str]]
    against: list[set[Verdict]]
    """Of each cell the verdicts of its pairs."""
    same: set[tuple[int, int]]
    """The numbers of cells that compare as the same."""
    apart: dict[tuple[int, int], Comparison]
    """Those of contested ones, as gravely as any of their sources are."""


class Found(msgspec.Struct, frozen=True):
    """The values of some cells, each with one of its claims, in the order of the sources."""

    values: list[tuple[Claim, Told]]
    distance: Distance | None
    reason: str | None
    against: list[Against]
    """The pairs of values of which two sources contradict or word each other otherwise, where that is the verdict."""


def cells_of(claims: Sequence[Claim], timeline: Timeline) -> Cells:
    """Claims that compare alike with everything, known without parsing: the same words, kind, language and zone."""
    cells: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        account, point = claim.account, claim.point
        key: tuple[object, ...] = (claim.text, claim.kind, account.lang, account.translation is None, claim.is_denied)
        if claim.when is not None:
            key = (claim.text, claim.when.earliest, claim.when.latest)
        elif point is not None and (point.kind == "snapshot" or point.read_as is not None or may_have_home(claim)):
            moment = None if claim.moment is None else (claim.moment.strict_earliest, claim.moment.strict_latest)
            clock = claim.source if claim.source in timeline.clocked else None
            at = moment if point.kind == "snapshot" else None
            key = (*key, point.read_as, timeline.home(claim.source), clock, claim.shift, at)
        if claim.rulings and any(ruling.between for ruling in claim.rulings):
            # What such a ruling says of a value depends on who says it.
            key = (*key, claim.source)
        cells.setdefault(key, []).append(claim)
    return list(cells.values())


def compare_cells(cells: Cells, comparer: Comparer) -> Compared:
    """All pairs of sources, and the verdict over them."""
    by_cells = _ByCells(cells, comparer)
    cell_of = by_cells.cell_of
    compared = Compared(Verdict.SAME, Pairs(), {}, [set() for _ in cells], set(), {})
    for left, right in combinations(_witnesses(cells), 2):
        for pair in pair_claims(left, right, by_cells):
            found = pair.comparison
            if found.verdict.gravity < compared.verdict.gravity:
                compared.verdict = found.verdict
            if found.reason is not None:
                compared.reasons.setdefault(found.verdict, set()).add(found.reason)
            if pair.left is not None and pair.right is not None:
                compared.pairs.add(pair.left, pair.right, found)
                one, other = sorted((cell_of[id(pair.left)], cell_of[id(pair.right)]))
                compared.against[one].add(found.verdict)
                compared.against[other].add(found.verdict)
                if found.verdict is Verdict.SAME:
                    compared.same.add((one, other))
                elif found.verdict in CONTESTED:
                    held = compared.apart.get((one, other))
                    if held is None or found.verdict.gravity <= held.verdict.gravity:
                        compared.apart[one, other] = found
    return compared


def values_of(compared: Compared, cells: Cells, timeline: Timeline) -> Found:
    """The values of cells that were compared, those that are the same as one."""
    verdict = compared.verdict
    merged = _merged(cells, compared.same, timeline)
    values = []
    for numbers in merged:
        members = [claim for number in numbers for claim in cells[number]]
        value = told(members, timeline, set().union(*[compared.against[number] for number in numbers]))
        values.append((next(claim for claim in members if claim.source == value.sources[0]), value))
    reason = reason_of(verdict, compared.reasons.get(verdict, ()), len(values))
    found_apart = _apart(merged, compared.apart)
    distances = [one.distance for one in found_apart.values() if one.verdict is Verdict.DIFFERS]
    opposed = [
        Against((values[one][1], values[other][1]), comparison)
        for (one, other), comparison in found_apart.items()
        if comparison.verdict is verdict
    ]
    return Found(values, distances[0] if len(distances) == 1 else None, reason, opposed)


def verdict_of(cells: Cells, comparer: Comparer) -> Verdict:
    """The verdict of `compare_cells` alone; the first contradiction ends the search."""
    verdict = Verdict.SAME
    by_cells = _ByCells(cells, comparer)
    for left, right in combinations(_witnesses(cells), 2):
        for pair in pair_claims(left, right, by_cells):
            found = pair.comparison.verdict
            if found is Verdict.DIFFERS:
                return found
            if found.gravity < verdict.gravity:
                verdict = found
    return verdict


def _witnesses(cells: Cells) -> list[list[Claim]]:
    """The claims of each source, but of those who tell the very same only two: the others compare as they do."""
    by_source: dict[str, list[tuple[int, Claim]]] = {}
    for number, cell in enumerate(cells):
        for claim in cell:
            by_source.setdefault(claim.source, []).append((number, claim))
    crowds: dict[tuple[int, ...], list[list[Claim]]] = {}
    for numbered in by_source.values():
        crowd = crowds.setdefault(tuple(number for number, _ in numbered), [])
        if len(crowd) < 2:
            crowd.append([claim for _, claim in numbered])
    return [claims for crowd in crowds.values() for claims in crowd]


def _apart(merged: list[list[int]], apart: dict[tuple[int, int], Comparison]) -> dict[tuple[int, int], Comparison]:
    """Which values stand against each other, by their places, as gravely as any of their sources do.

    Of those that do so equally, the first sources count.
    """
    places = {number: (place, rank) for place, numbers in enumerate(merged) for rank, number in enumerate(numbers)}
    found: dict[tuple[int, int], tuple[tuple[int, int, int], Comparison]] = {}
    for pair, comparison in apart.items():
        (one, rank), (other, other_rank) = sorted(places[number] for number in pair)
        key = comparison.verdict.gravity, rank, other_rank
        held = found.get((one, other))
        if held is None or key < held[0]:
            found[one, other] = key, comparison
    return {pair: comparison for pair, (_, comparison) in found.items()}


def _merged(cells: Cells, same: set[tuple[int, int]], timeline: Timeline) -> list[list[int]]:
    """The numbers of the cells, those together that all compare as the same with each other.

    `145` is the same as `145 drones` and as `145 missiles`, which are not the same: it goes with whichever comes
    first in the order of the sources.
    """
    order = timeline.source_order

    def rank(number: int) -> tuple[int, str, str, int, int]:
        cell = cells[number]
        first = min(order.get(claim.source, len(order)) for claim in cell)
        as_of, when = cell[0].as_of, cell[0].when
        bounds = [0 if one is None or one.earliest is None else one.earliest for one in (as_of, when)]
        return first, cell[0].text, cell[0].kind or "", bounds[0], bounds[1]

    merged: list[list[int]] = []
    for number in sorted(range(len(cells)), key=rank):
        home = next(
            (held for held in merged if all(tuple(sorted((number, other))) in same for other in held)),
            None,
        )
        if home is None:
            merged.append([number])
        else:
            home.append(number)
    return merged
