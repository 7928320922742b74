"""Colours and glyphs: every role has a look, text can be read on common grounds, and no colour stands alone."""

import re
from itertools import product

import pytest
from coloraide import Color

from timeline.render.ink import HUES, Role
from timeline.render.theme import ASCII, GROUND, INK, UNICODE, Background, Glyphs, look, web_color, web_color_of

# The grounds of common themes: black, Catppuccin, One Dark, Solarized, Nord; white, One Light, Solarized, grey.
GROUNDS: dict[Background, tuple[str, ...]] = {
    "dark": ("#000000", "#1e1e2e", "#282c34", "#002b36", "#2e3440"),
    "light": ("#ffffff", "#fafafa", "#fdf6e3", "#eeeeee"),
}
BACKGROUNDS: tuple[Background, ...] = ("dark", "light")
LINES = (Role.RAIL, Role.SPAN)


MARKS = HUES
"""Roles that only the marks of sources and bars have: signs, not text."""


def color_of(role: Role, background: Background) -> Color | None:
    found = web_color(role, background)
    return None if found is None else Color(found)


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_look_that_can_be_read(role: Role, background: Background) -> None:
    """WCAG 2.1 asks for 4.5 : 1 of text (1.4.3), and 3 : 1 of lines and signs (1.4.11)."""
    color = color_of(role, background)
    least = 3.0 if role in (*LINES, *MARKS) else 4.5

    if color is not None:
        for ground in GROUNDS[background]:
            assert color.contrast(ground) >= least, ground


SIGNS = (Role.DIFFERS, Role.WORDED, Role.COMPATIBLE, Role.DIM)
"""What marks a verdict; what is the same or cannot be compared is dim."""
SIDE_BY_SIDE: dict[str, tuple[float, tuple[Role, ...], tuple[Role, ...]]] = {
    "verdicts": (6.5, SIGNS, SIGNS),
    "verdicts and times": (6.5, SIGNS, (Role.TIME,)),
    "the sides of a diff": (10.0, (Role.LEFT,), (Role.RIGHT,)),
    "the sides of a diff and verdicts": (6.5, (Role.LEFT, Role.RIGHT), SIGNS),
    "problems, warnings and mends": (
        6.5,
        (Role.DIFFERS, Role.WARNING, Role.ADDED, Role.DIM),
        (Role.DIFFERS, Role.ADDED),
    ),
    "the first four sources": (10.0, HUES[:4], HUES[:4]),
    "sources": (6.5, HUES, HUES),
    "sources and disputes": (7.5, HUES, (Role.DIFFERS, Role.WORDED)),
    "sources and dim marks": (8.0, HUES, (Role.DIM, Role.RAIL)),
    "sources and what can both be true": (5.0, HUES, (Role.COMPATIBLE,)),
    "lines and dim text": (6.5, (Role.RAIL,), (Role.DIM,)),
}
"""Pairs that one looks at together, and by how much (CIEDE2000) they differ at least. About 2 is just seen."""
EYES = (None, "protan", "deutan", "tritan")
"""All cones, or one kind missing. Simulated after Viénot, Brettel and Mollon (1999), without blue cones after Brettel,
Viénot and Mollon (1997), as coloraide does."""


@pytest.mark.parametrize("eyes", EYES, ids=["all cones", *EYES[1:]])
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("together", SIDE_BY_SIDE)
def test_what_stands_side_by_side_is_told_apart(together: str, background: Background, eyes: str | None) -> None:
    least, these, those = SIDE_BY_SIDE[together]

    apart = {
        (one.value, other.value): seen(one, background, eyes).delta_e(seen(other, background, eyes), method="2000")
        for one, other in product(these, those)
        if one is not other and color_of(one, background) != color_of(other, background)
    }

    assert min(apart.values()) >= least, min(apart, key=lambda pair: apart[pair])


def seen(role: Role, background: Background, eyes: str | None) -> Color:
    color = color_of(role, background)
    assert color is not None
    return color if eyes is None else color.filter(eyes)


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_roles_that_stand_side_by_side_share_no_colour(background: Background) -> None:
    """But for a warning, which has the colour of what is worded otherwise."""
    for _, these, those in SIDE_BY_SIDE.values():
        roles = dict.fromkeys((*these, *those))

        assert len({web_color(role, background) for role in roles}) == len(roles)


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_pictures_stand_on_a_ground_of_their_own(background: Background) -> None:
    assert Color(INK[background]).contrast(GROUND[background]) >= 12
    for role in Role:
        color = color_of(role, background)
        assert color is None or color.contrast(GROUND[background]) >= (3.0 if role in (*LINES, *MARKS) else 4.5)


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_no_source_has_a_warm_colour(background: Background) -> None:
    """From orange to yellow all belongs to disputes (hues of CIE LCh, where blue is 290)."""
    for role in HUES:
        hue = seen(role, background, None).convert("lch-d65")["hue"]

        assert not 10 < hue < 112, role


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_colours_are_cells_of_the_256(background: Background) -> None:
    """So that they look alike wherever there are as many or more; 0 to 15 are what the user made of them."""
    for role in Role:
        found = re.search(r"38;5;(\d+)", look(role, background))

        assert (found is None) == (web_color(role, background) is None)
        assert found is None or 16 <= int(found[1]) <= 255


@pytest.mark.parametrize(("cell", "expected"), [(16, "#000000"), (209, "#ff875f"), (244, "#808080"), (255, "#eeeeee")])
def test_cells_have_the_colours_of_xterm(cell: int, expected: str) -> None:
    assert web_color_of(cell) == expected


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize(
    "together", [SIGNS, (Role.LEFT, Role.RIGHT, *SIGNS), (Role.DIFFERS, Role.WARNING, Role.ADDED), HUES[:4]]
)
def test_sixteen_colours_tell_verdicts_sides_and_the_first_sources_apart(
    together: tuple[Role, ...], background: Background
) -> None:
    """Their contrast cannot be stated: each user has chosen these colours himself."""
    colors = {look(role, background, 16).split(";")[-1] for role in together}

    assert len(colors) == len(together)
    assert colors <= {str(number) for first in (30, 90) for number in range(first, first + 8)}


@pytest.mark.parametrize("role", [Role.PLAIN, Role.TITLE, Role.NODE])
def test_titles_and_text_keep_the_colour_of_the_terminal(role: Role) -> None:
    assert {web_color(role, background) for background in BACKGROUNDS} == {None}


def test_ascii_glyphs_are_ascii() -> None:
    signs = [getattr(ASCII, name) for name in ASCII.__struct_fields__ if name not in {"ascii", "bracketed"}]

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
    "overview": (*VERDICTS, "same", "nothing_compares", "itself", "spine"),
    "pairs": (*VERDICTS, "same", "left", "right"),
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
        signs = [getattr(glyphs, name) for name in glyphs.__struct_fields__ if name not in {"ascii", "bracketed"}]

        assert signs.count(glyphs.worded) == 1
