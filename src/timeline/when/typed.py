"""Dates as people type them, turned into the grammar of the store: `18 March 2025 10am EDT`, `yesterday 14:00`.

The only door to python-dateutil. It reads the date and the clock time and nothing else, because on its own it takes
today's parts for those that are missing, drops zones that it does not know, turns `GMT+3` round, reads `0044` as 2044
and `10.30am` as 10:00, and of `10:00 11:00` only the last. So spans, zones and words are taken out before, the year
goes in as one of the same calendar that it cannot misread, it reads twice with two defaults to see which parts were in
the text, and every number of the text must come out again.
"""

import re

from timeline.errors import MalformedText
from timeline.when.civil import day_number, days_in_month, weekday
from timeline.when.dates import MONTHS
from timeline.when.grammar import parse_when
from timeline.when.typed_parts import Parts, share, written
from timeline.when.typed_words import (
    CLOCK,
    WEEKDAYS,
    Day,
    Draft,
    halves,
    refuse_unknown,
    refuse_weekday,
    take_day_and_year,
    take_near_day,
    take_qualifier,
    take_weekday,
    take_zone,
)

_MONTH_WORDS = frozenset((*(name.casefold() for name in MONTHS), *(name[:3].casefold() for name in MONTHS), "sept"))
_OTHER_WORDS = frozenset(("t", "h", "am", "pm", "noon", "midnight", "today", "yesterday", "tomorrow", "about"))
_KNOWN = _MONTH_WORDS | _OTHER_WORDS

_LONGEST = 200
"""Characters; dateutil's time grows with the square of them."""

_ISO = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}(?:T[0-9]{2}:\S*)?")
_ODD_DIGIT = re.compile(r"(?![0-9])\d|[^\W\d_]\d[^\W\d_]\d")
_DIGITS = re.compile(r"[0-9]+")
_ERA = re.compile(
    r"(?:\bA\.?D\.?\s*(?P<ad>[0-9]{1,4})|(?<![0-9])(?P<year>[0-9]{1,4})\s*(?P<era>BCE?|B\.C\.|AD|A\.D\.|CE))(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9:])[0-9]{3,4}(?![0-9:])")
