"""Points as they are typed."""

import json

import pytest

from tests.tables import table
from timeline.entry_input.given_times import GivenTimes
from timeline.entry_input.typed_points import parse_fields, parse_point
from timeline.entry_input.values import Reader
from timeline.errors import TimelineError
from timeline.when import Home


@pytest.mark.parametrize(("typed", "name", "read"), table("adding.md", "Points"))
def test_the_page_tells_how_points_are_read(typed: str, name: str, read: str) -> None:
    expected = json.loads(read) if read.startswith("{") else read

    assert parse_point(typed) == (name, expected)


@pytest.mark.parametrize(("typed", "stored"), table("adding.md", "Values of points"))
def test_the_page_tells_what_values_are_stored_as(typed: str, stored: str) -> None:
    reader = Reader(times=GivenTimes((2025, 3, 20)), home=Home("Europe/Kyiv"))

    refused = stored.removeprefix("refused: ")
    if refused != stored:
        with pytest.raises(TimelineError, match=refused):
            reader.typed_point(typed)
    else:
        name = typed.partition("=")[0]
        assert reader.typed_point(typed) == (name, json.loads(stored) if stored.startswith("{") else stored)


@pytest.mark.parametrize(
    ("typed", "message", "mend"),
    [
        ("drones", "`drones` names no point and its value", "write NAME=VALUE: drones=145"),
        ("=145", "`=145` names no point and its value", "write NAME=VALUE: drones=145"),
        ("drones>=5", "the name of a point ends at the first `=`: `drones>`", "drones=>=5"),
        ("drones=", "the point `drones` has no value", "write drones=VALUE"),
        ("drones=5; knd=plan", "the point `drones` has no key `knd`", "did you mean kind?"),
        ("drones=5; kind=plan; kind=total", "the point `drones` has the key `kind` twice", "leave one of them out"),
    ],
)
def test_what_is_no_point_is_refused(typed: str, message: str, mend: str | None) -> None:
    with pytest.raises(TimelineError) as caught:
        parse_point(typed)

    problem = caught.value.problems[0]
    assert (problem.message, problem.mend) == (message, mend)


def test_fields_of_a_citation() -> None:
    allowed = frozenset({"url", "published"})

    assert parse_fields("url=https://e.org/?a=1; published=19 March", allowed, "a citation") == {
        "url": "https://e.org/?a=1",
        "published": "19 March",
    }
    with pytest.raises(TimelineError, match="a citation has no key `page`"):
        parse_fields("url=https://e.org; page=3", allowed, "a citation")
