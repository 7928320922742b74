"""The points of one event: every value, who says it and where, and, where that was asked for, how they compare.

Values stand as their sources word them: two wordings that compare as the same are two values here. How each two of
them compare is kept beside them, so that the page can set any two sources side by side without comparing anything.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import msgspec

from timeline.compare.cells import Cells, cells_of
from timeline.compare.claims import Claim, RowType, claims_of
from timeline.compare.comparer import Comparer, value_of
from timeline.compare.event_rows import Row
from timeline.compare.facing import oppose
from timeline.compare.time_rows import time_rows
from timeline.compare.told import Told, in_order, told, told_earlier
from timeline.handover.chronology import Cited
from timeline.model import Event, Point, Ruling, Timeline
from timeline.page.speakers import Speaker
from timeline.value import TimeValue
from timeline.verdict import Comparison, Verdict
from timeline.when import When


class Says(msgspec.Struct, frozen=True):
    """Who says a value, and where. `chain` are the numbers of the speaker and of those above him."""

    claim: Claim
    speaker: Speaker
    chain: tuple[int, ...]
    cited: tuple[Cited, ...]


class Value(msgspec.Struct, frozen=True):
    """One value as it is worded. `when` is the time that it is; `earlier`: its sources have since said otherwise."""

    told: Told
    when: When | None
    says: tuple[Says, ...]
    is_moment: bool = False
    """A time that is no span: where a side tells one, the row `when` is the one that compares."""
    among: Comparison | None = None
    """How it compares as two of its sources say it, where that is not the same: a snapshot of no known moment."""

    @property
    def earlier(self) -> bool:
        """Whether its sources no longer hold it."""
        return self.told.earlier


class Between(msgspec.Struct, frozen=True):
    """How two values compare, by their places: the first below the second. `ruling` is a place among the rulings."""

    places: tuple[int, int]
    comparison: Comparison
    ruling: int | None = None


class Sides(msgspec.Struct, frozen=True):
    """Which values of two speakers stand against each other, where one of them has several."""

    speakers: tuple[int, int]
    facing: tuple[tuple[int, int], ...]


class PointRow(msgspec.Struct, frozen=True):
    """A time, a place or a point. `verdict` is that of all sources together, None where that was not asked for.

    `values` are the standing ones as they are read, then the earlier ones. `is_told_otherwise`: more than one of them
    stands, and they are not the same. `rulings` and `finding` are the editor's.
    """

    type: RowType
    name: str
    values: tuple[Value, ...]
    is_told_otherwise: bool
    verdict: Verdict | None = None
    between: tuple[Between, ...] = ()
    sides: tuple[Sides, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    finding: Point | None = None


class Making(msgspec.Struct, frozen=True):
    """What the rows of every event of a page are made with."""

    timeline: Timeline
    """The one whose comparing may be shown."""
    says: Callable[[Claim], Says]
    with_verdicts: bool
    with_rulings: bool


def point_rows(event: Event, plain: Sequence[Row], compared: Sequence[Row], making: Making) -> tuple[PointRow, ...]:
    """The rows of an event of `making.timeline`.

    `plain` are its rows as its sources tell it, by which it is decided what is told otherwise; `compared` those with
    what was asked for. With verdicts the rows stand in reading order, without them in the order of the file.
    """
    otherwise = {
        (row.type, row.name)
        for row in plain
        if row.verdict not in (Verdict.SAME, Verdict.ONLY) and sum(not value.earlier for value in row.told) > 1
    }
    verdicts = {(row.type, row.name): row.verdict for row in compared} if making.with_verdicts else {}
    rows = [
        _row(kind, name, claims, event, making, (kind, name) in otherwise, verdicts.get((kind, name)))
        for kind, name, claims in _grouped(event)
    ]
    if making.with_verdicts:
        ranks = {(row.type, row.name): rank for rank, row in enumerate(compared)}
        rows.sort(key=lambda row: ranks.get((row.type, row.name), len(ranks)))
    return tuple(rows)


def _grouped(event: Event) -> Iterator[tuple[RowType, str, list[Claim]]]:
    groups: dict[tuple[RowType, str], list[Claim]] = {}
    for claim in claims_of(event.accounts, event.rulings):
        groups.setdefault((claim.type, claim.name), []).append(claim)
    for (kind, name), claims in groups.items():
        if kind != "when":
            yield kind, name, claims
            continue
        rows = time_rows([[claim] for claim in claims])
        if not rows:
            yield kind, name, claims
        for edge, told_by in rows:
            yield edge, edge, [claim for one in told_by for claim in one]


def _row(
    kind: RowType,
    name: str,
    claims: list[Claim],
    event: Event,
    making: Making,
    is_told_otherwise: bool,
    verdict: Verdict | None,
) -> PointRow:
    timeline = making.timeline
    cells = _ordered(cells_of([claim for claim in claims if not claim.earlier], timeline), timeline)
    comparer = Comparer(timeline, timeline)
    values = [
        _value(one, cell, making, _among(cell, comparer) if making.with_verdicts else None) for one, cell in cells
    ]
    values += [_value(one, _saying(one, claims), making) for one in told_earlier(claims, timeline)]
    rulings: tuple[Ruling, ...] = ()
    finding = None
    if making.with_rulings:
        rulings = tuple({id(ruling): ruling for claim in claims for ruling in claim.rulings}.values())
        found = [point for point in event.points if point.name == name]
        finding = found[0] if found and kind == "point" else None
    between: tuple[Between, ...] = ()
    sides: tuple[Sides, ...] = ()
    if making.with_verdicts or rulings:
        standing = [cell for _, cell in cells]
        between = tuple(_between(standing, comparer, rulings))
        sides = tuple(_sides(standing, comparer, making)) if making.with_verdicts else ()
    return PointRow(kind, name, tuple(values), is_told_otherwise, verdict, between, sides, rulings, finding)


def _ordered(cells: Cells, timeline: Timeline) -> list[tuple[Told, list[Claim]]]:
    """The values of a row with their claims, in the order in which they are read."""
    told_here = [(told(cell, timeline), cell) for cell in cells]
    first = [(next(claim for claim in cell if claim.source == one.sources[0]), one) for one, cell in told_here]
    places = {id(one): place for place, one in enumerate(in_order(first, timeline))}
    return sorted(told_here, key=lambda pair: places[id(pair[0])])


def _saying(earlier: Told, claims: Sequence[Claim]) -> list[Claim]:
    return [
        claim
        for claim in claims
        if claim.earlier and claim.text == earlier.value and claim.kind == earlier.kind
        and claim.is_denied == earlier.denied and claim.source in earlier.sources
    ]  # fmt: skip


def _value(one: Told, claims: Sequence[Claim], making: Making, among: Comparison | None = None) -> Value:
    order = making.timeline.source_order
    ordered = sorted(claims, key=lambda claim: order.get(claim.source, len(order)))
    when = one.when
    if when is None and claims[0].type == "point":
        value = value_of(ordered[0], making.timeline)
        when = value.when if isinstance(value, TimeValue) and value.when.form != "unknown" else None
    is_moment = one.when is not None and one.when.form == "moment" and claims[0].type == "when"
    return Value(one, when, tuple([making.says(claim) for claim in ordered]), is_moment, among)


def _among(cell: list[Claim], comparer: Comparer) -> Comparison | None:
    other = next((claim for claim in cell if claim.source != cell[0].source), None)
    if other is None:
        return None
    found = oppose(cell[:1], [other], comparer)[0].comparison
    return None if found.verdict is Verdict.SAME else found


def _between(cells: Sequence[list[Claim]], comparer: Comparer, rulings: Sequence[Ruling]) -> Iterator[Between]:
    for (one, left), (other, right) in combinations(enumerate(cells), 2):
        comparison = oppose(left[:1], right[:1], comparer)[0].comparison
        yield Between((one, other), comparison, _ruling(left[0], right[0], comparison, rulings))


def _ruling(one: Claim, other: Claim, comparison: Comparison, rulings: Sequence[Ruling]) -> int | None:
    """The place of the ruling that holds for two claims."""
    said = comparison.judged
    if said is None or not said.is_ruled:
        return None
    held = {one.source, other.source}
    holding = [
        place
        for place, ruling in enumerate(rulings)
        if (ruling.verdict, ruling.because, ruling.by) == (said.verdict, said.because, said.by)
        and (not ruling.between or held <= {*ruling.between})
    ]
    return holding[0] if holding else None


def _sides(cells: Sequence[list[Claim]], comparer: Comparer, making: Making) -> Iterator[Sides]:
    """What stands against what between each two speakers one of whom, with those who speak for him, says several."""
    place_of = {id(claim): place for place, cell in enumerate(cells) for claim in cell}
    chains = {id(claim): making.says(claim).chain for cell in cells for claim in cell}
    said: dict[int, set[int]] = {}
    for cell in cells:
        for claim in cell:
            for speaker in chains[id(claim)]:
                said.setdefault(speaker, set()).add(place_of[id(claim)])
    if all(len(places) < 2 for places in said.values()):
        return
    for left, right in combinations(sorted(said), 2):
        if len(said[left]) < 2 and len(said[right]) < 2:
            continue
        claims: tuple[list[Claim], list[Claim]] = ([], [])
        for cell in cells:
            for claim in cell:
                side = next((number for number in chains[id(claim)] if number in (left, right)), None)
                if side is not None:
                    claims[side == right].append(claim)
        if all(claims):
            facing = [
                (place_of[id(each.left[0])], place_of[id(each.right[0])])
                for each in oppose(*claims, comparer)
                if each.left and each.right
            ]
            yield Sides((left, right), tuple(facing))
