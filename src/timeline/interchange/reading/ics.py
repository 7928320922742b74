"""A calendar (RFC 5545, RFC 7986): an entry an event, told by the calendar.

Lines are unfolded as octets, for programs fold within a letter, and each keeps its number. icalendar splits a line into
its name, parameters and value, and knows the rules of zones that the file spells out; what an entry comes to is decided
here. `DTEND` of a day is the day behind the last one. One of ours has the id, the time as it was written and no teller.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.entry_input.files import ReadAs
from timeline.entry_input.values import Tree
from timeline.errors import Place, Problem, TimelineError, shortened
from timeline.interchange.incoming import Foreign, Incoming, headline
from timeline.interchange.reading.ics_lines import Block, Line, blocks_of, content_lines, texts_of
from timeline.interchange.reading.ics_repeating import MOST_OF_FILE, occurrences
from timeline.interchange.reading.ics_times import Clocks, Moment, extent, is_before, moment_of
from timeline.interchange.reading.web_addresses import is_web_address
from timeline.store.ids import is_id

_OURS = "-//sourced-timeline//"
_OF_FILE = frozenset({"BEGIN", "END", "PRODID", "VERSION", "CALSCALE", "METHOD", "X-WR-TIMEZONE"})
_SILENT = frozenset({"BEGIN", "END", "UID", "DTSTAMP", "SEQUENCE", "TRANSP"})
"""What says nothing of what happened: the mark of the entry, when the program has written it, whether one is busy."""
_READ = frozenset(
    {
        *("DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "URL", "ATTACH"),
        *("STATUS", "CLASS", "ORGANIZER", "ATTENDEE", "COMMENT", "X-TIMELINE-WHEN"),
        *("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
    }
)
_CITED = ("URL", "ATTACH")
_LARGEST = 5_000_000
"""Characters that all occurrences of one entry may have."""
_UNTITLED = "An entry without a title"
_STANCES = {"CANCELLED": "retracted", "TENTATIVE": "unconfirmed"}


def read(data: bytes, name: str, how: ReadAs) -> Incoming:
    """The entries of a calendar. Raises TimelineError with the places of what is wrong."""
    lines = content_lines(data, name, how.encoding)
    blocks, stray = blocks_of(lines, name)
    of_file = [line for block in blocks for line in block.lines]
    _refuse_other_scale(of_file, name)
    said = texts_of(of_file)
    title = next((said[key] for key in ("NAME", "X-WR-CALNAME") if said.get(key)), None)
    note = next((said[key] for key in ("DESCRIPTION", "X-WR-CALDESC") if said.get(key)), None)
    is_ours = _OURS in said.get("PRODID", "")
    made = Foreign(name, [line.text for line in lines])
    for line in stray:
        made.lose("unread line", line.number)
    for line in of_file:
        if line.name not in _OF_FILE | {"NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC"}:
            made.lose(f"file.{line.name}", line.number)
    inner = [block for calendar in blocks for block in calendar.inner]
    clocks = Clocks([block for block in inner if block.name == "VTIMEZONE"], said.get("X-WR-TIMEZONE"))
    events = [block for block in inner if block.name == "VEVENT"]
    for block in inner:
        if block.name not in ("VEVENT", "VTIMEZONE"):
            made.lose(f"part.{block.name}", block.line)
    reader = _Reader(made, clocks, events, is_ours=is_ours)
    for block in events:
        reader.take(block)
    return made.incoming("entries", title=title, note=note, tells=not is_ours)


def _refuse_other_scale(lines: Sequence[Line], name: str) -> None:
    for line in lines:
        if line.name == "CALSCALE" and line.value.strip().upper() != "GREGORIAN":
            message = f"the dates of this calendar are {shortened(line.value)}, and only Gregorian ones are read"
            place = Place(name, line.number, 1, 1, line.text)
            raise TimelineError([Problem("calendar", message, "export it with Gregorian dates", place)])


class _Own(NamedTuple):
    """What marks one occurrence of an entry: its own entry takes its place."""

    uid: str
    moment: str


class _Reader:
    """Takes entries one by one, and counts what is lost of them."""

    def __init__(self, made: Foreign, clocks: Clocks, events: Sequence[Block], *, is_ours: bool) -> None:
        self._made = made
        self._clocks = clocks
        self._is_ours = is_ours
        self._replaced: set[_Own] = set()
        self._room = MOST_OF_FILE
        for block in events:
            for line in block.named("RECURRENCE-ID"):
                try:
                    moment = moment_of(line, clocks, block)
                except TimelineError:
                    continue  # told where the entry is read
                self._replaced.add(_Own(block.value("UID"), moment.key))

    def take(self, block: Block) -> None:
        """One entry, with all of its occurrences; a wrong one is refused, with the line that is."""
        try:
            found = list(self._occurrences(block))
            fields = self._fields(block)
        except TimelineError as error:
            self._made.refuse(block.line, error)
            return
        self._count(block)
        uid = block.value("UID")
        for when, key in found:
            ref = f"{uid}@{key}" if uid and key else uid
            own = self._own(block, uid) if self._is_ours else {"ref": ref}
            self._made.take(block.line, {**fields, **({"when": when} if when else {}), **own})

    def _occurrences(self, block: Block) -> Iterator[tuple[str, str]]:
        """When it is, and what marks that one; empty for what does not repeat. Raises TimelineError."""
        starts = block.named("DTSTART")
        if not starts:
            yield "", ""
            return
        start = moment_of(starts[0], self._clocks, block)
        length = self._length(block, start)
        known = block.named("RECURRENCE-ID")
        if known:
            yield self._extent(block, start, length), moment_of(known[0], self._clocks, block).key
            return
        if not block.named("RRULE") and not block.named("RDATE"):
            yield self._extent(block, start, length), ""
            return
        if isinstance(length, Moment):
            # An end on another clock than its begin is that of one day, and of no other.
            length = None
            self._made.lose("entry.DTEND", block.line)
        # What an entry says stands in each of its occurrences.
        room = min(self._room, _LARGEST // len(block.text))
        moments, loss = occurrences(block, start, self._clocks, room)
        self._room -= len(moments)
        if loss is not None:
            self._made.lose(loss, block.line)
        uid = block.value("UID")
        for moment in moments:
            if _Own(uid, moment.key) not in self._replaced:
                yield self._extent(block, moment, length), moment.key

    def _length(self, block: Block, start: Moment) -> Moment | int | None:
        """The end as it is given, or seconds from the begin; None: the day or the moment alone."""
        for line in block.named("DTEND"):
            end = moment_of(line, self._clocks, block)
            if end.is_day != start.is_day:
                raise block.error(line, "one of begin and end is a day, and the other a clock time", "make both one")
            if is_before(end, start):
                self._made.lose("backward", line.number)
                return None
            return start.until(end)
        for line in block.named("DURATION"):
            seconds = self._clocks.duration(line, block)
            if seconds < 0:
                self._made.lose("backward", line.number)
                return None
            return seconds
        return None

    def _extent(self, block: Block, begin: Moment, length: Moment | int | None) -> str:
        """When one occurrence is; an end that no date can have is counted."""
        try:
            return extent(begin, length)
        except OverflowError:
            self._made.lose("far", next((line.number for line in block.named("DURATION")), block.line))
            return begin.text

    def _own(self, block: Block, uid: str) -> Tree:
        """What the names of our own say."""
        name, when = uid.partition("@")[0], block.value("X-TIMELINE-WHEN")
        return {"id": name if is_id(name) else "", **({"when": when} if when else {})}

    def _fields(self, block: Block) -> Tree:
        described = block.value("DESCRIPTION").strip()
        title, rest = headline(block.value("SUMMARY").strip() or described.partition("\n")[0] or _UNTITLED)
        cited = list(
            dict.fromkeys([line.value.strip() for key in _CITED for line in block.named(key) if _is_citation(line)])
        )
        fields: Tree = {
            "title": title,
            "tags": [tag for line in block.named("CATEGORIES") for tag in line.values if tag.strip()],
            "place": block.value("LOCATION").strip(),
            "coordinates": _degrees(block),
        }
        if self._is_ours:
            return {**fields, "note": described}
        comments = "\n".join([line.value for line in block.named("COMMENT")])
        texts = [text for text in (rest, described) if text]
        return {
            **fields,
            "says": "\n".join(texts),
            "actors": [name for key in ("ORGANIZER", "ATTENDEE") for line in block.named(key) if (name := line.person)],
            "url": cited[0] if cited else "",
            "cite": [{"url": one} for one in cited[1:]],
            "stance": _STANCES.get(block.value("STATUS").upper()),
            "private": block.value("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"),
            "account.note": comments,
        }

    def _count(self, block: Block) -> None:
        """What of the entry is in no field."""
        for line in block.lines:
            if line.name in _SILENT or (line.name in _READ and (line.name not in _CITED or _is_citation(line))):
                continue
            self._made.lose(f"entry.{line.name}", line.number)
        for inner in block.inner:
            self._made.lose(f"part.{inner.name}", inner.line)


def _is_citation(line: Line) -> bool:
    """Whether what it has can be looked up: neither the thing itself nor an address of another kind."""
    return line.is_address and is_web_address(line.value)


def _degrees(block: Block) -> Tree | None:
    for line in block.named("GEO"):
        parts = line.value.replace(",", ";").split(";")
        if len(parts) != 2:
            raise block.error(line, f"GEO is two numbers, not {shortened(line.value)}", "write it as 46.48;30.73")
        return {"lat": parts[0].strip(), "lon": parts[1].strip()}
    return None
