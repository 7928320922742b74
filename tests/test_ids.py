"""The names of cases say what a case is; a value without a name is refused when tests are collected."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import pytest_make_parametrize_id
from tests.ids import UnnamedError, name_of
from timeline.model import Account, Point, Timeline
from timeline.render.view import View
from timeline.verdict import Verdict
from timeline.when import parse_when


@pytest.mark.parametrize(
    ("value", "name"),
    [
        pytest.param("", "empty", id="no text"),
        pytest.param("two words", "two words", id="text"),
        pytest.param("x" * 1000, "x" * 60 + ".. 1000 characters", id="long text"),
        pytest.param(Decimal("2.5"), "2.5", id="number"),
        pytest.param([], "empty", id="no list"),
        pytest.param(["a", ("b", 5)], "a, b, 5", id="list"),
        pytest.param({"b", "a"}, "a, b", id="set"),
        pytest.param({"a": [1], "b": None}, "a=1, b=None", id="map"),
        pytest.param(Path("folder") / "store.yaml", "store.yaml", id="path"),
        pytest.param(Verdict.SAME, "SAME", id="one of several"),
        pytest.param(parse_when("2025-03-18"), "2025-03-18", id="time"),
        pytest.param(Account("wp", points=(Point("n", "5"),)), "wp points=n 5", id="entry"),
        pytest.param(View(width=40, zone="source"), "width=40 zone=source", id="options"),
        pytest.param(Timeline(), "Timeline", id="entry with nothing in it"),
        pytest.param(name_of, "name_of", id="function"),
    ],
)
def test_a_name_is_made_of_the_value(value: object, name: str) -> None:
    assert name_of(value) == name


@pytest.mark.parametrize(
    "value",
    [lambda: None, object(), [object()], Account("wp", points=(Point("n", "5"),) * 40)],
    ids=["function without a name", "object", "object in a list", "entry with too much in it"],
)
def test_what_says_too_little_or_too_much_is_refused(value: object) -> None:
    with pytest.raises(UnnamedError):
        name_of(value)
    with pytest.raises(pytest.Collector.CollectError, match="no name for a case by `it`"):
        pytest_make_parametrize_id(value, "it")


def test_what_a_terminal_may_act_on_is_escaped() -> None:
    assert pytest_make_parametrize_id("a\n\x1b[1m", "text") == r"a\n\x1b[1m"
