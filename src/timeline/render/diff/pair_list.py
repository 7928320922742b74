"""`diff --pairs`: every pair of sources that share an event, one line each."""

from collections.abc import Sequence

from timeline.compare.pair_line import PairLine
from timeline.model import Timeline
from timeline.render.clocks import shift_words
from timeline.render.columns import flow, indented, packed, width_of
from timeline.render.diff.drawing import trimmed
from timeline.render.diff.heading import counted
from timeline.render.ink import Line, Piece, Role
from timeline.render.keyline import key_lines
from timeline.render.marks import marked
from timeline.render.names import Names
from timeline.render.text import cells, clean, cut
from timeline.render.theme import Glyphs
from timeline.render.view import View
from timeline.verdict import COMPARED

_GAP = 2
_NARROWEST = 10
_WIDEST = 30
_STEP = 2


class _Column:
    """One count of each pair: its sign, which stands above the column, and its numbers."""

    def __init__(self, sign: Piece, numbers: Sequence[int]) -> None:
        self.sign = sign
        self.numbers = numbers
        self.width = max([cells(sign.text), *[len(str(number)) for number in numbers]])

    def said(self, row: int) -> Line:
        """The number behind its sign, for a line without columns."""
        return [self.sign, Piece(f" {self.numbers[row]}")]

    def cell(self, row: int) -> Piece:
        number = self.numbers[row]
        role = {Role.DIFFERS: Role.DIFFERING_NAME, Role.WORDED: Role.WORDED_NAME}.get(self.sign.role, Role.PLAIN)
        return Piece(f"{number or '':>{self.width}}", role)


def pair_lines(pairs: Sequence[PairLine], timeline: Timeline, view: View, *, align: bool = False) -> list[Line]:
    """Left and right source, how many events both tell, and how what they say of these compares."""
    glyphs, width = view.glyphs, view.cells
    lines = flow([Piece(clean(timeline.title, glyphs), Role.TITLE)], width) if timeline.title else []
    lines.extend(flow([Piece(f"{counted(len(pairs), 'pair')} of sources tell the same events", Role.DIM)], width))
    if not pairs:
        return lines
    names = Names(timeline, glyphs)
    columns = _columns(pairs, view)
    numbers = sum(column.width + _GAP for column in columns)
    wanted = max(cells(names.name(source)) for pair in pairs for source in (pair.left, pair.right)) + _mark_width(view)
    name = min(wanted, _WIDEST, (width - numbers - _GAP) // 2)
    is_stacked = name < min(wanted, _NARROWEST)
    if is_stacked:
        name = (width - _GAP) // 2
    at = 2 * name + _GAP
    lines.extend([[]] if is_stacked else [[], _header(columns, at)])
    for row, pair in enumerate(pairs):
        counts = [piece for column in columns for piece in (Piece(" " * _GAP), column.cell(row))]
        who = _pair(pair, name, names, view)
        if is_stacked:
            said = packed([column.said(row) for column in columns if column.numbers[row]], Piece("  "), width - _STEP)
            lines.extend([who, *indented(said, _STEP)])
        else:
            lines.append([*who, Piece(" " * (at - width_of(who))), *counts])
    if shifts := shifts_of(pairs, names, glyphs):
        lines.append([])
        for words in shifts:
            lines.extend(flow([Piece(f"{words}{'; aligned' if align else ''}", Role.DIM)], width))
    lines.extend([[], *_key(columns, view)])
    return [trimmed(line) for line in lines]


def shifts_of(pairs: Sequence[PairLine], names: Names, glyphs: Glyphs) -> list[str]:
    """Whose times are later than the other's throughout, in words."""
    return [
        shift_words(shift, names.name(pair.left), names.name(pair.right), glyphs)
        for pair in pairs
        for shift in pair.shifts
    ]


def _columns(pairs: Sequence[PairLine], view: View) -> list[_Column]:
    glyphs = view.glyphs
    events = Piece("events", Role.DIM)
    columns = [_Column(events, [pair.events for pair in pairs])]
    columns.extend(
        _Column(marked(verdict, glyphs)[0], [pair.points.get(verdict, 0) for pair in pairs]) for verdict in COMPARED
    )
    columns.append(_Column(Piece(glyphs.left, Role.LEFT), [pair.only[0] for pair in pairs]))
    columns.append(_Column(Piece(glyphs.right, Role.RIGHT), [pair.only[1] for pair in pairs]))
    columns.append(_Column(Piece("denied", Role.DIFFERS), [pair.denied for pair in pairs]))
    columns.append(_Column(Piece("unjudged", Role.DIM), [pair.unjudged for pair in pairs]))
    columns.append(_Column(Piece("echo", Role.DIM), [pair.echoes for pair in pairs]))
    return [column for column in columns if any(column.numbers)]


def _header(columns: Sequence[_Column], at: int) -> Line:
    line = [Piece(" " * at)]
    for column in columns:
        missing = column.width - cells(column.sign.text) + _GAP
        line.extend([Piece(" " * missing), column.sign])
    return line


def _pair(pair: PairLine, width: int, names: Names, view: View) -> Line:
    line: Line = []
    for number, source in enumerate((pair.left, pair.right)):
        if number:
            line.append(Piece(" " * (width - width_of(line) + _GAP)))
        name = cut(names.name(source), width - _mark_width(view), view.glyphs)
        line.extend([Piece(name)] if view.ascii else [names.mark(source), Piece(f" {name}")])
    return line


def _mark_width(view: View) -> int:
    return 0 if view.ascii else 2


def _key(columns: Sequence[_Column], view: View) -> list[Line]:
    glyphs = view.glyphs
    meanings = {
        glyphs.differs: "points differ",
        glyphs.worded: "worded otherwise",
        glyphs.compatible: "both can be true",
        glyphs.not_comparable: "not comparable",
        glyphs.same: "same",
        glyphs.left: "only the left tells it",
        glyphs.right: "only the right tells it",
        "unjudged": "events without a common point",
        "echo": "the same, but they are one voice",
    }
    drawn = [column.sign for column in columns]
    return key_lines(
        [(sign.text, sign.role, meanings[sign.text]) for sign in drawn if sign.text in meanings], view.cells
    )
