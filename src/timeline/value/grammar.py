"""The grammar of figures: relation, currency, number, scale, unit."""

from typing import assert_never

import msgspec

from timeline.errors import MalformedText
from timeline.value.amounts import SCORED, SPACES, read_amount, skip
from timeline.value.figure import STEPS, Figure, Relation
from timeline.value.units import (
    CAPITAL_SCALES,
    CLINGING,
    CURRENCIES,
    CURRENCY_SYMBOLS,
    MEASURES,
    MICROSECONDS,
    MONEY_SCALES,
    NEVER_AT_AN_END,
    NEVER_UNITS,
    SCALES,
    SCORES,
    SHORT_SCALES,
    WITH_DIGITS,
    fold_unit,
)
from timeline.when.duration import FIXED_UNITS, UNIT_WORDS, find_lengths

WHOLE = 10**8
"""The share by which `~` widens a figure comes in parts of this."""

NO_AMOUNT = "none"
"""The only figure without a digit."""

# The text has a most length, so that nothing here is ever slow.
_LONGEST = 200
_NOT_IN_WORDS = frozenset(',;:!?"“”„«»()[]{}<>=+*~|\\@#&§…%‰').union(map(chr, range(32)), "\x7f")
RELATIONS: dict[str, Relation] = {
    "~": "~",
    "≈": "~",
    "about": "~",
    "around": "~",
    "approximately": "~",
    "roughly": "~",
    "circa": "~",
    "approx": "~",
    "approx.": "~",
    "ca.": "~",
    "c.": "~",
    "nearly": "nearly",
    "almost": "nearly",
    ">=": ">=",
    "≥": ">=",
    "at least": ">=",
    "no less than": ">=",
    "no fewer than": ">=",
    "<=": "<=",
    "≤": "<=",
    "at most": "<=",
    "up to": "<=",
    "no more than": "<=",
    ">": ">",
    "over": ">",
    "more than": ">",
    "<": "<",
    "under": "<",
    "less than": "<",
    "fewer than": "<",
}


class _Measure(msgspec.Struct):
    """What a number counts: what its scale and unit multiply it by, and the fields of a figure."""

    scale: int
    currency: str | None
    unit: str | None = None
    base: str | None = None
    size: int = 1


def parse_figure(text: str, share: int) -> Figure:
    """The figure that a text states; `share` is how much `~` and `nearly` leave open. Raises `MalformedText`."""
    begin = len(text) - len(text.lstrip())
    end = max(begin, len(text.rstrip()))
    if end - begin > _LONGEST:
        raise MalformedText("this is too long for a figure", begin + _LONGEST, end)
    if text[begin:end].casefold() == NO_AMOUNT:
        return Figure(text=text, low=0, high=0, said=(0, 0), exact=True)
    relation, place = _relation(text, begin, end)
    currency, number = _currency(text, place, end)
    number = skip(text, number, end)
    first, last, after, sign = read_amount(text, number, end)
    if sign == "+":
        if relation:
            raise MalformedText(f"{text[begin:place].strip()} and + both say what is allowed", begin, after)
        relation = ">="
    try:
        measure = _measure(text, after, end, currency)
    except MalformedText:
        compound = None if currency else _compound(text, number, end)
        if compound is None:
            raise
        length, unit = compound
        return _bounded(text, relation, (length, length), share, unit=unit, base=MICROSECONDS, size=None)
    if first != last and relation not in ("", "~"):
        raise MalformedText("a range has bounds already", begin, place, "leave the relation out")
    if sign in SCORED and measure.unit is not None and measure.unit.casefold() in SCORES:
        raise MalformedText("a score is no amount", number, after, "leave it as words, or give one of the numbers")
    by = measure.scale * measure.size
    return _bounded(
        text,
        relation,
        (first * by, last * by),
        share,
        currency=measure.currency,
        unit=measure.unit,
        base=measure.base,
        size=measure.size,
    )


def _relation(text: str, begin: int, end: int) -> tuple[Relation, int]:
    for length in (2, 1):
        written = text[begin : begin + length]
        if (symbol := RELATIONS.get(written)) is not None:
            return symbol, skip(text, begin + len(written), end)
    if not text[begin : begin + 1].isalpha():
        return "", begin
    place = begin
    words = ""
    for _ in range(3):
        word = place
        while place < end and text[place] not in SPACES:
            place += 1
        words = f"{words} {text[word:place].lower()}".lstrip()
        place = skip(text, place, end)
        if place < end and (relation := RELATIONS.get(words)) is not None:
            return relation, place
    return "", begin


def _currency(text: str, place: int, end: int) -> tuple[str | None, int]:
    for length in (3, 1):
        written = text[place : place + length]
        if (known := CURRENCY_SYMBOLS.get(written)) is not None:
            return known, place + len(written)
    code = text[place : place + 3]
    if code in CURRENCIES and place + 3 < end and not text[place + 3].isalpha():
        return code, place + 3
    return None, place


def _compound(text: str, place: int, end: int) -> tuple[int, str] | None:
    """The steps and the shortest unit of a length of time in several units; None where the text is something else."""
    lengths = find_lengths(text[place:end])
    if lengths is None or len(lengths) < 2:
        return None
    return sum(length for length, _ in lengths) * STEPS, lengths[-1][1]


