"""Three or more sides in a grid: values are rows, sides are columns, so that agreement is a row of several marks."""

from collections.abc import Sequence

from timeline.compare.diff_row import DiffRow, Silence
from timeline.compare.report import EventDiff, Report
from timeline.render.columns import flow, indented, width_of
from timeline.render.diff.days import Days
from timeline.render.diff.denied import denied_mark
from timeline.render.diff.folds import Fold, fold_line, folded
from timeline.render.diff.grid_marks import Marks
from timeline.render.diff.listing import Listing
from timeline.render.diff.matched import is_told, names, sureness
from timeline.render.diff.roster import Roster
from timeline.render.diff.sayings import WORDS, Sayings
from timeline.render.diff.stair import Stair, stair_of
from timeline.render.diff.values import Entry, Values, count_text, joined
from timeline.render.diff.words import ABSENT
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import finding_of
from timeline.render.marks import marked
from timeline.render.text import cells, clean
from timeline.render.view import View
from timeline.verdict import Verdict

_HANG = 2
_INDENT = 4
_GAP = 2
_BEFORE = 3
"""Cells between the widest value and the first column."""

_MOST_NAMED = 8
"""Of more sides those that are silent are not named."""


class Grid:
    """Draws the events of a report of three or more sides."""

    def __init__(self, report: Report, roster: Roster, view: View) -> None:
        self._report = report
        self._roster = roster
        self._view = view
        self._glyphs = view.glyphs
        self._days = Days(report, roster.zone, view)
        self._values = Values(report, roster, view)
        self._listing = Listing(roster, view)
        self._hinted = False
        self._marks = Marks(report, roster, view)
        self._sayings = Sayings(report, roster, view)
        self._words_judged: set[Verdict | None] = set()

    def lines(self) -> list[Line]:
        """Every event with its stair of names and its grid."""
        lines: list[Line] = []
        for event in self._report.events:
            if lines:
                lines.append([])
            lines.extend(self._event(event))
        return lines

    def _event(self, event: EventDiff) -> list[Line]:
        moment = self._days.moment(event)
        heading = self._days.heading(moment)
        lines = [] if heading is None else [heading]
        title, times = self._days.title(event, moment)
        shown = folded(event, self._view, of_two=False)
        rows = [(row, self._values.entries(row, event, moment)) for row in shown if isinstance(row, DiffRow)]
        folds = [self._fold(fold) for fold in shown if isinstance(fold, Fold)]
        sides = [side for side, accounts in enumerate(event.accounts) if accounts]
        if len(sides) == 1:
            told = self._alone(title, sides[0], rows)
            return [*lines, *self._days.beside([*told, *folds], times, len(title)), *self._silent(event)]
        silence = {side: why for side in sides if (why := event.silence[side]) is not None}
        stair = stair_of(
            sides,
            silence,
            denied_mark(event, self._glyphs),
            self._wanted(rows),
            _count_width(rows),
            self._roster,
            self._view,
        )
        title.extend(self._matched(event))
        words = self._words(event)
        if not rows and words and not any(event.silence[side] for side in sides):
            told = [*title, *words]
        elif stair is None or not rows:
            told = [*title, *self._tellers(event, sides), *words, *self._listing.lines(rows, self._values)]
        else:
            drawn = [line for row, entries in rows for line in self._row(row, entries, stair)]
            told = [*title, *stair.lines(), *drawn, *words]
        return [*lines, *self._days.beside([*told, *folds], times, len(title)), *self._silent(event)]

    def _fold(self, fold: Fold) -> Line:
        """What one side alone tells, in one line; the first of a drawing says how it is unfolded."""
        hint, self._hinted = not self._hinted, True
        only = "" if fold.side is None else self._roster.only(fold.side)
        mark = Piece(self._glyphs.one_source, Role.DIM)
        return fold_line(fold, mark, only, self._view.cells, self._view, hint=hint)

    def _matched(self, event: EventDiff) -> list[Line]:
        """The ids of the event in the stores, each once, and how sure it is that they are one."""
        if not is_told(event):
            return []
        ids = dict.fromkeys([names(event, side) for side in range(len(event.events))])
        told = [f"matched {sureness(event)}".rstrip(), *[clean(name, self._glyphs) for name in ids if name]]
        at = self._days.text_at
        return indented(flow([Piece("  ".join(told), Role.DIM)], self._view.cells - at), at)

    def _words(self, event: EventDiff) -> list[Line]:
        """What each side says in its own words, where no point of theirs can be compared or all words are wanted."""
        if not self._sayings.are_shown(event):
            return []
        head = [Piece(WORDS, Role.WORDED_NAME if event.words is Verdict.WORDED else Role.DIM)]
        if reason := self._sayings.reason(event):
            head.append(Piece(f"  {reason}", Role.DIM))
            self._words_judged.add(event.words)
        mark = self._sayings.mark(event) if event.words is not None else Piece(" ")
        said = self._sayings.listed(event, self._view.cells - _INDENT)
        return [[mark, Piece(" "), *head], *indented(said, _INDENT)]

    def _alone(self, title: list[Line], side: int, rows: Sequence[tuple[DiffRow, Sequence[Entry]]]) -> list[Line]:
        """What one side alone tells: nothing to set in columns."""
        only = [Piece("only ", Role.DIM), *self._roster.listed([side], 10**6)[0]]
        lines = list(title)
        if width_of(lines[-1]) + _GAP + width_of(only) <= self._view.cells:
            lines[-1] = [*lines[-1], Piece(" " * _GAP), *only]
        else:
            at = self._days.text_at
            lines.extend(indented(flow(only, self._view.cells - at), at))
        for row, entries in rows:
            mark, role = marked(row.verdict, self._glyphs)
            for entry in entries:
                dim = [piece._replace(role=Role.DIM) for piece in entry.words]
                words = [Piece(self._values.name(row), role), Piece(" " * _GAP), *dim]
                if entry.value.told.earlier:
                    words.append(Piece("  earlier", Role.DIM))
                told = flow(words, self._view.cells - _HANG)
                lines.append([mark, Piece(" "), *told[0]])
                lines.extend(indented(told[1:], _HANG))
                lines.extend(self._notes(entry))
        return lines

    def _wanted(self, rows: Sequence[tuple[DiffRow, Sequence[Entry]]]) -> int:
        """The cells that the widest value would take on one line."""
        sizes = []
        for row, entries in rows:
            for entry in entries:
                inline = width_of(self._values.lead(row)) + _GAP if _is_inline(row, entries) else _INDENT
                sizes.append(min(inline, self._view.cells // 3) + width_of(entry.words))
        return max(sizes, default=0) + _BEFORE

    def _row(self, row: DiffRow, entries: Sequence[Entry], stair: Stair) -> list[Line]:
        lead = self._values.lead(row)
        if _is_inline(row, entries):
            size = width_of(lead) + _GAP + width_of(entries[0].words)
            if size + _GAP <= stair.at:
                dim = [piece._replace(role=Role.DIM) for piece in entries[0].words]
                line = [*lead, Piece(" " * _GAP), *dim]
                return [
                    self._marks.beside(line, row, entries[0].value, stair),
                    *self._finding(row),
                    *self._notes(entries[0]),
                ]
        mark, gap, *head = lead
        if aside := self._values.aside(row):
            head.append(Piece(f"  {aside}", Role.DIM))
        told = flow(head, self._view.cells - _HANG)
        lines = [[mark, gap, *told[0]], *indented(told[1:], _HANG)]
        lines.extend(self._finding(row))
        for entry in entries:
            words = flow(entry.words, stair.at - _INDENT - _GAP)
            led: Line = [Piece(" " * _INDENT), *words[0]]
            led = joined(led, self._glyphs) if entry.value.is_joined else led
            lines.append(self._marks.beside(led, row, entry.value, stair))
            lines.extend(indented(words[1:], _INDENT))
            lines.extend(self._notes(entry))
        return lines

    def _notes(self, entry: Entry) -> list[Line]:
        """What the store notes at a value, below it."""
        at = _INDENT + _HANG
        return [
            line for note in entry.notes for line in indented(flow([Piece(note, Role.DIM)], self._view.cells - at), at)
        ]

    def _finding(self, row: DiffRow) -> list[Line]:
        """What the editor has found himself, behind his sign."""
        if row.finding is None:
            return []
        text = finding_of(row.finding, self._glyphs, self._roster.zone)
        found = flow([Piece(text, Role.DIM)], self._view.cells - _INDENT)
        sign = [Piece(" " * _HANG), Piece(self._glyphs.ruled, Role.RULED), Piece(" ")]
        return [[*sign, *found[0]], *indented(found[1:], _INDENT)]

    def _tellers(self, event: EventDiff, sides: Sequence[int]) -> list[Line]:
        """Who tells an event that has no grid."""
        denying = [side for side in sides if event.silence[side] is Silence.DENIED]
        lines = indented(
            self._roster.listed([side for side in sides if side not in denying], self._view.cells - _HANG), _HANG
        )
        if denying:
            lines.append([*denied_mark(event, self._glyphs), Piece(" denied by", Role.DIFFERING_NAME)])
            lines.extend(indented(self._roster.listed(denying, self._view.cells - _INDENT), _INDENT))
        return lines

    def _silent(self, event: EventDiff) -> list[Line]:
        """The sides that do not tell it, where they are few enough to be named."""
        if len(self._report.sides) > _MOST_NAMED:
            return []
        lines: list[Line] = []
        for why, words in ABSENT.items():
            if event.only is not None and why is Silence.NO_ACCOUNT:
                continue  # that one alone tells it says so
            sides = [
                side for side, accounts in enumerate(event.accounts) if not accounts and event.silence[side] is why
            ]
            if sides:
                names = ", ".join(self._roster.names[side] for side in sides)
                told = flow([Piece(f"{words}: {names}", Role.DIM)], self._view.cells - _HANG)
                lines.extend(indented(told, _HANG))
        return lines

    def key(self) -> list[Line]:
        """What the marks mean that were drawn."""
        return self._marks.key(self._words_judged, self._listing.drawn)


def _is_inline(row: DiffRow, entries: Sequence[Entry]) -> bool:
    """One value that nobody disputes stands on the line of its name."""
    return len(entries) == 1 and row.verdict not in (Verdict.DIFFERS, Verdict.WORDED)


def _count_width(rows: Sequence[tuple[DiffRow, Sequence[Entry]]]) -> int:
    return max((cells(count_text(entry.value)) for _, entries in rows for entry in entries), default=0) + _GAP
