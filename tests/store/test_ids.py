"""Ids, and making one of a title."""

import pytest

from timeline.store.ids import id_of_title, is_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trump-putin-call", True),
        ("2025-03-18", True),
        ("v1.2_b", True),
        ("удар", True),
        ("यूक्रेन", True),
        ("東京-1", True),
        ("", False),
        ("-", False),
        ("..", False),
        ("a b", False),
        ("a/b", False),
        ("a@b", False),
        ("удар/два", False),
        ("a\n", False),
        ("é—", False),
        ("½", False),
    ],
)
def test_ids(text: str, *, expected: bool) -> None:
    assert expected == is_id(text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Trump and Putin speak by phone", "trump-and-putin-speak-by-phone"),
        ("Удар #3 по лікарні", "удар-3-по-лікарні"),
        ("  “Ceasefire”, they said. ", "ceasefire-they-said"),
        ("11.03.2025", ""),
        ("", ""),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 90, "x" * 60),
    ],
)
def test_an_id_is_made_of_the_words_of_a_title(title: str, expected: str) -> None:
    assert expected == id_of_title(title)
