"""`diff` without sides: who stands against whom, houses or sources as rows and columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from shlex import quote

from timeline.compare.overview_matrix import Cell, Overview, Standing, cell_of
from timeline.compare.report import PairLine
from timeline.render.columns import flow, packed, width_of
from timeline.render.diff.drawing import trimmed
from timeline.render.diff.heading import BETWEEN, counted, period, with_aside
from timeline.render.diff.pair_list import shifts_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.keyline import key_lines
from timeline.render.names import Names
from timeline.render.text import cells, clean, cut
from timeline.render.view import View

_GAP = 2
_LEAST_NAME = 8
"""So many cells of a name stand above its column at least."""
_WIDE_FROM = 80
"""From so many cells on the key explains in full."""
_MOST_HOUSES = 4
"""Of so many houses at most it is told who is heard in them."""


def overview_lines(overview: Overview, view: View, *, align: bool = False, square: bool = True) -> list[Line]:
    """The heading, the matrix, what its cells mean and how to see more.

    `square`: no more rows than columns fit; else columns that do not fit stand below, with the rows again. `align` as
    the pairs were made.
    """
    return [trimmed(line) for line in _Matrix(overview, view).lines(align=align, square=square)]


class _Columns:
    """Where cells stand: a sign, digits below the first letter of the name above, a sign behind."""

    def __init__(self, drawn: Sequence[Cell], name_width: int) -> None:
        digits = max([len(str(cell.points)) for cell in drawn], default=1)
        before = any(cell.standing is Standing.WORDED for cell in drawn)
        behind = any(cell.ruled for cell in drawn)
        self.at = name_width + _GAP + before
        self.step = before + digits + behind + 1 + (not before and not behind)

    def place(self, number: int) -> int:
        """The cell of the first digit of a column."""
        return self.at + number * self.step


class _Matrix:
    """One drawing."""

    def __init__(self, overview: Overview, view: View) -> None:
        self._overview = overview
        self._view = view
        self._glyphs = view.glyphs
        self._names = Names(overview.timeline, view.glyphs)
        self._pairs = {
            house: pair for pair in overview.pairs for house in ((pair.left, pair.right), (pair.right, pair.left))
        }

    def lines(self, *, align: bool, square: bool) -> list[Line]:
        lines = self._heading()
        if not self._overview.pairs:
            return lines
        shown = self._overview.shown
        columns, fitting = self._fitting(shown)
        if square and fitting < len(shown):
            shown = shown[:fitting]
            columns, fitting = self._fitting(shown)
        drawn: set[str] = set()
        is_whole = fitting == len(shown)
        for begin in range(0, len(shown), fitting):
            block = shown[begin : begin + fitting]
            rows = [row for row in shown if is_whole or self._is_told(row, block)]
            lines.extend([[], *self._stair(block, columns)])
            lines.extend(self._row(row, block, columns, drawn) for row in rows)
        lines.extend([[], *self._key(drawn)])
        lines.extend(self._hints(shown))
        lines.extend(self._shifts(shown, align=align))
        return lines

    def _heading(self) -> list[Line]:
        overview, width = self._overview, self._view.cells
        title = clean(overview.timeline.title or "", self._glyphs)
        zone = self._view.zone or overview.timeline.timezone or "UTC"
        times = [event.when for event in overview.timeline.events if event.when is not None]
        aside = period(times, zone, self._glyphs)
        lines = with_aside(flow([Piece(title, Role.TITLE)], width) if title else [], aside, width)
        sources = counted(len(overview.telling), "source")
        of = f" in {counted(len(overview.houses), 'house')}" if len(overview.houses) < len(overview.telling) else ""
        match len(overview.pairs):
            case 0:
                pairs = "no two of them tell the same event"
            case 1:
                pairs = "1 pair of them tells the same events"
            case number:
                pairs = f"{number} pairs of them tell the same events"
        lines.extend(packed([[Piece(f"{sources}{of}", Role.DIM)], [Piece(pairs, Role.DIM)]], BETWEEN, width))
        lines.extend(packed(list(self._counts()), BETWEEN, width))
        return [*lines, *self._houses()]

    def _counts(self) -> Iterator[Line]:
        """How many pairs there are of each kind of cell."""
        found = [cell_of(pair) for pair in self._overview.pairs]
        counts = Counter(cell.standing for cell in found)
        ruled = Counter(cell.standing for cell in found if cell.ruled)
        for standing, (sign, role, one, more) in self._standings().items():
            if count := counts[standing]:
                said = f" {counted(count, 'pair') if standing is Standing.CONTRADICT else count} "
                judged = f" ({ruled[standing]} ruled {self._glyphs.ruled})" if ruled[standing] else ""
                yield [Piece(sign, role), Piece(f"{said}{one if count == 1 else more}{judged}", Role.DIM)]

    def _standings(self) -> dict[Standing, tuple[str, Role, str, str]]:
        """The sign of each kind of cell in the heading, its role, and what one pair and several pairs do."""
        glyphs = self._glyphs
        return {
            Standing.CONTRADICT: (glyphs.differs, Role.DIFFERS, "contradicts", "contradict"),
            Standing.WORDED: (glyphs.worded, Role.WORDED, "words it otherwise only", "word it otherwise only"),
            Standing.NOT_AT_ODDS: (glyphs.same, Role.DIM, "is not at odds", "are not at odds"),
            Standing.NOTHING_COMPARES: (
                glyphs.nothing_compares, Role.DIM, "has nothing that compares", "have nothing that compares",
            ),
        }  # fmt: skip

    def _houses(self) -> list[Line]:
        """Who is heard in the houses that are drawn: `Kremlin: its own texts, Putin, Peskov`, each in one line."""
        overview, width = self._overview, self._view.cells
        houses = [house for house in overview.shown if overview.members[house]]
        lines: list[Line] = []
        for house in houses[:_MOST_HOUSES]:
            own = ["its own texts"] if house in overview.telling else []
            named = ", ".join([*own, *[self._names.name(source) for source in overview.members[house]]])
            lines.append([Piece(cut(f"{self._names.name(house)}: {named}", width, self._glyphs), Role.DIM)])
        if len(houses) > _MOST_HOUSES:
            lines.append([Piece(f"and {counted(len(houses) - _MOST_HOUSES, 'more house')}", Role.DIM)])
        return lines

    def _fitting(self, shown: Sequence[str]) -> tuple[_Columns, int]:
        """Where columns stand, and how many of these fit."""
        inside = set(shown)
        drawn = [
            cell_of(pair) for pair in self._overview.pairs if pair.left in inside and pair.right in inside
        ]  # fmt: skip
        width = self._view.cells
        self._name_width = min(max(width_of(self._name(house)) for house in shown), max(width * 3 // 10, 12))
        columns = _Columns(drawn, self._name_width)
        fitting = 0
        for number, house in enumerate(shown):
            head = min(width_of(self._name(house)), self._mark_width + _LEAST_NAME)
            if columns.place(number) + head > width:
                break
            fitting = number + 1
        return columns, max(fitting, 1)

    @property
    def _mark_width(self) -> int:
        return 0 if self._view.ascii else 2

    def _name(self, house: str, width: int | None = None) -> Line:
        """The mark and the name of a house, with its id where that is asked for; cut to a width."""
        name = self._names.name(house)
        held = self._overview.timeline.sources.get(house)
        role = Role.PLAIN if held is not None and held.is_party else Role.DIM
        behind = f"  {clean(house, self._glyphs)}" if self._view.ids and name != house else ""
        if width is not None:
            room = width - self._mark_width
            behind = behind if cells(behind) < room - _LEAST_NAME else ""
            name = cut(name, room - cells(behind), self._glyphs)
        line = [] if self._view.ascii else [self._names.mark(house), Piece(" ")]
        line.append(Piece(name, role))
        return [*line, Piece(behind, Role.DIM)] if behind else line

    def _stair(self, block: Sequence[str], columns: _Columns) -> list[Line]:
        """A row for the name of each column, the one before it a row above."""
        lines: list[Line] = []
        for number, house in enumerate(block):
            rails = "".join([self._glyphs.spine + " " * (columns.step - 1)] * number)
            name = self._name(house, self._view.cells - columns.place(number))
            lines.append([Piece(" " * columns.at), *([Piece(rails, Role.RAIL)] if rails else []), *name])
        return lines

    def _is_told(self, row: str, block: Sequence[str]) -> bool:
        return any((row, house) in self._pairs for house in block)

    def _row(self, row: str, block: Sequence[str], columns: _Columns, drawn: set[str]) -> Line:
        line = self._name(row, self._name_width)
        used = width_of(line)
        for number, house in enumerate(block):
            if row == house:
                cell, before = [Piece(self._glyphs.itself, Role.RAIL)], 0
            elif (pair := self._pairs.get((row, house))) is not None:
                cell, before = self._cell(pair, drawn)
            else:
                drawn.add("blank")
                continue
            space = columns.place(number) - before - used
            line.extend([Piece(" " * space), *cell])
            used += space + width_of(cell)
        return line

    def _cell(self, pair: PairLine, drawn: set[str]) -> tuple[Line, int]:
        """A cell, and how many of its signs stand before its column."""
        found = cell_of(pair)
        drawn.add(found.standing)
        ruled = [Piece(self._glyphs.ruled, Role.RULED)] if found.ruled else []
        drawn.update(["ruled"] if ruled else [])
        match found.standing:
            case Standing.CONTRADICT:
                return [Piece(str(found.points), Role.DIFFERS), *ruled], 0
            case Standing.WORDED:
                sign = Piece(self._glyphs.worded, Role.WORDED)
                return [sign, Piece(str(found.points), Role.WORDED_NAME), *ruled], 1
            case Standing.NOT_AT_ODDS:
                return [Piece(self._glyphs.same, Role.DIM)], 0
            case Standing.NOTHING_COMPARES:
                return [Piece(self._glyphs.nothing_compares, Role.RAIL)], 0

    def _key(self, drawn: set[str]) -> list[Line]:
        glyphs = self._glyphs
        is_wide = self._view.cells >= _WIDE_FROM
        meanings = {
            Standing.CONTRADICT: ("n", Role.DIFFERS, "points that contradict"),
            Standing.WORDED: (f"{glyphs.worded}n", Role.WORDED, "worded otherwise, none contradicts"),
            Standing.NOT_AT_ODDS: (glyphs.same, Role.DIM, "points in common, none at odds"),
            Standing.NOTHING_COMPARES: (glyphs.nothing_compares, Role.RAIL, "same events, no point that compares"),
            "blank": ("blank:", Role.DIM, "no event in common"),
            "ruled": (glyphs.ruled, Role.RULED, "the editor has ruled on all of these"),
        }
        short = {
            Standing.WORDED: "worded otherwise",
            Standing.NOT_AT_ODDS: "none at odds",
            Standing.NOTHING_COMPARES: "no point that compares",
            "ruled": "all ruled on",
        }
        marks = {
            of: (sign, role, meaning if is_wide else short.get(of, meaning))
            for of, (sign, role, meaning) in meanings.items()
            if of in drawn
        }
        return key_lines(marks.values(), self._view.cells)

    def _hints(self, shown: Sequence[str]) -> list[Line]:
        """How to see more: the rest, one cell in full, a line for each pair."""
        hints = [f"--limit 0: all {len(self._overview.houses)}"] if len(shown) < len(self._overview.houses) else []
        if any(self._overview.members[house] for house in shown):
            hints.append("--own: each source by itself")
        hints.append("--pairs: each pair in a line")
        inside = set(shown)
        gravest = next((one for one in self._overview.pairs if one.left in inside and one.right in inside), None)
        if gravest is not None:
            own = " --own" if self._overview.own else ""
            hints.append(f"diff {quote(gravest.left)} {quote(gravest.right)}{own}: that cell in full")
        return packed([[Piece(clean(hint, self._glyphs), Role.DIM)] for hint in hints], BETWEEN, self._view.cells)

    def _shifts(self, shown: Sequence[str], *, align: bool) -> list[Line]:
        """Whose times are later throughout, of those that are drawn; how many of the others."""
        shifted = [pair for pair in self._overview.pairs if pair.shifts]
        inside = [pair for pair in shifted if pair.left in shown and pair.right in shown]
        notes = shifts_of(inside, self._names, self._glyphs)
        notes = [f"{words}{'; aligned' if align else ''}" for words in notes]
        if rest := len(shifted) - len(inside):
            notes.append(f"{counted(rest, 'more pair')} of which one's times are later throughout: --pairs")
        lines = [line for note in notes for line in flow([Piece(note, Role.DIM)], self._view.cells)]
        return [[], *lines] if lines else []
