"""Clock times of the night on which clocks are set back: whatever is drawn, two times that differ read differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.diffs import report
from timeline.model import Account, Event, Point, Source, Timeline
from timeline.render.detail import detail
from timeline.render.diff import diff_lines
from timeline.render.diff_markdown import diff_markdown
from timeline.render.full import full
from timeline.render.paint import paint
from timeline.render.spelling import own_clock, when_words
from timeline.render.theme import UNICODE
from timeline.render.view import View
from timeline.when import parse_when

KYIV = "Europe/Kyiv"
SUMMER, WINTER = "2025-10-26T03:30+03:00", "2025-10-26T03:30+02:00"


def told(*whens: str, own: str | None = None, homes: tuple[str, ...] = (KYIV, KYIV, KYIV)) -> Timeline:
    """A timeline of Kyiv with one event, each source giving one of the times."""
    names = "abc"[: len(whens)]
    sources = {
        name: Source(id=name, name=name.upper(), type="press", timezone=home)
        for name, home in zip(names, homes, strict=False)
    }
    accounts = tuple(
        Account(source=name, when=parse_when(when, home)) for name, when, home in zip(names, whens, homes, strict=False)
    )
    event = Event(id="e", title="It", own_when=None if own is None else parse_when(own, KYIV), accounts=accounts)
    return Timeline(timezone=KYIV, sources=sources, events=(event,))


def rail_of(timeline: Timeline, **view: object) -> list[str]:
    return paint(full(timeline, timeline.events, View(**view)), color=False).splitlines()  # type: ignore[arg-type]


def detail_of(timeline: Timeline, **view: object) -> str:
    return paint(detail(timeline, timeline.events, View(**view)), color=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("zone", "dispute"),
    [
        (None, "≠  when  03:30 EEST □ A ≠ 03:30 EET □ B"),
        ("UTC", "≠  when  00:30 □ A ≠ 01:30 □ B"),
        ("source", "≠  when  03:30 EEST □ A ≠ 03:30 EET □ B"),
    ],
)
def test_two_readings_of_a_clock_never_read_alike(zone: str | None, dispute: str) -> None:
    rows = rail_of(told(SUMMER, WINTER, own="2025-10-26"), width=120, zone=zone)

    assert [row[12:] for row in rows if "≠  when" in row] == [dispute]


def test_the_time_column_names_the_reading_of_a_clock_that_comes_twice() -> None:
    rows = rail_of(told(f"{SUMMER}/{WINTER}"), width=60)

    assert [row[:16].rstrip() for row in rows if row.startswith(" 03:30")] == [" 03:30 EEST  ┏", " 03:30 EET   ┗"]


def test_a_span_across_the_change_names_both_zones_where_clocks_stand_as_given() -> None:
    timeline = told(f"{SUMMER}/{WINTER}")

    rows = rail_of(timeline, width=60, zone="source")

    assert [row[:16].rstrip() for row in rows if row.startswith(" 03:30")] == [" 03:30 EEST  ┏", " 03:30 EET   ┗"]
    assert "03:30 EEST – 03:30 EET" in detail_of(timeline, width=100, zone="source")


@pytest.mark.parametrize(
    ("zone", "rows"),
    [
        (None, [" 03:30 EEST/EET  ○   It"]),
        ("source", [" 03:30  ○   It"]),
        ("UTC", [" 00:30+ ○   It  between 00:30 and 01:30"]),
        ("Europe/Warsaw", [" 02:30 CEST/CET  ○   It"]),
    ],
)
def test_a_clock_that_came_twice_is_inexact(zone: str | None, rows: list[str]) -> None:
    """Warsaw sets its clocks back at the same instant, so there it is one clock with two readings as well."""
    drawn = rail_of(told("2025-10-26T03:30", own="2025-10-26T03:30"), width=60, zone=zone)

    begin = next(number for number, row in enumerate(drawn) if "It" in row)
    found = zip(drawn[begin : begin + len(rows)], rows, strict=True)
    assert all(drawn_row.startswith(row) for drawn_row, row in found)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        (None, ["03:30 EEST/EET", "03:40~ EET"]),
        ("UTC", ["between 00:30 and 01:30", "01:40~"]),
        ("source", ["03:30  EEST/EET", "03:40~  EET"]),
    ],
)
def test_in_full_each_time_says_which_it_is(zone: str | None, words: list[str]) -> None:
    timeline = told("2025-10-26T03:30", "2025-10-26T03:40+02:00~", own="2025-10-26")

    shown = detail_of(timeline, width=140, zone=zone)

    assert [word for word in words if word not in shown] == []


def test_sides_of_a_moment_between_take_the_outer_readings() -> None:
    rows = rail_of(told("2025-10-26T03:10..2025-10-26T03:50"), width=60, zone="UTC")

    assert [row[:11] for row in rows if row[1:6] in ("00:10", "01:50")] == [" 00:10+ ○  "]
    assert any("between 00:10 and 01:50" in row for row in rows)


def test_one_name_for_both_readings_is_replaced_by_offsets() -> None:
    """Moscow's clocks went back an hour on 26 October 2014 and were called MSK before and after."""
    when = parse_when("2014-10-25T22:30Z")

    assert when_words(when, "Europe/Moscow", None, UNICODE) == "26 Oct 2014 01:30 +03:00"


