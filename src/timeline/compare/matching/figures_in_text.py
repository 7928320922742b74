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
from timeline.value.units import CLINGING, CURRENCIES, CURRENCY_SYMBOLS, SCALES, fold_unit
from timeline.when.duration import UNIT_WORDS

ALIKE = 1.6
"""The least likeness of two surroundings. `bench/match/figures.py` shows what other values would do."""
AHEAD = 0.3
"""So much must a pair be ahead of any other pair of either of its numbers."""
UNIT = 1.0
"""What it adds that the same word is counted."""
OTHER_UNIT = 1.0
"""What it takes away that another word is counted."""
REACH = 7
"""Words with a meaning that count as surroundings on either side."""
FADING = 0.35
"""How fast words count less that stand further away."""
LONGEST = 20_000
"""Characters of a text that are read."""

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|(?P<end>[.!?;…\n]+(?=\s|$)|[。！？])"
    r"|(?P<sign>[%$€£¥₴₽])"
)
_THIN = re.compile("[ \u00a0\u2009\u202f]")
_BEFORE_CODES = frozenset("-\u2010\u2011\u2012\u2013\u2014/:.,+#")
_BEHIND_CODES = frozenset("/:")
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
    amounts: tuple[Fraction, Fraction]
    likeness: float


def amounts_in(text: str) -> set[Fraction]:
    """The numbers of a text that are figures."""
    return {figure.amount for figure in _figures(text)} if _has_number(text) else set()


class _Figure(msgspec.Struct, frozen=True):
    """A number in a text, what it allows, what it measures, how it is written, and the words around it."""

    amount: Fraction
    low: Fraction | None
    high: Fraction | None
    relation: str
    measure: str
    counted: frozenset[str]
    spelled: bool
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
                amounts = one.amount, other.amount
                found.append(FigureDifference(one.text, other.text, amounts, round(likeness, 2)))
    return found


def _has_number(text: str) -> bool:
    return any(letter.isdecimal() for letter in text) or any(word in _IN_WORDS for word in re.findall("[a-z]+", text.lower()))


def _unshared(left: Sequence[_Figure], right: Sequence[_Figure]) -> tuple[list[_Figure], list[_Figure]]:
    """The numbers that the other text does not have, whatever it says of them."""
    amounts_left, amounts_right = ({one.amount for one in side} for side in (left, right))
    return (
        [one for one in left if one.amount not in amounts_right],
        [one for one in right if one.amount not in amounts_left],
    )


def _both_possible(one: _Figure, other: _Figure) -> bool:
    """Whether the two allow a common amount: not where both use one word for another number (`at least 44`, `31`)."""
    return one.relation != other.relation and not (
        (one.high is not None and other.low is not None and one.high < other.low)
        or (other.high is not None and one.low is not None and other.high < one.low)
    )


def _likeness(one: _Figure, other: _Figure) -> float:
    """How much the words around two numbers are the same; 0 where they measure different things."""
    if one.measure != other.measure:
        return 0.0
    is_shared = not one.counted.isdisjoint(other.counted)
    if (one.spelled or other.spelled) and not is_shared:
        return 0.0
    total = UNIT if is_shared else -OTHER_UNIT if one.counted and other.counted else 0.0
    for word, weight in one.around.items():
        total += min(weight, other.around.get(word, 0.0))
    return total


def _scale(tokens: Sequence["_Token"], place: int) -> int | None:
    """`k` and `m` only where they touch their number: `5 m` are metres."""
    token = tokens[place]
    if token.folded in SCALES:
        return int(SCALES[token.folded])
    return _SCALES.get(token.folded) if tokens[place - 1].end == token.begin else None


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
        kind, written = found.lastgroup or "", found.group()
        begin, end = found.span()
        if kind == "number" and _is_code(text, begin, end):
            kind = "code"
        yield _Token(kind, written, fold(written) if kind == "word" else written, begin, end)


