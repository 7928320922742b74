"""One point of the grammar: a date, or a clock time on a date, with its zone and its qualifier.

    point     = (date | clock) [calendar] [zone] [qualifier]

Every part of the text has a group of one pattern; what the parts mean, and what is wrong with them, follows below it.
"""

import re
from functools import cache

import msgspec

from timeline.errors import MalformedText
from timeline.when.about import About
from timeline.when.bounds import clock_edge, date_edge, skipped
from timeline.when.civil import DAY, HOUR, MINUTE, SECOND
from timeline.when.dates import SEASONS, date_days, year_days
from timeline.when.edge import Calendar, Edge, Precision
from timeline.when.zones import Zone, offset_of, offset_text, zone_of

_POINT = r"""(?:
      (?P<year>-?[0-9X]{4})
      (?:-(?P<month>[0-9X]{2})
        (?:-(?P<day>[0-9X]{2})
          (?P<clock>T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})
            (?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,9}))?)?
            (?P<offset>Z|[+-][0-9]{2}(?::[0-9]{2})?)?
          )?
        )?
      )?
    | Y(?P<long>-?[1-9][0-9]{4,11})
    | (?P<bc>[1-9][0-9]{0,11})\ BCE?
    | (?P<short>-?[0-9]{1,3})
    )
    (?:±(?P<margin>[0-9]{1,6}))?
    (?:\[(?P<calendar>julian|gregorian)\])?
    (?:\[!?(?P<zone>[^\[\]]*)\])?
    (?P<qualifier>[~?%]?)"""


@cache
def pattern() -> "re.Pattern[str]":
    """Compiled when a text first needs it: the common ones never do."""
    return re.compile(_POINT, re.VERBOSE)


class Unreadable(MalformedText):
    """A text that does not fit the pattern, so that what is wrong must still be found."""


class Reading(msgspec.Struct, frozen=True):
    """How whoever says so is read: zone, tolerances, and whether dates that name no calendar are Julian."""

    zone: Zone
    home: str | None
    """The name of the zone; None is UTC."""
    about: About
    julian: bool = False


def point(part: str, at: int, reading: Reading, *, alone: bool) -> Edge:
    """The edge of a point that begins at `at` of a text.

    `alone` is a point that is the whole text, where a year may have fewer than four digits. Raises MalformedText with
    offsets in the text.
    """
    matched = pattern().fullmatch(part)
    if matched is None:
        raise Unreadable("times are not written like this here", at, at + len(part))
    try:
        return _matched_point(matched, reading, alone=alone)
    except MalformedText as error:
        raise type(error)(error.message, at + error.begin, at + error.end, error.mend) from None


def _matched_point(matched: "re.Match[str]", reading: Reading, *, alone: bool) -> Edge:
    calendar = _calendar(matched, reading)
    zone = reading.zone if matched["zone"] is None else _written_zone(matched)
    if matched["clock"]:
        return _clock(matched, zone, reading, calendar)
    precision, days = _days(matched, alone=alone, julian=calendar == "julian")
    return date_edge(
        matched[0],
        precision,
        days,
        zone,
        home=reading.home,
        about=reading.about,
        written=matched["zone"],
        qualifier=matched["qualifier"],
        margin=int(matched["margin"] or 0),
        calendar=calendar,
    )


def has_no_calendar(matched: "re.Match[str]") -> bool:
    """Whether a date is a season, or has a digit that is not known or a `±`: such dates are Gregorian everywhere."""
    year, month, day = matched["year"] or "", matched["month"] or "", matched["day"] or ""
    return month in SEASONS or bool(matched["margin"]) or "X" in year + month + day


def _calendar(matched: "re.Match[str]", reading: Reading) -> Calendar | None:
    """The calendar of a date: written, else Julian where its source is; only a plain day, month or year has one."""
    if matched["calendar"] is None:
        return "julian" if reading.julian and not has_no_calendar(matched) else None
    if has_no_calendar(matched):
        begin, end = matched.span("calendar")
        raise MalformedText("a calendar belongs to a plain day, month or year", begin - 1, end + 1, "leave it out")
    return "julian" if matched["calendar"] == "julian" else "gregorian"


