"""Which events of two stores are the same, when nothing says so; the method is in `docs/matching.md`."""

from timeline.compare.matching.look_alikes import LookAlike, look_alikes
from timeline.compare.matching.matcher import MIN_SCORE, MatchedPair, Matching, RunnerUp, match

__all__ = ["MIN_SCORE", "LookAlike", "MatchedPair", "Matching", "RunnerUp", "look_alikes", "match"]
