"""Figures in running text that may differ: numbers of two texts that stand among the same words.

These are possible differences, found without understanding: a stated point is the way to say what a figure counts.
So precision comes first. A figure that both texts have anywhere differs from nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.compare.matching.tokens import fold, stem
from timeline.compare.matching.words import MONTHS, NUMBER_WORDS
from timeline.value.grammar import RELATIONS
from timeline.value.units import CURRENCY_SYMBOLS, SCALES

REACH = 4
"""So many words on either side of a figure tell what it counts."""
ALIKE = 2.0
"""The least that the words around two figures have in common: one that touches both counts 2, next to it 1, …"""
ROUNDED = 0.02
"""Figures that differ by a smaller share than this may be one, rounded."""
VAGUE = 0.15
"""The same where one of them is `about`, `nearly` or `more than`."""

_PIECE = re.compile(
    r"(?P<currency>US\$|[$£€¥₴₽₹₪])?\s?(?<![\w.,:/])(?P<number>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>(?:bn|tn|m|k)\b)?(?P<percent>\s?%)?(?P<tail>[:/]\d|[^\W\d_]+|[.,]\d)?"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<end>[.!?;](?=\s|$))"
)
_VAGUE = frozenset(word for relation in RELATIONS for word in relation.split() if word.isalpha())
_SCALES = {**SCALES, "m": 10**6, "k": 10**3, "hundred": 100}
_MONTHS = frozenset(map(fold, MONTHS))


class FigureInText(NamedTuple):
    """A figure as written, its amount, its currency or `%`, and the words around it by how near they are.

    `vague`: a word before it leaves the amount open.
    """

    text: str
    amount: float
    unit: str
    vague: bool
    around: dict[str, float]


class FigureDifference(NamedTuple):
    """Two figures that may contradict each other, as written, and the words that both have around them."""

    left: str
    right: str
    words: tuple[str, ...]


class _Piece(NamedTuple):
    """A word, a figure or the end of a sentence."""

    text: str
    stem: str = ""
    amount: float | None = None
    unit: str = ""


def figure_differences(left: str, right: str) -> tuple[FigureDifference, ...]:
    """The figures of two tellings that stand among the same words and differ; those with most in common first."""
    ours, theirs = figures_in(left), figures_in(right)
    shared = {(figure.unit, figure.amount) for figure in ours} & {(figure.unit, figure.amount) for figure in theirs}
    ours, theirs = (
        [figure for figure in figures if (figure.unit, figure.amount) not in shared] for figures in (ours, theirs)
    )
    candidates = [
        (-likeness, at, there)
        for at, one in enumerate(ours)
        for there, other in enumerate(theirs)
        if one.unit == other.unit and (likeness := _likeness(one, other)) >= ALIKE
    ]
    found: list[FigureDifference] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, at, there in sorted(candidates):
        if at in taken[0] or there in taken[1]:
            continue
        taken[0].add(at)
        taken[1].add(there)
        one, other = ours[at], theirs[there]
        if not _may_be_one(one, other):
            words = sorted(one.around.keys() & other.around.keys(), key=lambda word: (-one.around[word], word))
            found.append(FigureDifference(one.text, other.text, tuple(words)))
    return tuple(found)


def _likeness(one: FigureInText, other: FigureInText) -> float:
    return sum([2 * min(near, other.around[word]) for word, near in one.around.items() if word in other.around])


def _may_be_one(one: FigureInText, other: FigureInText) -> bool:
    share = abs(one.amount - other.amount) / max(one.amount, other.amount, 1e-9)
    return share <= (VAGUE if one.vague or other.vague else ROUNDED)


def figures_in(text: str) -> list[FigureInText]:
    """The figures of a text. Days of a month, years, clock times and ordinals are none."""
    pieces = list(_pieces(text))
    found = []
    for at, piece in enumerate(pieces):
        if piece.amount is None:
            continue
        around: dict[str, float] = {}
        for step in (-1, 1):
            for distance, word in enumerate(_words(pieces, at, step), 1):
                around[word] = max(around.get(word, 0.0), 1 / distance)
        vague = any(near.text.casefold() in _VAGUE for near in pieces[max(0, at - 3) : at])
        found.append(FigureInText(piece.text, piece.amount, piece.unit, vague, around))
    return found


def _words(pieces: Sequence[_Piece], at: int, step: int) -> Iterator[str]:
    """The telling words to one side of a place, nearest first, as far as the sentence goes."""
    left = REACH
    at += step
    while 0 <= at < len(pieces) and left and pieces[at].text:
        if pieces[at].stem:
            left -= 1
            yield pieces[at].stem
        at += step


def _pieces(text: str) -> Iterator[_Piece]:
    held: _Piece | None = None
    after_month = False
    for found in _PIECE.finditer(text):
        word, number = found["word"], found["number"]
        if word is not None:
            folded = fold(word)
            if held is not None:
                if folded in _MONTHS:
                    held = None
                elif text[found.start() - 1] == "-" and _is_tens(held) and 0 < int(NUMBER_WORDS.get(folded, 0)) < 10:
                    held = _Piece(f"{held.text}-{word}", amount=(held.amount or 0) + int(NUMBER_WORDS[folded]))
                    continue
                elif folded in _SCALES and held.amount is not None:
                    yield held._replace(text=f"{held.text} {word}", amount=held.amount * _SCALES[folded])
                    held = None
                    continue
                elif folded in ("percent", "per"):
                    held = held._replace(unit="%")
            if held is not None:
                yield held
                held = None
            if folded in NUMBER_WORDS and folded != "one":
                held = _Piece(word, amount=float(NUMBER_WORDS[folded]))
            else:
                yield _Piece(word, stem(word))
            after_month = folded in _MONTHS
            continue
        if held is not None:
            yield held
            held = None
        if number is None:
            yield _Piece("")
        elif not found["tail"] and not (after_month and not found["currency"]):
            held = _figure(found[0].strip(), number, found["currency"], found["scale"], found["percent"])
        after_month = False
    if held is not None:
        yield held


def _is_tens(piece: _Piece) -> bool:
    """Whether a word for 20, 30, … may begin a longer one: `thirty-six`."""
    return piece.text.isalpha() and piece.amount is not None and 20 <= piece.amount <= 90


def _figure(text: str, number: str, currency: str | None, scale: str | None, percent: str | None) -> _Piece | None:
    amount = float(re.sub("[,\u00a0\u202f]", "", number)) * _SCALES.get(scale or "", 1)
    unit = CURRENCY_SYMBOLS.get(currency, currency) if currency else "%" if percent else ""
    is_year = not unit and not scale and len(number) == 4 and number.isdecimal() and "1000" <= number <= "2100"
    return None if is_year else _Piece(text, amount=amount, unit=unit)
