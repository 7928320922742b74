"""Which events of a store look like one that is not in it."""

import math
from collections.abc import Sequence

import msgspec

from timeline.compare.matching.candidates import WINDOW, Index
from timeline.compare.matching.explain import reasons
from timeline.compare.matching.features import Look, Side, StorePair
from timeline.compare.matching.field import Standing, field_of
from timeline.compare.matching.matcher import MIN_SCORE
from timeline.compare.matching.prepared import Prepared, extent_of
from timeline.compare.matching.scoring import likeness, probability, second_features
from timeline.compare.matching.stated import Agreement
from timeline.compare.matching.tokens import Vocabulary
from timeline.model import Event, Timeline

BACKGROUND = 300
"""So many events away in time are read beside the near ones, to know which words are rare."""
LIKELY_STORY, LIKELY_DENSITY = 0.5, 0.5
"""What is taken for granted of an event that somebody adds to a story: that it belongs to it."""
NEW_EVENT = 2.0
"""The likeness that any two events of one evening in one story may have: what somebody adds is a new one as a rule."""


class LookAlike(msgspec.Struct, frozen=True):
    """An event of a store that may be the one at hand."""

    id: str
    score: float
    reasons: tuple[str, ...]


def look_alikes(event: Event, timeline: Timeline, *, min_score: float = MIN_SCORE) -> list[LookAlike]:
    """The events of a store that look like one that is not in it, the likeliest first."""
    barred = {event.id, *event.not_same}
    others = [held for held in timeline.events if held.id not in barred and event.id not in held.not_same]
    near = _near(event, others)
    if not near:
        return []
    vocabulary = Vocabulary()
    own, known = Prepared(event, vocabulary), [Prepared(held, vocabulary) for held in near]
    stores = StorePair(Side([own], vocabulary), Side(known, vocabulary), vocabulary)
    field = field_of(stores, [0])
    kin = _Kin(known, stores)
    standing = Standing(field, 1)
    found = []
    for number, other in enumerate(field.right):
        like = field.like[number]
        # How far it is ahead of being a new event, and of what else looks like either of the two.
        most = like - NEW_EVENT
        ahead_of_kin = like - kin.likest(other)
        second = second_features(
            like,
            min(standing.lead_left[number], most),
            min(ahead_of_kin, most),
            standing.share_left[number],
            standing.share_right[number],
            LIKELY_STORY,
            LIKELY_DENSITY,
        )
        score = probability(bool(field.dated[number]), second)
        if score >= min_score:
            why = reasons(event, near[other], (own, known[other]), stores)
            found.append(LookAlike(near[other].id, score, why))
    return sorted(found, key=lambda one: (-one.score, one.id))


class _Kin:
    """The events of a store beside each other: none of them is another."""

    def __init__(self, events: Sequence[Prepared], stores: StorePair) -> None:
        self._events = events
        self._stores = stores
        self._index = Index(stores)
        self._evidence = Agreement(events, events).evidence

    def likest(self, number: int) -> float:
        """How alike another event is at most to that one: events of one kind are no new event."""
        event = self._events[number]
        look = Look(event, self._stores)
        others = [self._events[other] for other in self._index.of(event, (number,))]
        return max(
            (likeness(*look.features(other)) + self._evidence(event, other) for other in others), default=-math.inf
        )


def _near(event: Event, others: Sequence[Event]) -> list[Event]:
    """The events within the window of days and those without a date, and some others; none without near ones."""
    extent = extent_of(event.when)
    if extent is None:
        return list(others)
    near: list[Event] = []
    far: list[Event] = []
    for other in others:
        held = extent_of(other.when)
        (near if held is None or extent.gap(held) <= WINDOW else far).append(other)
    return near + far[:BACKGROUND] if near else []
