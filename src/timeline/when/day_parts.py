"""Parts of the day, `evening`, and the hours that they stand for: one table, of which a store may replace entries."""

import re
from collections.abc import Mapping

from timeline.errors import MalformedText

DayParts = Mapping[str, tuple[int, int]]
"""A word, in small letters, and the minutes of the day at which its part begins and ends; one that ends before it
begins ends on the next day."""

DAY_PARTS: DayParts = {
    "early hours": (0, 6 * 60),
    "morning": (6 * 60, 12 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (18 * 60, 22 * 60),
    "night": (22 * 60, 6 * 60),
}

_HOURS = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")


def parse_day_parts(entries: Mapping[str, str]) -> DayParts:
    """The table with entries of its own, `evening: 17:00-23:00`. Raises MalformedText with the place in the hours."""
    found = dict(DAY_PARTS)
    for word, hours in entries.items():
        matched = _HOURS.fullmatch(hours)
        if matched is None:
            raise MalformedText(f"`{hours}` is no part of a day", 0, len(hours), "write its hours, such as 18:00-22:00")
        begin, end = int(matched[1]) * 60 + int(matched[2]), int(matched[3]) * 60 + int(matched[4])
        if begin >= 1440 or end > 1440 or begin == end:
            raise MalformedText(f"`{hours}` is no part of a day", 0, len(hours), "write its hours, such as 18:00-22:00")
        found[" ".join(word.casefold().split())] = begin, end
    return found
