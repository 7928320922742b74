"""Sides of several stores: which events are one, and in whose zones they count."""

import pytest

from tests.compare.stories import account, event, timeline
from timeline.compare.diff import diff
from timeline.compare.report import Report, Side
from timeline.model import Source, Timeline

MINUTE = 60_000_000


def store(identity: str, when: str, title: str = "call") -> Timeline:
    return timeline(event(account("kremlin", {"a": "1"}), id=identity, when=when, title=title))


def of_stores(left: Timeline, right: Timeline, within: int = 0) -> Report:
    return diff([Side(label="left", timeline=left), Side(label="right", timeline=right)], within=within)


def test_events_of_two_stores_pair_by_id() -> None:
    report = of_stores(store("call", "2025-03-18"), store("call", "2025-03-18T10:00Z", "The call"))

    assert [entry.ids for entry in report.events] == [("call", "call")]
    assert [event.title for event in report.events[0].events if event] == ["call", "The call"]
    assert not report.has_findings


def test_events_of_other_ids_stand_one_sided() -> None:
    report = of_stores(store("call", "2025-03-18"), store("talk", "2025-03-18"))

    assert {entry.ids for entry in report.events} == {("call", None), (None, "talk")}
    assert report.totals.only == (1, 1)


@pytest.mark.parametrize(
    ("left", "right", "within", "collides"),
    [
        ("2025-03-18", "2025-03-20", 0, True),
        ("2025-03-18", "2025-03", 0, False),
        ("2025-03-18T10:00Z/2025-03-18T12:00Z", "2025-03-18T11:00Z/2025-03-18T13:00Z", 0, False),
        ("2025-03-18T10:00Z", "2025-03-18T10:05Z", 0, True),
        ("2025-03-18T10:00Z", "2025-03-18T10:05Z", 5 * MINUTE, False),
    ],
)
def test_events_of_one_id_whose_times_exclude_each_other_collide(
    left: str, right: str, within: int, *, collides: bool
) -> None:
    report = of_stores(store("call", left), store("call", right), within)

    assert [(collision.id, collision.sides) for collision in report.collisions] == ([("call", (0, 1))] * collides)
    assert {entry.ids for entry in report.events} == (
        {("call", None), (None, "call")} if collides else {("call", "call")}
    )


def test_clock_times_count_in_the_zones_of_their_own_store() -> None:
    zones = {"Europe/Moscow": "17:00", "America/New_York": "10:00"}
    left, right = (
        timeline(
            event(account("rt", {"began": f"2025-03-18T{clock}"})),
            sources={"rt": Source(id="rt", name="RT", timezone=zone)},
        )
        for zone, clock in zones.items()
    )

    assert of_stores(left, right).events[0].verdict == "same"
