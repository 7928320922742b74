"""Text in cells: what is made harmless, how wide it is, and how it wraps and is cut."""

import re
import subprocess
import sys
import unicodedata

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from timeline.render.text import _NARROW, _kept_clusters, _wide, cells, clean, clusters, cut, harmless, pad, wrap
from timeline.render.theme import ASCII, UNICODE, Glyphs

BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
anything = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A title", "A title"),
        ("[red]kept[/red]", "[red]kept[/red]"),
        ("two  spaces\tand\r\na line", "two spaces and a line"),
        ("  around  ", "around"),
        ("\x1b[31mred\x07", "^[[31mred^G"),
        ("\x00\x7f\x9b", "^@^?<U+009B>"),
        ("one\u2028two\u0085three", "one two three"),
        ("\u202eevil\u2066", "<U+202E>evil<U+2066>"),
        ("\u200bze\u200dro\ufeff wi\u00addth", "ze\u200dro width"),
        ("שלום", "שלום"),
        ("\u200fשלום\u200e", "שלום"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200c\u200d", ""),
        ("end\n\u00ad", "end"),
        ("a\u200d\u200d b \u200c\u00adc", "a b c"),
        ("1\u00a0700 м²", "1\u00a0700 м²"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("\ud800", "<U+D800>"),
        ("\U000e0041tag", "tag"),
    ],
)
def test_clean_shows_what_would_move_the_cursor(text: str, expected: str) -> None:
    actual = clean(text)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Kyiv’s”… 11–25 — 1\u00a0700", '"Kyiv\'s".. 11-25 - 1 700'),
        ("Київ · 東京", "Київ - 東京"),
    ],
)
def test_ascii_drawings_have_plain_quotes_and_dashes_and_keep_letters(text: str, expected: str) -> None:
    actual = clean(text, ASCII)

    assert expected == actual


@given(anything, st.sampled_from([UNICODE, ASCII]))
def test_clean_text_has_no_control_characters_and_stays_as_it_is(text: str, glyphs: Glyphs) -> None:
    shown = clean(text, glyphs)

    assert not [character for character in shown if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")]
    assert BIDI.isdisjoint(shown)
    assert shown == clean(shown, glyphs) == harmless(shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("plain", 5),
        ("Київ “так”…", 11),
        ("日本語", 6),
        ("ｶﾅ", 2),
        ("e\u0301", 1),
        ("🎉", 2),
        ("❤\ufe0f", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("a\u200db", 2),
        ("👩🏽\u200d🚒", 2),
        ("🏳\ufe0f\u200d🌈", 2),
        ("👍🏽", 2),
        ("🇺🇦", 2),
        ("🇺🇦🇱🇹", 4),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2),
        ("❤\ufe0e", 1),
        ("1\ufe0f\u20e3", 2),
        ("©\ufe0f", 2),
        ("नमस्ते", 4),
        ("हिन्दी", 4),
        ("বাংলা", 4),
        ("தமிழ்", 4),
        ("မြန်မာ", 5),
        ("กรุงเทพ", 6),
        ("น้ำ", 2),
        ("한국어", 6),
        ("\u1112\u1161\u11ab", 2),
        ("ｶﾞ", 2),
        ("𠀀", 2),
        ("①±×°§…—", 7),
        ("می\u200cخواهم", 7),
        ("≠ ≈ ¦ ■ ▲ ◆ □ ◇ ┏ ┃ ┇ ┗ ● ○ ┊", 29),
    ],
)
def test_cells_are_those_of_a_terminal(text: str, expected: int) -> None:
    actual = cells(text)

    assert expected == actual


syllables = st.text(
    st.sampled_from(
        "aя日 \u0301\u200d\u200c\ufe0f\ufe0e👩🚒🏽🇺🇦❤1\u20e3नमस्तेि्ीবাதிழ்မြာ"
        "각\u1112\u1161\u11abน้ำ🏴\U000e0067\U000e007fא\u0600"
    ),
    max_size=12,
)
"""What combines in every way that terminals know."""


