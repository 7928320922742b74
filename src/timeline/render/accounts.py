"""The accounts of an event: who, what they say, and in the margin when and where it can be read."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import msgspec

from timeline.model import Account, Citation, Event, Point, Timeline
from timeline.render.addresses import host_of, labelled_text, whole
from timeline.render.clocks import stated_words
from timeline.render.columns import beside, flow, indented, packed, width_of
from timeline.render.edge_text import Shown, shown_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.quoting import quoted, translated
from timeline.render.spelling import own_clock, when_words, zoned_words
from timeline.render.text import cells, clean, cut, wrap
from timeline.render.view import View
from timeline.store.keys import EntryKind, keys, names
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
_DRAWN_OF_CITATION = frozenset({"url", "via", "published", "retrieved", "archive", "file", "sha256", "locator"})
"""The keys that have a place of their own in the drawing; any other is drawn with its name before it."""
_MOST_BELOW_NAME = 3
"""A note on a source that takes more lines below its name stands below the account."""


def by_date(accounts: Sequence[Account], zone: str) -> list[Account]:
    """Accounts by the date on which they were published, as the drawing shows it; undated last, ties in store order."""
    return sorted(accounts, key=lambda account: sort_key(account.published, zone, ""))


def extra_lines(extra: "dict[str, object]", view: View, width: int) -> list[Line]:
    """The `x-` keys of an entry, one below the other; what is not text as JSON."""
    lines: list[Line] = []
    for key, value in extra.items():
        lines.extend(labelled(key, [Piece(clean(as_text(value), view.glyphs))], view, width))
    return lines


def as_text(value: object) -> str:
    """The value of an `x-` key: a text as it stands, anything else as JSON."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def other_lines(kind: EntryKind, held: msgspec.Struct, drawn: Collection[str], view: View, width: int) -> list[Line]:
    """The keys of an entry for which no drawing of their own is written, `key: value`, one below the other."""
    lines: list[Line] = []
    for key in keys(kind).values():
        value = None if key.name in drawn or key.holds == "entries" else getattr(held, key.field, None)
        if value in (None, (), False):
            continue
        text = value.text if isinstance(value, When) else ", ".join(value) if key.many else str(value)
        label = key.name.replace("_", " ")
        lines.extend(labelled(label, [Piece(clean("yes" if value is True else text, view.glyphs))], view, width))
    return lines


def labelled(label: str, pieces: Sequence[Piece], view: View, width: int) -> list[Line]:
    """`label: text`, the label dim, wrapped."""
    return flow([Piece(f"{clean(label, view.glyphs)}: ", Role.DIM), *pieces], width)


