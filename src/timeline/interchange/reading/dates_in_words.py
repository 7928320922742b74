"""Dates that programs and people write beside a format, read as what people type."""

import re

from timeline.errors import MalformedText
from timeline.when.typed import parse_typed

_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_LONGEST = 100
_DAYS = ((1801, 3, 7), (1902, 8, 21))


def typed_date(text: str, *, zone: str | None = None, day_first: bool | None = None) -> str:
    """A date as a time of the grammar; empty where it is none, has two readings, or depends on the day of reading."""
    if len(text) > _LONGEST or not _YEAR.search(text):
        return ""
    made: list[str] = []
    for today in _DAYS:
        try:
            made.append(parse_typed(text, today=today, zone=zone, day_first=day_first))
        except MalformedText:
            return ""
    return made[0] if made[0] == made[1] else ""
