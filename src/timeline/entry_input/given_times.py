"""Times as somebody or some machine gave them, and what became of each: a command says what it stored."""

import re
from collections.abc import Container, Mapping
from types import MappingProxyType

import msgspec

from timeline.entry_input.midnights import day_of
from timeline.errors import MalformedText, TimelineError, shortened
from timeline.store.entries import OF_ITS_CALENDAR
from timeline.value import Figure, TimeValue, parse_value
from timeline.when import DEFAULT_ABOUT, About, Home, odd_offset, parse_when
from timeline.when.day_parts import parse_day_parts
from timeline.when.typed import parse_typed, since_1970
from timeline.when.written_calendars import with_calendar

_LOG = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?:[.,](?P<fraction>[0-9]{1,9}))?\s?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_BASIC = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})?(Z)?")
_DIGITS = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?")

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_MONTH_OR_NUMBER = re.compile(r"[0-9]{1,2}\s*[/.]\s*[0-9]{4}")
"""`12/2022`: a month as often as the number of a case or of a decree."""
_OTHER_DAY = (6, 15)
"""Month and day of a day on which nothing that today is part of comes out the same."""


class DateRead(msgspec.Struct, frozen=True):
    """A time as it was given and as it is stored, under the name of its key or its point.

    `source` is whose time it is; None: the editor's, or that of a source itself.
    """

    key: str
    typed: str
    stored: str
    source: str | None = None


class SpanText(msgspec.Struct, frozen=True):
    """A span of which begin and end are given apart; the end may be a clock time of the day on which it begins."""

    begin: str
    end: str

    def __str__(self) -> str:
        return f"{self.begin} to {self.end}"


class GivenTimes:
    """Reads the times of one entry and remembers them in their order.

    `today` is what `yesterday` counts from, `parts_of_day` are the store's own hours of `evening`. With `from_machine`,
    what logs and databases write is read too. With `as_written` times are texts of the grammar, Gregorian where they
    name no calendar, and nothing else. `day_first` is the order of day and month where both are numbers, by the
    label of a column, or under "" for all others. `days` are the labels of columns whose midnights are days.
    """

    def __init__(
        self,
        today: tuple[int, int, int],
        about: About = DEFAULT_ABOUT,
        parts_of_day: Mapping[str, str] = MappingProxyType({}),
        *,
        from_machine: bool = False,
        as_written: bool = False,
        day_first: Mapping[str, bool] = MappingProxyType({}),
        days: Container[str] = (),
    ) -> None:
        self._as_written = as_written
        self._today = today
        self._parts_of_day = parse_day_parts(parts_of_day)
        self._about = about
        self._from_machine = from_machine
        self._day_first = day_first
        self._days = days
        self.read: list[DateRead] = []
        self.source: str | None = None
        """Whose times are read from here on."""

    def stored(self, key: str, label: str, given: str | SpanText, home: Home) -> str:
        """The text to store. `label` is what the user calls it: `--when`. Raises TimelineError."""
        day_first = self._day_first.get(label, self._day_first.get(""))
        typed = str(given).strip()
        if key not in OF_ITS_CALENDAR:
            home = home._replace(calendar=None)
        if label in self._days:
            given = SpanText(day_of(given.begin), day_of(given.end)) if isinstance(given, SpanText) else day_of(given)
        try:
            made = self._made(given, home, day_first)
            if (odd := odd_offset(parse_when(made, home.zone, self._about, home.calendar))) is not None:
                raise odd
        except MalformedText as error:
            raise TimelineError.of(
                "typed-date", f"{label} {shortened(str(given))!r}: {error.message}", error.mend
            ) from None
        self.read.append(DateRead(key, typed, made, self.source))
        return made

    def stored_of_point(self, name: str, given: str, home: Home, *, is_time: bool) -> str:
        """The value of a point as it is stored: a time where it can be nothing else, else as it is given.

        Without `is_time`, a time that needs today's date, or has no month, stays words. Raises TimelineError for one
        that can be read in two ways.
        """
        if is_time:
            return self.stored(name, f"the point `{name}`", given, home)
        if not _YEAR.search(given) or isinstance(parse_value(given, zone=home.zone), Figure):
            return given
        other_day = (self._today[0] - 1, *_OTHER_DAY)
        orders = [self._typed(given, self._today, home, day_first) for day_first in (True, False)]
        made = next((order for order in orders if order is not None), None)
        if made is None or made not in (self._typed(given, other_day, home, first) for first in (True, False)):
            return given
        if None not in orders and orders[0] != orders[1]:
            message = f"the point `{name}`: “{shortened(given)}” is {orders[0]} or {orders[1]}"
            raise TimelineError.of("typed-date", message, "write it as one of them, or add `; as=text`")
        if made == given or not isinstance(parse_value(made, zone=home.zone), TimeValue):
            return given
        if _MONTH_OR_NUMBER.fullmatch(given):
            message = f"the point `{name}`: “{shortened(given)}” is the month {made}, or a number"
            raise TimelineError.of("typed-date", message, f"write {made}, or add `; as=text`")
        self.read.append(DateRead(name, given, made, self.source))
        return made

    def _typed(self, given: str, today: tuple[int, int, int], home: Home, day_first: bool | None) -> str | None:
        try:
            return self._read(given, today, home, day_first)
        except MalformedText:
            return None

    def _made(self, given: str | SpanText, home: Home, day_first: bool | None) -> str:
        if self._as_written:
            return with_calendar(str(given), "gregorian") if home.calendar == "julian" else str(given)
        if isinstance(given, SpanText):
            try:
                begin = self._made(given.begin, home, day_first)
            except MalformedText:
                # What the begin lacks may stand in the end; if not, the mend is one of the whole span.
                return self._read(str(given), self._today, home, day_first)
            try:
                end = self._made(given.end, home, day_first)
            except MalformedText:
                # A clock time alone is one of the day of the begin.
                return self._read(str(given), self._today, home, day_first)
            return begin if begin == end else f"{begin}/{end}"
        made = machine_time(given) if self._from_machine else None
        if made is not None:
            # Machines know no other calendar.
            return f"{made}[gregorian]" if home.calendar == "julian" else made
        return self._read(given, self._today, home, day_first)

    def _read(self, given: str, today: tuple[int, int, int], home: Home, day_first: bool | None) -> str:
        parts = self._parts_of_day
        return parse_typed(
            given, today=today, zone=home.zone, calendar=home.calendar, day_parts=parts, day_first=day_first
        )


def machine_time(given: str) -> str | None:
    """A time stamp of a log or a database in the grammar of times; None for anything else.

    Seconds, milliseconds or microseconds since 1970 become a time in UTC, with as many decimals as were given.
    """
    text = given.strip()
    if (found := _LOG.fullmatch(text)) is not None:
        fraction = f".{found['fraction']}" if found["fraction"] else ""
        # `10:00-11:00` without seconds is a span as often as an offset: what is typed is read with more care.
        if found["clock"].count(":") == 1 and (fraction or (found["zone"] or "").startswith("-")):
            return None
        return f"{found['date']}T{found['clock']}{fraction}{_offset(found['zone'])}"
    if (found := _BASIC.fullmatch(text)) is not None:
        year, month, day, hour, minute, second, zone = found.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}" + (f":{second}" if second else "") + (zone or "")
    if (found := _DIGITS.fullmatch(text)) is not None:
        # Without seconds it is as long as a number of milliseconds, so it is left to be refused.
        year, month, day, hour, minute, second = found.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}" if second else None
    return since_1970(text)


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "Z"
    return zone if len(zone) != 5 else f"{zone[:3]}:{zone[3:]}"
