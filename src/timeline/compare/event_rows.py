"""What the sources of one event tell differently: a row for each time, place and point, and its verdict.

All sources stand against each other. A row's verdict is the gravest between any two of them: differs, then not
comparable, compatible, same; `only` where a single source tells it. So three sources who can all be right are
compatible, however many values they give. The event's own time, place and points are the editor's findings, not a
telling: they take no part.

Times have a row `when` where they are moments, rows `began` and `ended` where they are spans. Beside a moment a span
counts in `when` as well, with its whole extent; spans among themselves are judged by their edges only.
"""

from collections.abc import Iterable, Sequence

import msgspec

from timeline.compare.cells import cells_of, compare_cells, verdict_of
from timeline.compare.claims import Claim, RowType, claims_of, stances
from timeline.compare.pairing import Compare, are_paired_kinds, compare_claims, unpaired
from timeline.compare.time_rows import EDGES, edge_claim, is_span
from timeline.compare.told import Told, in_order, told, told_earlier
from timeline.model import Event, Timeline
from timeline.verdict import Comparison, Distance, Verdict


class Row(msgspec.Struct, frozen=True, gc=False):
    """One time, place or point of an event, and how its tellings compare.

    `told`: figures and times ascend, wordings go by the number of their sources; earlier ones last. `distance` only
    where exactly two values differ and it can be told; `reason` only where the row is not comparable.
    """

    type: RowType
    name: str
    verdict: Verdict
    told: tuple[Told, ...]
    distance: Distance | None = None
    reason: str | None = None


_RANKS = {
    Verdict.DIFFERS: 0,
    Verdict.COMPATIBLE: 1,
    Verdict.NOT_COMPARABLE: 2,
    Verdict.SAME: 3,
    Verdict.ONLY: 4,
}
"""Rows in a drawing: ≠ ≈ ¦ = and last what one source tells."""

SAME = Comparison(Verdict.SAME)


def event_rows(event: Event, timeline: Timeline, *, brief: bool = False) -> tuple[Row, ...]:
    """The rows of an event: those that differ first, then compatible ones, not comparable ones, the same, one source's.

    Within a verdict they keep the order of the file. Nothing is parsed where all say the same in the same words.
    `brief` rows have their verdicts alone, no values, distances or reasons: a row is done at its first contradiction.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims_of(event.accounts):
        key = (claim.type, claim.name)
        if key in groups:
            groups[key].append(claim)
        else:
            groups[key] = [claim]
    rows: list[Row] = []
    for (row_type, _), claims in groups.items():
        if row_type == "when":
            rows.extend(_when_rows(claims, timeline, brief))
        else:
            rows.append(_row(claims, timeline, compare_claims, brief))
    if len(rows) > 1:
        rows.sort(key=_rank)
    return tuple(rows)


def disputed_points(rows: Iterable[Row]) -> tuple[str, ...]:
    """The names of the rows that differ."""
    return tuple(row.name for row in rows if row.verdict is Verdict.DIFFERS)


def denied_by(event: Event) -> tuple[str, ...]:
    """The sources whose latest account denies the event, in the order of the file.

    A denial is about the event as a whole, so it has no row of its own. What a denying account does tell (what
    happened instead, how many there really were) compares like anything else; on the rest it is silent.
    """
    return tuple(source for source, stance in stances(event.accounts).items() if stance == "denies")


def is_disputed(event: Event, timeline: Timeline) -> bool:
    """Whether two sources contradict each other: in a row, or because one denies what another reports."""
    if len(event.accounts) < 2:
        return False
    if {"denies", "reports"} <= set(stances(event.accounts).values()):
        return True
    return any(row.verdict is Verdict.DIFFERS for row in event_rows(event, timeline, brief=True))


def _rank(row: Row) -> int:
    return _RANKS[row.verdict]


def _when_rows(claims: Sequence[Claim], timeline: Timeline, brief: bool) -> list[Row]:
    standing = [claim for claim in claims if not claim.earlier] or claims
    spans = [claim for claim in standing if is_span(claim)]
    rows: list[Row] = []
    if len(spans) < len(standing):
        rows.append(_row(claims, timeline, _compare_extents if spans else compare_claims, brief))
    if len(spans) > 1 or len(spans) == len(standing):
        for name in EDGES:
            edges = [edge for claim in claims if (edge := edge_claim(claim, name)) is not None]
            if any(claim.type == name for claim in edges):
                rows.append(_row(edges, timeline, compare_claims, brief))
    return rows


def _compare_extents(left: Claim, right: Claim, timeline: Timeline) -> Comparison:
    """As `compare_claims`, but two spans do not differ here: that is for the rows of their edges."""
    found = compare_claims(left, right, timeline)
    if found.verdict is Verdict.DIFFERS and is_span(left) and is_span(right):
        return Comparison(Verdict.COMPATIBLE)
    return found


def _row(claims: Sequence[Claim], timeline: Timeline, compare: Compare, brief: bool) -> Row:
    first = claims[0]
    if len(claims) == 1:
        return Row(first.type, first.name, Verdict.ONLY, () if brief else (told(claims, timeline),))
    if len(claims) == 2 and first.source != claims[1].source and not (first.earlier or claims[1].earlier):
        return _row_of_two(first, claims[1], timeline, compare, brief)
    standing = [claim for claim in claims if not claim.earlier]
    sources = {claim.source for claim in standing}
    cells = cells_of(standing, timeline)
    several = len(sources) > 1 and (len(cells) > 1 or first.kind == "snapshot")
    verdict = Verdict.SAME if len(sources) > 1 else Verdict.ONLY
    if brief:
        return Row(first.type, first.name, verdict_of(cells, timeline, compare) if several else verdict, ())
    earlier = told_earlier(claims, timeline) if len(standing) < len(claims) else []
    if several:
        found = compare_cells(cells, timeline, compare)
        now = in_order(found.values, timeline)
        return Row(first.type, first.name, found.verdict, (*now, *earlier), found.distance, found.reason)
    return Row(first.type, first.name, verdict, (*(told(cell, timeline) for cell in cells), *earlier))


def _row_of_two(left: Claim, right: Claim, timeline: Timeline, compare: Compare, brief: bool) -> Row:
    """By far the most rows of a large store: one standing claim each of two sources."""
    if not are_paired_kinds(left, right):
        found = unpaired(left, (right,))
    elif left.text == right.text and left.when is None and ":" not in left.text:
        found = SAME
    else:
        found = compare(left, right, timeline)
    if brief:
        return Row(left.type, left.name, found.verdict, ())
    if found.verdict is Verdict.SAME:
        return Row(left.type, left.name, Verdict.SAME, (told((left, right), timeline),))
    contradicted = found.verdict is Verdict.DIFFERS
    values = [(claim, told((claim,), timeline, contradicted=contradicted)) for claim in (left, right)]
    return Row(left.type, left.name, found.verdict, in_order(values, timeline), found.distance, found.reason)
