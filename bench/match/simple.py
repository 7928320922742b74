"""Three simple methods that the matcher is measured beside: what is gained by all that it does more.

Each gives pairs of events a number, is assigned greedily, each event once, and has one threshold for pairs with dates
and one for pairs without, which `best_threshold` chooses on cases that are not measured.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from bench.match.cases import Case
from timeline.compare.matching.prepared import text_of
from timeline.model import Event
from timeline.when.civil import DAY

Scored = list[tuple[float, str, str]]
"""Pairs of ids with what a method gives them, the highest first."""
Method = Callable[[Case], Scored]

_WORD = re.compile(r"\w+")
_FARTHEST = 60
"""Pairs more days apart than this are not looked at: every method gives them next to nothing."""


def same_day(case: Case) -> Scored:
    """Every two events whose days overlap, all alike, in the order of the stores."""
    return _ranked(case, ((left, right, 1.0) for left, right, days in _near(case) if days == 0))


def tfidf(case: Case) -> Scored:
    """The cosine of the weights of words, times exp(-days / 3)."""
    left, right = (_counted(side) for side in (case.left.events, case.right.events))
    events = len(left) + len(right)
    seen = Counter(word for counts in (*left, *right) for word in counts)
    weight = {word: math.log((events + 1) / count) for word, count in seen.items()}
    vectors = [[_unit({word: count * weight[word] for word, count in counts.items()}) for counts in side]
               for side in (left, right)]  # fmt: skip
    return _ranked(
        case, ((i, j, _dot(vectors[0][i], vectors[1][j]) * math.exp(-days / 3)) for i, j, days in _sharing(case))
    )


def rouge(case: Case) -> Scored:
    """ROUGE-1, the share of words that both have, by 1 and the days between."""
    left, right = (_counted(side) for side in (case.left.events, case.right.events))
    sizes = [[sum(counts.values()) for counts in side] for side in (left, right)]
    return _ranked(
        case,
        (
            (i, j, 2 * (left[i] & right[j]).total() / max(1, sizes[0][i] + sizes[1][j]) / (1 + days))
            for i, j, days in _sharing(case)
        ),
    )


METHODS: dict[str, Method] = {"same day": same_day, "TF-IDF": tfidf, "ROUGE-1": rouge}


def links_of(scored: Scored, least: float) -> set[tuple[str, str]]:
    """The pairs from a least score on, each event once."""
    left: set[str] = set()
    right: set[str] = set()
    found = set()
    for score, one, other in scored:
        if score < least:
            break
        if one not in left and other not in right:
            left.add(one)
            right.add(other)
            found.add((one, other))
    return found


def _counted(side: Sequence[Event]) -> list[Counter[str]]:
    return [Counter(_WORD.findall(text_of(event).lower())) for event in side]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    norm = math.hypot(*vector.values()) or 1.0
    return {word: value / norm for word, value in vector.items()}


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    return sum([value * other[word] for word, value in one.items() if word in other])


def _days(event: Event) -> tuple[int, int] | None:
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest // DAY, (when.latest - 1) // DAY


def _near(case: Case) -> Iterator[tuple[int, int, int]]:
    """Pairs and the days between them, 0 where either has no date."""
    right = [_days(event) for event in case.right.events]
    for i, event in enumerate(case.left.events):
        ours = _days(event)
        for j, theirs in enumerate(right):
            days = 0 if ours is None or theirs is None else max(0, ours[0] - theirs[1], theirs[0] - ours[1])
            if days <= _FARTHEST:
                yield i, j, days


def _sharing(case: Case) -> Iterator[tuple[int, int, int]]:
    """Those of `_near` that share a word, the commonest ones of large stores aside."""
    words = [[set(counts) for counts in _counted(side)] for side in (case.left.events, case.right.events)]
    return ((i, j, days) for i, j, days in _near(case) if not words[0][i].isdisjoint(words[1][j]))


def _ranked(case: Case, scored: Iterator[tuple[int, int, float]]) -> Scored:
    ranked = sorted((-score, i, j) for i, j, score in scored if score > 0)
    left, right = case.left.events, case.right.events
    return [(-score, left[i].id, right[j].id) for score, i, j in ranked]
