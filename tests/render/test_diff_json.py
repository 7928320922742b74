"""The JSON of `diff`: the keys that other programs rely on."""

import json
from typing import Any

import msgspec
import pytest

from tests.render.diffs import SOURCES, ferry, report, told
from timeline.compare.diff import diff
from timeline.compare.overview import every_pair
from timeline.compare.sides import Side
from timeline.model import Account, Event, Point, Timeline
from timeline.render.diff_json import diff_json, pairs_json
from timeline.when import parse_when

TIMELINE = told(
    Account(source="office", points=(Point(name="drones", value="140 drones"), Point(name="pause", value="30 days"))),
    Account(source="mayor", points=(Point(name="drones", value="145 drones", kind="total"),)),
    Account(source="paper", points=(Point(name="drones", value="145 drones"),), repeats="mayor"),
)


def document(*sides: str) -> Any:
    return json.loads(diff_json(report(TIMELINE, *sides)))


def test_two_sides() -> None:
    assert document("office", "mayor") == {
        "schema": "timeline.diff/2",
        "sides": [{"label": "office"}, {"label": "mayor"}],
        "totals": {
            "events": {"both": 1, "only": [0, 0]},
            "points": {"differs": 1, "worded": 0, "only": 1, "not comparable": 0, "compatible": 0, "same": 0},
            "only": [1, 0],
        },
        "events": [
            {
                "ids": ["it", "it"],
                "title": "It",
                "verdict": "differs",
                "silence": None,
                "rows": [
                    {
                        "type": "point",
                        "name": "drones",
                        "verdict": "differs",
                        "values": [
                            {"text": "140 drones", "source": "office"},
                            {"text": "145 drones", "source": "mayor", "kind": "total"},
                        ],
                        "distance": {"amount": 5, "unit": "drones", "text": "5 drones apart"},
                    },
                    {
                        "type": "point",
                        "name": "pause",
                        "verdict": "only",
                        "values": [{"text": "30 days", "source": "office"}, None],
                        "distance": None,
                        "silence": [None, "not in accounts"],
                    },
                ],
            }
        ],
        "order": [],
    }


def test_a_side_of_several_values_has_every_facing() -> None:
    row = document("office,paper", "mayor")["events"][0]["rows"][0]

    assert row["values"] == [
        {"text": "140 drones", "source": "office"},
        {"text": "145 drones", "source": "mayor", "kind": "total"},
    ]
    assert [(facing["verdict"], facing["values"][0]["source"]) for facing in row["facings"]] == [
        ("differs", "office"),
        ("same", "paper"),
    ]
    assert row["facings"][1]["echo"] == {"source": "paper", "origin": "mayor", "how": "repeats"}


def test_three_sides_have_a_value_each_and_every_value_with_who_says_so() -> None:
    row = document("office", "mayor", "paper")["events"][0]["rows"][0]

    assert [value["source"] for value in row["values"]] == ["office", "mayor", "paper"]
    assert row["told"][1] == {
        "text": "145 drones",
        "sources": ["mayor", "paper"],
        "sides": [1, 2],
        "independent": 1,
        "alone": False,
        "contradicted": True,
        "worded": False,
        "others": ["differs", None, None],
    }


def test_values_that_can_both_be_true_are_joined() -> None:
    accounts = [
        Account(source=source, points=(Point(name="length", value=value),))
        for source, value in (("office", "~ 2 h"), ("mayor", "> 90 min"), ("paper", "> 90 min"))
    ]
    found = json.loads(diff_json(report(told(*accounts), "office", "mayor", "paper")))

    values = found["events"][0]["rows"][0]["told"]

    assert [(value["text"], value.get("joined"), value["alone"]) for value in values] == [
        ("> 90 min", None, False),
        ("~ 2 h", True, False),
    ]


@pytest.mark.parametrize(
    ("stance", "silence"), [("denies", "denied"), ("unconfirmed", "unconfirmed"), ("retracted", "retracted")]
)
def test_why_a_side_does_not_tell_an_event(stance: str, silence: str) -> None:
    account = msgspec.convert({"source": "mayor", "stance": stance}, Account)
    found = json.loads(diff_json(report(told(Account(source="office"), account), "office", "mayor")))

    assert found["events"][0]["silence"] == silence


