"""Which events of two stores are the same; and which events of one look like a new one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

import msgspec

from timeline.collector import collector_paused
from timeline.compare.matching.assign import Twin
from timeline.compare.matching.candidates import Index
from timeline.compare.matching.choosing import Choice, Chosen, Laid, Span, Wanted, choose
from timeline.compare.matching.constants import SHIPPED
from timeline.compare.matching.constants_of_meaning import WITH_MEANING
from timeline.compare.matching.decided import Links, are_far_apart
from timeline.compare.matching.explain import reasons
from timeline.compare.matching.features import StorePair
from timeline.compare.matching.field import Chances, Field, field_of, likeness_of
from timeline.compare.matching.meaning import Meaning, Nearness, nearness_of
from timeline.compare.matching.prepared import Extent, Prepared, text_of
from timeline.compare.matching.scoring import Weights, twin_score
from timeline.compare.matching.stated import is_series
from timeline.compare.matching.tokens import Vocabulary
from timeline.model import Event, Timeline
from timeline.progress import Progress

MIN_SCORE = 0.5
"""The least score of a pair, unless the user says otherwise."""


class RunnerUp(msgspec.Struct, frozen=True):
    """The next best partner of one of the two events: its id, on which side it is, and what it scored."""

    id: str
    side: str
    """`a` or `b`: the store that it belongs to."""
    score: float


class MatchedPair(msgspec.Struct, frozen=True, dict=True):
    """Two events that are one. `score` is a probability; 1 where ids or links decide.

    `decided` is the reason of a pair that needed no score. `runner_up` is told only where it was close.
    """

    a: str
    b: str
    score: float
    decided: str | None = None
    runner_up: RunnerUp | None = None
    events: tuple[Event, Event] | None = None
    prepared: tuple[Prepared, Prepared] | None = None
    stores: StorePair | None = None
    told: tuple[str, ...] = ()
    """The reasons where they are known already."""
    by_meaning: bool = False

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words; worked out when asked for."""
        if self.told:
            return self.told if self.decided is None else (self.decided, self.told[0])
        if self.events is None or self.prepared is None or self.stores is None:
            return () if self.decided is None else (self.decided,)
        found = reasons(*self.events, self.prepared, self.stores, by_meaning=self.by_meaning)
        return found if self.decided is None else (self.decided, found[0])


