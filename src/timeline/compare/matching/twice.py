"""Which events of one store are the same: an event told twice, and one that is about to be added.

The likeness of two events is that of two stores. What is different is who their rivals are: an event may be told eight
times, so that whatever is like both of a pair is no rival, but a third telling.
"""

import math
from collections.abc import Callable, Collection, Sequence
from itertools import repeat

import msgspec

from timeline.compare.matching.candidates import WINDOW, Index
from timeline.compare.matching.constants import SHIPPED
from timeline.compare.matching.constants_of_meaning import WITH_MEANING
from timeline.compare.matching.decided import Links
from timeline.compare.matching.explain import reasons
from timeline.compare.matching.features import StorePair
from timeline.compare.matching.field import UNTOLD, Chances, Field, field_of
from timeline.compare.matching.meaning import Meaning, Nearness, nearness_of
from timeline.compare.matching.prepared import Prepared, extent_of
from timeline.compare.matching.scoring import ASKED, TOLD_TWICE, Weights, twin_score
from timeline.compare.matching.stated import is_series
from timeline.compare.matching.tokens import Vocabulary
from timeline.model import Event, Timeline
from timeline.progress import Progress

LIKELY, LIKELY_THERE = 0.8, 0.3
"""The least score of two events of one store that are told to be one, and of a new one that seems to be there already:
`docs/matching.md` has how often they are."""
BACKGROUND = 300
"""So many events away in time are read beside those near a new one, to know which words are rare."""
ALIKE = 0.0
"""Events at least as alike as this to both of a pair are further tellings and no rivals."""


