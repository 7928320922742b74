"""`sources`: who tells what, a source a row; how many columns stand beside each other depends on the width."""

from collections.abc import Callable, Sequence

import msgspec

from timeline.compare.source_summary import SourceSummary
from timeline.model import Timeline
from timeline.render.columns import flow, packed, width_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.keyline import key_lines
from timeline.render.names import Names
from timeline.render.rail.gaps import range_words
from timeline.render.rail.times import Shown, date_words, shown_of
from timeline.render.text import cells, clean, cut
from timeline.render.view import View
from timeline.when import When

_GAP = 2
_INDENT = 4
_WIDEST_NAME = 28
_KINDS = ("institution", "person", "organisation", "press", "analyst", "other")


class _Column(msgspec.Struct, frozen=True):
    """One column: what stands above it, and its piece for each source."""

    head: Piece
    cells: list[Piece]
    right: bool = False

    @property
    def width(self) -> int:
        return max(cells(piece.text) for piece in (self.head, *self.cells))


def source_lines(timeline: Timeline, summaries: Sequence[SourceSummary], view: View) -> list[Line]:
    """The title, what all sources come to, the sources in their order, and what the marks mean."""
    table = _Table(timeline, summaries, view)
    lines = table.heading()
    if summaries:
        lines.extend([[], *table.rows()])
    key = table.key()
    return [_trimmed(line) for line in ([*lines, [], *key] if key else lines)]


