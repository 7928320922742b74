"""The table of an event's points: each value once, who says it, and how the values compare."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import Row
from timeline.model import Event, Timeline
from timeline.render.accounts import COLUMNS_FROM
from timeline.render.columns import beside, flow, indented, width_of
from timeline.render.edge_text import Shown, shown_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import sign_of_row
from timeline.render.marks import marked
from timeline.render.names import Names
from timeline.render.other_keys import extra_lines
from timeline.render.point_values import PointValues, ShownValue
from timeline.render.spelling import own_clock, when_words
from timeline.render.strip import NARROWEST, strip
from timeline.render.text import cells, clean
from timeline.render.view import View
from timeline.value import TimeValue

STRIPS_FROM = 96
"""From so many cells on figures are drawn on a scale."""

_WIDE_FROM = 120
_STRIP, _WIDE_STRIP = 18, 31
_GAP = 2
_HANG = 2
_ASIDE = 18
"""A remark below a name makes the column of names no wider than for this."""


class Points:
    """Draws the rows of one event."""

    def __init__(self, timeline: Timeline, event: Event, names: Names, view: View, zone: str) -> None:
        self._timeline = timeline
        self._event = event
        self._names = names
        self._view = view
        self._glyphs = view.glyphs
        self._zone = zone
        self._heading: Shown | None = None if event.when is None else shown_of(event.when.anchor, zone)
        self._spelling = PointValues(timeline, event, names, view, zone)

    def blocks(self, rows: Sequence[Row]) -> list[list[Line]]:
        """The lines of each row, in their order, in columns that all of them share."""
        if self._view.cells < COLUMNS_FROM:
            return [self._stacked(row) for row in rows]
        width = self._view.cells
        widest = max(
            (
                max(width_of(self._signed(row)) + cells(self._clean(row.name)), min(cells(_aside(row)), _ASIDE))
                for row in rows
            ),
            default=0,
        )
        name = min(_HANG + widest + _GAP, width // 4)
        value = round((width - name) * (0.42 if width >= STRIPS_FROM else 0.48))
        return [self._side_by_side(row, name, value) for row in rows]

    def findings(self) -> list[Line]:
        """What the editor has found, one point below the other."""
        lines: list[Line] = []
        width = self._view.cells
        for point in self._event.points:
            value = self._spelling.read(point, self._timeline.home(None))
            name = Piece(f"{self._clean(point.name)}  ")
            pieces = [Piece("editor: ", Role.DIM), name, *self._spelling.words(point.value, value)]
            if isinstance(value, TimeValue) and (own := own_clock(value.when, self._zone, self._heading, self._glyphs)):
                pieces.append(Piece(f"  {own}", Role.DIM))
            remark = self._spelling.kind(point.kind, point.as_of)
            if remark:
                pieces.append(Piece(f"  {remark}", Role.DIM))
            if point.quote is not None:
                pieces.append(Piece(f"  {self._clean(f'“{point.quote}”')}"))
            if point.note is not None:
                pieces.append(Piece(f"  {self._clean(point.note)}", Role.DIM))
            if point.read_as is not None:
                pieces.append(Piece(f"  read as {point.read_as}", Role.DIM))
            if point.because is not None or point.by is not None or point.ruled is not None:
                day = "" if point.ruled is None else when_words(point.ruled, self._zone, None, self._glyphs)
                said = [self._clean(text) for text in (point.by or "", day) if text]
                why = [self._clean(point.because)] if point.because is not None else []
                reason = f"{', '.join(said)}: {why[0]}" if said and why else "".join(why) or ", ".join(said)
                pieces.append(Piece(f"  {self._glyphs.ruled} {reason}", Role.DIM))
            if point.evidence is not None:
                pieces.append(Piece(f"  evidence: {self._clean(point.evidence)}", Role.DIM))
            lines.extend(indented(flow(pieces, width - _HANG), _HANG, but_first=True))
            if point.url is not None:
                lines.extend(indented(flow([Piece(self._clean(point.url), Role.DIM, point.url)], width - _HANG), _HANG))
            lines.extend(indented(extra_lines(dict(point.extra), self._view, width - _HANG), _HANG))
        return lines

    def _signed(self, row: Row) -> list[Piece]:
        """The sign of the editor before the name of a row on which he has ruled."""
        sign = sign_of_row(row.verdict, row.judged, self._glyphs)
        return [] if sign is None else [sign, Piece(" ")]

    def _side_by_side(self, row: Row, name: int, value: int) -> list[Line]:
        values = self._spelling.values(row)
        mark, role = marked(row.verdict, self._glyphs)
        names = flow([*self._signed(row), Piece(self._clean(row.name), role)], name - _HANG - _GAP)
        names = [[mark, Piece(" "), *names[0]], *indented(names[1:], _HANG)]
        aside = _aside(row)
        names.extend(indented(flow([Piece(aside, Role.DIM)], name - _HANG - _GAP), _HANG) if aside else [])
        strips = self._strips(values, value)
        told: list[Line] = []
        for number, one in enumerate(values):
            if strips is None:
                words = self._value_lines(one, value - _GAP)
            else:
                words = beside((flow(one.words, strips.at - _GAP), strips.at), ([strips.lines[number]], 0))
                words.extend(self._remark_lines(one, value - _GAP))
            sources = self._names.lines(one.sources, self._view.cells - name - value)
            told.extend(beside((words, value), (sources, 0)))
        return beside((names, name), (told, 0))

    def _value_lines(self, value: ShownValue, width: int) -> list[Line]:
        lines = flow(value.words, width)
        if not value.remark:
            return lines
        if len(lines) == 1 and width_of(lines[0]) + _GAP + cells(value.remark) <= width:
            return [[*lines[0], Piece(f"  {value.remark}", Role.DIM)]]
        return [*lines, *self._remark_lines(value, width)]

    def _remark_lines(self, value: ShownValue, width: int) -> list[Line]:
        return indented(flow([Piece(value.remark, Role.DIM)], width - _HANG), _HANG) if value.remark else []

    def _stacked(self, row: Row) -> list[Line]:
        width = self._view.cells
        values = self._spelling.values(row)
        mark, role = marked(row.verdict, self._glyphs)
        names = flow([*self._signed(row), Piece(self._clean(row.name), role)], width - _HANG)
        names = [[mark, Piece(" "), *names[0]], *indented(names[1:], _HANG)]
        aside = _aside(row)
        if aside and width_of(names[-1]) + _GAP + cells(aside) <= width:
            names[-1] = [*names[-1], Piece(f"  {aside}", Role.DIM)]
        elif aside:
            names.extend(indented(flow([Piece(aside, Role.DIM)], width - _HANG), _HANG))
        if len(values) == 1 and len(names) == 1 and not aside and not values[0].remark:
            sources = self._names.lines(values[0].sources, width)
            line = [*names[0], Piece("  "), *values[0].words, Piece("  "), *sources[0]]
            if len(sources) == 1 and width_of(line) <= width:
                return [line]
        indent = 2 * _HANG
        column = self._column_of_sources(values, width - indent)
        for one in values:
            words = indented(self._value_lines(one, width - indent), indent)
            sources = self._names.lines(one.sources, width - indent - _HANG)
            at = max(indent + column, width_of(words[0])) + _GAP
            if at + width_of(sources[0]) > width:
                at = width_of(words[0]) + _GAP
            if len(sources) == len(words) == 1 and at + width_of(sources[0]) <= width:
                names.extend(beside((words, at), (sources, 0)))
            else:
                names.extend([*words, *indented(sources, indent + _HANG)])
        return names

    def _column_of_sources(self, values: Sequence[ShownValue], width: int) -> int:
        """The cells of the values that have their sources behind them, so that these stand below one another."""
        sizes = [
            size
            for one in values
            if (size := width_of(one.words) + (cells(one.remark) + _GAP if one.remark else 0)) <= width // 2
        ]
        return max(sizes, default=0)

    def _strips(self, values: Sequence[ShownValue], value: int) -> "_Strips | None":
        if self._view.cells < STRIPS_FROM:
            return None
        figures = [one.figure for one in values if one.figure is not None]
        if len(figures) != len(values):
            return None
        most = _WIDE_STRIP if self._view.cells >= _WIDE_FROM else _STRIP
        widest = max(width_of(one.words) for one in values) + _GAP
        at = max(value - most - _GAP, min(widest, value - NARROWEST - _GAP))
        lines = strip(figures, min(most, value - at - _GAP), self._glyphs)
        return None if lines is None else _Strips(at, lines)

    def _clean(self, text: str) -> str:
        return clean(text, self._glyphs)


class _Strips(NamedTuple):
    at: int
    lines: list[Line]


def _aside(row: Row) -> str:
    return row.reason or (row.distance.text if row.distance is not None else "")
