"""One event in a line: its time, its title, its bars, how much is disputed, and who tells it."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from timeline.compare import is_denied
from timeline.model import Event
from timeline.render.bars.parties import Heard
from timeline.render.bars.scale import Scale
from timeline.render.bars.sheet import DISPUTES, Sheet
from timeline.render.bars.strokes import Stroke
from timeline.render.bars.times import padded
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.text import cells, clean, cut, pad
from timeline.render.theme import Glyphs

_ROLES = {
    Stroke.LASTED: Role.SPAN,
    Stroke.MAY_HAVE_LASTED: Role.SPAN,
    Stroke.SOME_TIME: Role.RAIL,
    Stroke.EXACT: Role.NODE,
    Stroke.LESS_EXACT: Role.NODE,
    Stroke.UNBOUND_LEFT: Role.SPAN,
    Stroke.UNBOUND_RIGHT: Role.SPAN,
}
_LEAST_TITLE = 4
"""Beside what is said behind a title so much of it stays."""


class Disputes(NamedTuple):
    """How many rows of an event differ, its denial among them, and how many are only worded otherwise."""

    differ: int
    worded: int


class Row(NamedTuple):
    """What is drawn of one event."""

    event: Event
    time: str
    strokes: Mapping[int, Stroke]
    disputes: Disputes
    heard: Heard


def titled(event: Event, glyphs: Glyphs, *, ids: bool) -> tuple[str, list[str]]:
    """The title of an event, and what is said behind it where a part of the title stays."""
    said = [(event.id, ids), ("denied", is_denied(event))]
    return clean(event.title, glyphs) or event.id, [words for words, is_so in said if is_so]


class Rows:
    """Makes the lines of the events of one drawing."""

    def __init__(
        self, sheet: Sheet, scale: Scale, parties: Sequence[str], names: Names, glyphs: Glyphs, *, ids: bool
    ) -> None:
        self._sheet = sheet
        self._scale = scale
        self._parties = parties
        self._names = names
        self._glyphs = glyphs
        self._ids = ids

    def line(self, row: Row) -> Line:
        """The line of an event."""
        sheet = self._sheet
        time = Piece(f"{padded(row.time, sheet.times)} ", Role.TIME)
        line = [time, *self._title(row.event), Piece(" "), *self._lane(row.strokes), *self._disputed(row.disputes)]
        if sheet.names:
            line.extend([Piece(" "), *self._told(row.heard)])
        return trimmed(line)

    def _title(self, event: Event) -> Line:
        """The title, cut with a sign to leave room for what is said behind it."""
        width = self._sheet.title
        title, tails = titled(event, self._glyphs, ids=self._ids)
        tail = ""
        for words in tails:
            if cells(f"{tail}  {words}") + min(cells(title), _LEAST_TITLE) <= width:
                tail += f"  {words}"
        # Most of what is unfolded would be called "background" and nothing else; the word has what room is left.
        if event.background and cells(f"{title}{tail}  background") <= width:
            tail += "  background"
        shown = cut(title, width - cells(tail), self._glyphs)
        line = [Piece(shown, Role.DIM if event.background else Role.PLAIN)]
        if tail:
            line.append(Piece(tail, Role.DIM))
        missing = width - cells(shown) - cells(tail)
        return [*line, Piece(" " * missing)] if missing else line

    def _lane(self, strokes: Mapping[int, Stroke]) -> Line:
        """The bars; the sign of a cut stands through them, but for an arrow."""
        signs = [(" ", Role.PLAIN)] * self._scale.cells
        for cell, stroke in strokes.items():
            signs[cell] = (getattr(self._glyphs, stroke.value), _ROLES[stroke])
        for one in self._scale.cuts:
            if strokes.get(one.sign) not in (Stroke.UNBOUND_LEFT, Stroke.UNBOUND_RIGHT):
                signs[one.sign] = (self._glyphs.gap, Role.RAIL)
        return [Piece("".join(sign for sign, _ in run), role) for role, run in groupby(signs, key=lambda sign: sign[1])]

    def _disputed(self, disputes: Disputes) -> Line:
        if not disputes.differ and not disputes.worded:
            return [Piece(" " * DISPUTES)]
        if disputes.differ:
            mark, number = Piece(self._glyphs.differs, Role.DIFFERS), disputes.differ
        else:
            mark, number = Piece(self._glyphs.worded, Role.WORDED), disputes.worded
        return [Piece(" " * (DISPUTES - 1 - len(str(number)))), mark, Piece(str(number))]

    def _told(self, heard: Heard) -> Line:
        line: Line = []
        for party in self._parties:
            if heard.tells(party):
                denies = party in heard.denying
                sign = self._glyphs.denies if denies else party_mark(party, self._names, self._glyphs)
                line.append(Piece(sign, Role.DIFFERS if denies else self._names.role(party)))
            else:
                line.append(Piece(" "))
            line.append(Piece(" "))
        others = heard.others(self._parties)
        return [*line, Piece(f" +{others}", Role.DIM)] if others else line


def party_mark(party: str, names: Names, glyphs: Glyphs) -> str:
    """The mark of a party; in ASCII one for all kinds, which are marked in grids alone."""
    return glyphs.institution if glyphs.ascii else names.mark(party).text


def trimmed(line: Line) -> Line:
    """A line without the spaces at its end."""
    while line and not line[-1].text.strip(" "):
        line = line[:-1]
    return [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(" "))] if line else line


def padded_to(line: Line, width: int) -> Line:
    """A line with spaces up to a width."""
    used = sum(cells(piece.text) for piece in line)
    return [*line, Piece(pad("", width - used))] if used < width else line
