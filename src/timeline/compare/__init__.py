"""How tellings differ: claims of sources, which of them stand against each other, and the verdict."""

from timeline.compare.claims import Claim, RowType, claims_of, latest_first, stances
from timeline.compare.event_rows import Row, denied_by, disputed_points, event_rows, is_disputed
from timeline.compare.independence import independent, is_single_source
from timeline.compare.pairing import Pair, compare_claims, pair_claims
from timeline.compare.told import Told

__all__ = [
    "Claim",
    "Pair",
    "Row",
    "RowType",
    "Told",
    "claims_of",
    "compare_claims",
    "denied_by",
    "disputed_points",
    "event_rows",
    "independent",
    "is_disputed",
    "is_single_source",
    "latest_first",
    "pair_claims",
    "stances",
]
