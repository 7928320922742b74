"""The hull of several times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import MalformedText
from timeline.when import When, hull, parse_when

from .texts import whens


def _readable(text: str) -> When | None:
    try:
        return parse_when(text)
    except MalformedText:
        return None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], None),
        (["2025-03-18"], "2025-03-18"),
        (["2025-03-18", "2025-03-18T16:00"], "2025-03-18"),
        (["2025-03-18T16:00", "2025-03"], "2025-03"),
        (["2025-03-18T16:00", "2025-03-18T17:00"], "2025-03-18T16:00..2025-03-18T17:00"),
        (["2025-08-10", "2025-08-07"], "2025-08-07..2025-08-10"),
        (["2025-03-18T17:00", "2025-03-19"], "2025-03-18T17:00..2025-03-19"),
        (["2025-03-18..2025-03-20", "2025-03-22"], "2025-03-18..2025-03-22"),
        (["..2025-03-20", "2025-03-22"], "..2025-03-22"),
        (["2025-03-18..", "..2025-03-20"], "unknown"),
        (["2025-03-18T16:00", "2025-03-18T17:00/2025-03-18T18:00"], "2025-03-18T16:00/2025-03-18T18:00"),
        (["2025-03-18T17:00", "2025-03-18T16:00/2025-03-18T18:30~"], "2025-03-18T16:00/2025-03-18T18:30~"),
        (["2025-03-18/2025-03-20", "2025-03-17/2025-03-19"], "2025-03-17/2025-03-20"),
        (["unknown", "2025-03-18"], "2025-03-18"),
        (["unknown", "unknown"], "unknown"),
        (["2025-03-18/", "2025-03-18/2025-03-20"], "2025-03-18/2025-03-20"),
        (["2025-03-18/", "/2025-03-20"], "2025-03-18/2025-03-20"),
        (["2025-03-18/", "2025-03-19/"], "2025-03-18/"),
        (["2025-03-18/", "2025-03-18/.."], "2025-03-18/.."),
        (["2025-03-18/2025-03-20", "2025-03-19/.."], "2025-03-18/.."),
        (["2025-03-18", "..2025-03-20"], "..2025-03-20"),
        (["2025-03-18~", "2025-03-18"], "2025-03-18~"),
    ],
)
def test_hulls(texts: list[str], expected: str | None) -> None:
    found = hull([parse_when(text) for text in texts])

    assert (found.text if found else None) == expected
    if found is not None:
        again = parse_when(found.text)
        assert (found.form, found.earliest, found.latest) == (again.form, again.earliest, again.latest)


def test_a_hull_says_which_of_its_dates_are_julian() -> None:
    """Those of a Julian source do not say so themselves."""
    whens = [parse_when("1917-10-25", None, calendar="julian"), parse_when("1917-11-08")]
    found = hull(whens)

    assert found is not None
    assert found.text == "1917-10-25[julian]..1917-11-08"
    assert parse_when(found.text).earliest == whens[0].earliest


@given(st.lists(whens, min_size=1, max_size=4))
def test_the_hull_holds_every_when(texts: list[str]) -> None:
    """No stated bound lies outside, and both of its own are stated by one of them."""
    found = [when for text in texts if (when := _readable(text)) is not None and when.form != "unknown"]
    held = hull(found)
    if held is None:
        assert found == []
        return

    assert held.earliest in {when.earliest for when in found}
    assert held.latest in {when.latest for when in found}
    for when in found:
        assert held.earliest is None or when.earliest is None or held.earliest <= when.earliest
        assert held.latest is None or when.latest is None or held.latest >= when.latest
