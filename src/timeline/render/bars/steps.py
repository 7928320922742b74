"""The steps of a ruler, from a microsecond to ages, on the calendar and clock of a zone."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from timeline.when.civil import DAY, HOUR, MINUTE, SECOND, date_of_day, day_number, weekday
from timeline.when.display import month_name, year_name
from timeline.when.zones import Zone

Unit = Literal["clock", "week", "day", "month", "year"]

_MONTH, _YEAR = 2_629_746 * SECOND, 31_556_952 * SECOND
"""A twelfth of the mean Gregorian year, and that year."""


class Step(NamedTuple):
    """From one mark of a ruler to the next: `amount` is in microseconds for `clock`, else in its unit."""

    unit: Unit
    amount: int

    @property
    def length(self) -> int:
        """How long it is in the mean, in microseconds."""
        sizes = {"clock": 1, "day": DAY, "week": 7 * DAY, "month": _MONTH, "year": _YEAR}
        return self.amount * sizes[self.unit]


def steps() -> Iterator[Step]:
    """Every step there is, ascending, without end: those of a decimal clock, of a clock, of a calendar."""
    for exponent in range(6):
        yield from (Step("clock", digit * 10**exponent) for digit in (1, 2, 5))
    for size in (SECOND, MINUTE):
        yield from (Step("clock", size * amount) for amount in (1, 2, 5, 10, 15, 30))
    yield from (Step("clock", HOUR * amount) for amount in (1, 2, 3, 4, 6, 12))
    yield from (Step("day", 1), Step("week", 1), Step("month", 1), Step("month", 3), Step("month", 6))
    exponent = 0
    while True:
        yield from (Step("year", digit * 10**exponent) for digit in (1, 2, 5))
        exponent += 1


def marks(step: Step, begin: int, end: int, zone: Zone) -> Iterator[int]:
    """The instants of a step from `begin` to `end`, both included, ascending.

    Clock times that the zone skipped are left out, those that it had twice come twice; weeks begin on Monday; years
    are those of the Gregorian calendar, counted from 1 in either direction.
    """
    offsets = (zone.offset_at(begin), zone.offset_at(end))
    if step.unit == "clock":
        first, last = begin + min(offsets), end + max(offsets)
        found = [
            local - offset
            for local in range(-(-first // step.amount) * step.amount, last + 1, step.amount)
            for offset in _offsets(local, zone)
        ]
        yield from sorted(instant for instant in found if begin <= instant <= end)
        return
    for day in _days(step, (begin + min(offsets)) // DAY, (end + max(offsets)) // DAY):
        instant = zone.day_begin(day)
        if begin <= instant <= end:
            yield instant


def _offsets(local: int, zone: Zone) -> tuple[int, ...]:
    before, after = zone.readings(local)
    return () if before < after else (before,) if before == after else (before, after)


def _days(step: Step, first: int, last: int) -> Iterator[int]:
    """The days on which the marks of a step stand, from about the first day to about the last."""
    if step.unit == "day":
        yield from range(first, last + 1)
    elif step.unit == "week":
        yield from range(first + -weekday(first) % 7, last + 1, 7)
    elif step.unit == "month":
        year, month, _ = date_of_day(first)
        last_year, last_month, _ = date_of_day(last)
        index = -(-(year * 12 + month - 1) // step.amount) * step.amount
        for number in range(index, last_year * 12 + last_month, step.amount):
            yield day_number(number // 12, number % 12 + 1, 1)
    else:
        year, last_year = date_of_day(first)[0], date_of_day(last)[0]
        for multiple in range(year // step.amount - 1, last_year // step.amount + 2):
            yield day_number(_year(multiple, step.amount), 1, 1)


def _year(multiple: int, amount: int) -> int:
    """The astronomical year of a round number: 500 BC for -1, 1 for 0 and 500 for 1, in steps of 500."""
    return multiple * amount if multiple > 0 or amount == 1 else multiple * amount + 1


def local_of(instant: int, zone: Zone) -> tuple[int, int]:
    """The day number of an instant, and the microseconds since its midnight as its clock has them."""
    return divmod(instant + zone.offset_at(instant), DAY)


def words(step: Step, instant: int, zone: Zone) -> str:
    """What stands at a mark: `16`, `16:05`, `:15`, `:15.25`, `18`, `Mar`, `1066`.

    Beside round years the first one says of which era it is: `AD 1`.
    """
    day, rest = local_of(instant, zone)
    year, month, number = date_of_day(day)
    if step.unit == "clock":
        return _clock(step.amount, rest)
    if step.unit in ("day", "week"):
        return str(number)
    if step.unit == "month":
        return month_name(month, short=True)
    return "AD 1" if year == 1 and step.amount > 1 else year_words(year)


def _clock(amount: int, rest: int) -> str:
    hour, minute, second = rest // HOUR, rest // MINUTE % 60, rest // SECOND % 60
    if amount >= HOUR:
        return f"{hour:02d}"
    if amount >= MINUTE:
        return f"{hour:02d}:{minute:02d}"
    if amount >= SECOND:
        return f":{second:02d}"
    digits = 6
    while amount % 10 == 0:
        amount, digits = amount // 10, digits - 1
    return f":{second:02d}." + f"{rest % SECOND:06d}"[:digits]


_MILLION, _BILLION = 10**6, 10**9


def year_words(year: int) -> str:
    """`1066`, `44 BC`, `66 mn BC`, `13.8 bn BC`."""
    count = year if year > 0 else 1 - year
    for size, name in ((_BILLION, "bn"), (_MILLION, "mn")):
        if count >= size:
            return f"{count / size:.5g} {name}{'' if year > 0 else ' BC'}"
    return year_name(year)


_LENGTHS = (
    (_YEAR * _BILLION, 1, "Gy"),
    (_YEAR * _MILLION, 1, "My"),
    (_YEAR * 1000, 10, "ky"),
    (_YEAR, 2, "y"),
    (_MONTH, 3, "mo"),
    (DAY, 2, "d"),
    (HOUR, 2, "h"),
    (MINUTE, 2, "min"),
    (SECOND, 1, "s"),
    (1000, 1, "ms"),
)
"""Units in microseconds, and from how many of them on each is used: 90 s, 36 h and 75 d are easier than 1.5 min."""


def length_words(micros: int) -> str:
    """About how long a silence is, in seven cells at most: `7 d`, `2.5 h`, `40 min`, `300 ms`, `5 mo`, `66 My`."""
    for size, least, name in _LENGTHS:
        if micros >= least * size:
            tenths = (micros * 10 + size // 2) // size
            return f"{(tenths + 5) // 10} {name}" if tenths >= 30 or tenths % 10 == 0 else f"{tenths / 10} {name}"
    return f"{micros} us"
