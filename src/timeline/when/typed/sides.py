"""One side of a time: `before 1900` ends with 1899, `after March 2025` begins with April."""

import re

from timeline.when.civil import DAY, date_on, day_number, year_text
from timeline.when.typed.setting import Setting
from timeline.when.typed.spans import Joint

_PLAIN = re.compile(r"(?P<year>-?[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?(?P<rest>[~?%\[].*)?")
_CLOCK = re.compile(
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?:\.[0-9]+)?(?P<rest>[^0-9:.].*)?"
)


def one_side(side: Joint, points: tuple[str, ...], setting: Setting) -> str:
    """The time of the grammar for one side of a time, given by its first and its last point.

    What is before a date excludes it, and so does what is after it; what is after a clock time begins with it, for a
    clock time is an instant and not the minute that it is written with.
    """
    first, last = points[0], points[-1]
    if side == "before":
        return f"..{_moved(first, -1, setting)}"
    if side == "after":
        return f"{last if 'T' in last else _moved(last, +1, setting)}.."
    if side == "by":
        return f"..{last}"
    if side == "not before":
        return f"{first}.."
    whole = "..".join(dict.fromkeys((first, last)))
    return {"since": f"{whole}/..", "from": f"{whole}/", "until": f"/{whole}"}[side]


def _moved(point: str, step: int, setting: Setting) -> str:
    """The point before or after one, as coarse as it is."""
    if (found := _CLOCK.fullmatch(point)) is not None:
        seconds = (int(found["hour"]) * 60 + int(found["minute"])) * 60
        seconds += 60 * step if found["second"] is None else int(found["second"]) + step
        days, seconds = divmod(seconds, 86_400)
        clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
        clock += "" if found["second"] is None else f":{seconds % 60:02d}"
        rest = found["rest"] or ""
        julian = "[julian]" in rest or (setting.is_julian and "[gregorian]" not in rest)
        return f"{_date(_day(found['date'], julian=julian) + days, julian=julian)}T{clock}{rest}"
    if (found := _PLAIN.fullmatch(point)) is not None:
        rest = found["rest"] or ""
        if found["day"]:
            julian = "[julian]" in rest or (setting.is_julian and "[gregorian]" not in rest)
            return _date(_day(point[: -len(rest) or None], julian=julian) + step, julian=julian) + rest
        year = int(found["year"])
        if found["month"]:
            years, month = divmod(int(found["month"]) - 1 + step, 12)
            return f"{year_text(year + years)}-{month + 1:02d}{rest}"
        return year_text(year + step) + rest
    # A season or a decade, which are Gregorian everywhere: the day beside it.
    edge = setting.when(point).begin
    assert edge is not None
    assert edge.civil is not None
    assert edge.civil_end is not None
    return _date(edge.civil // DAY - 1 if step < 0 else edge.civil_end // DAY) + setting.gregorian


def _day(text: str, *, julian: bool = False) -> int:
    year, month, day = text[:-6], text[-5:-3], text[-2:]
    return day_number(int(year), int(month), int(day), julian=julian)


def _date(number: int, *, julian: bool = False) -> str:
    year, month, day = date_on(number, julian=julian)
    return f"{year_text(year)}-{month:02d}-{day:02d}"
