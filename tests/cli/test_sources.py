"""`timeline sources`: who tells what, in which order, and what filters leave."""

import json
import re

import pytest

from tests.cli.running import SMALL, on_small, timeline
from tests.story.test_story import PATH, story

THIRD = SMALL.replace("  paper: {", "  silent: {type: analyst}\n  paper: {")


def ids(*arguments: str, store: str = THIRD) -> list[str]:
    """The sources that a call lists, in their order; where there are none, it says why."""
    result = timeline("--file", "-", "sources", *arguments, "--json", stdin=store.encode())
    listed = [source["id"] for source in json.loads(result.out)["sources"]]
    assert (result.status, result.err == "") == (0, bool(listed))
    return listed


def test_each_source_has_a_row() -> None:
    rows = on_small("sources").out.splitlines()

    assert rows[:2] == ["A small story", "2 sources · 4 accounts"]
    assert [re.split("  +", row.strip()) for row in rows[4:6]] == [
        ["■ Ministry", "ministry", "institution", "1", "1", "1", "19 Mar 2025", "19 Mar 2025"],
        ["□ Paper", "paper", "press", "3", "1", "1", "20 Mar 2025", "20 Mar 2025"],
    ]


@pytest.mark.parametrize(
    ("arguments", "order"),
    [
        ((), ["ministry", "silent", "paper"]),
        (("--by", "store"), ["ministry", "silent", "paper"]),
        (("--by", "accounts"), ["paper", "ministry", "silent"]),
        (("--by", "disputed"), ["ministry", "paper", "silent"]),
    ],
)
def test_order(arguments: tuple[str, ...], order: list[str]) -> None:
    assert ids(*arguments) == order


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (("--tag", "strike"), ["ministry", "paper"]),
        (("--tag", "talks"), ["paper"]),
        (("--until", "2024"), ["paper"]),
        (("--source", "ministry"), ["ministry", "paper"]),
        (("--only-source", "ministry"), ["ministry"]),
        (("--disputed",), ["ministry", "paper"]),
        (("--single-source",), ["paper"]),
        (("--grep", "quarrelled"), ["paper"]),
        (("--limit", "1"), ["ministry", "paper"]),
        (("--since", "2026"), []),
    ],
)
def test_filters_leave_sources_that_tell_what_passes(arguments: tuple[str, ...], left: list[str]) -> None:
    """Without one every source is listed; background events count."""
    assert ids() == ["ministry", "silent", "paper"]
    assert ids(*arguments) == left


def test_hidden_sources_contradict_nobody() -> None:
    document = json.loads(on_small("sources", "--only-source", "ministry", "--json").out)

    assert [source["disputed"] for source in document["sources"]] == [0]


def test_zone_decides_the_day() -> None:
    store = SMALL.replace("published: 2025-03-19", "published: 2025-03-19T23:30+02:00")

    assert "19 Mar 2025" in timeline("--file", "-", "sources", stdin=store.encode()).out
    assert "19 Mar 2025" not in timeline("--file", "-", "sources", "--tz", "Asia/Tokyo", stdin=store.encode()).out


def test_json_is_the_same_by_its_long_name() -> None:
    assert on_small("sources", "--format", "json").out == on_small("sources", "--json").out


def test_nothing_but_ascii() -> None:
    assert on_small("sources", "--ascii").out.isascii()


@pytest.mark.parametrize("width", [60, 100, 160])
def test_shipped_story_fits(width: int) -> None:
    result = timeline("--file", str(PATH), "sources", "--width", str(width))

    lines = result.out.splitlines()
    assert (result.status, result.err) == (0, "")
    assert max(map(len, lines)) <= width
    for source in story().sources:
        assert any(re.search(rf" {source}( |$)", line) for line in lines)
    assert sum("speaks for Kremlin" in line for line in lines) == 3


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--by", "name"), "“name”"),
        (("--source", "papr"), "paper"),
        (("--background",), "--background"),
        (("kremlin",), "kremlin"),
    ],
)
def test_wrong_input_is_named(arguments: tuple[str, ...], named: str) -> None:
    result = on_small("sources", *arguments)

    assert (result.status, result.out) == (2, "")
    assert named in result.err
