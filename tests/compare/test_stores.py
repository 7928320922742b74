"""Sides of several stores: which events are one, and in whose zones they count."""

from collections.abc import Sequence

import msgspec
import pytest

from tests.compare.stories import account, event, timeline
from timeline.compare.claims import EDITOR
from timeline.compare.diff import diff
from timeline.compare.report import Match, Report
from timeline.compare.sides import Side
from timeline.model import Source, Timeline

DAY = 86_400_000_000


def store(identity: str, when: str, title: str = "call", **more: object) -> Timeline:
    return timeline(event(account("kremlin", {"a": "1"}), id=identity, when=when, title=title, **more))


def of_stores(left: Timeline, right: Timeline, within: int = 0) -> Report:
    return diff([Side(label="left", timeline=left), Side(label="right", timeline=right)], within=within)


def test_events_of_two_stores_pair_by_id() -> None:
    report = of_stores(store("call", "2025-03-18"), store("call", "2025-03-18T10:00Z", "The call"))

    assert [entry.ids for entry in report.events] == [("call", "call")]
    assert [event.title for event in report.events[0].events if event] == ["call", "The call"]
    assert not report.has_findings


def test_events_that_nothing_makes_one_stand_one_sided() -> None:
    report = of_stores(store("call", "2025-03-18"), store("talk", "2026-07-18"))

    assert {entry.ids for entry in report.events} == {("call", None), (None, "talk")}
    assert report.totals.only == (1, 1)
    assert not any(entry.match for entry in report.events)


STORY = (
    ("2025-03-18", "Trump and Putin speak by phone about a ceasefire"),
    ("2025-03-19", "A fuel depot burns in Kavkazskaya after a drone attack"),
    ("2025-03-19", "Ukraine and Russia exchange 175 prisoners each"),
    ("2025-03-23", "American and Ukrainian delegations meet in Riyadh"),
)
RETOLD = (
    ("2025-03-18", "Phone call on the ceasefire between Putin and Trump"),
    ("2025-03-19", "Drone attack sets the Kavkazskaya fuel depot on fire"),
    ("2025-03-19", "175 prisoners exchanged by Russia and Ukraine"),
    ("2025-03-23", "In Riyadh the Ukrainian delegation meets the American one"),
)


def told_by(source: str, prefix: str, story: Sequence[tuple[str, str]] = STORY, **more: object) -> Timeline:
    """A store of one source; `more` is what its first event has beside its title and time."""
    events = [
        event(account(source, says=title), id=f"{prefix}{number}", when=when, title=title, **({} if number else more))
        for number, (when, title) in enumerate(story)
    ]
    return timeline(*events)


def test_events_without_a_common_id_are_matched() -> None:
    report = of_stores(told_by("kremlin", "a"), told_by("white-house", "b", RETOLD))

    assert [entry.ids for entry in report.events] == [(f"a{number}", f"b{number}") for number in range(4)]
    assert [entry.match.by for entry in report.events if entry.match] == ["score"] * 4
    assert all(0.5 <= entry.match.score <= 1 for entry in report.events if entry.match)
    assert report.matched == {"id": 0, "link": 0, "score": 4}


def test_links_decide_before_any_score() -> None:
    linked = of_stores(told_by("kremlin", "a"), told_by("white-house", "b", RETOLD, same_as=("a3",)))
    barred = of_stores(told_by("kremlin", "a"), told_by("white-house", "b", RETOLD, not_same=("a0",)))

    assert ("a3", "b0") in {entry.ids for entry in linked.events}
    assert Match("link", 1.0) in {entry.match for entry in linked.events}
    assert {("a0", None), (None, "b0")} <= {entry.ids for entry in barred.events}


def test_parts_of_an_event_stand_in_it() -> None:
    left = told_by("kremlin", "a", STORY[:1])
    right = told_by("tass", "b", (RETOLD[0], STORY[1]), same_as=("a0",))
    second = msgspec.structs.replace(right.events[1], same_as=("a0",))
    report = of_stores(left, timeline(right.events[0], second))

    (entry,) = report.events
    assert entry.ids == ("a0", "b0")
    assert [[part.id for part in parts] for parts in entry.parts] == [[], ["b1"]]
    assert [told.says for told in entry.accounts[1] if told.source != EDITOR] == [RETOLD[0][1], STORY[1][1]]
    assert report.totals.only == (0, 0)


def test_three_stores_are_one_story() -> None:
    stores = [told_by("kremlin", "a"), told_by("tass", "b", RETOLD), told_by("rt", "c")]
    report = diff([Side(label=str(number), timeline=held) for number, held in enumerate(stores)])

    assert [entry.ids for entry in report.events] == [(f"a{number}", f"b{number}", f"c{number}") for number in range(4)]


