"""What the report of two sides says."""

from collections.abc import Mapping

import pytest

from tests.compare.stories import Telling, account, event, timeline
from timeline.compare.diff import diff
from timeline.compare.diff_row import DiffRow
from timeline.compare.report import EventDiff, Report
from timeline.compare.sides import Side, parse_side, side_of
from timeline.model import Event, Timeline
from timeline.verdict import Verdict
from timeline.when import parse_when

MINUTE = 60_000_000


def diffed(story: Timeline, *sides: str, within: int = 0) -> Report:
    return diff([side_of(parse_side(side), story) for side in sides], within=within)


def of(*events: Event, sides: tuple[str, ...] = ("kremlin", "wp"), within: int = 0) -> EventDiff:
    (entry,) = diffed(timeline(*events), *sides, within=within).events
    return entry


def points(left: Mapping[str, Telling], right: Mapping[str, Telling]) -> tuple[DiffRow, ...]:
    return of(event(account("kremlin", left), account("wp", right))).rows


def faced(row: DiffRow) -> list[tuple[str, list[tuple[str, ...] | None]]]:
    """Verdict and speakers of each facing, with the text of each value first."""
    return [
        (facing.verdict.value, [None if value is None else (value.value, *value.sources) for value in facing.values])
        for facing in row.facings
    ]


@pytest.mark.parametrize(
    ("left", "right", "verdict", "distance", "reason"),
    [
        ("145 drones", "145", "same", None, None),
        ("> 90 min", "~ 2 h", "compatible", None, None),
        ("145 drones", "140 drones", "differs", "5 drones apart", None),
        ("energy and infrastructure", "energy infrastructure", "worded", None, None),
        ("30 days", "a month or so", "not comparable", None, "another kind of value"),
        ("USD 5 bn", "EUR 5 bn", "not comparable", None, "another currency"),
        ("145 drones", "6 missiles", "not comparable", None, "another unit: drones, missiles"),
        (("23 people", "plan"), ("22 people", "outcome"), "not comparable", None, "another kind"),
        (
            ("40 drones", "snapshot", "2025-03-19T00:30+02:00"),
            ("60 drones", "snapshot", "2025-03-19T02:00+02:00"),
            "not comparable",
            None,
            "another moment",
        ),
    ],
)
def test_a_row_has_a_verdict_and_its_distance_or_reason(
    left: Telling, right: Telling, verdict: str, distance: str | None, reason: str | None
) -> None:
    (row,) = points({"a": left}, {"a": right})

    assert (row.verdict.value, row.distance and row.distance.text, row.reason) == (verdict, distance, reason)


def test_kinds_face_each_other_kind_by_kind() -> None:
    """A total stands against the other total, and what is left over against a value of another kind."""
    night = "2025-03-19T00:30+02:00"
    accounts = [
        account("kremlin", {"drones": ("145 drones", "total")}),
        account("wp", {"drones": ("~ 40 drones", "snapshot", night)}),
        account("wp", {"drones": ("150 drones", "total")}),
    ]

    (row,) = of(event(*accounts)).rows

    assert faced(row) == [
        ("differs", [("145 drones", "kremlin"), ("150 drones", "wp")]),
        ("not comparable", [("145 drones", "kremlin"), ("~ 40 drones", "wp")]),
    ]
    assert row.verdict == "differs"


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        ("2025-03-18T17:00+03:00", "2025-03-18T10:00-04:00", {"when": "same"}),
        ("2025-03-18T17:00+03:00/", "2025-03-18T10:00-04:00/", {"began": "same"}),
        ("2025-03-18T16:00Z/2025-03-18T18:00Z", "2025-03-18T16:00Z/", {"began": "same", "ended": "only"}),
        ("2025-03-18T16:00Z/2025-03-18T18:00Z", "2025-03-18T17:00Z", {"when": "compatible"}),
        ("2025-03-18", "2025-03-20", {"when": "differs"}),
    ],
)
def test_times_have_a_row_for_the_moment_or_one_for_each_edge(left: str, right: str, rows: dict[str, str]) -> None:
    found = of(event(account("kremlin", when=left), account("wp", when=right))).rows

    assert {row.name: row.verdict.value for row in found} == rows
    assert all(row.type == row.name for row in found)


def test_places_compare_as_wording() -> None:
    (row,) = of(event(account("kremlin", place="Jeddah"), account("wp", place="jeddah"))).rows

    assert (row.type, row.verdict) == ("place", Verdict.SAME)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ({"a": "1", "b": "1"}, {"a": "2"}, "differs"),
        ({"a": "30 days", "b": "1"}, {"a": "a month"}, "only"),
        ({"a": "30 days", "b": "~ 2"}, {"a": "a month", "b": "2"}, "not comparable"),
        ({"a": "~ 2", "b": "1"}, {"a": "2", "b": "1"}, "compatible"),
        ({"a": "1"}, {"a": "1"}, "same"),
        ({}, {}, "same"),
    ],
)
def test_an_event_is_as_grave_as_its_gravest_row(
    left: Mapping[str, Telling], right: Mapping[str, Telling], verdict: str
) -> None:
    assert of(event(account("kremlin", left), account("wp", right))).verdict == verdict


