"""Times as they are shown."""

import locale

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import table
from timeline.when import describe_when, parse_when
from timeline.when.civil import DAY, day_number
from timeline.when.clock_names import offsets_of
from timeline.when.display import clock, clock_name, date_of, day_of, mark, month_name, weekday_name, zone_label
from timeline.when.edge import Edge
from timeline.when.zones import offset_text, zone_of

from .texts import ZONES, dates

KYIV, NEW_YORK = "Europe/Kyiv", "America/New_York"


def _begin(text: str, zone: str | None = None) -> Edge:
    begin = parse_when(text, zone).begin
    assert begin is not None
    return begin


@pytest.mark.parametrize(("text", "shown_in", "phrase"), table("time.md", "Shown"))
def test_phrases_are_as_the_page_says(text: str, shown_in: str, phrase: str) -> None:
    zone = None if shown_in == "as written" else shown_in

    assert describe_when(parse_when(text, KYIV), zone) == phrase


def test_a_dash_can_be_a_hyphen() -> None:
    assert describe_when(parse_when("2025-03-18/2025-03-20"), None, "-") == "Tue 18 March - Thu 20 March 2025"


@given(dates, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_a_zone_moves_clocks_and_never_a_date(text: str, home: str | None, display: str | None) -> None:
    """A date is its label wherever it was read and wherever it is shown."""
    edge = _begin(text, home)

    assert date_of(edge, display) == date_of(_begin(text), None)
    assert describe_when(parse_when(text, home), display) == describe_when(parse_when(text), None)
    assert clock(edge, display) is None
    moved = _begin("2025-03-18T22:30-04:00", home)
    assert (day_of(moved, KYIV), clock(moved, KYIV)) == ((2025, 3, 19), "04:30")


@pytest.mark.parametrize(
    ("text", "zone", "day", "cell"),
    [
        ("2025-03-18T16:00", KYIV, (2025, 3, 18), "16:00"),
        ("2025-03-18T16:00~", KYIV, (2025, 3, 18), "16:00~"),
        ("2025-03-18T23:30-04:00", KYIV, (2025, 3, 19), "05:30"),
        ("2025-03-18T23:30-04:00", None, (2025, 3, 18), "23:30"),
        ("2025-03-18T23:30-04:00", "source", (2025, 3, 18), "23:30"),
        ("2025-03-18T16:00:05", KYIV, (2025, 3, 18), "16:00:05"),
        ("2025-03-18T16:00:05.050", KYIV, (2025, 3, 18), "16:00:05.050"),
        ("2025-03-18T12:30..2025-03-18T12:52", KYIV, (2025, 3, 18), "12:30~"),
        ("..2025-03-18T12:52", KYIV, (2025, 3, 18), "12:52~"),
        ("2025-03-18?", KYIV, (2025, 3, 18), "?"),
        ("2025-03", KYIV, None, ""),
        ("2025-21", KYIV, None, ""),
        ("2025", KYIV, None, ""),
        ("520±10", KYIV, None, "~"),
        ("202X", KYIV, None, ""),
        ("20XX", KYIV, None, ""),
        ("2XXX", KYIV, None, ""),
    ],
)
def test_a_cell_says_as_much_as_is_known(
    text: str, zone: str | None, day: tuple[int, int, int] | None, cell: str
) -> None:
    edge = _begin(text, KYIV)

    assert (day_of(edge, zone), (clock(edge, zone) or "") + mark(edge)) == (day, cell)


def test_an_open_edge_has_neither_day_nor_clock() -> None:
    end = parse_when("2025-03-18/..").end

    assert end is not None
    assert (clock(end, KYIV), mark(end), day_of(end, KYIV), zone_label(end, KYIV)) == (None, "", None, "")


@pytest.mark.parametrize(
    ("text", "home", "zone", "label"),
    [
        ("2025-03-18T10:00-04:00", NEW_YORK, None, "EDT"),
        ("2025-03-18T10:00", NEW_YORK, None, "EDT"),
        ("2025-03-18T17:00+03:00", "Europe/Moscow", None, "MSK"),
        ("2025-03-18T16:00", KYIV, None, "EET"),
        ("2025-07-18T16:00", KYIV, None, "EEST"),
        ("2025-03-18T10:00-04:00", KYIV, None, "-04:00"),
        ("2025-03-18T10:00-04:00", KYIV, KYIV, "EET"),
        ("2025-03-18T10:00-04:00[America/New_York]", KYIV, None, "EDT"),
        ("2025-03-18T14:00Z", KYIV, None, "UTC"),
        ("2025-03-18T14:00Z[Europe/Kyiv]", KYIV, None, "UTC"),
        ("2025-03-18T14:00", None, None, "UTC"),
        ("2025-03-18T14:00", "Asia/Dubai", None, "+04:00"),
        ("2025-03-18", KYIV, None, ""),
        ("2025-03-18", KYIV, KYIV, ""),
        ("2025-03-18[Europe/Kyiv]", NEW_YORK, None, "Europe/Kyiv"),
    ],
)
def test_clocks_go_by_the_name_of_their_zone(text: str, home: str | None, zone: str | None, label: str) -> None:
    assert zone_label(_begin(text, home), zone) == label


def test_names_are_english() -> None:
    """Our own, whatever the locale."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "")
        assert (weekday_name(day_number(2025, 3, 18), None), month_name(3), month_name(3, short=True)) == (
            "Tue ",
            "March",
            "Mar",
        )
    finally:
        locale.setlocale(locale.LC_TIME, before)


INSTANTS = st.integers(day_number(1900, 1, 1), day_number(2037, 1, 1)).map(lambda day: day * DAY + DAY // 2)
NAMES = st.sampled_from(
    ("Asia/Manila", "America/Chicago", "Europe/London", "Europe/Moscow", "Pacific/Honolulu", "Asia/Seoul")
)


@given(INSTANTS, NAMES)
def test_the_name_of_a_clock_reads_back(instant: int, name: str) -> None:
    """Read where no zone is known, the name of a clock stands for its offset and for no other."""
    zone = zone_of(name)
    said, offset = clock_name(zone, instant), zone.offset_at(instant)
    read = [offset_text(offset)] if said[0] in "+-" else list(offsets_of(said, instant + offset))

    assert said == "UTC" or [each.replace("Z", "+00:00") for each in read] == [offset_text(offset)]


def test_the_clocks_of_manila_are_not_those_of_los_angeles() -> None:
    edge = _begin("2025-03-18T16:08[Asia/Manila]")

    assert zone_label(edge, None) == zone_label(edge, "Asia/Manila") == "+08:00"
