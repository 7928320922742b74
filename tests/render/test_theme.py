"""Colours and glyphs: every role has a look, text can be read on common grounds, and no colour stands alone."""

import re

import pytest

from timeline.render.ink import HUES, Role
from timeline.render.theme import ASCII, UNICODE, Background, Glyphs, look

# The grounds of common themes: black, Catppuccin, One Dark, Solarized, Nord; white, One Light, Solarized, grey.
GROUNDS: dict[Background, tuple[str, ...]] = {
    "dark": ("#000000", "#1e1e2e", "#282c34", "#002b36", "#2e3440"),
    "light": ("#ffffff", "#fafafa", "#fdf6e3", "#eeeeee"),
}
BACKGROUNDS: tuple[Background, ...] = ("dark", "light")
LINES = (Role.RAIL, Role.SPAN)


def cube_colour(number: int) -> tuple[int, int, int]:
    """The red, green and blue of a cell of xterm's 256 colours, from 16 on."""
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return grey, grey, grey
    levels = (0, 95, 135, 175, 215, 255)
    number -= 16
    return levels[number // 36], levels[number // 6 % 6], levels[number % 6]


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance, WCAG 2.1."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour_of(role: Role, background: Background) -> int | None:
    found = re.search(r"38;5;(\d+)", look(role, background))
    return None if found is None else int(found[1])


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_look_that_can_be_read(role: Role, background: Background) -> None:
    colour = colour_of(role, background)
    least = 3.0 if role in LINES else 4.5

    assert colour is None or 16 <= colour <= 255
    if colour is not None:
        for ground in GROUNDS[background]:
            beneath = (int(ground[1:3], 16), int(ground[3:5], 16), int(ground[5:7], 16))
            assert contrast(cube_colour(colour), beneath) >= least, ground


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_hues_are_all_different(background: Background) -> None:
    assert len({colour_of(role, background) for role in HUES}) == len(HUES)


@pytest.mark.parametrize("role", [Role.PLAIN, Role.TITLE, Role.NODE])
def test_titles_and_text_keep_the_colour_of_the_terminal(role: Role) -> None:
    assert {colour_of(role, background) for background in BACKGROUNDS} == {None}


def test_ascii_glyphs_are_ascii() -> None:
    signs = [getattr(ASCII, name) for name in ASCII.__struct_fields__ if name != "ascii"]

    assert all(sign.isascii() and sign.isprintable() for sign in signs)


VERDICTS = ("differs", "worded", "compatible", "not_comparable", "ruled")
KINDS = ("institution", "person", "organisation", "press", "analyst", "other")
RAIL = ("spine", "gap", "begin", "body", "end", "open_begin", "open_end", "exact", "less_exact", "one_source", "denies")
TRANSLATION = ("quote_begin", "translation_begin", "translation_end")
"""What the words of others stand in; a quote in ASCII ends as it begins."""
STROKES = ("lasted", "may_have_lasted", "some_time", "unbound_left", "unbound_right", "denies")
DRAWINGS = {
    "a story": (*VERDICTS, *RAIL),
    "bars": ("differs", "worded", "spine", "gap", "exact", "less_exact", *STROKES),
    "two sides": (*VERDICTS, *TRANSLATION, "same", "left", "right", "spine"),
    "grid": (*VERDICTS, *TRANSLATION, "same", "one_source", "says_otherwise", "spine", *KINDS),
    "overview": (*VERDICTS, "same", "left", "right"),
    "one event": (*VERDICTS, *TRANSLATION, "same", "one_source"),
    "sources": ("differs", "worded"),
}
"""The marks that one drawing can have; separators, dashes and the lines of a strip are no marks."""


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("together", DRAWINGS.values(), ids=DRAWINGS)
def test_no_mark_has_two_meanings_in_one_drawing(glyphs: Glyphs, together: tuple[str, ...]) -> None:
    """In ASCII the grid alone marks the kinds of sources."""
    marks = dict.fromkeys(together if glyphs.ascii else (*together, *KINDS))

    assert len({getattr(glyphs, name) for name in marks}) == len(marks)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_a_translation_stands_in_no_quotation_marks(glyphs: Glyphs) -> None:
    """Whatever a quote may be written in, in the languages of the stories."""
    marks = {glyphs.translation_begin, glyphs.translation_end}
    assert not marks & {glyphs.quote_begin, glyphs.quote_end}

    assert len(marks) == 2
    assert not marks & set("\"'`“”„‟‘’‚‛«»‹›[]")


def test_the_mark_of_other_words_is_used_for_nothing_else() -> None:
    for glyphs in (UNICODE, ASCII):
        signs = [getattr(glyphs, name) for name in glyphs.__struct_fields__ if name != "ascii"]

        assert signs.count(glyphs.worded) == 1