def _measure(text: str, place: int, end: int, currency: str | None) -> _Measure:
    """What follows the number: a scale, a currency, a unit of one to three words."""
    words = text[place:end].split()
    scale = 1
    touches = bool(words) and text.startswith(words[0], place)
    if touches and words[0] in ("k", "K"):
        scale, place = 10**3, place + 1
        del words[0]
    elif touches and words[0] in CAPITAL_SCALES:
        scale, place = CAPITAL_SCALES[words[0]], place + 1
        del words[0]
    elif _may_be_scale(words, touches=touches) and _money(currency, words) is None:
        message = f"{words[0]} may be a scale or a unit"
        mend = "write million, billion or trillion, or the unit in full"
        raise MalformedText(message, place, _after(text, words[0], place), mend)
    elif touches and not _clings(words[0], _money(currency, words)):
        message = f"{words[0]} touches the number"
        raise MalformedText(message, place, place + len(words[0]), "leave a space between them")
    if words and scale == 1 and (known := _scale(words[0], _money(currency, words))) is not None:
        scale = known
        place = _after(text, words.pop(0), place)
    if words and currency is None:
        code = CURRENCY_SYMBOLS.get(words[0], words[0])
        if code in CURRENCIES:
            currency = code
            place = _after(text, words.pop(0), place)
    begin = place
    for word in words:
        place = _after(text, word, place)
        if not _is_unit_word(word) or (word.casefold() in NEVER_AT_AN_END and word in (words[0], words[-1])):
            raise MalformedText(f"{word} is no unit", place - len(word), place, "a unit is one to three words")
    unit = " ".join(words)
    if not unit:
        return _Measure(scale, currency)
    # A capital alone is the watt, no week.
    known_unit = None if unit == "W" else UNIT_WORDS.get(unit.lower())
    if currency is None and known_unit in FIXED_UNITS:
        return _Measure(scale, None, known_unit, base=MICROSECONDS, size=FIXED_UNITS[known_unit])
    folded = fold_unit(unit)
    base, size = MEASURES.get(folded, (None, 1)) if currency is None else (None, 1)
    if folded.count(" ") > 2:
        raise MalformedText("a unit has at most three words", skip(text, begin, end), end, "leave out what is no unit")
    # Only a spelling that folding changed beyond its case is shown in the folded way: "per cent" is "%".
    shown = unit if folded.casefold() == unit.casefold() else folded
    return _Measure(scale, currency, shown, base=base, size=size)


def _may_be_scale(words: list[str], *, touches: bool) -> bool:
    """Whether the word behind the number is a capital alone, or a letter that touches it with another word behind."""
    if not words or words[0] not in SHORT_SCALES:
        return False
    return words[0].isupper() or (touches and len(words) > 1)


def _money(currency: str | None, words: list[str]) -> str | None:
    """The currency beside the number: before it, or behind a scale (`5m EUR`)."""
    if currency is None and len(words) > 1:
        code = CURRENCY_SYMBOLS.get(words[1], words[1])
        return code if code in CURRENCIES else None
    return currency


def _after(text: str, word: str, place: int) -> int:
    return text.index(word, place) + len(word)


def _scale(word: str, currency: str | None) -> int | None:
    folded = word.lower()
    return MONEY_SCALES[folded] if currency is not None and folded in MONEY_SCALES else SCALES.get(folded)


def _clings(word: str, currency: str | None) -> bool:
    folded = word.lower()
    if word in CURRENCY_SYMBOLS or folded in CLINGING or _scale(word, currency) is not None:
        return True
    return UNIT_WORDS.get(folded) in FIXED_UNITS or fold_unit(word) in WITH_DIGITS


def _is_unit_word(word: str) -> bool:
    if word in ("%", "‰") or word.lower() in WITH_DIGITS:
        return True
    base = word.removeprefix("°").rstrip("²³") or "°"
    if not (base[0].isalpha() or base == word == "°") or word.casefold() in NEVER_UNITS:
        return False
    return _NOT_IN_WORDS.isdisjoint(word) and not any(map(str.isnumeric, base))


def _bounded(
    text: str,
    relation: Relation,
    said: tuple[int, int],
    share: int,
    *,
    currency: str | None = None,
    unit: str | None = None,
    base: str | None = None,
    size: int | None = 1,
) -> Figure:
    first, last = said
    low: int | None = first
    high: int | None = last
    includes_low = includes_high = True
    match relation:
        case "":
            pass
        case "~":
            low, high = first - _part(first, share), last + _part(last, share)
        case "nearly":
            short_of = first - (_part(first, share) if first > 0 else -_part(first, share))
            if short_of == first:
                raise MalformedText("nothing is nearly nothing", 0, len(text), 'write "~" and an amount')
            low, high = sorted((short_of, first))
            includes_low, includes_high = low == short_of, high == short_of
        case ">" | ">=":
            high, includes_low = None, relation == ">="
        case "<" | "<=":
            low, includes_high = None, relation == "<="
        case _:
            assert_never(relation)
    return Figure(
        text=text,
        low=low,
        high=high,
        said=said,
        includes_low=includes_low,
        includes_high=includes_high,
        exact=not relation and low == high,
        relation=relation,
        currency=currency,
        unit=unit,
        base=base,
        size=size,
    )


def _part(amount: int, share: int) -> int:
    return abs(amount) * share // WHOLE
