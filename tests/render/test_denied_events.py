"""A denial of an event as a whole: who denies it stands first, and by name."""

import msgspec
import pytest

from tests.render.diffs import texts, told
from timeline.model import Account, Event, Point, Ruling, Timeline
from timeline.render.detail import detail
from timeline.render.full import full
from timeline.render.overview import overview
from timeline.render.view import View

REPORTED = Account(source="office", points=(), says="They met")
DENIED = Account(source="mayor", stance="denies")


def with_ruling(timeline: Timeline, ruling: Ruling) -> list[Event]:
    return [msgspec.structs.replace(timeline.events[0], rulings=(ruling,))]


@pytest.mark.parametrize("width", [60, 92])
def test_a_denial_is_the_first_row_of_an_event(width: int) -> None:
    timeline = told(REPORTED, DENIED, Account(source="paper", place="Kyiv"))
    drawn = [" ".join(line.split()) for line in texts(detail(timeline, timeline.events, View(width=width)))]
    rows = " ".join(drawn[drawn.index("") + 1 :])

    assert rows.startswith("≠ 1 contradicted ≠ told reported")
    assert rows.index("reported") < rows.index("denied ▲ Mayor") < rows.index("place")


def test_an_event_that_is_only_denied_has_the_row_too() -> None:
    timeline = told(DENIED)

    assert "· told  denied  ▲ Mayor" in texts(detail(timeline, timeline.events, View(width=60)))


def test_a_ruling_on_the_denial_stands_in_its_row() -> None:
    timeline = told(REPORTED, DENIED)
    ruling = Ruling(row="told", values=("reported", "denied"), verdict="compatible", because="of another meeting")
    drawn = texts(detail(timeline, with_ruling(timeline, ruling), View(width=92)))

    assert any(line.startswith("≈ § told") for line in drawn)


@pytest.mark.parametrize("width", [60, 140])
def test_who_denies_it_stands_behind_its_title(width: int) -> None:
    timeline = told(REPORTED, DENIED)

    assert any("× denied by Mayor" in line for line in texts(full(timeline, timeline.events, View(width=width))))


def test_the_denial_is_the_first_of_the_disputes() -> None:
    point = (Point(name="dead", value="3"),), (Point(name="dead", value="4"),)
    timeline = told(
        msgspec.structs.replace(REPORTED, points=point[0]), msgspec.structs.replace(DENIED, points=point[1])
    )
    drawn = [" ".join(line.split()) for line in texts(full(timeline, timeline.events, View(width=100)))]

    assert [line.split("│ ")[1] for line in drawn if "│ ≠" in line] == [
        "≠ the event reported ■ Office ≠ denied ▲ Mayor",
        "≠ dead 3 ■ Office ≠ 4 ▲ Mayor",
    ]


def test_a_denied_event_has_a_mark_behind_its_title_in_the_overview() -> None:
    timeline = told(REPORTED, DENIED)
    (line,) = [line for line in texts(overview(timeline, timeline.events, View(width=100))) if "Mayor" in line]

    assert "× " in line
    assert line.endswith("≠1  Office ≠ Mayor: denied")


def test_an_event_that_is_only_denied_says_by_whom_in_the_overview() -> None:
    timeline = told(DENIED)

    assert any(
        line.endswith("·  denied by Mayor") for line in texts(overview(timeline, timeline.events, View(width=100)))
    )


def test_further_ones_who_deny_are_counted() -> None:
    timeline = told(REPORTED, DENIED, Account(source="paper", stance="denies"))

    assert any("× denied by Mayor +1" in line for line in texts(full(timeline, timeline.events, View(width=140))))


def test_nothing_is_noted_where_the_editor_has_ruled_otherwise() -> None:
    timeline = told(REPORTED, DENIED)
    ruling = Ruling(row="told", values=("reported", "denied"), verdict="compatible", because="of another meeting")

    for view in (full, overview):
        drawn = texts(view(timeline, with_ruling(timeline, ruling), View(width=140)))
        assert not any("denied" in line for line in drawn)
