"""The times of an event as rows: `when` where they are moments, `began` and `ended` where they are spans.

Beside a moment a span counts in `when` as well, with its whole extent; spans among themselves are judged by their
edges only, and only where two sides have one or nobody states a moment.
"""

from collections.abc import Collection, Sequence

import msgspec

from timeline.compare.claims import Claim, RowType
from timeline.verdict import Comparison, Verdict, gravest_of
from timeline.when import When, compare_when

EDGES: tuple[RowType, RowType] = ("began", "ended")


def with_edges(names: Collection[str]) -> frozenset[str]:
    """The names of the rows that are meant: a time has a row for each edge where it is a span."""
    return frozenset(names) | (frozenset(EDGES) if "when" in names else frozenset())


def time_rows(sides: Sequence[Sequence[Claim]]) -> list[tuple[RowType, list[list[Claim]]]]:
    """The rows that the times of some sides make, each with the claims of each side."""
    standing = [[claim for claim in claims if not claim.earlier] for claims in sides]
    has_spans = [any(is_span(claim) for claim in claims) for claims in standing]
    has_moments = any(not is_span(claim) for claims in standing for claim in claims)
    rows: list[tuple[RowType, list[list[Claim]]]] = []
    if has_moments:
        rows.append(("when", [list(claims) for claims in sides]))
    if not has_moments or sum(has_spans) > 1:
        for name in EDGES:
            edges = [[edge for claim in claims if (edge := edge_claim(claim, name)) is not None] for claims in sides]
            if any(claim.type == name and not claim.earlier for claims in edges for claim in claims):
                rows.append((name, edges))
    return rows


def is_span(claim: Claim) -> bool:
    """Whether a time has a begin and an end of its own."""
    return claim.when is not None and claim.when.form == "span"


def edge_claim(claim: Claim, name: RowType) -> Claim | None:
    """The claim of one edge of a span; None where it is not stated.

    A moment has no edges, but one that its source has since replaced by a span is kept as an earlier begin.
    """
    when = claim.when
    if when is None:
        return None
    if when.form != "span":
        return msgspec.structs.replace(claim, type=name, name=name) if claim.earlier and name == "began" else None
    edge = when.begin if name == "began" else when.end
    if edge is None:
        return None
    moment = When(edge.text, "moment", edge, None, edge.earliest, edge.latest)
    return msgspec.structs.replace(claim, type=name, name=name, text=edge.text, when=moment)


def compare_times(left: When, right: When, within: int) -> Comparison:
    """How two times compare in one row.

    Two spans in a row `when` do not differ: that is for the rows of their edges.
    """
    found = gravest_of([row.comparison for row in compare_when(left, right, within)])
    if found.verdict is Verdict.DIFFERS and left.form == right.form == "span":
        return Comparison(Verdict.COMPATIBLE)
    return found
