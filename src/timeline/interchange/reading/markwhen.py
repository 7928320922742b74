"""A markwhen document: an entry an event, told by the document.

Sections and groups become tags of what stands in them. An entry of ours has the id, the time as it was written and the
names of its sources among its properties; what stands below becomes a note, and nobody tells it anew.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.entry_input.files import ReadAs
from timeline.entry_input.text_encoding import text_of
from timeline.errors import MalformedText, Problem, TimelineError, shortened
from timeline.interchange.incoming import Foreign, Incoming, headline
from timeline.interchange.reading.linked_text import linked
from timeline.interchange.reading.markwhen_dates import Range, looks_dated, range_of
from timeline.store.ids import is_id
from timeline.when import check_zone

if TYPE_CHECKING:
    from timeline.entry_input.values import Tree

_HEADING = re.compile(r"(#{1,6})\s+(.+)")
_GROUP = re.compile(r"\s*(?:section|group)\b\s*(.*)", re.IGNORECASE)
_END = re.compile(r"\s*end(?:section|group)\b.*", re.IGNORECASE)
_PROPERTY = re.compile(r"\s*([A-Za-z][\w-]*)\s*:(?:\s+(.*)|\Z)")
_TAG = re.compile(r"(?<!\S)#(\w[\w-]*)")
_ID = re.compile(r"(?<!\S)!(\w[\w-]*)")
_BREAK = "_-_-_break_-_-_"
_COLON = re.compile(r":(?!\d)")
_DEEPEST = 200
"""Groups within each other, whose titles are tags of each entry in them."""
_MOST_COLONS = 8
_USED = frozenset({"id", "tags", "location", "when", "sources", "tz", "timezone"})


def read(data: bytes, name: str, how: ReadAs) -> Incoming:
    """The entries of a document. Raises TimelineError with the places of what is wrong."""
    text = text_of(data, name, how.encoding)
    lines = [line.rstrip("\r") for line in text.split("\n")]
    return _Document(Foreign(name, lines), lines).incoming()


class _Entry:
    """One entry: its date, its first line, and what stands below it."""

    def __init__(self, line: int, when: Range, written: str, title: str, tags: list[str]) -> None:
        self.line = line
        self.when = when
        self.written = written
        self.title = title
        self.tags = tags
        self.properties: dict[str, str] = {}
        self.below: list[str] = []
        self.is_head = True
        """Whether no description has begun, so that properties can still come."""
        self.wrong: TimelineError | None = None
        """Why it cannot be taken. What stands below it is its own, and not that of the entry before it."""


class _Document:
    """Walks the lines, and takes each entry when the next one begins."""

    def __init__(self, made: Foreign, lines: list[str]) -> None:
        self._made = made
        self._lines = lines
        self._header: dict[str, str] = {}
        self._sections: list[tuple[int, list[str]]] = []
        """The headings and groups that are open, with their depth, 0 for groups, and the tags that they give."""
        self._entries: list[_Entry] = []
        self._is_header = True
        self._sources: dict[str, Tree] = {}

    def incoming(self) -> Incoming:
        """All of it. Raises TimelineError."""
        for number, line in self._body():
            self._take_line(number, line)
        ours = [entry for entry in self._entries if entry.properties.keys() >= {"id", "when"}]
        is_ours = bool(ours) and len(ours) == len([entry for entry in self._entries if entry.wrong is None])
        for entry in self._entries:
            self._take(entry, is_ours=is_ours)
        title, note = self._header.get("title"), self._header.get("description")
        return self._made.incoming("entries", title=title, note=note, sources=self._sources, tells=not is_ours)

    def _body(self) -> Iterator[tuple[int, str]]:
        """The lines behind the header, which stands between `---` or is what comes before the first entry."""
        first = 0
        if self._lines and self._lines[0].strip() == "---":
            ends = (number for number, line in enumerate(self._lines[1:], 1) if line.strip() == "---")
            first = next(ends, 0) + 1
            for number, line in enumerate(self._lines[1 : first - 1], 2):
                self._take_header(number, line)
        for number, line in enumerate(self._lines[first:], first + 1):
            yield number, line

    def _take_header(self, number: int, line: str) -> None:
        if not line.strip():
            return
        found = _PROPERTY.fullmatch(line)
        key = found[1].casefold() if found is not None else ""
        if found is not None and key in ("title", "description", "timezone", "dateformat", "tz"):
            if key in self._header:
                self._made.lose("header", number)  # that of a further page
            self._header.setdefault(key, _unquoted(found[2] or ""))
            if key in ("timezone", "tz"):
                try:
                    _zone_of(self._header[key])
                except MalformedText as error:
                    place = self._made.place(number)._replace(record=0)
                    raise TimelineError([Problem("markwhen", error.message, error.mend, place)]) from None
        else:
            self._made.lose("header", number)

    def _take_line(self, number: int, line: str) -> None:
        stripped = line.strip()
        if stripped == _BREAK:
            # A new page, whose header no entry is below.
            self._sections, self._is_header = [], True
            return
        if stripped.startswith("//"):
            self._made.lose("comment", number)
            return
        if (heading := _HEADING.fullmatch(stripped)) is not None:
            depth = len(heading[1])
            self._sections = [one for one in self._sections if 0 < one[0] < depth] + [(depth, _tags_of(heading[2]))]
            return
        if _END.fullmatch(line) is not None:
            del self._sections[-1:]
            return
        if (entry := self._entry(number, stripped)) is not None:
            self._entries.append(entry)
            self._is_header = False
            return
        if (group := _GROUP.fullmatch(line)) is not None and ":" not in line:
            if len(self._sections) == _DEEPEST:
                raise TimelineError(
                    [Problem("markwhen", "this is nested too deep", "end a group", self._made.place(number))]
                )
            self._sections.append((0, _tags_of(group[1])))
            return
        if self._is_header:
            self._take_header(number, line)
            return
        self._take_below(line)

    def _take_below(self, line: str) -> None:
        entry = self._entries[-1]
        found = _PROPERTY.fullmatch(line)
        if entry.is_head and found is not None and not line.strip().startswith("·"):
            entry.properties[found[1].casefold()] = found[2] or ""
            return
        if line.strip() or entry.below:
            entry.is_head = False
            entry.below.append(line)

    def _entry(self, number: int, line: str) -> _Entry | None:
        """An entry, where what stands before a colon is a date."""
        # Within a clock time no space stands behind the colon.
        ends = [found.start() for found in _COLON.finditer(line)][:_MOST_COLONS]
        for at in sorted(ends, key=lambda one: not line[one + 1 : one + 2].isspace()):
            when = range_of(line[:at], zone=self._zone(""), day_first=self._is_day_first)
            if when is not None:
                tags = [tag for _, tags in self._sections for tag in tags]
                return _Entry(number, when, line[:at].strip(), line[at + 1 :].strip(), tags)
        if ends and looks_dated(line[: ends[0]]):
            return self._wrong_entry(number, line[: ends[0]].strip())
        return None

    def _wrong_entry(self, number: int, written: str) -> _Entry:
        """An entry whose date is none: told, for as text it would be lost among that of the entry before it."""
        entry = _Entry(number, Range(""), written, "", [])
        # The other order is tried, for that is what is wrong most often.
        if range_of(written, zone="", day_first=not self._is_day_first) is None:
            mend = "write one that there is, as 2025-03-18 or as 2025-03-18 / 2025-03-20"
        elif self._is_day_first:
            mend = "the header says that the day comes first: write it so, or as 2025-03-18"
        else:
            mend = "write the month first, as 03/18/2025, or `dateFormat: d/M/y` in the header"
        entry.wrong = TimelineError.of("markwhen", f"this is no date of markwhen: {shortened(written)}", mend)
        return entry

    @property
    def _is_day_first(self) -> bool:
        return self._header.get("dateformat", "").replace(" ", "").casefold().startswith("d")

    def _zone(self, named: str) -> str:
        """That of an entry, else of the document. Raises MalformedText."""
        return _zone_of(named or self._header.get("timezone") or self._header.get("tz") or "")

    def _take(self, entry: _Entry, *, is_ours: bool) -> None:
        if entry.wrong is not None:
            self._made.refuse(entry.line, entry.wrong)
            return
        below = "\n".join(entry.below).strip()
        if is_ours:
            self._take_own(entry, below)
            return
        for key in entry.properties.keys() - _USED:
            self._made.lose(f"entry.{key}", entry.line)
        first, described = linked(entry.title), linked(below)
        named = [*_ID.findall(first.text), _unquoted(entry.properties.get("id", ""))]
        title = " ".join(_ID.sub("", _TAG.sub("", first.text)).split())
        shown, rest = headline(title or described.text or "An entry without a title")
        tags = [*entry.tags, *_TAG.findall(first.text), *_listed(entry.properties.get("tags", "")),
                *_TAG.findall(described.text)]  # fmt: skip
        when, loss = entry.when
        if zone := entry.properties.get("tz") or entry.properties.get("timezone"):
            try:
                named_zone = self._zone(_unquoted(zone))
            except MalformedText as error:
                self._made.refuse(entry.line, TimelineError.of("markwhen", error.message, error.mend))
                return
            read = range_of(entry.written, zone=named_zone, day_first=self._is_day_first)
            when = read.when if read is not None else when
        if loss:
            self._made.lose(loss, entry.line)
        words = f"The date as it is written: {entry.written}" if loss in ("relative", "repeated", "endless") else ""
        addresses = [*first.addresses, *described.addresses]
        self._made.take(
            entry.line,
            {
                "title": shown,
                "when": when,
                "place": _unquoted(entry.properties.get("location", "")) or first.place or described.place,
                "tags": list(dict.fromkeys(tags)),
                "says": "\n".join([text for text in (rest, described.text) if text]),
                "url": addresses[0] if addresses else "",
                "cite": [{"url": one} for one in addresses[1:]],
                "ref": next((one for one in named if one), ""),
                "account.note": words,
            },
        )

    def _take_own(self, entry: _Entry, below: str) -> None:
        """An entry that `timeline export` has written."""
        held = {key: _unquoted(value) for key, value in entry.properties.items()}
        sources = [source for source in _listed(entry.properties.get("sources", "")) if is_id(source)]
        for source in sources:
            self._sources.setdefault(source, {})
        tags = [*_TAG.findall(entry.title), *_listed(entry.properties.get("tags", ""))]
        note = "\n".join([line.removeprefix("· ") for line in below.split("\n")])
        self._made.take(
            entry.line,
            {
                "id": held["id"] if is_id(held["id"]) else "",
                "title": _meant(" ".join(_TAG.sub("", entry.title).split())) or "An entry without a title",
                "when": held["when"],
                "tags": tags,
                "note": _meant(note),
                "accounts": [{"source": source} for source in sources],
            },
        )


def _zone_of(named: str) -> str:
    """A zone as the grammar writes it; empty where none is named. Raises MalformedText for one that there is not."""
    if not named:
        return ""
    wanted = named
    if re.fullmatch(r"[+-]\d{1,2}", named, re.ASCII):
        wanted = f"{named[0]}{int(named[1:]):02d}:00"
    check_zone(wanted)
    return f"[{wanted}]"


def _meant(text: str) -> str:
    """A text of ours, in which no sign is a tag or an id."""
    return text.replace("＃", "#").replace("！", "!")


def _tags_of(text: str) -> list[str]:
    """What stands below a heading or in a group has: its title, and its own tags."""
    plain = text.partition("//")[0]
    return [tag for tag in (" ".join(_TAG.sub("", plain).split()), *_TAG.findall(plain)) if tag]


def _unquoted(text: str) -> str:
    given = text.strip()
    if given[:1] == '"':
        try:
            held = json.loads(given)
        except (json.JSONDecodeError, RecursionError):
            return given.strip('"')
        return str(held)
    return given.strip("'")


def _listed(text: str) -> list[str]:
    """The items of a list in brackets; with commas between them where no program has quoted them."""
    given = text.strip()
    if given[:1] == "[":
        try:
            held = json.loads(given)
        except (json.JSONDecodeError, RecursionError):
            held = None
        if isinstance(held, list):
            return [str(item) for item in held]
    return [item.strip(" '\"#") for item in given.strip("[]").split(",") if item.strip(" '\"#")]
