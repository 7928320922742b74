"""Notes of points: under the values they explain."""

import json

import pytest

from tests.render.diffs import report, texts, told
from timeline.model import Account, Point
from timeline.render.detail import detail
from timeline.render.diff import diff_lines
from timeline.render.diff_json import diff_json
from timeline.render.diff_markdown import diff_markdown
from timeline.render.view import View


def length(source: str, value: str, note: str | None = None) -> Account:
    return Account(source=source, points=(Point(name="length", value=value, note=note),))


TIMELINE = told(
    length("office", "90 min", "from the first call"), length("mayor", "2 h"), length("paper", "2 h", "by phone")
)


@pytest.mark.parametrize("width", [60, 100])
def test_a_note_stands_under_its_value(width: int) -> None:
    diff = texts(diff_lines(report(TIMELINE, "office", "mayor"), View(width=width)))
    event = texts(detail(TIMELINE, TIMELINE.events, View(width=width)))

    for drawn in (diff, event):
        at = next(number for number, line in enumerate(drawn) if "90 min" in line)
        assert "from the first call" in " ".join(drawn[at : at + 2])
        assert "\n".join(drawn).count("from the first call") == 1


def test_the_source_of_a_note_is_named_where_others_say_the_value_too() -> None:
    drawn = texts(diff_lines(report(TIMELINE, "office", "mayor,paper"), View(width=100)))

    assert any("Paper: by phone" in line for line in drawn)


@pytest.mark.parametrize("width", [60, 100])
def test_a_note_stands_under_its_value_in_a_grid(width: int) -> None:
    drawn = texts(diff_lines(report(TIMELINE, "office", "mayor", "paper"), View(width=width)))

    at = next(number for number, line in enumerate(drawn) if "90 min" in line)
    assert drawn[at + 1].strip() == "from the first call"
    at = next(number for number, line in enumerate(drawn) if " 2 h " in line)
    assert drawn[at + 1].strip() == "Paper: by phone"


def test_documents_have_it() -> None:
    pair = report(TIMELINE, "office", "mayor")

    assert "90 min *from the first call*" in diff_markdown(pair)
    (row,) = json.loads(diff_json(pair))["events"][0]["rows"]
    assert row["values"][0]["notes"] == [{"source": "office", "note": "from the first call"}]
