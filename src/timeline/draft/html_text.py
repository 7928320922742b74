"""The paragraphs of an HTML page: what its blocks hold, without scripts and styles."""

from html.parser import HTMLParser

from timeline.draft.documents import Document, decoded, of_blocks

_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "svg", "iframe", "object"))
_ASIDE = frozenset(("nav", "footer", "aside", "form", "button", "figcaption", "menu", "select"))
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q")
) | frozenset(("rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_PUBLISHED = frozenset(("article:published_time", "datepublished", "date", "dc.date", "dcterms.date"))
"""Of `property`, `itemprop` or `name` of a `meta`: the Open Graph protocol, schema.org, Dublin Core."""


def of_html(data: bytes, name: str) -> Document:
    """The blocks of a page. Raises TimelineError where it is no UTF-8."""
    parser = _Blocks()
    parser.feed(decoded(data, name))
    parser.close()
    parser.end_block()
    return of_blocks(parser.blocks, parser.published)


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, bool]] = []
        self.published: str | None = None
        self._parts: list[str] = []
        self._unseen: list[str] = []
        self._aside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._meta({key: value or "" for key, value in attrs})
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "body":
            self._unseen.clear()  # a head that nobody closed
        if tag == "br":
            self._parts.append(" ")
        elif tag not in _INLINE:
            self.end_block()
        if tag in _ASIDE and tag not in _VOID:
            self._aside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE and tag != "br":
            self.end_block()
        for held in (self._unseen, self._aside):
            if tag in held:
                del held[len(held) - 1 - held[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(data)

    def end_block(self) -> None:
        """What was read since the last block is one."""
        text = "".join(self._parts)
        self._parts.clear()
        if text.strip():
            self.blocks.append((text, bool(self._aside)))

    def _meta(self, attributes: dict[str, str]) -> None:
        named = {attributes.get(key, "").casefold() for key in ("property", "itemprop", "name")}
        if self.published is None and named & _PUBLISHED:
            self.published = attributes.get("content", "").strip() or None
