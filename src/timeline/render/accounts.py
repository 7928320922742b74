"""The accounts of an event: who, what they say, and in the margin its `citations`."""

from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.model import Account, Event, Point, Timeline
from timeline.render.addresses import whole
from timeline.render.citations import Citations
from timeline.render.clocks import stated_words
from timeline.render.columns import beside, flow, indented, width_of
from timeline.render.edge_text import Shown, shown_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.other_keys import extra_lines, labelled, other_lines
from timeline.render.quoting import quoted, translated
from timeline.render.spelling import own_clock, when_words
from timeline.render.text import cells, clean, wrap
from timeline.render.view import View
from timeline.store.keys import names
from timeline.when import When, sort_key

COLUMNS_FROM = 80
"""In fewer cells what stands side by side stands below one another."""

_MARGIN, _WIDE_MARGIN = 24, 32
_WIDE_FROM = 120
_WIDEST_NAME = 22
_WIDEST_TEXT = 100
_GAP = 2
_STEP = 2
_DRAWN_OF_ACCOUNT = frozenset(
    {
        "private",
        "source",
        "when",
        "place",
        "says",
        "quote",
        "lang",
        "translation",
        "translated_by",
        "stance",
        "repeats",
        "attribution",
    }
    | {"credibility", "speaks_for", "note", *names("citation")}
)
_DRAWN_OF_POINT = frozenset({"value", "kind", "as_of", "as", "stance", "quote", "url", "note"})
"""The keys that have a place of their own in the drawing; any other is drawn with its name before it."""
_MOST_BELOW_NAME = 3
"""A note on a source that takes more lines below its name stands below the account."""


def by_date(accounts: Sequence[Account], zone: str) -> list[Account]:
    """Accounts by the date on which they were published, as the drawing shows it; undated last, ties in store order."""
    return sorted(accounts, key=lambda account: sort_key(account.published, zone, ""))


