"""Two sides on a spine: what each says left and right of it, and the verdict between them like an equation."""

from collections.abc import Sequence

from timeline.compare import Told
from timeline.compare.claims import EDITOR
from timeline.compare.diff_row import DiffRow, Echo, Facing, Silence
from timeline.compare.report import EventDiff, Report
from timeline.render.columns import flow
from timeline.render.diff.days import Days
from timeline.render.diff.folds import Fold, fold_line, folded
from timeline.render.diff.matched import DOUBT, IN_TEXT, is_told, names, sureness
from timeline.render.diff.roster import LONGEST, Roster
from timeline.render.diff.sayings import WORDS, Sayings
from timeline.render.diff.spine import Cell, Spine
from timeline.render.diff.words import Spoken, Words, echo_words
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import aside, finding_of, reason_of, share_ruled, sign_of
from timeline.render.marks import marked
from timeline.render.text import cells, clean, cut
from timeline.render.view import View
from timeline.verdict import Judged, Verdict

NOTHING = Cell([])
ABSENT = {
    Silence.DENIED: "denied",
    Silence.UNCONFIRMED: "not confirmed",
    Silence.RETRACTED: "taken back",
    Silence.SILENT: "silent",
    Silence.NOT_IN_ACCOUNTS: "not in the accounts here",
    Silence.NO_ACCOUNT: "no account in this store",
    Silence.OUTSIDE_COVERAGE: "not covered",
}
"""Why a side is empty, in words."""
_MATCHED = "matched"

MARKED = frozenset((Verdict.DIFFERS, Verdict.WORDED))
"""The verdicts of wordings whose differing words are marked."""

_NAMES = {Verdict.DIFFERS: Role.DIFFERING_NAME, Verdict.WORDED: Role.WORDED_NAME}


