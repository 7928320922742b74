"""The calendar that a typed text names: `(O.S.)`, `Old Style`, `[julian]`."""

import re

from timeline.when.civil import day_number, days_in_month, year_text
from timeline.when.dates import MONTHS
from timeline.when.typed.draft import Draft

_CALENDARS = (
    (
        "[julian]",
        re.compile(
            r"\[julian\]|\(?(?:\bO\.\s?S\.|\bOS\b|\bold\s+style\b|\bjulian(?:\s+calendar)?\b)\)?", re.IGNORECASE
        ),
    ),
    (
        "[gregorian]",
        re.compile(
            r"\[gregorian\]|\(?(?:\bN\.\s?S\.|\bNS\b|\bnew\s+style\b|\bgregorian(?:\s+calendar)?\b)\)?", re.IGNORECASE
        ),
    ),
)
_DAY = r"(?P<{0}day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<{0}month>[a-z]{{3,9}})\.?"
_BOTH = re.compile(
    rf"\s*{_DAY.format('old_')}(?:,?\s+(?P<old_year>[0-9]{{3,4}}))?\s*"
    rf"(?:\(\s*{_DAY.format('new_')}(?:,?\s+(?P<new_year>[0-9]{{3,4}}))?\s*\)|/\s*{_DAY.format('slash_')})"
    r"(?:,?\s*(?P<year>[0-9]{3,4}))?\s*",
    re.IGNORECASE,
)
_FIRST_GREGORIAN = (1582, 10, 15)


def take_calendar(draft: Draft) -> str:
    """The calendar as the grammar writes it; empty where none is named."""
    found = [calendar for calendar, pattern in _CALENDARS if draft.take(pattern) is not None]
    if len(found) > 1:
        raise draft.refuse_all("a date is of one calendar", "type the date of one of them")
    return found[0] if found else ""


def weekday_is_known(date: tuple[int, int, int], calendar: str) -> bool:
    """Whether the weekday of a date can be told: before the Gregorian calendar only where a calendar is named."""
    return bool(calendar) or date >= _FIRST_GREGORIAN


def both_calendars(draft: Draft) -> str | None:
    """The Julian date of `25 October (7 November) 1917`, which is one day on two calendars; None for any other text.

    Raises MalformedText where the two are not the same day.
    """
    found = _BOTH.fullmatch(draft.text)
    if found is None:
        return None
    side = "new_" if found["new_day"] else "slash_"
    year = found["year"] or found["new_year"] or found["old_year"]
    months = [_month(found["old_month"]), _month(found[f"{side}month"])]
    if year is None or None in months:
        return None
    new = int(found["new_year"] or year), months[1] or 0, int(found[f"{side}day"])
    old = int(found["old_year"] or year), months[0] or 0, int(found["old_day"])
    if found["old_year"] is None and old[1] > new[1]:
        old = (new[0] - 1, *old[1:])
    if old[2] > days_in_month(*old[:2], julian=True) or day_number(*old, julian=True) != day_number(*new):
        both = f"{_said(old)} (O.S.), or {_said(new)}"
        raise draft.refuse_all("the two dates are not one day on two calendars", both)
    return f"{_text(old)}[julian]"


def _month(name: str) -> int | None:
    return next(
        (number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(name.casefold())), None
    )


def _said(date: tuple[int, int, int]) -> str:
    return f"{date[2]} {MONTHS[date[1] - 1]} {date[0]}"


def _text(date: tuple[int, int, int]) -> str:
    return f"{year_text(date[0])}-{date[1]:02d}-{date[2]:02d}"
