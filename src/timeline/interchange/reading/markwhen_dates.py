"""Dates and ranges of markwhen as times of the grammar.

An end that is a length of time is counted from the begin, and is the last day that is still within. `now` is an end
that has not come. A date that counts from another entry is told as such, for it is nobody's statement of a date.
"""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from timeline.errors import MalformedText
from timeline.interchange.reading.dates_in_words import typed_date
from timeline.when import parse_when
from timeline.when.civil import date_of_day, day_number

_UNIT = (
    r"(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|w|months?|mos?|years?|yrs?|y)"
)
_AMOUNT = rf"\d+(?:\.\d+)?\s*(?:(?:week|work|business)\s*)?{_UNIT}"
_AMOUNTS = re.compile(rf"{_AMOUNT}(?:\s*(?:and\s+)?{_AMOUNT})*", re.IGNORECASE)
_ONE = re.compile(rf"(\d+)\s*({_UNIT})", re.IGNORECASE)
_RELATIVE = re.compile(rf"(?:(?:after|before|by)\s*)?(?:![\w-]+\s*)?(?:{_AMOUNTS.pattern})?", re.IGNORECASE)
_EDTF = r"\d{4}(?:-\d{2}(?:-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?)?)?"
_ISO = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z"
_HALF = re.compile(rf"(?:{_ISO}|{_EDTF}|[1-9]\d{{0,4}}\s*BCE?)", re.IGNORECASE | re.ASCII)
_SPAN = re.compile(rf"(?P<a>{_EDTF}|{_ISO}|\d+\s*BCE?)\s*/\s*(?P<b>.+)", re.IGNORECASE | re.ASCII)
_IS_END = re.compile(rf"now|{_HALF.pattern}|{_AMOUNTS.pattern}", re.IGNORECASE | re.ASCII)
"""What stands behind the stroke of a range of EDTF; `1998-06/01/2000` is none."""
_SLASHED = re.compile(
    r"(?:(?P<one>\d{1,2})/(?:(?P<two>\d{1,2})/)?(?P<year>\d{4}))(?:\s+(?P<clock>\d{1,2}(?::\d{2})?\s*(?:[ap]m)?))?",
    re.IGNORECASE | re.ASCII,
)
_JOINTS = re.compile(r"\s*[-–—]\s*|\s+to\s+", re.IGNORECASE)
_EVERY = re.compile(r"\s+(?:every\b|x\s?\d|for\s+\d+\s+times).*", re.IGNORECASE)
_LONGEST = 120
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_BEGINS_DATED = re.compile(
    rf"now\s*/|\d{{4}}-\w{{1,2}}\b|\d{{4}}[?~%]?\s*/|\d{{4}}[?~%]|\d{{1,2}}([/.])\d{{1,2}}\1\d{{4}}\b|y-?\d{{5}}|\.\.\s*/"
    rf"|\d{{1,2}}\.?\s+{_MONTH}\s+\d{{3,4}}\b|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}\b",
    re.IGNORECASE | re.ASCII,
)
"""How nothing but a date begins; a clock time, a share and a number begin lines of a description too."""
_WORD_OF_DATE = re.compile(
    rf"(?:[\d.:,~?%+–—-]|(?<=\d)[TZ]|(?<=\d-)[X\du]{{1,2}})+|{_MONTH}|{_UNIT}|now|to|at|[ap]m|BCE?|every|for|times|x|utc",
    re.IGNORECASE | re.ASCII,
)


class Range(NamedTuple):
    """When an entry is, and what was lost by reading it: a word of `timeline.handover.losses`, or empty."""

    when: str
    loss: str = ""


def range_of(text: str, *, zone: str, day_first: bool) -> Range | None:
    """The range; None for a text that is none."""
    given = " ".join(text.split())
    if given.casefold().startswith("now"):
        return _range(given, zone, day_first=day_first)
    if not given or len(given) > _LONGEST or not any(character.isdigit() for character in given):
        return Range("", "relative") if re.fullmatch(r"(?:after|before|by)\s*![\w-]+", given, re.IGNORECASE) else None
    repeats = _EVERY.search(given)
    if repeats is not None:
        once = _range(given[: repeats.start()], zone, day_first=day_first)
        return None if once is None else once._replace(loss="repeated" if re.search(r"\d", repeats[0]) else "endless")
    return _range(given, zone, day_first=day_first)


def looks_dated(text: str) -> bool:
    """Whether what stands before a colon is meant for a date, also where there is no such date.

    It begins with a year and a month, with three numbers, or as EDTF does, and has no word that no date has.
    """
    given = text.strip()
    if not given or len(given) > _LONGEST or _BEGINS_DATED.match(given) is None:
        return False
    return all(_WORD_OF_DATE.fullmatch(word) for word in re.split(r"[\s/]+", given) if word)


