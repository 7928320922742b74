"""What stands beside the rail for one event: its title and place, and who tells it."""

from typing import NamedTuple

from timeline.model import Timeline
from timeline.render.edge_text import Shown, moment_words, shown_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names, Teller, tellers
from timeline.render.rail.plan import Entry, Open, publication_rank
from timeline.render.text import cells, clean, cut, wrap
from timeline.render.theme import Glyphs

_PLACE_FROM = 80
"""The width from which places are drawn."""
_TWO_LINES_FROM = 96
"""The width from which sources have two lines."""
_LEAST_PLACE = 12
"""A place is cut only where at least this much of it stays; else it stands on a line of its own."""


class Tail(NamedTuple):
    """Words behind a title, on its last line where they fit, else below. What must not be cut wraps."""

    text: str
    role: Role = Role.DIM
    may_be_cut: bool = False


class Blocks:
    """Makes the lines of events, all for one drawing; `width` is that of the text beside the rail."""

    def __init__(
        self, timeline: Timeline, names: Names, glyphs: Glyphs, zone: str, total: int, width: int, *, ids: bool
    ) -> None:
        self._with_id = ids
        self._timeline = timeline
        self._names = names
        self._glyphs = glyphs
        self._zone = zone
        self._width = width
        self._with_place = total >= _PLACE_FROM
        self._source_lines = 2 if total >= _TWO_LINES_FROM else 1

    def lines(self, entry: Entry, heading: Shown | None, *, bracket: bool, by_published: bool, rows: int) -> list[Line]:
        """Title, what follows it, and the sources: as many as fit beside a margin of `rows` lines, or in their own."""
        event = entry.event
        title = clean(event.title, self._glyphs) or event.id
        tails = self._tails(entry, heading, bracket=bracket, by_published=by_published)
        lines = self._headed(title, tails, Role.PLAIN if event.background else Role.TITLE)
        if event.accounts:
            who = self._by_first_word(entry) if by_published else tellers(event, self._timeline)
            most = max(self._source_lines, rows - len(lines))
            lines.extend(self._names.lines(who, self._width, most))
        return lines

    def _tails(self, entry: Entry, heading: Shown | None, *, bracket: bool, by_published: bool) -> list[Tail]:
        event = entry.event
        tails: list[Tail] = []
        if self._with_id:
            tails.append(Tail(f"[{event.id}]" if self._glyphs.ascii else event.id))
        if by_published:
            own = event.when.anchor if event.when is not None else None
            happened = shown_of(own, self._zone)
            if happened is not None:
                tails.append(Tail(f"happened {moment_words(happened, heading, self._glyphs.dash)}"))
        elif entry.end is not None and not bracket:
            tails.append(Tail(self._until(entry, heading)))
        if event.background:
            tails.append(Tail("background"))
        place = clean(event.place, self._glyphs) if event.place and self._with_place else ""
        if place:
            tails.append(Tail(f"({place})" if self._glyphs.ascii else place, may_be_cut=True))
        return tails

    def _until(self, entry: Entry, heading: Shown | None) -> str:
        if isinstance(entry.end, Shown):
            return f"until {moment_words(entry.end, heading, self._glyphs.dash)}"
        return "open end" if entry.end is Open.OPEN else "end not stated"

    def _headed(self, title: str, tails: list[Tail], role: Role) -> list[Line]:
        space = " " if self._glyphs.ascii else "  "
        width = self._width
        parts = wrap(title, width)
        lines: list[Line] = [[Piece(part, role)] for part in parts]
        if not tails:
            return lines
        used = cells(parts[-1])
        for tail in tails:
            size = cells(tail.text)
            if used + len(space) + size <= width:
                lines[-1].append(Piece(space + tail.text, tail.role))
                used += len(space) + size
            elif tail.may_be_cut and size > width and used + len(space) + _LEAST_PLACE <= width:
                lines[-1].append(Piece(space + cut(tail.text, width - used - len(space), self._glyphs), tail.role))
                used = width
            else:
                below = [cut(tail.text, width, self._glyphs)] if tail.may_be_cut else wrap(tail.text, width)
                lines.extend([Piece(part, tail.role)] for part in below)
                used = cells(below[-1])
        return lines

    def _by_first_word(self, entry: Entry) -> list[Teller]:
        """The sources in the order in which they were first published; those without a date last."""
        first: dict[str, tuple[int, int, int, int]] = {}
        for account in entry.event.accounts:
            rank = publication_rank(account.published, self._zone)
            first[account.source] = min(rank, first.get(account.source, rank))
        return sorted(tellers(entry.event, self._timeline), key=lambda teller: first[teller.source])
