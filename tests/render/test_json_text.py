"""JSON that no terminal takes for anything but text."""

import json

import pytest

from timeline.render.json_text import json_text


@pytest.mark.parametrize("letter", ["\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028"])
def test_what_is_not_seen_is_escaped_and_read_as_it_was(letter: str) -> None:
    text = json_text({f"key{letter}": [f"31m{letter}RED"]})

    assert letter not in text
    assert f"\\u{ord(letter):04x}" in text
    assert json.loads(text) == {f"key{letter}": [f"31m{letter}RED"]}


def test_letters_of_any_script_stay_as_they_are() -> None:
    assert json_text({"title": "Удар, 漢字, مرحبا, 😀"}) == '{\n  "title": "Удар, 漢字, مرحبا, 😀"\n}\n'


def test_bytes_of_a_file_name_that_are_no_text_are_given_as_such() -> None:
    assert json.loads(json_text({"files": ("\udcff.yaml",)})) == {"files": ["\ufffd.yaml"]}
