"""The text of HTML, for formats whose texts are HTML: paragraphs are lines, markup is none, addresses are kept."""

import re
from html.parser import HTMLParser

from timeline.interchange.reading.web_addresses import is_web_address

_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table"})
_UNSEEN = frozenset({"script", "style", "iframe", "object", "svg", "template"})
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|&(?:#\w+|\w+);")


class PlainText(HTMLParser):
    """One text: what is to be read of it, the addresses of its links, and whether it had any other markup."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.is_marked = False
        self._parts: list[str] = []
        self._unseen = 0
        self._link: list[str] = []
        if _MARKUP.search(html):
            self.feed(html)
            self.close()
        else:
            self._parts.append(html)

    @property
    def text(self) -> str:
        """It without markup."""
        lines = [" ".join(line.split()) for line in "".join(self._parts).split("\n")]
        return "\n".join([line for line in lines if line])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph, or markup."""
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BLOCKS or tag == "br":
            self._parts.append("\n")
        if tag == "a":
            address = dict(attrs).get("href") or ""
            if is_web_address(address):
                self.links.append(address)
        elif tag not in ("p", "br"):
            self.is_marked = True

    def handle_endtag(self, tag: str) -> None:
        """The end of a paragraph."""
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """What is to be read, but for scripts."""
        if not self._unseen:
            self._parts.append(data)
