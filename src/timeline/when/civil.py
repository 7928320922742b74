"""Calendar arithmetic on plain integers: both proleptic calendars, any year, microseconds from 1970Z."""

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
CYCLE_DAYS = 146_097
"""The Gregorian calendar, weekdays included, repeats after 400 years of this many days."""

_JULIAN_EPOCH = 719_470
"""Days from 1 March of the Julian year 0 to 1970-01-01."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int, *, julian: bool = False) -> bool:
    """Years are astronomical: 0 is 1 BC, and a leap year."""
    return year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int, *, julian: bool = False) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year, julian=julian) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int, *, julian: bool = False) -> int:
    """Days from 1970-01-01, negative before it, of a Gregorian or a Julian date.

    The arithmetic is Howard Hinnant's `days_from_civil` ("chrono-Compatible Low-Level Date Algorithms"): years
    begin in March, so that the leap day is the last of its year.
    """
    if month > 2:
        month -= 3
    else:
        month += 9
        year -= 1
    day_of_year = (153 * month + 2) // 5 + day - 1
    if julian:
        return year * 365 + year // 4 + day_of_year - _JULIAN_EPOCH
    cycle, year_of_cycle = divmod(year, 400)
    return cycle * CYCLE_DAYS + year_of_cycle * 365 + year_of_cycle // 4 - year_of_cycle // 100 + day_of_year - 719_468


def date_of_day(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number: the inverse of `day_number`."""
    cycle, day_of_cycle = divmod(number + 719_468, CYCLE_DAYS)
    year_of_cycle = (day_of_cycle - day_of_cycle // 1460 + day_of_cycle // 36_524 - day_of_cycle // 146_096) // 365
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month + 2) // 5 + 1
    year = year_of_cycle + cycle * 400
    return (year, month + 3, day) if month < 10 else (year + 1, month - 9, day)


def julian_date(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number on the Julian calendar."""
    cycle, day_of_cycle = divmod(number + _JULIAN_EPOCH, 1461)
    year_of_cycle = (day_of_cycle - day_of_cycle // 1460) // 365
    day_of_year = day_of_cycle - 365 * year_of_cycle
    month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month + 2) // 5 + 1
    year = year_of_cycle + cycle * 4
    return (year, month + 3, day) if month < 10 else (year + 1, month - 9, day)


def date_on(number: int, *, julian: bool) -> tuple[int, int, int]:
    """Year, month and day of a day number on either calendar."""
    return julian_date(number) if julian else date_of_day(number)


def weekday(number: int) -> int:
    """0 is Monday; 1970-01-01 was a Thursday."""
    return (number + 3) % 7


def add_months(number: int, months: int) -> int:
    """The day that many months later, or earlier; the last of its month where that month is too short."""
    year, month, day = date_of_day(number)
    years, month_index = divmod(month - 1 + months, 12)
    year, month = year + years, month_index + 1
    return day_number(year, month, min(day, days_in_month(year, month)))


def year_text(year: int) -> str:
    """A year as the grammar writes it: four digits, a minus before year 0, `Y` where there are more."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def date_text(number: int) -> str:
    """A day as `YYYY-MM-DD`; beyond four digits the year is in the expanded form of ISO 8601 (`+012025`)."""
    year, month, day = date_of_day(number)
    if 0 <= year <= 9999:
        return f"{year:04d}-{month:02d}-{day:02d}"
    return f"{'-' if year < 0 else '+'}{abs(year):06d}-{month:02d}-{day:02d}"


def to_iso(instant: int | None) -> str | None:
    """An instant as ISO 8601 in UTC, `2025-03-18T14:00:00Z`; None, an open side, stays None.

    Microseconds are written only where there are any; years outside 0000–9999 in the expanded form (`-000043`).
    """
    if instant is None:
        return None
    number, rest = divmod(instant, DAY)
    seconds, micros = divmod(rest, SECOND)
    fraction = f".{micros:06d}".rstrip("0") if micros else ""
    return f"{date_text(number)}T{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{fraction}Z"