def test_what_is_kept_apart_is_not_joined_over_a_third_store() -> None:
    stores = [told_by("kremlin", "a"), told_by("tass", "b", RETOLD), told_by("rt", "c", not_same=("a0",))]
    report = diff([Side(label=str(number), timeline=held) for number, held in enumerate(stores)])

    ids = [entry.ids for entry in report.events]
    assert not [one for one in ids if one[0] == "a0" and one[2] == "c0"]
    assert sorted(name for one in ids for name in one if name) == [f"{side}{n}" for side in "abc" for n in range(4)]


def test_sources_of_both_stores_face_themselves() -> None:
    left = timeline(event(account("kremlin", {"a": "1"}), account("tass", {"a": "2"})))
    right = timeline(event(account("kremlin", {"a": "1"}), account("rt", {"a": "3"})))
    (row,) = of_stores(left, right).events[0].rows

    facings = [(facing.verdict, *[told.sources for told in facing.values if told]) for facing in row.facings]
    assert sorted(facings) == [("differs", ("tass",), ("rt",)), ("same", ("kremlin",), ("kremlin",))]


@pytest.mark.parametrize(
    ("left", "right", "within", "collides"),
    [
        ("2025-03-18", "2025-03-20", 0, False),  # a day lies between, no more
        ("2025-03-18", "2025-03-21", 0, True),
        ("2025-03-18", "2025-03-21", 3 * DAY, False),
        ("2025-03-18", "2025-03", 0, False),
        ("2025-03", "2025-05", 0, False),
        ("2025-03", "2025-05-18", 0, True),
        ("2025-03-18T10:00Z/2025-03-18T12:00Z", "2025-03-18T11:00Z/2025-03-18T13:00Z", 0, False),
        ("2025-03-18T10:00Z", "2025-03-18T10:05Z", 0, False),
        ("2025-03-18T10:00Z", "2025-03-20T10:05Z", 0, True),
    ],
)
def test_one_id_is_two_events_where_the_times_are_far_apart_and_nothing_is_alike(
    left: str, right: str, within: int, *, collides: bool
) -> None:
    report = of_stores(store("call", left), store("call", right, "An opera opens"), within)

    assert [(collision.id, collision.sides) for collision in report.collisions] == ([("call", (0, 1))] * collides)
    assert {entry.ids for entry in report.events} == (
        {("call", None), (None, "call")} if collides else {("call", "call")}
    )
    assert report.totals.collisions == collides


def test_one_id_is_one_event_where_more_than_the_id_is_alike() -> None:
    left = store("school-shooting", "2022-05-24", "School shooting in Uvalde", place="Uvalde")
    right = store("school-shooting", "2022-05-27", "School shooting in Uvalde", place="Uvalde")
    report = of_stores(left, right)

    assert [entry.ids for entry in report.events] == [("school-shooting", "school-shooting")]
    assert report.events[0].match == Match("id", 1.0)
    assert not report.collisions


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


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("2025-05-01/..", "2025-03-01", "61 days"),
        ("1950-05-01", "../1940", "3407 days"),
        ("2025-03-18T10:00Z", "2025-03-20T12:00Z", "2 days 2 h"),
    ],
)
def test_a_collision_is_as_far_apart_from_either_side(one: str, other: str, distance: str) -> None:
    stores = [store("call", one, "A call"), store("call", other, "An opera opens")]

    for left, right in (stores, stores[::-1]):
        (collision,) = of_stores(left, right).collisions
        assert collision.distance is not None
        assert collision.distance.text == f"{distance} apart"


def test_the_editors_own_times_are_compared() -> None:
    """Two files whose events have only times of their own told nothing."""
    left, right = (
        timeline(event(id="shot", title="A shot in the yard", when=when)) for when in ("2025-03-18", "2025-03-19")
    )
    report = of_stores(left, right)

    (entry,) = report.events
    (row,) = entry.rows
    assert (row.name, row.verdict) == ("when", "differs")
    assert row.distance is not None
    assert row.distance.text == "1 day apart"
    assert [told.sources for told in row.facings[0].values if told] == [(EDITOR,), (EDITOR,)]
    assert report.has_findings


def test_the_editors_own_times_stand_against_what_the_sources_of_the_other_store_say() -> None:
    left = timeline(event(id="shot", when="2025-03-18T10:00Z"))
    right = timeline(event(account("tass", when="2025-03-18T12:00Z"), id="shot"))
    (row,) = of_stores(left, right).events[0].rows

    assert (row.verdict, row.distance and row.distance.text) == ("differs", "2 h apart")


def test_the_editors_own_times_stand_against_whole_stores_alone() -> None:
    left, right = (timeline(event(account("tass", {"a": "1"}), when=when)) for when in ("2025-03-18", "2025-03-19"))
    sides = [Side(label="left", timeline=left), Side(label="right", timeline=right, sources=("tass",))]

    assert [row.name for row in diff(sides).rows()] == ["a"]
    assert [row.name for row in of_stores(left, right).rows()] == ["when", "a"]
