"""Which events of two stores are the same; and which events of one look like a new one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from timeline.collector import collector_paused
from timeline.compare.matching.assign import CROSSING, SURE, assigned, heaviest_chain, in_one_order
from timeline.compare.matching.constants import SHIPPED
from timeline.compare.matching.constants_of_meaning import WITH_MEANING
from timeline.compare.matching.decided import Decided
from timeline.compare.matching.explain import reasons
from timeline.compare.matching.features import Crowd, Look, Side, StorePair
from timeline.compare.matching.field import Field, Standing, field_of, greedy, scores_of
from timeline.compare.matching.meaning import Meaning, nearness_of
from timeline.compare.matching.prepared import Extent, Prepared, text_of
from timeline.compare.matching.scoring import Weights, likeness, twin_score
from timeline.compare.matching.stated import Agreement, is_series
from timeline.compare.matching.tokens import Vocabulary
from timeline.model import Event, Timeline
from timeline.progress import Progress

MIN_SCORE = 0.5
"""The least score of a pair, unless the user says otherwise."""
CLOSE = 1.0
"""A runner-up is told that is less than this behind in likeness."""
MOSTLY = 0.8
"""The share of events that makes a store one with dates, or one without."""


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
    by_meaning: bool = False

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words; worked out when asked for."""
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
    if _stands_first(b, a):
        return _mirrored(match(b, a, min_score=min_score, progress=progress, weights=weights, meaning=meaning), a, b)
    with collector_paused():
        return _Run(a, b, min_score, progress, weights, meaning).matching()


def _stands_first(one: Timeline, other: Timeline) -> bool:
    """What decides which of two stores is the left one, so that changing them changes nothing.

    Whoever numbers events `e1`, `e2`, … has the ids of somebody else, so that all that is matched by counts too.
    """
    if len(one.events) != len(other.events):
        return len(one.events) < len(other.events)
    ids = [[event.id for event in store.events] for store in (one, other)]
    if ids[0] != ids[1]:
        return ids[0] < ids[1]
    return [_matched_by(event) for event in one.events] < [_matched_by(event) for event in other.events]


def _matched_by(event: Event) -> tuple[str, ...]:
    return (text_of(event), "" if event.when is None else event.when.text, *event.same_as, "", *event.not_same)


def _mirrored(matching: Matching, a: Timeline, b: Timeline) -> Matching:
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
    place_a = {event.id: number for number, event in enumerate(a.events)}
    place_b = {event.id: number for number, event in enumerate(b.events)}
    pairs.sort(key=lambda pair: (place_a[pair.a], place_b[pair.b]))
    return Matching(tuple(pairs), matching.only_b, matching.only_a, matching.collisions)


