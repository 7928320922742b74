"""Two sides on a spine: each event with who tells it, its rows, and what is said of it in words."""

from timeline.compare.diff_row import DiffRow, Silence
from timeline.compare.report import EventDiff, Report
from timeline.render.columns import flow
from timeline.render.diff.days import Days
from timeline.render.diff.folds import Fold, fold_line, folded
from timeline.render.diff.matched import DOUBT, IN_TEXT, is_told, names, sureness
from timeline.render.diff.roster import LONGEST, Roster
from timeline.render.diff.sayings import WORDS, Sayings
from timeline.render.diff.spine import NOTHING, Cell, Spine, dim_cell
from timeline.render.diff.two_rows import NAME_ROLES, Rows
from timeline.render.diff.words import ABSENT
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import sign_of
from timeline.render.marks import marked
from timeline.render.text import cells, clean
from timeline.render.view import View
from timeline.verdict import Verdict

_MATCHED = "matched"


class Two:
    """Draws the events of a report of two sides."""

    def __init__(self, report: Report, roster: Roster, view: View) -> None:
        self._report = report
        self._roster = roster
        self._view = view
        self._glyphs = view.glyphs
        self._hinted = False
        self._days = Days(report, roster.zone, view)
        self._sayings = Sayings(report, roster, view)
        row_names = [clean(row.name, view.glyphs) for row in report.rows()]
        row_names.extend([IN_TEXT] if any(event.possible for event in report.events) else [])
        row_names.extend([WORDS] if any(map(self._sayings.are_shown, report.events)) else [])
        row_names.extend([_MATCHED] if any(is_told(event) for event in report.events) else [])
        has_signs = any(row.ruled or row.finding for row in report.rows()) or any(
            sign_of(event.judged, view.glyphs) for event in report.events
        )
        self._spine = Spine(view.cells, self._days.text_at, row_names, view.glyphs, has_signs=has_signs)
        self._rows = Rows(report, roster, self._spine, view)

    def lines(self) -> list[Line]:
        """The names of the sides, and every event below them."""
        if not self._report.events:
            return []
        lines = self._sides()
        for event in self._report.events:
            lines.append(self._spine.line([]))
            lines.extend(self._event(event))
        return lines

    def _sides(self) -> list[Line]:
        left = Cell([Piece(self._roster.names[0], Role.LEFT)])
        right = Cell([Piece(self._roster.names[1], Role.RIGHT)])
        return self._spine.row([], left, Piece(self._glyphs.spine, Role.RAIL), right)

    def _event(self, event: EventDiff) -> list[Line]:
        moment = self._days.moment(event)
        heading = self._days.heading(moment)
        lines = [] if heading is None else [self._spine.line(heading)]
        return [*lines, *self._told_lines(event, moment)]

    def _told_lines(self, event: EventDiff, moment: Shown | None) -> list[Line]:
        """The title, where a side does not tell the event who does and why the other does not, and the rows."""
        title, times = self._days.title(event, moment)
        told = self._told(event)
        lines = [self._spine.line(line) for line in title]
        if told is not None:
            left, mark, right = told
            sign = sign_of(event.judged, self._glyphs)
            beside = self._spine.beside(title[-1], left, mark, right, sign)
            lines = [*lines[:-1], *beside] if beside else [*lines, *self._spine.row([], left, mark, right, sign)]
            lines.extend(self._rows.because(event.judged))
        lines.extend(self._matched(event))
        rows = folded(event, self._view, of_two=True)
        alone = next((place for place, row in enumerate(rows) if _is_alone(row)), len(rows))
        for row in rows[:alone]:
            lines.extend(self._row_or_fold(row, event, moment))
        lines.extend(self._own_words(event))
        for row in rows[alone:]:
            lines.extend(self._row_or_fold(row, event, moment))
        lines.extend(self._possible(event))
        return self._days.beside(lines, times, len(title), self._spine.line)

    def _row_or_fold(self, row: DiffRow | Fold, event: EventDiff, moment: Shown | None) -> list[Line]:
        return [self._fold(row)] if isinstance(row, Fold) else self._rows.lines(row, event, moment)

    def _fold(self, fold: Fold) -> Line:
        """Rows in one line across the spine; the first of a drawing says how they are unfolded."""
        hint, self._hinted = not self._hinted, True
        if fold.side is None:
            mark, only = marked(Verdict.SAME, self._glyphs)[0], ""
        else:
            mark, only = self._rows.signs[fold.side], self._roster.only(fold.side)
        line = fold_line(fold, mark, only, self._view.cells - self._spine.name_at, self._view, hint=hint)
        return self._spine.line([Piece(" " * self._spine.name_at), *line])

    def _told(self, event: EventDiff) -> tuple[Cell, Piece, Cell] | None:
        """What stands beside a title; None where both sides tell the event and something of it can be compared."""
        spine = Piece(self._glyphs.spine, Role.RAIL)
        if not any(event.silence):
            alone = [self._lone(event, side) for side in (0, 1)]
            if any(alone):
                left, right = (Cell([], lines) if lines else NOTHING for lines in alone)
                return left, spine, right
            return None if event.rows or self._sayings.are_shown(event) else (dim_cell("told"), spine, dim_cell("told"))
        sides: list[Cell] = []
        for side, why in enumerate(event.silence):
            if why is None:
                sides.append(self._telling(event, side))
            elif why is Silence.DENIED:
                sides.append(Cell([Piece("denied", Role.DIFFERING_NAME)], self._lone(event, side)))
            else:
                sides.append(dim_cell(ABSENT[why]))
        if event.silence.count(None) == 1:
            telling = event.silence.index(None)
            mark = self._rows.signs[telling] if event.denial is None else marked(event.denial, self._glyphs)[0]
        else:
            mark = Piece(self._glyphs.same, Role.DIM) if len(set(event.silence)) == 1 else spine
        return sides[0], mark, sides[1]

    def _telling(self, event: EventDiff, side: int) -> Cell:
        if event.only != side:
            return Cell([Piece("told", Role.DIM)], self._lone(event, side))
        role = (Role.LEFT, Role.RIGHT)[side]
        source = self._roster.lone_source(event, side)
        only = f"only {self._roster.source(side, source)}" if source is not None else ""
        return Cell([Piece(only if 0 < cells(only) <= LONGEST else self._roster.only(side), role)])

    def _lone(self, event: EventDiff, side: int) -> list[Line]:
        source = self._roster.lone_source(event, side)
        width = self._spine.left_width if side == 0 else self._spine.right_width
        return [] if source is None else self._roster.speakers(side, [source], width)

    def _matched(self, event: EventDiff) -> list[Line]:
        """The ids of the event on either side, and how sure it is that they are one; nothing where they are equal."""
        if not is_told(event):
            return []
        left, right = (dim_cell(clean(names(event, side), self._glyphs)) for side in (0, 1))
        sure = sureness(event)
        remarks = [[Piece(sure, Role.DIM)]] if sure else []
        spine = Piece(self._glyphs.spine, Role.RAIL)
        return self._spine.row([Piece(_MATCHED, Role.DIM)], left, spine, right._replace(remarks=remarks))

    def _own_words(self, event: EventDiff) -> list[Line]:
        """What both sides say in their own words, where no point of theirs can be compared or all words are wanted."""
        if not self._sayings.are_shown(event):
            return []
        told: list[list[Line]] = []
        for side, width in enumerate((self._spine.left_width, self._spine.right_width)):
            is_named = self._report.sides[side].is_one_source or self._roster.lone_source(event, side) is not None
            lines = self._sayings.lines(event, side, width, speakers=not is_named)
            nothing = [[Piece("nothing in words", Role.DIM)]] if event.accounts[side] else []
            told.append(lines or nothing)
        reason = self._sayings.reason(event)
        if reason:
            told[1].extend(flow([Piece(reason, Role.DIM)], self._spine.right_width))
        mark = self._sayings.mark(event)
        role = NAME_ROLES.get(event.words, Role.DIM) if event.words is not None else Role.DIM
        return self._spine.block([Piece(WORDS, role)], told[0], mark, told[1])

    def _possible(self, event: EventDiff) -> list[Line]:
        """Figures in running text that may differ, all of them dim: nobody stated them."""
        lines: list[Line] = []
        for number, found in enumerate(event.possible):
            told = [
                Cell([Piece(clean(text, self._glyphs), Role.DIM)], self._said_by(event, side, found.sources[side]))
                for side, text in enumerate(found.texts)
            ]
            name = [] if number else [Piece(IN_TEXT, Role.DIM)]
            lines.extend(self._spine.row(name, told[0], Piece(DOUBT, Role.DIM), told[1]))
        return lines

    def _said_by(self, event: EventDiff, side: int, source: str) -> list[Line]:
        if self._report.sides[side].is_one_source or self._roster.lone_source(event, side) is not None:
            return []
        width = self._spine.left_width if side == 0 else self._spine.right_width
        return self._roster.speakers(side, [source], width)


def _is_alone(row: DiffRow | Fold) -> bool:
    """Whether one side alone tells it, or all that is folded in it."""
    return row.side is not None if isinstance(row, Fold) else row.verdict is Verdict.ONLY
