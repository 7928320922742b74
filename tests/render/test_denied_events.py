"""A denial of an event as a whole: who denies it stands first, and by name."""

import msgspec
import pytest

from tests.render.diffs import texts, told
from timeline.model import Account, Event, Ruling, Timeline
from timeline.render.detail import detail
from timeline.render.rail import rail
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

    assert rows.startswith("≠ told reported")
    assert rows.index("reported") < rows.index("denied ▲ Mayor") < rows.index("place")


def test_an_event_that_is_only_denied_has_the_row_too() -> None:
    timeline = told(DENIED)

    assert "· told  denied  ▲ Mayor" in texts(detail(timeline, timeline.events, View(width=60)))


def test_a_ruling_on_the_denial_stands_in_its_row() -> None:
    timeline = told(REPORTED, DENIED)
    ruling = Ruling(row="told", values=("reported", "denied"), verdict="compatible", because="of another meeting")
    drawn = texts(detail(timeline, with_ruling(timeline, ruling), View(width=92)))

    assert any(line.startswith("≈ § told") for line in drawn)


def test_the_margin_names_who_denies() -> None:
    timeline = told(REPORTED, DENIED)

    assert any(line.endswith("≠ denied by Mayor") for line in texts(rail(timeline, timeline.events, View(width=140))))


def test_further_ones_who_deny_are_counted() -> None:
    timeline = told(REPORTED, DENIED, Account(source="paper", stance="denies"))

    assert any(
        line.endswith("≠ denied by Mayor +1") for line in texts(rail(timeline, timeline.events, View(width=140)))
    )


def test_nothing_is_noted_where_the_editor_has_ruled_otherwise() -> None:
    timeline = told(REPORTED, DENIED)
    ruling = Ruling(row="told", values=("reported", "denied"), verdict="compatible", because="of another meeting")

    drawn = texts(rail(timeline, with_ruling(timeline, ruling), View(width=140)))
    assert not any("denied" in line for line in drawn)
