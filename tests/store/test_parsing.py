"""Characters that end a line in YAML 1.1 and are letters in YAML 1.2: both parsers read the newer version."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.stores import problems, read, tree
from timeline.store.line_breaks import disguised
from timeline.store.parsing import parsed
from timeline.store.positions import Document

BREAKS = ("\x85", "\u2028", "\u2029")


@pytest.mark.parametrize("character", BREAKS)
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("a: x¦y", {"a": "x¦y"}),
        ('a: "x¦y"', {"a": "x¦y"}),
        ("a: 'x ¦ y'", {"a": "x ¦ y"}),
        ("a: |\n  x¦y\n  z\n", {"a": "x¦y\nz\n"}),
        ("a: >\n  x¦\n  y\n", {"a": "x¦ y\n"}),
        ("x¦y: [¦, {a: b¦}]", {"x¦y": ["¦", {"a": "b¦"}]}),
        ("a: 5¦", {"a": "5¦"}),
        ("a: b ¦#c", {"a": "b ¦#c"}),
        ("# a¦b: 1\nc: 2", {"c": 2}),
        ("¦", "¦"),
        ('a: "¦\\ue000\\uE001"', {"a": "¦\ue000\ue001"}),
        ("a: ¦\ue000", {"a": "¦\ue000"}),
        ('a: "\\L\\P\\N"', {"a": "\u2028\u2029\x85"}),
    ],
)
def test_they_are_letters(character: str, lines: str, expected: object) -> None:
    text = lines.replace("¦", character)

    assert parsed(text) == _with(expected, character)
    assert tree(Document(text, "store.yaml")) == _with(expected, character)


def _with(value: object, character: str) -> object:
    if isinstance(value, str):
        return value.replace("¦", character)
    if isinstance(value, list):
        return [_with(each, character) for each in value]
    if isinstance(value, dict):
        return {_with(key, character): _with(each, character) for key, each in value.items()}
    return value


@pytest.mark.parametrize("character", BREAKS)
def test_what_is_wrong_behind_them_has_its_place(character: str) -> None:
    text = f"timeline: 1\ntitle: A{character}B\nnote: {{}} # {character}\nx-{character}: 1\n"

    (problem,) = problems(text)

    assert problem.place is not None
    assert (problem.message, problem.place.line, problem.place.column) == (
        "`note` is a text, and here is a map of keys", 3, 7,
    )  # fmt: skip
    assert (problem.place.excerpt, problem.place.above) == (f"note: {{}} # {character}", f"title: A{character}B")


@pytest.mark.parametrize("character", BREAKS)
def test_what_is_no_yaml_behind_them_has_its_place(character: str) -> None:
    (problem,) = problems(f"timeline: 1\ntitle: A{character}B: C\n")

    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (2, 11)


def test_a_text_with_all_of_them_is_kept_as_it_is_written() -> None:
    text = 'timeline: 1\ntitle: "a\u2028b\u2029c\x85d"\n'

    stored = read(text)

    assert (stored.timeline.title, stored.text) == ("a\u2028b\u2029c\x85d", text)


@given(st.text(st.sampled_from([*BREAKS, "a", "\ue000", "\ue001", "E", "0", "é"])))
def test_a_disguise_is_as_long_and_can_be_undone(text: str) -> None:
    given_text, originals = disguised(text)

    assert len(given_text) == len(text)
    assert given_text.translate(originals) == text
    assert not set(BREAKS) & set(given_text)
