"""The shapes that nearly every time has, read by table look-ups: a day, or a day and minute with or without an offset.

Whatever is not exactly one of these, the grammar reads; a test holds that both give the same.
"""

from timeline.when.about import About
from timeline.when.bounds import clock_edge, date_edge
from timeline.when.civil import DAY, HOUR, MINUTE, day_number, days_in_month
from timeline.when.edge import Edge, Precision
from timeline.when.zones import Zone, offset_of

_MOST = 100_000
"""A table that has grown beyond this many entries starts anew."""

_DIGITS = frozenset("0123456789")
_UNSEEN = -(2**62)
"""What a table says of a text that it does not have; far beyond any day, clock or offset."""

_DAY, _MINUTE = Precision.DAY, Precision.MINUTE
_days: dict[str, int | None] = {}
_clocks: dict[str, int | None] = {}
_offsets: dict[str, int | None] = {}


def fast_edge(text: str, zone: Zone, home: str | None, about: About) -> Edge | None:
    """The edge of one of the common shapes; None for any other text, right or wrong."""
    size = len(text)
    if size < 10:
        return None
    qualifier = ""
    core = text
    if text[-1] in "~?%":
        core, qualifier = text[:-1], text[-1]
        size -= 1
    day = _days.get(core[:10], _UNSEEN)
    if day is _UNSEEN:
        day = _day(core[:10])
    if day is None:
        return None
    if size == 10:
        return _date(text, day, zone, home, about, qualifier)
    minute = _clocks.get(core[10:16], _UNSEEN)
    if minute is _UNSEEN:
        minute = _clock(core[10:16])
    if minute is None:
        return None
    local = day * DAY + minute
    written = None
    if size == 16:
        offset = zone.steady_offset(local)
    elif size == 22 or (size == 17 and core[16] == "Z"):
        written = core[16:]
        offset = _offsets.get(written, _UNSEEN)
        if offset is _UNSEEN:
            offset = _offset(written)
    else:
        return None
    if offset is None:
        return None
    if qualifier:
        return clock_edge(
            text,
            Precision.MINUTE,
            local,
            MINUTE,
            zone,
            home=home,
            about=about,
            offset=offset,
            written=written,
            qualifier=qualifier,
        )
    begin = local - offset
    end = begin + MINUTE
    return Edge(text, _MINUTE, begin, end, begin, end, local, local + MINUTE, "", written, home, offset)


def _date(text: str, day: int, zone: Zone, home: str | None, about: About, qualifier: str) -> Edge | None:
    local = day * DAY
    end = local + DAY
    if qualifier or zone.steady_offset(local) != (offset := zone.steady_offset(end)):
        return date_edge(text, Precision.DAY, (day, day + 1), zone, home=home, about=about, qualifier=qualifier)
    if offset is None:
        return None
    begin = local - offset
    return Edge(text, _DAY, begin, begin + DAY, begin, begin + DAY, local, end, "", None, home, None)


def _day(text: str) -> int | None:
    """The day number of `YYYY-MM-DD`; None for any other text."""
    number = None
    if text[4] == text[7] == "-" and _DIGITS.issuperset(digits := text[:4] + text[5:7] + text[8:]):
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
            number = day_number(year, month, day)
    if len(_days) > _MOST:
        _days.clear()
    return _days.setdefault(text, number)


def _clock(text: str) -> int | None:
    """The microseconds from midnight of `THH:MM`; None for any other text."""
    found = None
    if len(text) == 6 and text[0] == "T" and text[3] == ":" and _DIGITS.issuperset(text[1:3] + text[4:]):
        hour, minute = int(text[1:3]), int(text[4:])
        if hour < 24 and minute < 60:
            found = hour * HOUR + minute * MINUTE
    if len(_clocks) > _MOST:
        _clocks.clear()
    return _clocks.setdefault(text, found)


def _offset(text: str) -> int | None:
    """The microseconds of `Z` or `+02:00`; None for any other text."""
    if len(_offsets) > _MOST:
        _offsets.clear()
    return _offsets.setdefault(text, offset_of(text))
