"""Pictures: SVG that every reader parses, with all of the text, and nothing that acts or is fetched."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.render.ink import Line, Piece, Role
from timeline.render.svg import svg
from timeline.render.text import cells, clean
from timeline.render.theme import GROUND, web_color

SVG = "{http://www.w3.org/2000/svg}"
LINES: list[Line] = [
    [Piece("A title", Role.TITLE), Piece("  Kyiv", Role.DIM)],
    [],
    [Piece(" 16:00  ", Role.TIME), Piece("┏   ", Role.SPAN), Piece("a [word]  東京 ", Role.PLAIN)],
]


def texts(picture: str) -> list[ET.Element]:
    return list(ET.fromstring(picture).iter(f"{SVG}text"))


def test_text_stands_where_it_stands_in_a_terminal() -> None:
    drawn = [
        (node.text, float(node.attrib["x"]), float(node.attrib["y"])) for node in texts(svg(LINES, background=None))
    ]

    assert drawn == [
        ("A title", 16, 28.5),
        ("Kyiv", 91.6, 28.5),
        ("16:00", 24.4, 60.5),
        ("┏", 83.2, 60.5),
        ("a [word]", 116.8, 60.5),
        ("東", 200.8, 60.5),
        ("京", 217.6, 60.5),
    ]


def test_every_text_is_as_wide_as_its_cells() -> None:
    """Whatever font a reader has."""
    for node in texts(svg(LINES, background="dark")):
        assert node.text is not None
        assert float(node.attrib["textLength"]) == pytest.approx(cells(node.text) * 8.4, abs=0.05)
        assert node.attrib["lengthAdjust"] == "spacingAndGlyphs"


def test_a_picture_is_as_large_as_its_text() -> None:
    root = ET.fromstring(svg(LINES, background="light"))

    assert (root.attrib["width"], root.attrib["height"]) == (f"{27 * 8.4 + 32:g}", "80")
    assert root.attrib["viewBox"] == f"0 0 {27 * 8.4 + 32:g} 80"


def test_an_empty_drawing_is_a_picture_too() -> None:
    assert texts(svg([], background=None)) == []


@pytest.mark.parametrize("background", ["dark", "light"])
def test_a_theme_is_that_of_the_terminal(background: str) -> None:
    picture = svg(LINES, background="dark" if background == "dark" else "light")

    assert f".time{{fill:{web_color(Role.TIME, 'dark' if background == 'dark' else 'light')}}}" in picture
    assert f".ground{{fill:{GROUND['dark' if background == 'dark' else 'light']}}}" in picture
    assert ".title{font-weight:bold}" in picture
    assert "@media" not in picture


def test_without_a_theme_it_follows_whoever_looks() -> None:
    light, _, dark = svg(LINES, background=None).partition("@media (prefers-color-scheme:dark)")

    assert f".time{{fill:{web_color(Role.TIME, 'light')}}}" in light
    assert f".time{{fill:{web_color(Role.TIME, 'dark')}}}" in dark


def test_without_colour_it_is_plain_text() -> None:
    assert {node.attrib.get("class") for node in texts(svg(LINES, background=None, color=False))} == {None}


HOSTILE = [
    "</text><script>alert(1)</script>",
    "<image href='https://example.org/x.png'/>",
    ']]> <![CDATA[ &amp; &lt; &#x3c; " onload="alert(1)',
    "</style><style>@import url(https://example.org/x.css)",
    "\x00\x1b[31m\x07\x9b\ufffe\uffff\ud800",
    "\u202eevil\u2066",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]> &x;",
]


@pytest.mark.parametrize(
    "hostile", HOSTILE, ids=["script", "image", "entities", "style", "control", "direction", "dtd"]
)
@pytest.mark.parametrize("role", [Role.PLAIN, Role.TITLE])
def test_user_text_is_text(hostile: str, role: Role) -> None:
    picture = svg([[Piece(hostile, role, "javascript:alert(1)")]], background=None, links=True)

    root = ET.fromstring(picture)
    assert {node.tag.removeprefix(SVG) for node in root.iter()} == {"svg", "title", "style", "rect", "text"}
    assert {name for node in root.iter() for name in node.attrib} <= ALLOWED
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]", picture)


ALLOWED = {"width", "height", "viewBox", "role", "class", "x", "y", "textLength", "lengthAdjust", "href"}


def test_only_web_addresses_are_links() -> None:
    line: Line = [Piece("here", link='https://example.org/?a=1&b="<'), Piece("there", link="file:///etc/passwd")]

    linked = ET.fromstring(svg([line], background=None, links=True)).findall(f"{SVG}a")
    assert [node.attrib["href"] for node in linked] == ['https://example.org/?a=1&b="<']
    assert "<a" not in svg([line], background=None)


def test_nothing_is_fetched() -> None:
    picture = svg(LINES, background=None)

    assert re.findall(r"https?://[^\"]*", picture) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"@import|@font-face|url\(|xlink|<image|<script|<foreignObject", picture)


@given(st.lists(st.lists(st.tuples(st.text(max_size=20), st.sampled_from(list(Role))), max_size=4), max_size=4))
def test_every_text_is_in_the_picture_in_its_order(drawn: list[list[tuple[str, Role]]]) -> None:
    """But for spaces: the place says where they are."""
    lines: list[Line] = [[Piece(clean(text), role) for text, role in line] for line in drawn]

    root = ET.fromstring(svg(lines, background=None))
    told = "".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    expected = "".join(piece.text for line in lines for piece in line)
    assert told.replace(" ", "") == re.sub("[\ufffe\uffff]", "\ufffd", expected).replace(" ", "")


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بالعالم"])
def test_right_to_left_text_is_one_run(text: str) -> None:
    """Who draws it sets its words in their order."""
    assert [node.text for node in texts(svg([[Piece(text)]], background=None))] == [text]


@pytest.mark.parametrize(
    "text", ["e\u0301", "👨\u200d👩\u200d👧", "❤\ufe0f", "हिन्दी समाचार", "👍🏽", "ข่าวไทย", "🇺🇦", "café"]
)
def test_what_is_shaped_together_is_one_text(text: str) -> None:
    assert [node.text for node in texts(svg([[Piece(text)]], background=None))] == [text]
