"""How wordings are folded, and which of their words differ."""

import re

import pytest

from tests.tables import table
from timeline.value import changed_words, script_of
from timeline.value.wording import Run, folded_words


def bracketed(runs: list[Run]) -> str:
    """The text with its marked pieces in square brackets."""
    return "".join(f"[{text}]" if differs else text for text, differs in runs)


@pytest.mark.parametrize(("left", "right"), table("values.md", "Marks"))
def test_marked_words_are_those_of_the_page(left: str, right: str) -> None:
    """The brackets of the table stand where the marks are."""
    plain = [re.sub(r"[\[\]]", "", text) for text in (left, right)]

    assert (left, right) == tuple(map(bracketed, changed_words(*plain)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Energy  and\tInfrastructure!", ("energy", "and", "infrastructure")),
        ("U.S. firms", ("us", "firms")),
        ("didn’t", ("didnt",)),
        ("2.5 or so", ("2", "5", "or", "so")),
        ("25 or so", ("25", "or", "so")),
        ("50% & more", ("50", "%", "&", "more")),
        ("> 5 + 3", (">", "5", "+", "3")),
        ("30-day", ("30", "day")),
        ("STRASSE Straße", ("strasse", "strasse")),
        ("Cafe\u0301 CAFÉ", ("café", "café")),
        ("zero\u200dwidth \u200eleft", ("zerowidth", "left")),
        ("停火了", ("停", "火", "了")),
        ("か\u3099が", ("が", "が")),
        ("🇺🇦", ("🇺", "🇦")),
        ("«лапки»", ("лапки",)),
        ("...", ()),
        ("", ()),
    ],
)
def test_words_are_folded(text: str, words: tuple[str, ...]) -> None:
    """Case, space, punctuation and encoding do not count; symbols do."""
    assert words == folded_words(text)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("energy", "LATIN"),
        ("żółć", "LATIN"),
        ("ＡＢＣ", "LATIN"),
        ("енергетика", "CYRILLIC"),
        ("NATO та енергетика", "CYRILLIC"),
        ("ενέργεια", "GREEK"),
        ("طاقة", "ARABIC"),
        ("אנרגיה", "HEBREW"),
        ("停战", "CJK"),
        ("エネルギーのインフラ", "CJK"),
        ("에너지", "HANGUL"),
        ("ऊर्जा", "DEVANAGARI"),
        ("17:00", ""),
        ("", ""),
        ("aб", "CYRILLIC"),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    """Of two with as many letters it is the first in the alphabet, so that it is always the same one."""
    assert script == script_of(text)


def test_texts_too_long_to_help_are_not_marked() -> None:
    """Two books are not compared word by word, but a long text with one changed word is."""
    books = [" ".join(f"{side}{word % 997}" for word in range(5_000)) for side in "ab"]
    assert changed_words(*books) == ([(books[0], False)], [(books[1], False)])

    endless = "word " * 100_000
    assert changed_words(endless, endless + "one") == ([(endless, False)], [(endless + "one", False)])

    long = "word " * 5_000
    assert changed_words(long + "one", long + "two") == ([(long, False), ("one", True)], [(long, False), ("two", True)])
