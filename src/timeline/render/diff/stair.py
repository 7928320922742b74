"""The stair of names above a grid: each name stands on its column, one row further down than the one before."""

from collections.abc import Mapping, Sequence

from timeline.compare.diff_row import Silence
from timeline.render.columns import width_of
from timeline.render.diff.roster import Roster
from timeline.render.diff.words import ABSENT
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells
from timeline.render.view import View

NARROWEST = 24
"""A column of values of fewer cells is no grid any more."""

_WIDE_FROM, _WIDER_FROM = 96, 120
_FEW = 6
_WIDEST, _WIDER = 44, 56
"""So far at most the first column stands from the left, the second from 120 cells on: near what it marks."""


class Stair:
    """The columns of one event: `at` is the cell of the first, `step` the cells from one to the next."""

    def __init__(
        self, sides: Sequence[int], at: int, step: int, names: Sequence[Line], roster: Roster, view: View
    ) -> None:
        self.sides = sides
        self.at = at
        self.step = step
        self._names = names
        self._roster = roster
        self._view = view

    def lines(self) -> list[Line]:
        """A row for each side that tells the event."""
        lines: list[Line] = []
        between = " " * (self.step - 1)
        for place, side in enumerate(self.sides):
            line = [Piece(" " * self.at)]
            if place:
                line.append(Piece(between.join([self._view.glyphs.spine] * place) + between, Role.RAIL))
            lines.append([*line, self._roster.mark(side, in_grid=True), Piece(" "), *self._names[place]])
        return lines


def stair_of(
    sides: Sequence[int],
    silence: Mapping[int, Silence],
    denied: Line,
    wanted: int,
    count: int,
    roster: Roster,
    view: View,
) -> Stair | None:
    """The columns for these sides, the first as near to `wanted` as names and counts allow.

    `denied` is the mark of who denies the event. Where names do not fit the sides stand under their labels, the ids of
    sources. None where the values would have too few cells even so.
    """
    step = 3 if len(sides) <= _FEW and view.cells >= _WIDE_FROM else 2
    room = view.cells - ((len(sides) - 1) * step + 1) - count
    names = [roster.names[side] for side in sides]
    labels = [min(roster.label(side), name, key=cells) for side, name in zip(sides, names, strict=True)]
    for shown in (names, labels):
        heads = [
            [Piece(name, roster.role(side)), *_why(silence.get(side), denied)]
            for side, name in zip(sides, shown, strict=True)
        ]
        ends = [place * step + 2 + width_of(head) for place, head in enumerate(heads)]
        most = _WIDER if view.cells >= _WIDER_FROM else _WIDEST
        at = min(room, view.cells - max(ends, default=0), wanted, most)
        if at >= min(wanted, NARROWEST):
            return Stair(sides, at, step, heads, roster, view)
    return None


def _why(why: Silence | None, denied: Line) -> Line:
    """Behind a name: that it denies the event, or does not confirm it."""
    if why is Silence.DENIED:
        return [Piece(" "), *denied, Piece(" "), Piece(ABSENT[why], Role.DIFFERING_NAME)]
    return [] if why is None else [Piece(f" {ABSENT[why]}", Role.DIM)]
