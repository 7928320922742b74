"""Figures that two running texts give differently: numbers laid side by side by the words around them.

What somebody wrote as a point is compared as a value; a sentence is only read here, so what is found is possible, not
stated, and precision comes first: a pair of numbers is told only where the words around both are clearly the same and
no number of the one text could be meant by another of the other.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from timeline.compare.matching.tokens import KEPT_LETTERS, fold
from timeline.compare.matching.words import MONTH_SIGNS, MONTHS, STOP_WORDS
from timeline.value.grammar import RELATIONS
from timeline.value.units import CURRENCIES, CURRENCY_SYMBOLS, SCALES

ALIKE = 2.2
"""The least likeness of two surroundings. `bench/match/figures.py` shows what other values would do."""
AHEAD = 0.3
"""So much must a pair be ahead of any other pair of either of its numbers."""
UNIT = 1.0
"""What it adds that the same word is counted."""
REACH = 7
"""Words with a meaning that count as surroundings on either side."""
FADING = 0.35
"""How fast words count less that stand further away."""
LONGEST = 20_000
"""Characters of a text that are read."""

_TOKEN = re.compile(
    r"(?P<number>(?<![\w.,/:])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?![\w/:]|[.,]\d)"
    r"|(?<![\w.,/:])\d+(?:\.\d+)?(?![\w/:]|[.,]\d))"
    r"|(?P<code>\d[\w.,:/]*\w|\w*\d\w*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|(?P<end>[.!?;…\n]+(?=\s|$)|[。！？])"
    r"|(?P<sign>[%$€£¥₴₽])"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
_UNITS += "eighteen nineteen"
_IN_WORDS = {word: number for number, word in enumerate(_UNITS.split(), 1)}
_IN_WORDS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_VAGUE = frozenset({"one"})
"""Words that are hardly ever meant as a number."""
_PERCENT = frozenset({"%", "percent", "percentage", "pc", "процентов", "процента", "відсотків", "відсотка"})
_STOPPED = frozenset(map(fold, STOP_WORDS))
_MONTHS = frozenset(map(fold, MONTHS))
_YEARS = range(1000, 2200)


class FigureDifference(msgspec.Struct, frozen=True):
    """Two figures of two texts that may contradict each other, each with the word that it counts; how sure that is."""

    left: str
    right: str
    likeness: float


class _Figure(msgspec.Struct, frozen=True):
    """A number in a text: what it allows, what it measures, how it is written, and the words around it."""

    low: Fraction | None
    high: Fraction | None
    measure: str
    counted: str
    text: str
    around: dict[str, float]


def figure_differences(text_a: str, text_b: str) -> list[FigureDifference]:
    """The figures that two texts give differently, in the order of the first; changing the texts swaps each pair.

    Dates, clock times, years and numbers inside names are no figures here. `more than 90` and `95` can both be true
    and are no difference.
    """
    if not (_has_number(text_a) and _has_number(text_b)):
        return []
    left, right = _unshared(_figures(text_a), _figures(text_b))
    if not left or not right:
        return []
    table = [[_likeness(one, other) for other in right] for one in left]
    found = []
    for row, one in enumerate(left):
        for column, other in enumerate(right):
            likeness = table[row][column]
            if likeness < ALIKE or _both_possible(one, other):
                continue
            rivals = [table[row][at] for at in range(len(right)) if at != column]
            rivals += [table[at][column] for at in range(len(left)) if at != row]
            if likeness - max(rivals, default=0.0) >= AHEAD:
                found.append(FigureDifference(one.text, other.text, round(likeness, 2)))
    return found


def _has_number(text: str) -> bool:
    return any(letter.isdecimal() for letter in text) or any(word in _IN_WORDS for word in re.findall("[a-z]+", text.lower()))


def _unshared(left: Sequence[_Figure], right: Sequence[_Figure]) -> tuple[list[_Figure], list[_Figure]]:
    """What no figure of the other text agrees with."""
    amounts_left, amounts_right = ({(one.low, one.high) for one in side} for side in (left, right))
    return (
        [one for one in left if (one.low, one.high) not in amounts_right],
        [one for one in right if (one.low, one.high) not in amounts_left],
    )


def _both_possible(one: _Figure, other: _Figure) -> bool:
    """Whether the two allow a common amount."""
    return not (
        (one.high is not None and other.low is not None and one.high < other.low)
        or (other.high is not None and one.low is not None and other.high < one.low)
    )


def _likeness(one: _Figure, other: _Figure) -> float:
    """How much the words around two numbers are the same; 0 where they measure different things."""
    if one.measure != other.measure:
        return 0.0
    total = UNIT if one.counted and one.counted == other.counted else 0.0
    for word, weight in one.around.items():
        total += min(weight, other.around.get(word, 0.0))
    return total


class _Token(msgspec.Struct):
    kind: str
    text: str
    folded: str
    begin: int
    end: int


def _figures(text: str) -> list[_Figure]:
    tokens = list(_tokens(text[:LONGEST]))
    return [figure for place in range(len(tokens)) if (figure := _figure(tokens, place, text)) is not None]


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        written = found.group()
        yield _Token(kind, written, fold(written) if kind == "word" else written, found.start(), found.end())


def _figure(tokens: Sequence[_Token], place: int, text: str) -> _Figure | None:
    token = tokens[place]
    amount = _amount(token)
    if amount is None or _is_date(tokens, place, amount):
        return None
    before, last, behind = place, place, place + 1
    # `twenty-five` is one number.
    if token.kind == "word" and amount >= 20 and behind < len(tokens) and tokens[behind].begin == token.end + 1:
        small = _IN_WORDS.get(tokens[behind].folded, 0)
        if small < 10:
            amount, last, behind = amount + small, behind if small else last, behind + bool(small)
    if token.kind == "word" and place and tokens[place - 1].folded in _IN_WORDS and tokens[place - 1].end + 1 == token.begin:
        return None
    measure = ""
    if before and tokens[before - 1].text in CURRENCY_SYMBOLS:
        before -= 1
        measure = CURRENCY_SYMBOLS[tokens[before].text]
    while behind < len(tokens) and (scale := SCALES.get(tokens[behind].text.lower())) is not None:
        amount, last, behind = amount * Fraction(scale), behind, behind + 1
    if behind < len(tokens) and tokens[behind].folded in _PERCENT:
        measure, last, behind = "%", behind, behind + 1
    elif behind < len(tokens) and (tokens[behind].text in CURRENCY_SYMBOLS or tokens[behind].folded in _CURRENCIES):
        measure = CURRENCY_SYMBOLS.get(tokens[behind].text) or _CURRENCIES[tokens[behind].folded]
        last, behind = behind, behind + 1
    relation, first = _relation(tokens, before)
    counted, shown = _counted(tokens, behind, last)
    around = _around(tokens, first, behind)
    low, high = _bounds(amount, relation)
    return _Figure(low, high, measure, counted, text[tokens[first].begin : tokens[shown].end], around)


_CURRENCIES = {fold(code): code for code in CURRENCIES} | {"dollars": "USD", "euros": "EUR", "pounds": "GBP"}


def _amount(token: _Token) -> Fraction | None:
    if token.kind == "number":
        digits = token.text.translate(_THIN)
        return Fraction(digits) if digits.isascii() else Fraction(int(digits)) if digits.isdecimal() else None
    if token.kind == "word" and token.folded in _IN_WORDS and token.folded not in _VAGUE:
        return Fraction(_IN_WORDS[token.folded])
    return None


_THIN = str.maketrans("", "", ",\u00a0\u202f")


def _is_date(tokens: Sequence[_Token], place: int, amount: Fraction) -> bool:
    """A year, or a number beside the name or the sign of a month."""
    token = tokens[place]
    if token.kind == "number" and token.text.isdecimal() and len(token.text) == 4 and amount in _YEARS:
        return True
    beside = [tokens[at] for at in (place - 1, place + 1) if 0 <= at < len(tokens)]
    if amount <= 31 and any(other.folded in _MONTHS and other.text[:1].isupper() for other in beside):
        return True
    return place + 1 < len(tokens) and tokens[place + 1].text[:1] in _DATE_SIGNS


_DATE_SIGNS = frozenset(MONTH_SIGNS + "日年일년")


def _relation(tokens: Sequence[_Token], place: int) -> tuple[str, int]:
    """What stands before a number that widens it, and where it begins."""
    for length in (3, 2, 1):
        first = place - length
        if first >= 0 and all(one.kind == "word" for one in tokens[first:place]):
            words = " ".join([one.folded for one in tokens[first:place]])
            if words in RELATIONS:
                return RELATIONS[words], first
    return "", place


def _bounds(amount: Fraction, relation: str) -> tuple[Fraction | None, Fraction | None]:
    tenth = amount / 10
    match relation:
        case "~":
            return amount - tenth, amount + tenth
        case "nearly":
            return amount - tenth, amount
        case ">" | ">=":
            return amount, None
        case "<" | "<=":
            return None, amount
        case _:
            return amount, amount


def _counted(tokens: Sequence[_Token], behind: int, last: int) -> tuple[str, int]:
    """The stem of the word that is counted, and the last token to be shown."""
    for at in range(behind, min(behind + 3, len(tokens))):
        token = tokens[at]
        if token.kind != "word":
            break
        if token.folded not in _STOPPED:
            return token.folded[:KEPT_LETTERS], at
    return "", last


def _around(tokens: Sequence[_Token], first: int, behind: int) -> dict[str, float]:
    """The stems around a number and how much each counts: less the further away, and across a sentence's end."""
    found: dict[str, float] = {}
    for step, at in ((-1, first - 1), (1, behind)):
        away = 0.0
        passed = 0
        while 0 <= at < len(tokens) and passed < REACH:
            token = tokens[at]
            at += step
            if token.kind == "end":
                away += 4
                continue
            if token.kind != "word" or token.folded in _STOPPED or token.folded in _IN_WORDS:
                continue
            passed += 1
            stem = token.folded[:KEPT_LETTERS]
            weight = 1 / (1 + FADING * away)
            away += 1
            if weight > found.get(stem, 0.0):
                found[stem] = weight
    return found
