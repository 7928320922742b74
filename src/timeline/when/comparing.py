"""How two times compare: the same, both possible, or apart, and by how much."""

from typing import Literal

import msgspec

from timeline.verdict import Comparison, Verdict
from timeline.when.distance import between
from timeline.when.edge import Edge, Precision, When

COMPATIBLE = Comparison(Verdict.COMPATIBLE)
SAME = Comparison(Verdict.SAME)


class WhenRow(msgspec.Struct, frozen=True):
    """One compared edge: `when` for moments, `began` and `ended` for spans."""

    name: Literal["when", "began", "ended"]
    comparison: Comparison


def compare_when(left: When, right: When, within: int = 0) -> tuple[WhenRow, ...]:
    """The rows in which two times differ or agree.

    Spans compare edge by edge; an edge that one side does not state is compatible, one that neither states has no row.
    A moment and a span compare by the span's whole extent; `unknown` is compatible with anything. What is at most
    `within` microseconds apart is compatible.
    """
    if left.form == "unknown" or right.form == "unknown":
        return (WhenRow("when", COMPATIBLE),)
    if left.form == right.form == "span":
        rows = []
        if left.begin is not None or right.begin is not None:
            rows.append(WhenRow("began", _compare(left.begin, right.begin, within)))
        if left.end is not None or right.end is not None:
            rows.append(WhenRow("ended", _compare(left.end, right.end, within)))
        return tuple(rows)
    if left.form == right.form:
        return (WhenRow("when", _compare(left.begin, right.begin, within)),)
    return (WhenRow("when", _compare_extents(left, right, within)),)


def _compare(left: Edge | None, right: Edge | None, within: int) -> Comparison:
    if left is None or right is None:
        return COMPATIBLE
    overlap = _overlap(left, right)
    if overlap and _same(left, right):
        return SAME
    return COMPATIBLE if overlap else _apart(left, right, within)


def _overlap(left: Edge | When, right: Edge | When) -> bool:
    return (left.earliest is None or right.latest is None or left.earliest < right.latest) and (
        right.earliest is None or left.latest is None or right.earliest < left.latest
    )


def _same(left: Edge, right: Edge) -> bool:
    if left.earliest == right.earliest and left.latest == right.latest:
        return True
    if left.between is not None and right.between is not None:
        return all(
            one is other is None or (one is not None and other is not None and _same(one, other))
            for one, other in zip(left.between, right.between, strict=True)
        )
    return _label(left) is not None and _label(left) == _label(right)


def _label(edge: Edge) -> tuple[Precision, int | None, int | None, str] | None:
    """What a date without a written zone says, whatever zone it was read in; None for anything else.

    Two sources, one in Moscow and one in New York, who both write `2025-03-18` say the same.
    """
    if edge.has_clock or edge.zone is not None or edge.between is not None or edge.open:
        return None
    return edge.precision, edge.civil, edge.civil_end, edge.qualifier


def _compare_extents(left: When, right: When, within: int) -> Comparison:
    if _overlap(left, right):
        return COMPATIBLE
    if _is_before(left, right):
        one, other = left.end or left.begin, right.begin
    else:
        one, other = left.begin, right.end or right.begin
    return COMPATIBLE if one is None or other is None else _apart(one, other, within)


def _is_before(left: When, right: When) -> bool:
    return left.latest is not None and right.earliest is not None and left.latest <= right.earliest


def _apart(left: Edge, right: Edge, within: int) -> Comparison:
    micros, distance = between(left, right)
    if within and micros <= within:
        return COMPATIBLE
    return Comparison(Verdict.DIFFERS, distance)


def exclude(left: When | None, right: When | None, within: int = 0) -> bool:
    """Whether two times have no moment in common, each taken with its whole extent.

    A gap of at most `within` microseconds is none.
    """
    if left is None or right is None:
        return False
    gaps = [gap for first, later in ((left, right), (right, left)) if (gap := gap_between(first, later)) is not None]
    return any(gap >= 0 and (not within or gap > within) for gap in gaps)


def gap_between(first: When, later: When) -> int | None:
    """From the end of one time to the begin of another; None where one of these is open."""
    return None if first.latest is None or later.earliest is None else later.earliest - first.latest
