"""Years that are counted from elsewhere: of the Buddhist era in Thailand, of the Hijra, of the creation."""

import re

from timeline.errors import MalformedText
from timeline.when.dates import MONTHS
from timeline.when.typed.near_days import WEEKDAYS

_YEAR = re.compile(r"(?P<year>[0-9]{4})")
_THAI = re.compile("[\u0e00-\u0e7f]")
_BUDDHIST = 543
"""How many years the Buddhist era is ahead, in Thailand since 1941."""
_FAR = 2400
"""Nobody tells of what happens then: from here on a year is of another era."""
_ARABIC_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_HIJRI = range(1200, 1500)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENGLISH = frozenset(name[:3].casefold() for name in (*MONTHS, *WEEKDAYS))


def other_era(typed: str, made: str, begin: int) -> MalformedText | None:
    """The error for a date whose year may be of another era, by the language in which it was typed; None for others.

    `made` is what it would be stored as, `begin` where it stands in what was typed.
    """
    found = _YEAR.match(made)
    if found is None:
        return None
    year, end = int(found["year"]), begin + len(typed)
    otherwise = f"{made}, if it is Gregorian; else its Gregorian date"
    if _THAI.search(typed) is not None and year >= _FAR:
        shown = next((each[0] for each in re.finditer(r"[0-9]{4}", typed) if int(each[0]) == year), None)
        gregorian = year - _BUDDHIST
        mend = otherwise if shown is None else f"{typed.replace(shown, str(gregorian), 1)}, or {made}"
        return MalformedText(f"{year} is {gregorian}, if it is a year of the Buddhist era", begin, end, mend)
    if _ARABIC_DIGIT.search(typed) is not None and year in _HIJRI:
        return MalformedText(f"{year} may be a year of the Hijra", begin, end, otherwise)
    is_foreign = any(word[0][:3].casefold() not in _ENGLISH for word in _WORD.finditer(typed))
    if year >= _FAR and is_foreign:
        return MalformedText(f"{year} may be a year of another era", begin, end, otherwise)
    return None
