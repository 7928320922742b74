"""What a source has changed: the old value and the new one, when, and whether it says itself that it corrects."""

import json

import pytest

from tests.render.diffs import report, texts, told
from timeline.model import Account, Citation, Point
from timeline.render.detail import detail
from timeline.render.diff import diff_lines
from timeline.render.diff_json import diff_json
from timeline.render.diff_markdown import diff_markdown
from timeline.render.view import View
from timeline.when import parse_when


def dead(
    source: str, value: str, day: str | None = None, *, corrects: bool = False, repeats: str | None = None
) -> Account:
    published = None if day is None else parse_when(day)
    return Account(
        source=source,
        points=(Point(name="dead", value=value),),
        cite=(Citation(published=published),),
        published=published,
        corrects=corrects,
        repeats=repeats,
    )


FIRST, LAST = dead("office", "30", "2025-05-01"), dead("office", "13", "2025-05-04")
OPENLY = told(FIRST, dead("office", "13", "2025-05-04", corrects=True), dead("mayor", "13"))
SILENTLY = told(FIRST, LAST, dead("mayor", "13"))
REPEATED = told(FIRST, LAST, dead("paper", "30", repeats="office"))


def joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("width", [60, 92, 160])
def test_one_event(width: int) -> None:
    for timeline, how in ((OPENLY, "corrected openly"), (SILENTLY, "not said to be a correction")):
        # The column of values alone, whose lines break where it is narrow.
        drawn = joined([line.partition("■")[0] for line in texts(detail(timeline, timeline.events, View(width=width)))])

        assert f"changed: 30 → 13 4 May, {how}" in drawn.replace("● ", "")


def test_two_sides() -> None:
    drawn = joined(texts(diff_lines(report(OPENLY, "office", "mayor"), View(width=100))))

    assert "changed: 30 → 13" in drawn
    assert "corrected openly" in drawn


def test_grid() -> None:
    drawn = joined(texts(diff_lines(report(OPENLY, "office", "mayor", "paper"), View(width=160))))

    assert "changed: 30 → 13 4 May, corrected openly" in drawn


def test_markdown() -> None:
    assert "*changed: 30 → 13, 4 May, corrected openly*" in diff_markdown(report(OPENLY, "office", "mayor"))


def test_json() -> None:
    ((row,),) = [event["rows"] for event in json.loads(diff_json(report(OPENLY, "office", "mayor")))["events"]]

    assert row["earlier"][0][0]["changed"] == {"to": "13", "published": "2025-05-04", "corrects": True}


def test_ascii() -> None:
    drawn = joined(texts(detail(OPENLY, OPENLY.events, View(width=92, ascii=True))))

    assert "changed: 30 -> 13" in drawn


def test_what_is_taken_back_is_only_earlier() -> None:
    timeline = told(dead("office", "30"), Account(source="office", stance="retracted"), dead("mayor", "13"))
    drawn = joined(texts(detail(timeline, timeline.events, View(width=92))))

    assert "30 earlier" in drawn
    assert "changed" not in drawn


def test_a_repeat_of_the_old_value_says_so() -> None:
    shown = joined(texts(detail(REPEATED, REPEATED.events, View(width=160))))
    sides = joined(texts(diff_lines(report(REPEATED, "office", "paper"), View(width=120))))

    assert "□ Paper of a value since withdrawn" in shown
    assert "of a value since withdrawn" in sides


def test_who_says_the_old_value_by_himself_repeats_nothing() -> None:
    timeline = told(FIRST, LAST, dead("paper", "30"))

    assert "withdrawn" not in joined(texts(detail(timeline, timeline.events, View(width=160))))
