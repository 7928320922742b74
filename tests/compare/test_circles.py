"""Places on the globe: the same, compatible where their circles meet, else so far apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.compare import event_rows
from timeline.compare.circles import circle_of, compare_coordinates, metres_between
from timeline.model import Account, Coordinates, Event, Source, Timeline
from timeline.verdict import Verdict

ODESA, HARBOUR, KYIV = Coordinates(46.4775, 30.7326), Coordinates(46.49, 30.75), Coordinates(50.4501, 30.5234)

PLACES = st.builds(
    Coordinates,
    st.floats(-90, 90, allow_nan=False),
    st.floats(-180, 180, allow_nan=False),
    st.none() | st.floats(0, 1_000_000),
)


@pytest.mark.parametrize(
    ("one", "other", "verdict", "distance"),
    [
        (ODESA, ODESA, Verdict.SAME, None),
        (ODESA, Coordinates(46.4775, 30.7326, 2000), Verdict.COMPATIBLE, None),
        (ODESA, Coordinates(46.49, 30.75, 2000), Verdict.COMPATIBLE, None),
        (ODESA, HARBOUR, Verdict.DIFFERS, "~ 2 km apart"),
        (ODESA, KYIV, Verdict.DIFFERS, "~ 442 km apart"),
        (Coordinates(46.4775, 30.7326), Coordinates(46.4775, 30.7336), Verdict.DIFFERS, "~ 77 m apart"),
        (Coordinates(46.48, 30.73), Coordinates(46.4775, 30.7326), Verdict.COMPATIBLE, None),
        (Coordinates(0, 179.99, 2000), Coordinates(0, -179.99, 2000), Verdict.COMPATIBLE, None),
    ],
)
def test_places_compare(one: Coordinates, other: Coordinates, verdict: Verdict, distance: str | None) -> None:
    found = compare_coordinates(one, other)

    assert (found.verdict, found.distance and found.distance.text) == (verdict, distance)


@given(PLACES, PLACES)
def test_comparing_has_no_direction(one: Coordinates, other: Coordinates) -> None:
    there, back = compare_coordinates(one, other), compare_coordinates(other, one)

    assert (there.verdict, there.distance) == (back.verdict, back.distance)
    assert 0 <= metres_between(one, other) <= 20_040_000


def test_a_degree_without_a_circle_is_as_fine_as_its_last_decimal() -> None:
    assert round(circle_of(Coordinates(46.48, 30.7))) == 556
    assert circle_of(Coordinates(46.48, 30.7, 10)) == 10


@pytest.mark.parametrize(("second", "rows"), [(KYIV, 1), (None, 0)])
def test_only_who_has_them_is_compared(second: Coordinates | None, rows: int) -> None:
    accounts = (Account("a", coordinates=ODESA, place="Odesa"), Account("b", coordinates=second, place="Odesa"))
    sources = {name: Source(id=name, name=name) for name in ("a", "b")}
    found = event_rows(Event("e", "T", accounts=accounts), Timeline(sources=sources))

    assert [row.verdict for row in found if row.name == "coordinates"][:rows] == [Verdict.DIFFERS] * rows
    assert not any(row.verdict is Verdict.DIFFERS for row in found[rows:])


def test_a_place_is_written_as_people_copy_it() -> None:
    assert Coordinates(46.48, -30.0, 500.0).text == "46.48, -30 ± 500 m"
    assert Coordinates(1e-05, 0.0).text == "0.00001, 0"