class Accounts:
    """Draws the accounts of one event."""

    def __init__(self, timeline: Timeline, event: Event, names: Names, view: View, zone: str) -> None:
        self._timeline = timeline
        self._event = event
        self._names = names
        self._view = view
        self._glyphs = view.glyphs
        self._zone = zone
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
        items = self._dated(account)
        margin: list[Line] = []
        # Several addresses that are spelt out below take their words along.
        in_margin = self._view.links or len(account.cite) == 1
        for citation in account.cite if in_margin else ():
            margin.extend(packed([*items, *self._places(account, citation, width)], self._separator, width))
            items = []
        margin.extend(packed(items, self._separator, width))
        lines = beside((who, name), (self._told(account, text), text + _GAP), (margin, width))
        return [*lines, *about, *self._below(account, name, but_words=in_margin)]

    def _stacked(self, account: Account) -> list[Line]:
        width = self._view.cells
        dated = packed(self._dated(account), self._separator, width - _STEP)
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
                words = list(self._places(account, citation, width - _STEP))
                lines.extend(indented(packed(words, self._separator, width - _STEP), _STEP))
        return [*lines, *about, *self._below(account, _STEP, but_words=self._view.links)]

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

    @property
    def _separator(self) -> Piece:
        return Piece(f" {self._glyphs.separator} ", Role.DIM)

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
            spaced.extend([Piece("  " if spaced else ""), self._link(point.url, width)])
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

    # Where it can be read.

    def _dated(self, account: Account) -> list[Line]:
        """The date, and how well the words are attributed."""
        items = [self._dim("undated" if account.published is None else self._day(account.published))]
        if account.attribution is not None:
            items.append(self._dim(account.attribution))
        if not any(citation.url or citation.via or citation.file or citation.locator for citation in account.cite):
            items.append(self._dim("no citation"))
        return items

    def _places(self, account: Account, citation: Citation, width: int) -> Iterator[Line]:
        """Where one citation can be read, but for what needs a line of its own."""
        if citation.published != account.published:
            yield self._dim("undated" if citation.published is None else self._day(citation.published))
        host = host_of(citation.url) if citation.url is not None else ""
        via = self._clean(citation.via) if citation.via is not None else ""
        linked = self._view.links and bool(host)
        if via and not (linked and via.casefold() == host.casefold()):
            yield self._dim(f"via {via}")
        if citation.url is not None and linked:
            yield [self._link(citation.url, width)]
        if citation.archive is not None and self._view.links:
            yield [Piece("archived", Role.DIM, citation.archive)]
        if citation.locator is not None:
            yield self._dim(self._clean(citation.locator))
        if citation.retrieved is not None:
            yield self._dim(f"read {self._day(citation.retrieved)}")

    def _day(self, when: When) -> str:
        return zoned_words(when, self._zone, None, self._glyphs)

    def _link(self, url: str, width: int) -> Piece:
        return Piece(cut(self._clean(host_of(url)), width, self._glyphs), Role.DIM, url)

    def _below(self, account: Account, indent: int, *, but_words: bool) -> list[Line]:
        """What is too long for the margin: whole addresses, files, checksums; a citation's words before its address."""
        width = self._view.cells
        lines: list[Line] = []
        for citation in account.cite:
            rows = list(self._addresses(citation))
            first = labelled_text(*rows[0]) if rows else ""
            words = [] if but_words else list(self._places(account, citation, width - indent))
            head = packed(words, self._separator, width - indent) if words else []
            if len(head) == 1 and rows and indent + width_of(head[0]) + _GAP + cells(first) <= width:
                head[0] = [*head[0], Piece(f"  {first}", Role.DIM)]
                del rows[0]
            lines.extend(indented(head, indent))
            lines.extend(line for label, text in rows for line in whole(text, indent, width, label))
        if not self._view.links:
            for point in account.points:
                if point.url is not None:
                    lines.extend(whole(self._clean(point.url), indent, width, self._clean(point.name)))
        return lines

    def _addresses(self, citation: Citation) -> Iterator[tuple[str, str]]:
        """What each of them is, and itself."""
        if citation.url is not None and not self._view.links:
            yield "", self._clean(citation.url)
        if citation.archive is not None and not self._view.links:
            yield "archived", self._clean(citation.archive)
        if citation.file is not None:
            yield "file", self._clean(citation.file)
        if citation.sha256 is not None:
            yield "sha256", self._clean(citation.sha256)
        for key in keys("citation").values():
            if key.name not in _DRAWN_OF_CITATION and (held := getattr(citation, key.field)) is not None:
                text = held.text if isinstance(held, When) else "yes" if held is True else str(held)
                yield key.name.replace("_", " "), self._clean(text)
        for name, value in citation.extra.items():
            yield self._clean(name), self._clean(as_text(value))

    def _labelled(self, label: str, pieces: Sequence[Piece], width: int) -> list[Line]:
        return labelled(label, pieces, self._view, width)

    def _dim(self, text: str) -> Line:
        return [Piece(text, Role.DIM)]

    def _clean(self, text: str) -> str:
        return clean(text, self._glyphs)


def time_pieces(when: When, zone: str, heading: Shown | None, view: View) -> list[Piece]:
    """A time in the zone of the drawing, and behind it as its source gave it."""
    own = own_clock(when, zone, heading, view.glyphs)
    words = Piece(when_words(when, zone, heading, view.glyphs), Role.TIME)
    aside = [text for text in (own, stated_words(when, zone, heading, view.glyphs)) if text]
    return [words, *[Piece(f"  {text}", Role.DIM) for text in aside]]
