"""A matching as JSON, for other programs; `docs/matching.md` says what they may rely on."""

from timeline.compare.matching import MatchedPair, Matching
from timeline.render.as_json import Entry
from timeline.render.json_text import json_text

MATCH = "timeline.match/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""


def match_json(matching: Matching) -> str:
    """A document with the pairs and what stayed alone, ended by a line feed."""
    document: Entry = {
        "schema": MATCH,
        "pairs": [_pair(pair) for pair in matching.pairs],
        "only_a": matching.only_a,
        "only_b": matching.only_b,
    }
    if matching.collisions:
        document["collisions"] = matching.collisions
    return json_text(document)


def _pair(pair: MatchedPair) -> Entry:
    entry: Entry = {"a": pair.a, "b": pair.b, "score": round(pair.score, 3), "reasons": pair.reasons}
    if pair.runner_up is not None:
        entry["runner_up"] = {pair.runner_up.side: pair.runner_up.id, "score": round(pair.runner_up.score, 3)}
    return entry
