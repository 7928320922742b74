"""A markwhen document: an event each, its sources in the lines below.

Only EDTF dates and local clock times are written, in the zone that the header names: its reader takes no `~`, no `..`
and no range of times in UTC. What a line of a description would mean as a date, a heading, a comment or a list, it does
not behind a `·`; tags and ids are told by `#` and `!` anywhere in a text, so these are written as `＃` and `！` there.
"""

import json
import re
from collections.abc import Iterator, Sequence

from timeline.handover.alone import text_alone
from timeline.handover.losses import Losses
from timeline.handover.placed import Placed, Stamp, placed
from timeline.handover.request import Handover
from timeline.handover.telling import DESCRIBED, Telling
from timeline.interchange.entrywise import written_by
from timeline.interchange.plain_lines import on_one_line
from timeline.interchange.written import Written
from timeline.model import Event, Timeline
from timeline.when import Precision
from timeline.when.civil import DAY, MINUTE, date_of_day

_KEYS = {**DESCRIBED, "event": DESCRIBED["event"] | {"title", "when", "tags"}}
_MEANT = re.compile(r"[#!](?=\w)", re.ASCII)
_TAG = re.compile(r"\w+", re.ASCII)
"""What its reader takes for a tag; any other stands in a property."""


def write(asked: Handover) -> Written:
    """The document in UTF-8."""
    return written_by(Entries, asked)


class Entries:
    """An event each, in the order of time."""

    is_in_order_of_file = False
    written = _KEYS

    def __init__(self, asked: Handover) -> None:
        self._asked = asked
        self._telling = Telling(asked)

    def begin(self, losses: Losses) -> None:
        """The header loses nothing."""

    def event(self, event: Event, losses: Losses) -> list[str] | None:
        """The lines of an event; None where no date of the format is its own."""
        found = placed(event.when)
        if found is None:
            losses.add("undated", event.id)
            return None
        if not found.is_within(1, 9999):
            losses.add("year", event.id)
            return None
        return ["", *_event(event, found, self._asked.zone, self._telling, losses)]

    def file(self, frame: Timeline, events: Sequence[list[str]], losses: Losses) -> bytes:  # noqa: ARG002 - as above
        """The document."""
        head = ["---", f"title: {_quoted(self._asked.title)}", f"timezone: {_quoted(self._asked.zone)}", "---"]
        return ("\n".join([*head, *[line for lines in events for line in lines]]) + "\n").encode()


def _event(event: Event, found: Placed, zone: str, telling: Telling, losses: Losses) -> Iterator[str]:
    for flaw in found.flaws_but("mixed", "fraction", "period"):
        losses.add(flaw, event.id)
    if any(stamp.edge.precision > Precision.MINUTE for stamp in found.stamps):
        losses.add("minute", event.id)
    tags = [tag for tag in event.tags if _TAG.fullmatch(tag)]
    others = [tag for tag in event.tags if tag not in tags]
    title = " ".join([_plain(event.title, losses, event.id), *(f"#{tag}" for tag in tags)])
    yield f"{_range(found, zone)}: {title}"
    yield f"  id: {_quoted(event.id)}"
    if event.when is not None:
        yield f"  when: {_quoted(text_alone(event.when))}"
    sources = list(dict.fromkeys([account.source for account in event.accounts]))
    if sources:
        yield f"  sources: {_quoted(sources)}"
    if others:
        yield f"  tags: {_quoted(others)}"
    described = [line for text in telling.lines(event) for line in text.splitlines() if line.strip()]
    if described:
        yield ""
    for line in described:
        yield f"· {_plain(line, losses, event.id)}"
    for account in event.accounts:
        losses.add("merged", telling.reference(event, account))


def _range(found: Placed, zone: str) -> str:
    begin, end = found.begin, found.end
    if end is not None:
        return f"{_date(begin, zone)} / {_date(end, zone)}"
    if not begin.is_day and not begin.is_month_or_year:
        return f"{_iso(begin.day)} / {_iso(begin.day_behind - 1)}"
    return _date(begin, zone)


def _date(stamp: Stamp, zone: str) -> str:
    local = stamp.local(zone)
    day = _iso(local // DAY)
    if stamp.has_clock:
        rest = local % DAY
        return f"{day} {rest // (60 * MINUTE):02d}:{rest // MINUTE % 60:02d}"
    if stamp.edge.precision is Precision.MONTH:
        return day[:7]
    return day[:4] if stamp.edge.precision is Precision.YEAR else day


def _iso(day: int) -> str:
    year, month, date = date_of_day(day)
    return f"{year:04d}-{month:02d}-{date:02d}"


def _plain(text: str, losses: Losses, reference: str) -> str:
    """A text on one line in which nothing is a tag or an id."""
    line = on_one_line(text)
    changed = _MEANT.sub(lambda found: "＃" if found[0] == "#" else "！", line)
    if changed != line:
        losses.add("changed", reference)
    return changed


def _quoted(value: object) -> str:
    """A value of YAML: a text in double quotes, a list in brackets."""
    return json.dumps(value, ensure_ascii=True)
