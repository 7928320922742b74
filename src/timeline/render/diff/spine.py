"""Where things stand in a diff of two sides: the name, the left value, the verdict on its spine, the right value."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.render.columns import flow, packed, width_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, wrap
from timeline.render.theme import Glyphs

COLUMN_FROM = 84
"""From so many cells on names have a column of their own."""

_WIDEST_NAME = 22
_NARROWEST_VALUE, _WIDEST_VALUE = 24, 60
_GAP = 2
_HANG = 2
_STEP = 1


class Cell(NamedTuple):
    """What stands on one side of a verdict. `faint` is a remark that may be left out where it needs a line."""

    value: Line
    remarks: Sequence[Line] = ()
    faint: str = ""


NOTHING = Cell([])


def dim_cell(text: str) -> Cell:
    """A cell with a text that is no value."""
    return Cell([Piece(text, Role.DIM)])


class Spine:
    """The columns of the drawing, and lines set in them; no line is wider than the drawing."""

    def __init__(
        self, width: int, text_at: int, names: Sequence[str], glyphs: Glyphs, *, has_signs: bool = False
    ) -> None:
        """`has_signs`: a second sign may stand behind a verdict, so that the right values stand one cell further."""
        self._glyphs = glyphs
        self._behind = _GAP + has_signs
        self.width = width
        self.has_names = width >= COLUMN_FROM
        if self.has_names:
            most = min(_WIDEST_NAME, width - text_at - 3 * _GAP - 1 - 2 * _NARROWEST_VALUE)
            self.name_at = text_at
            self.name_width = min(max((cells(name) for name in names), default=0), most)
            self.left_at = text_at + self.name_width + _GAP
            value = min((width - self.left_at - 2 * _GAP - 1) // 2, _WIDEST_VALUE)
            self.at = self.left_at + value + _GAP
        else:
            self.at = width // 2
            self.name_at, self.left_at = _HANG, _HANG + _STEP
            self.name_width = width - _HANG
        self.right_at = self.at + 1 + self._behind
        self.right_width = min(width - self.right_at, _WIDEST_VALUE + 1)
        self.left_width = self.at - _GAP - self.left_at

    def line(self, left: Line, mark: Piece | None = None, right: Line | None = None, sign: Piece | None = None) -> Line:
        """One line; what stands left and is too long for its side runs across the spine."""
        used = width_of(left)
        if used >= self.at:
            return left
        spine = mark or Piece(self._glyphs.spine, Role.RAIL)
        line = [*left, Piece(" " * (self.at - used)), spine]
        if sign is not None:
            line.extend([Piece(" "), sign])
        gap = self._behind - (0 if sign is None else 1 + cells(sign.text))
        return [*line, Piece(" " * gap), *right] if right else line

    def beside(self, title: Line, left: Cell, mark: Piece, right: Cell, sign: Piece | None = None) -> list[Line] | None:
        """Both cells on the line of a title; None where the left one does not fit between it and the spine."""
        block = self.left(left, self.at - _GAP)
        used, size = width_of(title), width_of(block[0]) if block else 0
        if len(block) > 1 or used + _GAP + size + _GAP > self.at:
            return None
        told = self.right(right)
        line = [*title, Piece(" " * (self.at - _GAP - size - used)), *block[0]] if block else title
        return [
            self.line(line, mark, told[0] if told else None, sign),
            *[self.line([], None, rest) for rest in told[1:]],
        ]

    def left(self, cell: Cell, width: int) -> list[Line]:
        """The lines of a left cell, padded so that all of them end against the spine as a block."""
        value = even(cell.value, width) if cell.value else []
        remarks = packed([line for line in cell.remarks if line], Piece(" " * _GAP), width)
        if not remarks and not value:
            return []
        if len(value) == 1 and len(remarks) == 1 and width_of(remarks[0]) + _GAP + width_of(value[0]) <= width:
            return [[*remarks[0], Piece(" " * _GAP), *value[0]]]
        return _against([value, remarks])

    def right(self, cell: Cell) -> list[Line]:
        """The lines of a right cell, its remarks behind its last line or below it."""
        value = even(cell.value, self.right_width) if cell.value else []
        said = [line for line in (*value[-1:], *cell.remarks) if line]
        lines = [*value[:-1], *packed(said, Piece(" " * _GAP), self.right_width)]
        if cell.faint and lines and width_of(lines[-1]) + _GAP + cells(cell.faint) <= self.right_width:
            lines[-1] = [*lines[-1], Piece(" " * _GAP), Piece(cell.faint, Role.DIM)]
        return lines

    def row(self, name: Line, left: Cell, mark: Piece, right: Cell, sign: Piece | None = None) -> list[Line]:
        """One verdict with its two values, and a name before it or, where that takes fewer rows, above it.

        `sign` stands behind the verdict: somebody has judged it.
        """
        told = self.right(right)
        names = flow(name, self.name_width) if name else []
        if self.has_names:
            return self._set(names, self.left(left, self.left_width), mark, told, sign)
        full = self.left(left, self.left_width)
        if not names:
            return self._set([], full, mark, told, sign)
        if len(names) == 1:
            room = self.at - _GAP - self.name_at - width_of(names[0]) - _GAP
            if room >= _longest_word(left):
                close = self.left(left, room)
                if max(len(close), len(told), 1) < 1 + max(len(full), len(told), 1):
                    return self._set(names, close, mark, told, sign)
        above = [self.line([Piece(" " * self.name_at), *line]) for line in names]
        return [*above, *self._set([], full, mark, told, sign)]

    def below(self, sign: Piece, text: str) -> list[Line]:
        """A remark on both values, across the spine, behind its sign."""
        lines = flow([Piece(text, Role.DIM)], self.width - self.left_at - _HANG)
        lead = [Piece(" " * self.left_at), sign, Piece(" " * (_HANG - cells(sign.text)))]
        return [
            [*(lead if number == 0 else [Piece(" " * (self.left_at + _HANG))]), *line]
            for number, line in enumerate(lines)
        ]

    def block(self, name: Line, left: Sequence[Line], mark: Piece, right: Sequence[Line]) -> list[Line]:
        """Lines that are set already on both sides of a mark, the left ones as a block against the spine."""
        names = flow(name, self.name_width) if name else []
        if self.has_names:
            return self._set(names, left, mark, right, None)
        above = [self.line([Piece(" " * self.name_at), *line]) for line in names]
        return [*above, *self._set([], left, mark, right, None)]

    def _set(
        self, names: Sequence[Line], left: Sequence[Line], mark: Piece, right: Sequence[Line], sign: Piece | None
    ) -> list[Line]:
        lines: list[Line] = []
        for number in range(max(len(names), len(left), len(right), 1)):
            line: Line = []
            if number < len(names):
                line.extend([Piece(" " * self.name_at), *names[number]])
            if number < len(left):
                begin = self.at - _GAP - max(width_of(one) for one in left)
                line.extend([Piece(" " * (begin - width_of(line))), *left[number]])
            told = right[number] if number < len(right) else None
            lines.append(self.line(line, None if number else mark, told, None if number else sign))
        return lines


def _longest_word(cell: Cell) -> int:
    """The cells below which a cell would break a word."""
    texts = ["".join([piece.text for piece in line]) for line in (cell.value, *cell.remarks)]
    return max([2, *[cells(word) for text in texts for word in text.split(" ")]])


def even(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Pieces in lines about equally long, and no more of them than needed."""
    text = "".join([piece.text for piece in pieces])
    lines = wrap(text, width, even=True)
    return flow(pieces, max(cells(line) for line in lines)) if len(lines) > 1 else [list(pieces)]


def _against(blocks: Sequence[Sequence[Line]]) -> list[Line]:
    """Blocks below one another, each moved right as a whole to where the widest ends."""
    sizes = [max((width_of(line) for line in block), default=0) for block in blocks]
    return [
        [Piece(" " * (max(sizes) - size)), *line] if size < max(sizes) else line
        for block, size in zip(blocks, sizes, strict=True)
        for line in block
    ]
