"""A Markdown list of dates: an item of the form `date: text` an event, told by the document.

The date stands before a colon or a dash, and is read as what people type; one without a year is of the year, or of the
month, that the nearest heading names. Lines that are indented below an item belong to it.
"""

import re

from timeline.entry_input.files import ReadAs
from timeline.entry_input.text_encoding import text_of
from timeline.interchange.incoming import Foreign, Incoming, headline
from timeline.interchange.reading.linked_text import linked

_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+]|\d{1,9}[.)])\s+(?P<text>\S.*)")
_HEADING = re.compile(r"#{1,6}\s+(?P<text>.+?)\s*#*")
_MARKS = re.compile(r"(\*\*|__|`|~~|(?<!\w)[*_]|[*_](?!\w))")
_JOINT = re.compile(r"[*_`~]*(?::[*_`~]*(?=\s)|\s+[–—|-][*_`~]*\s+)")
"""With the marks that end what is set off before it: `**2025:** text`."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ANY_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_ERA = re.compile(r"\b(?:BCE?|B\.C\.)", re.IGNORECASE)
_LONGEST = 60
_DATE = re.compile(r"\d")


def read(data: bytes, name: str, how: ReadAs) -> Incoming:
    """The items that begin with a date. Raises TimelineError with the places of what is wrong."""
    text = text_of(data, name, how.encoding)
    lines = [line.rstrip("\r") for line in text.split("\n")]
    return _List(Foreign(name, lines), lines).incoming()


class _Item:
    """One item, with the lines below it."""

    def __init__(self, line: int, indent: int, when: str, text: str) -> None:
        self.line = line
        self.indent = indent
        self.when = when
        self.text = text
        self.below: list[str] = []


class _List:
    """Walks the lines, and takes each item when the next one begins."""

    def __init__(self, made: Foreign, lines: list[str]) -> None:
        self._made = made
        self._lines = lines
        self._title: str | None = None
        self._period = ""
        """The year or the month that the nearest heading names."""
        self._items: list[_Item] = []

    def incoming(self) -> Incoming:
        """All of it. Raises TimelineError where nothing is an item with a date."""
        for number, line in enumerate(self._lines, 1):
            self._take_line(number, line)
        for item in self._items:
            self._take(item)
        return self._made.incoming("items of the form `- date: text`", title=self._title, is_written=False)

    def _take_line(self, number: int, line: str) -> None:
        if not line.strip():
            return
        if (heading := _HEADING.fullmatch(line.strip())) is not None:
            words = _MARKS.sub("", linked(heading["text"]).text).strip()
            self._title = self._title or words
            # A heading that names no year goes on with the year of the one above it.
            self._period = words if _YEAR.search(words) and len(words) <= _LONGEST else self._period
            return
        item = _ITEM.fullmatch(line)
        indent = len(line) - len(line.lstrip())
        if item is not None and (read := self._dated(item["text"])) is not None:
            self._items.append(_Item(number, indent, *read))
        elif self._items and indent > self._items[-1].indent:
            self._items[-1].below.append(line.strip())
        else:
            self._made.lose("undated line", number)

    def _dated(self, text: str) -> tuple[str, str] | None:
        """The date and the rest of an item that begins with one."""
        joint = _JOINT.search(text)
        if joint is None or joint.start() > _LONGEST:
            return None
        date = _MARKS.sub("", text[: joint.start()]).strip(" [](),")
        if not _DATE.search(date):
            return None
        if not _ANY_YEAR.search(date) and not _ERA.search(date) and self._period:
            date = f"{date} {_in_period(date, self._period)}"
        return date, text[joint.end() :].strip()

    def _take(self, item: _Item) -> None:
        first, described = linked(item.text), linked("\n".join(item.below))
        words = _MARKS.sub("", first.text).strip()
        if words != first.text.strip():
            self._made.lose("markup", item.line)
        title, rest = headline(words or described.text or "An item without a text")
        addresses = [*first.addresses, *described.addresses]
        self._made.take(
            item.line,
            {
                "title": title,
                "when": item.when,
                "says": "\n".join([text for text in (rest, described.text) if text]),
                "url": addresses[0] if addresses else "",
                "cite": [{"url": one} for one in addresses[1:]],
            },
        )


def _in_period(date: str, period: str) -> str:
    """What a date lacks of its period: a day alone the month too."""
    year = _YEAR.search(period)
    if year is None:
        return ""
    return year[0] if re.search(r"[^\W\d_]", date) else period