class Two:
    """Draws the events of a report of two sides."""

    def __init__(self, report: Report, roster: Roster, view: View) -> None:
        self._report = report
        self._roster = roster
        self._view = view
        self._glyphs = view.glyphs
        self._hinted = False
        self._days = Days(report, roster.zone, view)
        self._words = Words(report, view, roster.zone)
        self._sayings = Sayings(report, roster, view)
        row_names = [self._name(row) for row in report.rows()]
        row_names.extend([IN_TEXT] if any(event.possible for event in report.events) else [])
        row_names.extend([WORDS] if any(map(self._sayings.are_shown, report.events)) else [])
        row_names.extend([_MATCHED] if any(is_told(event) for event in report.events) else [])
        has_signs = any(row.ruled or row.finding for row in report.rows()) or any(
            sign_of(event.judged, view.glyphs) for event in report.events
        )
        self._spine = Spine(view.cells, self._days.text_at, row_names, view.glyphs, has_signs=has_signs)
        self._widths = self._spine.left_width, self._spine.right_width
        self._reasons = view.reasons
        self._signs = (Piece(view.glyphs.left, Role.LEFT), Piece(view.glyphs.right, Role.RIGHT))

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
            lines.extend(self._because(event.judged))
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
        return [self._fold(row)] if isinstance(row, Fold) else self._row(row, event, moment)

    def _fold(self, fold: Fold) -> Line:
        """Rows in one line across the spine; the first of a drawing says how they are unfolded."""
        hint, self._hinted = not self._hinted, True
        if fold.side is None:
            mark, only = marked(Verdict.SAME, self._glyphs)[0], ""
        else:
            mark, only = self._signs[fold.side], self._roster.only(fold.side)
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
            return None if event.rows or self._sayings.are_shown(event) else (_dim("told"), spine, _dim("told"))
        sides: list[Cell] = []
        for side, why in enumerate(event.silence):
            if why is None:
                sides.append(self._telling(event, side))
            elif why is Silence.DENIED:
                sides.append(Cell([Piece("denied", Role.DIFFERING_NAME)], self._lone(event, side)))
            else:
                sides.append(_dim(ABSENT[why]))
        if event.silence.count(None) == 1:
            telling = event.silence.index(None)
            mark = self._signs[telling] if event.denial is None else marked(event.denial, self._glyphs)[0]
        else:
            mark = Piece(self._glyphs.same, Role.DIM) if len(set(event.silence)) == 1 else spine
        return sides[0], mark, sides[1]

    def _telling(self, event: EventDiff, side: int) -> Cell:
        if event.only != side:
            return Cell([Piece("told", Role.DIM)], self._lone(event, side))
        role = (Role.LEFT, Role.RIGHT)[side]
        source = self._lone_source(event, side)
        only = f"only {self._roster.source(side, source)}" if source is not None else ""
        return Cell([Piece(only if 0 < cells(only) <= LONGEST else self._roster.only(side), role)])

    def _lone_source(self, event: EventDiff, side: int) -> str | None:
        """The only source of a side of several that tells an event: named once, beside the title."""
        if self._report.sides[side].is_one_source:
            return None
        sources = {account.source for account in event.accounts[side]} - {EDITOR}
        return sources.pop() if len(sources) == 1 else None

    def _lone(self, event: EventDiff, side: int) -> list[Line]:
        source = self._lone_source(event, side)
        width = self._spine.left_width if side == 0 else self._spine.right_width
        return [] if source is None else self._roster.speakers(side, [source], width)

    def _matched(self, event: EventDiff) -> list[Line]:
        """The ids of the event on either side, and how sure it is that they are one; nothing where they are equal."""
        if not is_told(event):
            return []
        left, right = (_dim(clean(names(event, side), self._glyphs)) for side in (0, 1))
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
            is_named = self._report.sides[side].is_one_source or self._lone_source(event, side) is not None
            lines = self._sayings.lines(event, side, width, speakers=not is_named)
            nothing = [[Piece("nothing in words", Role.DIM)]] if event.accounts[side] else []
            told.append(lines or nothing)
        reason = self._sayings.reason(event)
        if reason:
            told[1].extend(flow([Piece(reason, Role.DIM)], self._spine.right_width))
        mark = self._sayings.mark(event)
        role = _NAMES.get(event.words, Role.DIM) if event.words is not None else Role.DIM
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
        if self._report.sides[side].is_one_source or self._lone_source(event, side) is not None:
            return []
        width = self._spine.left_width if side == 0 else self._spine.right_width
        return self._roster.speakers(side, [source], width)

    def _row(self, row: DiffRow, event: EventDiff, moment: Shown | None) -> list[Line]:
        name: Line = [Piece(self._name(row), _NAMES.get(row.verdict, Role.DIM))]
        lines: list[Line] = []
        before: Facing | None = None
        for facing in fanned(row.facings):
            shown = [before is None or _said(facing, side) != _said(before, side) for side in (0, 1)]
            left, right = self._cells(row, facing, event, moment, shown)
            shown_name = name if before is None else []
            lines.extend(self._spine.row(shown_name, left, self._mark(facing), right, self._sign(row, facing)))
            lines.extend(self._reason(row, facing))
            before = facing
        if row.finding is not None and self._reasons:
            found = finding_of(row.finding, self._glyphs, self._roster.zone)
            lines.extend(self._spine.below(Piece(self._glyphs.ruled, Role.RULED), found))
        return [*lines, *self._earlier(row, event, moment)]

    def _sign(self, row: DiffRow, facing: Facing) -> Piece | None:
        """The sign of the editor: he has ruled on the two values, or found something of what one side alone tells."""
        if facing.verdict is Verdict.ONLY and row.finding is not None:
            return Piece(self._glyphs.ruled, Role.RULED)
        return sign_of(facing.judged, self._glyphs)

    def _reason(self, row: DiffRow, facing: Facing) -> list[Line]:
        """Why the editor has ruled so, below the two values, or what somebody proposes."""
        judged = facing.judged
        return self._because(judged, share_ruled(row.ruled, row.pairs) if judged and judged.is_ruled else "")

    def _because(self, judged: Judged | None, share: str = "") -> list[Line]:
        if judged is None or not judged.because or not self._reasons:
            return []
        text = reason_of(judged, self._glyphs, self._roster.zone)
        sign = sign_of(judged, self._glyphs) or Piece(self._glyphs.separator, Role.DIM)
        return self._spine.below(sign, f"{text}  {share}" if share else text)

    def _mark(self, facing: Facing) -> Piece:
        if facing.verdict is Verdict.ONLY:
            return self._signs[0 if facing.values[0] is not None else 1]
        return marked(facing.verdict, self._glyphs)[0]

    def _cells(
        self, row: DiffRow, facing: Facing, event: EventDiff, moment: Shown | None, shown: Sequence[bool]
    ) -> tuple[Cell, Cell]:
        """Both values; one that is not `shown`, since it stands above as well, is repeated dim and in one line."""
        spoken = self._words.facing(row, facing, event, moment)
        one, other = spoken
        values: list[Line] = [[] if value is None else self._words.plain(value) for value in spoken]
        if facing.verdict in MARKED and one is not None and other is not None:
            values = list(self._words.marked(one, other))
        remarks = [self._remarks(event, side, facing.values[side], spoken[side], facing.echo) for side in (0, 1)]
        for side, (is_shown, width) in enumerate(zip(shown, self._widths, strict=True)):
            if not is_shown:
                text = cut("".join(piece.text for piece in values[side]), width, self._glyphs)
                values[side], remarks[side] = [Piece(text, Role.DIM)], []
        if None in facing.values:
            for remark, value in zip(remarks, spoken, strict=True):
                remark.extend(self._in_zone([value], moment))
        else:
            remarks[1].extend(self._between(facing))
            remarks[1].extend(self._in_zone(spoken, moment))
        both = [
            Cell(value, remark) if told is not None else self._absent(row, event, side) if shown[side] else NOTHING
            for side, (told, value, remark) in enumerate(zip(facing.values, values, remarks, strict=True))
        ]
        if facing.verdict is Verdict.COMPATIBLE:
            both[1] = both[1]._replace(faint="both can be true")
        return both[0], both[1]

    def _between(self, facing: Facing) -> list[Line]:
        """What is said of the two values together: how far they are apart, or why they do not compare."""
        said = [facing.distance.text if facing.distance is not None else "", facing.reason or "", aside(facing.judged)]
        return [[Piece(clean(text, self._glyphs), Role.DIM)] for text in said if text]

    def _in_zone(self, spoken: Sequence[Spoken | None], moment: Shown | None) -> list[Line]:
        text = self._words.in_zone([None if value is None else value.when for value in spoken], moment)
        return [[Piece(text, Role.DIM)]] if text else []

    def _remarks(
        self, event: EventDiff, side: int, told: Told | None, spoken: Spoken | None, echo: Echo | None
    ) -> list[Line]:
        """What is said of one value: who of its side says so, its kind, whose words they are."""
        if told is None or spoken is None:
            return []
        lines: list[Line] = []
        is_named = self._lone_source(event, side) is not None and EDITOR not in told.sources
        if not self._report.sides[side].is_one_source and not is_named:
            width = self._spine.left_width if side == 0 else self._spine.right_width
            lines.extend(self._roster.speakers(side, told.sources, width))
        if spoken.remark:
            lines.append([Piece(spoken.remark, Role.DIM)])
        if echo is not None and echo.source in told.sources:
            who = "" if len(told.sources) == 1 else f"{self._roster.source(side, echo.source)} "
            lines.append([Piece(f"{who}{echo_words(echo, self._roster.source(side, echo.origin))}", Role.DIM)])
        return lines

    def _absent(self, row: DiffRow, event: EventDiff, side: int) -> Cell:
        """Why a side has no value; nothing where its title says so for the whole event."""
        why = row.silence[side]
        if why is None or (why is event.silence[side] and not any(other.tells[side] for other in event.rows)):
            return NOTHING
        return _dim(ABSENT[why])

    def _earlier(self, row: DiffRow, event: EventDiff, moment: Shown | None) -> list[Line]:
        """What the sides said before, below what they say now."""
        lines: list[Line] = []
        if not any(row.earlier):
            return lines
        for number in range(max(len(told) for told in row.earlier)):
            before: list[Cell] = []
            for side, values in enumerate(row.earlier):
                if number >= len(values):
                    before.append(NOTHING)
                    continue
                spoken = self._words.before(values[number], row, event, side, moment)
                remarks = self._remarks(event, side, values[number], spoken, None)
                before.append(Cell([Piece(spoken.text, Role.DIM)], remarks))
            lines.extend(self._spine.row([], before[0], Piece(self._glyphs.spine, Role.RAIL), before[1]))
        return lines

    def _name(self, row: DiffRow) -> str:
        return clean(row.name, self._glyphs)


def fanned(facings: Sequence[Facing]) -> list[Facing]:
    """Facings in an order in which values that face several others stand together, gravest first within."""
    lefts, rights = (list(dict.fromkeys(_said(facing, side) for facing in facings)) for side in (0, 1))
    side, order = (0, lefts) if len(lefts) <= len(rights) else (1, rights)
    return sorted(facings, key=lambda facing: order.index(_said(facing, side)))


def _said(facing: Facing, side: int) -> tuple[str, tuple[str, ...], str | None] | None:
    """What a side says in a facing, and who: equal where the same value faces another one."""
    told = facing.values[side]
    return None if told is None else (told.value, told.sources, told.kind)


def _dim(text: str) -> Cell:
    return Cell([Piece(text, Role.DIM)])


def _is_alone(row: DiffRow | Fold) -> bool:
    """Whether one side alone tells it, or all that is folded in it."""
    return row.side is not None if isinstance(row, Fold) else row.verdict is Verdict.ONLY
