"""A value that its source denies: a reader of any drawing or document sees it at the value."""

import json

import pytest

from tests.render.diffs import report, texts, told
from timeline.model import Account, Point
from timeline.render.as_json import show_json
from timeline.render.detail import detail
from timeline.render.diff import diff_lines
from timeline.render.diff_json import diff_json
from timeline.render.diff_markdown import diff_markdown
from timeline.render.full import full
from timeline.render.textconv import store_text
from timeline.render.view import View


def offer(source: str, value: str = "money was offered", *, denied: bool = False) -> Account:
    return Account(source=source, points=(Point(name="offer", value=value, stance="denies" if denied else None),))


TIMELINE = told(offer("office"), offer("mayor", denied=True), offer("paper"))


def lines_with(found: str, drawing: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in drawing if found in line]


def test_two_sides() -> None:
    drawn = texts(diff_lines(report(TIMELINE, "office", "mayor"), View(width=100)))

    assert lines_with("money", drawn) == ["offer money was offered ≠ denied: money was offered"]


def test_words_that_differ_are_marked_behind_the_denial() -> None:
    timeline = told(offer("office", "money for votes was offered"), offer("mayor", "money was offered", denied=True))
    drawn = texts(diff_lines(report(timeline, "office", "mayor"), View(width=120, attributes=False)))

    assert lines_with("money", drawn) == ["offer money [for votes] was offered ≟ denied: money was offered"]


@pytest.mark.parametrize("width", [60, 100])
def test_grid(width: int) -> None:
    drawn = texts(diff_lines(report(TIMELINE, "office", "mayor", "paper"), View(width=width)))

    assert [line.split("  ")[0] for line in lines_with("denied: money", drawn)] == [
        "denied: money was offered × ▲ × alone"
    ]


@pytest.mark.parametrize("width", [60, 100])
def test_one_event(width: int) -> None:
    drawn = texts(detail(TIMELINE, TIMELINE.events, View(width=width)))

    assert lines_with("▲ Mayor", drawn)[0].startswith("denied: money was offered")


def test_the_full_drawing() -> None:
    drawn = texts(full(TIMELINE, TIMELINE.events, View(width=140)))

    assert "money was offered ■ Office □ Paper ≠ denied: money was offered ▲ Mayor" in lines_with("≠  offer", drawn)[0]


def test_markdown() -> None:
    document = diff_markdown(report(TIMELINE, "office", "mayor"))

    assert "| **offer** | money was offered | ≠ | denied: money was offered |" in document


def test_json() -> None:
    (event,) = json.loads(diff_json(report(TIMELINE, "office", "mayor")))["events"]
    (shown,) = json.loads("".join(show_json(TIMELINE, TIMELINE.events)))["events"]

    assert [value.get("stance") for value in event["rows"][0]["values"]] == [None, "denies"]
    assert shown["accounts"][1]["points"]["offer"]["stance"] == "denies"


def test_textconv() -> None:
    assert [line for line in store_text(TIMELINE).splitlines() if "denies" in line] == [
        "it/mayor · offer · stance: denies"
    ]
