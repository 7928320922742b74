"""The values of a row of a grid in words, and how many say so."""

from typing import NamedTuple

from timeline.compare import Told
from timeline.compare.diff_row import DiffRow, GridValue
from timeline.compare.report import EventDiff, Report
from timeline.render.diff.roster import Roster
from timeline.render.diff.words import Words
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import as_one, share_ruled, sign_of_row
from timeline.render.marks import marked
from timeline.render.text import clean
from timeline.render.theme import Glyphs
from timeline.render.view import View
from timeline.verdict import Verdict


class Entry(NamedTuple):
    """One value of a row with its words: the value, and dim behind it its kind; and what the store notes at it."""

    value: GridValue
    words: Line
    notes: tuple[str, ...]


class Values:
    """Spells the rows of a grid."""

    def __init__(self, report: Report, roster: Roster, view: View) -> None:
        self._words = Words(report, view, roster.zone)
        self._roster = roster
        self._glyphs = view.glyphs

    def entries(self, row: DiffRow, event: EventDiff, moment: Shown | None) -> list[Entry]:
        """The values of a row in their order."""
        entries = []
        for value, spoken in zip(row.values, self._words.values(row, event, moment), strict=True):
            words = self._words.plain(spoken)
            if spoken.remark:
                words.append(Piece(f"  {spoken.remark}", Role.DIM))
            words.extend(self._ruled_as_one(row, value.told))
            spokesmen = [name for side in value.sides for name in self._roster.spokesmen(value, side)]
            if spokesmen:
                words.append(Piece(f"  {', '.join(spokesmen)}", Role.DIM))
            entries.append(Entry(value, words, self._words.notes(value.told, value.sides[0])))
        return entries

    def _ruled_as_one(self, row: DiffRow, told: Told) -> Line:
        """Behind a value in several texts: that the editor has ruled them the same, or the store declares it.

        The sign of a row all of whose values are the same stands before its name.
        """
        held = as_one(told, row.judged)
        said: Line = []
        if row.verdict is not Verdict.SAME and any(one.is_ruled for one in held):
            said.append(Piece(f"  {self._glyphs.ruled}", Role.RULED))
        if any(one.state == "declared" for one in held):
            said.append(Piece("  declared", Role.DIM))
        return said

    def lead(self, row: DiffRow) -> Line:
        """What a row begins with: its mark, the sign of the editor where he has ruled so, and its name."""
        mark, role = marked(row.verdict, self._glyphs)
        sign = sign_of_row(row.verdict, row.judged, self._glyphs)
        signed = [] if sign is None else [sign, Piece(" ")]
        return [mark, Piece(" "), *signed, Piece(self.name(row), role)]

    def name(self, row: DiffRow) -> str:
        """The name of a row, clean."""
        return clean(row.name, self._glyphs)

    def aside(self, row: DiffRow) -> str:
        """How far the only two values that differ are apart, or why nothing compares."""
        told = row.reason or (row.distance.text if row.distance is not None else "")
        share = share_ruled(row.ruled, row.pairs)
        return clean("  ".join(text for text in (told, share) if text), self._glyphs)


def count_text(value: GridValue) -> str:
    """`3`, `3 (2)` where two of three are independent, `alone` where others contradict the only one, `earlier`."""
    if value.told.earlier:
        return "earlier"
    if value.is_alone:
        return "alone"
    count = len(value.told.sources)
    return f"{count}" if value.independent == count else f"{count} ({value.independent})"


def joined(line: Line, glyphs: Glyphs) -> Line:
    """A line that begins with four blank cells, marked as a value that can be true beside the one above it."""
    return [Piece("  "), Piece(glyphs.compatible, Role.COMPATIBLE), Piece(" "), *line[1:]]
