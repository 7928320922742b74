"""Offsets that no clock ever showed: most are the end of a span behind a hyphen, `10:00-12:30`."""

import re
from collections.abc import Iterator
from functools import cache

from timeline.errors import MalformedText
from timeline.when.civil import DAY, MINUTE, date_of_day, day_number
from timeline.when.edge import Edge, When
from timeline.when.zones import offset_of, zone_names, zone_of

_OFFSET = re.compile(r"T(?P<clock>[0-9:.]+)(?P<offset>[+-][0-9]{2}(?::[0-9]{2})?)(?P<rest>[~?%]?)$")
_WHOLE_HOURS = range(-12, 15)
"""The database has a zone of each in every year: `Etc/GMT+12` to `Etc/GMT-14`."""


def odd_offset(when: When) -> MalformedText | None:
    """The error for the first offset of a time that no zone of the database had in that year; None where all are good.

    Its places are those of the text. Where a span can have been meant, the mend is that span.
    """
    for edge in _points(when.begin, when.end):
        found = None if edge.offset is None else _OFFSET.search(edge.text)
        if found is None or edge.civil is None:
            continue
        offset, year = offset_of(found["offset"]), date_of_day(edge.civil // DAY)[0]
        if offset is None or is_known_offset(offset, year):
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
    return (rest == 0 and hours in _WHOLE_HOURS) or round(offset / MINUTE) in _offsets_in(year)


@cache
def _offsets_in(year: int) -> frozenset[int]:
    """The offsets of all zones in a year, in minutes; every zone is looked at each fortnight."""
    first = day_number(year, 1, 1)
    instants = [(first + day) * DAY for day in range(0, 367, 14)]
    zones = [zone_of(name) for name in zone_names()]
    return frozenset(round(zone.offset_at(instant) / MINUTE) for zone in zones for instant in instants)