class Matching(msgspec.Struct, frozen=True):
    """The pairs of two stores in the order of the first, and the ids of what stayed alone, in the order of each.

    An id may occur in several pairs. `collisions` are ids that both stores use for two events: the times are far
    apart, and nothing else is alike; such events are not paired with each other.
    """

    pairs: tuple[MatchedPair, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    collisions: tuple[str, ...] = ()


def match(
    a: Timeline,
    b: Timeline,
    *,
    min_score: float = MIN_SCORE,
    progress: Progress | None = None,
    weights: Weights | None = None,
    meaning: Meaning | None = None,
) -> Matching:
    """The events of two stores that are the same, which nothing says.

    `same_as`, `not_same` and equal ids decide before any score. `match(b, a)` gives the same pairs. `progress` is
    called now and then with the number of events that are done and that there are. `weights` are others than the
    shipped ones while these are fitted. With `meaning` what both say is compared by its meaning too.
    """
    ids, others = ([event.id for event in store.events] for store in (a, b))
    if stands_first(others, ids, lambda: list(map(matched_by, b.events)) < list(map(matched_by, a.events))):
        found = match(b, a, min_score=min_score, progress=progress, weights=weights, meaning=meaning)
        return mirrored(found, ids, others)
    with collector_paused():
        weights = weights or (SHIPPED if meaning is None else WITH_MEANING)
        beside = _Beside(a, b, progress, weights, meaning)
        return beside.matching(choose(beside, min_score, weights))


def stands_first(ids: list[str], others: list[str], by_events: Callable[[], bool]) -> bool:
    """What decides which of two stores is the left one, so that changing them changes nothing.

    Whoever numbers events `e1`, `e2`, … has the ids of somebody else; then `by_events` compares what is matched by.
    """
    if len(ids) != len(others):
        return len(ids) < len(others)
    return by_events() if ids == others else ids < others


def matched_by(event: Event) -> tuple[str, ...]:
    """All that an event is matched by, as texts."""
    return (text_of(event), "" if event.when is None else event.when.text, *event.same_as, "", *event.not_same)


def mirrored(matching: Matching, ids: Sequence[str], others: Sequence[str]) -> Matching:
    """A matching with its sides changed; `ids` are those of the store that is the left one then."""
    sides = {"a": "b", "b": "a"}
    pairs = []
    for pair in matching.pairs:
        up = pair.runner_up
        pairs.append(
            msgspec.structs.replace(
                pair,
                a=pair.b,
                b=pair.a,
                runner_up=None if up is None else RunnerUp(up.id, sides[up.side], up.score),
                events=None if pair.events is None else (pair.events[1], pair.events[0]),
                prepared=None if pair.prepared is None else (pair.prepared[1], pair.prepared[0]),
            )
        )
    place_a = {name: number for number, name in enumerate(ids)}
    place_b = {name: number for number, name in enumerate(others)}
    pairs.sort(key=lambda pair: (place_a[pair.a], place_b[pair.b]))
    return Matching(tuple(pairs), matching.only_b, matching.only_a, matching.collisions)


class _Beside:
    """Two stores in memory, beside each other."""

    def __init__(
        self, a: Timeline, b: Timeline, progress: Progress | None, weights: Weights, meaning: Meaning | None
    ) -> None:
        self._events = a.events, b.events
        self._progress, self._weights, self._meaning = progress, weights, meaning
        self._nearness: Nearness | None = None
        self.links = Links.of(a.events), Links.of(b.events)
        vocabulary = Vocabulary()
        left, right = ([Prepared(event, vocabulary) for event in store.events] for store in (a, b))
        self.stores = StorePair(left, right, vocabulary)
        self._chances: dict[bool, Chances] = {}

    @property
    def spans(self) -> tuple[list[Span], list[Span]]:
        left, right = (
            [None if event.extent is None else (event.extent.first, event.extent.last) for event in side]
            for side in (self.stores.left, self.stores.right)
        )
        return left, right

    def far_apart(self, pairs: Sequence[tuple[int, int]]) -> list[bool]:
        """Whether the times of two events exclude each other by more than their unit."""
        left, right = self._events
        return [are_far_apart(left[one].when, right[other].when) for one, other in pairs]

    def field(self, wanted: Wanted) -> Field:
        """The candidates of all events that are not taken."""
        taken_left, taken_right = wanted.taken
        numbers = [number for number in range(len(self.stores.left)) if number not in taken_left]
        if self._meaning is not None and self._nearness is None:
            # The first that is asked for has the most events: others may only be taken by then.
            self._nearness = nearness_of(self._meaning, self._events, self.stores, wanted.taken, self._progress)
        with laid(self.stores, wanted.laid):
            return field_of(
                self.stores,
                numbers,
                Index(self.stores, taken_right),
                Chances.of(self.stores.left, self.stores.right),
                barred=wanted.barred,
                asked=wanted.asked,
                progress=None if wanted.asked else self._progress,
                weights=self._weights,
                nearness=self._nearness,
                taken=taken_right,
            )

    def twins(self, twins: Sequence[Twin]) -> list[float]:
        """The scores of two events of one store being one, without regard to others of it."""
        found = []
        for is_left, one, other in twins:
            events = self.stores.left if is_left else self.stores.right
            if is_left not in self._chances:
                self._chances[is_left] = Chances.of(events, events)
            found.append(score_as_twins(events[one], events[other], self.stores, self._chances[is_left], self._weights))
        return found

    def matching(self, choice: Choice) -> Matching:
        """The pairs with their events, from which the reasons follow, and the rest."""
        left, right = self._events
        pairs = []
        for pair in choice.pairs:
            events = left[pair.left], right[pair.right]
            prepared = self.stores.left[pair.left], self.stores.right[pair.right]
            told = named(pair, *self.links)
            pairs.append(msgspec.structs.replace(told, events=events, prepared=prepared, stores=self.stores))
        return matching_of(pairs, choice, *self.links)


@contextmanager
def laid(stores: StorePair, days: Laid | None) -> Iterator[None]:
    """Events without a date have these days within the block."""
    events = () if days is None else stores.left if days.is_left else stores.right
    bare = [event for event in events if event.extent is None]
    for number, event in enumerate(events):
        if days is not None and event.extent is None:
            event.extent = Extent(*days.days[number], inferred=True)
    yield
    for event in bare:
        event.extent = None


def score_as_twins(one: Prepared, other: Prepared, stores: StorePair, chances: Chances, weights: Weights) -> float:
    """The score of two events of one store being one; `chances` are those of that store beside itself."""
    if is_series(one, other):
        return 0.0
    dated, like = likeness_of(one, other, stores, chances, weights)
    return twin_score(like, like, 1.0, weights.accepting[dated])


def named(pair: Chosen, left: Links, right: Links, told: tuple[str, ...] = ()) -> MatchedPair:
    """A pair by the ids of its events, with the reasons where they are `told`."""
    rival = pair.rival
    up = None
    if rival is not None:
        ids, side = (left.ids, "a") if rival.is_left else (right.ids, "b")
        up = RunnerUp(ids[rival.number], side, rival.score)
    names = left.ids[pair.left], right.ids[pair.right]
    return MatchedPair(*names, pair.score, pair.decided, up, told=told, by_meaning=pair.by_meaning)


def matching_of(pairs: Sequence[MatchedPair], choice: Choice, left: Links, right: Links) -> Matching:
    """The pairs, and what stayed alone."""
    taken_left, taken_right = {pair.left for pair in choice.pairs}, {pair.right for pair in choice.pairs}
    return Matching(
        tuple(pairs),
        tuple([name for number, name in enumerate(left.ids) if number not in taken_left]),
        tuple([name for number, name in enumerate(right.ids) if number not in taken_right]),
        tuple([left.ids[number] for number in choice.collisions]),
    )
