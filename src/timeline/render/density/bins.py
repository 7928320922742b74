"""Periods of equal length on the calendar that is shown, from milliseconds to millennia, and the ticks above them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from timeline.when.civil import DAY, HOUR, MINUTE, SECOND, date_of_day, day_number, year_text
from timeline.when.display import month_name, year_name

_MILLISECOND = SECOND // 1000
_MONTHS = 12
_FOUR_DIGITS = 9999


class Unit(NamedTuple):
    """A length of periods: microseconds, or months."""

    kind: Literal["micros", "months"]
    length: int
    words: str


def _years(count: int) -> Unit:
    return Unit("months", count * _MONTHS, "a year" if count == 1 else f"in {count} years")


UNITS = (
    *(
        Unit("micros", count * _MILLISECOND, "a millisecond" if count == 1 else f"in {count} ms")
        for count in (1, 10, 100)
    ),
    *(Unit("micros", count * SECOND, "a second" if count == 1 else f"in {count} s") for count in (1, 5, 10, 30)),
    *(Unit("micros", count * MINUTE, "a minute" if count == 1 else f"in {count} min") for count in (1, 5, 10, 30)),
    *(Unit("micros", count * HOUR, "an hour" if count == 1 else f"in {count} h") for count in (1, 3, 6, 12)),
    Unit("micros", DAY, "a day"),
    Unit("micros", 7 * DAY, "a week"),
    *(Unit("months", count, "a month" if count == 1 else f"in {count} months") for count in (1, 2, 3, 6)),
    *(_years(count * 10**power) for power in range(5) for count in (1, 2, 5)),
)
"""The lengths that read well, shortest first."""

_TO_MONDAY = 3 * DAY
"""1970 began on a Thursday."""


class Bins:
    """Periods that follow each other without a hole; `moments` are those that were put into them, in local time."""

    def __init__(self, moments: Sequence[int], unit: Unit) -> None:
        self._unit = unit
        places = [_place(moment, unit) for moment in moments]
        self._first = min(places)
        self._places = [place - self._first for place in places]
        self.count = max(self._places) + 1
        self.words = unit.words

    def counted(self, weights: Sequence[int]) -> list[int]:
        """The sums of the weights of the moments, in their order, for each period."""
        counts = [0] * self.count
        for place, weight in zip(self._places, weights, strict=True):
            counts[place] += weight
        return counts

    @property
    def group(self) -> str:
        """The period under which a list of these events reads well."""
        if self._unit.kind == "months":
            return "month" if self._unit.length < _MONTHS else "year"
        return "day" if self._unit.length <= DAY else "month"

    def bounds(self, place: int) -> tuple[str, str]:
        """The first and the last day or clock time of a period, as they can be typed; both are meant whole."""
        begin, end = self._begin(place), self._begin(place + 1)
        if self._unit.kind == "months":
            parts = 1 if self._unit.length % _MONTHS == 0 else 2
            return _date(begin, parts), _date(end - DAY, parts)
        if self._unit.length >= DAY:
            return _date(begin, 3), _date(end - DAY, 3)
        step = next(step for step in (MINUTE, SECOND, _MILLISECOND) if self._unit.length % step == 0)
        return _typed(begin, step), _typed(end - step, step)

    def ticks(self) -> str:
        """Names of larger periods above the cells in which they begin, as fine as they have room."""
        begins = [self._begin(place) for place in range(self.count)]
        coarser = UNITS[UNITS.index(self._unit) + 1 :]
        for unit in coarser:
            labels = {
                place: _label(begin, unit)
                for place, begin in enumerate(begins)
                if place == 0 or _place(begin, unit) != _place(begins[place - 1], unit)
            }
            if (line := _spaced(labels)) is not None:
                return line
        return ""

    def _begin(self, place: int) -> int:
        """The local microseconds at which a period begins."""
        at = self._first + place
        if self._unit.kind == "months":
            return _month_begin(at * self._unit.length)
        return at * self._unit.length - (_TO_MONDAY if self._unit.length == 7 * DAY else 0)


def bins_of(moments: Sequence[int], room: int) -> Bins:
    """The shortest periods of which so many cells hold all."""
    first, last = min(moments), max(moments)
    for unit in UNITS:
        if _place(last, unit) - _place(first, unit) < room:
            return Bins(moments, unit)
    return Bins(moments, UNITS[-1])


def _place(local: int, unit: Unit) -> int:
    if unit.kind == "micros":
        return (local + (_TO_MONDAY if unit.length == 7 * DAY else 0)) // unit.length
    year, month, _ = date_of_day(local // DAY)
    return (year * _MONTHS + month - 1) // unit.length


def _month_begin(months: int) -> int:
    year, month = divmod(months, _MONTHS)
    return day_number(year, month + 1, 1) * DAY


def _date(local: int, parts: int) -> str:
    """A year, month or day of so many parts; the year alone where it has more than four digits."""
    year, month, day = date_of_day(local // DAY)
    parts = parts if abs(year) <= _FOUR_DIGITS else 1
    return "-".join([year_text(year), f"{month:02d}", f"{day:02d}"][:parts])


def _typed(local: int, step: int) -> str:
    seconds, micros = divmod(local % DAY, SECOND)
    text = f"{_date(local, 3)}T{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    if step < MINUTE:
        text += f":{seconds % 60:02d}"
    return text if step >= SECOND else f"{text}.{micros // _MILLISECOND:03d}"


def _label(local: int, unit: Unit) -> str:
    """The name of the period of a unit that begins in a cell."""
    year, month, day = date_of_day(local // DAY)
    if unit.kind == "months":
        return year_name(year) if month == 1 or unit.length >= _MONTHS else month_name(month, short=True)
    if unit.length >= DAY or local % DAY == 0:
        return f"{day} {month_name(month, short=True)}"
    seconds, micros = divmod(local % DAY, SECOND)
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    if unit.length >= MINUTE:
        return clock
    clock += f":{seconds % 60:02d}"
    return clock if unit.length >= SECOND else f"{clock}.{micros // _MILLISECOND:03d}"


def _spaced(labels: dict[int, str]) -> str | None:
    """Labels at their cells; None where they do not all have room. Only the first, of a period begun before, may go."""
    line = ""
    for number, (place, label) in enumerate(labels.items()):
        if line and place < len(line) + 1:
            if number > 1:
                return None
            line = ""
        line = line.ljust(place) + label
    return line
