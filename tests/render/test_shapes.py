"""Every view of `show` for stores of every shape: it fits, it is harmless, and it says what must be said."""

import functools

import pytest

from tests.render.shapes import SHAPES
from timeline.model import Timeline
from timeline.render.paint import paint
from timeline.render.show_views import SHOW_VIEWS
from timeline.render.text import cells
from timeline.render.view import View

WIDTHS = (40, 60, 80, 100, 160)
LARGE = ("two thousand", "10,000")


@functools.cache
def shape(name: str) -> Timeline:
    return SHAPES[name]()


def drawn(view: str, of: str, **how: object) -> list[str]:
    timeline = shape(of)
    lines = SHOW_VIEWS[view](timeline, timeline.events, View(**how))  # type: ignore[arg-type]
    return paint(lines, color=False).splitlines()


@pytest.mark.parametrize("of", [name for name in SHAPES if name not in LARGE])
@pytest.mark.parametrize("view", SHOW_VIEWS)
def test_every_view_fits_whatever_it_draws(view: str, of: str) -> None:
    for width in WIDTHS:
        for plain in (False, True):
            rows = drawn(view, of, width=width, ascii=plain)
            assert [row for row in rows if cells(row) > width or row != row.rstrip()] == []


@pytest.mark.parametrize("of", LARGE)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_overview_of_thousands_fits_one_screen(of: str, width: int) -> None:
    rows = drawn("overview", of, width=width)

    assert len(rows) < 24
    assert max(map(cells, rows)) <= width


def test_an_empty_store_says_so() -> None:
    for view in ("overview", "full"):
        assert drawn(view, "empty") == ["no events"]


def test_reigns_that_follow_each_other_have_no_gaps() -> None:
    rows = drawn("overview", "monarchs", width=100)

    assert len(rows) <= 2 * 63 + 8
    assert not [row for row in rows if "┊" in row]
    assert len(drawn("full", "monarchs", width=100)) < 320


def test_hours_are_a_gap_in_an_outage_of_seconds() -> None:
    for view, words in (("overview", "11 h later"), ("full", "11 h")):
        assert [row.split("┊")[1].strip() for row in drawn(view, "outage", width=100) if "┊" in row and "h" in row] == [
            words
        ]


def test_sixty_sources_are_counted_and_not_listed() -> None:
    (row,) = [row for row in drawn("full", "crowd", width=100) if "press" in row and "+" in row]

    assert row.endswith("+27 parties  +10 press  +10 analysts  +10 others") or "+10 press" in row
    assert len(drawn("full", "crowd", width=100)) < 24
