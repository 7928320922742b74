"""The times of a calendar as texts of the grammar.

A time in a zone keeps the name of its zone; `TZID` may be a name of the zone database, one of Windows, or one that the
file spells out as `VTIMEZONE`, and then the time has its offset. A clock time without a zone is of `X-WR-TIMEZONE`.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

import msgspec
from icalendar import Timezone
from icalendar.prop import vDuration
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from timeline.errors import MalformedText, TimelineError, shortened
from timeline.interchange.reading.ics_lines import Block, Line
from timeline.when import check_zone

_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_CLOCK = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z)?", re.ASCII)


class Moment(msgspec.Struct, frozen=True):
    """A day, or a clock time as it is read there, with its zone: a name, `Z`, or rules that the file spells out."""

    local: datetime
    is_day: bool
    zone: str = ""
    rules: tzinfo | None = None

    @property
    def key(self) -> str:
        """What marks an occurrence: its begin, as it is written there."""
        return self.local.strftime("%Y%m%d" if self.is_day else "%Y%m%dT%H%M%S")

    @property
    def instant(self) -> datetime | None:
        """It on the one line of time; None where no zone is known."""
        if self.rules is not None:
            return self.local.replace(tzinfo=self.rules)
        if not self.zone:
            return None
        from zoneinfo import ZoneInfo

        return self.local.replace(tzinfo=ZoneInfo("UTC" if self.zone == "Z" else self.zone))

    @property
    def text(self) -> str:
        """It as a time of the grammar."""
        day = self.local.date().isoformat()
        if self.is_day:
            return day
        # Programs write seconds whether anybody knows them or not.
        clock = self.local.strftime("%H:%M:%S" if self.local.second else "%H:%M")
        if self.rules is not None:
            offset = self.rules.utcoffset(self.local.replace(tzinfo=self.rules))
            return f"{day}T{clock}{_offset(offset or timedelta())}"
        return f"{day}T{clock}{self.zone if self.zone in ('', 'Z') else f'[{self.zone}]'}"

    def until(self, end: "Moment") -> "Moment | int":
        """An end to be moved along with the begin: seconds, where both are of one zone; else itself."""
        if (self.zone, self.rules) != (end.zone, end.rules):
            return end
        return int((end.local - self.local).total_seconds())


def is_before(end: Moment, begin: Moment) -> bool:
    """Whether an end comes before its begin; of clocks of which one names no zone nobody can say."""
    if (begin.zone, begin.rules) == (end.zone, end.rules):
        return end.local < begin.local
    at, from_ = end.instant, begin.instant
    return at is not None and from_ is not None and at < from_


def _offset(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def extent(begin: Moment, length: "Moment | int | None") -> str:
    """From the begin as far as the length; the end of days is the day behind the last one.

    Raises OverflowError for an end behind the year 9999.
    """
    if length is None:
        return begin.text
    end = length
    if isinstance(end, int):
        moved = begin.local + timedelta(seconds=end)
        end = Moment(moved, begin.is_day and not end % 86_400, begin.zone, begin.rules)
    if end.text == begin.text:
        return begin.text
    if begin.is_day and end.is_day:
        last = end.local - timedelta(days=1)
        return f"{begin.text}/{last.date().isoformat()}" if last > begin.local else begin.text
    return f"{begin.text}/{end.text}"


class Clocks:
    """The zones of one file."""

    def __init__(self, spelled: Sequence[Block], of_file: str | None) -> None:
        self._spelled = {block.value("TZID").strip(): block for block in spelled}
        self._rules: dict[str, tzinfo | None] = {}
        self._of_file = of_file if of_file and _is_known(of_file) else ""

    def zone(self, line: Line, block: Block) -> tuple[str, tzinfo | None]:
        """The name of the zone of a time, or its rules. Raises TimelineError where nothing tells it."""
        named = line.parameters.get("TZID", "").strip()
        if not named:
            return self._of_file, None
        known = _database_name(named)
        if known is not None:
            return known, None
        if named in self._spelled:
            rules = self._rules_of(named)
            if rules is not None:
                return "", rules
        message = f"no time zone is called {shortened(named)!r}, and the file does not say what it is"
        raise block.error(line, message, "write a name of the zone database, such as Europe/Kyiv")

    def _rules_of(self, named: str) -> tzinfo | None:
        if named not in self._rules:
            try:
                component = Timezone.from_ical(self._spelled[named].text)
                self._rules[named] = component.to_tz() if isinstance(component, Timezone) else None
            except (ValueError, KeyError, IndexError, TypeError, OverflowError, AttributeError):
                # What is wrong with rules icalendar tells in as many ways as there are.
                self._rules[named] = None
        return self._rules[named]

    def duration(self, line: Line, block: Block) -> int:
        """Seconds. Raises TimelineError."""
        try:
            return int(vDuration.from_ical(line.value.strip()).total_seconds())  # type: ignore[no-untyped-call]
        except ValueError:
            message = f"this is no length of time: {shortened(line.value)}"
            raise block.error(line, message, "write it as PT2H30M, or as P3D") from None


def moment_of(line: Line, clocks: Clocks, block: Block) -> Moment:
    """The day or clock time of a line. Raises TimelineError with its place."""
    return moment_of_text(line.value.strip(), line, clocks, block)


def moment_of_text(text: str, line: Line, clocks: Clocks, block: Block) -> Moment:
    """One of the times of a line."""
    day, clock = _DAY.fullmatch(text), _CLOCK.fullmatch(text)
    try:
        if day is not None:
            return Moment(datetime.combine(date(*map(int, day.groups())), datetime.min.time()), is_day=True)
        if clock is not None:
            local = datetime(*map(int, clock.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001 - its zone stands beside
            if clock[7]:
                return Moment(local, is_day=False, zone="Z")
            zone, rules = clocks.zone(line, block)
            return Moment(local, is_day=False, zone=zone, rules=rules)
    except ValueError as error:
        message = f"there is no such time: {shortened(text)} ({error})"
        raise block.error(line, message, "write one that there is, or take it out") from None
    message = f"this is no time of a calendar: {shortened(text)}"
    raise block.error(line, message, "write it as 20250318, or as 20250318T170000Z")


def _database_name(named: str) -> str | None:
    """The name in the zone database of what a program calls a zone."""
    parts = named.strip('"').split("/")
    candidates = [named, WINDOWS_TO_OLSON.get(named, ""), "/".join(parts[-2:]), "/".join(parts[-3:])]
    return next((one for one in candidates if one and _is_known(one)), None)


def _is_known(zone: str) -> bool:
    try:
        check_zone(zone)
    except (MalformedText, TimelineError):
        return False
    return True
