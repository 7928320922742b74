"""The JSON of TimelineJS: an event a slide, its sources in the text.

Its reader shows texts as HTML, so every text is escaped; it takes the markup out of `group` and then shows what is left
as HTML again, so nothing that looks like markup stands there. Its dates have no zone: clock times are those of the zone
that is asked for, and `display_date` says the date in words, with the zone.
"""

import re
from collections.abc import Iterator
from html import escape

from timeline.handover.alone import text_alone
from timeline.handover.entries import fields_of
from timeline.handover.losses import Losses
from timeline.handover.placed import Placed, Stamp, placed
from timeline.handover.request import Handover
from timeline.handover.telling import DESCRIBED, Telling
from timeline.interchange.written import Written
from timeline.model import Event
from timeline.render.json_text import json_text
from timeline.when import Precision, describe_when
from timeline.when.civil import DAY, MINUTE, SECOND, date_of_day
from timeline.when.edge import When

_KEYS = {
    **DESCRIBED,
    "store": frozenset({"title", "note"}),
    "event": DESCRIBED["event"] | {"title", "when", "tags"},
}
_YEARS = 270_000
"""Its clock is that of JavaScript, which reaches 271,821 years to either side."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+")


def write(asked: Handover) -> Written:
    """The JSON in UTF-8."""
    losses, telling = Losses(), Telling(asked)
    kept: list[Event] = []
    slides = []
    for event in asked.chronological:
        found = placed(event.when)
        if found is None:
            losses.add("undated", event.id)
        elif not found.is_within(-_YEARS, _YEARS):
            losses.add("year", event.id)
        else:
            kept.append(event)
            slides.append(_slide(event, found, asked, telling, losses))
    title: dict[str, object] = {"text": {"headline": escape(asked.title), "text": escape(asked.content.note or "")}}
    losses.add_entries(asked, kept, _KEYS)
    return Written(json_text({"title": title, "events": slides, "scale": "human"}).encode(), losses.listed)


def _slide(event: Event, found: Placed, asked: Handover, telling: Telling, losses: Losses) -> dict[str, object]:
    for flaw in found.flaws_but("mixed", "fraction", "period"):
        losses.add(flaw, event.id)
    for account in event.accounts:
        losses.add("merged", telling.reference(event, account))
    lines = list(telling.lines(event))
    lines += [f"Tags: {', '.join(event.tags)}"] if len(event.tags) > 1 else []
    slide: dict[str, object] = {"start_date": _date(found.begin, asked.zone), "unique_id": event.id}
    behind = _end(found)
    if behind is not None:
        slide["end_date"] = behind if isinstance(behind, dict) else _date(behind, asked.zone)
    if event.when is not None:
        slide["display_date"] = _words(event.when, found, asked.zone)
    slide["text"] = {"headline": escape(event.title), "text": "".join([f"<p>{_linked(line)}</p>" for line in lines])}
    slide["autolink"] = False
    if event.tags:
        group = event.tags[0].translate(_PLAIN)
        if group != event.tags[0]:
            losses.add("changed", event.id)
        slide["group"] = group
    slide["x-timeline"] = _own(event)
    return slide


def _own(event: Event) -> dict[str, object]:
    """What the slide cannot say, as `timeline import` reads it; TimelineJS passes over keys that it does not know."""
    said = fields_of("event", event)
    own: dict[str, object] = {key: said[key] for key in ("place", "actors", "tags", "note") if key in said}
    where = {} if event.coordinates is None else {"coordinates": fields_of("coordinates", event.coordinates)}
    when = {} if event.when is None else {"when": text_alone(event.when)}
    sources = list(dict.fromkeys([account.source for account in event.accounts]))
    return {**when, **own, **where, **({"sources": sources} if sources else {})}


_PLAIN = str.maketrans({"<": "‹", ">": "›", "&": "＆"})


def _end(found: Placed) -> Stamp | dict[str, int] | None:
    """The last day of a span, or of a season, a decade or a century."""
    if found.end is not None:
        return found.end
    if found.begin.is_day or found.begin.is_month_or_year:
        return None
    return _day(found.begin.day_behind - 1)


def _date(stamp: Stamp, zone: str) -> dict[str, int]:
    """As finely as it was told, and no finer."""
    local = stamp.local(zone)
    parts = _day(local // DAY)
    precision = stamp.edge.precision
    if precision < Precision.MONTH and precision is not Precision.SEASON:
        return {"year": parts["year"]}
    if precision is Precision.MONTH:
        return {"year": parts["year"], "month": parts["month"]}
    if stamp.has_clock:
        rest = local % DAY
        parts |= {"hour": rest // (60 * MINUTE), "minute": rest // MINUTE % 60}
        if precision >= Precision.SECOND:
            parts |= {"second": rest // SECOND % 60}
        if precision is Precision.FRACTION:
            parts |= {"millisecond": rest // 1000 % 1000}
    return parts


def _day(day: int) -> dict[str, int]:
    year, month, date = date_of_day(day)
    return {"year": year if year > 0 else year - 1, "month": month, "day": date}


def _words(when: When, found: Placed, zone: str) -> str:
    words = describe_when(when, zone)
    return f"{words} ({zone})" if found.has_clock else words


def _linked(line: str) -> str:
    """A line as HTML; only addresses of the web are links."""
    return "".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    at = 0
    for found in _ADDRESS.finditer(line):
        address = found[0].rstrip(".,;:)")
        yield escape(line[at : found.start()])
        yield f'<a href="{escape(address)}">{escape(address)}</a>'
        at = found.start() + len(address)
    yield escape(line[at:])
