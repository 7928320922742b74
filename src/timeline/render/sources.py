"""`sources`: who tells what, a source a row. What has no column at a width stands in words below the row."""

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from timeline.compare.shifts import Shift
from timeline.compare.source_summary import SourceSummary
from timeline.model import Timeline
from timeline.render.addresses import whole
from timeline.render.clocks import off_words, shift_words
from timeline.render.columns import flow, indented, packed, width_of
from timeline.render.edge_text import Shown, date_words, range_words, shown_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.keyline import KINDS, key_lines
from timeline.render.names import Names
from timeline.render.spelling import SOURCE, has_clock
from timeline.render.text import cells, clean, cut
from timeline.render.view import View
from timeline.when import When

_GAP = 2
_INDENT = 4
_WIDEST_NAME = 28

_Key = Literal["name", "id", "type", "grade", "accounts", "points", "disputed", "worded", "first", "last"]
_FULL: tuple[_Key, ...] = ("name", "id", "type", "grade", "accounts", "points", "disputed", "worded", "first", "last")
_CHOICES: tuple[tuple[_Key, ...], ...] = (
    _FULL,
    ("name", "id", "grade", "accounts", "points", "disputed", "worded", "first", "last"),
    ("name", "id", "accounts", "points", "disputed", "worded", "first", "last"),
    ("id", "accounts", "points", "disputed", "worded", "first", "last"),
    ("id", "accounts", "points", "disputed", "worded"),
    ("id",),
)
"""The columns of a drawing, the first that fit. An id is always there, since it is what commands take."""
_ASCII_CHOICES: tuple[tuple[_Key, ...], ...] = (
    _FULL,
    ("id", "type", "grade", "accounts", "points", "disputed", "worded", "first", "last"),
    ("id", "type", "accounts", "points", "disputed", "worded"),
    *_CHOICES[4:],
)
"""Where there are no marks the type outlives the name."""
_RIGHT: frozenset[_Key] = frozenset(("accounts", "points", "disputed", "worded", "first", "last"))

_ROLES = {"disputed": (Role.DIFFERS, Role.DIFFERING_NAME), "worded": (Role.WORDED, Role.WORDED_NAME)}
"""The roles of the head and of the numbers of a column, where they are not dim."""


class _Column(msgspec.Struct, frozen=True):
    """What stands above a column, its piece for each source, and its width in cells."""

    key: _Key
    head: Piece
    pieces: list[Piece]
    width: int


def source_lines(
    timeline: Timeline, summaries: Sequence[SourceSummary], view: View, shifts: Sequence[tuple[str, str, Shift]] = ()
) -> list[Line]:
    """The title, what all sources come to, the sources in their order, whose times are later, what the marks mean."""
    table = _Table(timeline, summaries, view)
    blocks = [table.heading(), table.rows() if summaries else [], table.shifts(shifts), table.key()]
    lines: list[Line] = []
    for block in blocks:
        if lines and block:
            lines.append([])
        lines.extend(block)
    return [_trimmed(line) for line in lines]


