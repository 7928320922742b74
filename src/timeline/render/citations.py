"""Where an account can be read and since when: its date and citations in the margin, what is too long for that below.

Where a terminal draws links the words of a citation are the link; elsewhere its address is spelt out below.
"""

from collections.abc import Iterator

from timeline.model import Account, Citation
from timeline.render.addresses import host_of, labelled_text, whole
from timeline.render.columns import indented, packed, width_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.other_keys import as_text
from timeline.render.spelling import zoned_words
from timeline.render.text import cells, clean, cut
from timeline.render.view import View
from timeline.store.keys import keys
from timeline.when import When

_GAP = 2
_DRAWN = frozenset({"url", "via", "published", "retrieved", "archive", "file", "sha256", "locator"})
"""The keys of a citation that have a place of their own in the drawing; any other is drawn with its name before it."""


class Citations:
    """Draws the citations of accounts; its times are in `zone`."""

    def __init__(self, view: View, zone: str) -> None:
        self._view = view
        self._glyphs = view.glyphs
        self._zone = zone
        self._separator = Piece(f" {view.glyphs.separator} ", Role.DIM)

    def dated(self, account: Account, width: int) -> list[Line]:
        """The date, and how well the words are attributed."""
        return packed(self._dated(account), self._separator, width)

    def words(self, account: Account, citation: Citation, width: int) -> list[Line]:
        """Where one citation can be read, but for what needs a line of its own."""
        return packed(list(self._places(account, citation, width)), self._separator, width)

    def margin(self, account: Account, width: int, *, words: bool) -> list[Line]:
        """The date, and with `words` where each citation can be read."""
        items = self._dated(account)
        lines: list[Line] = []
        for citation in account.cite if words else ():
            lines.extend(packed([*items, *self._places(account, citation, width)], self._separator, width))
            items = []
        lines.extend(packed(items, self._separator, width))
        return lines

    def below(self, account: Account, indent: int, *, but_words: bool) -> list[Line]:
        """What is too long for the margin: whole addresses, files, checksums; a citation's words before its address."""
        width = self._view.cells
        lines: list[Line] = []
        for citation in account.cite:
            rows = list(self._addresses(citation))
            first = labelled_text(*rows[0]) if rows else ""
            head = [] if but_words else self.words(account, citation, width - indent)
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

    def link(self, url: str, width: int) -> Piece:
        """The host of a web address, cut to the width, as a link to it."""
        return Piece(cut(self._clean(host_of(url)), width, self._glyphs), Role.DIM, url)

    def _dated(self, account: Account) -> list[Line]:
        items = [self._dim("undated" if account.published is None else self._day(account.published))]
        if account.attribution is not None:
            items.append(self._dim(account.attribution))
        if not any(citation.url or citation.via or citation.file or citation.locator for citation in account.cite):
            items.append(self._dim("no citation"))
        return items

    def _places(self, account: Account, citation: Citation, width: int) -> Iterator[Line]:
        if citation.published != account.published:
            yield self._dim("undated" if citation.published is None else self._day(citation.published))
        host = host_of(citation.url) if citation.url is not None else ""
        via = self._clean(citation.via) if citation.via is not None else ""
        linked = self._view.links and bool(host)
        if via and not (linked and via.casefold() == host.casefold()):
            yield self._dim(f"via {via}")
        if citation.url is not None and linked:
            yield [self.link(citation.url, width)]
        if citation.archive is not None and self._view.links:
            yield [Piece("archived", Role.DIM, citation.archive)]
        if citation.locator is not None:
            yield self._dim(self._clean(citation.locator))
        if citation.retrieved is not None:
            yield self._dim(f"read {self._day(citation.retrieved)}")

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
            if key.name not in _DRAWN and (held := getattr(citation, key.field)) is not None:
                text = held.text if isinstance(held, When) else "yes" if held is True else str(held)
                yield key.name.replace("_", " "), self._clean(text)
        for name, value in citation.extra.items():
            yield self._clean(name), self._clean(as_text(value))

    def _day(self, when: When) -> str:
        return zoned_words(when, self._zone, None, self._glyphs)

    def _dim(self, text: str) -> Line:
        return [Piece(text, Role.DIM)]

    def _clean(self, text: str) -> str:
        return clean(text, self._glyphs)
