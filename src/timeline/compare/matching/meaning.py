"""How near two events are in meaning, as margins: how much nearer than what is nearest to either of them usually is.

What two languages, or the topic of a story, make alike in all pairs is no margin; what the encoder says of a pair never
counts by itself.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from operator import mul
from typing import TYPE_CHECKING, NamedTuple, Protocol

from timeline.compare.matching.candidates import WINDOW, narrow_day
from timeline.compare.matching.features import DATED, TEXT, UNDATED, StorePair
from timeline.compare.matching.prepared import text_of
from timeline.compare.matching.scoring import Row
from timeline.model import Event
from timeline.progress import Progress

if TYPE_CHECKING:
    from timeline.compare.matching.embedding import Vectors

NEIGHBOURS = 10
"""How near something usually is to an event tell so many of the other store, the nearest ones; of one store twice as
many, since it holds what two would hold."""
BROUGHT = 4
"""So many of the nearest of each event are looked at, whatever words they share."""
COMPARED = 4096
"""Each event is laid beside so many of the other store, those nearest in time: the work grows with the events."""
_AT_ONCE = 256
_NEVER = 2**40
"""Behind all days: where what has no date stands in the order of time."""
_ONE = 2.0**32
"""The product of a vector with itself."""


class Meaning(Protocol):
    """What reads texts: `timeline.compare.matching.embedding.Encoder`."""

    def vectors(self, texts: Sequence[str], progress: Progress | None = None) -> "Vectors":
        """A row for each text, of whole numbers, so that sums of products are exact; all rows are as long as 2^16."""


class _Side(NamedTuple):
    """The events of one store that may be matched: their numbers, their vectors, and their days, `_NEVER` for none."""

    numbers: Sequence[int]
    vectors: "Vectors"
    days: Sequence[int]


class Nearness:
    """The margins of two stores, and which events are nearest to each other."""

    def __init__(self, left: _Side, right: _Side) -> None:
        """Both may be one side; no event is a neighbour of itself."""
        self._vectors = left.vectors, right.vectors
        self._row = [{number: row for row, number in enumerate(side.numbers)} for side in (left, right)]
        self._usual = [0.0] * len(left.numbers), [0.0] * len(right.numbers)
        self._brought: defaultdict[int, set[int]] = defaultdict(set)
        for row, usual, near in _neighbours(left, right):
            self._usual[0][row] = usual
            self._brought[left.numbers[row]].update([right.numbers[other] for other in near])
        for row, usual, near in _neighbours(right, left):
            self._usual[1][row] = usual
            for other in near:
                self._brought[left.numbers[other]].add(right.numbers[row])

    def brought(self, number: int, but: Collection[int]) -> list[int]:
        """The right events that are among the nearest of a left one, or it among theirs; some are left out."""
        return sorted(self._brought[number].difference(but)) if number in self._brought else []

    def margin(self, left: int, right: int) -> float:
        """How much nearer two events are than the nearest ones of both are in the mean."""
        one, other = self._row[0][left], self._row[1][right]
        near = float(self._vectors[0][one] @ self._vectors[1][other]) / _ONE
        return near - (self._usual[0][one] + self._usual[1][other]) / 2


def nearness_of(
    meaning: Meaning,
    stores: tuple[Sequence[Event], Sequence[Event]],
    prepared: StorePair,
    taken: tuple[Collection[int], Collection[int]] = ((), ()),
    progress: Progress | None = None,
) -> Nearness:
    """What is near to what in two stores, which may be one. Events that are `taken` on either side are not read."""
    texts: list[str] = []
    numbers: list[list[int]] = []
    is_one = prepared.left is prepared.right
    for store, gone in zip(stores[: 1 if is_one else 2], taken, strict=False):
        numbers.append([number for number in range(len(store)) if number not in gone])
        texts += [text_of(store[number]) for number in numbers[-1]]
    vectors = meaning.vectors(texts, progress)
    sides = []
    for held, events, read in zip(
        numbers,
        (prepared.left, prepared.right),
        (vectors[: len(numbers[0])], vectors[len(numbers[0]) :]),
        strict=False,
    ):
        days = [narrow_day(events[number].extent) for number in held]
        sides.append(_Side(held, read, [_NEVER if day is None else day for day in days]))
    return Nearness(sides[0], sides[-1])


def carries(features: Sequence[float], weights: Row, *, dated: bool) -> bool:
    """Whether meaning makes two events more alike than all words do that both have; it is the last of the features."""
    first = (DATED if dated else UNDATED).index(TEXT[0])
    words: float = sum(map(mul, features[first : first + len(TEXT)], weights[first : first + len(TEXT)]))
    return features[-1] * weights[len(features) - 1] > words


def _neighbours(side: _Side, other: _Side) -> Iterator[tuple[int, float, list[int]]]:
    """Of each row how near the nearest rows of the other side are in the mean, and the first of these.

    What has a date has only such rows among these first that have none, or one within the window of days.
    """
    import numpy as np

    order, columns_in_order = (sorted(range(len(one.days)), key=one.days.__getitem__) for one in (side, other))
    most = NEIGHBOURS * 2 if side is other else NEIGHBOURS
    in_order = [other.days[column] for column in columns_in_order]
    for begin in range(0, len(order), _AT_ONCE):
        rows = order[begin : begin + _AT_ONCE]
        middle = bisect_left(in_order, side.days[rows[len(rows) // 2]])
        low = max(0, min(middle - COMPARED // 2, len(in_order) - COMPARED))
        columns = np.array(columns_in_order[low : low + COMPARED], dtype=np.int64)
        near = side.vectors[rows] @ other.vectors[columns].T / _ONE
        ranks = np.argsort(-near, axis=1, kind="stable")
        days = np.array(in_order[low : low + COMPARED])
        for row, nearest, ranked in zip(rows, near, ranks, strict=True):
            if side is other:
                ranked = ranked[columns[ranked] != row]  # noqa: PLW2901
            away = np.abs(days[ranked] - side.days[row])
            may_be = (away <= WINDOW) | (away > _NEVER // 2)
            usual = nearest[ranked[:most]]
            yield row, float(usual.sum()) / max(1, len(usual)), columns[ranked[may_be][:BROUGHT]].tolist()