def _is_code(text: str, begin: int, end: int) -> bool:
    """Whether digits are part of a name, a clock time or a range: `DC-3`, `747-200`, `22:30`, `9/11`, `G8`."""
    before, behind = text[begin - 1 : begin], text[end : end + 1]
    if before in _BEFORE_CODES or (before.isalpha() and not is_unspaced(before)):
        return bool(before)
    if behind in _BEHIND_CODES or (behind in _BEFORE_CODES and text[end + 1 : end + 2].isdecimal()):
        return bool(behind)
    if behind.isalpha() and not is_unspaced(behind):
        clinging = re.match(r"[^\W\d_]+", text[end:])
        return clinging is None or clinging.group().lower() not in _CLINGING
    return False


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
    while behind < len(tokens) and (scale := _scale(tokens, behind)) is not None:
        amount, last, behind = amount * Fraction(scale), behind, behind + 1
    if behind < len(tokens) and tokens[behind].folded in _PERCENT:
        measure, last, behind = "%", behind, behind + 1
    elif behind < len(tokens) and (tokens[behind].text in CURRENCY_SYMBOLS or tokens[behind].folded in _CURRENCIES):
        measure = CURRENCY_SYMBOLS.get(tokens[behind].text) or _CURRENCIES[tokens[behind].folded]
        last, behind = behind, behind + 1
    relation, first = _relation(tokens, before)
    counted, shown = _counted(tokens, behind, last, text)
    if not (relation or measure or counted) and _is_named(tokens, place, text):
        return None
    if _is_part(tokens, first, behind):
        return None
    around = _around(tokens, first, behind)
    low, high = _bounds(amount, relation)
    return _Figure(amount, low, high, relation, measure, counted, token.kind == "word", text[tokens[first].begin : tokens[shown].end], around)


_CLINGING = CLINGING | {"k", "m", "mn", "bn", "tn"}
_SCALES = SCALES | {"k": 10**3, "m": 10**6, "mn": 10**6}


def is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script that puts no space between words."""
    return letter >= "\u0e00" and not "\u1100" <= letter <= "\u11ff" and not "\uac00" <= letter <= "\ud7a3"


_CURRENCIES = {fold(code): code for code in CURRENCIES} | {"dollars": "USD", "euros": "EUR", "pounds": "GBP"}


def _amount(token: _Token) -> Fraction | None:
    if token.kind == "number":
        digits = _THIN.sub("", token.text)
        if not digits.isdecimal():
            # 1,500 and 1.500 are one thousand five hundred; 2.5 and 2,5 are two and a half.
            whole, *rest = re.split("[.,]", digits)
            last = rest.pop() if len(rest[-1]) != 3 or len(whole) > 3 or whole == "0" else ""
            if any(len(part) != 3 for part in rest):
                return None
            digits = "".join([whole, *rest]) + (f".{last}" if last else "")
        return Fraction(digits)
    if token.kind == "word" and token.folded in _IN_WORDS and token.folded not in _VAGUE:
        return Fraction(_IN_WORDS[token.folded])
    return None


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


def _counted(tokens: Sequence[_Token], behind: int, last: int, text: str) -> tuple[frozenset[str], int]:
    """The stems of the words that may be counted, and the last token to be shown.

    `140 attack drones` are drones: two words are looked at, as far as no sign stands before them. Where a number counts
    nothing, what follows is shown all the same: `72 were shot`.
    """
    found: list[str] = []
    shown, counts = last, True
    for at in range(behind, min(behind + 3, len(tokens))):
        token = tokens[at]
        if token.kind != "word" or text[tokens[at - 1].end : token.begin].strip(" -\u00a0\u202f"):
            break
        if token.folded in _STOPPED or token.folded in _IN_WORDS:
            counts = False
            continue
        shown = shown if found else at
        if not counts or len(found) == 2:
            break
        found.append(_stem(token))
    return frozenset(found), shown


def _is_named(tokens: Sequence[_Token], place: int, text: str) -> bool:
    """Whether a number that counts nothing stands behind a name: `Boeing 707`, `Chapter 11`."""
    if not place:
        return False
    before = tokens[place - 1]
    return before.kind == "word" and before.text[:1].isupper() and text[before.end : tokens[place].begin] == " "


def _is_part(tokens: Sequence[_Token], first: int, behind: int) -> bool:
    """Whether a number is one of several that make up one figure: `2 hours 28 minutes`, `four and a half hours`."""
    ahead = [token.folded for token in tokens[behind : behind + 3]]
    if ahead[:1] == ["and"] and "half" in ahead:
        return True
    around = [(first - 2, first - 1), (first - 3, first - 1), (behind + 1, behind), (behind + 2, behind)]
    for number, unit in around:
        if 0 <= number < len(tokens) and 0 <= unit < len(tokens):
            between = tokens[min(number, unit) + 1 : max(number, unit) + 1] if number < unit else tokens[unit:number]
            words = [token.folded for token in between]
            if _amount(tokens[number]) is not None and words and words[0] in UNIT_WORDS and set(words[1:]) <= _JOINING:
                return True
    return False


_JOINING = frozenset({"and"})


def _stem(token: _Token) -> str:
    return fold_unit(token.folded)[:KEPT_LETTERS]


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
            stem = _stem(token)
            weight = 1 / (1 + FADING * away)
            away += 1
            if weight > found.get(stem, 0.0):
                found[stem] = weight
    return found
