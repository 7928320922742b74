"""Who says it: the mark, the hue and the name of sources, and lines of them."""

from collections.abc import Sequence

import msgspec

from timeline.compare.claims import EDITOR
from timeline.model import Account, Event, Source, Timeline
from timeline.render.ink import HUES, Line, Piece, Role
from timeline.render.text import cells, clean, wrap
from timeline.render.theme import UNICODE, Glyphs

_SEPARATOR = "  "


class Teller(msgspec.Struct, frozen=True):
    """A source that has an account of an event, and what is unusual about it (`denies`, `unconfirmed`).

    `name` is what it is called where that is not its own name.
    """

    source: str
    remark: str = ""
    name: str = ""


class _Name(msgspec.Struct, frozen=True):
    pieces: tuple[Piece, ...]
    width: int
    hollow: bool


def tellers(event: Event, timeline: Timeline) -> list[Teller]:
    """The sources that tell an event, each once: who speaks for itself, then who reports, both in store order.

    Where a source has several accounts, the latest published one decides what is remarked.
    """
    accounts = event.accounts
    if len(accounts) == 1:
        return [Teller(accounts[0].source, _remark(accounts[0]))]
    latest = {account.source: account for account in accounts}
    if len(latest) < len(accounts):
        for account in accounts:
            if _said_at(account) > _said_at(latest[account.source]):
                latest[account.source] = account
    order = timeline.source_order
    ranked = sorted(latest, key=lambda source: order.get(source, len(order)))
    return [Teller(source, _remark(latest[source])) for source in ranked]


def _said_at(account: Account) -> float:
    published = account.published
    return float("-inf") if published is None or published.earliest is None else published.earliest


def _remark(account: Account) -> str:
    return "" if account.stance == "reports" else account.stance


def full_name(source: Source) -> str:
    """The name of a source, which says so of who is not named."""
    return f"{source.name} (not named)" if source.anonymous else source.name


