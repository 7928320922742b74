"""Two stores in pieces, beside each other: who is asked what, and what all answers come to."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from timeline.compare.matching.assign import Twin
from timeline.compare.matching.candidates import MOST_UNDATED, Common
from timeline.compare.matching.choosing import Laid, Span, Wanted
from timeline.compare.matching.field import Chances, Field
from timeline.compare.matching.scoring import Weights
from timeline.progress import Progress
from timeline.spread.engine import Engine, homes_of
from timeline.spread.matching.knowing import Known, chances_of, limits_of, timings_of
from timeline.spread.matching.meeting import (
    Beside,
    Keyed,
    Keys,
    Met,
    Numbered,
    Pairs,
    Reach,
    Told,
    TwinPairs,
    Weighed,
    far_apart,
    keys,
    tell,
    twins,
    weigh,
)

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_Answer = TypeVar("_Answer")


class Apart:
    """Two stores whose pieces are anywhere, or one beside itself; a `choosing.Ground`."""

    def __init__(
        self, engine: Engine, left: Known, right: Known, weights: Weights, progress: Progress | None = None
    ) -> None:
        self._engine, self._left, self._right = engine, left, right
        self._weights, self._progress = weights, progress
        self._one_store = left is right
        self._events = left.count if self._one_store else left.count + right.count
        self._pieces = (left.pieces, right.pieces)
        self._homes = tuple(
            dict(
                zip(
                    [piece.events.start for piece in pieces],
                    homes_of([piece.source.piece.size for piece in pieces], engine.workers),
                    strict=True,
                )
            )
            for pieces in self._pieces
        )
        self.links = left.links, right.links
        self._chances: dict[bool, Chances] = {}

    @property
    def spans(self) -> tuple[list[Span], list[Span]]:
        """When the events of either were."""
        return self._left.spans, self._right.spans

    def field(self, wanted: Wanted) -> Field:
        """The candidates of all events of the left store that are not taken."""
        found = Field()
        for weighed in self.weighed(wanted):
            found.extend(weighed.field)
        return found

    def weighed(self, wanted: Wanted) -> Iterable[Weighed]:
        """The same, piece by piece, in the order of the left store."""
        timings = timings_of(self._left, self._right, wanted.laid)
        days = [list(timing.narrow()) for timing in timings]
        taken_left, taken_right = wanted.taken
        filed = [day for number, day in enumerate(days[1]) if day is not None and number not in taken_right]
        limits = limits_of(self._left, self._right, filed)
        chances = chances_of(self._left, self._right, timings)
        bare = self._bare(wanted, days)
        begins = self._right.begins
        ranges = [_Range.of(days[1][begin:end]) for begin, end in pairwise(begins)]
        tasks = []
        for place, piece in enumerate(self._pieces[0]):
            numbers = piece.events
            own = [day for number in numbers if number not in taken_left and (day := days[0][number]) is not None]
            within = (min(own) - limits.window, max(own) + limits.window) if own else None
            asked = {number: wanted.asked[number] for number in numbers if number in wanted.asked}
            reaches = self._reaches(within, [*bare.met[place], *asked.values()], ranges)
            theirs = [reach.piece.events for reach in reaches]
            tasks.append(
                (
                    piece,
                    Beside(
                        self._met(piece, reaches),
                        (_among(taken_left, numbers), _among(taken_right, *theirs)),
                        {number: wanted.barred[number] for number in numbers if number in wanted.barred},
                        asked,
                        limits,
                        bare.common,
                        chances,
                        self._weights,
                        wanted.laid,
                    ),
                )
            )
        return self._run(weigh, tasks, 0, self._progress)

    def _met(self, left: Numbered, right: Sequence[Reach]) -> Met:
        return Met(left, right, self._events, self._one_store)

    def _reaches(
        self, within: tuple[int, int] | None, numbers: Iterable[int], ranges: "Sequence[_Range]"
    ) -> list[Reach]:
        """The pieces of the right store that have an event of some days, or of some numbers."""
        by_piece = _by_piece(self._right, numbers)
        found = []
        for place, piece in enumerate(self._pieces[1]):
            is_near = within is not None and ranges[place].meets(within)
            if is_near or place in by_piece:
                found.append(Reach(piece, within if is_near else None, by_piece.get(place, ())))
        return found

    def _bare(self, wanted: Wanted, days: Sequence[Sequence[int | None]]) -> "_Bare":
        """Which events each piece meets at any distance, since one of the two has no narrow day."""
        taken_left, taken_right = wanted.taken
        are_bare = [
            any(day is None and number not in taken for number, day in enumerate(each))
            for each, taken in zip(days, (taken_left, taken_right), strict=True)
        ]
        if not any(are_bare):
            return _Bare([()] * len(self._pieces[0]), Common())
        of_left = list(self._keys(0, taken_left, wanted.laid, of_all=are_bare[1]))
        under = frozenset([token for each in of_left for token in each.bare[0]])
        of_right = list(self._keys(1, taken_right, wanted.laid, of=under if are_bare[0] else None))
        undated = _postings([each.bare for each in of_right])
        dated = _postings([each.dated for each in of_right])
        met = []
        for each in of_left:
            numbers: set[int] = set()
            for token in {*each.bare[0], *each.dated[0]}:
                numbers.update(undated.few.get(token, ()))
            for token in set(each.bare[0]):
                numbers.update(dated.few.get(token, ()))
            met.append(sorted(numbers))
        tokens = [frozenset([*each.bare[0], *each.dated[0]]) for each in of_left]
        known = frozenset().union(*tokens)
        return _Bare(met, Common(undated.many & known, dated.many & known))

    def _keys(
        self,
        side: int,
        taken: Collection[int],
        laid: Laid | None,
        *,
        of: Collection[int] | None = None,
        of_all: bool = False,
    ) -> Iterable[Keys]:
        own = laid if laid is not None and laid.is_left is (side == 0) else None
        tasks = []
        for piece in self._pieces[side]:
            gone = _among(taken, piece.events)
            tasks.append((piece, Keyed(piece, self._events, self._one_store, gone, of, of_all, own)))
        return self._run(keys, tasks, side)

    def far_apart(self, pairs: Sequence[tuple[int, int]]) -> list[bool]:
        """Whether the times of some pairs exclude each other by more than their unit."""
        if not pairs:
            return []
        groups = self._grouped(pairs, (0, 1))
        return _in_order(pairs, groups, self._run(far_apart, [(met.left, Pairs(met, some)) for met, some in groups], 0))

    def twins(self, asked: Sequence[Twin]) -> list[float]:
        """The scores of two events of one store being one."""
        scores: dict[Twin, float] = {}
        for is_left in (True, False):
            pairs = [(one, other) for left, one, other in asked if left is is_left]
            if not pairs:
                continue
            side = 0 if is_left else 1
            store = (self._left, self._right)[side]
            if is_left not in self._chances:
                self._chances[is_left] = chances_of(store, store, (store.timing, store.timing))
            groups = self._grouped(pairs, (side, side))
            chances = self._chances[is_left]
            tasks = [(met.left, TwinPairs(met, some, chances, self._weights)) for met, some in groups]
            found = _in_order(pairs, groups, self._run(twins, tasks, side))
            scores |= {(is_left, *pair): score for pair, score in zip(pairs, found, strict=True)}
        return [scores[twin] for twin in asked]

    def reasons(self, pairs: Sequence[tuple[int, int]], *, mirrored: bool) -> list[tuple[str, ...]]:
        """Why some pairs are one, in words; `mirrored`: in those of the right store."""
        groups = self._grouped(pairs, (0, 1))
        return _in_order(
            pairs, groups, self._run(tell, [(met.left, Told(met, some, mirrored)) for met, some in groups], 0)
        )

    def _grouped(
        self, pairs: Sequence[tuple[int, int]], sides: tuple[int, int]
    ) -> list[tuple[Met, list[tuple[int, int]]]]:
        """Some pairs by the piece of the first of them, with the pieces that have the others."""
        stores = (self._left, self._right)
        one, other = stores[sides[0]], stores[sides[1]]
        by_piece: dict[int, list[tuple[int, int]]] = {}
        for pair in pairs:
            by_piece.setdefault(one.piece_of(pair[0]), []).append(pair)
        groups = []
        for place in sorted(by_piece):
            some = by_piece[place]
            reached = _by_piece(other, [number for _, number in some])
            reaches = [Reach(self._pieces[sides[1]][at], None, reached[at]) for at in sorted(reached)]
            groups.append((self._met(self._pieces[sides[0]][place], reaches), some))
        return groups

    def _run(
        self,
        function: Callable[[_Task], _Result],
        tasks: Sequence[tuple[Numbered, _Task]],
        side: int,
        progress: Progress | None = None,
    ) -> Iterator[_Result]:
        """Has each task done where the events of its piece of a store are likely to be."""
        homes = [self._homes[side][piece.events.start] for piece, _ in tasks]
        return self._engine.run(function, [task for _, task in tasks], homes, progress)


class _Bare(NamedTuple):
    """For each piece of the left store the events that it meets at any distance, and the tokens that too many have."""

    met: Sequence[Sequence[int]]
    common: Common


class _Postings(NamedTuple):
    """The events under each token, where they are few, and the tokens under which there are many."""

    few: Mapping[int, Sequence[int]]
    many: frozenset[int]


def _postings(pieces: Iterable[tuple[Sequence[int], Sequence[int]]]) -> _Postings:
    """Of tokens and the numbers of events under them; of many events no more is kept than that there are many."""
    few: dict[int, array[int]] = {}
    many: set[int] = set()
    for tokens, numbers in pieces:
        for token, number in zip(tokens, numbers, strict=True):
            if token in many:
                continue
            under = few.setdefault(token, array("I"))
            under.append(number)
            if len(under) > MOST_UNDATED:
                many.add(token)
                del few[token]
    return _Postings(few, frozenset(many))


class _Range(NamedTuple):
    """The first and the last day of some events; None where they have none."""

    first: int | None
    last: int | None

    @classmethod
    def of(cls, days: Sequence[int | None]) -> "_Range":
        known = [day for day in days if day is not None]
        return cls(min(known, default=None), max(known, default=None))

    def meets(self, days: tuple[int, int]) -> bool:
        return self.first is not None and self.last is not None and self.first <= days[1] and self.last >= days[0]


def _among(numbers: Collection[int], *within: range) -> frozenset[int]:
    """Those of some numbers that lie within."""
    return frozenset([number for each in within for number in each if number in numbers])


def _by_piece(store: Known, numbers: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number in sorted(set(numbers)):
        found.setdefault(store.piece_of(number), []).append(number)
    return found


def _in_order(
    pairs: Sequence[tuple[int, int]],
    groups: Sequence[tuple[Met, Sequence[tuple[int, int]]]],
    results: Iterable[Sequence[_Answer]],
) -> list[_Answer]:
    """The answers for some pairs in their order; they were asked for in groups."""
    found: dict[tuple[int, int], _Answer] = {}
    for (_, some), answers in zip(groups, results, strict=True):
        found.update(zip(some, answers, strict=True))
    return [found[pair] for pair in pairs]