def test_days_of_far_zones_that_differ_name_their_zones() -> None:
    zones = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
    timeline = told("2025-10-27", "2025-10-27", homes=zones, own="2025-10-27")

    for shown in (
        rail_of(timeline, width=120),
        detail_of(timeline, width=120).splitlines(),
        paint(diff_lines(report(timeline, "a", "b"), View(width=120)), color=False).splitlines(),
        diff_markdown(report(timeline, "a", "b")).splitlines(),
    ):
        text = next(row for row in shown if "when" in row) + shown[-1] + "".join(shown)
        assert "27 Oct Pacific/Kiritimati" in text.replace("\\", "")
        assert "27 Oct Pacific/Pago_Pago" in text.replace("\\", "")


def test_a_grid_tells_readings_apart() -> None:
    timeline = told(SUMMER, WINTER, SUMMER, own="2025-10-26")

    for zone in (KYIV, "source"):
        shown = paint(diff_lines(report(timeline, "a", "b", "c"), View(width=100, zone=zone)), color=False)
        assert "03:30 EEST" in shown
        assert "03:30 EET " in shown


def test_a_point_that_is_a_time_says_which_it_is() -> None:
    sources = {name: Source(id=name, name=name.upper()) for name in "ab"}
    accounts = tuple(
        Account(source=name, points=(Point(name="blast", value=value),))
        for name, value in zip("ab", (SUMMER, WINTER), strict=True)
    )
    event = Event(id="e", title="It", own_when=parse_when("2025-10-26"), accounts=accounts)
    timeline = Timeline(timezone=KYIV, sources=sources, events=(event,))

    assert "≠  blast  03:30 EEST ◦ A ≠ 03:30 EET ◦ B" in "\n".join(rail_of(timeline, width=120))
    assert "03:30 EEST" in detail_of(timeline, width=80)


minutes = st.integers(0, 6 * 60)
zones = st.sampled_from([KYIV, "America/New_York", "UTC", "Australia/Lord_Howe", "Europe/Moscow"])


@given(minutes, minutes, zones)
def test_words_of_two_instants_differ(one: int, other: int, zone: str) -> None:
    """Around the hours in which Kyiv and New York have their clocks twice."""
    for night in ("2025-10-25T22:{:02d}Z", "2025-11-02T04:{:02d}Z", "2025-04-05T13:{:02d}Z"):
        hour = int(night[11:13])
        texts = []
        for minute in (one, other):
            total = hour * 60 + minute
            day = int(night[8:10]) + total // 1440
            texts.append(f"{night[:8]}{day:02d}T{total // 60 % 24:02d}:{total % 60:02d}Z")
        first, second = (parse_when(text) for text in texts)

        words = [when_words(when, zone, None, UNICODE) for when in (first, second)]

        assert (words[0] == words[1]) == (one == other)


def test_a_clock_of_its_own_zone_is_not_said_twice() -> None:
    assert own_clock(parse_when(SUMMER, KYIV), KYIV, None, UNICODE) == ""
    assert own_clock(parse_when("2025-10-26T03:30", KYIV), KYIV, None, UNICODE) == ""
    assert own_clock(parse_when("2025-10-26T03:30", KYIV), "UTC", None, UNICODE) == "26 Oct 2025 03:30 EEST/EET"