def _days(matched: "re.Match[str]", *, alone: bool, julian: bool) -> tuple[Precision, tuple[int, int]]:
    year, short, margin = matched["year"], matched["short"], matched["margin"]
    if (year or short or "").strip("0") == "-":
        raise _no_year(year or short)
    masked = year is not None and "X" in year
    if margin and (matched["month"] or matched["qualifier"] or masked):
        begin, end = matched.span("margin")
        raise MalformedText("± belongs to a plain year, without a qualifier", begin - 1, end, "write a span, or X..Y")
    if matched["month"] or masked:
        return date_days(year, matched["month"], matched["day"], julian=julian)
    if short and alone and matched["qualifier"] == "?":
        raise _doubted_digit(short, len(matched[0]))
    if short and not alone and not margin:
        raise Unreadable("here a year has four digits", 0, len(matched[0]))
    number = 1 - int(matched["bc"]) if matched["bc"] else int(year or matched["long"] or short)
    return Precision.YEAR, year_days(number - int(margin or 0), number + int(margin or 0), julian=julian)


def _doubted_digit(short: str, size: int) -> MalformedText:
    """The error of `186?`, which may be any year from 1860 to 1869 and may be the year 186."""
    year = f"-{short[1:]:0>4}?" if short[0] == "-" else f"{short:0>4}?"
    masked = "" if len(short) < 2 or short[0] in "-0" else f"{short}{'X' * (4 - len(short))} or "
    return MalformedText(
        "a digit that is not known is an X, and a year has four digits", 0, size, f"write {masked}{year}"
    )


def _no_year(written: str) -> MalformedText:
    return MalformedText(f"there is no year {written}", 0, len(written), "write 0000, which is 1 BC")


def _written_zone(matched: "re.Match[str]") -> Zone:
    begin, end = matched.span("zone")
    if "=" in matched["zone"]:
        raise MalformedText("only a time zone stands in brackets", begin, end, "leave it out")
    try:
        return zone_of(matched["zone"])
    except MalformedText as error:
        raise MalformedText(error.message, begin, end, error.mend) from None


def _clock(matched: "re.Match[str]", zone: Zone, reading: Reading, calendar: Calendar | None) -> Edge:
    if matched["margin"]:
        begin, end = matched.span("margin")
        raise MalformedText("± belongs to a plain year", begin - 1, end, "write a span, or X..Y")
    if matched["year"] == "-0000":
        raise _no_year("-0000")
    level, days = date_days(matched["year"], matched["month"], matched["day"], julian=calendar == "julian")
    if level is not Precision.DAY:
        raise MalformedText("a clock time needs a whole date", 0, matched.start("clock"), "leave the clock time out")
    _check_clock(matched, days[0])
    local = days[0] * DAY + int(matched["hour"]) * HOUR + int(matched["minute"]) * MINUTE
    precision, length = Precision.MINUTE, MINUTE
    if matched["second"]:
        local += int(matched["second"]) * SECOND
        precision, length = Precision.SECOND, SECOND
    if matched["fraction"]:
        digits = matched["fraction"][:6]  # what is finer than a microsecond lies within it
        length = 10 ** (6 - len(digits))
        local += int(digits) * length
        precision = Precision.FRACTION
    return clock_edge(
        matched[0],
        precision,
        local,
        length,
        zone,
        home=reading.home,
        about=reading.about,
        offset=_offset(matched, zone, local),
        written=matched["zone"] or matched["offset"],
        qualifier=matched["qualifier"],
        calendar=calendar,
    )


def _check_clock(matched: "re.Match[str]", day: int) -> None:
    for name, most in (("hour", 23), ("minute", 59), ("second", 59)):
        if matched[name] and int(matched[name]) > most:
            from timeline.when.mends import odd_clock

            raise odd_clock(matched, day, name, f"the {name} is 00 to {most}")


def _offset(matched: "re.Match[str]", zone: Zone, local: int) -> int | None:
    """The written offset in microseconds, None where there is none; raises MalformedText where its zone denies it."""
    written, name = matched["offset"], matched["zone"]
    if written is None:
        return None
    offset = offset_of(written)
    begin, end = matched.span("offset")
    if offset is None:
        raise Unreadable("no clock is so far from UTC: an offset is at most 16:00", begin, end, "write it as +02:00")
    # RFC 9557, section 2.2: Z and -00:00 beside a zone give the instant and leave the local offset open.
    if name is None or written in ("Z", "-00:00"):
        return offset
    first, second = zone.readings(local)
    if first < second:
        raise skipped(matched[0], zone, local)
    for possible in (first, second):
        if offset_text(possible) == offset_text(offset):
            return possible  # local mean times have seconds that an offset cannot write
    right = " or ".join(dict.fromkeys((offset_text(first), offset_text(second))))
    raise MalformedText(
        f"{name} was at {right} then, not at {written}", begin, end, f"write {right}, or only one of them"
    )
