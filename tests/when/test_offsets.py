"""Offsets that no clock ever showed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.when import odd_offset, parse_when
from timeline.when.civil import DAY, MINUTE, date_of_day, day_number
from timeline.when.offsets import is_known_offset
from timeline.when.zones import zone_of

ZONES = ("Asia/Kathmandu", "Australia/Eucla", "America/St_Johns", "Asia/Tehran", "Pacific/Chatham", "Asia/Pyongyang")


@given(st.sampled_from(ZONES), st.integers(day_number(1900, 1, 1), day_number(2040, 1, 1)))
def test_what_a_zone_had_in_a_year_is_known(name: str, day: int) -> None:
    assert is_known_offset(zone_of(name).offset_at(day * DAY), date_of_day(day)[0])


@given(st.integers(1900, 2040), st.integers(-12, 14))
def test_whole_hours_are_known_in_any_year(year: int, hours: int) -> None:
    assert is_known_offset(hours * 60 * MINUTE, year)


@pytest.mark.parametrize(
    ("text", "wrong", "mend"),
    [
        ("2025-03-18T10:00-12:30", "-12:30", "write 2025-03-18T10:00/2025-03-18T12:30"),
        ("2025-03-18T10:00-13:00~", "-13:00", "write 2025-03-18T10:00~/2025-03-18T13:00~"),
        ("2025-03-18T10:00/2025-03-18T18:00+05:20", "+05:20", None),
        ("2025-03-18T14:00-12:30", "-12:30", None),
        ("2016-06-01T10:00+08:20..2016-06-01T11:00", "+08:20", None),
        ("2025-03-18T10:00+08:30", "+08:30", None),
    ],
)
def test_other_offsets_are_odd(text: str, wrong: str, mend: str | None) -> None:
    found = odd_offset(parse_when(text))

    assert found is not None
    assert text[found.begin : found.end] == wrong
    assert mend in (None, found.mend)
    if mend is not None:
        assert odd_offset(parse_when(mend.removeprefix("write "))) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-18T10:00-12:00",
        "2016-06-01T10:00+08:30",
        "1900-01-01T12:00+02:02[Europe/Kyiv]",
        "2025-03-18T10:00",
        "2025-03-18",
        "unknown",
        "2025-03-18T10:00Z/..",
    ],
)
def test_other_times_are_not(text: str) -> None:
    """Pyongyang was at +08:30 in 2016, and what its zone allows is good."""
    assert odd_offset(parse_when(text)) is None
