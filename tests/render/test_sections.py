"""`show EVENT` opens with what contradicts; `--brief` is its first screen."""

import pytest

from tests.render.shapes import PEOPLE, SHAPES, event, story
from tests.render.stories import story as stored
from timeline.model import Account, Citation, Point, Timeline
from timeline.render.columns import width_of
from timeline.render.detail import detail
from timeline.render.paint import paint
from timeline.render.view import View


def told(source: str, **points: str) -> Account:
    return Account(source=source, points=tuple(Point(name=name, value=value) for name, value in points.items()))


TOLD = story(
    event(
        "it",
        "2025-03-18T10:00",
        "It",
        told("ann", alone="so", alike="3", colour="red", dead="3", some="> 3"),
        told("bob", alike="3", colour="blue", dead="4", some="5"),
    ),
    sources=PEOPLE,
)


def rows(timeline: Timeline = TOLD, **how: object) -> list[str]:
    drawn = paint(detail(timeline, timeline.events, View(**how)), color=False)  # type: ignore[arg-type]
    return [" ".join(row.split()) for row in drawn.splitlines()]


@pytest.mark.parametrize("width", [60, 100])
def test_what_contradicts_comes_first_then_other_words_then_the_rest_then_accounts(width: int) -> None:
    drawn = rows(width=width)
    marks = [
        "≠ 1 contradicted",
        "≠ dead",
        "≟ 1 worded otherwise",
        "≟ colour",
        "= 2 told alike or compatible",
        "≈ some",
        "= alike",
        "· 1 told by one source alone",
        "· alone",
    ]
    found = [next(number for number, row in enumerate(drawn) if row.startswith(mark)) for mark in marks]

    assert found == sorted(found)
    assert max(number for number, row in enumerate(drawn) if row.startswith("▲")) > found[-1]


def test_a_section_that_has_no_rows_is_not_there() -> None:
    alike = story(event("it", None, "It", told("ann", dead="3"), told("bob", dead="3")), sources=PEOPLE)

    assert [row for row in rows(alike, width=80) if "contradicted" in row or "worded" in row] == []


def test_a_brief_event_has_what_contradicts_and_counts_the_rest() -> None:
    drawn = rows(width=100, brief=True)

    assert [row for row in drawn if row.startswith(("= ", "≈ ", "· ", "▲ "))] == []
    assert drawn[-1] == "2 told alike or compatible, 1 told by one source alone, 2 accounts: show it"


@pytest.mark.parametrize("height", [16, 24, 40])
@pytest.mark.parametrize("width", [60, 100, 160])
def test_a_brief_event_fits_the_screen_in_whole_rows(width: int, height: int) -> None:
    accounts = [told(who, **{f"point {number}": f"{number}{zeros}" for number in range(40)})
                for who, zeros in (("ann", ""), ("bob", "5"))]  # fmt: skip
    timeline = story(event("it", None, "It", *accounts), sources=PEOPLE)

    drawn = rows(timeline, width=width, height=height, brief=True)

    assert len(drawn) < height
    shown = sum(row.startswith("≠ point") for row in drawn)
    whole = next(int(row.split()[1]) for row in drawn if row.endswith(" contradicted"))
    assert f"{whole - shown} more contradicted" in " ".join(drawn)


def test_a_brief_event_of_every_shape_fits_its_width() -> None:
    for make in (shape for name, shape in SHAPES.items() if name not in ("two thousand", "10,000")):
        timeline = make()
        for width in (40, 60, 100, 160):
            lines = detail(timeline, timeline.events, View(width=width, brief=True))
            assert all(width_of(line) <= width for line in lines)


@pytest.mark.parametrize("width", [80, 100])
def test_a_long_address_wraps_in_its_own_column(width: int) -> None:
    url = "https://example.org/" + "a-part-of-it/" * 20
    account = Account(source="ann", says="So it was", cite=(Citation(url=url),))
    timeline = story(event("it", None, "It", account), sources=PEOPLE)
    drawn = paint(detail(timeline, timeline.events, View(width=width)), color=False).splitlines()
    begin = next(row.index("So it was") for row in drawn if "So it was" in row)
    parts = drawn[next(number for number, row in enumerate(drawn) if "https" in row) :]

    assert len(parts) > 2
    assert {len(row) - len(row.lstrip()) for row in parts} == {begin}
    assert "".join(row.strip() for row in parts) == url


def test_every_event_of_a_story_is_drawn_brief() -> None:
    timeline = stored("dam")

    drawn = " ".join(rows(timeline, width=80, brief=True))
    assert [one.id for one in timeline.events if f": show {one.id}" not in drawn] == []
