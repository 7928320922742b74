"""The strip: figures on one scale."""

import pytest

from timeline.render.strip import NARROWEST, strip
from timeline.render.theme import ASCII, UNICODE, Glyphs
from timeline.value import Figure, parse_value


def drawn(texts: list[str], width: int, glyphs: Glyphs = UNICODE) -> list[str] | None:
    figures = [parse_value(text, read_as="figure") for text in texts]
    lines = strip([figure for figure in figures if isinstance(figure, Figure)], width, glyphs)
    return None if lines is None else ["".join(piece.text for piece in line) for line in lines]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["0 m", "5 m", "10 m"], ["●", "      ●", "           ●"]),
        (["2..4 m", "4..6 m", "1..12 m"], [" ├─┤", "   ├─┤", "├──────────┤"]),
        (["> 90 min", "~ 2 h", "150 min"], ["├──────────►", "   ├──┤", "         ●"]),
        ([">= 3 km", "< 5 km", "3..5 km"], ["  ├────────►", "─────────┤", "  ├──────┤"]),
        (["100..101 t", "0 t", "1000 t"], [" ├┤", "●", "           ●"]),
        (["1000..1001 t", "0 t", "1001 t"], ["          ├┤", "●", "           ●"]),
        (["60 min", "2 h", "120"], None),
        (["1 h", "2 h", "3 h"], ["●", "      ●", "           ●"]),
    ],
)
def test_figures_stand_on_one_scale(texts: list[str], expected: list[str] | None) -> None:
    actual = drawn(texts, 12)

    assert expected == actual


def test_the_scale_is_drawn_in_ascii_too() -> None:
    assert drawn(["< 5 km", "2 km", "8 km"], 12, ASCII) == ["-------+", "  *", "           *"]


@pytest.mark.parametrize(
    "texts",
    [["1 t", "2 t"], ["1 t", "2 m", "3 t"], ["4 t", "4 t", "4 t"], ["> 4 t", "> 4 t", "4 t"]],
    ids=["two", "two units", "all the same", "nothing to tell apart"],
)
def test_what_cannot_be_told_apart_has_no_strip(texts: list[str]) -> None:
    assert drawn(texts, 30) is None


def test_a_few_cells_are_no_scale() -> None:
    assert drawn(["1 t", "2 t", "3 t"], NARROWEST - 1) is None


def test_amounts_with_more_digits_than_a_float_keep_their_order() -> None:
    actual = drawn(["100000000000000000", "100000000000000001", "100000000000000002"], 12)

    assert actual == ["●", "      ●", "           ●"]


@pytest.mark.parametrize("width", [12, 13, 18, 31, 100])
def test_no_line_leaves_its_column(width: int) -> None:
    lines = drawn(["> 1 t", "< 900 t", "1 t", "899..900 t", "~ 900 t", "450 t"], width)

    assert lines is not None
    assert max(map(len, lines)) == width
