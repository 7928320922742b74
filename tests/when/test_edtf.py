"""Strict bounds against the `edtf` package, which reads the Library of Congress's Extended Date/Time Format."""

import warnings
from time import struct_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.when import parse_when
from timeline.when.civil import DAY, day_number

from .texts import QUALIFIERS, full_days, long_years, masked, seasons, years

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own parser library, when it is imported
    from edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

months = st.builds("{}-{:02d}".format, years, st.integers(1, 12))
no_winters = seasons.filter(lambda text: not text.endswith("24"))
"""Without season 24, which the package ends with its December, in the same year."""
whole_masks = masked.filter(lambda text: not text.endswith(("0X", "1X", "2X")) and not text.startswith("-"))
"""Without single `X` digits of a day, which it does not read, and without masks of negative years, where its lower
bound is the last month and its upper bound the first."""
level_1 = st.builds("{}{}".format, st.one_of(years, months, full_days), st.sampled_from(QUALIFIERS))
dates = st.one_of(level_1, level_1, long_years, whole_masks, no_winters)


@pytest.fixture(autouse=True)
def quiet() -> "Iterator[None]":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _day(time: struct_time) -> int:
    return day_number(time[0], time[1], time[2])


@given(dates)
def test_dates_have_the_bounds_of_the_edtf_package(text: str) -> None:
    """From the first day to behind the last; the package gives the last day itself."""
    oracle = parse_edtf(text)
    begin = parse_when(text).begin

    assert begin is not None
    assert (begin.strict_earliest, begin.strict_latest) == (
        _day(oracle.lower_strict()) * DAY,
        (_day(oracle.upper_strict()) + 1) * DAY,
    )


@given(level_1, level_1)
def test_spans_have_the_bounds_of_the_edtf_package(left: str, right: str) -> None:
    """Of spans with both edges: an edge that is open or not stated is ten years away for the package."""
    oracle = parse_edtf(f"{left}/{right}")
    if _day(oracle.upper_strict()) < _day(oracle.lower_strict()):
        return
    when = parse_when(f"{left}/{right}")

    assert when.begin is not None
    assert when.end is not None
    assert (when.begin.strict_earliest, when.end.strict_latest) == (
        _day(oracle.lower_strict()) * DAY,
        (_day(oracle.upper_strict()) + 1) * DAY,
    )
