"""Days that are counted from today: `yesterday`, `3 days ago`, `last Tuesday`, `last month`."""

import re

from timeline.when.civil import add_months, date_of_day, date_text, day_number, weekday
from timeline.when.typed.draft import Day, Draft

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORTEST = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""What calendars print; read only in this case."""
_LONGER = {1: ("tues",), 3: ("thur", "thurs")}
"""Other abbreviations of some weekdays."""

_WORD = re.compile(r"[^\W\d_]+")
_WEEKDAY = re.compile(r"(?:\b(?P<which>last|next|this|past)\s+)?(?P<day>[^\W\d_]+)", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"[(（]\s*(?P<day>[^\W\d_]{2,12})\.?\s*[)）]")
_AGO = re.compile(r"(?P<count>[0-9]{1,4}|an?)\s+(?P<unit>hour|minute|day|week|month|year)s?\s+ago(?!\w)", re.IGNORECASE)
_SHORT_AGO = re.compile(r"\s*(?P<count>[0-9]{1,3})\s?(?P<unit>hrs?|h|mins?|m|secs?|s|d|w)(?:\s+ago)?\s*", re.IGNORECASE)
"""`2h`, as platforms say how old something is."""
_CALENDAR = re.compile(r"(?P<which>last|this)\s+(?P<unit>week|month|year)(?!\w)", re.IGNORECASE)
_NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def take_near_day(draft: Draft, today: Day) -> tuple[Day, bool] | None:
    """The day that `today`, `yesterday` or `3 days ago` stands for, and whether it is a rough one, as of weeks.

    None where no such word is.
    """
    number = day_number(*today)
    found = _AGO.search(draft.text)
    if found is not None and (unit := found["unit"].casefold()) in ("day", "week"):
        draft.blank(*found.span())
        return date_of_day(number - _count(found) * (7 if unit == "week" else 1)), unit == "week"
    for found in _WORD.finditer(draft.text):
        if found[0].casefold() in _NEAR_DAYS:
            draft.blank(*found.span())
            return date_of_day(number + _NEAR_DAYS[found[0].casefold()]), False
    return None


def take_near_period(draft: Draft, today: Day) -> tuple[str, ...] | None:
    """The month or year of `2 months ago`, a rough count and so with its `~`, or of `last month`, `last week`."""
    number = day_number(*today)
    if (found := _AGO.search(draft.text)) is not None:
        unit = found["unit"].casefold()
        if unit in ("hour", "minute"):
            message = "how late it is now is not known here"
            raise draft.refuse(message, *found.span(), f"the clock time, such as {date_text(number)} 14:00")
        if unit not in ("month", "year"):
            return None
        draft.blank(*found.span())
        then = date_of_day(add_months(number, -_count(found) * (12 if unit == "year" else 1)))
        return (f"{then[0]:04d}-{then[1]:02d}~" if unit == "month" else f"{then[0]:04d}~",)
    if (found := draft.take(_CALENDAR)) is None:
        return None
    back = found["which"].casefold() == "last"
    if found["unit"].casefold() == "week":
        monday = number - weekday(number) - 7 * back
        return date_text(monday), date_text(monday + 6)
    if found["unit"].casefold() == "year":
        return (f"{today[0] - back:04d}",)
    year, month, _ = date_of_day(add_months(number, -back))
    return (f"{year:04d}-{month:02d}",)


def refuse_short_ago(whole: Draft, today: Day) -> None:
    """Raises MalformedText for `2h` and `3d`, where that is all of a text."""
    short = _SHORT_AGO.fullmatch(whole.text)
    if short is None:
        return
    said, unit = short[0].strip(), short["unit"][0].casefold()
    mend = f"the clock time, such as {date_text(day_number(*today))} 14:00"
    if unit in "dw":
        mend = f"{short['count']} {'days' if unit == 'd' else 'weeks'} ago"
    raise whole.refuse_all(f"“{said}” may be how long ago it was", mend)


def _count(found: re.Match[str]) -> int:
    return int(found["count"]) if found["count"].isdigit() else 1


def take_weekday(draft: Draft) -> tuple[int, str, int, int] | None:
    """A weekday (0 is Monday), the `last` or `next` before it, and where both stand; `Fri` and `(Friday)` alike."""
    for found in _IN_PARENTHESES.finditer(draft.text):
        if found["day"] in SHORTEST or any(found["day"].casefold() in _words_of(index) for index in range(7)):
            draft.blank(found.start(), found.start("day"))
            draft.blank(found.end("day"), found.end())
    for found in _WEEKDAY.finditer(draft.text):
        word = found["day"].casefold()
        for index in range(7):
            if found["day"] == SHORTEST[index] or word in _words_of(index):
                draft.blank(*found.span())
                return index, (found["which"] or "").casefold(), *found.span()
    return None


def _words_of(index: int) -> tuple[str, ...]:
    name = WEEKDAYS[index].casefold()
    return name, name[:3], *_LONGER.get(index, ())


def named_day(draft: Draft, named: tuple[int, str, int, int], today: Day) -> Day:
    """The day of a weekday without a date: `last Tuesday` where it was of no week but the last.

    Of which week any other is, people do not agree: raises MalformedText.
    """
    index, which, begin, end = named
    number = day_number(*today)
    latest = number - ((weekday(number) - index) % 7 or 7)
    # Some weeks begin on a Monday and some on a Sunday; this one has begun by both before neither of them.
    begun = number - max(weekday(number), (weekday(number) + 1) % 7)
    if which in ("last", "past") and latest < begun:
        return date_of_day(latest)
    weeks = (-1, 0) if which in ("last", "past") else (-1, 0, 1)
    days = " or ".join(date_text(latest + 7 * week) for week in weeks)
    raise draft.refuse(f"“{draft.typed[begin:end]}” may be of more than one week", begin, end, days)