class _Table:
    """One drawing."""

    def __init__(self, timeline: Timeline, summaries: Sequence[SourceSummary], view: View) -> None:
        self._timeline = timeline
        self._summaries = summaries
        self._view = view
        self._glyphs = view.glyphs
        self._zone = view.zone or timeline.timezone or "UTC"
        self._names = Names(timeline, view.glyphs)
        self._words: list[list[str]] = [[] for _ in summaries]

    def heading(self) -> list[Line]:
        width = self._view.cells
        title = self._timeline.title
        lines = flow([Piece(clean(title, self._glyphs), Role.TITLE)], width) if title else []
        accounts = sum(summary.accounts for summary in self._summaries)
        counts = [_counted(len(self._summaries), "source"), _counted(accounts, "account")]
        if silent := sum(1 for summary in self._summaries if not summary.accounts):
            counts.append(f"{silent} without any")
        separator = Piece(f" {self._glyphs.separator} ", Role.DIM)
        return [*lines, *packed([[Piece(count, Role.DIM)] for count in counts], separator, width)]

    def rows(self) -> list[Line]:
        """The head of the columns, and each source in one row, with what has no column below it."""
        columns = self._columns()
        beside = self._words_beside(columns)
        lines = [self._row([column.head for column in columns], columns)]
        for number, summary in enumerate(self._summaries):
            row = self._row([column.cells[number] for column in columns], columns)
            if not self._view.ascii:
                row = [self._names.mark(summary.source.id), Piece(" "), *row]
            words = self._wordy(number)
            if beside and words:
                row.extend([Piece(" " * (beside - width_of(row))), *words])
            lines.append(row)
            if words and not beside:
                told = flow(words, self._view.cells - _INDENT)
                lines.extend([Piece(" " * _INDENT), *line] for line in told)
        if not self._view.ascii:
            lines[0] = [Piece("  "), *lines[0]]
        return lines

    def key(self) -> list[Line]:
        glyphs = self._glyphs
        marks = [
            (glyphs.of_source(kind), Role.DIM, kind) for kind in _KINDS if kind in self._names.drawn
        ]
        if any(summary.disputed for summary in self._summaries):
            marks.append((glyphs.differs, Role.DIFFERS, "of these points, those that another source contradicts"))
        return key_lines(marks, self._view.cells)

    def _columns(self) -> list[_Column]:
        """The most columns that fit; what has none goes into the words of each source."""
        room = self._view.cells - (0 if self._view.ascii else 2)
        by_id, name, kind, grade, first, last = self._texts()
        numbers = self._numbers()
        dates = [first, last]
        full = [name, by_id, kind, *([grade] if any(piece.text for piece in grade.cells) else []), *numbers, *dates]
        for left_out in ([], [kind], [kind, grade], [kind, grade, name], [kind, grade, name, *dates]):
            columns = [column for column in full if not any(column is other for other in left_out)]
            if sum(column.width + _GAP for column in columns) - _GAP <= room:
                break
        else:
            # Nothing may be cut from an id, for it is what commands take: a longer one pushes its numbers right.
            left_out = [kind, grade, name, *dates]
            columns = [by_id, *numbers]
        for number, summary in enumerate(self._summaries):
            self._words[number] = self._said(summary, left_out, kind=kind, grade=grade, first=first)
        return columns

    def _texts(self) -> tuple[_Column, _Column, _Column, _Column, _Column, _Column]:
        glyphs = self._glyphs

        def column(
            head: str, text_of: Callable[[SourceSummary], str], role: Role = Role.DIM, *, right: bool = False
        ) -> _Column:
            told = [Piece(text_of(summary), role) for summary in self._summaries]
            return _Column(Piece(head, Role.DIM), told, right=right)

        return (
            column("id", lambda summary: clean(summary.source.id, glyphs)),
            column("", lambda summary: cut(self._names.name(summary.source.id), _WIDEST_NAME, glyphs), Role.PLAIN),
            column("type", lambda summary: summary.source.type),
            column("grade", lambda summary: summary.source.reliability or ""),
            column("first told", lambda summary: self._date(summary.first), right=True),
            column("last told", lambda summary: self._date(summary.last), right=True),
        )

    def _numbers(self) -> list[_Column]:
        differs = Piece(self._glyphs.differs, Role.DIFFERS)
        return [
            self._number(Piece("accounts", Role.DIM), [summary.accounts for summary in self._summaries]),
            self._number(Piece("points", Role.DIM), [summary.points for summary in self._summaries]),
            self._number(differs, [summary.disputed for summary in self._summaries], Role.DIFFERING_NAME),
        ]

    def _number(self, head: Piece, numbers: Sequence[int], role: Role = Role.PLAIN) -> _Column:
        return _Column(head, [Piece(str(number or ""), role) for number in numbers], right=True)

    def _row(self, pieces: Sequence[Piece], columns: Sequence[_Column]) -> Line:
        line: Line = []
        for piece, column in zip(pieces, columns, strict=True):
            missing = Piece(" " * (column.width - cells(piece.text)))
            line.extend([missing, piece] if column.right else [piece, missing])
            line.append(Piece(" " * _GAP))
        return line[:-1]

    def _said(
        self, summary: SourceSummary, left_out: Sequence[_Column], *, kind: _Column, grade: _Column, first: _Column
    ) -> list[str]:
        """What has no column: whose words these are, and what did not fit."""
        source, glyphs = summary.source, self._glyphs
        words = []
        if self._view.ascii and any(kind is other for other in left_out):
            words.append(source.type)
        if source.reliability and any(grade is other for other in left_out):
            words.append(f"grade {source.reliability}")
        if any(first is other for other in left_out) and (period := self._period(summary)):
            words.append(period)
        if source.speaks_for is not None:
            words.append(f"speaks for {self._names.name(source.speaks_for)}")
        if source.derived_from:
            words.append(f"derives from {', '.join(map(self._names.name, source.derived_from))}")
        for origin, times in summary.repeats:
            often = "" if times == 1 else f" in {times} accounts"
            words.append(f"repeats {self._names.name(origin)}{often}")
        if source.coverage is not None:
            words.append(f"covers {clean(source.coverage.text, glyphs)}")
        return words

    def _wordy(self, number: int) -> Line:
        text = f" {self._glyphs.separator} ".join(self._words[number])
        return [Piece(text, Role.DIM)] if text else []

    def _words_beside(self, columns: Sequence[_Column]) -> int:
        """The cell in which the words of all sources can stand in their rows; 0 where they must stand below."""
        at = sum(column.width + _GAP for column in columns) + (0 if self._view.ascii else 2)
        widest = max(width_of(self._wordy(number)) for number in range(len(self._summaries)))
        return at if at + widest <= self._view.cells else 0

    def _date(self, when: When | None) -> str:
        moment = self._moment(when)
        return "" if moment is None else clean(date_words(moment, short=True) + moment.qualifier, self._glyphs)

    def _period(self, summary: SourceSummary) -> str:
        first, last = self._moment(summary.first), self._moment(summary.last)
        return "" if first is None or last is None else range_words(first, last, None, self._glyphs, short=True)

    def _moment(self, when: When | None) -> Shown | None:
        return None if when is None else shown_of(when.anchor, self._zone)


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _trimmed(line: Line) -> Line:
    while line and not line[-1].text.rstrip(" "):
        line = line[:-1]
    return [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(" "))] if line else line