@pytest.mark.parametrize(("signs", "width", "least"), [(_NARROW, 1, 2_500), (_wide(), 2, 150_000)], ids=["one", "two"])
def test_signs_that_are_not_looked_up_have_the_cells_of_wcwidth(signs: re.Pattern[str], width: int, least: int) -> None:
    measured = [chr(code) for code in range(0x110000) if signs.fullmatch(chr(code))]

    assert len(measured) > least
    assert [sign for sign in measured if wcwidth.wcwidth(sign) != width] == []


@pytest.mark.parametrize("signs", [_NARROW, _wide()], ids=["one", "two"])
def test_signs_that_are_not_looked_up_are_signs_by_themselves(signs: re.Pattern[str]) -> None:
    """Whatever of them stands together."""
    measured = "".join(chr(code) for code in range(0x110000) if signs.fullmatch(chr(code)))

    for text in (measured, measured[::-1]):
        assert sum(1 for _ in wcwidth.iter_graphemes(text)) == len(text)


@pytest.mark.parametrize("text", ["Київ ≟ ≠ → 東京で", "서울", "ירושלים", "القاهرة", "Ελλάδα", "თბილისი", "Երևան"])
def test_most_stories_need_no_tables(text: str) -> None:
    program = f"import sys; from timeline.render.text import *; cells({text!r}); cut({text!r}, 3); wrap({text!r}, 3)"
    program += "; print('wcwidth' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_glyph_is_one_cell_but_for_some_in_ascii(glyphs: Glyphs) -> None:
    fields = [name for name in glyphs.__struct_fields__ if name not in ("ascii", "bracketed", "levels")]
    wide = {name for name in fields if cells(getattr(glyphs, name)) != 1}

    assert set(map(cells, glyphs.levels)) == {1}
    assert len(glyphs.levels) == 8
    assert wide == ({"became", "ellipsis", "quote_begin", "quote_end"} if glyphs.ascii else set())


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("Kyiv accepts a 30-day ceasefire", 12, ["Kyiv accepts", "a 30-day", "ceasefire"]),
        ("abcdefghijkl xy", 5, ["abcde", "fghij", "kl xy"]),
        ("日本語の長い題名", 7, ["日本語", "の長い", "題名"]),
        ("東京 and more", 8, ["東京 and", "more"]),
        ("日本", 1, ["日", "本"]),
    ],
)
def test_wrap_breaks_at_spaces_and_between_wide_characters(text: str, width: int, expected: list[str]) -> None:
    actual = wrap(text, width)

    assert expected == actual


def test_wrap_can_make_lines_even() -> None:
    actual = wrap("a long line and then one", 16, even=True)

    assert actual == ["a long line", "and then one"]


def test_wrap_can_have_a_shorter_first_line() -> None:
    actual = wrap("one two three", 9, first=4)

    assert actual == ["one", "two three"]


@given(anything | syllables, st.integers(2, 40), st.booleans())
def test_wrapping_loses_nothing_but_spaces(text: str, width: int, even: bool) -> None:
    shown = clean(text)

    lines = wrap(shown, width, even=even)

    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")
    widest = max([size for _, size in clusters(shown)], default=0)
    assert max(map(cells, lines)) <= max(width, widest)


@pytest.mark.parametrize(
    ("text", "width", "only_ascii", "expected"),
    [
        ("short", 5, False, "short"),
        ("longer", 5, False, "long…"),
        ("longer", 5, True, "lon.."),
        ("two words", 5, False, "two…"),
        ("日本語", 4, False, "日…"),
        ("longer", 1, True, "."),
        ("longer", 0, False, ""),
    ],
)
def test_cut_text_ends_in_an_ellipsis(text: str, width: int, only_ascii: bool, expected: str) -> None:
    actual = cut(text, width, ASCII if only_ascii else UNICODE)

    assert expected == actual


@given(anything | syllables, st.integers(0, 40))
def test_cut_text_fits(text: str, width: int) -> None:
    assert cells(cut(clean(text), width)) <= width


def test_padding_counts_cells() -> None:
    assert pad("日本", 6) == "日本  "


def test_long_texts_are_not_kept_in_memory() -> None:
    kept = _kept_clusters.cache_info().currsize
    for number in range(10):
        assert cells("日" * (1_000 + number)) == 2 * (1_000 + number)
        assert cells(cut("日" * (1_000 + number), 20)) <= 20

    assert _kept_clusters.cache_info().currsize <= kept + 1  # the ellipsis
