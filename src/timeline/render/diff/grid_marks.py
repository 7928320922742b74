"""The columns of a grid: who says a value, who says otherwise, and the key of what was drawn."""

from collections.abc import Collection

from timeline.compare.cells import CONTESTED
from timeline.compare.diff_row import DiffRow, GridValue, Silence
from timeline.compare.report import Report
from timeline.render.columns import flow, width_of
from timeline.render.diff.key import verdict_marks
from timeline.render.diff.roster import Roster
from timeline.render.diff.stair import Stair
from timeline.render.diff.values import count_text
from timeline.render.diff.words import ABSENT
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import RULED, sign_of
from timeline.render.keyline import KINDS, key_lines
from timeline.render.marks import marked
from timeline.render.text import cells
from timeline.render.view import View
from timeline.verdict import COMPARED, Verdict

_GAP = 2
_BETWEEN = 3
"""Cells between two explanations of a key."""


class Marks:
    """Draws what stands in the columns, and notes what it has drawn."""

    def __init__(self, report: Report, roster: Roster, view: View) -> None:
        self._report = report
        self._roster = roster
        self._view = view
        self._glyphs = view.glyphs
        self._drawn: set[str] = set()
        self._blanks: set[Silence | None] = set()
        self._met: set[Verdict] = set()
        """The verdicts whose marks stand among those of sides."""

    def beside(self, words: Line, row: DiffRow, value: GridValue, stair: Stair) -> Line:
        """A value, who says so, who says otherwise, and how many say so."""
        line = [*words, Piece(" " * (stair.at - width_of(words)))]
        tells = row.tells
        for place, side in enumerate(stair.sides):
            piece = Piece(" ")
            if side in value.sides:
                piece = self._roster.mark(side, self._speaker(value, side), in_grid=True)
                piece = piece._replace(role=Role.DIM) if value.told.earlier else piece
            elif (verdict := value.others.get(side)) is not None:
                piece = self._against(verdict)
            elif not tells[side]:
                self._blanks.add(row.silence[side])
            line.extend([piece, Piece(" " * (stair.step - 1))] if place + 1 < len(stair.sides) else [piece])
        count = count_text(value)
        self._drawn.add(count if value.told.earlier or value.is_alone else "independent" if "(" in count else "")
        role = Role.DIFFERING_NAME if value.is_alone else Role.DIM
        return [*line, Piece(" " * _GAP), Piece(count, role)]

    def _against(self, verdict: Verdict) -> Piece:
        """What a side that says something else says of a value: that it is not so, or may be, or cannot be told."""
        if verdict in CONTESTED:
            self._drawn.add("otherwise")
            return Piece(self._glyphs.says_otherwise, Role.RAIL)
        can_be = verdict in (Verdict.COMPATIBLE, Verdict.SAME)
        mark, _ = marked(Verdict.COMPATIBLE if can_be else Verdict.NOT_COMPARABLE, self._glyphs)
        self._met.add(Verdict.COMPATIBLE if can_be else Verdict.NOT_COMPARABLE)
        return mark._replace(role=Role.RAIL)

    def _speaker(self, value: GridValue, side: int) -> str | None:
        held = self._report.sides[side]
        own = held.sources
        speakers = value.told.sources if own is None else [*own, *held.includes]
        return next((source for source in speakers if source in value.told.sources), None)

    def key(self, words_judged: Collection[Verdict | None], listed: Collection[str]) -> list[Line]:
        """What the marks mean that were drawn: the verdicts of rows, then who says what.

        `words_judged` are the verdicts of own words that were drawn, `listed` the counts that stand in lists.
        """
        has_joined = any(value.is_joined for row in self._report.rows() for value in row.values)
        verdicts = {*[row.verdict for row in self._report.rows()], *self._met, *words_judged}
        verdicts |= {Verdict.COMPATIBLE} if has_joined else set()
        verdicts |= {event.denial for event in self._report.events if event.denial is not None}
        marks_of_rows = verdict_marks([one for one in COMPARED if one in verdicts], self._glyphs)
        has_rulings = any(sign_of(event.judged, self._glyphs) for event in self._report.events)
        if has_rulings or any(row.ruled or row.finding for row in self._report.rows()):
            marks_of_rows.append((self._glyphs.ruled, Role.RULED, RULED))
        lines: list[Line] = []
        for word in self._says({*self._drawn, *listed}):
            if lines and width_of(lines[-1]) + _BETWEEN + cells(word) <= self._view.cells:
                lines[-1].append(Piece(f"{' ' * _BETWEEN}{word}", Role.DIM))
            else:
                lines.extend(flow([Piece(word, Role.DIM)], self._view.cells))
        return [*key_lines(marks_of_rows, self._view.cells), *lines]

    def _says(self, drawn: Collection[str]) -> list[str]:
        """Who says what, in words."""
        marks = [self._glyphs.of_source(kind) for kind in KINDS]
        kinds = [mark for mark in dict.fromkeys(marks) if mark in self._roster.drawn]
        words = [f"{' '.join(kinds)} says so"] if kinds else []
        if "otherwise" in self._drawn:
            words.append(f"{self._glyphs.says_otherwise} says otherwise")
        if self._blanks:
            # Whoever is silent has it not in the accounts here either.
            why = Silence.SILENT if self._blanks == {Silence.SILENT} else Silence.NOT_IN_ACCOUNTS
            words.append(f"blank: {ABSENT[why]}")
        if "alone" in drawn:
            words.append("alone: contradicted, and no other source says so")
        if "independent" in drawn:
            words.append("3 (2): said by 3, two of them independent")
        if "earlier" in drawn:
            words.append("earlier: no longer said")
        return words
