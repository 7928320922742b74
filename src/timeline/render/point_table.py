"""The table of an event's points: each value once, who says it, and how the values compare."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import Row, Told, of_withdrawn
from timeline.errors import MalformedText
from timeline.model import Account, Event, Kind, Point, Timeline
from timeline.render.accounts import COLUMNS_FROM
from timeline.render.clocks import all_stated
from timeline.render.columns import beside, flow, indented, width_of
from timeline.render.edge_text import Shown, shown_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import sign_of_row
from timeline.render.marks import marked
from timeline.render.names import Names, Teller, tellers
from timeline.render.other_keys import extra_lines
from timeline.render.spelling import (
    WITHDRAWN,
    change_words,
    kind_words,
    own_clock,
    telling_zones,
    told_notes,
    when_words,
)
from timeline.render.strip import NARROWEST, strip
from timeline.render.text import cells, clean
from timeline.render.theme import Glyphs
from timeline.render.view import View
from timeline.value import Figure, TimeValue, Value, parse_value
from timeline.when import Home, When

STRIPS_FROM = 96
"""From so many cells on figures are drawn on a scale."""

_WIDE_FROM = 120
_STRIP, _WIDE_STRIP = 18, 31
_GAP = 2
_HANG = 2
_ASIDE = 18
"""A remark below a name makes the column of names no wider than for this."""


class _Value(NamedTuple):
    """One value of a row: its words, what is to be said of it, who says it, what it measures and when it is."""

    words: list[Piece]
    remark: str
    sources: list[Teller]
    figure: Figure | None
    when: When | None


def also(told: Told, glyphs: Glyphs) -> list[str]:
    """The other texts in which a value is told, each once, in quotes and clean."""
    return [clean(f"“{text}”", glyphs) for text in dict.fromkeys(text for _, text in told.otherwise)]


class _Said(NamedTuple):
    account: Account
    point: Point


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
        self._tellers = {teller.source: teller for teller in tellers(event, timeline)}

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
            value = self._value(point, self._timeline.home(None))
            name = Piece(f"{self._clean(point.name)}  ")
            pieces = [Piece("editor: ", Role.DIM), name, *self._words(point.value, value)]
            if isinstance(value, TimeValue) and (own := own_clock(value.when, self._zone, self._heading, self._glyphs)):
                pieces.append(Piece(f"  {own}", Role.DIM))
            remark = self._kind_words(point.kind, point.as_of)
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
        values = self._values(row)
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

    def _value_lines(self, value: _Value, width: int) -> list[Line]:
        lines = flow(value.words, width)
        if not value.remark:
            return lines
        if len(lines) == 1 and width_of(lines[0]) + _GAP + cells(value.remark) <= width:
            return [[*lines[0], Piece(f"  {value.remark}", Role.DIM)]]
        return [*lines, *self._remark_lines(value, width)]

    def _remark_lines(self, value: _Value, width: int) -> list[Line]:
        return indented(flow([Piece(value.remark, Role.DIM)], width - _HANG), _HANG) if value.remark else []

    def _stacked(self, row: Row) -> list[Line]:
        width = self._view.cells
        values = self._values(row)
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

    def _column_of_sources(self, values: Sequence[_Value], width: int) -> int:
        """The cells of the values that have their sources behind them, so that these stand below one another."""
        sizes = [
            size
            for one in values
            if (size := width_of(one.words) + (cells(one.remark) + _GAP if one.remark else 0)) <= width // 2
        ]
        return max(sizes, default=0)

    # Values.

    def _values(self, row: Row) -> list[_Value]:
        values = [self._made(row, told) for told in row.told]
        texts = ["\n".join([*[piece.text for piece in one.words], one.remark]) for one in values]
        zones = telling_zones(texts, [one.when for one in values])
        return [
            one._replace(words=[*one.words, Piece(f" {told_in}", Role.DIM)]) if told_in else one
            for one, told_in in zip(values, zones, strict=True)
        ]

    def _made(self, row: Row, told: Told) -> _Value:
        home = self._timeline.home(told.sources[0])
        value: Value | None = None
        words: list[Piece]
        said: list[_Said] = []
        others: list[str] = []
        when = told.when
        if told.when is not None:
            words = [self._time(told.when)]
            others = self._own_clocks(self._whens(row, told, words[0].text))
        elif row.type == "point":
            said = self._said(row, told)
            value = self._value(said[0].point if said else Point(name=row.name, value=told.value), home)
            if told.corrected and isinstance(value, TimeValue):
                value = TimeValue(self._timeline.by_clock(told.sources[0], value.when))
            words = self._words(told.value, value)
            when = value.when if isinstance(value, TimeValue) else None
            others = self._other_words(told, said, value)
        else:
            words = [Piece(self._clean(told.value))]
            others = self._also(told)
        if row.type == "told" and told.value == "denied":
            words = [piece._replace(role=Role.DIFFERING_NAME) for piece in words]
        if told.denied:
            words = [Piece("denied: ", Role.DIFFERING_NAME), *words]
        if told.earlier:
            words = [piece._replace(role=Role.DIM) for piece in words]
        others.extend(filter(None, [all_stated(told, self._names, self._zone, self._heading, self._glyphs)]))
        notes = [self._clean(note) for note in told_notes(told, self._timeline)]
        before = "earlier" if told.earlier else ""
        if told.changed is not None:
            text, before = change_words(
                "".join(piece.text for piece in words), told.changed, self._zone, self._heading, self._glyphs
            )
            words = [Piece(text, Role.DIM)]
        repeating = of_withdrawn(told, row.told, self._event.accounts)
        if repeating:
            who = "" if repeating == told.sources else f"{', '.join(map(self._names.name, repeating))}: "
            notes.append(f"{who}{WITHDRAWN}")
        remarks = [", ".join(others), self._kinds(said, told), before, *notes]
        # What they say of the whole needs no remark where that is the row.
        known = {} if row.type == "told" else self._tellers
        sources = [known.get(source, Teller(source)) for source in told.sources]
        figure = value if isinstance(value, Figure) else None
        return _Value(words, "; ".join(remark for remark in remarks if remark), sources, figure, when)

    def _words(self, text: str, value: Value) -> list[Piece]:
        if isinstance(value, TimeValue) and value.when.form != "unknown":
            return [self._time(value.when)]
        return [Piece(self._clean(text))]

    def _time(self, when: When) -> Piece:
        return Piece(when_words(when, self._zone, self._heading, self._glyphs), Role.TIME)

    def _whens(self, row: Row, told: Told, words: str) -> list[When]:
        """The times behind a value, as each of its sources gave them."""
        whens: list[When] = []
        for account in self._event.accounts:
            when = account.when
            if when is None or account.source not in told.sources:
                continue
            if row.type != "when":
                edge = when.end if row.type == "ended" and when.form == "span" else when.begin
                if edge is None:
                    continue
                when = When(edge.text, "moment", edge, None, edge.earliest, edge.latest)
            if self._time(when).text == words:
                whens.append(when)
        return whens

    def _own_clocks(self, whens: Sequence[When]) -> list[str]:
        clocks = dict.fromkeys(own_clock(when, self._zone, self._heading, self._glyphs) for when in whens)
        return [clock for clock in clocks if clock]

    def _value(self, point: Point, home: Home) -> Value:
        zone, calendar = home
        about = self._timeline.about
        try:
            return parse_value(point.value, read_as=point.read_as, zone=zone, calendar=calendar, about=about)
        except MalformedText:
            return parse_value(point.value, read_as="text")

    def _said(self, row: Row, told: Told) -> list[_Said]:
        """The points behind a value: those of its sources in its words, or in others that come to the same."""
        return [
            _Said(account, point)
            for account in self._event.accounts
            if account.source in told.sources
            for point in account.points
            if point.name == row.name
            and (point.value == told.value or (account.source, point.value) in told.otherwise)
            and told.denied == (point.stance is not None)
        ]

    def _other_words(self, told: Told, said: Sequence[_Said], value: Value) -> list[str]:
        """How the same value stands in the file where it stands there in other words: a time by its own clocks."""
        if isinstance(value, TimeValue):
            read = [
                (one.account.source, self._value(one.point, self._timeline.home(one.account.source))) for one in said
            ]
            whens = [self._timeline.by_clock(by, other.when) for by, other in read if isinstance(other, TimeValue)]
            return self._own_clocks(whens)
        return self._also(told)

    def _also(self, told: Told) -> list[str]:
        return [f"also {text}" for text in also(told, self._glyphs)]

    def _kinds(self, said: Sequence[_Said], told: Told) -> str:
        """Of what kind a value is and when it was so; with names where its sources differ in that."""
        groups: dict[tuple[Kind | None, str | None], list[_Said]] = {}
        for one in said:
            as_of = one.point.as_of
            groups.setdefault((one.point.kind, None if as_of is None else as_of.text), []).append(one)
        if len(groups) == 1:
            point = said[0].point
            dated = told.as_of if point.kind in ("plan", "snapshot") else None
            return self._kind_words(point.kind, point.as_of or dated)
        told_kinds = []
        for (kind, _), members in groups.items():
            words = self._kind_words(kind, members[0].point.as_of)
            if words:
                who = ", ".join(dict.fromkeys(self._names.name(one.account.source) for one in members))
                told_kinds.append(f"{words}: {who}")
        return "; ".join(told_kinds)

    def _kind_words(self, kind: Kind | None, as_of: When | None) -> str:
        return kind_words(kind, as_of, self._zone, self._heading, self._glyphs)

    def _strips(self, values: Sequence[_Value], value: int) -> "_Strips | None":
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
