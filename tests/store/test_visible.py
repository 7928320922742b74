"""A text that shows nothing is an empty one."""

import re

import pytest

from tests.store.stores import problems
from timeline.store.visible import SEEN, emptiness, is_visible

NOTHING = ["", " ", "\t\n", "\u3000", "\u200b", "\u00a0", "\u2028", "\ufeff \u00ad", "\u2800", "\u3164", "\ufe0f"]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_seen(text: str) -> None:
    assert not is_visible(text)


@pytest.mark.parametrize("text", ["a", " .", "\u200bЖ", "😀", "家", "\u0301", "\ue000"])
def test_something_is_seen(text: str) -> None:
    assert is_visible(text)


def test_what_is_told_by_the_first_character_is_what_the_pattern_tells() -> None:
    characters = [chr(code) for code in range(0x3100)]

    assert [text for text in characters if is_visible(text) is not (re.fullmatch(SEEN, text) is not None)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ", "empty"),
        ("\u3000 \u3000", "empty: all that is in it is U+3000, which shows nothing"),
        ("\u200b\u200c\u200d\xa0", "empty: all that is in it is U+200B, U+200C, U+200D and more, which shows nothing"),
    ],
)
def test_an_empty_text_is_called_by_what_is_in_it(text: str, expected: str) -> None:
    assert emptiness(text) == expected


@pytest.mark.parametrize("escape", ["", " ", "\\u3000", "\\u200B", "\\uFEFF"])
@pytest.mark.parametrize(
    "lines",
    [
        'events: [{id: a, title: "¦"}]',
        'events: [{id: a, title: T, points: {p: "¦"}}]',
        'events: [{id: a, title: T, points: {p: {value: "¦"}}}]',
        'events: [{id: a, title: T, points: {"¦": p}}]',
        'events: [{id: a, title: T, points: {"¦": {value: 5}}}]',
        'sources: {a: {name: "¦"}}',
    ],
)
def test_titles_names_and_values_show_something(lines: str, escape: str) -> None:
    (problem,) = problems("timeline: 1\n" + lines.replace("¦", escape))

    assert problem.check == "missing"
    assert "empty" in problem.message
