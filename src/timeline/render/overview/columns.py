"""What stands right of the rail: the title, how many tell it, how much contradicts, and who is against whom on what."""

from collections.abc import Mapping, Sequence

import msgspec

from timeline.compare import AtOdds, Told
from timeline.compare.at_odds import judged_denial
from timeline.model import Event, Timeline
from timeline.render.columns import width_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import sign_of
from timeline.render.marks import marked
from timeline.render.names import Names
from timeline.render.rail.layout import Sheet
from timeline.render.text import cells, clean, cut, wrap
from timeline.render.view import View
from timeline.verdict import Judged, Verdict

LAST_FROM = 80
"""The width from which the last column is drawn."""

_GAP = 2
_TOLD_GAP = 1
"""Numbers are shorter than the name of their column, so titles stand apart from them anyway."""
_TOLD = "told"
_LAST = "most at odds, and on what"
_LEAST_TOPIC = 6
"""In fewer cells nothing says on what."""


class Side(msgspec.Struct, frozen=True):
    """Who stands against whom with which verdict, and on what."""

    names: tuple[str, str]
    verdict: Verdict
    judged: Judged | None
    topic: str


class Columns:
    """The columns of one overview. Titles are cut where their column is too narrow, and so is the last column."""

    def __init__(
        self,
        timeline: Timeline,
        events: Sequence[Event],
        found: Mapping[str, AtOdds],
        names: Names,
        view: View,
        sheet: Sheet,
    ) -> None:
        self._timeline = timeline
        self._names = names
        self._glyphs = view.glyphs
        self._ids = view.ids
        self._text_at = sheet.text_at
        counts = [width_of(self._count(odds)) for odds in found.values()]
        self._count_width = max([1, *counts])
        self._told_width = max([len(_TOLD), *[len(str(odds.sources)) for odds in found.values()]])
        self.has_last = view.cells >= LAST_FROM
        room = view.cells - sheet.text_at - self._told_width - self._count_width - _TOLD_GAP - _GAP
        titles = max(
            [cells(self._title(event)) + width_of(self._denied(found[event.id])) for event in events], default=0
        )
        lasts = [width_of(self._last(event, found[event.id], room)) for event in events] if self.has_last else []
        self._title_width = min(titles, room)
        self._last_width = 0
        self.has_last = any(lasts)
        if self.has_last:
            room -= _GAP
            self._title_width = min(titles, max(room // 2, room - max(lasts)))
            self._last_width = room - self._title_width
        self.width = view.cells - sheet.text_at

    def heading(self) -> Line:
        """The names of the columns."""
        at = self._text_at + self._title_width + _TOLD_GAP + self._told_width - len(_TOLD)
        line = [Piece(f"{' ' * at}{_TOLD}", Role.DIM)]
        if self.has_last:
            name = "id" if self._ids else _LAST
            line.append(Piece(" " * (_GAP + self._count_width + _GAP), Role.DIM))
            line.append(Piece(cut(name, self._last_width, self._glyphs), Role.DIM))
        return line

    def lines(self, event: Event, odds: AtOdds) -> list[Line]:
        """The line of an event; an id that has no room in it stands below, since an id is never cut."""
        denied = self._denied(odds)
        title = cut(self._title(event), self._title_width - width_of(denied), self._glyphs)
        line = [Piece(title, Role.PLAIN if event.background else Role.TITLE), *denied]
        told = str(odds.sources).rjust(self._title_width - width_of(line) + _TOLD_GAP + self._told_width)
        line.append(Piece(told))
        count = self._count(odds)
        last = self._last(event, odds, self._last_width) if self.has_last else []
        below: list[Line] = []
        if self._ids and (not self.has_last or width_of(last) > self._last_width):
            last = []
            below = [[Piece(part, Role.DIM)] for part in wrap(clean(event.id, self._glyphs), self.width)]
        if count or last:
            line.extend([Piece(" " * (_GAP + self._count_width - width_of(count))), *count])
        if last:
            line.extend([Piece(" " * _GAP), *last])
        return [line, *below]

    def _title(self, event: Event) -> str:
        return clean(event.title, self._glyphs) or clean(event.id, self._glyphs)

    def _denied(self, odds: AtOdds) -> Line:
        """The mark behind the title of an event that somebody denies; § where the editor has ruled on it."""
        if odds.denial is None:
            return []
        role = Role.DIFFERS if odds.denial.verdict in (Verdict.DIFFERS, Verdict.ONLY) else Role.DIM
        sign = sign_of(judged_denial(odds.denial), self._glyphs)
        return [Piece(f" {self._glyphs.denies}", role), *([] if sign is None else [sign])]

    def _count(self, odds: AtOdds) -> Line:
        """How much contradicts; where nothing does how much is worded otherwise; a mark where nobody else tells it."""
        glyphs = self._glyphs
        if odds.differs:
            return [Piece(glyphs.differs, Role.DIFFERS), Piece(str(odds.differs), Role.DIFFERING_NAME)]
        if odds.worded:
            return [Piece(glyphs.worded, Role.WORDED), Piece(str(odds.worded), Role.WORDED_NAME)]
        return [Piece(glyphs.one_source, Role.DIM)] if odds.sources and odds.is_single else []

    def _last(self, event: Event, odds: AtOdds, width: int) -> Line:
        """The last column: who is against whom on what, in at most `width` cells; or the id, whole."""
        glyphs = self._glyphs
        if self._ids:
            return [Piece(clean(event.id, glyphs), Role.DIM)]
        side = self._side(odds)
        if side is None:
            words = ""
            if odds.denial is not None:
                words = f"denied by {self._first(odds.denial.told[-1])}"
            elif odds.is_single:
                words = "one source" if odds.sources == 1 else "uncorroborated"
            return [Piece(cut(words, width, glyphs), Role.DIM)] if words else []
        mark, role = marked(side.verdict, glyphs)
        sign = sign_of(side.judged, glyphs)
        between = [Piece(" "), mark, *([] if sign is None else [sign]), Piece(" ")]
        rest = width - width_of(between)
        topic = f": {side.topic}"
        # Who they are comes first, but a quarter of the column says on what.
        left, right = self._cut_names(side.names, rest - min(cells(topic), max(width // 4, _LEAST_TOPIC)))
        line = [Piece(left), *between, Piece(right)]
        topic = cut(topic, width - width_of(line), glyphs)
        return [*line, Piece(topic, role)]

    def _cut_names(self, names: tuple[str, str], room: int) -> tuple[str, str]:
        """Both names in so many cells, the longer one cut before the other."""
        sizes = [cells(name) for name in names]
        if sum(sizes) <= room:
            return names
        half = room // 2
        most = [max(half, room - min(sizes[1 - place], room - half)) for place in range(2)]
        left, right = (cut(name, max(size, 2), self._glyphs) for name, size in zip(names, most, strict=True))
        return left, right

    def _side(self, odds: AtOdds) -> Side | None:
        """What a reader is to see first: a denial of the event, else the gravest of its disputes."""
        denial = odds.denial
        if denial is not None and denial.verdict is Verdict.DIFFERS:
            reported, denied = denial.told
            return Side(self._two(reported.sources, denied.sources), denial.verdict, judged_denial(denial), "denied")
        if not odds.disputes:
            return None
        first = odds.disputes[0]
        topic = clean(first.row.name, self._glyphs) or first.row.type
        return Side(self._two(*first.speakers), first.verdict, first.judged, topic)

    def _two(self, left: Sequence[str], right: Sequence[str]) -> tuple[str, str]:
        """A name of either side, parties first, and not the same one where there is another."""
        one = self._ranked(left)[0]
        other = next((source for source in self._ranked(right) if source != one), right[0])
        return self._names.brief(one), self._names.brief(other)

    def _first(self, told: Told) -> str:
        return self._names.brief(self._ranked(told.sources)[0])

    def _ranked(self, sources: Sequence[str]) -> list[str]:
        held = self._timeline.sources
        return sorted(sources, key=lambda source: source not in held or not held[source].is_party)