class _Table:
    """One drawing."""

    def __init__(self, timeline: Timeline, summaries: Sequence[SourceSummary], view: View) -> None:
        self._timeline = timeline
        self._summaries = summaries
        self._width = view.cells
        self._links = view.links
        self._glyphs = view.glyphs
        self._zone = view.zone or timeline.timezone or "UTC"
        self._names = Names(timeline, view.glyphs)
        self._marks = 0 if view.ascii else 2

    def heading(self) -> list[Line]:
        title = self._timeline.title
        lines = flow([Piece(clean(title, self._glyphs), Role.TITLE)], self._width) if title else []
        accounts = sum(summary.accounts for summary in self._summaries)
        counts = [_counted(len(self._summaries), "source"), _counted(accounts, "account")]
        if any(has_clock(when) for summary in self._summaries for when in (summary.first, summary.last)):
            as_given = self._zone == SOURCE
            counts.append(
                "dates as each source gives them" if as_given else f"dates in {clean(self._zone, self._glyphs)}"
            )
        separator = Piece(f" {self._glyphs.separator} ", Role.DIM)
        return [*lines, *packed([[Piece(count, Role.DIM)] for count in counts], separator, self._width)]

    def rows(self) -> list[Line]:
        """The head of the columns, and each source with its words beside its row where those of all fit, or below."""
        columns = self._columns()
        shown = {column.key for column in columns}
        words = [self._words(summary, shown) for summary in self._summaries]
        widest = max(cells(text) for text in words)
        at = self._marks + sum(column.width + _GAP for column in columns)
        is_beside = at + widest <= self._width
        head = [Piece(" " * self._marks), *_row([column.head for column in columns], columns)]
        lines = [head] if len(columns) > 1 else []
        for number, (summary, text) in enumerate(zip(self._summaries, words, strict=True)):
            row = _row([column.pieces[number] for column in columns], columns)
            if is_beside and text:
                row.extend([Piece(" " * (at - self._marks - width_of(row))), Piece(text, Role.DIM)])
            room = self._width - self._marks
            told = flow(row, room) if width_of(row) > room else [row]  # an id may be longer than the screen
            if self._marks:
                told = indented(told, self._marks, but_first=True)
                told[0] = [self._names.mark(summary.source.id), Piece(" "), *told[0]]
            lines.extend(told)
            if text and not is_beside:
                told = flow([Piece(text, Role.DIM)], self._width - _INDENT)
                lines.extend(indented(told, _INDENT))
            if summary.source.url is not None and not self._links:
                lines.extend(whole(clean(summary.source.url, self._glyphs), _INDENT, self._width))
        return lines

    def shifts(self, shifts: Sequence[tuple[str, str, Shift]]) -> list[Line]:
        lines: list[Line] = []
        for left, right, shift in shifts:
            words = shift_words(shift, self._names.name(left), self._names.name(right), self._glyphs)
            lines.extend(flow([Piece(words, Role.DIM)], self._width))
        return lines

    def key(self) -> list[Line]:
        glyphs = self._glyphs
        marks = [(glyphs.of_source(kind), Role.DIM, kind) for kind in KINDS if kind in self._names.drawn]
        if any(summary.disputed for summary in self._summaries):
            marks.append((glyphs.differs, Role.DIFFERS, "points on which another source differs"))
        if any(summary.worded for summary in self._summaries):
            marks.append((glyphs.worded, Role.WORDED, "on which another words it otherwise"))
        return key_lines(marks, self._width)

    def _columns(self) -> list[_Column]:
        texts: dict[_Key, Callable[[SourceSummary], str]] = {
            "name": lambda summary: cut(self._names.name(summary.source.id), _WIDEST_NAME, self._glyphs),
            "id": lambda summary: clean(summary.source.id, self._glyphs),
            "type": lambda summary: summary.source.type,
            "grade": lambda summary: summary.source.reliability or "",
            "accounts": lambda summary: str(summary.accounts or ""),
            "points": lambda summary: str(summary.points or ""),
            "disputed": lambda summary: str(summary.disputed or ""),
            "worded": lambda summary: str(summary.worded or ""),
            "first": lambda summary: self._date(summary.first),
            "last": lambda summary: self._date(summary.last),
        }
        if not any(summary.source.reliability for summary in self._summaries):
            del texts["grade"]
        if not any(summary.worded for summary in self._summaries):
            del texts["worded"]
        if not any(summary.first for summary in self._summaries):
            del texts["first"], texts["last"]
        made = {key: self._column(key, [text_of(one) for one in self._summaries]) for key, text_of in texts.items()}
        choices = _CHOICES if self._marks else _ASCII_CHOICES
        fitting = [[made[key] for key in choice if key in made] for choice in choices]
        room = self._width - self._marks + _GAP
        return next((choice for choice in fitting if sum(one.width + _GAP for one in choice) <= room), fitting[-1])

    def _column(self, key: _Key, texts: list[str]) -> _Column:
        signs = {"disputed": self._glyphs.differs, "worded": self._glyphs.worded}
        heads = {"name": "", **signs, "first": "first told", "last": "last told"}
        head_role, role = _ROLES.get(key, (Role.DIM, Role.DIM))
        head = Piece(heads.get(key, key), head_role)
        if key in ("name", "accounts", "points"):
            role = Role.PLAIN
        pieces = [Piece(text, role, self._link(key, one)) for text, one in zip(texts, self._summaries, strict=True)]
        return _Column(key, head, pieces, max(map(cells, (head.text, *texts))))

    def _link(self, key: _Key, summary: SourceSummary) -> str | None:
        """The address behind a name, or behind an id where names have no column."""
        return summary.source.url if self._links and key in ("name", "id") else None

    def _words(self, summary: SourceSummary, shown: set[_Key]) -> str:
        """What has no column: what did not fit, whose words a source speaks, and what the store notes of it."""
        source, name = summary.source, self._names.name
        terms: list[str] = []
        if "type" not in shown and not self._marks:
            terms.append(source.type)
        if "grade" not in shown and source.reliability is not None:
            terms.append(f"grade {source.reliability}")
        if "accounts" not in shown and summary.accounts:
            counts = ((self._glyphs.differs, summary.disputed), (self._glyphs.worded, summary.worded))
            marked = "".join(f", {sign} {number}" for sign, number in counts if number)
            terms.extend([_counted(summary.accounts, "account"), f"{_counted(summary.points, 'point')}{marked}"])
        if "first" not in shown and summary.first is not None:
            terms.append(self._period(summary))
        if source.speaks_for is not None:
            terms.append(f"speaks for {name(source.speaks_for)}")
        if source.derived_from:
            terms.append(f"derives from {', '.join(map(name, source.derived_from))}")
        for origin, times in summary.repeats:
            terms.append(f"repeats {name(origin)}" + ("" if times == 1 else f" in {times} accounts"))
        if source.clock:
            terms.append(f"clock {', '.join(off_words(clock, self._glyphs) for clock in source.clock)}")
        if source.coverage is not None:
            terms.append(f"covers {clean(source.coverage.text, self._glyphs)}")
        if source.note is not None and (note := clean(source.note, self._glyphs)):
            terms.append(note)
        return ("; " if self._glyphs.ascii else f" {self._glyphs.separator} ").join(terms)

    def _date(self, when: When | None) -> str:
        moment = self._moment(when)
        return "" if moment is None else clean(date_words(moment, short=True) + moment.qualifier, self._glyphs)

    def _period(self, summary: SourceSummary) -> str:
        first, last = self._moment(summary.first), self._moment(summary.last)
        if first is None or last is None:
            return self._date(summary.first if first is not None else summary.last)
        if first.first == last.first and first.last == last.last:
            return self._date(summary.last)
        if first.qualifier or last.qualifier:
            return f"{self._date(summary.first)} {self._glyphs.dash} {self._date(summary.last)}"
        return clean(range_words(first, last, None, self._glyphs, short=True), self._glyphs)

    def _moment(self, when: When | None) -> Shown | None:
        return None if when is None else shown_of(when.anchor, self._zone)


def _row(pieces: Sequence[Piece], columns: Sequence[_Column]) -> Line:
    line: Line = []
    for piece, column in zip(pieces, columns, strict=True):
        missing = Piece(" " * (column.width - cells(piece.text)))
        line.extend([missing, piece] if column.key in _RIGHT else [piece, missing])
        line.append(Piece(" " * _GAP))
    return _trimmed(line)


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _trimmed(line: Line) -> Line:
    while line and not line[-1].text.strip(" "):
        line = line[:-1]
    return [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(" "))] if line else line
