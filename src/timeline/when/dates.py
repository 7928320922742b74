"""Dates of EDTF levels 0 and 1, and `X` for digits within: from their digits to calendar days."""

from collections.abc import Callable, Iterable

from timeline.errors import MalformedText
from timeline.when.civil import day_number, days_in_month
from timeline.when.edge import Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}
"""EDTF numbers the seasons from spring; months are those of northern meteorology, winter from its December."""

_YEAR_LEVELS = {1: Precision.MILLENNIUM, 2: Precision.CENTURY, 3: Precision.DECADE}

Days = tuple[int, int]
"""The first day, and the one behind the last."""


def year_days(first: int, last: int, *, julian: bool = False) -> Days:
    """All days of the years from `first` to `last`."""
    return day_number(first, 1, 1, julian=julian), day_number(last + 1, 1, 1, julian=julian)


def date_days(year: str, month: str | None, day: str | None, *, julian: bool = False) -> tuple[Precision, Days]:
    """The days of a date whose parts are given as written: four-digit year, perhaps with a minus, month or season, day.

    An `X` stands for any digit that makes a date; the days run from the first such date to the last. Raises
    MalformedText with offsets in the date where there is none.
    """
    if "X" not in year and month is not None and "X" not in month and (day is None or "X" not in day):
        return _plain(int(year), month, day, len(year), julian=julian)
    return _masked(year, month, day)


def _plain(year: int, month: str, day: str | None, size: int, *, julian: bool) -> tuple[Precision, Days]:
    if month in SEASONS and day is None:
        begins = SEASONS[month]
        return Precision.SEASON, (day_number(year, begins, 1), _month_end(year, begins + 2))
    number = int(month)
    if not 1 <= number <= 12:
        raise _no_month(month, size)
    if day is None:
        return Precision.MONTH, (day_number(year, number, 1, julian=julian), _month_end(year, number, julian=julian))
    length = days_in_month(year, number, julian=julian)
    if not 1 <= int(day) <= length:
        raise _no_day(f"{MONTHS[number - 1]} {year}" if number == 2 else MONTHS[number - 1], length, size)
    first = day_number(year, number, int(day), julian=julian)
    return Precision.DAY, (first, first + 1)


def _month_end(year: int, month: int, *, julian: bool = False) -> int:
    """The day behind the last of a month; months beyond 12 are those of the next year."""
    year, month = (year, month + 1) if month < 12 else (year + 1, month - 11)
    return day_number(year, month, 1, julian=julian)


def _masked(year: str, month: str | None, day: str | None) -> tuple[Precision, Days]:
    sign, digits = (-1, year[1:]) if year[0] == "-" else (1, year)
    if digits[0] == "X":
        raise MalformedText("a year needs its first digit", 0, len(year), "write unknown, or a span")
    level = _year_level(digits)
    low, high = sorted(sign * int(digits.replace("X", digit)) for digit in "09")
    if sign < 0:
        high = min(high, -1)  # there is no year -0000
    if month is None:
        return level, year_days(low, high)
    if month in SEASONS and day is None:
        raise MalformedText("a season needs all digits of its year", 0, len(year), "leave the season out")
    months = [number for number in range(1, 13) if _fits(month, number)]
    if not months:
        raise _no_month(month, len(year))
    if day is None:
        return level, (day_number(low, months[0], 1), _month_end(high, months[-1]))
    years = [number for number in range(low, high + 1) if _fits(digits, abs(number))]
    first = _first_day(years, months, day, sought=min)
    last = _first_day(reversed(years), months[::-1], day, sought=max)
    if first is None or last is None:
        length = max(days_in_month(each, number) for each in years for number in months)
        name = MONTHS[months[0] - 1] if len(months) == 1 else "no such month"
        raise _no_day(f"{name} {year}" if months == [2] else name, length, len(year))
    if "X" in month:
        level = min(level, Precision.YEAR)
    elif "X" not in digits:
        level = Precision.MONTH
    return level, (first, last + 1)


def _first_day(years: Iterable[int], months: list[int], day: str, sought: Callable[[list[int]], int]) -> int | None:
    """The first date that fits, as `years` and `months` are ordered; `sought` picks its day."""
    for year in years:
        for month in months:
            found = [number for number in range(1, days_in_month(year, month) + 1) if _fits(day, number)]
            if found:
                return day_number(year, month, sought(found))
    return None


def _fits(mask: str, number: int) -> bool:
    return all(wanted in ("X", digit) for wanted, digit in zip(mask, f"{number:0{len(mask)}d}", strict=True))


def _year_level(digits: str) -> Precision:
    return _YEAR_LEVELS[digits.index("X")] if "X" in digits else Precision.YEAR


def _no_month(month: str, size: int) -> MalformedText:
    return MalformedText(f"no month is {month}: months are 01 to 12, seasons 21 to 24", size + 1, size + 3)


def _no_day(month: str, length: int, size: int) -> MalformedText:
    return MalformedText(f"{month} has {length} days", size + 4, size + 6)
