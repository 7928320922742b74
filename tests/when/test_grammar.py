"""What texts mean: the tables of the page, and the parts of a when."""

import pytest

from tests.tables import table
from timeline.when import Precision, When, parse_when, to_iso

ROWS = [
    row
    for heading in ("Dates", "Calendars", "Clock times", "Days in their zones", "Widened", "Spans and moments between")
    for row in table("time.md", heading)
]


@pytest.mark.parametrize(("text", "zone", "earliest", "latest", "precision"), ROWS)
def test_texts_have_the_bounds_of_the_page(text: str, zone: str, earliest: str, latest: str, precision: str) -> None:
    """The tables of the docs; an empty bound is none."""
    when = parse_when(text, zone or None)

    assert (earliest or None, latest or None) == (to_iso(when.earliest), to_iso(when.latest))
    assert precision.upper() == when.precision.name
    assert text == when.text


def test_the_tables_have_every_precision() -> None:
    assert {precision.name.lower() for precision in Precision} == {row[4] for row in ROWS}


def test_a_moment_is_its_begin() -> None:
    when = parse_when("2025-03-18T22:30+02:00~")

    assert when.begin is not None
    assert (when.form, when.end, when.anchor) == ("moment", None, when.begin)
    assert (when.begin.text, when.begin.qualifier, when.begin.zone) == ("2025-03-18T22:30+02:00~", "~", "+02:00")
    assert (when.earliest, when.latest) == (when.begin.earliest, when.begin.latest)


def test_strict_bounds_leave_the_qualifier_out() -> None:
    begin = parse_when("2025-03-18~").begin

    assert begin is not None
    assert (to_iso(begin.strict_earliest), to_iso(begin.strict_latest)) == (
        "2025-03-18T00:00:00Z",
        "2025-03-19T00:00:00Z",
    )


def test_a_span_has_the_edges_that_were_stated() -> None:
    """Not stated is None, `..` is an open edge."""
    begun, open_ended = parse_when("2025-03-18/"), parse_when("2025-03-18/..")

    assert begun.begin == open_ended.begin
    assert begun.end is None
    assert open_ended.end is not None
    assert (open_ended.end.open, open_ended.end.text) == (True, "..")


def test_a_moment_between_has_both_its_bounds() -> None:
    when = parse_when("2025-03-18T12:30~..2025-03-18T12:52")

    assert when.begin is not None
    assert when.begin.between == (
        parse_when("2025-03-18T12:30~").begin,
        parse_when("2025-03-18T12:52").begin,
    )
    assert to_iso(when.earliest) == "2025-03-18T12:00:00Z"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("2025", "2025"),
        ("2025/2026", "2025"),
        ("/2026", "2026"),
        ("../2026", "2026"),
        ("2025/..", "2025"),
        ("unknown", None),
    ],
)
def test_the_anchor_is_the_edge_that_is_known(text: str, anchor: str | None) -> None:
    when = parse_when(text)

    assert (when.anchor.text if when.anchor else None) == anchor


@pytest.mark.parametrize("text", ["2025-03-18T22:30~", "2025-03-18T22:30..2025-03-18T22:40", "2025-03-18"])
def test_only_a_plain_clock_time_is_exact(text: str) -> None:
    begin, exact = parse_when(text).begin, parse_when("2025-03-18T22:30").begin

    assert begin is not None
    assert exact is not None
    assert (begin.is_exact, exact.is_exact) == (False, True)


def test_a_when_that_was_read_before_is_the_same_object() -> None:
    """The text, the zone and the table of tolerances make the meaning; nothing else does."""
    first: When = parse_when("2025-03-18T22:31", "Europe/Kyiv")

    assert parse_when("2025-03-18T22:31", "Europe/Kyiv") is first
    assert parse_when("2025-03-18T22:31", "Europe/Moscow") != first
