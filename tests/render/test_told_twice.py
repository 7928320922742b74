"""What one store tells twice, drawn and as JSON."""

import json

import pytest

from tests.compare.matching.test_stories import A, event
from timeline.compare.matching import told_twice
from timeline.model import Timeline
from timeline.render.columns import width_of
from timeline.render.paint import paint
from timeline.render.told_twice import twice_json, twice_lines
from timeline.render.view import View

STORE = Timeline(
    events=(*A.events, event("again", "2031-05-04", "Gates of the Orlo dam open, the village of Brena floods"))
)
TWICE = told_twice(STORE)


def test_a_pair_stands_with_its_score_both_times_and_the_reasons() -> None:
    lines = [line.strip() for line in paint(twice_lines(TWICE, STORE, View(width=200)), color=False).splitlines()]

    assert lines[0] == "1 pair told twice"
    assert lines[2].startswith(f"{TWICE[0].score:.2f}  a1  Sun 4 May 2031  Two gates")
    assert lines[3].startswith("again  Sun 4 May 2031  Gates of the Orlo dam")
    assert lines[4] == "; ".join(TWICE[0].reasons)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert max(width_of(line) for line in twice_lines(TWICE, STORE, View(width=width))) <= width


def test_the_json_has_the_pairs_with_their_reasons() -> None:
    told = json.loads(twice_json(TWICE))

    assert told["schema"] == "timeline.twice/1"
    assert [(pair["a"], pair["b"], pair["reasons"]) for pair in told["pairs"]] == [
        ("a1", "again", list(TWICE[0].reasons))
    ]
