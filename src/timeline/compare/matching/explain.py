"""Why a pair is one event, in words that a person can check: when, which names and words both have, which figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from timeline.compare.matching.prepared import Extent, Prepared, text_of
from timeline.compare.matching.tokens import NO_NAME, Vocabulary
from timeline.model import Event
from timeline.when.civil import DAY, HOUR, MINUTE
from timeline.when.duration import format_duration

MOST_WORDS = 3
"""So many shared words or runs of words are named."""
LONGEST_RUN = 6
"""So many words, or letters where a script has no spaces, stand in one of them."""
TELLING = 0.3
"""Words are named that weigh at least this share of the heaviest weight there can be."""
_PARTS = ((5, "night"), (12, "morning"), (18, "afternoon"), (24, "evening"))
_BREAK = re.compile(r"[^\w\s'’ʼ`-]|\n")
"""What no run of words goes across: a comma, the end of a sentence, a line."""
_SENTENCE = re.compile(r"[.!?:;\n]")
_BETWEEN = 2
"""So many words without a meaning of their own may stand within a run: `Bank of England`."""


class Words(Protocol):
    """What is known of the words of two stores: their tokens, what each of these weighs, and one that occurs once."""

    @property
    def vocabulary(self) -> Vocabulary:
        """That all texts were read with."""

    @property
    def weights(self) -> Sequence[float] | Mapping[int, float]:
        """By token."""

    @property
    def scale(self) -> float:
        """The weight of a token that occurs once."""


def reasons(
    left: Event,
    right: Event,
    prepared: tuple[Prepared, Prepared],
    words: Words,
    *,
    by_meaning: bool = False,
) -> tuple[str, ...]:
    """The reasons for a pair, the time first; figures that differ last, though they count against nothing.

    `by_meaning`: what carries it is no word, see `timeline.compare.matching.meaning.carries`.
    """
    said = _Said(left, right, prepared, words)
    meant = ("both tell much the same, by their meaning",) if by_meaning else ()
    return (_time(left, right, prepared), *meant, *said.words(), *said.figures(), *said.differing())


def _time(left: Event, right: Event, prepared: tuple[Prepared, Prepared]) -> str:
    one, other = prepared[0].extent, prepared[1].extent
    if one is None or other is None:
        return "neither has a date" if one is other else "one of them has no date"
    halves = one.hours_of_a_zone(other)
    if halves:
        return f"{format_duration(abs(halves) * HOUR // 2)} apart, as a clock without a zone may be"
    gap = one.gap(other)
    if one.clock is not None and other.clock is not None and gap < 1:
        return _clocks(left, right, prepared)
    if gap == 0:
        return "same day" if one.days == other.days == 1 else _overlap(one, other)
    days = max(1, round(gap))
    for unit, name in ((_YEAR, "year"), (_MONTH, "month")):
        if min(one.days, other.days) > unit - 4:
            apart = max(1, round(abs(one.first - other.first) / unit))
            return f"{apart} {name}{'' if apart == 1 else 's'} apart"
    return f"{days} day{'' if days == 1 else 's'} apart"


_YEAR, _MONTH = 365.25, 30.4


def _clocks(left: Event, right: Event, prepared: tuple[Prepared, Prepared]) -> str:
    """How two clock times less than a day apart stand to each other."""
    one, other = prepared[0].extent, prepared[1].extent
    assert one is not None
    assert other is not None
    assert one.clock is not None
    assert other.clock is not None
    if one.clock == other.clock:
        return "same time"
    apart = one.gap(other)
    if apart == 0:
        return "times overlap"
    if _length(one.clock) == _length(other.clock):
        apart = abs(one.clock[0] - other.clock[0])  # as people count: 10:00 and 10:30 are half an hour apart
    part = _part_of_day(left)
    micros = round(apart * DAY / MINUTE) * MINUTE
    if part is not None and part == _part_of_day(right) and micros >= HOUR and one.first == other.first:
        return f"same {part}"
    return f"{format_duration(max(MINUTE, micros))} apart"


def _length(clock: tuple[float, float]) -> int:
    return round((clock[1] - clock[0]) * DAY)


def _overlap(one: Extent, other: Extent) -> str:
    if (one.first, one.last) != (other.first, other.last):
        return "times overlap"
    return "same year" if 365 <= one.days <= 366 else "same month" if 28 <= one.days <= 31 else "same days"


def _part_of_day(event: Event) -> str | None:
    anchor = event.when.anchor if event.when is not None else None
    if anchor is None or anchor.civil is None or not anchor.has_clock:
        return None
    hour = anchor.civil % DAY // HOUR
    return next(name for end, name in _PARTS if hour < end)


class _Said:
    """The texts of a pair side by side."""

    def __init__(self, left: Event, right: Event, prepared: tuple[Prepared, Prepared], words: Words) -> None:
        self._weights = words.weights
        self._numbers = words.vocabulary.are_numbers
        self._least = TELLING * words.scale
        self._one, self._other = prepared
        self._text = text_of(left)
        self._left = list(_pieces(self._text, words.vocabulary))
        self._right = list(_pieces(text_of(right), words.vocabulary))
        self._neighbours = {(one.token, other.token) for one, other in pairwise(self._right)}
        """What stands side by side in the right text: a run of words is one of both."""

    def words(self) -> Iterator[str]:
        """The heaviest names and runs of words that both have, as the left one writes them; names spelled otherwise."""
        shared = set(self._one.bag).intersection(self._other.bag) - self._numbers
        ours, theirs = ({piece.token for piece in side if piece.is_name} for side in (self._left, self._right))
        # Any word has a capital where a sentence begins with it.
        pieces = (*self._left, *self._right)
        names = ours & theirs & {piece.token for piece in pieces if piece.is_name and not piece.is_first}
        # Where nearly all words are written as names are, as in headlines, none of them is told to be one.
        names &= {token for side in (self._one, self._other) for token in side.names.values()}
        runs = self._runs(shared, names)
        named = [text for text, is_name in runs if is_name]
        plain = [f"“{text}”" for text, is_name in runs if not is_name]
        if named:
            yield f"both name {_listed(named)}"
        if plain:
            yield f"both say {_listed(plain)}"
        yield from self._spelled_otherwise()

    def _runs(self, shared: set[int], names: set[int]) -> list[tuple[str, bool]]:
        """What both have, the heaviest first, each word once; and whether it is a name."""
        found: dict[tuple[int, ...], tuple[float, str, bool]] = {}
        for run in self._joined([piece for piece in self._left if piece.token in shared], names):
            key = tuple(sorted({piece.token for piece in run}))
            weight = sum([self._weights[token] for token in key])
            if weight > found.get(key, (0.0, "", False))[0]:
                text = self._text[run[0].begin : run[-1].end]
                found[key] = (weight, " ".join(text.split()), run[0].token in names)
        told: list[tuple[str, bool]] = []
        seen: set[int] = set()
        for key, (_, text, is_name) in sorted(found.items(), key=lambda entry: (-entry[1][0], entry[1][1])):
            if max(map(self._weights.__getitem__, key)) >= self._least and not seen.issuperset(key):
                seen.update(key)
                told.append((text, is_name))
        return told[:MOST_WORDS]

    def _joined(self, pieces: Iterable["_Piece"], names: set[int]) -> Iterator[list["_Piece"]]:
        run: list[_Piece] = []
        for piece in pieces:
            if run and not (
                len(run) < LONGEST_RUN
                and piece.word <= run[-1].word + 1
                and (piece.token in names) is (run[-1].token in names)
                and (run[-1].token, piece.token) in self._neighbours
                and self._touch(run[-1].end, piece.begin)
            ):
                yield run
                run = []
            run.append(piece)
        if run:
            yield run

    def _touch(self, end: int, begin: int) -> bool:
        between = self._text[end:begin]
        return not _BREAK.search(between) and len(between.split()) <= _BETWEEN

    def _spelled_otherwise(self) -> Iterator[str]:
        theirs = {piece.name: piece for piece in self._right if piece.name in self._other.names}
        found: dict[int, str] = {}
        for piece in self._left:
            match = theirs.get(piece.name)
            if piece.name not in self._one.names or match is None or match.token == piece.token:
                continue
            if piece.text[0].isascii() != match.text[0].isascii():
                found.setdefault(piece.name, f"{piece.text} and {match.text} are one name in two scripts")
            elif not piece.is_first and not match.is_first:  # where a sentence begins, it may be any word
                found.setdefault(piece.name, f"{piece.text} and {match.text} are one name in two spellings")
        yield from list(found.values())[:MOST_WORDS]

    def figures(self) -> Iterator[str]:
        """Numbers beside the same telling words that agree."""
        ours, theirs = (_figures(pieces, self._numbers) for pieces in (self._left, self._right))
        told = [
            self._figure(number, beside)
            for number in ours
            if number in theirs and (beside := self._telling(ours[number], theirs[number]))
        ]
        if told:
            yield "both say " + _listed(list(dict.fromkeys(told))[:MOST_WORDS])

    def differing(self) -> Iterator[str]:
        """Numbers beside the same telling words that differ."""
        ours, theirs = (_figures(pieces, self._numbers) for pieces in (self._left, self._right))
        told = [
            f"{self._figure(number, both)} against {self._spelled(other_number)}"
            for number, beside in ours.items()
            for other_number, other_beside in theirs.items()
            if number not in theirs and other_number not in ours and (both := self._telling(beside, other_beside))
        ]
        if told:
            yield "but " + _listed(list(dict.fromkeys(told))[:MOST_WORDS])

    def _telling(self, beside: Iterable[int], other: Iterable[int]) -> set[int]:
        return {token for token in set(beside).intersection(other) if self._weights[token] >= self._least}

    def _figure(self, number: int, beside: Iterable[int]) -> str:
        word = min(beside, key=lambda token: (-self._weights[token], token))
        return f"{self._spelled(number)} {self._spelled(word)}"

    def _spelled(self, token: int) -> str:
        return next(piece.text for piece in [*self._left, *self._right] if piece.token == token)


def _listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([part for part in (", ".join(words[:-1]), words[-1]) if part])


class _Piece(NamedTuple):
    """A token where it stands in a text: the number of its word among those with a meaning, and its letters."""

    token: int
    name: int
    word: int
    begin: int
    end: int
    text: str
    is_first: bool
    """Whether it begins a sentence."""

    @property
    def is_name(self) -> bool:
        return self.name != NO_NAME


def _pieces(text: str, vocabulary: Vocabulary) -> Iterator[_Piece]:
    """The tokens of a text with their places; of a script without spaces every two letters are one."""
    number = 0
    end = 0
    for begin, written, parts, name in vocabulary.placed(text):
        is_first = not end or _SENTENCE.search(text, end, begin) is not None
        end = begin + len(written)
        for token, at, length in parts:
            yield _Piece(token, name, number, begin + at, begin + at + length, written[at : at + length], is_first)
        number += bool(parts)


def _figures(pieces: Sequence[_Piece], numbers: set[int]) -> dict[int, tuple[int, ...]]:
    """Each number with the token before it and the two behind it that are no numbers."""
    found: dict[int, tuple[int, ...]] = {}
    for place, piece in enumerate(pieces):
        if piece.token in numbers:
            near = pieces[max(0, place - 1) : place + 3]
            beside = tuple([other.token for other in near if other.token not in numbers])
            found[piece.token] = found.get(piece.token, ()) + beside
    return found
