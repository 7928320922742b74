"""Julian dates, by themselves and of a source that writes no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import MalformedText
from timeline.when import DEFAULT_ABOUT, parse_when, to_iso

from .texts import clocks, full_days, masked, seasons, years

plain = st.one_of(full_days, years, clocks, st.builds("{}/{}".format, st.just("0001-02-03"), st.just("1999-12-31")))


@given(plain)
def test_a_source_may_be_julian(text: str) -> None:
    """What says nothing else is as if it were written; what is written as Gregorian is as elsewhere."""
    written = "/".join(f"{edge}[julian]" for edge in text.split("/"))
    other = "/".join(f"{edge}[gregorian]" for edge in text.split("/"))
    if "[Asia" in text:
        return

    def bounds(text: str, calendar: str | None) -> tuple[int | None, int | None]:
        when = parse_when(text, None, DEFAULT_ABOUT, "julian" if calendar else None)
        return when.earliest, when.latest

    assert bounds(text, "julian") == bounds(written, None) == bounds(written, "julian")
    assert bounds(other, "julian") == bounds(text, None)


@given(st.one_of(masked, seasons))
def test_what_has_no_calendar_is_gregorian_everywhere(text: str) -> None:
    assert parse_when(text, None, DEFAULT_ABOUT, "julian").earliest == parse_when(text).earliest


@pytest.mark.parametrize("text", ["191X[julian]", "1917-21[julian]", "1917±2[julian]", "1917-XX[gregorian]"])
def test_only_a_plain_date_has_a_calendar(text: str) -> None:
    with pytest.raises(MalformedText):
        parse_when(text)


def test_the_leap_day_of_a_julian_century() -> None:
    """1700 was a leap year in London and none in Rome."""
    assert to_iso(parse_when("1700-02-29", None, DEFAULT_ABOUT, "julian").earliest) == "1700-03-11T00:00:00Z"
    with pytest.raises(MalformedText):
        parse_when("1700-02-29")
