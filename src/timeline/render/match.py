"""`match`: the pairs of two stores with their scores and reasons, and what stayed alone."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.compare.matching import MatchedPair, Matching
from timeline.model import Event, Timeline
from timeline.render.columns import flow, indented
from timeline.render.ink import Line, Piece, Role
from timeline.render.score import likeness_text, score_text
from timeline.render.spelling import date_line
from timeline.render.text import cells, clean, cut, pad
from timeline.render.view import View

_SCORE = 6
"""Cells of a score and the space behind it."""
_WIDEST_ID = 28


class Named(NamedTuple):
    """A store as the user named it."""

    name: str
    timeline: Timeline


def match_lines(matching: Matching, a: Named, b: Named, view: View, *, explain: bool = False) -> list[Line]:
    """The drawing of a matching; `explain` gives each reason a line of its own and each event its time."""
    return _Drawing(matching, a, b, view, explain=explain).lines()


class _Drawing:
    def __init__(self, matching: Matching, a: Named, b: Named, view: View, *, explain: bool) -> None:
        self._matching = matching
        self._names = (a.name, b.name)
        self._events: tuple[Mapping[str, Event], Mapping[str, Event]] = (
            {event.id: event for event in a.timeline.events},
            {event.id: event for event in b.timeline.events},
        )
        self._view = view
        self._zone = view.zone or a.timeline.timezone or "UTC"
        self._explain = explain
        ids = [cells(clean(name, view.glyphs)) for pair in matching.pairs for name in (pair.a, pair.b)]
        self._id = min(max(ids, default=0), _WIDEST_ID, view.cells // 3)

    def lines(self) -> list[Line]:
        """Head, pairs, what stayed alone, colliding ids."""
        lines = self._head()
        for pair in self._matching.pairs:
            lines.append([])
            lines.extend(self._pair(pair))
        for side, (ids, role) in enumerate(((self._matching.only_a, Role.LEFT), (self._matching.only_b, Role.RIGHT))):
            if ids:
                lines.append([])
                lines.extend(self._alone(side, ids, role))
        if self._matching.collisions:
            lines.append([])
            lines.extend(self._collisions())
        return lines

    def _head(self) -> list[Line]:
        glyphs = self._view.glyphs
        count = len(self._matching.pairs)
        lines: list[Line] = [[Piece(f"{count} pair{'' if count == 1 else 's'}", Role.TITLE)]]
        for letter, name, events, role in zip("AB", self._names, self._events, (Role.LEFT, Role.RIGHT), strict=True):
            told = f"{len(events):,} event{'' if len(events) == 1 else 's'}"
            lines.extend(
                flow(
                    [Piece(f"{letter} ", role), Piece(clean(name, glyphs)), Piece(f"  {told}", Role.DIM)],
                    self._view.cells,
                )
            )
        return lines

    def _pair(self, pair: MatchedPair) -> list[Line]:
        score = Piece(pad(score_text(pair), _SCORE), Role.TITLE)
        lines: list[Line] = [
            [score, *self._named(0, pair.a, Role.LEFT)],
            [Piece(" " * _SCORE), *self._named(1, pair.b, Role.RIGHT)],
        ]
        reasons = [clean(reason, self._view.glyphs) for reason in pair.reasons]
        told = (
            [[Piece(reason, Role.DIM)] for reason in reasons]
            if self._explain
            else [[Piece("; ".join(reasons), Role.DIM)]]
        )
        for reason in told:
            lines.extend(self._below(reason))
        if pair.runner_up is not None:
            up = pair.runner_up
            side = "ab".index(up.side)
            title = clean(self._events[side][up.id].title, self._view.glyphs)
            name = clean(up.id, self._view.glyphs)
            lines.extend(
                self._below([
                    Piece(f"also close: {up.side.upper()} ", Role.WARNING),
                    Piece(name, (Role.LEFT, Role.RIGHT)[side]),
                    Piece(f"  {title}  {likeness_text(up.score)}", Role.DIM),
                ])
            )  # fmt: skip
        return lines

    def _below(self, pieces: Line) -> list[Line]:
        return indented(flow(pieces, self._view.cells - _SCORE), _SCORE)

    def _named(self, side: int, name: str, role: Role) -> Line:
        glyphs = self._view.glyphs
        event = self._events[side][name]
        shown = pad(cut(clean(name, glyphs), self._id, glyphs), self._id)
        room = self._view.cells - _SCORE - self._id - 2
        title = clean(event.title, glyphs)
        if self._explain and event.when is not None:
            title = f"{' '.join(date_line(event.when, self._zone, glyphs)).strip()}  {title}"
        return [Piece(shown, role), Piece(f"  {cut(title, room, glyphs)}")]

    def _alone(self, side: int, ids: Sequence[str], role: Role) -> list[Line]:
        glyphs = self._view.glyphs
        lines: list[Line] = [[Piece(f"only in {'AB'[side]}", role), Piece(f"  {len(ids):,}", Role.DIM)]]
        width = min(max(cells(clean(name, glyphs)) for name in ids), _WIDEST_ID, self._view.cells // 3)
        for name in ids:
            shown = pad(cut(clean(name, glyphs), width, glyphs), width)
            title = cut(clean(self._events[side][name].title, glyphs), self._view.cells - width - 4, glyphs)
            lines.append([Piece(f"  {shown}", role), Piece(f"  {title}")])
        return lines

    def _collisions(self) -> list[Line]:
        ids = ", ".join([clean(name, self._view.glyphs) for name in self._matching.collisions])
        return flow(
            [
                Piece("the same id, but not at the same time: ", Role.WARNING),
                Piece(ids),
                Piece("  taken as different events", Role.DIM),
            ],
            self._view.cells,
        )
