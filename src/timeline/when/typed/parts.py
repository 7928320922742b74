"""The parts that a typed date states, shared between the halves of a span and written in the grammar."""

import re

import msgspec

from timeline.when.civil import DAY, HOUR, MINUTE, date_on, day_number, days_in_month, year_text
from timeline.when.typed.draft import Draft, NoDateError, NoYearError
from timeline.when.typed.setting import Setting
from timeline.when.typed.zone_words import Zone, ZoneWord

_LONE_YEAR = re.compile(r"\A[^0-9:]*(?<![0-9])(?P<year>[1-9][0-9]{2,3})\s*[?~%]?\s*\Z")
_LONE_SHORT = re.compile(r"\s*(?P<digits>[0-9]{1,2})\s*[?~%]?\s*[,.]?\s*")


class Parts(msgspec.Struct):
    """What one half of a typed text states; None and empty are not stated. The clock has 24 hours."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    fraction: str = ""
    zone: Zone = ""
    calendar: str = ""
    """`[julian]` or `[gregorian]`, where it was named."""
    qualifier: str = ""
    era: str = ""
    """`BC` or `AD`, where it was written."""
    is_pm: bool = False
    is_twelve_hours: bool = False
    """It had am or pm."""
    day_part: tuple[int, int] | None = None
    """The minutes of a part of the day."""
    period: tuple[str, ...] = ()
    """A decade, a season, a third of a month: one time of the grammar, or the two between which it lies."""

    @property
    def clock(self) -> str:
        """`10:00`, without its seconds."""
        return f"{self.hour or 0:02d}:{self.minute or 0:02d}"

    @property
    def is_dateless(self) -> bool:
        """A clock time alone."""
        return not self.period and self.day is None and self.month is None and self.year is None

    @property
    def is_year(self) -> bool:
        """A year and nothing else."""
        return self.year is not None and self.month is None and self.day is None and not self.has_clock

    @property
    def has_clock(self) -> bool:
        """A clock time or a part of the day."""
        return self.hour is not None or self.day_part is not None


def share(left: Parts, right: Parts, drafts: list[Draft]) -> None:
    """Gives each half of a span what only the other one states: `11 to 13 March 2025`, `10:00 to 12:30 EDT`."""
    for parts, other, draft in ((left, right, drafts[0]), (right, left, drafts[1])):
        if parts.is_dateless and not parts.has_clock:
            raise draft.refuse_all("a date is missing here", "18 March 2025")
        if parts.hour is None and other.hour is not None and parts.day is not None and parts.month is None:
            if parts is right and draft.is_hour and parts.year is None and other.hour < parts.day <= 24:
                parts.hour, parts.minute, parts.day = parts.day, 0, None
                continue
            if parts is right and other.is_twelve_hours and parts.year is None:
                _same_half(left, right, draft)
                continue
            mend = f"{parts.day}:00, or {parts.day}am" if parts.day < 12 else f"{parts.day}:00"
            raise draft.refuse_all(f"“{parts.day}” alone is not a clock time", mend)
    if left.hour is not None and right.hour is not None:
        left.zone = left.zone or right.zone
        right.zone = right.zone or left.zone
    may_be_pm = left.hour is not None and 1 <= left.hour <= 11 and (right.hour or 0) > left.hour + 12
    if right.is_pm and may_be_pm and not left.is_twelve_hours:
        clock = f"{left.hour}:{left.minute or 0:02d}"
        raise drafts[0].refuse_all(f"“{clock}” may be in the morning or in the evening", f"{clock}am, or {clock}pm")
    if left.is_twelve_hours and right.hour is not None and not right.is_twelve_hours and 1 <= right.hour <= 11:
        _same_half(left, right, drafts[1])
    if left.period or right.period:
        return
    left.calendar = left.calendar or right.calendar
    if right.era == "BC" and not left.era and left.year is not None:
        left.year, left.era = 1 - left.year, "BC"
    year = right.year if right.year is not None else right.day if right.month is None else None
    if left.era == "BC" and not right.era and year is not None and not right.has_clock and left.day is None:
        raise drafts[1].refuse_all(f"“{year}” may be before or after Christ", f"{year} BC, or AD {year}")
    for parts, other in ((right, left), (left, right)):
        if parts.is_dateless:
            parts.year, parts.month, parts.day = other.year, other.month, other.day
        else:
            parts.month = other.month if parts.month is None and parts.day is not None else parts.month
            if parts.year is None and other.month is not None:
                parts.year = other.year


def _same_half(left: Parts, right: Parts, draft: Draft) -> None:
    """Reads `3` of `1pm-3` as in the afternoon too; raises MalformedText where it is no later than the first."""
    number = right.day if right.hour is None else right.hour
    minute = right.minute or 0
    assert number is not None
    assert left.hour is not None
    hour = number % 12 + (12 if left.is_pm else 0)
    if number > 12 or (hour, minute) <= (left.hour, left.minute or 0):
        clock = f"{number}:{minute:02d}"
        mend = "a span with both its dates" if left.is_pm else f"{clock}pm, or a span with both its dates"
        raise draft.refuse_all(f"“{clock}” may be of the same day or of the next", mend)
    right.day = None if right.hour is None else right.day
    right.hour, right.minute = hour, minute


def end_of_years(left: str, right: Draft) -> int | None:
    """The year that the second half of `1941–45` stands for, behind a first half that is a year; None for another text.

    Raises MalformedText for one that is no later than the first.
    """
    first, second = _LONE_YEAR.search(left), _LONE_SHORT.fullmatch(right.text)
    if first is None or second is None:
        return None
    year, short = int(first["year"]), int(second["digits"])
    if len(second["digits"]) != 2 or year < 100 or year % 100 >= short:
        raise right.refuse_all(f"“{second['digits']}” is no year after {year}", "write all digits of both years")
    right.blank(*second.span("digits"))
    return year - year % 100 + short


def written(parts: Parts, draft: Draft, setting: Setting) -> tuple[str, ...]:
    """Parts as one time of the grammar, or as the two between which they lie.

    Raises MalformedText where one is missing.
    """
    if parts.period:
        if parts.has_clock:
            raise draft.refuse_all("a clock time needs a whole date, with its day")
        suffix = f"{parts.calendar}{_zone_of_a_date(parts, draft)}{parts.qualifier}"
        return tuple(each + suffix for each in parts.period)
    if parts.is_dateless:
        if not parts.has_clock:
            raise draft.refuse_all("a date is missing here", "18 March 2025")
        raise NoDateError("a clock time needs a date", *draft.place)
    if parts.year is None:
        raise NoYearError("no year is named", *draft.place)
    date = year_text(parts.year)
    date += "".join(f"-{part:02d}" for part in (parts.month, parts.day) if part is not None)
    if not parts.has_clock:
        return (f"{date}{parts.calendar}{_zone_of_a_date(parts, draft)}{parts.qualifier}",)
    if parts.month is None or parts.day is None:
        raise draft.refuse_all("a clock time needs a whole date, with its day")
    return _clocked(parts, draft, date, setting)


def _zone_of_a_date(parts: Parts, draft: Draft) -> str:
    if isinstance(parts.zone, ZoneWord) or not (parts.zone == "" or parts.zone.startswith("[")):
        raise draft.refuse_all("an offset needs a clock time", "a day in a zone is written 2025-03-18 Europe/Kyiv")
    return parts.zone


def _clocked(parts: Parts, draft: Draft, date: str, setting: Setting) -> tuple[str, ...]:
    assert parts.year is not None
    assert parts.month is not None
    assert parts.day is not None
    # A day that the month does not have is refused by the grammar, not here.
    julian = parts.calendar == "[julian]" or (setting.is_julian and not parts.calendar)
    length = days_in_month(parts.year, parts.month, julian=julian)
    number = day_number(parts.year, parts.month, min(parts.day, length), julian=julian)
    if parts.day_part is None:
        local = number * DAY + (parts.hour or 0) * HOUR + (parts.minute or 0) * MINUTE
        if parts.hour == 24:
            year, month, day = date_on(number + 1, julian=julian)
            date, parts.hour = f"{year_text(year)}-{month:02d}-{day:02d}", 0
        clock = f"{date}T{parts.clock}"
        clock += f":{parts.second:02d}" if parts.second is not None else ""
        clock += f".{parts.fraction}" if parts.fraction else ""
        return (f"{clock}{_zone(parts.zone, local, setting)}{parts.calendar}{parts.qualifier}",)
    if parts.hour is not None:
        raise draft.refuse_all("a clock time and a part of the day")
    begin, end = parts.day_part
    last = end - 1 if end > begin else end - 1 + 1440
    texts = []
    for minute in (begin, last):
        year, month, day = date_on(number + minute // 1440, julian=julian)
        zone = _zone(parts.zone, number * DAY + minute * MINUTE, setting)
        clock = f"{year_text(year)}-{month:02d}-{day:02d}T{minute // 60 % 24:02d}:{minute % 60:02d}"
        texts.append(f"{clock}{zone}{parts.calendar}{parts.qualifier}")
    return tuple(texts)


def _zone(zone: Zone, local: int, setting: Setting) -> str:
    return zone.offset(local, setting.zone) if isinstance(zone, ZoneWord) else zone
