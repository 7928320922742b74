"""The date and the clock time of a typed text from which all other words were taken.

The only door to python-dateutil. It reads the date and the clock time and nothing else, because on its own it takes
today's parts for those that are missing, drops zones that it does not know, turns `GMT+3` round, reads `0044` as 2044
and `10.30am` as 10:00, and of `10:00 11:00` only the last. So spans, zones and words are taken out before, the year
goes in as one that it cannot misread, it reads twice with two defaults to see which parts were in
the text, and every number of the text must come out again.
"""

import re
from collections.abc import Callable

from timeline.when.dates import MONTHS
from timeline.when.typed.clocks import CLOCK
from timeline.when.typed.draft import Day, Draft
from timeline.when.typed.parts import Parts

MONTH_WORDS = frozenset((*(name.casefold() for name in MONTHS), *(name[:3].casefold() for name in MONTHS), "sept"))
_WORD = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"[0-9]+")
_CLOCK = re.compile(CLOCK, re.IGNORECASE)


def read_date(
    draft: Draft,
    parts: Parts,
    year: tuple[int, int, int] | None,
    day_first: bool | None,
    fits: Callable[[Day], bool],
) -> None:
    """Fills in what dateutil finds of a date and a clock time; raises MalformedText where it finds something else.

    `fits` says whether a date is of the weekday that was named with it: of two orders that may tell the one.
    """
    text = draft.text
    numbers = [(int(found[0]), found.start()) for found in DIGITS.finditer(text)]
    if year is not None:
        numbers = [(number, place) for number, place in numbers if place != year[1]]
        # dateutil reads a number of one or two digits as a day: the year goes in with four, and as a leap year where
        # either calendar has it as one; whether the month has that day, the grammar tells.
        text = f"{text[: year[1]]}{2000 + year[0] % 4}{text[year[2] :]}"
    months = [found[0] for found in _WORD.finditer(text) if found[0].casefold() in MONTH_WORDS]
    dates = [
        place for _, place in numbers if not any(c.start() <= place < c.end() for c in _CLOCK.finditer(draft.text))
    ]
    if year is not None and len(dates) == 1 and not months and not text[dates[0] : year[1]].strip("0123456789, "):
        number = text[dates[0] : year[1]].strip(", ")
        if number and int(number.split(",")[0].split(" ")[0] or 0) > 12:
            raise draft.refuse("no month is named", dates[0], dates[0] + len(number))
        if number:
            mend = f"{year[0]:04d}-{number:0>2} for a month, or name the month"
            raise draft.refuse(f"“{number}” is a month or a day", dates[0], dates[0] + len(number), mend)
    year_first = year is None or bool(months) or all(place > year[1] for place in dates)
    orders = (False,) if year_first else (False, True)
    readings = {found for order in orders if (found := _fields(text, day_first=order)) is not None}
    if not readings:
        raise draft.refuse_all("there is no such date or clock time", _clock_mend(draft))
    if day_first is not None and not year_first and len(dates) > 1:
        first = next(number for number, place in numbers if place == dates[0])
        # dateutil takes the other order where that alone makes a date.
        _, month, day, *_ = next(iter(readings))
        readings = {reading for reading in readings if reading[2 if day_first else 1] == first}
        if not readings:
            mend = f"{year[0] if year else 0:04d}-{month:02d}-{day:02d}"
            raise draft.refuse_all(f"“{draft.said}” is no date with the {'day' if day_first else 'month'} first", mend)
    if len(readings) > 1 and year is not None:
        fitting = {each for each in readings if fits((year[0], each[1] or 0, each[2] or 0))}
        if not fitting:
            days = [f"{day} {MONTHS[(month or 1) - 1]}" for _, month, day, *_ in sorted(readings)]
            raise draft.refuse_all(f"neither {' nor '.join(days)} {year[0]} is of that weekday")
        readings = fitting
    if len(readings) > 1:
        dated = sorted((month or 0, day or 0) for _, month, day, *_ in filter(None, readings))
        told = " or ".join(f"{day} {MONTHS[month - 1]}" for month, day in dated)
        mend = " or ".join(f"{year[0] if year else 0:04d}-{month:02d}-{day:02d}" for month, day in dated)
        raise draft.refuse(f"“{draft.said}” is {told}", dates[0], max(dates[-1] + 1, year[2] if year else 0), mend)
    found = next(filter(None, readings))
    _check_found(
        draft, found, [number for number, _ in numbers], year, has_month_word=bool(months), half=parts.is_twelve_hours
    )
    _, parts.month, parts.day, *clock = found
    if clock[0] is not None:
        if parts.hour is not None:
            raise draft.refuse_all("two clock times")
        parts.hour, parts.minute, parts.second = clock[0], clock[1] or 0, clock[2]
    parts.year = year[0] if year is not None else None


_Fields = tuple[int | None, int | None, int | None, int | None, int | None, int | None]


def _fields(text: str, *, day_first: bool) -> _Fields | None:
    """Year, month, day, hour, minute, second as dateutil reads them, None for each that is not in the text.

    It fills in what is missing from a default: a part that is in the text is the same whatever the default.
    """
    from datetime import datetime

    from dateutil.parser import ParserError, parse

    read = []
    # Both years are leap years and both months have 31 days, so that no day is clipped.
    for default in (datetime(2004, 1, 1, 1, 1, 1), datetime(2008, 3, 2, 2, 2, 2)):  # noqa: DTZ001
        try:
            found = parse(text, default=default, dayfirst=day_first, ignoretz=True)
        except (ParserError, OverflowError):
            return None
        read.append((found.year, found.month, found.day, found.hour, found.minute, found.second))
    one, other = read
    year, month, day, hour, minute, second = (a if a == b else None for a, b in zip(one, other, strict=True))
    return year, month, day, hour, minute, second


def _check_found(
    draft: Draft,
    found: _Fields,
    numbers: list[int],
    year: tuple[int, int, int] | None,
    *,
    has_month_word: bool,
    half: bool,
) -> None:
    """Raises MalformedText unless dateutil used every number of the text, each once and as what it can only be."""
    found_year, month, day, hour, minute, second = found
    if year is None and found_year is not None:
        short = found_year % 100
        mend = f"write all its digits: 19{short:02d} or 20{short:02d}"
        raise draft.refuse_all("a year of two digits may be of any century", mend)
    hours = {hour} if not half or hour is None else {hour % 12, hour % 12 or 12}
    stated = [part for part in (None if has_month_word else month, day, minute, second) if part is not None]
    used = [sorted(stated if one is None else [*stated, one]) for one in hours]
    if sorted(numbers) not in used or (year is not None and found_year != 2000 + year[0] % 4):
        raise draft.refuse_all("not every part of this was understood", _clock_mend(draft))
    if hour is not None and _CLOCK.search(draft.text) is None:
        places = [place.span() for place in re.finditer(rf"(?<![0-9])0?{hour}(?![0-9])", draft.text)]
        begin, end = places[-1] if places else (0, len(draft.text.rstrip()))
        raise draft.refuse(f"“{hour}” alone is not a clock time", begin, end, f"{hour}:00" if places else None)


def _clock_mend(draft: Draft) -> str | None:
    """What to type for `10.30`."""
    dotted = re.search(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{2})(?![0-9.])", draft.text)
    if dotted is None or draft.text.strip() == dotted[0] or int(dotted[1]) > 23 or int(dotted[2]) > 59:
        return None
    return f"a clock time is written {dotted[1]}:{dotted[2]}"
