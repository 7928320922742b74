"""The calendar that a typed text names: `(O.S.)`, `Old Style`, `[julian]`; and one day given on two of them."""

import re

from timeline.when.civil import day_number, days_in_month, year_text
from timeline.when.dates import MONTHS
from timeline.when.typed.draft import Day, Draft

_OLD = r"\bO\.\s?S\.|\bOS\b|\bold\s+style\b|\bjulian(?:\s+calendar)?\b"
_NEW = r"\bN\.\s?S\.|\bNS\b|\bnew\s+style\b|\bgregorian(?:\s+calendar)?\b"
_CALENDARS = (
    ("[julian]", re.compile(rf"\[julian\]|\(?(?:{_OLD})\)?", re.IGNORECASE)),
    ("[gregorian]", re.compile(rf"\[gregorian\]|\(?(?:{_NEW})\)?", re.IGNORECASE)),
)
_NUMBER = r"(?P<{0}day>[0-9]{{1,2}})(?:st|nd|rd|th)?\.?"
_MONTH = r"(?P<{0}month>[a-z]{{3,9}})\.?"
_STYLE = rf"(?:\s*(?:{_OLD}|{_NEW}):?)?"
_DAY = rf"{_NUMBER}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<{{0}}year>[0-9]{{{{3,4}}}}))?"
_BOTH = re.compile(
    rf"\s*{_DAY.format('one_')}{_STYLE}\s*"
    rf"(?:[(\[]{_STYLE}\s*{_DAY.format('other_')}{_STYLE}\s*[)\]]|/\s*{_DAY.format('slash_')})"
    r"(?:,?\s*(?P<year>[0-9]{3,4}))?\s*",
    re.IGNORECASE,
)
_BOTH_DAYS = re.compile(
    rf"\s*{_NUMBER.format('one_')}\s*(?:/\s*{_NUMBER.format('slash_')}|\(\s*{_NUMBER.format('other_')}\s*\))"
    rf"\s+(?:of\s+)?{_MONTH.format('one_')},?\s+(?P<year>[0-9]{{3,4}})\s*",
    re.IGNORECASE,
)
_FIRST_GREGORIAN = (1582, 10, 15)
LAST_JULIAN = 1930
"""The year after which nobody dated by the Julian calendar but churches."""


def take_calendar(draft: Draft) -> str:
    """The calendar as the grammar writes it; empty where none is named."""
    found = [calendar for calendar, pattern in _CALENDARS if draft.take(pattern) is not None]
    if len(found) > 1:
        raise draft.refuse_all("a date is of one calendar", "type the date of one of them")
    return found[0] if found else ""


def weekday_is_known(date: Day, calendar: str) -> bool:
    """Whether the weekday of a date can be told: before the Gregorian calendar only where a calendar is named."""
    return bool(calendar) or date >= _FIRST_GREGORIAN


def both_calendars(draft: Draft) -> str | None:
    """The Julian date of `25 October (7 November) 1917`, which is one day on two calendars, in either order.

    None for any other text, and for two days with a slash that are two days. Raises MalformedText where the day in
    parentheses is not the same one.
    """
    found = _BOTH.fullmatch(draft.text) or _BOTH_DAYS.fullmatch(draft.text)
    if found is None:
        return None
    held = found.groupdict()
    slash = held["slash_day"] is not None
    side = "slash_" if slash else "other_"
    months = _month(held["one_month"]), _month(held.get(f"{side}month") or held["one_month"])
    years = held.get("one_year"), held.get(f"{side}year")
    year = held["year"] or years[1] or years[0]
    if year is None or months[0] is None or months[1] is None:
        return None
    one = int(years[0] or year), months[0], int(held["one_day"])
    other = int(years[1] or year), months[1], int(held[f"{side}day"])
    if None in years and one[0] == other[0] and {one[1], other[1]} == {1, 12}:
        # The year is that of the January, which began it.
        one, other = ((day[0] - 1, *day[1:]) if day[1] == 12 else day for day in (one, other))
    for old, new in ((one, other), (other, one)):
        if _is_one_day(old, new):
            return f"{_text(old)}[julian]"
    if slash:
        return None
    old, new = sorted((one, other))
    raise draft.refuse_all("the two dates are not one day on two calendars", f"{_said(old)} (O.S.), or {_said(new)}")


def _is_one_day(old: Day, new: Day) -> bool:
    if old[0] > LAST_JULIAN or old[2] > days_in_month(*old[:2], julian=True) or new[2] > days_in_month(*new[:2]):
        return False
    return new >= _FIRST_GREGORIAN and day_number(*old, julian=True) == day_number(*new)


def _month(name: str) -> int | None:
    return next(
        (number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(name.casefold())), None
    )


def _said(date: Day) -> str:
    return f"{date[2]} {MONTHS[date[1] - 1]} {date[0]}"


def _text(date: Day) -> str:
    return f"{year_text(date[0])}-{date[1]:02d}-{date[2]:02d}"
