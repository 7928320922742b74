"""Painting: plain text, colours, links, and nothing that a terminal would obey."""

import subprocess
import sys

import pytest

from timeline.render.ink import Line, Piece, Role
from timeline.render.paint import paint

LINES: list[Line] = [
    [Piece("Tue 18 ", Role.DAY), Piece("│   ", Role.RAIL), Piece("March", Role.TIME)],
    [],
    [Piece("a title", Role.TITLE), Piece("  plain")],
]


def test_without_colour_it_is_plain_text() -> None:
    assert paint(LINES, color=False) == "Tue 18 │   March\n\na title  plain\n"


def test_nothing_is_painted_as_nothing() -> None:
    assert paint([], color=False) == paint([], color=True) == ""


@pytest.mark.parametrize(
    ("background", "expected"),
    [
        ("dark", "\x1b[1;38;5;110mTue 18 \x1b[0m"),
        ("light", "\x1b[1;38;5;61mTue 18 \x1b[0m"),
    ],
)
def test_colours_are_cells_of_the_cube_and_end_with_their_piece(background: str, expected: str) -> None:
    actual = paint(LINES, color=True, background="light" if background == "light" else "dark")

    assert actual.startswith(expected)
    assert actual.endswith("\x1b[1ma title\x1b[0m  plain\n")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://example.org/a?b=c", "\x1b]8;;https://example.org/a?b=c\x1b\\here\x1b]8;;\x1b\\\n"),
        ("https://example.org/ж б", "\x1b]8;;https://example.org/%D0%B6%20%D0%B1\x1b\\here\x1b]8;;\x1b\\\n"),
        ("https://example.org/\x1b\\\x07", "\x1b]8;;https://example.org/%1B%5C%07\x1b\\here\x1b]8;;\x1b\\\n"),
        ("javascript:alert(1)", "here\n"),
        ("file:///etc/passwd", "here\n"),
    ],
)
def test_only_web_addresses_become_links_and_cannot_break_out(link: str, expected: str) -> None:
    actual = paint([[Piece("here", link=link)]], color=False, links=True)

    assert expected == actual


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("links", [False, True])
def test_no_control_character_reaches_the_terminal(color: bool, links: bool) -> None:
    actual = paint([[Piece("  a\x1b[2J\nb  ")]], color=color, links=links)

    assert actual == "  a^[[2J^Jb  \n"


def test_painting_needs_no_rich() -> None:
    """A pipe gets its plain text, a terminal its colours, before rich could even be imported."""
    program = (
        "import sys; from timeline.render.ink import Piece; from timeline.render.paint import paint;"
        "paint([[Piece('a title')]], color=False); paint([[Piece('a title')]], color=True);"
        "print(any(name.partition('.')[0] == 'rich' for name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
