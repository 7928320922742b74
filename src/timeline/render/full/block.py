"""What stands beside the rail for one event: its title and place, what is disputed, and who tells it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import AtOdds
from timeline.model import Event, Timeline
from timeline.render.columns import width_of
from timeline.render.edge_text import Shown, moment_words, shown_of
from timeline.render.full.sides import Sides
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names, Teller, tellers
from timeline.render.rail.plan import Entry, Open
from timeline.render.text import cells, clean, cut, wrap
from timeline.render.theme import Glyphs
from timeline.select import publication_rank

WIDE_FROM = 80
"""The width from which places are drawn, and value stands against value."""
_LEAST_PLACE = 12
"""A place is cut only where at least this much of it stays; else it stands on a line of its own."""
_NAMED = 5
"""How many of the sources of an event are named; the others are counted."""
_GAP = 2


class Tail(NamedTuple):
    """Words behind a title, on its last line where they fit, else below. What must not be cut wraps."""

    text: str
    role: Role = Role.DIM
    may_be_cut: bool = False


class Blocks:
    """Makes the lines of events, all for one drawing; `width` is that of the text beside the rail."""

    def __init__(
        self,
        timeline: Timeline,
        names: Names,
        sides: Sides,
        glyphs: Glyphs,
        zone: str,
        width: int,
        *,
        wide: bool,
        ids: bool,
        by_published: bool,
    ) -> None:
        self._with_id = ids
        self._timeline = timeline
        self._names = names
        # Whose marks count for no key, since what is tried may not be drawn.
        self._tried = Names(timeline, glyphs)
        self._sides = sides
        self._glyphs = glyphs
        self._zone = zone
        self._width = width
        self._wide = wide
        self._by_published = by_published

    def lines(self, entry: Entry, odds: AtOdds, heading: Shown | None, *, bracket: bool) -> list[Line]:
        """Title, what follows it and how much is at odds; the disputes; the sources."""
        event = entry.event
        title = clean(event.title, self._glyphs) or event.id
        tails = self._tails(entry, odds, heading, bracket=bracket)
        lines = self._headed(title, tails, self._summary(odds), Role.PLAIN if event.background else Role.TITLE)
        lines.extend(self._sides.lines(odds, heading))
        if event.accounts:
            lines.extend(self._tellers(entry))
        return lines

    def _summary(self, odds: AtOdds) -> Line:
        """`33 sources · ≠6 ≟8`."""
        glyphs = self._glyphs
        if not odds.sources:
            return []
        words = str(odds.sources)
        if self._wide:
            words += " source" if odds.sources == 1 else " sources"
            words += ", uncorroborated" if odds.is_single and odds.sources > 1 else ""
        line = [Piece(words, Role.DIM)]
        if odds.count:
            line.append(Piece(f" {glyphs.separator}", Role.DIM))
        if odds.differs:
            line.extend([Piece(f" {glyphs.differs}", Role.DIFFERS), Piece(str(odds.differs), Role.DIFFERING_NAME)])
        if odds.worded:
            line.extend([Piece(f" {glyphs.worded}", Role.WORDED), Piece(str(odds.worded), Role.WORDED_NAME)])
        return line

    def _tails(self, entry: Entry, odds: AtOdds, heading: Shown | None, *, bracket: bool) -> list[Tail]:
        event, glyphs = entry.event, self._glyphs
        tails: list[Tail] = []
        if odds.denial is not None:
            first, *others = self._parties_first(odds.denial.told[-1].sources)
            more = f" +{len(others)}" if others else ""
            tails.append(Tail(f"{glyphs.denies} denied by {self._names.name(first)}{more}", Role.DIFFERS))
        if self._with_id:
            tails.append(Tail(f"[{event.id}]" if glyphs.ascii else event.id))
        if event.background:
            tails.append(Tail("background"))
        place = clean(event.place, glyphs) if event.place and self._wide else ""
        place = f"({place})" if place and glyphs.bracketed else place
        if entry.end is None and not self._by_published and isinstance(begin := entry.begin, Shown) and begin.to:
            words = self._between(begin, begin.to, heading)
            if place and cells(f"{place}  {words}") <= self._width:
                return [*tails, Tail(f"{place}  {words}")]
            tails.extend([Tail(place, may_be_cut=True)] if place else [])
            return [*tails, Tail(words)]
        if place:
            tails.append(Tail(place, may_be_cut=True))
        if self._by_published:
            own = event.when.anchor if event.when is not None else None
            happened = shown_of(own, self._zone)
            if happened is not None:
                tails.append(Tail(f"happened {moment_words(happened, heading, glyphs.dash)}"))
        elif entry.end is not None and not bracket:
            tails.append(Tail(self._until(entry, heading)))
        return tails

    def _between(self, begin: Shown, to: Shown, heading: Shown | None) -> str:
        """`between 12:00 and 17:47`: what is one moment is said in words, and never drawn as if it lasted."""
        dash = self._glyphs.dash
        earlier = moment_words(begin._replace(to=None), heading, dash)
        return f"between {earlier} and {moment_words(to, begin, dash)}"

    def _until(self, entry: Entry, heading: Shown | None) -> str:
        if isinstance(entry.end, Shown):
            return f"until {moment_words(entry.end, heading, self._glyphs.dash)}"
        return "open end" if entry.end is Open.OPEN else "end not stated"

    def _headed(self, title: str, tails: Sequence[Tail], summary: Line, role: Role) -> list[Line]:
        """The title with its tails, and the summary at the right end of its first line, below it where it is narrow."""
        space = " " if self._glyphs.ascii else "  "
        width, size = self._width, width_of(summary)
        first = width - size - _GAP if size and size + _GAP <= width // 2 else width
        parts = wrap(title, width, first=first)
        lines: list[Line] = [[Piece(part, role)] for part in parts]
        used = cells(parts[-1])
        for tail in tails:
            room = first if len(lines) == 1 else width
            needed = cells(tail.text)
            if used + len(space) + needed <= room:
                lines[-1].append(Piece(space + tail.text, tail.role))
                used += len(space) + needed
            elif tail.may_be_cut and needed > width and used + len(space) + _LEAST_PLACE <= room:
                lines[-1].append(Piece(space + cut(tail.text, room - used - len(space), self._glyphs), tail.role))
                used = room
            else:
                below = [cut(tail.text, width, self._glyphs)] if tail.may_be_cut else wrap(tail.text, width)
                lines.extend([Piece(part, tail.role)] for part in below)
                used = cells(below[-1])
        if size and first < width:
            lines[0] = [*lines[0], Piece(" " * (width - size - width_of(lines[0]))), *summary]
        elif size:
            lines.append([summary[0], *summary[1:]])
        return lines

    def _tellers(self, entry: Entry) -> list[Line]:
        """The first sources by name, parties before others, and how many more there are of each kind."""
        who = self._by_first_word(entry) if self._by_published else tellers(entry.event, self._timeline)
        most = min(_NAMED, len(who))
        while most > 1 and len(self._tried.lines(who[:most], self._width)) > 1:
            most -= 1
        lines = self._names.lines(who[:most], self._width)
        tail = self._counted(who[most:])
        used = width_of(lines[-1])
        for part in tail:
            if used + 2 + cells(part) > self._width:
                lines.append([Piece(part, Role.DIM)])
                used = cells(part)
                continue
            lines[-1].append(Piece(f"  {part}", Role.DIM))
            used += 2 + cells(part)
        return lines

    def _counted(self, rest: Sequence[Teller]) -> list[str]:
        """`+7 parties`, `+19 press`, `+2 analysts`."""
        kinds = Counter(self._kind(teller.source) for teller in rest)
        words = {"party": "parties", "analyst": "analysts", "other": "others"}
        return [
            f"+{number} {words.get(kind, kind) if number > 1 else kind}"
            for kind in ("party", "press", "analyst", "other")
            if (number := kinds[kind])
        ]

    def _kind(self, source: str) -> str:
        held = self._timeline.sources.get(source)
        if held is None:
            return "other"
        if held.is_party:
            return "party"
        return held.type if held.type in ("press", "analyst") else "other"

    def _parties_first(self, sources: Sequence[str]) -> list[str]:
        return sorted(sources, key=lambda source: self._kind(source) != "party")

    def _by_first_word(self, entry: Entry) -> list[Teller]:
        """The sources in the order in which they were first published; those without a date last."""
        first: dict[str, tuple[int, int, bool, int]] = {}
        for account in entry.event.accounts:
            rank = publication_rank(account.published, self._zone)
            first[account.source] = min(rank, first.get(account.source, rank))
        return sorted(tellers(entry.event, self._timeline), key=lambda teller: first[teller.source])


def qualifier_of(event: Event) -> str:
    """What qualifies the time at which an event happened."""
    anchor = event.when.anchor if event.when is not None else None
    return anchor.qualifier if anchor is not None else ""
