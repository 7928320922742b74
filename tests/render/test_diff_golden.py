"""Whole drawings of `diff`, compared with golden files; `pytest --update-golden` writes them anew."""

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.render.diffs import ferry, report, spelt
from tests.render.stories import story
from timeline.compare.diff import diff
from timeline.compare.overview import every_pair
from timeline.compare.overview_matrix import MOST, Overview, overview_of
from timeline.compare.report import Report
from timeline.compare.sides import Side
from timeline.model import Account, Event, Source, Timeline
from timeline.render.diff import diff_lines, overview_lines, pair_lines, stat_lines
from timeline.render.diff_json import diff_json
from timeline.render.diff_markdown import diff_markdown
from timeline.render.overview_markdown import overview_markdown
from timeline.render.paint import paint
from timeline.render.pairs_markdown import pairs_markdown
from timeline.render.view import View

FOLDER = Path(__file__).parent / "golden"
VIEWS = {
    "40": View(width=40),
    "80": View(width=80),
    "120": View(width=120),
    "80-ascii": View(width=80, ascii=True),
}
SIDES = {
    "two": ("port", "operator"),
    "speakers": ("operator,captain", "port,courier"),
    "earlier": ("operator@2031-05-04T12:00", "operator"),
    "union": ("union", "operator"),
    "grid": ("port", "operator", "captain", "courier", "union"),
    "all": ("all",),
}


@pytest.mark.parametrize("sides", SIDES)
@pytest.mark.parametrize("view", VIEWS)
def test_drawing(sides: str, view: str, golden: Golden) -> None:
    lines = diff_lines(report(ferry(), *SIDES[sides]), VIEWS[view])

    golden(FOLDER / f"diff-{sides}-{view}.txt", paint(lines, color=False))


def test_one_side_against_everyone_else(golden: Golden) -> None:
    golden(FOLDER / "diff-else-100.txt", paint(diff_lines(report(ferry(), "port"), View(width=100)), color=False))


@pytest.mark.parametrize("zone", ["source", "America/New_York"])
def test_clocks(zone: str, golden: Golden) -> None:
    lines = diff_lines(report(ferry(), "port", "operator"), View(width=100, zone=zone))

    golden(FOLDER / f"diff-two-100-{zone.rpartition('/')[2].lower()}.txt", paint(lines, color=False))


@pytest.mark.parametrize("sides", ["two", "all"])
def test_roles(sides: str, golden: Golden) -> None:
    golden(FOLDER / f"diff-{sides}-100-roles.txt", spelt(diff_lines(report(ferry(), *SIDES[sides]), View(width=100))))


MORE = {"40": View(width=40), "60": View(width=60), "100": View(width=100), "160": View(width=160)}


@pytest.mark.parametrize("view", [*MORE, "80-ascii"])
def test_overview(view: str, golden: Golden) -> None:
    lines = overview_lines(overview(ferry()), {**VIEWS, **MORE}[view])

    golden(FOLDER / f"diff-overview-{view}.txt", paint(lines, color=False))


@pytest.mark.parametrize("view", ["60", "100", "160"])
@pytest.mark.parametrize("sides", ["two", "grid", "all"])
def test_drawing_at_more_widths(sides: str, view: str, golden: Golden) -> None:
    golden(
        FOLDER / f"diff-{sides}-{view}.txt", paint(diff_lines(report(ferry(), *SIDES[sides]), MORE[view]), color=False)
    )


@pytest.mark.parametrize("view", VIEWS)
def test_pairs(view: str, golden: Golden) -> None:
    lines = pair_lines(every_pair(ferry()), ferry(), VIEWS[view])

    golden(FOLDER / f"diff-pairs-{view}.txt", paint(lines, color=False))


def overview(timeline: Timeline, *, own: bool = False, limit: int | None = MOST) -> Overview:
    """The overview as `diff` makes it."""
    return overview_of(timeline, every_pair(timeline, own=own), own=own, limit=limit)


def test_roles_of_the_overview(golden: Golden) -> None:
    golden(FOLDER / "diff-overview-100-roles.txt", spelt(overview_lines(overview(ferry()), View(width=100))))


@pytest.mark.parametrize("sides", ["two", "all"])
@pytest.mark.parametrize("view", VIEWS)
def test_counts(sides: str, view: str, golden: Golden) -> None:
    lines = stat_lines(report(ferry(), *SIDES[sides]), VIEWS[view])

    golden(FOLDER / f"diff-stat-{sides}-{view}.txt", paint(lines, color=False))


@pytest.mark.parametrize("sides", ["two", "speakers", "earlier", "union", "all"])
def test_markdown(sides: str, golden: Golden) -> None:
    golden(FOLDER / f"diff-{sides}.md", diff_markdown(report(ferry(), *SIDES[sides])))


def test_overview_in_markdown(golden: Golden) -> None:
    golden(FOLDER / "diff-overview.md", overview_markdown(overview(ferry())))


def test_pairs_in_markdown(golden: Golden) -> None:
    golden(FOLDER / "diff-pairs.md", pairs_markdown(every_pair(ferry()), ferry()))


@pytest.mark.parametrize("sides", ["two", "speakers", "all"])
def test_json(sides: str, golden: Golden) -> None:
    golden(FOLDER / f"diff-{sides}.json", diff_json(report(ferry(), *SIDES[sides])))


def outlets(*sides: str) -> Report:
    """The diff of two stores that were made apart, or of sources of them."""
    stores = {"one": story("outlets_one"), "two": story("outlets_two")}
    return diff(
        [
            Side(
                label=f"{name}.yaml", timeline=stores[name], sources=(source,) if source else None, file=f"{name}.yaml"
            )
            for name, _, source in (side.partition(":") for side in sides)
        ]
    )


@pytest.mark.parametrize("view", VIEWS)
def test_stores_that_were_made_apart(view: str, golden: Golden) -> None:
    lines = diff_lines(outlets("one", "two"), VIEWS[view])

    golden(FOLDER / f"diff-stores-{view}.txt", paint(lines, color=False))


def test_stores_in_a_grid(golden: Golden) -> None:
    lines = diff_lines(outlets("one", "two:port", "two:radio"), VIEWS["80"])

    golden(FOLDER / "diff-stores-grid-80.txt", paint(lines, color=False))


def test_stores_as_documents(golden: Golden) -> None:
    golden(FOLDER / "diff-stores.md", diff_markdown(outlets("one", "two")))
    golden(FOLDER / "diff-stores.json", diff_json(outlets("one", "two")))


def test_roles_of_stores(golden: Golden) -> None:
    golden(FOLDER / "diff-stores-100-roles.txt", spelt(diff_lines(outlets("one", "two"), View(width=100))))


def test_a_source_whose_name_cannot_be_seen_goes_by_its_id_in_markdown() -> None:
    sources = {name: Source(id=name, name="\u200b" if name == "a" else "Beta") for name in "ab"}
    events = (Event(id="e", title="E", accounts=tuple(Account(source=name) for name in sources)),)
    timeline = Timeline(sources=sources, events=events)

    table = pairs_markdown(every_pair(timeline), timeline).splitlines()

    assert table[-1].startswith("| a | Beta |")
