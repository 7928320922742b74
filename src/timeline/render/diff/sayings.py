"""The own words of a side, to be read beside those of the other: cut on the screen, with a sign, and nowhere else."""

from collections.abc import Sequence

from timeline.compare.report import EventDiff, Report
from timeline.compare.spoken import REASONS, Saying, sayings
from timeline.render.columns import flow, indented, width_of
from timeline.render.diff.roster import Roster
from timeline.render.diff.spine import even
from timeline.render.ink import Line, Piece, Role
from timeline.render.marks import marked
from timeline.render.quoting import said
from timeline.render.text import cells
from timeline.render.view import View

WORDS = "words"
"""What the row of the words is called."""

MOST = 4
"""So many lines of words stand on a side, unless all of them are asked for."""

_HANG = 2


class Sayings:
    """Spells the words of a report."""

    def __init__(self, report: Report, roster: Roster, view: View) -> None:
        self._report = report
        self._roster = roster
        self._glyphs = view.glyphs
        self._shows_all = view.words is not None
        self._most = 10**9 if view.words == "all" else MOST

    def are_shown(self, event: EventDiff) -> bool:
        """Whether the words of an event stand in the drawing: where they decide, or where all were asked for."""
        return event.words is not None or (self._shows_all and any(map(sayings, event.accounts)))

    def mark(self, event: EventDiff) -> Piece:
        """The mark of their verdict; the bare spine where they have none."""
        return Piece(self._glyphs.spine, Role.RAIL) if event.words is None else marked(event.words, self._glyphs)[0]

    def reason(self, event: EventDiff) -> str:
        """Why they have it."""
        return "" if event.words is None else REASONS[event.words]

    def lines(self, event: EventDiff, side: int, width: int, *, speakers: bool) -> list[Line]:
        """The words of one side, each with its speakers below it where `speakers` are to be named."""
        told = sayings(event.accounts[side])
        lines: list[Line] = []
        room = self._most
        for number, saying in enumerate(told):
            if room <= 0:
                left = len(told) - number
                lines.extend(flow([Piece(f"+{left} more in words", Role.DIM)], width))
                break
            told_here = [even(part, width) for part in self.parts(saying, side)]
            # The words share the lines; who translated them is never cut.
            words, rest = told_here[:2], told_here[2:]
            for part, most in zip(words, _shared([len(part) for part in words], room), strict=True):
                lines.extend(_cut(part, most, width, self._glyphs.ellipsis) if len(part) > most else part)
            room -= sum(map(len, words))
            lines.extend([line for part in rest for line in part])
            if speakers:
                lines.extend(self._roster.speakers(side, saying.sources, width))
        return lines

    def parts(self, saying: Saying, side: int) -> list[Line]:
        """One saying in pieces: the quote and its translation."""
        by = saying.translated_by
        if by is not None and by in self._report.sides[side].timeline.sources:
            by = self._roster.source(side, by)
        return said(saying, by, self._glyphs)

    def listed(self, event: EventDiff, width: int) -> list[Line]:
        """The words of three sides and more: who, and below it what he says."""
        lines: list[Line] = []
        for side, accounts in enumerate(event.accounts):
            if not sayings(accounts):
                continue
            several = not self._report.sides[side].is_one_source
            lines.extend(self._roster.listed([side], width))
            lines.extend(indented(self.lines(event, side, width - _HANG, speakers=several), _HANG))
        return lines


def _shared(wanted: Sequence[int], most: int) -> Sequence[int]:
    """How many lines a quote and its translation have of so many: half each, more where the other needs fewer."""
    if len(wanted) == 1 or sum(wanted) <= most:
        return [min(lines, most) for lines in wanted]
    quote, translation = wanted
    first = min(quote, max(most // 2, most - translation))
    return [first, most - first]


def _cut(lines: Sequence[Line], most: int, width: int, ellipsis: str) -> list[Line]:
    """The first lines, the last of them ended by an ellipsis."""
    if most == 0:
        return []
    *kept, last = lines[:most]
    if width_of(last) + 1 + len(ellipsis) > width:
        *_, lost = [word for piece in last for word in piece.text.split(" ")]
        last = flow(last, max(width_of(last) - cells(lost) - 1, 2))[0]
    return [*kept, [*last, Piece(f" {ellipsis}", Role.DIM)]]
