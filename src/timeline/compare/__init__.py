"""How tellings differ: claims of sources, which of them stand against each other, and the verdict."""

from timeline.compare.at_odds import AtOdds, at_odds
from timeline.compare.change import Change
from timeline.compare.claims import Claim, RowType, claims_of, stances
from timeline.compare.comparer import Comparer
from timeline.compare.disputes import Dispute, disputes
from timeline.compare.event_rows import (
    Row,
    denial_row,
    denied_by,
    disputed_points,
    event_rows,
    is_denied,
    is_disputed,
    is_undisputed,
    is_worded,
    worded_points,
)
from timeline.compare.independence import independent, is_single_source
from timeline.compare.pairing import Pair, pair_claims
from timeline.compare.told import Told, of_withdrawn

__all__ = [
    "AtOdds",
    "Change",
    "Claim",
    "Comparer",
    "Dispute",
    "Pair",
    "Row",
    "RowType",
    "Told",
    "at_odds",
    "claims_of",
    "denial_row",
    "denied_by",
    "disputed_points",
    "disputes",
    "event_rows",
    "independent",
    "is_denied",
    "is_disputed",
    "is_single_source",
    "is_undisputed",
    "is_worded",
    "of_withdrawn",
    "pair_claims",
    "stances",
    "worded_points",
]
