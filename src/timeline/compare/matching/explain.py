"""Why a pair is one event, in words: when, which names and words both have, which figures."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from timeline.compare.matching.features import StorePair
from timeline.compare.matching.prepared import Extent, Prepared, text_of
from timeline.compare.matching.tokens import Vocabulary, unspaced_parts
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


def reasons(left: Event, right: Event, prepared: tuple[Prepared, Prepared], stores: StorePair) -> tuple[str, ...]:
    """The reasons for a pair, the time first; what speaks against it last."""
    said = _Said(left, right, prepared, stores)
    found = [_time(left, right, prepared), *said.words(), *said.figures()]
    one, other = prepared
    if one.code in other.dates or other.code in one.dates:
        found.append("one names the date of the other")
    elif not set(one.dates).isdisjoint(other.dates):
        found.append("both name one date")
    found.extend(said.differing())
    return tuple(found)


def _time(left: Event, right: Event, prepared: tuple[Prepared, Prepared]) -> str:
    one, other = prepared[0].extent, prepared[1].extent
    if one is None or other is None:
        return "neither has a date" if one is other else "one of them has no date"
    gap = one.gap(other)
    if one.clock is not None and other.clock is not None and gap < 1:
        return _clocks(left, right, prepared)
    if gap == 0:
        return "same day" if one.days == other.days == 1 else _overlap(one, other)
    days = max(1, round(gap))
    return f"{days} day{'' if days == 1 else 's'} apart"


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
    return "same days" if (one.first, one.last) == (other.first, other.last) else "times overlap"


def _part_of_day(event: Event) -> str | None:
    anchor = event.when.anchor if event.when is not None else None
    if anchor is None or anchor.civil is None or not anchor.has_clock:
        return None
    hour = anchor.civil % DAY // HOUR
    return next(name for end, name in _PARTS if hour < end)


class _Said:
    """The texts of a pair side by side."""

    def __init__(self, left: Event, right: Event, prepared: tuple[Prepared, Prepared], stores: StorePair) -> None:
        self._weights = stores.weights
        self._numbers = stores.vocabulary.are_numbers
        self._least = TELLING * stores.scale
        self._one, self._other = prepared
        self._left = list(_pieces(text_of(left), stores.vocabulary))
        self._right = list(_pieces(text_of(right), stores.vocabulary))

    def words(self) -> Iterator[str]:
        """The heaviest runs of words that both have, in the spelling of the left one; names spelled in two ways."""
        shared = set(self._one.bag).intersection(self._other.bag) - self._numbers
        runs = self._runs(shared)
        named = [text for text, is_name in runs if is_name]
        plain = [text for text, is_name in runs if not is_name]
        if named:
            yield "both name " + ", ".join(named)
        if plain:
            yield "both say " + ", ".join(plain)
        alike = self._alike_names(shared)
        if alike:
            yield "alike names " + ", ".join(alike)

    def _runs(self, shared: set[int]) -> list[tuple[str, bool]]:
        found: dict[tuple[int, ...], tuple[float, str, bool]] = {}
        run: list[_Piece] = []
        for piece in [*self._left, None]:
            if piece is not None and piece.token in shared and self._weights[piece.token] >= self._least:
                if not run or (run[-1].touches(piece) and len(run) < LONGEST_RUN):
                    run.append(piece)
                    continue
                pieces, run = run, [piece]
            else:
                pieces, run = run, []
            if pieces:
                key = tuple(sorted({one.token for one in pieces}))
                weight = sum([self._weights[token] for token in key])
                if weight > found.get(key, (0.0, "", False))[0]:
                    found[key] = (weight, _text(pieces), any(one.is_name for one in pieces))
        best = sorted(found.items(), key=lambda entry: (-entry[1][0], entry[1][1]))
        told: list[tuple[str, bool]] = []
        seen: set[int] = set()
        for key, (_, text, is_name) in best:
            if not seen.issuperset(key):
                seen.update(key)
                told.append((text, is_name))
        return told[:MOST_WORDS]

    def _alike_names(self, shared: set[int]) -> list[str]:
        theirs = {piece.name: piece for piece in self._right if piece.name >= 0}
        found: dict[int, str] = {}
        for piece in self._left:
            match = theirs.get(piece.name)
            if (
                piece.name in self._one.names
                and piece.name in self._other.names
                and piece.token not in shared
                and match
            ):
                found.setdefault(piece.name, f"{piece.text} / {match.text}")
        return list(found.values())[:MOST_WORDS]

    def figures(self) -> Iterator[str]:
        """Numbers beside the same words that agree."""
        told = [
            self._figure(number, _both(beside, other_beside))
            for number, beside in self._one.figures.items()
            for other_number, other_beside in self._other.figures.items()
            if number == other_number and _both(beside, other_beside)
        ]
        if told:
            yield "both say " + ", ".join(list(dict.fromkeys(told))[:MOST_WORDS])

    def differing(self) -> Iterator[str]:
        """Numbers beside the same words that differ."""
        ours, theirs = self._one.figures, self._other.figures
        told = [
            f"{self._figure(number, _both(beside, other_beside))} / {self._spelled(other_number)}"
            for number, beside in self._one.figures.items()
            for other_number, other_beside in self._other.figures.items()
            if number not in theirs and other_number not in ours and _both(beside, other_beside)
        ]
        if told:
            yield "but " + ", ".join(list(dict.fromkeys(told))[:MOST_WORDS])

    def _figure(self, number: int, beside: Iterable[int]) -> str:
        word = min(beside, key=lambda token: (-self._weights[token], token))
        return f"{self._spelled(number)} {self._spelled(word)}"

    def _spelled(self, token: int) -> str:
        return next(piece.text for piece in [*self._left, *self._right] if piece.token == token)


def _both(beside: Iterable[int], other: Iterable[int]) -> set[int]:
    return set(beside).intersection(other)


class _Piece:
    """A token where it stands in a text: its spelling, and what touches it.

    Places count words, two apart, and in scripts without spaces letters, one apart.
    """

    __slots__ = ("begin", "is_name", "is_pair", "name", "text", "token", "word")

    def __init__(self, token: int, name: int, word: int, begin: int, text: str, *, is_pair: bool) -> None:
        self.token = token
        self.name = name
        self.is_name = text[:1].isupper()
        self.word = word
        self.begin = begin
        self.text = text
        self.is_pair = is_pair

    def touches(self, other: "_Piece") -> bool:
        return other.begin <= self.begin + 2


def _pieces(text: str, vocabulary: Vocabulary) -> Iterator[_Piece]:
    """The tokens of a text with their places."""
    place = 0
    for number, (spelling, (tokens, name, _)) in enumerate(vocabulary.spelled(text)):
        place += 2
        parts = unspaced_parts(spelling) if len(tokens) > 1 else []
        if len(parts) != len(tokens):
            for token in tokens:
                yield _Piece(token, name, number, place, spelling, is_pair=False)
            continue
        for token, (_, part, is_pair) in zip(tokens, parts, strict=True):
            yield _Piece(token, name, number, place, part, is_pair=is_pair)
            place += 1 if is_pair else 2
        place += 2


def _text(pieces: Sequence[_Piece]) -> str:
    told = pieces[0].text
    for before, piece in pairwise(pieces):
        if piece.is_pair and before.is_pair and piece.begin == before.begin + 1:
            told += piece.text[-1:]
        else:
            told += piece.text if piece.word == before.word else f" {piece.text}"
    return told
