"""The second step: a piece of the left store beside what it may meet of the right one.

Each function here takes all that it needs and gives back numbers or texts, so that it runs anywhere. Events are known
by their numbers in their store; within a function they have others, in the same order.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from operator import add
from typing import NamedTuple, Self

from timeline.compare.matching.candidates import Common, Index, Limits, narrow_day
from timeline.compare.matching.choosing import Laid
from timeline.compare.matching.decided import are_far_apart
from timeline.compare.matching.explain import reasons
from timeline.compare.matching.features import StorePair
from timeline.compare.matching.field import Chances, Field, field_of
from timeline.compare.matching.matcher import score_as_twins
from timeline.compare.matching.prepared import Extent, Prepared
from timeline.compare.matching.scoring import Weights
from timeline.compare.matching.stated import is_series
from timeline.compare.matching.tokens import Vocabulary
from timeline.compare.matching.weighing import Weighing, scale_of, weighed_in_part, weights_of
from timeline.model import Event
from timeline.spread.matching.holding import Held, Source, held


class Numbered(NamedTuple):
    """A piece, the numbers of its events, and of each of its tokens its number and how many events have it."""

    source: Source
    events: range
    numbers: "array[int]"
    left: "array[int]"
    right: "array[int]"


class Reach(NamedTuple):
    """What of a piece of the right store is looked at: its events of some days, both included, and these numbers."""

    piece: Numbered
    days: tuple[int, int] | None = None
    events: Sequence[int] = ()


class Met(NamedTuple):
    """A piece of the left store and what it meets of the right one; both may be one store, of so many `events`."""

    left: Numbered
    right: Sequence[Reach]
    events: int
    one_store: bool = False


class Side(NamedTuple):
    """Some events of a store with their numbers in it, ascending."""

    numbers: Sequence[int]
    prepared: Sequence[Prepared]
    events: Sequence[Event]

    def place(self, number: int) -> int:
        """Which of these has a number."""
        return bisect_left(self.numbers, number)

    def places(self, numbers: Collection[int]) -> list[int]:
        """Which of these have one of some numbers."""
        return [place for place, number in enumerate(self.numbers) if number in numbers]


class Meeting(NamedTuple):
    """Both sides, and the two as stores."""

    left: Side
    right: Side
    stores: StorePair


def opened(piece: Numbered) -> Held:
    """The events of a piece, their tokens numbered."""
    found = held(piece.source)
    found.number(piece.numbers)
    return found


@contextmanager
def meeting(met: Met, laid: Laid | None = None) -> Iterator[Meeting]:
    """Both sides beside each other; events without a date have days within the block where these are laid."""
    pieces = [met.left, *(reach.piece for reach in met.right)]
    with ExitStack() as stack:
        for number, piece in enumerate(pieces):
            if laid is not None and laid.is_left is (number == 0):
                stack.enter_context(_laid(opened(piece).prepared, piece.events.start, laid.days))
        vocabulary = _vocabulary(pieces)
        tokens: dict[int, tuple[int, int]] = {}
        for piece in pieces:
            tokens.update(zip(piece.numbers, zip(piece.left, piece.right, strict=True), strict=True))
        left = _all_of(met.left)
        right = _reached(met.right)
        weighing = weighed_in_part(tokens, one_store=met.one_store, events=met.events)
        yield Meeting(left, right, StorePair(left.prepared, right.prepared, vocabulary, weighing))


def _vocabulary(pieces: Sequence[Numbered]) -> Vocabulary:
    found = Vocabulary()
    for piece in pieces:
        found.learn(opened(piece).vocabulary)
    return found


def _all_of(piece: Numbered) -> Side:
    found = opened(piece)
    return Side(piece.events, found.prepared, found.events)


def _reached(reaches: Sequence[Reach]) -> Side:
    numbers: list[int] = []
    prepared: list[Prepared] = []
    events: list[Event] = []
    for reach in reaches:
        begin, found, wanted = reach.piece.events.start, opened(reach.piece), set(reach.events)
        for place, event in enumerate(found.prepared):
            if begin + place in wanted or (reach.days is not None and _is_within(event, reach.days)):
                numbers.append(begin + place)
                prepared.append(event)
                events.append(found.events[place])
    return Side(numbers, prepared, events)


def _is_within(event: Prepared, days: tuple[int, int]) -> bool:
    day = narrow_day(event.extent)
    return day is not None and days[0] <= day <= days[1]


@contextmanager
def _laid(events: Sequence[Prepared], begin: int, days: Mapping[int, tuple[int, int]]) -> Iterator[None]:
    bare = [(begin + place, event) for place, event in enumerate(events) if event.extent is None]
    for number, event in bare:
        if number in days:
            event.extent = Extent(*days[number], inferred=True)
    try:
        yield
    finally:
        for _, event in bare:
            event.extent = None


class Beside(NamedTuple):
    """Two pieces whose candidates are wanted; as `choosing.Wanted` says, cut down to them.

    `common` are tokens, by their numbers. `limits` and `chances` are those of the whole stores.
    """

    met: Met
    taken: tuple[Collection[int], Collection[int]]
    barred: Mapping[int, Collection[int]]
    asked: Mapping[int, int]
    limits: Limits
    common: Common
    chances: Chances
    weights: Weights
    laid: Laid | None = None


class Weighed(NamedTuple):
    """The candidates of a piece by their numbers in the stores; of one store also which are told as a series."""

    field: Field
    series: "array[int]"


def weigh(task: Beside) -> Weighed:
    """How alike the events of two pieces are, those of which it is worth asking."""
    with meeting(task.met, task.laid) as (left, right, stores):
        taken_left = task.taken[0]
        places = [place for place, number in enumerate(left.numbers) if number not in taken_left]
        common = Common(*(_places(tokens, stores.rarity) for tokens in task.common))
        index = Index(stores, right.places(task.taken[1]), task.limits, common)
        barred = {
            left.place(number): {right.place(other) for other in others if _is_in(right, other)}
            for number, others in task.barred.items()
        }
        asked = {left.place(number): right.place(other) for number, other in task.asked.items()}
        found = field_of(stores, places, index, task.chances, barred=barred, asked=asked, weights=task.weights)
        pairs = list(zip(found.left, found.right, strict=True))
        within = pairs if task.met.one_store else []
        series = [is_series(left.prepared[one], right.prepared[other]) for one, other in within]
        found.left = array("i", [left.numbers[one] for one, _ in pairs])
        found.right = array("i", [right.numbers[other] for _, other in pairs])
        return Weighed(found, array("b", series))


def _is_in(side: Side, number: int) -> bool:
    place = side.place(number)
    return place < len(side.numbers) and side.numbers[place] == number


def _places(tokens: Collection[int], rarity: Mapping[int, int] | Sequence[int]) -> frozenset[int]:
    """The places in rarity of some tokens."""
    return frozenset([rarity[token] for token in tokens])


class Pairs(NamedTuple):
    """Some pairs of a piece of the left store with events of the right one, by their numbers."""

    met: Met
    pairs: Sequence[tuple[int, int]]


def far_apart(task: Pairs) -> list[bool]:
    """Whether the times of each pair exclude each other by more than their unit."""
    left, right = _all_of(task.met.left), _reached(task.met.right)
    return [
        are_far_apart(left.events[left.place(one)].when, right.events[right.place(other)].when)
        for one, other in task.pairs
    ]


class TwinPairs(NamedTuple):
    """Some pairs of events of one store, and what such have in common by chance."""

    met: Met
    pairs: Sequence[tuple[int, int]]
    chances: Chances
    weights: Weights


def twins(task: TwinPairs) -> list[float]:
    """The scores of two events of one store being one."""
    with meeting(task.met) as (left, right, stores):
        return [
            score_as_twins(
                left.prepared[left.place(one)], right.prepared[right.place(other)], stores, task.chances, task.weights
            )
            for one, other in task.pairs
        ]


class Told(NamedTuple):
    """Pairs whose reasons are wanted; `mirrored`: as the right store writes them."""

    met: Met
    pairs: Sequence[tuple[int, int]]
    mirrored: bool = False


class Worded(NamedTuple):
    """What is known of the words of some pieces, as `explain.Words` says."""

    vocabulary: Vocabulary
    weights: Mapping[int, float]
    scale: float

    @classmethod
    def of(cls, met: Met) -> Self:
        """Those of both sides."""
        pieces = [met.left, *(reach.piece for reach in met.right)]
        counts: dict[int, int] = {}
        for piece in pieces:
            counts.update(
                zip(piece.numbers, piece.left if met.one_store else map(add, piece.left, piece.right), strict=True)
            )
        weight_of = weights_of(counts.values(), met.events)
        weights = {token: weight_of[count] for token, count in counts.items()}
        return cls(_vocabulary(pieces), weights, scale_of(met.events))


def tell(task: Told) -> list[tuple[str, ...]]:
    """The reasons for each pair."""
    found = []
    left, right, words = _all_of(task.met.left), _reached(task.met.right), Worded.of(task.met)
    for one, other in task.pairs:
        at, place = left.place(one), right.place(other)
        events, prepared = (left.events[at], right.events[place]), (left.prepared[at], right.prepared[place])
        if task.mirrored:
            events, prepared = (events[1], events[0]), (prepared[1], prepared[0])
        found.append(reasons(*events, prepared, words))
    return found


class Keyed(NamedTuple):
    """A piece whose events without a narrow day are wanted under their rare tokens.

    `events` and `one_store` are those of `Met`; `of` are the tokens under which events with a day are wanted too, None
    for none, and all their tokens where `of_all`.
    """

    piece: Numbered
    events: int
    one_store: bool
    taken: Collection[int]
    of: Collection[int] | None = None
    of_all: bool = False
    laid: Laid | None = None


class Keys(NamedTuple):
    """The rare tokens of some events, pair by pair: of those without a narrow day, and of those with one."""

    bare: "tuple[array[int], array[int]]"
    dated: "tuple[array[int], array[int]]"


def keys(task: Keyed) -> Keys:
    """The tokens under which events of a piece stand, and the numbers of these events."""
    piece = task.piece
    found = opened(piece)
    tokens = dict(zip(piece.numbers, zip(piece.left, piece.right, strict=True), strict=True))
    weighing = weighed_in_part(tokens, one_store=task.one_store, events=task.events)
    token_at = _by_place(weighing)
    bare, dated = (array("I"), array("I")), (array("I"), array("I"))
    with ExitStack() as stack:
        if task.laid is not None:
            stack.enter_context(_laid(found.prepared, piece.events.start, task.laid.days))
        for number, event in zip(piece.events, found.prepared, strict=True):
            if number in task.taken:
                continue
            is_bare = narrow_day(event.extent) is None
            if not is_bare and task.of is None and not task.of_all:
                continue
            under = bare if is_bare else dated
            for rare in weighing.rarest(event):
                token = token_at[rare]
                if is_bare or task.of_all or (task.of is not None and token in task.of):
                    under[0].append(token)
                    under[1].append(number)
    return Keys(bare, dated)


def _by_place(weighing: Weighing) -> dict[int, int]:
    rarity = weighing.rarity
    assert isinstance(rarity, Mapping)
    return {place: token for token, place in rarity.items()}
