"""The strip: figures drawn below one another on one scale, so that the eye sees which of them meet."""

from collections.abc import Sequence

from timeline.render.ink import Line, Piece, Role
from timeline.render.theme import Glyphs
from timeline.value import Figure, on_one_axis

FEWEST = 3
"""Fewer figures need no scale."""

NARROWEST = 12
"""In fewer cells a scale tells nothing."""
_MARGIN = 2
"""Cells beyond the outermost bound, for what is open on that side."""


def strip(figures: Sequence[Figure], width: int, glyphs: Glyphs) -> list[Line] | None:
    """A line for each figure, all on one linear scale: `├──┤` an interval, `●` one amount, `►` open above.

    What is open below begins at the left end without a bound. None where there are too few figures, no common unit,
    nothing to tell apart, or too few cells.
    """
    if len(figures) < FEWEST or width < NARROWEST or not on_one_axis(figures):
        return None
    bounds = [bound for figure in figures for bound in (figure.low, figure.high) if bound is not None]
    if not bounds or min(bounds) == max(bounds):
        return None
    left = _MARGIN if any(figure.low is None for figure in figures) else 0
    right = width - 1 - (_MARGIN if any(figure.high is None for figure in figures) else 0)
    scale = _Scale(min(bounds), max(bounds), left, right)
    return [_drawn(figure, scale, width, glyphs) for figure in figures]


class _Scale:
    """Amounts as cells: the lowest bound stands in the cell `left`, the highest in `right`."""

    def __init__(self, lowest: int, highest: int, left: int, right: int) -> None:
        self._lowest, self._reach = lowest, highest - lowest
        self._left, self._cells = left, right - left

    def cell(self, amount: int) -> int:
        # Half up, in whole numbers: bounds have more digits than a float.
        return self._left + (2 * (amount - self._lowest) * self._cells + self._reach) // (2 * self._reach)


def _drawn(figure: Figure, scale: _Scale, width: int, glyphs: Glyphs) -> Line:
    begin = 0 if figure.low is None else scale.cell(figure.low)
    end = width - 1 if figure.high is None else scale.cell(figure.high)
    if figure.low is not None and figure.low == figure.high:
        return _at(begin, glyphs.strip_exact, Role.NODE)
    if begin == end:
        # Narrower than a cell: it still is an interval.
        begin, end = (begin, end + 1) if end + 1 < width else (begin - 1, end)
    low = glyphs.strip_line if figure.low is None else glyphs.strip_low
    high = glyphs.strip_open if figure.high is None else glyphs.strip_high
    return _at(begin, low + glyphs.strip_line * (end - begin - 1) + high, Role.SPAN)


def _at(cell: int, text: str, role: Role) -> Line:
    return [Piece(" " * cell), Piece(text, role)] if cell else [Piece(text, role)]