def test_rows_stand_in_reading_order() -> None:
    """Times, the place, points by gravity, then what only the left and what only the right side tells."""
    left = {"only left": "1", "same": "1", "another unit": "1 tank", "about": "~ 2", "differs": "1"}
    right = {"only right": "1", "differs": "2", "about": "2", "another unit": "1 ship", "same": "1"}
    told = event(
        account("wp", right, place="Jeddah", when="2025-03-18"),
        account("kremlin", left, place="Riyadh", when="2025-03-18"),
    )

    assert [row.name for row in of(told).rows] == [
        "when",
        "place",
        "differs",
        "about",
        "another unit",
        "same",
        "only left",
        "only right",
    ]


def test_disagreement_inside_a_side_is_kept_speaker_by_speaker() -> None:
    told = event(
        account("kremlin", {"length": "150 min"}),
        account("peskov", {"length": "~ 2 h"}),
        account("tass", {"length": "~ 2 h"}),
        account("wp", {"length": "> 90 min"}),
    )

    (row,) = of(told, sides=("kremlin,peskov,tass", "wp")).rows

    assert faced(row) == [
        ("compatible", [("150 min", "kremlin"), ("> 90 min", "wp")]),
        ("compatible", [("~ 2 h", "peskov", "tass"), ("> 90 min", "wp")]),
    ]


def test_a_side_that_says_two_things_does_not_agree_with_one_of_them() -> None:
    told = event(account("kremlin", {"a": "yes"}), account("peskov", {"a": "no"}), account("wp", {"a": "yes"}))

    (row,) = of(told, sides=("kremlin,peskov", "wp")).rows

    assert faced(row) == [("differs", [("no", "peskov"), ("yes", "wp")]), ("same", [("yes", "kremlin"), ("yes", "wp")])]
    assert row.verdict == "differs"


def test_values_that_are_the_same_face_each_other_first() -> None:
    told = event(
        account("kremlin", {"a": "150 min"}),
        account("peskov", {"a": "2 h"}),
        account("wp", {"a": "120 min"}),
        account("rt", {"a": "2 h 30 min"}),
    )

    (row,) = of(told, sides=("kremlin,peskov", "wp,rt")).rows

    assert row.verdict == "same"


def test_a_source_on_both_sides_faces_itself() -> None:
    """Two stores in which two sources have swapped what they say do not tell the same."""
    before = timeline(event(account("kremlin", {"a": "30 days"}), account("wp", {"a": "45 days"})))
    after = timeline(event(account("kremlin", {"a": "45 days"}), account("wp", {"a": "30 days"})))

    report = diff([Side(label="before", timeline=before), Side(label="after", timeline=after)])
    (row,) = report.events[0].rows

    assert sorted(faced(row)) == [
        ("differs", [("30 days", "kremlin"), ("45 days", "kremlin")]),
        ("differs", [("45 days", "wp"), ("30 days", "wp")]),
    ]


def test_the_latest_account_wins_and_what_it_replaced_is_kept() -> None:
    told = event(
        account("kremlin", {"a": "2"}, published="2025-03-19"),
        account("kremlin", {"a": "1"}, published="2025-03-18"),
        account("wp", {"a": "2"}, published="2025-03-19"),
    )

    (row,) = of(told).rows

    assert row.verdict == "same"
    assert [[value.value for value in earlier] for earlier in row.earlier] == [["1"], []]


@pytest.mark.parametrize(("within", "verdict"), [(0, "differs"), (4 * MINUTE, "differs"), (5 * MINUTE, "compatible")])
def test_times_within_the_tolerance_are_compatible(within: int, verdict: str) -> None:
    told = event(
        account("kremlin", {"began": "2025-03-18T10:00:00Z"}, when="2025-03-18T10:00Z"),
        account("wp", {"began": "2025-03-18T10:05:00Z"}, when="2025-03-18T10:05Z"),
    )

    assert {row.verdict.value for row in of(told, within=within).rows} == {verdict}


def test_a_diff_has_at_least_two_sides() -> None:
    with pytest.raises(ValueError, match="two sides"):
        diffed(timeline(event(account("kremlin"))), "kremlin")


def test_an_event_that_only_other_sources_tell_is_left_out() -> None:
    story = timeline(event(account("rt", {"a": "1"}), when="2025-03-18"))

    assert diffed(story, "kremlin", "wp").events == ()


def test_dates_are_drawn_by_the_time_of_the_event() -> None:
    entry = of(event(account("kremlin", when="2025-03-19"), account("wp"), when="2025-03-18"))

    assert entry.when == parse_when("2025-03-18")
