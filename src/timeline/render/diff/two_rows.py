"""A row of two sides: what each says left and right of the spine, and the verdict between them like an equation."""

from collections.abc import Sequence

from timeline.compare import Told
from timeline.compare.claims import EDITOR
from timeline.compare.diff_row import DiffRow, Echo, Facing
from timeline.compare.report import EventDiff, Report
from timeline.render.diff.roster import Roster
from timeline.render.diff.spine import NOTHING, Cell, Spine, dim_cell
from timeline.render.diff.words import ABSENT, Spoken, Words, echo_words
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import aside, finding_of, reason_of, share_ruled, sign_of
from timeline.render.marks import marked
from timeline.render.text import clean, cut
from timeline.render.view import View
from timeline.verdict import Judged, Verdict

MARKED = frozenset((Verdict.DIFFERS, Verdict.WORDED))
"""The verdicts of wordings whose differing words are marked."""

NAME_ROLES = {Verdict.DIFFERS: Role.DIFFERING_NAME, Verdict.WORDED: Role.WORDED_NAME}
"""How the name of a row is written that has one of these verdicts; of any other it is dim."""


class Rows:
    """Draws the rows of a report of two sides."""

    def __init__(self, report: Report, roster: Roster, spine: Spine, view: View) -> None:
        self._report = report
        self._roster = roster
        self._spine = spine
        self._glyphs = view.glyphs
        self._words = Words(report, view, roster.zone)
        self._widths = spine.left_width, spine.right_width
        self._reasons = view.reasons
        self.signs = (Piece(view.glyphs.left, Role.LEFT), Piece(view.glyphs.right, Role.RIGHT))
        """What stands on the spine where the left, and where the right side alone tells something."""

    def lines(self, row: DiffRow, event: EventDiff, moment: Shown | None) -> list[Line]:
        """Its facings, each with its reason, the finding of the editor, and what was said before."""
        name: Line = [Piece(clean(row.name, self._glyphs), NAME_ROLES.get(row.verdict, Role.DIM))]
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

    def because(self, judged: Judged | None, share: str = "") -> list[Line]:
        """Why the editor has ruled so, or what somebody proposes; `share` says how many pairs of a row are ruled."""
        if judged is None or not judged.because or not self._reasons:
            return []
        text = reason_of(judged, self._glyphs, self._roster.zone)
        sign = sign_of(judged, self._glyphs) or Piece(self._glyphs.separator, Role.DIM)
        return self._spine.below(sign, f"{text}  {share}" if share else text)

    def _sign(self, row: DiffRow, facing: Facing) -> Piece | None:
        """The sign of the editor: he has ruled on the two values, or found something of what one side alone tells."""
        if facing.verdict is Verdict.ONLY and row.finding is not None:
            return Piece(self._glyphs.ruled, Role.RULED)
        return sign_of(facing.judged, self._glyphs)

    def _reason(self, row: DiffRow, facing: Facing) -> list[Line]:
        """Why the editor has ruled so, below the two values, or what somebody proposes."""
        judged = facing.judged
        return self.because(judged, share_ruled(row.ruled, row.pairs) if judged and judged.is_ruled else "")

    def _mark(self, facing: Facing) -> Piece:
        if facing.verdict is Verdict.ONLY:
            return self.signs[0 if facing.values[0] is not None else 1]
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
        is_named = self._roster.lone_source(event, side) is not None and EDITOR not in told.sources
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
        return dim_cell(ABSENT[why])

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


def fanned(facings: Sequence[Facing]) -> list[Facing]:
    """Facings in an order in which values that face several others stand together, gravest first within."""
    lefts, rights = (list(dict.fromkeys(_said(facing, side) for facing in facings)) for side in (0, 1))
    side, order = (0, lefts) if len(lefts) <= len(rights) else (1, rights)
    return sorted(facings, key=lambda facing: order.index(_said(facing, side)))


def _said(facing: Facing, side: int) -> tuple[str, tuple[str, ...], str | None] | None:
    """What a side says in a facing, and who: equal where the same value faces another one."""
    told = facing.values[side]
    return None if told is None else (told.value, told.sources, told.kind)
