"""What is shown of a change is the change, and takes as long as the text is."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import generate
from tests.counting import calls
from timeline.store.editing.difference import unified

LINES = st.lists(st.sampled_from("abcdefgh"), max_size=30)


def patched(before: str, diff: str) -> str:
    """The old text with the change in it, each hunk checked against the lines that it says to be there."""
    old = before.split("\n")
    new: list[str] = []
    at = 0
    lines = diff.replace("\n\\ No newline at end of file", "").split("\n")[2:-1]
    for line in lines:
        hunk = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line)
        if hunk is not None:
            begin = int(hunk[1]) - (hunk[2] != "0")
            new += old[at:begin]
            at = begin
            assert len(new) == int(hunk[3]) - (hunk[4] != "0")
            continue
        if line[0] != "+":
            assert old[at] == line[1:]
            at += 1
        if line[0] != "-":
            new.append(line[1:])
    return "\n".join([*new, *old[at:]])


def texts(lines: list[str]) -> str:
    return "".join(line + "\n" for line in lines)


@given(LINES, LINES)
def test_the_old_text_with_the_change_is_the_new_one(old: list[str], new: list[str]) -> None:
    before, after = texts(old), texts(new)

    diff = unified(before, after, "f")

    assert (patched(before, diff) if diff else before) == after


@given(LINES, LINES, st.integers(300, 400))
def test_that_holds_where_no_line_stands_alone(old: list[str], new: list[str], times: int) -> None:
    before, after = texts(["x", *old] * times), texts(["x", *new, "x"] * times)

    assert patched(before, unified(before, after, "f")) == after


def test_a_name_that_changes_everywhere_changes_its_lines_and_no_others() -> None:
    before = generate(300, 1)
    after = before.replace("source: bbc", "source: other")

    diff = unified(before, after, "f")

    assert [line for line in diff.split("\n") if line[:1] == "-"][1:] == ["-      - source: bbc"] * before.count(
        "source: bbc"
    )


def one_event(accounts: int) -> str:
    return "events:\n  - id: e\n    accounts:\n" + "      - source: bbc\n        says: They met.\n" * accounts


def generated(events: int) -> str:
    return generate(events, 1)


@pytest.mark.parametrize("text_of", [generated, one_event])
def test_work_grows_as_the_text_does(text_of: Callable[[int], str]) -> None:
    def comparing(size: int) -> int:
        before = text_of(size)
        return calls(lambda: unified(before, before.replace("source: bbc", "source: other"), "f"))

    comparing(10)

    assert comparing(2000) < 5 * comparing(500)
