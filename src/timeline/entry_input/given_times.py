"""GivenTimes as somebody or some machine gave them, and what became of each: a command says what it stored."""

import re
from collections.abc import Mapping

import msgspec

from timeline.errors import MalformedText, TimelineError
from timeline.store.entries import OF_ITS_CALENDAR
from timeline.when import DEFAULT_ABOUT, About, Home, odd_offset, parse_when
from timeline.when.day_parts import parse_day_parts
from timeline.when.typed import parse_typed

_LOG = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?:[.,](?P<fraction>[0-9]{1,9}))?\s?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_BASIC = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})?(Z)?")
_DIGITS = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?")
_EPOCH = re.compile(r"([0-9]+)(?:\.([0-9]{1,9}))?")

_DECIMALS = {9: 0, 10: 0, 12: 3, 13: 3, 15: 6, 16: 6}
"""By how many digits a number has, how many of them are decimals of a second since 1970: from 1973 to 2286."""


class DateRead(msgspec.Struct, frozen=True):
    """A time as it was given and as it is stored, under the name of its key."""

    key: str
    typed: str
    stored: str


class GivenTimes:
    """Reads the times of one entry and remembers them in their order.

    `today` is what `yesterday` counts from, `parts_of_day` are the store's own hours of `evening`. With `from_machine`,
    what logs and databases write is read too.
    """

    def __init__(
        self,
        today: tuple[int, int, int],
        about: About = DEFAULT_ABOUT,
        parts_of_day: Mapping[str, str] = {},
        *,
        from_machine: bool = False,
    ) -> None:
        self._today = today
        self._parts_of_day = parse_day_parts(parts_of_day)
        self._about = about
        self._from_machine = from_machine
        self.read: list[DateRead] = []

    def stored(self, key: str, label: str, given: str, home: Home) -> str:
        """The text to store. `label` is what the user calls it: `--when`. Raises TimelineError."""
        zone = home.zone
        calendar = home.calendar if key in OF_ITS_CALENDAR else None
        made = machine_time(given) if self._from_machine else None
        if made is not None and calendar == "julian":
            made += "[gregorian]"  # machines know no other calendar
        try:
            if made is None:
                parts = self._parts_of_day
                made = parse_typed(given, today=self._today, zone=zone, calendar=calendar, day_parts=parts)
            if (odd := odd_offset(parse_when(made, zone, self._about, calendar))) is not None:
                raise odd
        except MalformedText as error:
            raise TimelineError.of("typed-date", f"{label} {given!r}: {error.message}", error.mend) from None
        self.read.append(DateRead(key, given.strip(), made))
        return made


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
    if (found := _EPOCH.fullmatch(text)) is not None and len(found[1]) in _DECIMALS:
        return _since_1970(found[1], found[2] or "")
    return None


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "Z"
    return zone if len(zone) != 5 else f"{zone[:3]}:{zone[3:]}"


def _since_1970(whole: str, decimals: str) -> str:
    from timeline.when.civil import date_text

    digits = _DECIMALS[len(whole)]
    seconds = int(whole[: len(whole) - digits])
    # A whole number of seconds that was made a float has a `.0` that nobody measured.
    fraction = whole[-digits:] + decimals if digits else decimals.rstrip("0")
    day, rest = divmod(seconds, 86_400)
    clock = f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"
    return f"{date_text(day)}T{clock}{'.' + fraction if fraction else ''}Z"
