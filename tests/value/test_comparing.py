"""How two values compare."""

from decimal import Decimal

import pytest

from tests.tables import table
from timeline.value import Figure, compare_values, on_one_axis, parse_value
from timeline.verdict import Distance, Verdict


@pytest.mark.parametrize(("left", "right", "verdict", "distance", "reason"), table("values.md", "Pairs"))
def test_pairs_compare_as_the_page_says(left: str, right: str, verdict: str, distance: str, reason: str) -> None:
    """Verdict, distance and reason are those of the table in the docs, from either side."""
    found = compare_values(parse_value(left), parse_value(right))

    assert (verdict, distance, reason) == (
        found.verdict,
        found.distance.text if found.distance else "",
        found.reason or "",
    )
    assert found == compare_values(parse_value(right), parse_value(left))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("~ 2 h", "108 min", Verdict.COMPATIBLE),
        ("~ 2 h", "132 min", Verdict.COMPATIBLE),
        ("~ 2 h", "132 min 0.000001 s", Verdict.DIFFERS),
        ("~ 0.3", "0.33", Verdict.COMPATIBLE),
        ("~ 0.3", "0.330000001", Verdict.DIFFERS),
        ("0.1 + 0.2", "0.3", Verdict.SAME),
        ("nearly 0.3", "0.299999999", Verdict.COMPATIBLE),
        ("999999999999999999 tn", "999999999999999998.999999999 tn", Verdict.DIFFERS),
    ],
)
def test_bounds_are_exact(left: str, right: str, verdict: Verdict) -> None:
    """Not even the last decimal is rounded."""
    assert verdict == compare_values(parse_value(left), parse_value(right)).verdict


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1 drone", "6 drones", Distance(Decimal(5), "drones", "5 drones apart")),
        ("5", "7.5", Distance(Decimal("2.5"), "", "2.5 apart")),
        ("GBP 245 bn", "£246.5bn", Distance(Decimal(1_500_000_000), "GBP", "GBP 1.5 bn apart")),
        ("1 million people", "3 million people", Distance(Decimal(2_000_000), "people", "2 million people apart")),
        ("1 person", "1,234,568 people", Distance(Decimal(1_234_567), "people", "1,234,567 people apart")),
        ("60 min", "3 h", Distance(Decimal(2), "h", "2 h apart")),
        ("1 h", "2 h", Distance(Decimal(60), "min", "60 min apart")),
        ("1 drone", "2 drones", Distance(Decimal(1), "drones", "1 drone apart")),
        ("73 %", "74 %", Distance(Decimal(1), "percentage points", "1 percentage point apart")),
    ],
)
def test_distances_are_numbers_too(left: str, right: str, expected: Distance) -> None:
    """A distance has its amount and unit beside the text."""
    assert expected == compare_values(parse_value(left), parse_value(right)).distance


@pytest.mark.parametrize(
    ("languages", "verdict"),
    [
        ((None, None), Verdict.WORDED),
        (("en", None), Verdict.WORDED),
        (("en", "en-GB"), Verdict.WORDED),
        (("en", "pl"), Verdict.NOT_COMPARABLE),
        (("pl_PL", "PL"), Verdict.WORDED),
    ],
)
def test_languages_that_are_known_must_be_one(languages: tuple[str | None, str | None], verdict: Verdict) -> None:
    """Regions do not matter; a language that is not told is no other language."""
    left, right = parse_value("full ceasefire"), parse_value("zawieszenie broni")

    assert verdict == compare_values(left, right, languages=languages).verdict
    assert compare_values(left, left, languages=languages).verdict is Verdict.SAME


def test_a_gap_that_was_granted_is_compatible() -> None:
    """`within` goes to the times that are compared."""
    left, right = parse_value("2025-03-18T10:00:00Z"), parse_value("2025-03-18T10:00:02Z")

    assert compare_values(left, right).verdict is Verdict.DIFFERS
    assert compare_values(left, right, within=2_000_000).verdict is Verdict.COMPATIBLE


def figures(*texts: str) -> list[Figure]:
    """The texts, all of which are figures."""
    values = [parse_value(text) for text in texts]
    return [value for value in values if isinstance(value, Figure)]


def test_figures_of_one_unit_have_one_axis() -> None:
    """So they can be drawn below each other; a bare number counts what is counted beside it, and no measure."""
    assert on_one_axis(figures("150", "150 drones"))
    assert not on_one_axis(figures("150", "> 90 min"))
    assert on_one_axis(figures("none", "2 h 30 min"))
    assert not on_one_axis(figures("5", "5 drones", "5 people"))
    assert on_one_axis([])