class Twins(msgspec.Struct, frozen=True, dict=True):
    """Two events of one store that seem to be one, in its order, and the reasons for it."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


def told_twice(
    timeline: Timeline,
    *,
    of: Collection[str] | None = None,
    min_score: float | None = None,
    progress: Progress | None = None,
    weights: Weights | None = None,
    meaning: Meaning | None = None,
) -> list[Twins]:
    """The events of a store that look like one, in its order.

    With `of` only pairs of which one has such an id: these are about to be added. Two of them are held to be one as two
    events of the store are.
    `not_same` parts two events, and so does one source that tells both at times which exclude each other. With
    `meaning` what both say is compared by its meaning too.
    """
    events = list(timeline.events) if of is None else _near(timeline.events, of)
    if len(events) < 2:
        return []
    vocabulary = Vocabulary()
    prepared = [Prepared(event, vocabulary) for event in events]
    stores = StorePair(prepared, prepared, vocabulary)
    barred = barred_within(Links.of(events))
    asked = (
        list(range(len(events))) if of is None else [number for number in range(len(events)) if events[number].id in of]
    )
    weights = weights or (SHIPPED if meaning is None else WITH_MEANING)
    nearness = None if meaning is None else nearness_of(meaning, (events, events), stores, progress=progress)
    numbers = asked if of is None else _with_kin(stores, asked, barred, nearness)
    index, chances = Index(stores), Chances.of(prepared, prepared)
    field = field_of(
        stores, numbers, index, chances, barred=barred, progress=progress, weights=weights, nearness=nearness
    )

    def is_one_series(one: int, other: int) -> bool:
        return is_series(prepared[one], prepared[other])

    found = twins_of(field, is_one_series, weights, min_score, None if of is None else set(asked))
    return [
        Twins(
            events[one].id,
            events[other].id,
            score,
            reasons(events[one], events[other], (prepared[one], prepared[other]), stores, by_meaning=by_meaning),
        )
        for (one, other), score, by_meaning in found
    ]


def barred_within(links: Links) -> dict[int, set[int]]:
    """For each event of a store those that it is not the same as: itself, and what `not_same` parts."""
    number_of = {name: number for number, name in enumerate(links.ids)}
    barred: dict[int, set[int]] = {number: {number} for number in range(len(links.ids))}
    for number, names in links.not_same.items():
        for name in names:
            if name in number_of:
                barred[number].add(number_of[name])
                barred[number_of[name]].add(number)
    return barred


def twins_of(
    field: Field,
    is_one_series: Callable[[int, int], bool],
    weights: Weights,
    min_score: float | None = None,
    new: Collection[int] | None = None,
) -> list[tuple[tuple[int, int], float, bool]]:
    """The pairs of a store beside itself that score enough, in its order; with `new` those of these events alone.

    Each has its score, and whether it is meaning that makes the two alike.
    `is_one_series` says whether one source tells two events at times which exclude each other.
    """
    like = _Likeness(field)
    found = []
    for (one, other), (value, dated, by_meaning) in like.pairs.items():
        if (new is not None and one not in new and other not in new) or is_one_series(one, other):
            continue
        lead, share = like.standing(one, other)
        is_new = new is not None and (one in new) != (other in new)
        score = twin_score(value, lead, share, weights.accepting[dated], ASKED if is_new else TOLD_TWICE)
        least = LIKELY_THERE if is_new else LIKELY
        if score >= (least if min_score is None else min_score):
            found.append(((one, other), score, by_meaning))
    return sorted(found)


def _with_kin(
    stores: StorePair, asked: Sequence[int], barred: dict[int, set[int]], nearness: Nearness | None
) -> list[int]:
    """The asked events and what is near them, whose own rivals count too."""
    index = Index(stores)
    near = set(asked)
    for number in asked:
        near.update(index.of(stores.left[number], barred[number]))
        if nearness is not None:
            near.update(nearness.brought(number, barred[number]))
    return sorted(near)


class _Likeness:
    """How alike two events of a store are, and how far ahead of their rivals."""

    def __init__(self, field: Field) -> None:
        self.pairs: dict[tuple[int, int], tuple[float, bool, bool]] = {}
        """By pair its likeness, whether both have a date, and whether it is alike by its meaning."""
        self._of: dict[int, dict[int, float]] = {}
        meant = field.meant or repeat(0, len(field))
        for left, right, value, dated, by in zip(field.left, field.right, field.like, field.dated, meant, strict=True):
            pair = (left, right) if left < right else (right, left)
            self.pairs[pair] = value, bool(dated), bool(by)
            self._of.setdefault(left, {})[right] = value
            self._of.setdefault(right, {})[left] = value

    def standing(self, one: int, other: int) -> tuple[float, float]:
        """The lead of a pair over those of its events with rivals, and which part of all likeness is no rival's."""
        value = self._of[one][other]
        lead, share = math.inf, 1.0
        for event, partner in ((one, other), (other, one)):
            theirs = self._of[partner]
            rivals = [like for third, like in self._of[event].items()
                      if third != partner and (like < ALIKE or theirs.get(third, -math.inf) < ALIKE)]  # fmt: skip
            lead = min(lead, value - max(rivals, default=UNTOLD))
            power = math.exp(min(30.0, value))
            share *= (1 + power) / (1 + power + sum([math.exp(min(30.0, like)) for like in rivals]))
        return lead, share


def _near(events: Sequence[Event], of: Collection[str]) -> list[Event]:
    """Some events, those within the window of days of any of them or without a date, and some others."""
    extents = [extent_of(event.when) for event in events]
    asked = [extent for event, extent in zip(events, extents, strict=True) if event.id in of]
    if any(extent is None for extent in asked):
        return list(events)
    first = min([extent.first for extent in asked if extent is not None], default=0) - WINDOW
    last = max([extent.last for extent in asked if extent is not None], default=0) + WINDOW
    near = [extent is None or (extent.first <= last and extent.last >= first) for extent in extents]
    spare = BACKGROUND
    for number, is_near in enumerate(near):
        if not is_near and spare:
            near[number], spare = True, spare - 1
    return [event for event, is_near in zip(events, near, strict=True) if is_near]