class Accounts:
    """Draws the accounts of one event."""

    def __init__(self, timeline: Timeline, event: Event, names: Names, view: View, zone: str) -> None:
        self._timeline = timeline
        self._event = event
        self._names = names
        self._view = view
        self._glyphs = view.glyphs
        self._zone = zone
        self._citations = Citations(view, zone)
        self._described: set[str] = set()
        accounts = Counter(account.source for account in event.accounts)
        self._repeated = {source for source, count in accounts.items() if count > 1}
        self._margin_width = _WIDE_MARGIN if view.cells >= _WIDE_FROM else _MARGIN
        self._heading = None if event.when is None else shown_of(event.when.anchor, zone)

    def lines(self) -> list[Line]:
        """All accounts, by date."""
        accounts = by_date(self._event.accounts, self._zone)
        if self._view.cells < COLUMNS_FROM:
            return [line for account in accounts for line in self._stacked(account)]
        mark = 0 if self._glyphs.ascii else 2
        widest = max((self._name_cells(account) for account in accounts), default=0)
        name = min(widest, _WIDEST_NAME) + mark + _GAP
        text = min(self._view.cells - name - _GAP - self._margin_width, _WIDEST_TEXT)
        return [line for account in accounts for line in self._side_by_side(account, name, text)]

    def _side_by_side(self, account: Account, name: int, text: int) -> list[Line]:
        who = self._name_lines(account, name - _GAP)
        who.extend(indented([line for remark in self._remarks(account) for line in flow([remark], name - _GAP - 2)], 2))
        note, about = self._about_source(account, name - _GAP - 2, name)
        who.extend(indented(note, 2))
        width = self._margin_width
        # Several addresses that are spelt out below take their words along.
        in_margin = self._view.links or len(account.cite) == 1
        margin = self._citations.margin(account, width, words=in_margin)
        lines = beside((who, name), (self._told(account, text), text + _GAP), (margin, width))
        return [*lines, *about, *self._citations.below(account, name, but_words=in_margin)]

    def _stacked(self, account: Account) -> list[Line]:
        width = self._view.cells
        dated = self._citations.dated(account, width - _STEP)
        lines = self._name_lines(account, width)
        remarks = list(self._remarks(account))
        behind = [piece for remark in remarks for piece in (Piece("  "), remark)]
        if width_of(lines[-1]) + width_of(behind) <= width:
            lines[-1] = [*lines[-1], *behind]
            remarks = []
        missing = width - width_of(lines[-1]) - width_of(dated[0])
        if missing >= _GAP:
            lines[-1] = [*lines[-1], Piece(" " * missing), *dated.pop(0)]
        lines.extend(indented([line for remark in remarks for line in flow([remark], width - _STEP)], _STEP))
        note, about = self._about_source(account, width - _STEP, _STEP)
        lines.extend(indented(note, _STEP))
        lines.extend(indented(dated, _STEP))
        lines.extend(indented(self._told(account, width - _STEP), _STEP))
        if self._view.links:
            for citation in account.cite:
                lines.extend(indented(self._citations.words(account, citation, width - _STEP), _STEP))
        return [*lines, *about, *self._citations.below(account, _STEP, but_words=self._view.links)]

    def _about_source(self, account: Account, width: int, indent: int) -> tuple[list[Line], list[Line]]:
        """What the store says of a source, at its first account: a short note for below its name, the rest below all.

        Its address is spelt out where its name is no link to it.
        """
        source = self._timeline.sources.get(account.source)
        if source is None or source.id in self._described:
            return [], []
        self._described.add(source.id)
        note = flow([Piece(self._clean(source.note), Role.DIM)], width) if source.note else []
        about: list[Line] = []
        if source.note and len(note) > _MOST_BELOW_NAME:
            whole_width = self._view.cells - indent
            said = self._labelled("source", [Piece(self._clean(source.note), Role.DIM)], whole_width)
            note, about = [], indented(said, indent)
        if source.url is not None and not self._view.links:
            about.extend(whole(self._clean(source.url), indent, self._view.cells, "source"))
        return note, about

    def _name_cells(self, account: Account) -> int:
        """What the name takes, with whom it speaks for and no word of the remarks below it broken."""
        below = [piece.text for piece in self._remarks(account)]
        unbroken = [text for text in below if text.startswith("for ")]
        unbroken += [word for text in below for word in text.split()]
        return max(cells(text) for text in (self._names.name(account.source), *unbroken))

    def _name_lines(self, account: Account, width: int) -> list[Line]:
        mark = self._names.mark(account.source)
        name = self._names.name(account.source)
        source = self._timeline.sources.get(account.source)
        link = source.url if source is not None and self._view.links else None
        if self._glyphs.ascii:
            return flow([Piece(name, Role.TITLE, link)], width)
        rows = wrap(name, width - 2)
        lines = indented([[Piece(row, Role.TITLE, link)] for row in rows], 2)
        lines[0] = [mark, Piece(" "), *lines[0][1:]]
        return lines

    def _remarks(self, account: Account) -> Iterator[Piece]:
        source = self._timeline.sources.get(account.source)
        if account.private or (source is not None and source.private):
            yield Piece("private", Role.WARNING)
        if account.stance != "reports":
            yield Piece(account.stance, Role.WARNING)
        spoken = account.speaks_for or (None if source is None else source.speaks_for)
        if spoken is not None:
            yield Piece(f"for {spoken if spoken == 'nobody' else self._names.name(spoken)}", Role.DIM)
        if account.repeats is not None:
            yield Piece(f"repeats {self._names.name(account.repeats)}", Role.DIM)
        if source is not None and source.derived_from:
            yield Piece(f"draws on {', '.join(map(self._names.name, source.derived_from))}", Role.DIM)
        if source is not None and source.reliability is not None:
            yield Piece(f"reliability {source.reliability}", Role.DIM)
        if account.credibility is not None:
            yield Piece(f"credibility {account.credibility}", Role.DIM)

    # What it says.

    def _told(self, account: Account, width: int) -> list[Line]:
        lines: list[Line] = []
        if account.says is not None:
            lines.extend(flow([Piece(self._clean(account.says))], width))
        if account.quote is not None:
            lines.extend(flow(quoted(account.quote, account.lang, self._glyphs), width))
        elif account.lang is not None:
            lines.extend(self._labelled("language", [Piece(self._clean(account.lang))], width))
        if account.translation is not None:
            by = account.translated_by
            by = self._names.name(by) if by is not None and by in self._timeline.sources else by
            lines.extend(self._labelled("in translation", translated(account.translation, by, self._glyphs), width))
        elif account.translated_by is not None:
            lines.extend(self._labelled("translated by", [Piece(self._clean(account.translated_by))], width))
        is_bare = not lines
        if is_bare and account.points:
            lines.extend(self._bare_points(account.points, width))
        if account.when is not None:
            told = time_pieces(account.when, self._zone, self._heading, self._view)
            lines.extend(self._labelled("when", told, width))
        if account.place is not None:
            lines.extend(self._labelled("place", [Piece(self._clean(account.place))], width))
        if account.coordinates is not None:
            lines.extend(self._labelled("coordinates", [Piece(account.coordinates.text)], width))
            lines.extend(extra_lines(dict(account.coordinates.extra), self._view, width))
        for point in account.points:
            lines.extend(self._point(point, account, width, is_bare=is_bare))
        if account.note is not None:
            lines.extend(self._labelled("note", [Piece(self._clean(account.note))], width))
        lines.extend(other_lines("account", account, _DRAWN_OF_ACCOUNT, self._view, width))
        lines.extend(extra_lines(dict(account.extra), self._view, width))
        return lines

    def _bare_points(self, points: Sequence[Point], width: int) -> list[Line]:
        """What an account states that says nothing else: its points as running text."""
        pieces: list[Piece] = []
        for point in points:
            lead = "; " if pieces else ""
            pieces.append(Piece(f"{lead}{self._clean(point.name)}: ", Role.DIM))
            pieces.extend([Piece("denies: ", Role.DIFFERING_NAME)] if point.stance is not None else [])
            pieces.append(Piece(self._clean(point.value)))
        return flow(pieces, width)

    def _point(self, point: Point, account: Account, width: int, *, is_bare: bool) -> list[Line]:
        """What a point has beside its value, which stands in the table above, and where it `is_bare` just before.

        Its note stands there too, but for a source with several accounts, where it belongs to one of them.
        """
        pieces = [
            Piece("denies", Role.DIFFERING_NAME) if point.stance is not None and not is_bare else None,
            Piece(self._clean(f"“{point.quote}”")) if point.quote is not None else None,
            Piece(self._clean(point.note)) if point.note is not None and account.source in self._repeated else None,
            Piece(f"read as {point.read_as}", Role.DIM) if point.read_as is not None else None,
        ]
        said = [piece for piece in pieces if piece is not None]
        spaced = [spread for number, piece in enumerate(said) for spread in ([Piece("  ")] if number else []) + [piece]]
        lines: list[Line] = []
        if point.url is not None and self._view.links:
            spaced.extend([Piece("  " if spaced else ""), self._citations.link(point.url, width)])
        if spaced:
            lines.extend(self._labelled(point.name, spaced, width))
        elif point.url is not None:
            lines.extend(self._labelled(point.name, [Piece("see below", Role.DIM)], width))
        below = other_lines("point", point, _DRAWN_OF_POINT, self._view, width - _STEP)
        for line in [*below, *extra_lines(dict(point.extra), self._view, width - _STEP)]:
            if not lines:
                lines.extend(self._labelled(point.name, [Piece(" ")], width))
            lines.append([Piece(" " * _STEP), *line])
        return lines

    def _labelled(self, label: str, pieces: Sequence[Piece], width: int) -> list[Line]:
        return labelled(label, pieces, self._view, width)

    def _clean(self, text: str) -> str:
        return clean(text, self._glyphs)


def time_pieces(when: When, zone: str, heading: Shown | None, view: View) -> list[Piece]:
    """A time in the zone of the drawing, and behind it as its source gave it."""
    own = own_clock(when, zone, heading, view.glyphs)
    words = Piece(when_words(when, zone, heading, view.glyphs), Role.TIME)
    aside = [text for text in (own, stated_words(when, zone, heading, view.glyphs)) if text]
    return [words, *[Piece(f"  {text}", Role.DIM) for text in aside]]