def _range(text: str, zone: str, *, day_first: bool) -> Range | None:
    if re.fullmatch(rf"now(?:(?:{_JOINTS.pattern}).+)?", text, re.IGNORECASE):
        return Range("", "relative")
    if (found := _SPAN.fullmatch(text)) is not None and _IS_END.fullmatch(found["b"]) is not None:
        begin = _half(found["a"], zone, day_first=day_first)
        return None if not begin else _until(begin, found["b"], zone, day_first=day_first)
    if whole := _half(text, zone, day_first=day_first):
        return Range(whole)
    for joint in _JOINTS.finditer(text):
        begin = _half(text[: joint.start()], zone, day_first=day_first)
        end = text[joint.end() :]
        if begin and end and (made := _until(begin, end, zone, day_first=day_first)) is not None:
            return made
    parts = [part for part in _JOINTS.split(text) if part]
    if len(parts) <= 2 and all(_RELATIVE.fullmatch(part) for part in parts):
        return Range("", "relative")
    return None


def _until(begin: str, end: str, zone: str, *, day_first: bool) -> Range | None:
    if end.casefold() == "now":
        return Range(f"{begin}/..", "now")
    if _AMOUNTS.fullmatch(end):
        # A length is counted from the first day of a month or a year.
        if re.fullmatch(r"\d{4}(?:-\d{2})?", begin):
            begin += "-01" * (3 - len(begin.split("-")))
        last = _later(begin, end)
        return Range(f"{begin}/{last}" if last != begin else begin) if last else Range(begin, "relative")
    read = _half(end, zone, day_first=day_first)
    if not read or _is_wrong(f"{begin}/{read}"):
        return None
    return Range(f"{begin}/{read}" if read != begin else begin)


def _half(text: str, zone: str, *, day_first: bool) -> str:
    """One date as a time of the grammar; empty where it is none."""
    given = text.strip()
    if _HALF.fullmatch(given) is not None:
        made = given.upper().replace(" ", "T", 1) if ":" in given else given.upper()
        made = re.sub(r"(?<=\d)\s*(BCE?)\Z", r" \1", made)
        # Programs write seconds and their thousandths whether anybody knows them or not.
        made = re.sub(r"\.0+(?=Z)", "", made)
        return "" if _is_wrong(made) else _zoned(made, zone)
    if (found := _SLASHED.fullmatch(given)) is not None:
        one, two, year, clock = found.group("one", "two", "year", "clock")
        day, month = (one, two) if day_first else (two, one)
        if two is None:
            day, month = None, one
        made = "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part is not None)])
        made = typed_date(f"{made} {clock}") if clock and not _is_wrong(made) else made
        return "" if not made or _is_wrong(made) else _zoned(made, zone)
    made = typed_date(given)
    # A span that people type is one that markwhen does not have.
    return _zoned(made, zone) if made and "/" not in made and ".." not in made else ""


def _zoned(text: str, zone: str) -> str:
    """A clock time in the zone of the document."""
    if "T" not in text or text.endswith(("Z", "]")) or re.search(r"[+-]\d{2}(?::\d{2})?\Z", text.partition("T")[2]):
        return text
    return f"{text}{zone}"


def _is_wrong(text: str) -> bool:
    try:
        parse_when(text)
    except MalformedText:
        return True
    return False


def _later(begin: str, amounts: str) -> str:
    """The last day, or the moment, so much later; empty where that is not plain."""
    parts = _ONE.findall(amounts)
    if re.search(r"(?:week|work|business)\s*days?", amounts, re.IGNORECASE) or "." in amounts or not parts:
        return ""
    months = days = seconds = 0
    for count, unit in parts:
        number, name = int(count[:6]), unit.casefold()
        if name.startswith("y"):
            months += 12 * number
        elif name.startswith("mo"):
            months += number
        elif name.startswith("w"):
            days += 7 * number
        elif name.startswith("d"):
            days += number
        elif name.startswith("h"):
            seconds += 3600 * number
        elif name.startswith("min"):
            seconds += 60 * number
        else:
            return ""
    if "T" in begin:
        return _moment_later(begin, months, days, seconds)
    if seconds or not begin.replace("-", "").isdecimal():
        return ""
    year, month, day = (*map(int, begin.split("-")), 1, 1)[:3]
    number = year * 12 + month - 1 + months
    if not 0 < number // 12 <= 9999:
        return ""
    try:
        behind = day_number(number // 12, number % 12 + 1, min(day, 28)) + max(day - 28, 0) + days
        made = date_of_day(behind - 1)
    except ValueError:
        return ""
    text = f"{made[0]:04d}-{made[1]:02d}-{made[2]:02d}"
    return text if made[0] <= 9999 and text >= begin else ""


def _moment_later(begin: str, months: int, days: int, seconds: int) -> str:
    clock = begin[:16]
    if months:
        return ""
    try:
        moved = datetime.fromisoformat(clock) + timedelta(days=days, seconds=seconds)
    except (ValueError, OverflowError):
        return ""
    return f"{moved:%Y-%m-%dT%H:%M}{begin[16:]}"
