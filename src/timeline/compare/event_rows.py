"""What the sources of one event tell differently: a row for each time, place and point, and its verdict.

All sources stand against each other. A row's verdict is the gravest between any two of them: differs, worded, then
not comparable, compatible, same; `only` where a single source tells it. So three sources who can all be right are
compatible, however many values they give. The event's own time, place and points are the editor's findings, not a
telling: they take no part.

Times have a row `when` where they are moments, rows `began` and `ended` where they are spans. Beside a moment a span
counts in `when` as well, with its whole extent; spans among themselves are judged by their edges only.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Literal

import msgspec

from timeline.compare.cells import CONTESTED, cells_of, compare_cells, values_of, verdict_of
from timeline.compare.claims import Claim, RowType, claims_of, stances
from timeline.compare.comparer import Comparer
from timeline.compare.independence import is_single_source
from timeline.compare.judging import JudgedPair, Pairs, denial_ruled, denial_verdict, judged
from timeline.compare.kinds import are_paired_kinds, unpaired
from timeline.compare.time_rows import EDGES, edge_claim, is_span
from timeline.compare.told import Against, Told, in_order, told, told_earlier
from timeline.model import Event, Timeline
from timeline.verdict import Distance, Verdict


class Row(msgspec.Struct, frozen=True, gc=False):
    """One time, place or point of an event, and how its tellings compare.

    `told`: figures and times ascend, wordings go by the number of their sources; earlier ones last. `distance` only
    where exactly two values differ and it can be told; `reason` only where the row is not comparable, or worded.
    """

    type: RowType | Literal["told"]
    name: str
    verdict: Verdict
    told: tuple[Told, ...]
    distance: Distance | None = None
    reason: str | None = None
    against: tuple[Against, ...] = ()
    """The pairs of values that differ, or where none does, are worded otherwise; what may stand beside is left out."""
    judged: tuple[JudgedPair, ...] = ()
    """What the editor has said of pairs of its values, each pair once, gravest first."""
    pairs: int = 0
    awaiting: int = 0
    """How many pairs of different values were compared, and how many of them await a ruling."""


Values = Literal["all", "contested", "none"]
"""Which rows have their values: all, those that differ or are worded otherwise, or none."""


def event_rows(event: Event, timeline: Timeline, *, values: Values = "all", within: int = 0) -> tuple[Row, ...]:
    """The rows of an event: in reading order, see `verdict.READING_ORDER`.

    Within a verdict they keep the order of the file. Nothing is parsed where all say the same in the same words.
    A row without its `values` has its verdict alone, no distance and no reason; where none has them, a row is done at
    its first contradiction.
    `within` (microseconds) is for times.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims_of(event.accounts, event.rulings):
        key = (claim.type, claim.name)
        if key in groups:
            groups[key].append(claim)
        else:
            groups[key] = [claim]
    comparer = Comparer(timeline, timeline, within)
    rows: list[Row] = []
    for (row_type, _), claims in groups.items():
        if row_type == "when":
            rows.extend(_when_rows(claims, comparer, values))
        else:
            rows.append(_row(claims, comparer, values))
    if len(rows) > 1:
        rows.sort(key=_rank)
    return tuple(rows)


def disputed_points(rows: Iterable[Row]) -> tuple[str, ...]:
    """The names of the rows that differ."""
    return tuple(row.name for row in rows if row.verdict is Verdict.DIFFERS)


def worded_points(rows: Iterable[Row]) -> tuple[str, ...]:
    """The names of the rows that are worded otherwise, and in which nothing differs."""
    return tuple(row.name for row in rows if row.verdict is Verdict.WORDED)


def denied_by(event: Event) -> tuple[str, ...]:
    """The sources whose latest account denies the event, in the order of the file.

    A denial is about the event as a whole, so it has no row of its own. What a denying account does tell (what
    happened instead, how many there really were) compares like anything else; on the rest it is silent.
    """
    return tuple(source for source, stance in stances(event.accounts).items() if stance == "denies")


def is_denied(event: Event) -> bool:
    """Whether one source denies what another reports, and the editor has not ruled otherwise."""
    row = denial_row(event)
    return row is not None and row.verdict is Verdict.DIFFERS


def denial_row(event: Event) -> Row | None:
    """Who reports the event as a whole and who denies it, as a row `told` to stand above the others; None without any.

    What has a row of its own elsewhere counts no second time: `event_rows` does not hold it.
    """
    if not any(account.stance == "denies" for account in event.accounts):
        return None
    denying = denied_by(event)
    if not denying:
        return None
    reporting = tuple(source for source, stance in stances(event.accounts).items() if stance == "reports")
    if not reporting:
        return Row("told", "told", Verdict.ONLY, (Told("denied", denying),))
    ruled = denial_ruled([event.rulings], [*product(denying, reporting)])
    verdict = denial_verdict(ruled)
    pairs = () if ruled is None else (JudgedPair(("reported", "denied"), verdict, ruled),)
    return Row("told", "told", verdict, (Told("reported", reporting), Told("denied", denying)), judged=pairs)


