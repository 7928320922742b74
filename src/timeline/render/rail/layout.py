"""Puts the steps of a drawing into rows: time column, rail, text and margin."""

from collections.abc import Sequence

from timeline.render.ink import Line, Piece, Role
from timeline.render.rail.plan import BARS
from timeline.render.text import cells
from timeline.render.theme import Glyphs

_MARGIN_GAP = 2


class Sheet:
    """The rows drawn so far, and the bars that run through the next one.

    The rail stands behind the time column and a space; each bar or node has a cell and a space, so that text begins
    four cells behind the rail, six where a node stands behind two bars. `margin_at` is the cell in which notes begin.
    """

    def __init__(self, glyphs: Glyphs, column: int, columns: int, margin_at: int | None) -> None:
        self.lines: list[Line] = []
        self.bars = [False] * BARS
        self.text_at = column + 1 + 2 * max(columns, 2)
        self._glyphs = glyphs
        self._column = column
        self._columns = max(columns, 2)
        self._margin_at = margin_at
        self._prefixes: dict[tuple[object, ...], tuple[Piece, ...]] = {}

    def row(
        self,
        label: str = "",
        text: Sequence[Piece] = (),
        note: Sequence[Piece] = (),
        *,
        mark: tuple[int, str, Role] | None = None,
        spine: str | None = None,
        label_role: Role = Role.TIME,
    ) -> None:
        """Adds a row. `mark` is a column of the rail, the sign in it and its role; `spine` is the sign of the rail."""
        line: Line = []
        if label:
            line.append(Piece(label.ljust(self._column + 1), label_role))
        bare = not text and not note
        key = (not label, bare, self.bars[0], self.bars[1], mark, spine)
        prefix = self._prefixes.get(key)
        if prefix is None:
            prefix = self._prefixes[key] = self._prefix(mark, spine or self._glyphs.spine, indent=not label, bare=bare)
        line.extend(prefix)
        line.extend(text)
        if note and self._margin_at is not None:
            used = self.text_at + sum([cells(piece.text) for piece in text])
            line.append(Piece(" " * max(self._margin_at - used, _MARGIN_GAP)))
            line.extend(note)
        self.lines.append(line)

    def _prefix(self, mark: tuple[int, str, Role] | None, spine: str, *, indent: bool, bare: bool) -> tuple[Piece, ...]:
        """The cells of the rail as pieces; spaces belong to the sign before them, at the beginning to the first."""
        signs: list[tuple[str, Role]] = []
        for column in range(self._columns):
            if mark is not None and mark[0] == column:
                signs.append((mark[1], mark[2]))
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
