"""Calendar arithmetic, against `datetime` where that reaches."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.when import to_iso
from timeline.when.civil import (
    CYCLE_DAYS,
    DAY,
    add_months,
    date_of_day,
    day_number,
    days_in_month,
    julian_date,
    weekday,
)

EPOCH = date(1970, 1, 1)


def test_days_and_dates_are_inverse_for_a_whole_cycle() -> None:
    """Every day of 1601–2000 has the number, the date and the weekday that `datetime` gives it."""
    first = day_number(1601, 1, 1)
    for number in range(first, first + CYCLE_DAYS):
        day = EPOCH + timedelta(days=number)

        assert date_of_day(number) == (day.year, day.month, day.day)
        assert day_number(day.year, day.month, day.day) == number
        assert weekday(number) == day.weekday()


@given(st.integers(-(10**12), 10**12), st.integers(-5000, 5000))
def test_the_calendar_repeats_after_400_years(number: int, cycles: int) -> None:
    """Dates, weekdays and their inverse hold in any year."""
    year, month, day = date_of_day(number)

    assert day_number(year, month, day) == number
    assert date_of_day(number + cycles * CYCLE_DAYS) == (year + 400 * cycles, month, day)
    assert weekday(number + cycles * CYCLE_DAYS) == weekday(number)


def test_julian_days_and_dates_are_inverse() -> None:
    """Every day from -100 to 700 follows the one before it, by the Julian rule of leap years."""
    number = day_number(-100, 1, 1, julian=True)
    for year in range(-100, 700):
        for month in range(1, 13):
            length = (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
            for day in range(1, length + 1):
                assert day_number(year, month, day, julian=True) == number
                assert julian_date(number) == (year, month, day)
                number += 1


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 5), (1582, 10, 15)),
        ((1752, 9, 3), (1752, 9, 14)),
        ((1918, 2, 1), (1918, 2, 14)),
        ((1649, 1, 30), (1649, 2, 9)),
        ((300, 2, 28), (300, 2, 28)),
        ((-43, 3, 15), (-43, 3, 13)),
        ((2000, 2, 29), (2000, 3, 13)),
    ],
)
def test_one_day_on_two_calendars(julian: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    """The changes of Rome, London and Russia among them."""
    assert day_number(*julian, julian=True) == day_number(*gregorian)


@given(st.integers(-(10**6), 10**6), st.integers(-1000, 1000))
def test_months_are_added_on_the_calendar(number: int, months: int) -> None:
    """The month moves by that many, the day stays, or becomes the last of a shorter month."""
    year, month, day = date_of_day(number)
    moved_year, moved_month, moved_day = date_of_day(add_months(number, months))

    assert moved_year * 12 + moved_month == year * 12 + month + months
    assert moved_day == min(day, days_in_month(moved_year, moved_month))


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (None, None),
        (0, "1970-01-01T00:00:00Z"),
        (1, "1970-01-01T00:00:00.000001Z"),
        (-1, "1969-12-31T23:59:59.999999Z"),
        (250_000, "1970-01-01T00:00:00.25Z"),
        (day_number(2025, 3, 18) * DAY, "2025-03-18T00:00:00Z"),
        (day_number(0, 1, 1) * DAY, "0000-01-01T00:00:00Z"),
        (day_number(-43, 3, 15) * DAY, "-000043-03-15T00:00:00Z"),
        (day_number(12_025, 3, 15) * DAY, "+012025-03-15T00:00:00Z"),
        (day_number(-17_000_000, 1, 1) * DAY, "-17000000-01-01T00:00:00Z"),
    ],
)
def test_instants_are_written_in_iso_8601(instant: int | None, expected: str | None) -> None:
    assert to_iso(instant) == expected
