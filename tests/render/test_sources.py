"""`sources`: a source a row at any width, and the same as JSON."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden
from tests.render.stories import story
from timeline.compare.source_summary import SourceSummary, summaries, tallies
from timeline.model import Event, Source, Timeline
from timeline.render.columns import width_of
from timeline.render.ink import Role
from timeline.render.paint import paint
from timeline.render.sources import source_lines
from timeline.render.sources_json import sources_json
from timeline.render.view import View
from timeline.when import parse_when


def over(timeline: Timeline, events: Iterable[Event]) -> tuple[SourceSummary, ...]:
    return summaries(timeline, [tallies(timeline, events)])


FOLDER = Path(__file__).parent / "golden"
DAM = story("dam")
NAMES = ["dam", "odd", "harbour", "incident"]


def drawn(name: str, view: View) -> str:
    timeline = story(name)
    return paint(source_lines(timeline, over(timeline, timeline.events), view), color=False)


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("dam-40", View(width=40)),
        ("dam-60", View(width=60)),
        ("dam-60-ascii", View(width=60, ascii=True)),
        ("dam-80-ascii", View(width=80, ascii=True)),
        ("dam-100", View(width=100)),
        ("dam-160", View(width=160)),
        ("dam-160-ascii", View(width=160, ascii=True)),
        ("odd-80", View(width=80)),
    ],
)
def test_drawing(name: str, view: View, golden: Golden) -> None:
    golden(FOLDER / f"sources-{name}.txt", drawn(name.partition("-")[0], view))


@pytest.mark.parametrize("width", [40, 60, 79, 80, 96, 100, 120, 160, 200])
@pytest.mark.parametrize("in_ascii", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_the_screen_or_ends_in_space(name: str, in_ascii: bool, width: int) -> None:
    timeline = story(name)

    for line in source_lines(timeline, over(timeline, timeline.events), View(width=width, ascii=in_ascii)):
        assert width_of(line) <= width
        assert not line or not line[-1].text.endswith(" ")


@pytest.mark.parametrize("width", [40, 60, 100, 160])
@pytest.mark.parametrize("in_ascii", [False, True])
def test_every_width_tells_the_same(width: int, in_ascii: bool) -> None:
    """The id, what it tells, its grade, and on whose word; only the name gives way to the id."""
    text = " ".join(drawn("dam", View(width=width, ascii=in_ascii)).split())

    for source in DAM.sources:
        assert source in text
    assert "speaks for Ministry of Water" in text
    assert "derives from Orlo Gazette, Orlo Hydro" in text
    assert "repeats Orlo Gazette" in text
    assert ("grade B" in text) or ("grade accounts" in text)


def test_marks_are_explained() -> None:
    lines = drawn("dam", View(width=100)).splitlines()

    assert lines[-2].startswith("■ institution")
    assert lines[-1] == "≠ points on which another source differs  ≟ on which another words it otherwise"


def test_disputed_points_have_the_colour_of_disputes() -> None:
    lines = source_lines(DAM, over(DAM, DAM.events), View(width=100))

    assert {piece.text for line in lines for piece in line if piece.role is Role.DIFFERING_NAME} >= {"2"}
    assert all(
        piece.text.isdecimal()
        for line in lines
        for piece in line
        if piece.text and piece.role in (Role.DIFFERING_NAME, Role.WORDED_NAME)
    )
    assert {piece.text for line in lines for piece in line if piece.role is Role.WORDED_NAME} >= {"1"}


def test_a_store_without_sources_says_so() -> None:
    assert paint(source_lines(Timeline(), (), View()), color=False) == "no sources · no accounts\n"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2025-03-18", "2025-03-18", "18 Mar 2025"),
        ("2025-03-18~", "2025-03-18~", "18 Mar 2025~"),
        ("2025-03-18", "2025-03-20", "18 – 20 Mar 2025"),
        ("2025-03-18~", "2025-03-20", "18 Mar 2025~ – 20 Mar 2025"),
        ("2024-08", "2025-03-20", "Aug 2024 – 20 Mar 2025"),
    ],
)
def test_period_keeps_what_is_not_certain(first: str, last: str, said: str) -> None:
    source = Source(id="a", name="A", type="press")
    summary = SourceSummary(
        source=source,
        accounts=2,
        events=1,
        first=parse_when(first),
        last=parse_when(last),
        points=0,
        disputed=0,
        worded=0,
    )

    text = paint(source_lines(Timeline(sources={"a": source}), (summary,), View(width=40)), color=False)

    assert f"    {said}\n" in text or f" · {said}\n" in text or f"  {said}\n" in text


def test_an_id_that_fills_the_line_is_whole_and_its_numbers_stand_below() -> None:
    name = "independent-commission-of-inquiry-into-the-gates"
    source = Source(id=name, name="Commission", type="organisation", coverage=parse_when("2031/.."))
    when = parse_when("2031-05-06")
    summary = SourceSummary(source=source, accounts=2, events=1, first=when, last=when, points=1, disputed=1, worded=0)

    text = paint(source_lines(Timeline(sources={name: source}), (summary,), View(width=40)), color=False)

    assert text.splitlines()[2:6] == [
        "◆ independent-commission-of-inquiry-into",
        "  -the-gates",
        "    2 accounts · 1 point, ≠ 1 · 6 May",
        "    2031 · covers 2031/..",
    ]


def test_a_date_that_only_has_an_end_is_the_first() -> None:
    source = Source(id="a", name="A")
    summary = SourceSummary(
        source=source, accounts=1, events=1, first=parse_when("..2031-05-06"), last=None, points=0, disputed=0, worded=0
    )

    text = paint(source_lines(Timeline(sources={"a": source}), (summary,), View(width=40)), color=False)

    assert "6 May 2031" in text


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_what_the_store_says_of_a_source_stands_with_it(width: int) -> None:
    source = Source(id="a", name="Alpha", note="Of the armed forces", url="https://a.example/about")
    timeline = Timeline(sources={"a": source})

    def text(*, links: bool) -> str:
        view = View(width=width, links=links)
        return " ".join(paint(source_lines(timeline, over(timeline, ()), view), color=False).split())

    assert text(links=False).count("Of the armed forces") == 1
    assert text(links=False).count("https://a.example/about") == 1
    assert "https" not in text(links=True)
    linked = source_lines(timeline, over(timeline, ()), View(width=width, links=True))
    assert "https://a.example/about" in {piece.link for line in linked for piece in line}


@pytest.mark.parametrize(
    ("published", "zone", "named"),
    [
        ("2031-05-04T23:30-04:00", "Asia/Tokyo", "dates in Asia/Tokyo"),
        ("2031-05-04T23:30-04:00", "source", "dates as each source gives them"),
        ("2031-05-04", "Asia/Tokyo", ""),
    ],
)
def test_the_zone_of_a_date_that_a_clock_gave_is_named(published: str, zone: str, named: str) -> None:
    when = parse_when(published)
    source = Source(id="a", name="Alpha")
    summary = SourceSummary(
        source=source, accounts=1, events=1, points=0, disputed=0, worded=0, first=when, last=when, repeats=()
    )

    shown = paint(source_lines(Timeline(sources={"a": source}), [summary], View(width=100, zone=zone)), color=False)

    assert ("dates" in shown) == bool(named)
    assert named in shown


def shown(timeline: Timeline) -> Any:
    return json.loads(sources_json(timeline, over(timeline, timeline.events)))


def test_document_is_the_contract() -> None:
    document = shown(DAM)

    wire = next(source for source in document["sources"] if source["id"] == "wire")
    month = {"text": "2031-05", "earliest": "2031-05-01T04:00:00Z", "latest": "2031-06-01T04:00:00Z"}
    assert {key: value for key, value in document.items() if key != "sources"} == {
        "schema": "timeline.sources/2",
        "title": "The gates of Lake Orlo",
        "timezone": "Europe/Kyiv",
    }
    assert wire == {
        "id": "wire",
        "name": "River Wire",
        "type": "press",
        "timezone": "America/New_York",
        "derived_from": ["gazette", "operator"],
        "accounts": 1,
        "events": 1,
        "points": 3,
        "disputed": 2,
        "worded": 0,
        "first": month,
        "last": month,
        "repeats": {"gazette": 1},
    }


def test_numbers_are_always_there() -> None:
    unused = next(source for source in shown(DAM)["sources"] if source["id"] == "unused")

    assert unused == {
        "id": "unused",
        "name": "Nobody asked",
        "type": "other",
        "accounts": 0,
        "events": 0,
        "points": 0,
        "disputed": 0,
        "worded": 0,
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_same_store_gives_the_same_text(name: str) -> None:
    one, other = story(name), story(name)

    assert sources_json(one, over(one, one.events)) == sources_json(other, over(other, other.events))
