"""Lengths of time: `90 min`, `2 h 28 min`, `30 days`, read and written as whole microseconds."""

import re
from functools import cache

from timeline.errors import MalformedText, near_misses

MICROSECOND = 1
MILLISECOND = 1_000
SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
WEEK = 7 * DAY
YEAR = 31_556_952 * SECOND
"""The mean year of the Gregorian calendar: 146,097 days in 400 years."""
MONTH = YEAR // 12

FIXED_UNITS = {"µs": MICROSECOND, "ms": MILLISECOND, "s": SECOND, "min": MINUTE, "h": HOUR, "days": DAY, "weeks": WEEK}
"""The units whose length never varies, shortest first, in microseconds."""

CALENDAR_UNITS = {"months": MONTH, "years": YEAR}
"""Units of varying length, counted at their mean; only tolerances and windows use them, figures never convert them."""

UNIT_WORDS = {
    "microsecond": "µs",
    "microseconds": "µs",
    "millisecond": "ms",
    "milliseconds": "ms",
    "sec": "s",
    "secs": "s",
    "second": "s",
    "seconds": "s",
    "mins": "min",
    "minute": "min",
    "minutes": "min",
    "hr": "h",
    "hrs": "h",
    "hour": "h",
    "hours": "h",
    "d": "days",
    "day": "days",
    "w": "weeks",
    "wk": "weeks",
    "week": "weeks",
    "month": "months",
    "year": "years",
} | {unit: unit for unit in (*FIXED_UNITS, *CALENDAR_UNITS)}
"""Every spelling of a unit, in lower case, and the unit it means."""

_SIZES = FIXED_UNITS | CALENDAR_UNITS
_LONGEST = 200
_Part = tuple[re.Match[str], str]


@cache
def _pattern() -> re.Pattern[str]:
    # Compiled when first needed: that takes a millisecond. Digits are counted, so that hostile text costs nothing.
    number = r"[1-9][0-9]{0,2}(?P<gap>[ ,\u00a0\u202f])[0-9]{3}(?:(?P=gap)[0-9]{3}){0,3}(?![0-9])|[0-9]{1,15}"
    return re.compile(
        rf"(?P<number>{number})(?:\.(?P<decimals>[0-9]{{1,9}}))?[ \t\u00a0\u202f]*(?P<unit>[^\W\d_]+)"
        r"(?P<join>\s*,\s*|\s+and\s+|\s*)"
    )


def parse_duration(text: str) -> int:
    """A length of time in microseconds: one or more numbers with units, each unit shorter than the one before.

    Parts stand side by side (`2h28min`), apart, or joined by a comma or `and`. Months and years count at their mean
    length in the Gregorian calendar. Raises `MalformedText` for anything else: a bare number, a sign, an unknown unit
    (`m` is a metre), a length finer than a microsecond.
    """
    parts, read = _read(text)
    if read < len(text.rstrip()) or not parts:
        raise _misread(text, parts, read)
    length = 0
    for part, unit in parts:
        whole, left_over = _length(part, unit)
        if left_over:
            written = part[0].removesuffix(part["join"])
            message = f"{written} is no whole number of microseconds"
            raise MalformedText(message, part.start(), part.start() + len(written), "write fewer decimals")
        length += whole
    return length


def find_lengths(text: str) -> tuple[tuple[int, str], ...] | None:
    """The lengths with their units, longest first, that a text consists of; None where it is anything else.

    As `parse_duration`, but without months and years, for they do not convert.
    """
    parts, read = _read(text)
    if read < len(text.rstrip()) or any(unit in CALENDAR_UNITS for _, unit in parts):
        return None
    lengths = [(_length(part, unit), unit) for part, unit in parts]
    if any(left_over for (_, left_over), _ in lengths):
        return None
    return tuple((whole, unit) for (whole, _), unit in lengths)


def _read(text: str) -> tuple[list[_Part], int]:
    """The parts at the begin of a text, and how far it was understood."""
    parts: list[_Part] = []
    end = min(len(text.rstrip()), _LONGEST)
    place = len(text) - len(text.lstrip())
    pattern = _pattern()
    while place < end and (part := pattern.match(text, place, end)) is not None:
        unit = _unit(part["unit"])
        joined = part["join"] and part.end() == end
        if unit is None or joined or (parts and _SIZES[unit] >= _SIZES[parts[-1][1]]):
            break
        parts.append((part, unit))
        place = part.end()
    return parts, place


def _unit(word: str) -> str | None:
    # A micro sign (U+00B5) may come as a Greek mu (U+03BC).
    return UNIT_WORDS.get(word.lower().replace("\u03bc", "\u00b5"))


def _misread(text: str, parts: list[_Part], place: int) -> MalformedText:
    """Why the text ends to be a length of time where it does."""
    end = len(text.rstrip())
    if not text.strip():
        return MalformedText("a length of time is missing", 0, len(text), 'write "90 min"')
    if end > _LONGEST:
        return MalformedText("this is too long for a length of time", _LONGEST, end, 'write "90 min"')
    rest = text[place:end]
    if (part := _pattern().match(text, place, end)) is not None:
        word, begin = part["unit"], part.start("unit")
        unit = _unit(word)
        if unit is None:
            return MalformedText(f"{word} is not a unit of time", begin, begin + len(word), _right_unit(word))
        if parts and _SIZES[unit] >= _SIZES[parts[-1][1]]:
            message = f"{word} must be shorter than the {parts[-1][0]['unit']} before it"
            return MalformedText(message, begin, begin + len(word), "write the longest unit first, and each one once")
        return MalformedText(f"{part['join'].strip()} leads to nothing", part.start("join"), end, "leave it out")
    if rest[0] in "+-\u2212":
        return MalformedText("a length of time has no sign", place, place + 1, "leave the sign out")
    if re.fullmatch(r"[0-9][0-9 ,.\u00a0\u202f]*", rest):
        return MalformedText(f"{rest} has no unit of time", place, end, f'write "{rest} min" or another unit')
    return MalformedText(f"{rest} is not a length of time", place, end, 'write "90 min" or "2 h 28 min"')


def _right_unit(word: str) -> str:
    if word == "m":
        return 'write "min" for minutes, "months" for months'
    near = near_misses(word, UNIT_WORDS, most=1)
    return f'did you mean "{near[0]}"?' if near else "the units are ms, s, min, h, days, weeks, months, years"


def _length(part: re.Match[str], unit: str) -> tuple[int, int]:
    """A part in whole microseconds, and what is left over."""
    whole = part["number"].replace(part["gap"], "") if part["gap"] else part["number"]
    decimals = part["decimals"] or ""
    scale: int = 10 ** len(decimals)
    return divmod(int(whole + decimals) * _SIZES[unit], scale)


def format_duration(microseconds: int) -> str:
    """The length in full, so that `parse_duration` gives the same number back; a negative one as its size.

    Whole days are days. Up to two hours are minutes, longer lengths days, hours and minutes; what is left is seconds.
    """
    length = abs(microseconds)
    days, rest = divmod(length, DAY)
    parts = [_counted(days, "days")] if days else []
    if rest or not days:
        minutes, rest = divmod(rest, MINUTE)
        if minutes >= 120 or (minutes and days):
            hours, minutes = divmod(minutes, 60)
            parts += [f"{hours} h"] if hours else []
        parts += [f"{minutes} min"] if minutes else []
    if rest or not parts:
        seconds, rest = divmod(rest, SECOND)
        parts.append(f"{seconds}.{rest:06d}".rstrip("0").rstrip(".") + " s")
    return " ".join(parts)


def _counted(amount: int, unit: str) -> str:
    return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"