class _Run:
    """One matching of two stores."""

    def __init__(
        self,
        a: Timeline,
        b: Timeline,
        min_score: float,
        progress: Progress | None,
        weights: Weights | None,
        meaning: Meaning | None,
    ) -> None:
        self.weights = weights or (SHIPPED if meaning is None else WITH_MEANING)
        self._alone: dict[bool, tuple[Crowd, Agreement]] = {}
        self.left, self.right = a.events, b.events
        self.min_score = min_score
        self.progress = progress
        self.decided = Decided(self.left, self.right)
        vocabulary = Vocabulary()
        events = [[Prepared(event, vocabulary) for event in store.events] for store in (a, b)]
        sides = [Side(prepared, vocabulary) for prepared in events]
        self.stores = StorePair(sides[0], sides[1], vocabulary)
        taken = self.decided.taken_left, self.decided.taken_right
        self.nearness = (
            None if meaning is None else nearness_of(meaning, (self.left, self.right), self.stores, taken, progress)
        )
        if self.decided.contested:
            self.decided.settle(self._scores_of_contested())
        self.taken_left, self.taken_right = self.decided.taken_left, self.decided.taken_right
        self.smaller = min(len(self.left) - len(self.taken_left), len(self.right) - len(self.taken_right))

    def matching(self) -> Matching:
        """The pairs and the rest."""
        field, scores = self._scored()
        chosen = assigned(field, scores, self.min_score, self._twin)
        ordered = self._in_order(field, scores)
        if ordered is not None:
            field, scores, chosen = ordered
        pairs = self._pairs(field, scores, chosen)
        taken_a, taken_b = {pair.a for pair in pairs}, {pair.b for pair in pairs}
        return Matching(
            tuple(pairs),
            tuple([event.id for event in self.left if event.id not in taken_a]),
            tuple([event.id for event in self.right if event.id not in taken_b]),
            tuple([self.left[left].id for left, _ in self.decided.collisions]),
        )

    def _twin(self, is_left: bool, one: int, other: int) -> float:
        """The score of two events of one store being one, without regard to others of it."""
        if is_left not in self._alone:
            events = (self.stores.left if is_left else self.stores.right).events
            self._alone[is_left] = Crowd(events, events), Agreement(events, events)
        crowd, agreement = self._alone[is_left]
        events = (self.stores.left if is_left else self.stores.right).events
        if is_series(events[one], events[other]):
            return 0.0
        dated, features = Look(events[one], self.stores, crowd).features(events[other])
        like = likeness(features, self.weights.likeness[dated]) + agreement.evidence(events[one], events[other])
        return twin_score(like, like, 1.0, self.weights.accepting[dated])

    def _scores_of_contested(self) -> list[float]:
        """What pairs of one id, whose times are far apart, score among all others as if nothing were said of them."""
        asked = dict(self.decided.contested)
        taken_left = self.decided.taken_left.difference(asked)
        taken_right = self.decided.taken_right.difference(asked.values())
        numbers = [number for number in range(len(self.left)) if number not in taken_left]
        barred, nearness = self.decided.barred_by_left, self.nearness
        field = field_of(
            self.stores, numbers, taken_right, barred, asked=asked, weights=self.weights, nearness=nearness
        )
        smaller = min(len(numbers), len(self.right) - len(taken_right))
        scores = scores_of(field, Standing(field, smaller), self.weights)
        found = dict(zip(zip(field.left, field.right, strict=True), scores, strict=True))
        return [found[pair] for pair in self.decided.contested]

    def _scored(self) -> tuple[Field, Sequence[float]]:
        numbers = [number for number in range(len(self.left)) if number not in self.taken_left]
        barred = self.decided.barred_by_left
        field = field_of(
            self.stores, numbers, self.taken_right, barred, self.progress, weights=self.weights, nearness=self.nearness
        )
        return field, scores_of(field, Standing(field, self.smaller), self.weights)

    def _in_order(
        self, field: Field, scores: Sequence[float]
    ) -> tuple[Field, Sequence[float], dict[int, float]] | None:
        """The same once more where one store has no dates but stands in the order of the other.

        An event without a date then lies between the dates of the sure matches around it, and only a pair with a high
        score may cross another. None where nothing says that the two stand in one order.
        """
        bare_left, bare_right = (_share_without_dates(side.events) for side in (self.stores.left, self.stores.right))
        if min(bare_left, bare_right) > 1 - MOSTLY or max(bare_left, bare_right) < MOSTLY:
            return None
        bare_is_left = bare_left > bare_right
        bare, dated = (self.stores.left, self.stores.right) if bare_is_left else (self.stores.right, self.stores.left)

        def places(numbers: Iterable[int], held: Field) -> dict[int, tuple[int, int]]:
            """The day of the dated event and the place of the other, of the pairs that have both."""
            found = {}
            for number in numbers:
                pair = held.left[number], held.right[number]
                place, other = pair if bare_is_left else (pair[1], pair[0])
                extent = dated.events[other].extent
                if extent is not None:
                    found[number] = extent.first, place
            return found

        sure = places(greedy(field.left, field.right, scores, max(SURE, self.min_score)), field)
        anchors = in_one_order(list(sure.values()))
        if anchors is None:
            return None
        held_extents = [event.extent for event in bare.events]
        _lay_between(bare.events, anchors, [event.extent for event in dated.events if event.extent is not None])
        again, new_scores = self._scored()
        chosen = assigned(again, new_scores, self.min_score, self._twin)
        placed = places(chosen, again)
        chain = heaviest_chain([(*place, new_scores[number]) for number, place in placed.items()])
        numbers = list(placed)
        crossing = set(placed).difference([numbers[at] for at in chain])
        kept = {number: score for number, score in chosen.items() if number not in crossing or score >= CROSSING}
        for event, extent in zip(bare.events, held_extents, strict=True):
            event.extent = extent
        return again, new_scores, kept

    def _pairs(self, field: Field, scores: Sequence[float], chosen: Mapping[int, float]) -> list[MatchedPair]:
        found: list[tuple[tuple[int, int], MatchedPair]] = []
        for numbers, reason in self.decided.linked.items():
            found.append((numbers, self._pair(numbers, 1.0, decided=reason)))
        rivals = self._rivals(field, scores, chosen)
        for number, score in chosen.items():
            pair = field.left[number], field.right[number]
            meant = self.nearness is not None and bool(field.meant[number])
            found.append((pair, self._pair(pair, score, runner_up=rivals.get(number), by_meaning=meant)))
        found.sort(key=lambda entry: entry[0])
        return [pair for _, pair in found]

    def _pair(
        self,
        pair: tuple[int, int],
        score: float,
        *,
        decided: str | None = None,
        runner_up: RunnerUp | None = None,
        by_meaning: bool = False,
    ) -> MatchedPair:
        left, right = self.left[pair[0]], self.right[pair[1]]
        prepared = self.stores.left.events[pair[0]], self.stores.right.events[pair[1]]
        events = left, right
        return MatchedPair(left.id, right.id, score, decided, runner_up, events, prepared, self.stores, by_meaning)

    def _rivals(self, field: Field, scores: Sequence[float], chosen: Collection[int]) -> dict[int, RunnerUp]:
        """For each chosen pair the best other pair of either of its events, where it comes close."""
        by_left: dict[int, list[int]] = {}
        by_right: dict[int, list[int]] = {}
        for number in chosen:
            by_left.setdefault(field.left[number], []).append(number)
            by_right.setdefault(field.right[number], []).append(number)
        best: dict[int, int] = {}
        like = field.like
        for number, (left, right) in enumerate(zip(field.left, field.right, strict=True)):
            if number in chosen or not scores[number]:
                continue
            for owners in (by_left.get(left, ()), by_right.get(right, ())):
                for owner in owners:
                    if owner not in best or like[number] > like[best[owner]]:
                        best[owner] = number
        told = {}
        for owner, number in best.items():
            if field.like[owner] - field.like[number] >= CLOSE:
                continue
            if field.left[number] == field.left[owner]:
                told[owner] = RunnerUp(self.right[field.right[number]].id, "b", scores[number])
            else:
                told[owner] = RunnerUp(self.left[field.left[number]].id, "a", scores[number])
        return told


def _share_without_dates(events: Sequence[Prepared]) -> float:
    return sum([event.extent is None for event in events]) / len(events) if events else 0.0


def _lay_between(events: Sequence[Prepared], chain: Sequence[tuple[int, int]], extents: Sequence[Extent]) -> None:
    """Gives events without a date the days between the sure matches around them; `chain` has days and places.

    What stands before the first of these, or behind the last, has the days from or to the end of the other story, of
    which `extents` are the times.
    """
    first, last = min(extent.first for extent in extents), max(extent.last for extent in extents)
    following = 0
    for place, event in enumerate(events):
        while following < len(chain) and chain[following][1] < place:
            following += 1
        after = following + 1 if following < len(chain) and chain[following][1] == place else following
        begin = chain[following - 1][0] if following else first
        end = chain[after][0] if after < len(chain) else last
        if event.extent is None:
            event.extent = Extent(min(begin, end), max(begin, end), inferred=True)
