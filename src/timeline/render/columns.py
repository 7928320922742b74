"""Blocks of lines: text of several roles wrapped to a width, and blocks set side by side."""

from collections.abc import Sequence

from timeline.render.ink import Line, Piece
from timeline.render.text import cells, wrap


def width_of(line: Line) -> int:
    """The cells of a line."""
    return sum([cells(piece.text) for piece in line])


def flow(pieces: Sequence[Piece], width: int, *, first: int | None = None) -> list[Line]:
    """Clean pieces as running text in lines of at most `width` cells (the first of at most `first`)."""
    text = "".join([piece.text for piece in pieces])
    lines: list[Line] = []
    slicing = _Slicing(pieces)
    at = 0
    for row in wrap(text, width, first=first):
        while row and text.startswith(" ", at):
            at += 1
        lines.append(slicing.upto(at, at + len(row.rstrip(" "))))
        at += len(row)
    return lines


class _Slicing:
    """Parts of pieces, asked for from the first to the last."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._number = 0
        self._begin = 0
        """The piece in which the last part ended, and where it begins in the whole text."""

    def upto(self, begin: int, end: int) -> Line:
        """The part from one character to another."""
        line: Line = []
        while self._number < len(self._pieces):
            piece, at = self._pieces[self._number], self._begin
            low, high = max(begin - at, 0), min(end - at, len(piece.text))
            if low < high:
                line.append(piece._replace(text=piece.text[low:high]))
            if at + len(piece.text) > end:
                break
            self._number += 1
            self._begin += len(piece.text)
        return line


def indented(lines: Sequence[Line], by: int, *, but_first: bool = False) -> list[Line]:
    """Lines moved to the right; `but_first` leaves the first where it is. Empty lines stay empty."""
    space = Piece(" " * by)
    return [[space, *line] if line and not (but_first and number == 0) else line for number, line in enumerate(lines)]


def beside(*blocks: tuple[Sequence[Line], int]) -> list[Line]:
    """Blocks from left to right, each with the cells it takes, what is shorter filled up with nothing."""
    lines: list[Line] = []
    for number in range(max(len(block) for block, _ in blocks)):
        line: Line = []
        missing = 0
        for block, width in blocks:
            part = block[number] if number < len(block) else []
            if part:
                if missing:
                    line.append(Piece(" " * missing))
                line.extend(part)
                missing = 0
            missing += width - width_of(part)
        lines.append(line)
    return lines


def packed(items: Sequence[Line], separator: Piece, width: int) -> list[Line]:
    """Items in as few lines as their order allows, with a separator between those of one line.

    An item that is longer than a line is wrapped.
    """
    lines: list[Line] = []
    used = 0
    for item in items:
        size = width_of(item)
        if lines and used + cells(separator.text) + size <= width:
            lines[-1] = [*lines[-1], separator, *item]
            used += cells(separator.text) + size
            continue
        lines.extend([item] if size <= width else flow(item, width))
        used = width_of(lines[-1])
    return lines
