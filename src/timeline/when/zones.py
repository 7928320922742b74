"""Zones: from a clock on the wall to an instant and back, for any year.

Rules come from `zoneinfo`, with the `tzdata` package where the system has none. Years that `datetime` cannot hold are
mapped by whole 400-year cycles into years that it can, where the calendar and the weekdays are the same: later years
follow the zone's last rule, earlier ones its first (its local mean time).
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from timeline.errors import MalformedText, near_misses, shortened
from timeline.when.civil import CYCLE_DAYS, DAY, HOUR, MINUTE, day_number

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

FURTHEST = 16 * HOUR
"""No clock was ever further from UTC: Manila was at -15:56 until 1844. What is beyond is the end of a span."""

_NAME = r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*"
_DIGITS = frozenset("0123456789")
_FOREIGN = ("posix/", "right/", "localtime", "posixrules", "Factory")
"""Names that some systems' folders have and the zone database does not; `right/` counts leap seconds."""

_CYCLE = CYCLE_DAYS * DAY
_FIRST = day_number(2, 1, 1) * DAY
_LAST = day_number(9990, 1, 1) * DAY
_CHUNK = 16 * DAY
_PROBES = (-DAY, 5 * DAY, 11 * DAY, 17 * DAY)
"""No zone undoes a change within six days, so equal offsets at these mean that no change lies between."""


def offset_of(text: str) -> int | None:
    """The microseconds of `Z`, `+02:00` or `-04`; None for a text that is no offset or beyond what clocks ever had."""
    if text == "Z":
        return 0
    digits = text[1:3] + text[4:]
    shaped = len(text) == 3 or (len(text) == 6 and text[3] == ":")
    if not shaped or text[0] not in "+-" or not _DIGITS.issuperset(digits):
        return None
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    offset = hours * HOUR + minutes * MINUTE
    if minutes > 59 or offset > FURTHEST:
        return None
    return -offset if text[0] == "-" else offset


