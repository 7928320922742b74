"""Calendar arithmetic, against `datetime` where that reaches."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.when import to_iso
from timeline.when.civil import CYCLE_DAYS, DAY, add_months, date_of_day, day_number, days_in_month, weekday

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
