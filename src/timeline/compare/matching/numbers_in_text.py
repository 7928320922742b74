"""The figures of a running text: numbers with what they count, what widens them, and the words around them.

Dates, clock times, years and numbers that are parts of names are no figures.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

import msgspec

from timeline.compare.matching.digits import plain_digits
from timeline.compare.matching.tokens import KEPT_LETTERS, fold
from timeline.compare.matching.words import MONTH_SIGNS, MONTHS, NUMBER_WORDS, STOP_WORDS
from timeline.value.grammar import RELATIONS
from timeline.value.units import CLINGING, CURRENCIES, CURRENCY_SYMBOLS, SCALES, fold_unit
from timeline.when.duration import UNIT_WORDS

REACH = 7
"""Words with a meaning that count as surroundings on either side."""
FADING = 0.35
"""How fast words count less that stand further away."""
SENTENCE = 4.0
"""How many words the end of a sentence is worth."""
LONGEST = 20_000
"""Characters of a text that are read."""

MOST_DIGITS = 30
"""What is longer counts nothing: it is a key, a hash or an account."""

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|(?P<end>[.!?;…]+(?=\s|$)|\n+|[。！？])"
    r"|(?P<sign>[%$€£¥₴₽])"
)
_THIN = re.compile("[ \u00a0\u2009\u202f]")
_BEFORE_CODES = frozenset("-\u2010\u2011\u2012\u2013\u2014/:.,+#")
_BEHIND_CODES = frozenset("/:")
_VAGUE = frozenset({"0", "1"})
"""Numbers that are hardly ever meant as such where they are words: `one of them`."""
_IN_WORDS = {fold(word): int(number) for word, number in NUMBER_WORDS.items() if number not in _VAGUE}
_STOPPED = frozenset(map(fold, STOP_WORDS)) - _IN_WORDS.keys()
_MONTHS = frozenset(map(fold, MONTHS))
_DATE_SIGNS = frozenset(MONTH_SIGNS + "日年일년")
_YEARS = range(1000, 2200)
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_MAY_CLING = CLINGING | _SHORT_SCALES.keys()
_CODES = {fold(code): code for code in CURRENCIES}
_JOINING = frozenset({"and"})


class FigureInText(msgspec.Struct, frozen=True):
    """A number in a text: what it allows, what it measures, how it is written, and the words around it."""

    amount: Fraction
    low: Fraction | None
    high: Fraction | None
    relation: str
    """As in a value: `~`, `nearly`, `>`, `>=`, `<`, `<=`, or nothing."""
    measure: str
    """A currency or `%`."""
    counted: frozenset[str]
    """The stems of what is counted."""
    spelled: bool
    """It is written as a word."""
    text: str
    around: dict[str, float]
    """The stems around it, and how near they are: 1 beside it."""


def figures_in(text: str) -> list[FigureInText]:
    """The figures of a text in their order."""
    if not _has_number(text):
        return []
    tokens = list(_tokens(text[:LONGEST]))
    return [figure for place in range(len(tokens)) if (figure := _figure(tokens, place, text)) is not None]


def _has_number(text: str) -> bool:
    return any(letter.isdecimal() for letter in text) or any(
        word in _IN_WORDS for word in re.findall("[a-z]+", text.lower())
    )


def _scale(tokens: "list[_Token]", place: int) -> int | None:
    """`k` and `m` only where they touch their number: `5 m` are metres."""
    token = tokens[place]
    short = _SHORT_SCALES.get(token.folded) if tokens[place - 1].end == token.begin else None
    return short or SCALES.get(token.folded)


class _Token(msgspec.Struct):
    kind: str
    text: str
    folded: str
    begin: int
    end: int


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
    if before in _BEFORE_CODES or (before.isalpha() and not _is_unspaced(before)):
        return bool(before)
    if behind in _BEHIND_CODES or (behind in _BEFORE_CODES and text[end + 1 : end + 2].isdecimal()):
        return bool(behind)
    if behind.isalpha() and not _is_unspaced(behind):
        clinging = re.match(r"[^\W\d_]+", text[end:])
        return clinging is None or clinging.group().lower() not in _MAY_CLING
    return False


def _figure(tokens: list[_Token], place: int, text: str) -> FigureInText | None:
    token = tokens[place]
    amount = _amount(token)
    if amount is None or _is_date(tokens, place, amount):
        return None
    if token.kind == "word" and "-" in text[max(0, token.begin - 1) : token.begin] + text[token.end : token.end + 1]:
        return None  # part of `thirty-six`, or of a name
    first, last = place, place
    measure = ""
    if first and tokens[first - 1].text in CURRENCY_SYMBOLS:
        first -= 1
        measure = CURRENCY_SYMBOLS[tokens[first].text]
    while last + 1 < len(tokens) and (scale := _scale(tokens, last + 1)) is not None:
        amount, last = amount * scale, last + 1
    if last + 1 < len(tokens) and (behind := _measure(tokens[last + 1])):
        measure, last = behind, last + 1
    relation, first = _relation(tokens, first)
    counted, shown = _counted(tokens, last, text, measured=bool(measure))
    if not (relation or measure or counted) and _is_named(tokens, place, text):
        return None
    if _is_part(tokens, first, last + 1):
        return None
    low, high = _bounds(amount, relation)
    return FigureInText(
        amount=amount,
        low=low,
        high=high,
        relation=relation,
        measure=measure,
        counted=counted,
        spelled=token.kind == "word",
        text=text[tokens[first].begin : tokens[shown].end],
        around=_around(tokens, first, last + 1),
    )


def _measure(token: _Token) -> str:
    """The currency or the percent sign that a token is; empty for neither."""
    if token.text in CURRENCY_SYMBOLS:
        return CURRENCY_SYMBOLS[token.text]
    return "%" if fold_unit(token.folded) == "%" else _CODES.get(token.folded, "") if token.text.isupper() else ""


def _is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script that puts no space between words."""
    return letter >= "\u0e00" and not "\u1100" <= letter <= "\u11ff" and not "\uac00" <= letter <= "\ud7a3"


