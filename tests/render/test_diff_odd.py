"""Whole drawings of `diff` of stories that are hard to draw; `pytest --update-golden` writes them anew."""

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.render.diffs import report
from tests.render.test_diff_laws import check
from timeline.compare.overview import every_pair
from timeline.compare.overview_matrix import MOST, overview_of
from timeline.model import Account, Event, Point, Source, Timeline
from timeline.render.diff import diff_lines, overview_lines, pair_lines
from timeline.render.ink import Line
from timeline.render.paint import paint
from timeline.render.view import View
from timeline.when import parse_when

FOLDER = Path(__file__).parent / "golden"
WIDTHS = (40, 60, 100, 160)
LONG = "A title that goes on and on until nobody knows how it began, " * 5


def story(
    *names: str, titles: tuple[str, ...] = ("It happens",), values: tuple[str, ...] = ("red", "blue")
) -> Timeline:
    """Sources of these names, of which the first half are parties, each with a value of the point of every event."""
    sources = {
        f"s{number}": Source(id=f"s{number}", name=name, type="person" if 2 * number < len(names) else "press")
        for number, name in enumerate(names)
    }
    events = tuple(
        Event(
            id=f"e{number}",
            title=title,
            accounts=tuple(
                Account(
                    source=source,
                    when=parse_when("2025-03-18T16:00"),
                    points=(
                        Point(name="colour", value=values[place % len(values)]),
                        Point(name="figure", value=f"{place % 3} people"),
                    ),
                )
                for place, source in enumerate(sources)
            ),
        )
        for number, title in enumerate(titles)
    )
    return Timeline(title="An odd story", timezone="Europe/Kyiv", sources=sources, events=events)


STORIES = {
    "empty": Timeline(title="An odd story"),
    "one source": story("Ada"),
    "one event": story("Ada", "Ben", "The Courier"),
    "at one instant": story("Ada", "Ben", "The Courier", titles=("First", "Second", "Third")),
    "long titles": story(
        "Ada" * 30, "Ben of the very long name " * 4, "The Courier", titles=(LONG,), values=(LONG, "no")
    ),
    "wide letters": story(
        "海事新聞",
        "東京都知事",
        "毎朝新聞社会部",
        titles=("北海道沖でフェリー火災が発生した",),
        values=("冷蔵トラック", "不明"),
    ),
    "emoji": story("🚢 Ferry", "👩‍🚒 Fire", "📰", titles=("🔥 on board 🇺🇦",), values=("🟥", "🟦")),
    "right to left": story("وكالة الأنباء", "דובר", "خبر", titles=("حريق على متن العبارة",), values=("أحمر", "כחול")),
    "sixty sources": story(*[f"Source {number}" for number in range(60)]),
}


def drawings(timeline: Timeline, view: View) -> list[Line]:
    """The overview, in full as well, the list of pairs, two sides and all of them, one below the other."""
    pairs = every_pair(timeline, own=False)
    lines = overview_lines(overview_of(timeline, pairs, limit=MOST), view)
    if len(timeline.sources) > 10:
        return lines
    lines.extend([[], *pair_lines(every_pair(timeline), timeline, view)])
    if len(timeline.sources) > 1:
        lines.extend(
            [[], *diff_lines(report(timeline, "s0", "s1"), view), [], *diff_lines(report(timeline, "all"), view)]
        )
    return lines


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", STORIES)
def test_drawings(name: str, width: int, golden: Golden) -> None:
    view = View(width=width)
    lines = drawings(STORIES[name], view)

    check(lines, view)
    golden(FOLDER / f"diff-odd-{name.replace(' ', '-')}-{width}.txt", paint(lines, color=False))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_source_of_sixty_is_drawn_where_that_is_asked_for(width: int) -> None:
    timeline = STORIES["sixty sources"]
    view = View(width=width)
    lines = overview_lines(overview_of(timeline, every_pair(timeline, own=False), limit=None), view, square=False)

    check(lines, view)
    rows = [line for line in paint(lines, color=False).splitlines() if line.startswith(("▲ Source", "□ Source"))]
    assert {row[:11] for row in rows} == {
        f"{'▲' if number < 30 else '□'} Source {number}".ljust(11) for number in range(60)
    }
    assert sum(row.count("=") for row in rows) == 2 * 270
    assert sum(row.count("≟") for row in rows) == 2 * 300
