"""Offsets that no clock ever showed: most are the end of a span behind a hyphen, `10:00-12:30`."""

import re
from collections.abc import Iterator
from functools import cache

from timeline.errors import MalformedText
from timeline.when.civil import DAY, MINUTE, date_of_day, day_number
from timeline.when.edge import Edge, When
from timeline.when.zones import zone_names, zone_of

_OFFSET = re.compile(r"T(?P<clock>[0-9:.]+)(?P<offset>[+-][0-9]{2}(?::[0-9]{2})?)(?P<rest>[~?%]?)$")
_WHOLE_HOURS = range(-12, 15)
"""The database has a zone of each in every year: `Etc/GMT+12` to `Etc/GMT-14`."""


def odd_offset(when: When) -> MalformedText | None:
    """The error for the first offset of a time that no zone of the database had in that year; None where all are good.

    Its places are those of the text. Where a span can have been meant, the mend is that span.
    """
    for edge in _points(when.begin, when.end):
        if edge.offset is None or edge.civil is None:
            continue
        year = date_of_day(edge.civil // DAY)[0]
        # One that a zone in brackets allows is good, and ends in its bracket.
        if is_known_offset(edge.offset, year) or (found := _OFFSET.search(edge.text)) is None:
            continue
        begin = when.text.find(edge.text) + found.start("offset")
        message = f"no zone was at {found['offset']} in {year}"
        return MalformedText(message, begin, begin + len(found["offset"]), _mend(edge.text, found))
    return None


def _mend(text: str, found: re.Match[str]) -> str:
    span = span_meant(text, found)
    return f"write {span}" if span else "write the offset of its zone, such as +02:00, or leave it out"


def span_meant(text: str, found: re.Match[str]) -> str | None:
    """The span of `2025-03-18T10:00-12:30`, whose end looks like an offset; None where its end would be before it."""
    end = found["offset"][1:]
    if found["offset"][0] != "-" or len(end) != 5 or end <= found["clock"][:5] or end > "23:59":
        return None
    begin = text[: found.start("offset")]
    return f"{begin}{found['rest']}/{begin[: begin.index('T')]}T{end}{found['rest']}"


def _points(*edges: Edge | None) -> Iterator[Edge]:
    for edge in edges:
        if edge is not None:
            yield from [edge] if edge.between is None else _points(*edge.between)


def is_known_offset(offset: int, year: int) -> bool:
    """Whether a zone of the database was at that offset, in microseconds, in that year; to the minute."""
    hours, rest = divmod(offset, 60 * MINUTE)
    return (rest == 0 and hours in _WHOLE_HOURS) or _was_had(round(offset / MINUTE), year)


_had_by: dict[int, str] = {}
"""For an offset in minutes the zone that was found last: it nearly always had it in the next year too."""


@cache
def _was_had(minutes: int, year: int) -> bool:
    """Whether a zone was at an offset on one of the days of a year, of which each fortnight's is looked at."""
    first = day_number(year, 1, 1)
    instants = [(first + day) * DAY for day in range(0, 367, 14)]
    last = _had_by.get(minutes)
    for name in zone_names() if last is None else (last, *zone_names()):
        zone = zone_of(name)
        if any(round(zone.offset_at(instant) / MINUTE) == minutes for instant in instants):
            _had_by[minutes] = name
            return True
    return False
