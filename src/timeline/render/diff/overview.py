"""`diff` without sides: who stands against whom, houses or sources as rows and columns."""

from collections.abc import Sequence

from timeline.compare.overview_matrix import Cell, Overview, Standing, cell_of
from timeline.compare.pair_line import PairLine
from timeline.render.columns import width_of
from timeline.render.diff.drawing import trimmed
from timeline.render.diff.overview_words import overview_heading, overview_hints, overview_key, overview_shifts
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.text import cells, clean, cut
from timeline.render.view import View

_GAP = 2
_LEAST_NAME = 8
"""So many cells of a name stand above its column at least."""


def overview_lines(overview: Overview, view: View, *, align: bool = False, square: bool = True) -> list[Line]:
    """The heading, the matrix, what its cells mean and how to see more.

    `square`: no more rows than columns fit; else columns that do not fit stand below, with the rows again. `align` as
    the pairs were made.
    """
    return [trimmed(line) for line in _Matrix(overview, view).lines(align=align, square=square)]


class _Columns:
    """Where cells stand: a sign, digits below the first letter of the name above, a sign behind."""

    def __init__(self, drawn: Sequence[Cell], name_width: int) -> None:
        digits = max([len(str(cell.points)) for cell in drawn], default=1)
        before = any(cell.standing is Standing.WORDED for cell in drawn)
        behind = any(cell.ruled for cell in drawn)
        self.at = name_width + _GAP + before
        self.step = before + digits + behind + 1 + (not before and not behind)

    def place(self, number: int) -> int:
        """The cell of the first digit of a column."""
        return self.at + number * self.step


class _Matrix:
    """One drawing."""

    def __init__(self, overview: Overview, view: View) -> None:
        self._overview = overview
        self._view = view
        self._glyphs = view.glyphs
        self._names = Names(overview.timeline, view.glyphs)
        self._pairs = {
            house: pair for pair in overview.pairs for house in ((pair.left, pair.right), (pair.right, pair.left))
        }

    def lines(self, *, align: bool, square: bool) -> list[Line]:
        lines = overview_heading(self._overview, self._names, self._view)
        if not self._overview.pairs:
            return lines
        shown = self._overview.shown
        columns, fitting = self._fitting(shown)
        if square and fitting < len(shown):
            shown = shown[:fitting]
            columns, fitting = self._fitting(shown)
        drawn: set[str] = set()
        is_whole = fitting == len(shown)
        for begin in range(0, len(shown), fitting):
            block = shown[begin : begin + fitting]
            rows = [row for row in shown if is_whole or self._is_told(row, block)]
            lines.extend([[], *self._stair(block, columns)])
            lines.extend(self._row(row, block, columns, drawn) for row in rows)
        lines.extend([[], *overview_key(drawn, self._view)])
        lines.extend(overview_hints(self._overview, shown, self._view))
        lines.extend(overview_shifts(self._overview, shown, self._names, self._view, align=align))
        return lines

    def _fitting(self, shown: Sequence[str]) -> tuple[_Columns, int]:
        """Where columns stand, and how many of these fit."""
        inside = set(shown)
        drawn = [
            cell_of(pair) for pair in self._overview.pairs if pair.left in inside and pair.right in inside
        ]  # fmt: skip
        width = self._view.cells
        self._name_width = min(max(width_of(self._name(house)) for house in shown), max(width * 3 // 10, 12))
        columns = _Columns(drawn, self._name_width)
        fitting = 0
        for number, house in enumerate(shown):
            head = min(width_of(self._name(house)), self._mark_width + _LEAST_NAME)
            if columns.place(number) + head > width:
                break
            fitting = number + 1
        return columns, max(fitting, 1)

    @property
    def _mark_width(self) -> int:
        return 0 if self._view.ascii else 2

    def _name(self, house: str, width: int | None = None) -> Line:
        """The mark and the name of a house, with its id where that is asked for; cut to a width."""
        name = self._names.name(house)
        held = self._overview.timeline.sources.get(house)
        role = Role.PLAIN if held is not None and held.is_party else Role.DIM
        behind = f"  {clean(house, self._glyphs)}" if self._view.ids and name != house else ""
        if width is not None:
            room = width - self._mark_width
            behind = behind if cells(behind) < room - _LEAST_NAME else ""
            name = cut(name, room - cells(behind), self._glyphs)
        line = [] if self._view.ascii else [self._names.mark(house), Piece(" ")]
        line.append(Piece(name, role))
        return [*line, Piece(behind, Role.DIM)] if behind else line

    def _stair(self, block: Sequence[str], columns: _Columns) -> list[Line]:
        """A row for the name of each column, the one before it a row above."""
        lines: list[Line] = []
        for number, house in enumerate(block):
            rails = "".join([self._glyphs.spine + " " * (columns.step - 1)] * number)
            name = self._name(house, self._view.cells - columns.place(number))
            lines.append([Piece(" " * columns.at), *([Piece(rails, Role.RAIL)] if rails else []), *name])
        return lines

    def _is_told(self, row: str, block: Sequence[str]) -> bool:
        return any((row, house) in self._pairs for house in block)

    def _row(self, row: str, block: Sequence[str], columns: _Columns, drawn: set[str]) -> Line:
        line = self._name(row, self._name_width)
        used = width_of(line)
        for number, house in enumerate(block):
            if row == house:
                cell, before = [Piece(self._glyphs.itself, Role.RAIL)], 0
            elif (pair := self._pairs.get((row, house))) is not None:
                cell, before = self._cell(pair, drawn)
            else:
                drawn.add("blank")
                continue
            space = columns.place(number) - before - used
            line.extend([Piece(" " * space), *cell])
            used += space + width_of(cell)
        return line

    def _cell(self, pair: PairLine, drawn: set[str]) -> tuple[Line, int]:
        """A cell, and how many of its signs stand before its column."""
        found = cell_of(pair)
        drawn.add(found.standing)
        ruled = [Piece(self._glyphs.ruled, Role.RULED)] if found.ruled else []
        drawn.update(["ruled"] if ruled else [])
        match found.standing:
            case Standing.CONTRADICT:
                return [Piece(str(found.points), Role.DIFFERS), *ruled], 0
            case Standing.WORDED:
                sign = Piece(self._glyphs.worded, Role.WORDED)
                return [sign, Piece(str(found.points), Role.WORDED_NAME), *ruled], 1
            case Standing.NOT_AT_ODDS:
                return [Piece(self._glyphs.same, Role.DIM)], 0
            case Standing.NOTHING_COMPARES:
                return [Piece(self._glyphs.nothing_compares, Role.RAIL)], 0
