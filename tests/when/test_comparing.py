"""How times compare; the laws are in `test_laws.py`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import table
from timeline.verdict import Verdict
from timeline.when import compare_when, parse_when
from timeline.when.civil import DAY, HOUR, MINUTE, SECOND
from timeline.when.comparing import WhenRow
from timeline.when.distance import told

PAIRS = [(left, "", right, "", *rest) for left, right, *rest in table("time.md", "Compared")]


def _verdicts(rows: tuple[WhenRow, ...]) -> str:
    return ", ".join(f"{row.name} {row.comparison.verdict}" for row in rows)


@pytest.mark.parametrize(
    ("left", "left_zone", "right", "right_zone", "verdicts", "distance"),
    [*PAIRS, *table("time.md", "Compared across zones")],
)
def test_times_compare_as_the_page_says(
    left: str, left_zone: str, right: str, right_zone: str, verdicts: str, distance: str
) -> None:
    """One way and the other."""
    one, other = parse_when(left, left_zone or None), parse_when(right, right_zone or None)
    rows = compare_when(one, other)

    assert _verdicts(rows) == verdicts
    assert ", ".join(row.comparison.distance.text for row in rows if row.comparison.distance) == distance
    assert compare_when(other, one) == rows


@pytest.mark.parametrize(
    ("left", "right", "within", "verdicts"),
    [
        ("2025-03-18T22:30:00Z", "2025-03-18T22:30:01Z", 2 * SECOND, "when compatible"),
        ("2025-03-18T22:30:00Z", "2025-03-18T22:30:02Z", 2 * SECOND, "when compatible"),
        ("2025-03-18T22:30:00Z", "2025-03-18T22:30:04Z", 2 * SECOND, "when differs"),
        ("2025-03-18", "2025-03-19", 2 * SECOND, "when differs"),
        ("2025-03-18", "2025-03-19", DAY, "when compatible"),
        ("2025-03-18", "2025-03-19T00:00", SECOND, "when compatible"),
        (
            "2025-03-18T10:00/2025-03-18T11:00",
            "2025-03-18T10:05/2025-03-18T13:00",
            HOUR,
            "began compatible, ended differs",
        ),
        ("2025-03-18/2025-03-20", "2025-03-21", DAY, "when compatible"),
        ("2025-03-18", "2025-03-18", DAY, "when same"),
    ],
)
def test_within_takes_small_distances_as_compatible(left: str, right: str, within: int, verdicts: str) -> None:
    assert _verdicts(compare_when(parse_when(left), parse_when(right), within)) == verdicts


def test_what_both_leave_open_has_no_row() -> None:
    """Neither side states an end, so there is nothing to compare."""
    rows = compare_when(parse_when("2025-03-18/"), parse_when("2025-03-18/"))

    assert [(row.name, row.comparison.verdict) for row in rows] == [("began", Verdict.SAME)]


@pytest.mark.parametrize(
    ("micros", "amount", "unit", "text"),
    [
        (1, "0.000001", "s", "0.000001 s apart"),
        (SECOND, "1", "s", "1 s apart"),
        (59 * SECOND, "59", "s", "59 s apart"),
        (MINUTE, "1", "min", "1 min apart"),
        (90 * SECOND, "90", "s", "1 min 30 s apart"),
        (HOUR, "60", "min", "60 min apart"),
        (119 * MINUTE, "119", "min", "119 min apart"),
        (2 * HOUR, "2", "h", "2 h apart"),
        (150 * MINUTE, "150", "min", "2 h 30 min apart"),
        (DAY, "1", "days", "1 day apart"),
        (3 * DAY, "3", "days", "3 days apart"),
        (DAY + 7 * HOUR, "31", "h", "1 day 7 h apart"),
    ],
)
def test_distances_are_told_in_the_units_of_people(micros: int, amount: str, unit: str, text: str) -> None:
    distance = told(micros)

    assert (str(distance.amount), distance.unit, distance.text) == (amount, unit, text)


@given(st.integers(1, 10**18))
def test_a_distance_in_its_unit_is_that_length(micros: int) -> None:
    units = {"s": SECOND, "min": MINUTE, "h": HOUR, "days": DAY}
    distance = told(micros)

    assert distance.amount * units[distance.unit] == micros
