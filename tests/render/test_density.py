"""The density of very many events: periods that read well at any scale, and a way to see a part."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.running import timeline as run
from tests.conftest import Golden
from tests.render.shapes import PEOPLE, SHAPES, against, event, many, story
from timeline.model import Timeline
from timeline.render.density.bins import UNITS, bins_of
from timeline.render.edge_text import shown_of
from timeline.render.overview import overview
from timeline.render.paint import paint
from timeline.render.text import cells
from timeline.render.view import View
from timeline.select import Filter, select
from timeline.when import parse_when

GOLDEN = Path(__file__).parent / "golden"


def rows(timeline: Timeline, **how: object) -> list[str]:
    lines = overview(timeline, timeline.events, View(**how))  # type: ignore[arg-type]
    return paint(lines, color=False).splitlines()


def spread(count: int, step: str) -> Timeline:
    """So many events, each a step later than the one before."""
    begin = datetime(2025, 3, 18, 10, tzinfo=UTC)
    length = {"ms": timedelta(milliseconds=7), "s": timedelta(seconds=13), "min": timedelta(minutes=7),
              "h": timedelta(hours=5), "day": timedelta(days=1), "month": timedelta(days=31)}[step]  # fmt: skip
    texts = [(begin + number * length).isoformat(timespec="milliseconds") for number in range(count)]
    return story(*(event(f"e{number}", text) for number, text in enumerate(texts)))


STEPS = ("ms", "s", "min", "h", "day", "month")


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_drawing(width: int, golden: Golden) -> None:
    golden(GOLDEN / f"density-{width}.txt", "\n".join(rows(SHAPES["two thousand"](), width=width)) + "\n")


def test_drawing_in_ascii_with_ids(golden: Golden) -> None:
    drawn = rows(SHAPES["two thousand"](), width=80, ascii=True, ids=True)

    golden(GOLDEN / "density-80-ascii-ids.txt", "\n".join(drawn) + "\n")


@pytest.mark.parametrize("step", STEPS)
def test_periods_of_any_length_have_ticks_that_do_not_touch(step: str) -> None:
    for width in (40, 60, 100, 160):
        drawn = rows(spread(300, step), width=width)
        begin = next(number for number, row in enumerate(drawn) if row.startswith("events"))

        assert max(map(cells, drawn)) <= width
        assert len(drawn) < 24
        assert re.fullmatch(r" +\S.*", drawn[begin - 1])


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("room", [20, 33, 90])
def test_every_event_stands_in_one_period_and_the_bounds_of_a_period_find_it(step: str, room: int) -> None:
    timeline = spread(300, step)
    moments = [shown.local for one in timeline.events if one.when and (shown := shown_of(one.when.begin, "UTC"))]
    bins = bins_of(moments, room)
    counts = bins.counted([1] * len(moments))

    assert bins.count <= room
    assert sum(counts) == 300
    for place in (0, len(counts) // 2, len(counts) - 1):
        since, until = (parse_when(text, "UTC") for text in bins.bounds(place))
        assert len(select(timeline, Filter(since=since, until=until))) == counts[place]


def test_units_grow() -> None:
    micros = [unit.length for unit in UNITS if unit.kind == "micros"]
    months = [unit.length for unit in UNITS if unit.kind == "months"]

    assert micros == sorted(set(micros))
    assert months == sorted(set(months))
    assert len({unit.words for unit in UNITS}) == len(UNITS)


def test_a_date_stands_at_the_begin_of_its_day_and_a_clock_at_its_time() -> None:
    def at(text: str) -> int:
        shown = shown_of(parse_when(text).begin, "UTC")
        assert shown is not None
        return shown.local

    assert at("1970-01-02") == 86_400_000_000
    assert at("1970-01-01T00:01Z") == 60_000_000
    assert at("1970-01-01T00:00:01.5Z") == 1_500_000


def test_two_hundred_rows_are_listed_and_more_are_not() -> None:
    """A heading, and an event a row."""
    listed = story(*(event(f"e{number}", "2025-03-18T10:00") for number in range(199)))
    dense = story(*(event(f"e{number}", "2025-03-18T10:00") for number in range(200)))

    assert len(rows(listed)) > 200
    assert len(rows(dense)) < 24


@pytest.mark.parametrize("how", [{"all_events": True}, {"group": "year"}, {"group": "day"}])
def test_whoever_asks_for_all_events_gets_them(how: dict[str, object]) -> None:
    drawn = rows(many(400), width=60, **how)

    assert sum("Event number" in row for row in drawn if "most in" not in row) == 400


def test_the_most_contested_events_are_named() -> None:
    events = [event(f"e{number}", "2025-03-18T10:00", f"Event {number}") for number in range(300)]
    events[7] = event("e7", "2025-03-19", "The worst", *against(("3", "4")))
    drawn = rows(story(*events, sources={**PEOPLE, "paper": PEOPLE["cid"]}), width=80)
    named = drawn[drawn.index("most at odds") + 1 :]

    assert " ".join(named[0].split()) == "19 Mar 2025 The worst ≠1"
    assert named[1] == ""


def test_the_hint_can_be_typed(tmp_path: Path) -> None:
    """As it stands in the drawing, also where years have a sign."""
    years = [*range(-400, 0), *range(1000, 1200)]
    texts = [f"{year:05d}" if year < 0 else f"{year:04d}" for year in years]
    entries = "".join(f"  - {{id: e{n}, title: E, when: '{text}'}}\n" for n, text in enumerate(texts))
    store = tmp_path / "timeline.yaml"
    store.write_text(f"timeline: 1\nevents:\n{entries}", encoding="utf-8")
    drawn = run("--file", str(store), "show", "--width", "100")
    told = re.search(r"show (--since=\S+) (--until=\S+)", drawn.out)
    assert told is not None

    part = run("--file", str(store), "show", told[1], told[2])

    assert part.status == 0
    assert "of 600 events" in part.out
