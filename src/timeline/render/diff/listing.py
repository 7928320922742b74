"""The grid of an event that too many sources tell for columns: each value once, with the names of who says so."""

from collections.abc import Sequence

from timeline.compare.diff_row import DiffRow
from timeline.render.columns import beside, flow, indented, width_of
from timeline.render.diff.roster import Roster
from timeline.render.diff.values import Entry, Values, count_text, joined
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells
from timeline.render.view import View
from timeline.verdict import Verdict

COLUMNS_FROM = 80
"""In fewer cells names stand below their value."""

_HANG = 2
_INDENT = 4
_GAP = 2
_WIDEST = 48


class Listing:
    """Draws rows as lists; `drawn` are the words of the column of counts that need to be explained."""

    def __init__(self, roster: Roster, view: View) -> None:
        self._roster = roster
        self._view = view
        self.drawn: set[str] = set()

    def lines(self, rows: Sequence[tuple[DiffRow, Sequence[Entry]]], values: Values) -> list[Line]:
        """A block for each row: its name, below it the values."""
        sizes = [width_of(entry.words) for _, entries in rows for entry in entries]
        counts = [cells(count_text(entry.value)) for _, entries in rows for entry in entries]
        value = min(max(sizes, default=0), _WIDEST, round(self._view.cells * 0.4)) + _GAP
        count = max(counts, default=0) + _GAP
        lines: list[Line] = []
        for row, entries in rows:
            if len(entries) == 1 and row.verdict not in (Verdict.DIFFERS, Verdict.WORDED) and not row.reason:
                lines.extend(self._inline(values.lead(row), entries[0], value, count))
                continue
            mark, gap, *head = values.lead(row)
            if aside := values.aside(row):
                head.append(Piece(f"  {aside}", Role.DIM))
            told = flow(head, self._view.cells - _HANG)
            lines.extend([[mark, gap, *told[0]], *indented(told[1:], _HANG)])
            for entry in entries:
                lines.extend(self._entry(entry, value, count))
        return lines

    def _inline(self, lead: Line, entry: Entry, value: int, count: int) -> list[Line]:
        """One value that nobody disputes, behind its name."""
        mark, gap, *head = lead
        dim = [piece._replace(role=Role.DIM) for piece in entry.words]
        words = flow(
            [*head, Piece("  "), *dim],
            (_INDENT + value if self._view.cells >= COLUMNS_FROM else self._view.cells) - _HANG - _GAP,
        )
        led = [[mark, gap, *words[0]], *indented(words[1:], _HANG)]
        return self._beside(led, entry, value, count)

    def _entry(self, entry: Entry, value: int, count: int) -> list[Line]:
        width = value - _GAP if self._view.cells >= COLUMNS_FROM else self._view.cells - _INDENT
        words = indented(flow(entry.words, width), _INDENT)
        if entry.value.is_joined:
            words[0] = joined(words[0], self._view.glyphs)
        return self._beside(words, entry, value, count)

    def _beside(self, words: list[Line], entry: Entry, value: int, count: int) -> list[Line]:
        """A value with how many say so and who, beside it or below."""
        text = count_text(entry.value)
        self.drawn.add("independent" if "(" in text else text)
        said = [Piece(text, Role.DIFFERING_NAME if entry.value.is_alone else Role.DIM)]
        width = self._view.cells
        if width >= COLUMNS_FROM:
            at = _INDENT + value
            names = self._roster.listed(entry.value.sides, width - at - count)
            return beside((words, at), ([said], count), (names, 0))
        names = self._roster.listed(entry.value.sides, width - _INDENT - _HANG)
        if width_of(words[-1]) + _GAP + width_of(said) <= width:
            words[-1] = [*words[-1], Piece(" " * _GAP), *said]
        else:
            words.extend(indented([said], _INDENT))
        return [*words, *indented(names, _INDENT + _HANG)]