def _amount(token: _Token) -> Fraction | None:
    if token.kind == "number":
        digits = _THIN.sub("", token.text)
        plain = plain_digits(digits) if len(digits) <= MOST_DIGITS else None
        return None if plain is None else Fraction(plain)
    if token.kind == "word" and token.folded in _IN_WORDS:
        return Fraction(_IN_WORDS[token.folded])
    return None


def _is_date(tokens: list[_Token], place: int, amount: Fraction) -> bool:
    """A year, or a number beside the name or the sign of a month."""
    token = tokens[place]
    if token.kind == "number" and token.text.isdecimal() and len(token.text) == 4 and amount in _YEARS:
        return True
    beside = [tokens[at] for at in (place - 1, place + 1) if 0 <= at < len(tokens)]
    if amount <= 31 and any(other.folded in _MONTHS and other.text[:1].isupper() for other in beside):
        return True
    return place + 1 < len(tokens) and tokens[place + 1].text[:1] in _DATE_SIGNS


def _relation(tokens: list[_Token], place: int) -> tuple[str, int]:
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


def _counted(tokens: list[_Token], last: int, text: str, *, measured: bool) -> tuple[frozenset[str], int]:
    """The stems of the words that may be counted, and the last token to be shown.

    `140 attack drones` are drones: two words are looked at, as far as no sign stands before them. Where a number counts
    nothing, what follows is shown all the same: `72 were shot`.
    """
    found: list[str] = []
    shown, counts = last, True
    for at in range(last + 1, min(last + 4, len(tokens))):
        token = tokens[at]
        if token.kind != "word" or text[tokens[at - 1].end : token.begin].strip(" -\u00a0\u202f"):
            break
        if token.folded in _STOPPED or token.folded in _IN_WORDS:
            counts = False
            if found or measured:
                break
            continue
        shown = at
        if not counts:
            break
        found.append(_stem(token))
        if len(found) == 2:
            break
    return frozenset(found), shown


def _is_named(tokens: list[_Token], place: int, text: str) -> bool:
    """Whether a number that counts nothing stands behind a name: `Boeing 707`, `Chapter 11`."""
    if not place:
        return False
    before = tokens[place - 1]
    return before.kind == "word" and before.text[:1].isupper() and text[before.end : tokens[place].begin] == " "


def _is_part(tokens: list[_Token], first: int, behind: int) -> bool:
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


def _stem(token: _Token) -> str:
    return fold_unit(token.folded)[:KEPT_LETTERS]


def _around(tokens: list[_Token], first: int, behind: int) -> dict[str, float]:
    """The stems around a number and how much each counts: less the further away, and across a sentence's end."""
    found: dict[str, float] = {}
    for side in (tokens[:first][::-1], tokens[behind:]):
        away = 0.0
        passed = 0
        for token in side:
            if token.kind == "end":
                away += SENTENCE
            elif token.kind == "word" and token.folded not in _STOPPED and token.folded not in _IN_WORDS:
                stem = _stem(token)
                found[stem] = max(found.get(stem, 0.0), 1 / (1 + FADING * away))
                away += 1
                passed += 1
                if passed == REACH:
                    break
    return found
