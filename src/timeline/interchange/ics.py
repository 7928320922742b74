"""A calendar (RFC 5545, RFC 7986): an event each, its sources in the description.

Every line is folded at 75 octets, not characters, ends in CR LF, and is the same on every run: `DTSTAMP` is when the
latest account was published. A day is a date without a clock; a clock time is in UTC. `X-TIMELINE-WHEN` has the time as
it was written, and `STATUS:TENTATIVE` says that a date is uncertain, nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from timeline.handover.alone import text_alone
from timeline.handover.losses import Losses
from timeline.handover.placed import Placed, placed
from timeline.handover.request import Handover
from timeline.handover.telling import DESCRIBED, Telling
from timeline.interchange.entrywise import written_by
from timeline.interchange.written import Written
from timeline.model import Event, Timeline
from timeline.store.ids import id_of_title
from timeline.when.civil import DAY, SECOND, date_of_day

_KEYS = {
    **DESCRIBED,
    "store": frozenset({"title", "note"}),
    "event": DESCRIBED["event"] | {"title", "when", "tags"},
}
_FIRST_DAY, _LAST_DAY = -719_162, 2_932_896
"""0001-01-01 and 9999-12-31, beyond which the format has no dates."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_OCTETS = 75


def write(asked: Handover) -> Written:
    """The calendar in UTF-8."""
    return written_by(Entries, asked)


class Entries:
    """An event each, in the order of time."""

    is_in_order_of_file = False
    written = _KEYS

    def __init__(self, asked: Handover) -> None:
        self._asked = asked
        self._telling = Telling(asked)
        self._store = (id_of_title(asked.title) or "chronology").encode("ascii", "ignore").decode() or "chronology"
        self._head: list[str] = []

    def begin(self, losses: Losses) -> None:
        """The head of the calendar."""
        asked, note = self._asked, self._asked.timeline.note
        self._head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sourced-timeline//timeline//EN"]
        self._head.append("CALSCALE:GREGORIAN")
        self._head += [f"{name}:{_text(asked.title, losses, '')}" for name in ("NAME", "X-WR-CALNAME")]
        if note:
            self._head.append(f"DESCRIPTION:{_text(note, losses, '')}")

    def event(self, event: Event, losses: Losses) -> str | None:
        """The lines of an event; None where no date of the format is its own."""
        found = placed(event.when)
        if found is None:
            losses.add("undated", event.id)
            return None
        if not found.is_within(1, 9999):
            losses.add("year", event.id)
            return None
        return _lines(_event(event, found, self._telling, self._store, losses))

    def file(self, frame: Timeline, events: Sequence[str], losses: Losses) -> bytes:  # noqa: ARG002 - told in `begin`
        """The calendar."""
        return "".join([_lines(self._head), *events, _lines(["END:VCALENDAR"])]).encode()


def _lines(lines: Iterable[str]) -> str:
    return "".join([f"{folded}\r\n" for line in lines for folded in _folded(line)])


def _event(event: Event, found: Placed, telling: Telling, store: str, losses: Losses) -> Iterator[str]:
    for flaw in found.flaws:
        losses.add(flaw, event.id)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.id, losses, event.id)}@{store}"
    yield f"DTSTAMP:{_utc(_stamped(event))}"
    yield from _extent(found)
    yield f"SUMMARY:{_text(event.title, losses, event.id)}"
    described = "\n".join(telling.lines(event))
    if described:
        yield f"DESCRIPTION:{_text(described, losses, event.id)}"
    for account in event.accounts:
        losses.add("merged", telling.reference(event, account))
    if event.place:
        yield f"LOCATION:{_text(event.place, losses, event.id)}"
    if event.coordinates is not None:
        yield f"GEO:{event.coordinates.lat:.6f};{event.coordinates.lon:.6f}"
    if event.tags:
        yield f"CATEGORIES:{','.join([_text(tag, losses, event.id) for tag in event.tags])}"
    url = next((cited.url for account in event.accounts for cited in account.cite if _is_web(cited.url)), None)
    if url is not None:
        yield f"URL:{_CONTROL.sub('', url)}"
    if "uncertain" in found.flaws:
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    if event.when is not None:
        yield f"X-TIMELINE-WHEN:{_text(text_alone(event.when), losses, event.id)}"
    yield "END:VEVENT"


def _extent(found: Placed) -> Iterator[str]:
    """`DTSTART`, and `DTEND`, which is the first moment behind it; both are dates or both are moments."""
    begin, end = found.begin, found.end
    if not begin.has_clock and (end is None or not end.has_clock):
        first = begin.day
        is_day = end is None and "uncertain" in found.flaws
        behind = first + 1 if is_day else (begin if end is None else end).day_behind
        yield f"DTSTART;VALUE=DATE:{_date(first)}"
        yield f"DTEND;VALUE=DATE:{_date(max(behind, first + 1))}"
        return
    yield f"DTSTART:{_utc(begin.instant)}"
    if end is not None:
        behind = end.instant if end.has_clock else end.instant_behind
        if behind > begin.instant:
            yield f"DTEND:{_utc(behind)}"


def _stamped(event: Event) -> int:
    """When the latest account was published; the beginning of 1970 where nobody says."""
    said = [account.published for account in event.accounts]
    known = [when.earliest for when in said if when is not None and when.earliest is not None]
    return max([instant for instant in known if _FIRST_DAY * DAY <= instant < _LAST_DAY * DAY], default=0)


def _date(day: int) -> str:
    year, month, date = date_of_day(day)
    return f"{year:04d}{month:02d}{date:02d}"


def _utc(instant: int) -> str:
    day, rest = divmod(instant, DAY)
    seconds = rest // SECOND
    return f"{_date(day)}T{seconds // 3600:02d}{seconds // 60 % 60:02d}{seconds % 60:02d}Z"


def _text(text: str, losses: Losses, reference: str) -> str:
    """A value of the type TEXT; line ends are those of the format, what cannot be in it is left out."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _CONTROL.sub("", ended)
    if clean != ended:
        losses.add("changed", reference)
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _is_web(url: str | None) -> bool:
    try:
        return url is not None and urlsplit(url).scheme in ("http", "https") and url.isascii() and " " not in url
    except ValueError:
        return False


def _folded(line: str) -> Iterator[str]:
    """A line of at most 75 octets, the rest on lines that begin with a space; no character is cut."""
    held: list[str] = []
    size = 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _OCTETS:
            yield "".join(held)
            held, size = [" "], 1
        held.append(character)
        size += octets
    yield "".join(held)