def test_what_was_left_out_is_counted() -> None:
    timeline = told(Account(source="office", published=parse_when("2025-03-18")), Account(source="office"))
    found = json.loads(diff_json(report(timeline, "office@2025-03-19", "office")))

    assert found["undated"] == [1, 0]


def test_events_in_opposite_order() -> None:
    found = json.loads(diff_json(report(ferry(), "port", "operator")))

    assert found["order"] == [{"ids": ["rescue", "fire"]}]


def test_every_list_of_sides_is_as_long_as_the_sides() -> None:
    found = json.loads(diff_json(report(ferry(), "all")))

    lists = [
        found["totals"]["events"]["only"],
        found["totals"]["only"],
        *[event["ids"] for event in found["events"]],
        *[row["values"] for event in found["events"] for row in event["rows"]],
    ]
    assert {len(one) for one in lists} == {len(found["sides"])}


def test_the_overview_has_an_entry_for_each_pair() -> None:
    found = json.loads(pairs_json(every_pair(TIMELINE)))

    assert found["schema"] == "timeline.diff/2"
    assert found["pairs"][0] == {
        "sides": ["office", "mayor"],
        "events": 1,
        "points": {"differs": 1, "worded": 0, "only": 1, "not comparable": 0, "compatible": 0, "same": 0},
        "only": [1, 0],
    }
    assert found["pairs"][-1]["echoes"] == 1


def apart(*stories: Timeline) -> Any:
    sides = [Side(label=f"{number}.yaml", timeline=story) for number, story in enumerate(stories)]
    return json.loads(diff_json(diff(sides)))


def store(identity: str, source: str, says: str, **more: Any) -> Timeline:
    account = Account(source=source, says=says)
    event = Event(id=identity, title=says, own_when=parse_when("2025-03-18"), accounts=(account,), **more)
    return Timeline(timezone="Europe/Kyiv", sources=SOURCES, events=(event,))


def test_matched_events_say_by_what() -> None:
    by_id = apart(store("it", "office", "They met."), store("it", "paper", "They met."))
    by_link = apart(store("it", "office", "They met."), store("this", "paper", "They met.", same_as=("it",)))
    by_score = apart(store("it", "office", "Drones hit the port"), store("this", "paper", "Drones hit the port"))

    assert [found["events"][0]["match"]["by"] for found in (by_id, by_link, by_score)] == ["id", "link", "score"]
    assert by_link["events"][0] | {"rows": []} == {
        "ids": ["it", "this"],
        "title": "They met.",
        "verdict": "same",
        "silence": None,
        "match": {"by": "link", "score": 1.0},
        "rows": [],
    }
    assert 0.5 <= by_score["events"][0]["match"]["score"] <= 1
    assert by_score["totals"]["events"] == {"both": 1, "only": [0, 0], "matched": {"id": 0, "link": 0, "score": 1}}
    assert "matched" not in document("office", "mayor")["totals"]["events"]


def test_parts_are_named_side_by_side() -> None:
    parts = [store(name, "paper", says, same_as=("it",)) for name, says in (("one", "They met."), ("two", "They ate."))]
    both = msgspec.structs.replace(parts[0], events=parts[0].events + parts[1].events)

    (event,) = apart(store("it", "office", "They met."), both)["events"]

    assert event["ids"] == ["it", "one"]
    assert event["parts"] == [[], ["two"]]


def test_figures_in_running_text_are_possible_differences() -> None:
    left = store("it", "office", "Russia launched 145 drones overnight.")
    found = apart(left, store("it", "paper", "Russia launched 140 drones overnight."))

    assert found["events"][0]["verdict"] == "not comparable"
    assert found["events"][0]["possible"] == [
        {"texts": ["145 drones overnight", "140 drones overnight"], "sources": ["office", "paper"]}
    ]
