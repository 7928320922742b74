"""Which events of two stores are the same, when nothing says so; the method is in `docs/matching.md`."""

from timeline.compare.matching.matcher import MIN_SCORE, MatchedPair, Matching, RunnerUp, match
from timeline.compare.matching.twice import LIKELY, LIKELY_THERE, Twins, told_twice

__all__ = ["LIKELY", "LIKELY_THERE", "MIN_SCORE", "MatchedPair", "Matching", "RunnerUp", "Twins", "match", "told_twice"]
