"""Puts the steps of a drawing into rows: time column, rail and text."""

from collections.abc import Sequence

from timeline.render.ink import Line, Piece, Role
from timeline.render.rail.plan import BARS
from timeline.render.theme import Glyphs

PAGE = 40
"""The rows after which a heading says the year again where no screen tells how many it has."""

Mark = tuple[int, str, Role]
"""A column of the rail, the sign in it and its role."""


class Sheet:
    """The rows drawn so far, and the bars that run through the next one.

    The rail stands behind the time column and a space; each bar or node has a cell and a space, so that text begins
    four cells behind the rail, six where a node stands behind two bars. `margin_at` is the cell in which notes begin.
    """

    def __init__(self, glyphs: Glyphs, column: int, columns: int) -> None:
        self.lines: list[Line] = []
        self.bars = [False] * BARS
        self.text_at = column + 1 + 2 * max(columns, 2)
        self._glyphs = glyphs
        self._column = column
        self._columns = max(columns, 2)
        self._prefixes: dict[tuple[object, ...], tuple[Piece, ...]] = {}

    def row(
        self,
        label: str = "",
        text: Sequence[Piece] = (),
        *,
        marks: tuple[Mark, ...] = (),
        spine: str | None = None,
        label_role: Role = Role.TIME,
    ) -> None:
        """Adds a row; `spine` is the sign of the rail where it has no mark."""
        line: Line = []
        if label:
            line.append(Piece(label.ljust(self._column + 1), label_role))
        bare = not text
        key = (not label, bare, self.bars[0], self.bars[1], marks, spine)
        prefix = self._prefixes.get(key)
        if prefix is None:
            prefix = self._prefixes[key] = self._prefix(marks, spine or self._glyphs.spine, indent=not label, bare=bare)
        line.extend(prefix)
        line.extend(text)
        self.lines.append(line)

    def _prefix(self, marks: tuple[Mark, ...], spine: str, *, indent: bool, bare: bool) -> tuple[Piece, ...]:
        """The cells of the rail as pieces; spaces belong to the sign before them, at the beginning to the first."""
        signs: list[tuple[str, Role]] = []
        marked = {column: (sign, role) for column, sign, role in marks}
        for column in range(self._columns):
            if column in marked:
                signs.append(marked[column])
            elif column < BARS and self.bars[column]:
                signs.append((self._glyphs.body, Role.SPAN))
            else:
                signs.append((spine, Role.RAIL) if column == 0 else (" ", Role.PLAIN))
        pieces: list[Piece] = []
        lead = " " * (self._column + 1) if indent else ""
        for sign, role in signs:
            if pieces and (sign == " " or pieces[-1].role is role):
                pieces[-1] = Piece(f"{pieces[-1].text}{sign} ", pieces[-1].role)
            else:
                pieces.append(Piece(f"{lead}{sign} ", role))
                lead = ""
        if bare:
            pieces[-1] = Piece(pieces[-1].text.rstrip(" "), pieces[-1].role)
        return tuple(pieces)
