"""The order in which events are drawn."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.when import parse_when, sort_key

IN_ORDER = [
    "-0044",
    "2024",
    "2025",
    "2025-03",
    "..2025-03-17",
    "2025-03-18T00:00+02:00",
    "2025-03-18T16:00+02:00/2025-03-18T18:00+02:00",
    "2025-03-18T10:30-04:00",
    "2025-03-18T23:59:00+02:00",
    "2025-03-18",
    "2025-03-18T18:30-04:00",
    "2025-03-19",
    "../2025-03-20",
    "/2025-03-21",
    "2025-04",
    "Y12025",
]


@given(st.randoms(use_true_random=False))
def test_events_are_drawn_in_this_order(shuffle: random.Random) -> None:
    """As shown in Kyiv, where 18:30 in Washington is past midnight."""
    texts = [*IN_ORDER]
    shuffle.shuffle(texts)

    assert sorted(texts, key=lambda text: sort_key(parse_when(text), "Europe/Kyiv", "id")) == IN_ORDER


def test_clocks_stand_before_their_day_and_behind_their_month_and_ids_break_ties() -> None:
    rows = [
        ("b", "2025-01-01T00:00Z"),
        ("a", "2025-01-01T00:00:00Z"),
        ("d", "2025-01-01"),
        ("c", "2025-01-01"),
        ("e", "2025-01"),
        ("f", "2025"),
    ]
    ordered = sorted(rows, key=lambda row: sort_key(parse_when(row[1]), None, row[0]))

    assert [name for name, _ in ordered] == ["f", "e", "b", "a", "c", "d"]


@pytest.mark.parametrize("zone", [None, "source", "Europe/Kyiv"])
def test_what_has_no_date_comes_last_by_id(zone: str | None) -> None:
    rows = [("z", "2999"), ("b", "unknown"), ("a", None)]
    ordered = sorted(rows, key=lambda row: sort_key(parse_when(row[1]) if row[1] else None, zone, row[0]))

    assert [name for name, _ in ordered] == ["z", "a", "b"]


def test_a_day_stands_last_under_its_heading_wherever_its_source_is() -> None:
    """18 March begins in Washington four hours after 02:00 in Kyiv, and is still the heading's own day."""
    day, clock = parse_when("2025-03-18", "America/New_York"), parse_when("2025-03-18T23:00", "Europe/Kyiv")
    next_day = parse_when("2025-03-19T01:00", "Europe/Kyiv")

    assert sort_key(clock, "Europe/Kyiv", "b") < sort_key(day, "Europe/Kyiv", "a")
    assert sort_key(day, "Europe/Kyiv", "b") < sort_key(next_day, "Europe/Kyiv", "a")


def test_clocks_as_written_stand_under_the_day_that_was_written() -> None:
    washington = parse_when("2025-03-18T18:30-04:00")
    kyiv = parse_when("2025-03-18T23:00+02:00")

    assert sort_key(kyiv, None, "a") < sort_key(washington, None, "b")
    assert sort_key(washington, None, "b")[1] == sort_key(kyiv, None, "a")[1]