def offset_text(offset: int) -> str:
    """An offset as `+02:00`, rounded to its minute."""
    minutes = (abs(offset) + MINUTE // 2) // MINUTE
    return f"{'-' if offset < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"


class Zone:
    """A zone of the database, or a fixed offset. Local times are microseconds on its calendar, as if it were UTC."""

    def __init__(self, name: str, rules: "ZoneInfo | None", fixed: int = 0) -> None:
        self.name = name
        self.fixed: int | None = fixed if rules is None else None
        self._rules = rules
        self._local: dict[int, int | None] = {}
        self._instants: dict[int, int | None] = {}

    def steady_offset(self, local: int) -> int | None:
        """The offset around a local time where no change is near; else None. Fast."""
        if self.fixed is not None:
            return self.fixed
        chunk = local // _CHUNK
        try:
            return self._local[chunk]
        except KeyError:
            begin = chunk * _CHUNK
            assert self._rules is not None
            offsets = {_micros(self._rules, _in_range(begin + probe)) for probe in _PROBES}
            return self._local.setdefault(chunk, offsets.pop() if len(offsets) == 1 else None)

    def readings(self, local: int) -> tuple[int, int]:
        """The offsets of the first and the second reading of a local time.

        Equal as a rule; the first is the larger where the clock was set back and the time came twice, the smaller
        where the clock was set forward and the time was skipped.
        """
        steady = self.steady_offset(local)
        return self._readings(local) if steady is None else (steady, steady)

    def offset_at(self, instant: int) -> int:
        """Local time less UTC at an instant."""
        if self.fixed is not None:
            return self.fixed
        chunk = instant // _CHUNK
        try:
            steady = self._instants[chunk]
        except KeyError:
            begin = chunk * _CHUNK
            offsets = {self._offset_at(begin + probe) for probe in _PROBES}
            steady = self._instants.setdefault(chunk, offsets.pop() if len(offsets) == 1 else None)
        return self._offset_at(instant) if steady is None else steady

    def abbreviation(self, instant: int) -> str:
        """What the zone's clock is called at an instant: `EDT`, `MSK`, and `+04:00` where it has no letters."""
        if self._rules is None:
            return "UTC" if self.fixed == 0 else offset_text(self.fixed or 0)
        name = self._rules.fromutc(_in_range(instant).replace(tzinfo=self._rules)).tzname()
        return name if name and name[0].isalpha() else offset_text(self.offset_at(instant))

    def day_begin(self, day: int) -> int:
        """The first instant of a day, also where its midnight was skipped or came twice."""
        midnight = day * DAY
        first, second = self.readings(midnight)
        return self._change(midnight, first, second) if first < second else midnight - first

    def day_end(self, day: int) -> int:
        """The instant behind the last one of a day."""
        midnight = (day + 1) * DAY
        first, second = self.readings(midnight)
        if first < second:
            return self._change(midnight, first, second)
        # Set back at 00:01 to 23:01, the day before goes on; set back at 01:00 to 00:00, it does not.
        if first > second and self.offset_at(midnight - second - 1) == second:
            return midnight - second
        return midnight - first

    def _change(self, skipped: int, before: int, after: int) -> int:
        """The instant of the change that skipped a local time."""
        low, high = skipped - after, skipped - before
        while low < high:
            middle = (low + high) // 2
            if self.offset_at(middle) == before:
                low = middle + 1
            else:
                high = middle
        return low

    def _readings(self, local: int) -> tuple[int, int]:
        assert self._rules is not None
        moment = _in_range(local)
        return (
            _micros(self._rules, moment),
            _micros(self._rules, moment.replace(fold=1)),
        )

    def _offset_at(self, instant: int) -> int:
        assert self._rules is not None
        return _micros(self._rules, self._rules.fromutc(_in_range(instant).replace(tzinfo=self._rules)))


def _in_range(micros: int) -> "datetime":
    """That many microseconds from 1970 as a datetime, moved by whole calendar cycles where it cannot hold the year."""
    from datetime import datetime, timedelta  # only where a zone is used

    if micros < _FIRST:
        micros += ((_FIRST - micros) // _CYCLE + 1) * _CYCLE
    elif micros >= _LAST:
        micros -= ((micros - _LAST) // _CYCLE + 1) * _CYCLE
    return datetime(1970, 1, 1) + timedelta(microseconds=micros)  # noqa: DTZ001 - its zone is given by the caller


def _micros(rules: "ZoneInfo", moment: "datetime") -> int:
    offset = rules.utcoffset(moment)
    return 0 if offset is None else (offset.days * 86_400 + offset.seconds) * 1_000_000


UTC = Zone("UTC", None)
_zones: dict[str | None, Zone] = {None: UTC, "UTC": UTC, "Z": UTC}


def zone_of(name: str | None) -> Zone:
    """The zone of that name, of an offset (`+02:00`), or UTC for None; raises MalformedText for any other."""
    found = _zones.get(name)
    if found is None:
        found = _zones[name] = _load(name or "")
    return found


def check_zone(name: str) -> None:
    """Raises MalformedText, with near misses, unless `name` is a zone of the database or an offset."""
    zone_of(name)


def _load(name: str) -> Zone:
    offset = offset_of(name)
    if offset is not None:
        return Zone(name, None, offset)
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # 6 ms, and only where a zone is used

    if re.fullmatch(_NAME, name) and not name.startswith(_FOREIGN):
        try:
            return Zone(name, ZoneInfo(name))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass  # OSError: a folder of the database, `Europe`
    raise MalformedText(f"no time zone is called {shortened(name)!r}", 0, len(name), _zone_mend(name))


def place_zones(place: str) -> list[str]:
    """The zones of the database that are called by a place: `Europe/Kyiv` for `Kyiv`; none for any other word."""
    from timeline.when.abbreviations import PLACES

    if place in PLACES:
        return [PLACES[place]]
    wanted = place.casefold().replace(" ", "_")
    found = sorted(name for name in zone_names() if name.rpartition("/")[2].casefold() == wanted and "/" in name)
    # `America/Argentina/Cordoba` is the same zone as `America/Cordoba`.
    return [name for name in found if name.count("/") == 1] or found


@cache
def zone_names() -> list[str]:
    """The zones of the database, in the order of their names."""
    from zoneinfo import available_timezones  # reads the whole database

    return sorted(zone for zone in available_timezones() if not zone.startswith(_FOREIGN))


_HOURS = r"(?i)(?:UTC|GMT)\s?(?P<sign>[+-])(?P<hour>[0-9]{1,2})(?::?(?P<minute>[0-9]{2}))?"


def _zone_mend(name: str) -> str:
    example = "write a name of the zone database, such as Europe/Kyiv, or an offset, such as +02:00"
    if len(name) > 60:
        return example
    from timeline.when.abbreviations import CLOCKS, MEANINGS

    if (hours := re.fullmatch(_HOURS, name.strip())) is not None:
        offset = f"{hours['sign']}{hours['hour']:0>2}:{hours['minute'] or '00'}"
        return example if offset_of(offset) is None else f"write the offset, {offset}"
    if name.strip().casefold() in ("julian", "gregorian"):
        return f"write [{name.strip().casefold()}], before the zone"
    if re.fullmatch(r"local(?: time)?", name.strip(), re.IGNORECASE):
        return "leave it out: a time without a zone is in the zone of its source"
    wanted = re.sub(r"[ _]time$", "", name.strip().casefold()).replace(" ", "_")
    if (clock := CLOCKS.get(name.strip().upper())) is not None:
        return f"write {clock}"
    if (meanings := MEANINGS.get(name.strip().upper())) is not None and meanings[0][1] != "Z":
        return f"write {' or '.join(zone for _, zone in meanings)}, or the offset that was meant"
    places: dict[str, str] = {}
    for zone in zone_names():
        places.setdefault(zone.rpartition("/")[2].casefold(), zone)
    whole = {zone.casefold(): zone for zone in zone_names()}
    if wanted in whole or wanted in places:
        near = [whole.get(wanted) or places[wanted]]
    elif "/" in name:
        near = near_misses(wanted, zone_names())
    else:
        near = [places[place] for place in near_misses(wanted, places)]
    if not near:
        return example
    return f"did you mean {' or '.join(near[:3])}?"
