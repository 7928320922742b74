"""Entries of a calendar that repeat: all their occurrences, where the file says when it ends.

What has no end, or more occurrences than anybody reads, is taken once and counted as lost. Rules are followed on the
clock of the entry's own zone, so that a meeting at nine stays at nine when the clocks change.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

import msgspec
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrulestr

from timeline.errors import shortened
from timeline.interchange.reading.ics_lines import Block, Line
from timeline.interchange.reading.ics_times import Clocks, Moment, moment_of_text

MOST = 500
"""Occurrences of one entry."""
MOST_OF_FILE = 10_000
"""Occurrences of all entries of a file together."""
_YEARS = 100
"""How far a rule is followed: one that nothing fits would be looked through until the year 9999."""
_FREQUENCIES = {"YEARLY": YEARLY, "MONTHLY": MONTHLY, "WEEKLY": WEEKLY, "DAILY": DAILY}
_UNTIL = re.compile(r"\d{8}(?:T\d{6}Z?)?", re.ASCII)


def occurrences(block: Block, start: Moment, clocks: Clocks, room: int) -> tuple[list[Moment], str | None]:
    """The begins of an entry, in their order, and what is lost of it; with no `room` for all of them, the first alone.

    Raises TimelineError with the line.
    """
    found = {start.local}
    loss: str | None = None
    for line in block.named("RRULE"):
        ruled, lost = _ruled(line, block, start)
        loss = loss or lost
        found.update(ruled)
    for name in ("RDATE", "EXDATE"):
        for line in block.named(name):
            texts = [text.partition("/")[0].strip() for text in line.values if text.strip()]
            for moment in [moment_of_text(text, line, clocks, block) for text in texts]:
                local = _as_local(moment, start)
                found = found | {local} if name == "RDATE" else found - {local}
    if len(found) > min(MOST, room):
        return [start], "repeated"
    return [msgspec.structs.replace(start, local=local) for local in sorted(found)], loss


def _as_local(moment: Moment, start: Moment) -> datetime:
    """The same moment on the clock of the entry."""
    if moment.zone == "Z" and start.zone not in ("", "Z"):
        from zoneinfo import ZoneInfo

        return moment.local.replace(tzinfo=UTC).astimezone(ZoneInfo(start.zone)).replace(tzinfo=None)
    if moment.is_day and not start.is_day:
        return datetime.combine(moment.local.date(), start.local.time())
    return moment.local


def _ruled(line: Line, block: Block, start: Moment) -> tuple[Sequence[datetime], str | None]:
    parts = dict(part.partition("=")[::2] for part in line.value.upper().replace(" ", "").split(";") if part)
    frequency, count, until = parts.get("FREQ", ""), parts.pop("COUNT", ""), parts.pop("UNTIL", "")
    if not count and not until:
        return [], "endless"
    if frequency not in _FREQUENCIES:
        return [], "repeated"
    most = MOST + 1
    if count:
        if not count.isdecimal() or not int(count[:9]):
            raise block.error(line, f"COUNT is a number from 1, not {shortened(count)}", "write COUNT=5")
        most = min(most, int(count[:9]))
    if parts.get("INTERVAL", "1").strip("0") == "" or not parts.get("INTERVAL", "1").isdecimal():
        raise block.error(line, "INTERVAL is a number from 1", "leave it out, or write INTERVAL=2")
    try:
        last = start.local.replace(year=min(start.local.year + _YEARS, 9999), month=12, day=31)
        if until:
            last = min(last, _end(until, start))
        rule = ";".join([f"{key}={value}" for key, value in parts.items()])
        return list(islice(_within(rule, start.local, last), most)), None
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        message = f"this rule cannot be followed: {shortened(line.value)} ({shortened(str(error))})"
        raise block.error(line, message, "write its occurrences as entries") from None


def _within(rule: str, begin: datetime, last: datetime) -> Iterator[datetime]:
    yield from rrulestr(f"{rule};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=begin)


def _end(until: str, start: Moment) -> datetime:
    """The last moment, on the clock of the entry. Raises ValueError."""
    if _UNTIL.fullmatch(until) is None:
        raise ValueError(f"UNTIL={until}")
    if len(until) == 8:
        return datetime.strptime(until, "%Y%m%d") + timedelta(days=1, seconds=-1)  # noqa: DTZ007
    found = datetime.strptime(until[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007
    if not until.endswith("Z"):
        return found
    if start.is_day:
        return found
    return _as_local(Moment(found, is_day=False, zone="Z"), start)
