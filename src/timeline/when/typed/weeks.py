"""Weeks: of ISO 8601, by their number, and those that a day begins or ends."""

import re

from timeline.when.civil import date_of_day, day_number, days_in_month, weekday, year_text
from timeline.when.dates import MONTHS
from timeline.when.typed.draft import Draft
from timeline.when.typed.near_days import WEEKDAYS

_MONTH_NAME = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS)
_WEEK = re.compile(
    r"(?P<year>[0-9]{4})[\s-]?W(?P<week>[0-9]{2})(?:-?(?P<day>[1-7]))?"
    r"|(?:(?:the\s+)?(?:calendar\s+)?week\s+|W|KW\s*)(?P<week2>[0-9]{1,2})(?:[\s/,-]+|\s+of\s+)(?P<year2>[0-9]{4})",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    r"(?:the\s+)?week\s+(?P<how>of|beginning|commencing|starting|from|ending)\s+(?:the\s+|(?P<named>(?:Mon|Sun)(?:day)?),?\s+)?"
    rf"(?:(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})|(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH_NAME})\.?,?\s+(?P<year>[0-9]{{4}})"
    rf"|(?P<month2>{_MONTH_NAME})\.?\s+(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>[0-9]{{4}}))",
    re.IGNORECASE,
)


def week(draft: Draft, text: str, begin: int) -> tuple[str, ...] | None:
    """A week of ISO 8601, which begins on a Monday; the first of a year has its 4 January."""
    found = _WEEK.fullmatch(text)
    if found is None:
        return None
    year, count = int(found["year"] or found["year2"]), int(found["week"] or found["week2"])
    first, behind = _first_monday(year), _first_monday(year + 1)
    monday = first + 7 * (count - 1)
    if not first <= monday < behind:
        weeks = (behind - first) // 7
        raise draft.refuse(f"{year} has {weeks} weeks", begin, begin + len(text), f"{year}-W01 to {year}-W{weeks}")
    if found["day"]:
        return (_day(monday + int(found["day"]) - 1),)
    return _day(monday), _day(monday + 6)


def week_of(draft: Draft, text: str, begin: int) -> tuple[str, ...] | None:
    """`week of 14 March 2022`, where that day can only begin it; `week ending …`."""
    found = _WEEK_OF.fullmatch(text)
    if found is None:
        return None
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
    else:
        year, day = int(found["year"] or found["year2"]), int(found["day"] or found["day2"])
        month = _month_number(found["month"] or found["month2"])
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    number, how = day_number(year, month, day), found["how"].casefold()
    named = found["named"]
    if named is not None and not WEEKDAYS[weekday(number)].startswith(named.capitalize()):
        at = begin + found.start("named")
        true = WEEKDAYS[weekday(number)]
        raise draft.refuse(f"{_day(number)} is a {true}, not a {named}", at, at + len(named), true)
    if how == "ending":
        return _day(number - 6), _day(number)
    if how == "of" and named is None and (back := weekday(number)) != 0:
        # Some weeks begin on a Monday and some on a Sunday.
        firsts = sorted({number - back, number - (back + 1) % 7})
        mend = ", or ".join(f"{_day(first)}..{_day(first + 6)}" for first in firsts)
        message = f"a week begins on Monday or on Sunday, and {_day(number)} is a {WEEKDAYS[back]}"
        raise draft.refuse(message, begin, begin + len(text), mend)
    return _day(number), _day(number + 6)


def _first_monday(year: int) -> int:
    fourth = day_number(year, 1, 4)
    return fourth - weekday(fourth)


def _day(number: int) -> str:
    year, month, day = date_of_day(number)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3].casefold() == name[:3].casefold())
