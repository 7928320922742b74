"""The numbers of a figure: one alone, a range, a sum; how they are written, and which may mean two things."""

import re
from functools import cache

from timeline.errors import MalformedText
from timeline.value.figure import STEPS

# Numbers have a most length, so that nothing here is ever slow. Only this one pattern, and made where it is needed:
# compiling takes longer than anything else in this module.
_MOST_TERMS = 20
SPACES = " \t\u00a0\u2009\u202f"
_NUMBER = (
    r"[-\u2212]?(?:[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){1,5}|(?:[ \u00a0\u2009\u202f][0-9]{3}){1,5})(?![0-9])"
    r"|(?:0|[1-9][0-9]{0,17})(?![0-9]))(?:\.[0-9]{1,9}(?![0-9]))?"
)
_DIGITS = frozenset("0123456789")
_INSIDE = frozenset(",. \u00a0\u2009\u202f")
"""What stands between two digits of one number."""
_THIN = str.maketrans("", "", " ,\u00a0\u2009\u202f")
_RANGES = ("..", "-", "\u2013", "to ")
SCORED = _RANGES[1:]
"""The signs of a range that are those of a score as well."""

_UNCOUNTED = "dozens scores tens hundreds thousands millions billions several many few some"
_NO_NUMBERS = frozenset(_UNCOUNTED.split())


def skip(text: str, place: int, end: int) -> int:
    """The first place from this one on that is no space."""
    while place < end and text[place] in SPACES:
        place += 1
    return place


def read_amount(text: str, begin: int, end: int) -> tuple[int, int, int, str]:
    """A number, a range or a sum: its lowest and highest steps, where it ends, and the sign of a range or `+`."""
    first, place = _number(text, begin, end)
    after = skip(text, place, end)
    for sign in _RANGES:
        to = skip(text, after + len(sign), end)
        # `to` stands apart from its number, and where no number follows a sign it is none of a range.
        is_sign = text.startswith(sign, after, end) and (sign != "to " or after > place)
        if is_sign and (sign == ".." or _begins_number(text, to, end)):
            last, place = _number(text, to, end)
            if last < first:
                raise MalformedText("the range runs backwards", begin, place, "write the smaller number first")
            return first, last, place, sign
    if text.startswith("+", place, end) and not _begins_number(text, skip(text, place + 1, end), end):
        return first, first, place + 1, "+"
    terms = 1
    while text.startswith("+", after, end):
        term, place = _number(text, skip(text, after + 1, end), end)
        first, terms = first + term, terms + 1
        if terms > _MOST_TERMS:
            raise MalformedText(f"a sum has at most {_MOST_TERMS} terms", begin, place, "write the total")
        after = skip(text, place, end)
    return first, first, place, ""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_NUMBER)


def _begins_number(text: str, begin: int, end: int) -> bool:
    return _plain_end(text, begin, end) > begin or _pattern().match(text, begin, end) is not None


def _plain_end(text: str, begin: int, end: int) -> int:
    """Where a number of digits alone ends, which most are and for which no pattern is made; `begin` for any other."""
    place = begin
    while place < end and text[place] in _DIGITS:
        place += 1
    is_grouped = place + 1 < end and text[place] in _INSIDE and text[place + 1] in _DIGITS
    is_odd = place - begin > 1 and (text[begin] == "0" or place - begin > 18)
    return begin if is_grouped or is_odd else place


def _number(text: str, begin: int, end: int) -> tuple[int, int]:
    if (plain := _plain_end(text, begin, end)) > begin:
        return int(text[begin:plain]) * STEPS, plain
    found = _pattern().match(text, begin, end)
    if found is None:
        word = text[begin:end].split(maxsplit=1)[:1]
        if word and word[0].casefold() in _NO_NUMBERS:
            mend = 'write what it allows, such as ">= 24", or leave it as words'
            raise MalformedText(f"{word[0]} is no number", begin, begin + len(word[0]), mend)
        raise MalformedText("a number is missing", begin, end, 'write "145" or "2.5", thousands as "1,700"')
    whole, _, decimals = found[0].translate(_THIN).replace("\u2212", "-").partition(".")
    if len(decimals) == 3 and found[0].find(".") < 5 and whole.lstrip("-") != "0" and len(whole.lstrip("-")) <= 3:
        mend = f'write "{whole}{decimals}" or "{whole}.{decimals}0"'
        raise MalformedText(f"{found[0]} may be {whole}{decimals} or {whole} and a part", begin, found.end(), mend)
    return int(whole + decimals) * (STEPS // 10 ** len(decimals)), found.end()
