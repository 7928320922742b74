"""Slides of TimelineJS, as its JSON or as a table of its spreadsheet: a slide an event, told by the file.

Its dates have no zone: a clock time is one of the store's zone. The texts are HTML and come without it. What our own
export says beside a slide (`x-timeline`) is taken as it stands there; then nobody tells what stands in the text, which
becomes a note.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from timeline.entry_input.files import ReadAs
from timeline.entry_input.json_records import json_records, parsed_json
from timeline.entry_input.records import Records
from timeline.entry_input.text_encoding import text_of
from timeline.entry_input.values import Tree
from timeline.errors import Problem, TimelineError
from timeline.interchange.incoming import Foreign, Incoming, headline
from timeline.interchange.reading.plain_text import PlainText
from timeline.interchange.reading.timelinejs_dates import span_of
from timeline.interchange.reading.timelinejs_sheet import slides_of_sheet
from timeline.interchange.reading.web_addresses import is_web_address
from timeline.store.ids import is_id

Slide: TypeAlias = Mapping[str, object]

_SOURCE = re.compile(r"<iframe\b[^>]*\bsrc=[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)
_UNTITLED = "A slide without a headline"
_SLIDE = frozenset({"start_date", "end_date", "text", "media", "group", "display_date", "unique_id", "x-timeline"})
_MEDIA = frozenset({"url", "caption", "credit"})
_OWN = frozenset({"when", "place", "actors", "tags", "note", "coordinates", "sources"})


def read(data: bytes, name: str, how: ReadAs) -> Incoming:
    """The slides and the eras. Raises TimelineError with the places of what is wrong."""
    text = text_of(data, name, how.encoding)
    made = Foreign(name, text.split("\n"))
    reader = _Reader(made)
    if text.lstrip()[:1] in ("{", "["):
        title = _read_json(text, name, reader)
    else:
        title = None
        for line, slide, kind in slides_of_sheet(text, name, made):
            if kind == "title":
                title = slide
            else:
                reader.take(line, slide, era=kind == "era")
    headed, note = reader.words(title or {}, 1)
    for key in sorted((title or {}).keys() - {"text", "unique_id"}):
        if (title or {}).get(key):
            made.lose(f"file.{key}", 1)
    sources: dict[str, Tree] = {source: {} for source in reader.sources}
    return made.incoming("slides", title=headed, note=note, sources=sources, tells=not reader.is_ours)


def _read_json(text: str, name: str, reader: "_Reader") -> Slide | None:
    """Takes the slides of a JSON text; the slide of its title."""
    root = parsed_json(text, name)
    if isinstance(root, list):
        root = {"events": root}
        records = json_records(text, name)
    elif isinstance(root, dict) and isinstance(root.get("events"), list) and root["events"]:
        records = json_records(text, name, "events")
    else:
        mend = "look whether it is the right one"
        raise TimelineError([Problem("format", "no list of `events` stands here", mend, reader.made.place(1))])
    reader.take_all(records, era=False)
    if isinstance(root.get("eras"), list) and root["eras"]:
        reader.take_all(json_records(text, name, "eras"), era=True)
    for key in sorted(root.keys() - {"events", "eras", "title", "scale"}):
        reader.made.lose(f"file.{key}", 1)
    title = root.get("title")
    return title if isinstance(title, dict) else None


class _Reader:
    """Takes slides one by one, and counts what is lost of them."""

    def __init__(self, made: Foreign) -> None:
        self.made = made
        self.is_ours = False
        self.sources: list[str] = []

    def take_all(self, records: Records, *, era: bool) -> None:
        """Slides of JSON; one that is no map is refused."""
        found: list[tuple[int, Slide | TimelineError]] = [(one.place.line, one.fields) for one in records.records]
        found += [(one.place.line, TimelineError(one.problems)) for one in records.refused]
        for line, slide in sorted(found, key=lambda one: one[0]):
            if isinstance(slide, TimelineError):
                self.made.refuse(line, slide)
            else:
                self.take(line, slide, era=era)

    def take(self, line: int, slide: Slide, *, era: bool) -> None:
        """One slide; a wrong one is refused."""
        try:
            fields = self._fields(line, slide, era=era)
        except TimelineError as error:
            self.made.refuse(line, error)
            return
        for key in sorted(slide.keys() - _SLIDE):
            # `false` and what is empty are what goes without saying.
            if slide[key] not in (None, "", [], {}, False):
                self.made.lose(f"slide.{key}", line)
        if not fields["when"]:
            self.made.lose("undated", line)
        self.made.take(line, fields)

    def _fields(self, line: int, slide: Slide, *, era: bool) -> Tree:
        headed, said = self.words(slide, line)
        media = slide.get("media")
        held: Slide = media if isinstance(media, dict) else {}
        own = slide.get("x-timeline")
        title, rest = headline(headed or _first_line(said) or _plain(held.get("caption")) or _UNTITLED)
        when = span_of(slide)
        name = _text(slide.get("unique_id"))
        if isinstance(own, dict):
            return self._own(own, {"title": title, "when": when, "note": said, "id": name if is_id(name) else ""})
        for key in sorted(held.keys() - _MEDIA):
            if held[key] not in (None, "", [], {}, False):
                self.made.lose(f"slide.media.{key}", line)
        url, quote = self._medium(held, line)
        return {
            "title": title,
            "when": when,
            "says": "\n".join([text for text in (rest, said) if text]),
            "quote": quote,
            "tags": [group] if (group := _plain(slide.get("group"))) else [],
            "background": era,
            "url": url,
            "via": _plain(held.get("credit")),
            "account.note": _plain(held.get("caption")),
            "ref": name,
            "account.x-display_date": _plain(slide.get("display_date")),
            "cite": [{"url": link} for link in self._links(slide)],
        }

    def _own(self, own: Mapping[str, object], fields: Tree) -> Tree:
        """What our own export says of it."""
        self.is_ours = True
        told = own.get("sources")
        sources = [str(source) for source in told if is_id(str(source))] if isinstance(told, list) else []
        self.sources += [source for source in sources if source not in self.sources]
        said = {key: own[key] for key in _OWN & own.keys() - {"note", "sources"}}
        return {**fields, **said, "accounts": [{"source": source} for source in sources]}

    def words(self, slide: Slide, line: int) -> tuple[str, str]:
        """The headline and the text, both without markup."""
        text = slide.get("text")
        if isinstance(text, str):
            text = {"text": text}
        held: Slide = text if isinstance(text, dict) else {}
        said = [PlainText(_text(held.get(key))) for key in ("headline", "text")]
        if any(one.is_marked for one in said):
            self.made.lose("markup", line)
        for key in sorted(held.keys() - {"headline", "text"}):
            self.made.lose(f"slide.text.{key}", line)
        return " ".join(said[0].text.split("\n")), said[1].text

    def _medium(self, held: Slide, line: int) -> tuple[str, str]:
        """Where what stands beside the text is, or its words: a medium may be a quotation or a frame in HTML."""
        told = _text(held.get("url"))
        if not told.startswith("<"):
            if told and not is_web_address(told):
                self.made.lose("slide.media.url", line)
                return "", ""
            return told, ""
        frame = _SOURCE.search(told)
        words = "" if frame is not None else _plain(told)
        self.made.lose("markup" if frame is not None or words else "slide.media", line)
        return (frame[1], "") if frame is not None else ("", words)

    def _links(self, slide: Slide) -> Iterator[str]:
        """The addresses in its texts, each once."""
        text, media = slide.get("text"), slide.get("media")
        held: Slide = text if isinstance(text, dict) else {}
        beside: Slide = media if isinstance(media, dict) else {}
        texts = [held.get("headline"), held.get("text"), beside.get("caption"), beside.get("credit")]
        yield from dict.fromkeys([link for one in texts for link in PlainText(_text(one)).links])


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _text(held: object) -> str:
    return "" if held is None or isinstance(held, dict | list) else str(held).strip()


def _plain(held: object) -> str:
    return PlainText(_text(held)).text