_FRACTION = re.compile(r"(?<=[0-9]:[0-9]{2})[.,]([0-9]+)")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b", re.IGNORECASE)
_FILLER = re.compile(r"\b(?:the|on|in|at|of)\b", re.IGNORECASE)
_AM_PM = re.compile(r"(?<=[0-9\s])(?P<half>[ap])\.?\s?m\b\.?", re.IGNORECASE)
_NOON = re.compile(r"(?:\b12\s+)?\bnoon\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"(?:\b12\s+)?\bmidnight\b", re.IGNORECASE)
_MARK = re.compile(r"[^\w\s,.:/-]|_")
_STRAY = re.compile(r"(?:\A|[^\w\s])\s*[-/:]|[-/:]\s*(?:\Z|[^\w\s])")
_SHORT_MINUTE = re.compile(r":([0-9])(?![0-9])")
_CLOCK = re.compile(CLOCK, re.IGNORECASE)
_DECADE = re.compile(r"\s*(?:the\s+)?([0-9]{3})0s\s*", re.IGNORECASE)
_SEASON = re.compile(
    r"\s*(?:the\s+)?(?P<name>spring|summer|autumn|fall|winter)(?:\s+of)?\s+(?P<year>[0-9]{4})\s*", re.IGNORECASE
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23}


def parse_typed(text: str, *, today: Day, zone: str | None, day_first: bool | None = None) -> str:
    """The text of a when for what somebody typed; what the grammar itself accepts comes back as it is.

    `today` is what `yesterday` counts from; `zone` is the zone of clock times that name none, None for UTC. `day_first`
    says in which order day and month are where both are numbers before the year; None: only where one reading is there.
    Raises MalformedText, with offsets in `text`, for what is not understood, lacks a part, can be read in two ways, or
    is in the other order.
    """
    typed = text.strip()
    begin = text.find(typed)
    if not typed:
        raise MalformedText("no time was typed", 0, len(text), "18 March 2025, or 2025-03-18")
    try:
        parse_when(typed, zone)
    except MalformedText as error:
        if _ISO.fullmatch(typed):
            raise MalformedText(error.message, begin + error.begin, begin + error.end, error.mend) from None
    else:
        return typed
    if len(typed) > _LONGEST:
        raise MalformedText("so long a text is no date", begin, begin + len(typed))
    joint, drafts = halves(typed, begin)
    if len(drafts) == 1:
        stated = [_read(drafts[0], today, day_first)]
    else:
        day_and_year = take_day_and_year(*drafts)
        stated = [_read(drafts[0], today, day_first), _read(drafts[1], today, day_first, day_and_year)]
        share(stated[0], stated[1], drafts)
    edges = [written(parts, draft, today) for parts, draft in zip(stated, drafts, strict=True)]
    when = {"..<": f"..{edges[0]}", ">..": f"{edges[0]}.."}.get(joint) or joint.join(edges)
    try:
        parse_when(when, zone)
    except MalformedText as error:
        raise MalformedText(f"{error.message} ({when})", begin, begin + len(typed), error.mend) from None
    return when


def _read(draft: Draft, today: Day, day_first: bool | None, day_and_year: tuple[int, int] | None = None) -> Parts:
    """What one half states; raises MalformedText for what is in it beside a date and a clock time."""
    if (odd := _ODD_DIGIT.search(draft.text)) is not None:
        raise draft.refuse(f"“{odd[0]}” is not a digit from 0 to 9", *odd.span())
    parts = Parts(qualifier=take_qualifier(draft))
    if _take_whole(draft, parts):
        return parts
    parts.zone = take_zone(draft)
    near_day = take_near_day(draft, today)
    named = take_weekday(draft)
    for pattern in (_ORDINAL, _FILLER):
        while draft.take(pattern) is not None:
            pass
    if (found := draft.take(_FRACTION)) is not None:
        parts.fraction = found[1]
    _take_noon(draft, parts)
    year = _take_year(draft)
    if (half := _AM_PM.search(draft.text)) is not None:
        parts.is_twelve_hours, parts.is_pm = True, half["half"].casefold() == "p"
        begin, end = half.span()
        draft.text = f"{draft.text[:begin]}{half['half']}m{' ' * (end - begin - 2)}{draft.text[end:]}"
    if (unknown := refuse_unknown(draft, _KNOWN)) is not None:
        raise unknown
    for pattern, message in ((_MARK, "has no meaning here"), (_STRAY, "joins nothing")):
        if (found := pattern.search(draft.text)) is not None:
            raise draft.refuse(f"“{found[0].strip()}” {message}", *found.span())
    if (found := _SHORT_MINUTE.search(draft.text)) is not None:
        raise draft.refuse("a minute has two digits", *found.span(1), f"0{found[1]}, or {found[1]}0")
    if year is not None or draft.text.strip(" ,."):
        _read_date(draft, parts, year, day_first)
    if near_day is not None or day_and_year is not None:
        if not parts.is_dateless or (near_day is not None and day_and_year is not None):
            raise draft.refuse_all("two dates")
        if near_day is not None:
            parts.year, parts.month, parts.day = near_day
        elif day_and_year is not None:
            parts.day, parts.year = day_and_year
    if named is not None:
        _check_weekday(draft, parts, named, today)
    return parts


def _take_whole(draft: Draft, parts: Parts) -> bool:
    """Whether the half is a decade or a season, then written as the grammar has it."""
    if (found := _DECADE.fullmatch(draft.text)) is not None:
        parts.whole = f"{found[1]}X"
    elif (found := _SEASON.fullmatch(draft.text)) is not None:
        year, name = int(found["year"]), found["name"].casefold()
        if name == "winter":
            mend = f"{year - 1}-12/{year}-02, or {year}-12/{year + 1}-02"
            raise draft.refuse(f"the winter of {year} began in {year - 1} or in {year}", *found.span("name"), mend)
        parts.whole = f"{year:04d}-{_SEASONS[name]}"
    return bool(parts.whole)


def _take_noon(draft: Draft, parts: Parts) -> None:
    if draft.take(_NOON) is not None:
        parts.hour, parts.minute = 12, 0
    elif (found := _MIDNIGHT.search(draft.text)) is not None:
        raise draft.refuse("midnight begins a day and ends one", *found.span(), "00:00 of the day that it begins")


def _take_year(draft: Draft) -> tuple[int, int, int] | None:
    """The year and where it stands, its era taken; the digits stay, for their place tells the order of the others."""
    if (found := _ERA.search(draft.text)) is not None:
        group = "ad" if found["ad"] else "year"
        year = int(found[group])
        if year == 0:
            raise draft.refuse("there is no year 0 before or after Christ", *found.span())
        draft.blank(found.start(), found.start(group))
        draft.blank(found.end(group), found.end())
        return (1 - year if (found["era"] or "").upper().startswith("B") else year), *found.span(group)
    for found in _DIGITS.finditer(draft.text):
        if len(found[0]) > 4:
            mend = f"{found[0][:4]}-{found[0][4:6]}-{found[0][6:]}" if len(found[0]) == 8 else None
            raise draft.refuse("so many digits are no date", *found.span(), mend)
    years = list(_YEAR.finditer(draft.text))
    if len(years) > 1:
        second = years[1]
        mend = f"a clock time is written {second[0][:-2]}:{second[0][-2:]}"
        raise draft.refuse(f"“{second[0]}” would be a second year", *second.span(), mend)
    return (int(years[0][0]), *years[0].span()) if years else None


def _read_date(draft: Draft, parts: Parts, year: tuple[int, int, int] | None, day_first: bool | None) -> None:
    """Fills in what dateutil finds of a date and a clock time; raises MalformedText where it finds something else."""
    text = draft.text
    numbers = [(int(found[0]), found.start()) for found in _DIGITS.finditer(text)]
    if year is not None:
        numbers.remove((int(text[year[1] : year[2]]), year[1]))
        text = f"{text[: year[1]]}{2000 + year[0] % 400}{text[year[2] :]}"
    months = [found[0] for found in re.finditer(r"[^\W\d_]+", text) if found[0].casefold() in _MONTH_WORDS]
    dates = [
        place for _, place in numbers if not any(c.start() <= place < c.end() for c in _CLOCK.finditer(draft.text))
    ]
    if year is not None and len(dates) == 1 and not months and not text[dates[0] : year[1]].strip("0123456789, "):
        number = text[dates[0] : year[1]].strip(", ")
        mend = f"{year[0]:04d}-{number:0>2} for a month, or name the month"
        raise draft.refuse(f"“{number}” is a month or a day", dates[0], dates[0] + len(number), mend)
    year_first = year is None or bool(months) or all(place > year[1] for place in dates)
    readings = {_fields(text, day_first=day_first) for day_first in ((False,) if year_first else (False, True))}
    readings.discard(None)
    if not readings:
        raise draft.refuse_all("there is no such date or clock time", _clock_mend(draft))
    if day_first is not None and not year_first:
        first = next(number for number, place in numbers if place == dates[0])
        # dateutil takes the other order where that alone makes a date.
        _, month, day, *_ = next(filter(None, readings))
        readings = {reading for reading in readings if reading and reading[2 if day_first else 1] == first}
        if not readings:
            mend = f"{year[0] if year else 0:04d}-{month:02d}-{day:02d}"
            raise draft.refuse_all(f"“{draft.said}” is no date with the {'day' if day_first else 'month'} first", mend)
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
    if sorted(numbers) not in used or (year is not None and found_year != 2000 + year[0] % 400):
        raise draft.refuse_all("not every part of this was understood", _clock_mend(draft))
    if hour is not None and _CLOCK.search(draft.text) is None:
        raise draft.refuse_all(f"“{hour}” alone is not a clock time", f"{hour}:00")


def _clock_mend(draft: Draft) -> str | None:
    """What to type for `10.30`."""
    dotted = re.search(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{2})(?![0-9.])", draft.text)
    return None if dotted is None else f"a clock time is written {dotted[1]}:{dotted[2]}"


def _check_weekday(draft: Draft, parts: Parts, named: tuple[int, int, int], today: Day) -> None:
    if parts.is_dateless:
        raise refuse_weekday(draft, named, today)
    index, begin, end = named
    if parts.year is None or parts.month is None or parts.day is None:
        raise draft.refuse("a weekday needs a whole date", begin, end)
    if parts.day > days_in_month(parts.year, parts.month):
        return
    true = weekday(day_number(parts.year, parts.month, parts.day))
    if true != index:
        date = f"{parts.day} {MONTHS[parts.month - 1]} {parts.year}"
        raise draft.refuse(f"{date} is a {WEEKDAYS[true]}, not a {WEEKDAYS[index]}", begin, end, WEEKDAYS[true])
