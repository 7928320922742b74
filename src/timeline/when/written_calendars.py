"""A time with its calendar written out, for a place where dates that say nothing are of another one."""

import re

from timeline.errors import MalformedText
from timeline.when.date_and_clock import has_no_calendar, pattern
from timeline.when.edge import Calendar
from timeline.when.grammar import parse_when

_JOINTS = re.compile(r"(\.\.|/)(?![^\[]*\])")
"""Between points, not within the name of a zone."""


def with_calendar(text: str, calendar: Calendar) -> str:
    """A time of the grammar in which every date that names no calendar has that one; any other text as it is."""
    try:
        parse_when(text, None, calendar=calendar)
    except MalformedText:
        return text
    return "".join(_point(piece, calendar) for piece in _JOINTS.split(text))


def _point(text: str, calendar: Calendar) -> str:
    matched = pattern().fullmatch(text)
    if matched is None or matched["calendar"] is not None or has_no_calendar(matched):
        return text
    end = matched.end() - len(matched["qualifier"])
    if matched["zone"] is not None:
        end = text.rindex("[", 0, end)
    return f"{text[:end]}[{calendar}]{text[end:]}"
