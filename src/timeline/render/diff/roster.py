"""The sides of a diff by name, and the marks of those who speak for them."""

from collections.abc import Callable, Iterable

from timeline.compare.claims import EDITOR
from timeline.compare.diff_row import GridValue
from timeline.compare.report import EventDiff, Report
from timeline.compare.sides import Side
from timeline.render.columns import flow, indented, width_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names, Teller
from timeline.render.spelling import when_words
from timeline.render.text import cells, clean
from timeline.render.view import View

EVERYONE_ELSE = "everyone else"
"""The label of the side that `compare` makes of all other sources."""

OWN = "own text"
"""How a house is called beside those who speak for it."""

LONGEST = 24
"""A name of more cells is not repeated in a remark."""


class Roster:
    """How the sides are called and marked; each store has the hues of its own sources."""

    def __init__(self, report: Report, view: View) -> None:
        self._sides = report.sides
        self._glyphs = view.glyphs
        self.zone = view.zone or report.timeline.timezone or "UTC"
        stores: dict[int, Names] = {}
        for side in report.sides:
            if id(side.timeline) not in stores:
                stores[id(side.timeline)] = Names(side.timeline, view.glyphs)
        self._names = [stores[id(side.timeline)] for side in report.sides]
        self.names = [self._name(side, names) for side, names in zip(report.sides, self._names, strict=True)]
        self.drawn: set[str] = set()
        """The marks that stand in grids."""

    @property
    def kinds(self) -> set[str]:
        """The kinds of sources of which a mark was drawn."""
        return {kind for names in self._names for kind in names.drawn}

    def only(self, side: int) -> str:
        """`only Kremlin`, or `only here` where the name is long."""
        name = "others" if self._sides[side].label == EVERYONE_ELSE else self.names[side]
        return f"only {name}" if cells(name) <= LONGEST else "only here"

    def label(self, side: int) -> str:
        """A side as the user named it, clean."""
        return clean(self._sides[side].label, self._glyphs)

    def mark(self, side: int, source: str | None = None, *, in_grid: bool = False) -> Piece:
        """The mark of a source of this side, else of its first one."""
        held = self._sides[side]
        if source is None:
            source = next(iter(held.timeline.sources if held.sources is None else held.sources), "")
        mark = self._names[side].mark(source)
        if in_grid:
            self.drawn.add(mark.text)
        return mark

    def role(self, side: int) -> Role:
        """How the name of this side is written: dim where it only reports others."""
        held = self._sides[side]
        sources = [held.timeline.sources.get(source) for source in held.sources or ()]
        hollow = bool(sources) and all(source is not None and not source.is_party for source in sources)
        return Role.DIM if hollow else Role.PLAIN

    def source(self, side: int, source: str) -> str:
        """The name of a source of this side."""
        return self._names[side].name(source)

    def speaker(self, side: int, source: str) -> str:
        """A source of this side as a speaker of it: a house has its own text beside those who speak for it."""
        return OWN if self._is_own(side, source) else self.source(side, source)

    def _is_own(self, side: int, source: str) -> bool:
        """Whether a source is the house itself, among those who speak for it."""
        held = self._sides[side]
        return held.is_house and source in (held.sources or ())

    def lone_source(self, event: EventDiff, side: int) -> str | None:
        """The only source of a side of several that tells an event: named once, beside the title."""
        if self._sides[side].is_one_source:
            return None
        sources = {account.source for account in event.accounts[side]} - {EDITOR}
        return sources.pop() if len(sources) == 1 else None

    def spokesmen(self, value: GridValue, side: int) -> list[str]:
        """Who of a side says a value of a grid on its behalf; nobody is named where it says so itself."""
        held = self._sides[side]
        if not held.includes or any(source in value.told.sources for source in held.sources or ()):
            return []
        return [self.source(side, source) for source in value.told.sources if source in held.includes]

    def houses(self, is_heard: Callable[[int, str], bool]) -> list[tuple[int, str]]:
        """Each side in which others speak for its sources: `White House: its own texts, Witkoff, Leavitt`.

        `is_heard` says whether a source of a side itself tells anything.
        """
        found = []
        for number, side in enumerate(self._sides):
            if not side.includes:
                continue
            own = [source for source in side.sources or () if is_heard(number, source)]
            named = ["its own texts"] if own and side.is_house else [self.source(number, source) for source in own]
            named.extend(self.source(number, source) for source in side.includes)
            found.append((number, f"{self.names[number]}: {', '.join(named)}"))
        return found

    def speakers(self, side: int, sources: Iterable[str], width: int, most: int = 2) -> list[Line]:
        """Who of this side says so, dim beside their marks; in ASCII, which has no marks, in parentheses."""
        tellers = [Teller(source, name=OWN if self._is_own(side, source) else "") for source in sources]
        if self._glyphs.ascii:
            lines = self._names[side].lines(tellers, width - 2, most)
            lines = [[Piece(" "), *line] if number else [Piece("("), *line] for number, line in enumerate(lines)]
            lines[-1] = [*lines[-1], Piece(")")]
        else:
            lines = self._names[side].lines(tellers, width, most)
        return [
            [piece._replace(role=Role.DIM) if piece.role is Role.PLAIN else piece for piece in line] for line in lines
        ]

    def listed(self, sides: Iterable[int], width: int) -> list[Line]:
        """Marks and names of sides, in lines."""
        lines: list[Line] = []
        used = 0
        order = list(sides)
        for number, side in enumerate(order):
            name = self.names[side]
            pieces = [Piece(name, self.role(side))]
            if not self._glyphs.ascii:
                pieces = [self.mark(side), Piece(f" {name}", self.role(side))]
            elif number + 1 < len(order):
                pieces.append(Piece(",", Role.DIM))
            size = sum(cells(piece.text) for piece in pieces)
            between = 1 if self._glyphs.ascii else 2
            if lines and used + between + size <= width:
                lines[-1].extend([Piece(" " * between), *pieces])
                used += between + size
                continue
            folded = [pieces] if size <= width else flow(pieces, width - 2)
            lines.extend(indented(folded, 2, but_first=True))
            used = width_of(lines[-1])
        return lines

    def _name(self, side: Side, names: Names) -> str:
        if side.sources is None:
            name = side.label
        elif len(side.sources) == 1:
            name = names.name(side.sources[0])
        else:
            several = "," in side.label
            name = ", ".join(names.name(source) for source in side.sources) if several else side.label
        if side.until is not None and side.sources is not None and (len(side.sources) == 1 or "," in side.label):
            name = f"{name} by {when_words(side.until, self.zone, None, self._glyphs)}"
        if side.file is not None and side.sources is not None:
            name = f"{name} in {'standard input' if side.file == '-' else side.file}"
        return clean("standard input" if name == "-" else name, self._glyphs)
