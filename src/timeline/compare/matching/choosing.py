"""Which candidates of two stores are pairs: what all of them together decide, wherever their events are."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from timeline.compare.matching.assign import CROSSING, SURE, Twins, assigned, heaviest_chain, in_one_order
from timeline.compare.matching.decided import Decided, FarApart, Links
from timeline.compare.matching.field import Field, Standing, greedy, scores_of
from timeline.compare.matching.scoring import Weights

CLOSE = 1.0
"""A runner-up is told that is less than this behind in likeness."""
MOSTLY = 0.8
"""The share of events that makes a store one with dates, or one without."""

Span = tuple[int, int] | None
"""The first and the last day of an event; None where it has no date."""


class Laid(NamedTuple):
    """Days that events without a date have for now, by their numbers, in the left store or else in the right one."""

    is_left: bool
    days: Mapping[int, tuple[int, int]]


class Wanted(NamedTuple):
    """Of which pairs of events the likeness is wanted.

    `taken` are events of either store that have a partner already, `barred` those of the right store that are no
    partner of one of the left, `asked` for some left events one of the right that is a candidate whatever it shares.
    """

    taken: tuple[Collection[int], Collection[int]]
    barred: Mapping[int, Collection[int]]
    asked: Mapping[int, int] = {}
    laid: Laid | None = None


class Ground(Protocol):
    """Two stores beside each other. Their events are known by their numbers."""

    @property
    def links(self) -> tuple[Links, Links]:
        """What the events of either say of others."""

    @property
    def spans(self) -> tuple[Sequence[Span], Sequence[Span]]:
        """When the events of either were."""

    @property
    def far_apart(self) -> FarApart:
        """Which pairs of one id are too far apart in time for the id alone."""

    def field(self, wanted: Wanted) -> Field:
        """The candidates, in the order of their numbers on either side."""

    @property
    def twins(self) -> Twins:
        """The scores of two events of one store being one."""


class Rival(NamedTuple):
    """The next best partner of one of two events: in which store it is, its number, and its score."""

    is_left: bool
    number: int
    score: float


class Chosen(NamedTuple):
    """A pair by its numbers, its score, the reason where it needed none, and what came close."""

    left: int
    right: int
    score: float
    decided: str | None = None
    rival: Rival | None = None
    by_meaning: bool = False


class Choice(NamedTuple):
    """The pairs of two stores in the order of the left one, and the numbers of colliding ids in there."""

    pairs: list[Chosen]
    collisions: list[int]


def choose(ground: Ground, min_score: float, weights: Weights) -> Choice:
    """The pairs of at least a score."""
    return _Choosing(ground, min_score, weights).choice()


class _Choosing:
    def __init__(self, ground: Ground, min_score: float, weights: Weights) -> None:
        self.ground, self.min_score, self.weights = ground, min_score, weights
        left, right = ground.links
        self.sizes = len(left.ids), len(right.ids)
        self.decided = Decided(left, right, ground.far_apart)
        if self.decided.contested:
            self.decided.settle(self._scores_of_contested())

    def choice(self) -> Choice:
        field, scores = self._scored()
        chosen = assigned(field, scores, self.min_score, self.ground.twins)
        ordered = self._in_order(field, scores)
        if ordered is not None:
            field, scores, chosen = ordered
        pairs = [Chosen(*pair, 1.0, reason) for pair, reason in self.decided.linked.items()]
        rivals = _rivals(field, scores, chosen)
        pairs += [
            Chosen(
                field.left[number],
                field.right[number],
                score,
                None,
                rivals.get(number),
                by_meaning=bool(field.meant and field.meant[number]),
            )
            for number, score in chosen.items()
        ]
        pairs.sort(key=lambda pair: pair[:2])
        return Choice(pairs, [left for left, _ in self.decided.collisions])

    def _scores_of_contested(self) -> list[float]:
        """What pairs of one id, whose times are far apart, score among all others as if nothing were said of them."""
        asked = dict(self.decided.contested)
        taken = self.decided.taken_left.difference(asked), self.decided.taken_right.difference(asked.values())
        field, scores = self._field(Wanted(taken, self.decided.barred_by_left, asked))
        found = dict(zip(zip(field.left, field.right, strict=True), scores, strict=True))
        return [found[pair] for pair in self.decided.contested]

    def _scored(self, laid: Laid | None = None) -> tuple[Field, Sequence[float]]:
        taken = self.decided.taken_left, self.decided.taken_right
        return self._field(Wanted(taken, self.decided.barred_by_left, laid=laid))

    def _field(self, wanted: Wanted) -> tuple[Field, Sequence[float]]:
        field = self.ground.field(wanted)
        smaller = min([size - len(taken) for size, taken in zip(self.sizes, wanted.taken, strict=True)])
        return field, scores_of(field, Standing(field, smaller), self.weights)

    def _in_order(
        self, field: Field, scores: Sequence[float]
    ) -> tuple[Field, Sequence[float], dict[int, float]] | None:
        """The same once more where one store has no dates but stands in the order of the other.

        An event without a date then lies between the dates of the sure matches around it, and only a pair with a high
        score may cross another. None where nothing says that the two stand in one order.
        """
        left, right = self.ground.spans
        bare_left, bare_right = _share_without_dates(left), _share_without_dates(right)
        if min(bare_left, bare_right) > 1 - MOSTLY or max(bare_left, bare_right) < MOSTLY:
            return None
        bare_is_left = bare_left > bare_right
        bare, dated = (left, right) if bare_is_left else (right, left)

        def places(numbers: Iterable[int], held: Field) -> dict[int, tuple[int, int]]:
            """The day of the dated event and the place of the other, of the pairs that have both."""
            found = {}
            for number in numbers:
                pair = held.left[number], held.right[number]
                place, other = pair if bare_is_left else (pair[1], pair[0])
                span = dated[other]
                if span is not None:
                    found[number] = span[0], place
            return found

        sure = places(greedy(field.left, field.right, scores, max(SURE, self.min_score)), field)
        anchors = in_one_order(list(sure.values()))
        if anchors is None:
            return None
        days = _between(bare, anchors, [span for span in dated if span is not None])
        again, new_scores = self._scored(Laid(bare_is_left, days))
        chosen = assigned(again, new_scores, self.min_score, self.ground.twins)
        placed = places(chosen, again)
        chain = heaviest_chain([(*place, new_scores[number]) for number, place in placed.items()])
        numbers = list(placed)
        crossing = set(placed).difference([numbers[at] for at in chain])
        kept = {number: score for number, score in chosen.items() if number not in crossing or score >= CROSSING}
        return again, new_scores, kept


def _rivals(field: Field, scores: Sequence[float], chosen: Collection[int]) -> dict[int, Rival]:
    """For each chosen pair the best other pair of either of its events, where it comes close."""
    by_left: dict[int, list[int]] = {}
    by_right: dict[int, list[int]] = {}
    for number in chosen:
        by_left.setdefault(field.left[number], []).append(number)
        by_right.setdefault(field.right[number], []).append(number)
    best: dict[int, int] = {}
    like = field.like
    for number in [number for number, score in enumerate(scores) if score]:
        if number in chosen:
            continue
        for owners in (by_left.get(field.left[number], ()), by_right.get(field.right[number], ())):
            for owner in owners:
                if owner not in best or like[number] > like[best[owner]]:
                    best[owner] = number
    told = {}
    for owner, number in best.items():
        if field.like[owner] - field.like[number] >= CLOSE:
            continue
        is_left = field.left[number] != field.left[owner]
        told[owner] = Rival(is_left, (field.left if is_left else field.right)[number], scores[number])
    return told


def _share_without_dates(spans: Sequence[Span]) -> float:
    return sum([span is None for span in spans]) / len(spans) if spans else 0.0


def _between(
    spans: Sequence[Span], chain: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """For events without a date the days between the sure matches around them; `chain` has days and places.

    What stands before the first of these, or behind the last, has the days from or to the end of the other story, of
    which `others` are the times.
    """
    first, last = min(begin for begin, _ in others), max(end for _, end in others)
    following = 0
    found = {}
    for place, span in enumerate(spans):
        while following < len(chain) and chain[following][1] < place:
            following += 1
        after = following + 1 if following < len(chain) and chain[following][1] == place else following
        begin = chain[following - 1][0] if following else first
        end = chain[after][0] if after < len(chain) else last
        if span is None:
            found[place] = min(begin, end), max(begin, end)
    return found
