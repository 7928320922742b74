"""A clock that is off: what is taken out of a time, of which of its parts, and what was stated."""

import pytest

from timeline.when import parse_when
from timeline.when.clocks import ahead_of, as_stated, corrected, shifted
from timeline.when.duration import DAY, MINUTE


@pytest.mark.parametrize(
    ("stated", "right"),
    [
        ("2025-03-18T16:30Z", "2025-03-18T16:23Z"),
        ("2025-03-18T00:03Z", "2025-03-17T23:56Z"),
        ("2025-03-18T16:30Z~", "2025-03-18T16:23Z~"),
        ("2025-03-18T16:30Z/2025-03-18T17:30Z", "2025-03-18T16:23Z/2025-03-18T17:23Z"),
        ("2025-03-18T16:30Z/..", "2025-03-18T16:23Z/.."),
        ("/2025-03-18T16:30Z", "/2025-03-18T16:23Z"),
        ("2025-03-18T16:30Z..2025-03-18T17:30Z", "2025-03-18T16:23Z..2025-03-18T17:23Z"),
        ("2025-03-18T16:30Z/2025-03-19", "2025-03-18T16:23Z/2025-03-19"),
        ("2025-03-18", "2025-03-18"),
        ("2025", "2025"),
        ("unknown", "unknown"),
    ],
)
def test_it_is_taken_out_of_clock_times_and_not_of_dates(stated: str, right: str) -> None:
    found, wanted = corrected(parse_when(stated), [(None, 7 * MINUTE)]), parse_when(right)

    assert found.text == stated
    assert (found.form, found.earliest, found.latest) == (wanted.form, wanted.earliest, wanted.latest)
    assert ahead_of(found) == (7 * MINUTE if stated != right else 0)
    assert as_stated(found) == parse_when(stated)


def test_a_clock_that_is_behind_is_put_forward() -> None:
    found = corrected(parse_when("2025-03-18T16:30Z"), [(None, -2 * MINUTE)])

    assert found.earliest == parse_when("2025-03-18T16:32Z").earliest


@pytest.mark.parametrize(
    ("text", "ahead"), [("2025-03-18T16:30Z", 7), ("2025-04-18T16:30Z", 1), ("2025-05-18T16:30Z", 0)]
)
def test_the_first_that_holds_then_counts(text: str, ahead: int) -> None:
    clocks = [(parse_when("2025-03"), 7 * MINUTE), (parse_when("2025-04"), MINUTE)]

    assert ahead_of(corrected(parse_when(text), clocks)) == ahead * MINUTE


def test_dates_are_moved_by_whole_days_where_that_is_asked() -> None:
    found = shifted(parse_when("2025-03-18", "Europe/Kyiv"), 0, DAY)

    assert found.begin is not None
    assert (found.earliest, found.begin.civil) == (
        parse_when("2025-03-17", "Europe/Kyiv").earliest,
        parse_when("2025-03-17").begin.civil,  # type: ignore[union-attr]
    )