class Names:
    """The names of a timeline's sources as they are drawn, and which marks were drawn so far (for the key).

    The hue belongs to the principal: the first eight principals in store order that are not press, analyst or other
    have one, whatever is shown; all others are dim.
    """

    def __init__(self, timeline: Timeline, glyphs: Glyphs = UNICODE) -> None:
        self._timeline = timeline
        self._glyphs = glyphs
        self._names: dict[Teller, _Name] = {}
        self._lines: dict[tuple[tuple[Teller, ...], int, int | None], list[Line]] = {}
        self._hues: dict[str, Role] = {}
        for source in timeline.sources.values():
            principal = timeline.principal(source.id)
            if source.is_party and principal not in self._hues and len(self._hues) < len(HUES):
                held = timeline.sources.get(principal)
                if held is not None and held.is_party:
                    self._hues[principal] = HUES[len(self._hues)]
        self.drawn: set[str] = set()

    def role(self, source: str) -> Role:
        """How a source's mark is drawn: in the hue of its principal, or dim."""
        held = self._timeline.sources.get(source)
        if held is None or not held.is_party:
            return Role.DIM
        return self._hues.get(self._timeline.principal(source), Role.DIM)

    def mark(self, source: str) -> Piece:
        """The one-cell mark of a source, in its hue; it counts as drawn."""
        kind = self._source(source).type
        self.drawn.add(kind)
        return Piece(self._glyphs.of_source(kind), self.role(source))

    def name(self, source: str) -> str:
        """The name of a source, clean; its id where nothing of the name can be seen. It says so of who is not named."""
        held = self._source(source)
        return clean(full_name(held), self._glyphs) or clean(source, self._glyphs)

    def brief(self, source: str) -> str:
        """Its short name where it has one, for where there is little room."""
        held = self._source(source)
        return clean(held.short or "", self._glyphs) or self.name(source)

    def lines(self, sources: Sequence[Teller], width: int, most: int | None = None) -> list[Line]:
        """Marks and names in lines of at most `width` cells, in at most `most` lines with `+N` for the rest.

        At least one source is always named in full, if need be in more lines than `most`. In ASCII names stand
        without marks, with `;` before the first that only reports.
        """
        key = (tuple(sources), width, most)
        lines = self._lines.get(key)
        if lines is None:
            lines = self._lines[key] = self._filled(sources, width, most)
        return [list(line) for line in lines]

    def _filled(self, sources: Sequence[Teller], width: int, most: int | None) -> list[Line]:
        lines: list[Line] = [[]]
        used = 0
        for index, teller in enumerate(sources):
            name = self._name(teller)
            rest = len(sources) - index - 1
            # In ASCII the comma after a name stands on its line, so it takes a cell there.
            comma = 1 if rest and self._glyphs.ascii else 0
            tail = self._tail(rest)
            if lines[-1]:
                between = self._between(sources, index)
                is_last_line = most is not None and len(lines) >= most
                if used + len(between) + name.width + (tail if is_last_line else comma) <= width:
                    lines[-1].extend([Piece(between, Role.DIM), *name.pieces])
                    used += len(between) + name.width
                    self._draw(teller.source)
                    continue
                is_last_line = most is not None and len(lines) + 1 >= most
                if most is not None and (len(lines) >= most or name.width + (tail if is_last_line else comma) > width):
                    self._close(lines, used, rest + 1, width)
                    return lines
                if between.rstrip():
                    lines[-1].append(Piece(between.rstrip(), Role.DIM))
                lines.append([])
            # `+N` goes below a name that it does not fit behind; a comma does not.
            lines[-1:] = [list(name.pieces)] if name.width + comma <= width else self._folded(teller, width - comma)
            used = sum(cells(piece.text) for piece in lines[-1])
            self._draw(teller.source)
        return lines if lines[-1] else lines[:-1]

    def _draw(self, source: str) -> None:
        if source != EDITOR:
            self.drawn.add(self._source(source).type)

    def _between(self, sources: Sequence[Teller], index: int) -> str:
        if not self._glyphs.ascii:
            return _SEPARATOR
        turns = self._name(sources[index]).hollow and not self._name(sources[index - 1]).hollow
        return "; " if turns else ", "

    def _tail(self, rest: int) -> int:
        return len(f"{_SEPARATOR}+{rest}") if rest else 0

    def _close(self, lines: list[Line], used: int, rest: int, width: int) -> None:
        """Adds `+N` to the last line, or below it where it does not fit."""
        more = f"{', ' if self._glyphs.ascii else _SEPARATOR}+{rest}"
        if used + len(more) <= width:
            lines[-1].append(Piece(more, Role.DIM))
        else:
            lines.append([Piece(f"+{rest}", Role.DIM)])

    def _folded(self, teller: Teller, width: int) -> list[Line]:
        """A name that is longer than a line, in several."""
        hollow = self._name(teller).hollow
        role = Role.DIM if hollow else Role.PLAIN
        indent = 0 if self._glyphs.ascii else 2
        lines: list[Line] = []
        for part in wrap(f"{teller.name or self.name(teller.source)} {teller.remark}".rstrip(), width - indent):
            lead = [] if not indent else [Piece("  ")] if lines else [self.mark(teller.source), Piece(" ")]
            lines.append([*lead, Piece(part, role)])
        return lines

    def _name(self, teller: Teller) -> _Name:
        held = self._names.get(teller)
        if held is None:
            held = self._names[teller] = self._made(teller)
        return held

    def _made(self, teller: Teller) -> _Name:
        source = self._source(teller.source)
        name = teller.name or self.name(teller.source)
        hollow = not source.is_party
        pieces = [Piece(name, Role.DIM if hollow else Role.PLAIN)]
        if not self._glyphs.ascii and teller.source != EDITOR:  # the editor is no source, and has no mark
            mark = self._glyphs.of_source(source.type)
            pieces = (
                [Piece(f"{mark} {name}", Role.DIM)]
                if hollow
                else [Piece(mark, self.role(source.id)), Piece(f" {name}")]
            )
        if teller.remark:
            pieces.append(Piece(f" {teller.remark}", Role.DIM))
        return _Name(tuple(pieces), sum(cells(piece.text) for piece in pieces), hollow)

    def _source(self, source: str) -> Source:
        held = self._timeline.sources.get(source)
        return held if held is not None else Source(id=source, name=source)