def is_disputed(event: Event, timeline: Timeline) -> bool:
    """Whether two sources contradict each other: in a row, or because one denies what another reports."""
    if len(event.accounts) < 2:
        return False
    if is_denied(event):
        return True
    return any(row.verdict is Verdict.DIFFERS for row in event_rows(event, timeline, values="none"))


def is_worded(event: Event, timeline: Timeline) -> bool:
    """Whether sources tell something of it in words that are not the same, and do not contradict each other there."""
    if len(event.accounts) < 2:
        return False
    denial = denial_row(event)
    if denial is not None and denial.verdict is Verdict.WORDED:
        return True
    return bool(worded_points(event_rows(event, timeline, values="none")))


def is_undisputed(event: Event, timeline: Timeline) -> bool:
    """Whether two or more independent sources report it, and no source contradicts another on it."""
    return not is_single_source(event, timeline) and not is_disputed(event, timeline)


def _rank(row: Row) -> int:
    return row.verdict.rank


def _when_rows(claims: Sequence[Claim], comparer: Comparer, values: Values) -> list[Row]:
    standing = [claim for claim in claims if not claim.earlier] or claims
    spans = [claim for claim in standing if is_span(claim)]
    rows: list[Row] = []
    if len(spans) < len(standing):
        rows.append(_row(claims, comparer, values))
    if len(spans) > 1 or len(spans) == len(standing):
        for name in EDGES:
            edges = [edge for claim in claims if (edge := edge_claim(claim, name)) is not None]
            if any(claim.type == name for claim in edges):
                rows.append(_row(edges, comparer, values))
    return rows


def _row(claims: Sequence[Claim], comparer: Comparer, values: Values) -> Row:
    first, timeline = claims[0], comparer.left
    if len(claims) == 1:
        return Row(first.type, first.name, Verdict.ONLY, (told(claims, timeline),) if values == "all" else ())
    if len(claims) == 2 and first.source != claims[1].source and not (first.earlier or claims[1].earlier):
        return _row_of_two(first, claims[1], comparer, values)
    standing = [claim for claim in claims if not claim.earlier]
    sources = {claim.source for claim in standing}
    cells = cells_of(standing, timeline)
    several = len(sources) > 1 and (len(cells) > 1 or not _is_like_itself(standing[0]))
    compared = compare_cells(cells, comparer) if several and values != "none" else None
    if compared is not None:
        verdict = compared.verdict
    elif several:
        verdict = verdict_of(cells, comparer)
    else:
        verdict = Verdict.SAME if len(sources) > 1 else Verdict.ONLY
    if not _has_values(verdict, values):
        return Row(first.type, first.name, verdict, ())
    earlier = told_earlier(claims, timeline) if len(standing) < len(claims) else []
    if compared is None:
        return Row(first.type, first.name, verdict, (*(told(cell, timeline) for cell in cells), *earlier))
    found = values_of(compared, cells, timeline)
    now = in_order(found.values, timeline)
    places = {id(value): place for place, value in enumerate(now)}
    pairs = [_ascending(pair, places) for pair in found.against]
    against = tuple(sorted(pairs, key=lambda pair: [places[id(value)] for value in pair.values]))
    counts = compared.pairs.judged, compared.pairs.count, compared.pairs.awaiting
    return Row(first.type, first.name, verdict, (*now, *earlier), found.distance, found.reason, against, *counts)


def _has_values(verdict: Verdict, values: Values) -> bool:
    return values == "all" or (values == "contested" and verdict in CONTESTED)


def _is_like_itself(claim: Claim) -> bool:
    """Whether whoever tells the very same agrees: not where the moment of a snapshot or a time is not known."""
    return claim.kind != "snapshot" and (claim.when is None or claim.when.form != "unknown")


def _row_of_two(left: Claim, right: Claim, comparer: Comparer, values: Values) -> Row:
    """By far the most rows of a large store: one standing claim each of two sources."""
    timeline = comparer.left
    if are_paired_kinds(left, right):
        found = comparer.compare(left, right)
    else:
        found = judged(left, right, unpaired(left, (right,)))
    if not _has_values(found.verdict, values):
        return Row(left.type, left.name, found.verdict, ())
    pairs = Pairs()
    pairs.add(left, right, found)
    counts = pairs.judged, pairs.count, pairs.awaiting
    if found.verdict is Verdict.SAME:
        return Row(left.type, left.name, Verdict.SAME, (told((left, right), timeline),), None, None, (), *counts)
    sides = [(claim, told((claim,), timeline, (found.verdict,))) for claim in (left, right)]
    one, other = in_order(sides, timeline)
    against = (Against((one, other), found),) if found.verdict in CONTESTED else ()
    return Row(left.type, left.name, found.verdict, (one, other), found.distance, found.reason, against, *counts)


def _ascending(pair: Against, places: Mapping[int, int]) -> Against:
    one, other = pair.values
    return pair if places[id(one)] < places[id(other)] else Against((other, one), pair.comparison)
