"""What all pieces of two stores together know: numbers of events and tokens, days, what is stated."""

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from itertools import count as counting

from timeline.compare.matching.candidates import Limits, narrow_day_of
from timeline.compare.matching.choosing import Laid, Span
from timeline.compare.matching.decided import Links
from timeline.compare.matching.features import Counts, Crowd, Days
from timeline.compare.matching.field import Chances
from timeline.compare.matching.prepared import FIELDS
from timeline.compare.matching.stated import Agreement, Stating
from timeline.select.withheld import all_withheld
from timeline.spread.matching.counting import NO_DAY, Counted
from timeline.spread.matching.holding import Source
from timeline.spread.matching.meeting import Numbered
from timeline.spread.pieces import NotInPiecesError


class Tokens:
    """The tokens of all pieces, numbered in the order in which one reader of all of them would meet them."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(counting().__next__)
        self.counts: tuple[array[int], array[int]] = (array("I"), array("I"))
        """In how many events of either store each of them occurs."""

    def add(self, tokens: Sequence[str], counts: Sequence[int], side: int) -> "array[int]":
        """Counts those of a piece. Returns their numbers."""
        numbers = array("I", map(self._numbers.__getitem__, tokens))
        new = len(self._numbers) - len(self.counts[0])
        for each in self.counts:
            each.frombytes(bytes(each.itemsize * new))
        counted = self.counts[side]
        for number, count in zip(numbers, counts, strict=True):
            counted[number] += count
        return numbers


class Known:
    """One store as its pieces have counted it."""

    def __init__(self, sources: Sequence[Source], pieces: Sequence[Counted], tokens: Tokens, side: int) -> None:
        """Raises NotInPiecesError where an id stands in two of them: what is wrong is told by who reads all."""
        self.withheld = all_withheld([piece.withheld for piece in pieces])
        hidden = frozenset([name for piece in pieces for name in piece.gone.hidden])
        gone = [name for piece in pieces for names in piece.gone for name in names]
        # A piece of which nothing is left has no numbers of its own, and would be taken for the one behind it.
        filled = [number for number, piece in enumerate(pieces) if piece.ids]
        sources, pieces = [sources[number] for number in filled], [pieces[number] for number in filled]
        self._sources = sources
        self._side = side
        self._tokens = tokens
        self._numbers = [tokens.add(piece.tokens, piece.counts, side) for piece in pieces]
        self.begins = [0, *accumulate(len(piece.ids) for piece in pieces)]
        ids = [name for piece in pieces for name in piece.ids]
        if len({*ids, *gone}) < len(ids) + len(gone):
            raise NotInPiecesError("an id stands twice")
        self.links = Links(ids, self._of_all([piece.same_as for piece in pieces], hidden),
                           self._of_all([piece.not_same for piece in pieces], hidden))  # fmt: skip
        self.first, self.last = array("q"), array("q")
        for piece in pieces:
            self.first.extend(piece.first)
            self.last.extend(piece.last)
        self.stated = [_together([piece.stated[field] for piece in pieces]) for field in range(FIELDS)]

    def _of_all(
        self, pieces: Sequence[Mapping[int, Sequence[str]]], hidden: Collection[str]
    ) -> dict[int, Sequence[str]]:
        """Links by the number of an event in the store, those to what is hidden left out."""
        return {
            begin + number: kept
            for begin, piece in zip(self.begins, pieces, strict=False)
            for number, names in piece.items()
            if (kept := [name for name in names if name not in hidden])
        }

    @property
    def count(self) -> int:
        """How many events there are."""
        return self.begins[-1]

    @property
    def pieces(self) -> list[Numbered]:
        """The pieces, with what all know of their tokens."""
        left, right = self._tokens.counts
        return [
            Numbered(source, range(*events), numbers, _of(left, numbers), _of(right, numbers))
            for source, events, numbers in zip(self._sources, pairwise(self.begins), self._numbers, strict=True)
        ]

    def piece_of(self, number: int) -> int:
        """Which piece has the event of a number."""
        return bisect_right(self.begins, number) - 1

    @property
    def spans(self) -> list[Span]:
        """The days of each event."""
        return [None if first == NO_DAY else (first, last) for first, last in zip(self.first, self.last, strict=True)]

    def laid(self, days: Mapping[int, tuple[int, int]]) -> "Timing":
        """When its events were, where those without a date have other days."""
        first, last = self.first[:], self.last[:]
        for number, (begin, end) in days.items():
            first[number], last[number] = begin, end
        return Timing(first, last)

    @property
    def timing(self) -> "Timing":
        """When its events were."""
        return Timing(self.first, self.last)


class Timing:
    """The days of the events of a store, by their numbers."""

    def __init__(self, first: "array[int]", last: "array[int]") -> None:
        self.first, self.last = first, last

    @property
    def days(self) -> Days:
        """How many of them there are up to each day."""
        return Days(*(Counts(Counter([day for day in each if day != NO_DAY])) for each in (self.first, self.last)))

    def narrow(self) -> Iterator[int | None]:
        """The day under which each is filed; None where it has none."""
        for first, last in zip(self.first, self.last, strict=True):
            yield None if first == NO_DAY else narrow_day_of(first, last)


def chances_of(left: Known, right: Known, timings: tuple[Timing, Timing]) -> Chances:
    """What events of two stores have in common by chance; both may be one store."""
    days = timings[0].days
    crowd = Crowd(days, days if left is right else timings[1].days, of_one_store=left is right)
    return Chances(crowd, Agreement(left.stated, right.stated))


def limits_of(left: Known, right: Known, days: Sequence[int]) -> Limits:
    """How many candidates an event has; `days` are those of all events of the right store that may be one."""
    return Limits.of(max(left.count, right.count), len(days), len(set(days)))


def timings_of(left: Known, right: Known, laid: Laid | None) -> tuple[Timing, Timing]:
    """When the events of both were."""
    if laid is None:
        return left.timing, right.timing
    return (left.laid(laid.days), right.timing) if laid.is_left else (left.timing, right.laid(laid.days))


def _of(counts: "array[int]", numbers: "array[int]") -> "array[int]":
    return array("I", map(counts.__getitem__, numbers))


def _together(fields: Sequence[Stating[str]]) -> Stating[str]:
    tokens: Counter[str] = Counter()
    for field in fields:
        tokens.update(field.tokens)
    return Stating(sum(field.events for field in fields), tokens)
