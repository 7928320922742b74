"""What the upper row of a ruler calls an instant, in forms from long to short, none of them untrue."""

from typing import NamedTuple

from timeline.render.bars.steps import local_of, year_words
from timeline.when.civil import DAY, HOUR, MINUTE, date_of_day
from timeline.when.display import month_name, weekday_name
from timeline.when.zones import Zone

_A_MONTH, _A_YEAR = 28 * DAY, 300 * DAY
"""What lasts so long has no day, or no month, in its name."""


class Form(NamedTuple):
    """One way to call an instant, and whether it says the day."""

    text: str
    has_day: bool = False


class Naming:
    """Names for the instants of a drawing from `first` to `last`: what all of them share is said at most once."""

    def __init__(self, first: int, last: int, zone: Zone) -> None:
        self._zone = zone
        self._first, self._last = first, last
        days = [local_of(instant, zone)[0] for instant in (first, last)]
        dates = [date_of_day(day) for day in days]
        self._years, self._months = ({date[:size] for date in dates} for size in (1, 2))
        self.is_one_day = days[0] == days[1]
        """Whether all of it is on one day, so that no later label needs one."""

    def is_first_and_last(self, begin: int, end: int) -> bool:
        """Whether this is all there is to name."""
        return (begin, end) == (self._first, self._last)

    def days(self, instant: int) -> tuple[Form, ...]:
        """`Tue 18`, `18 Mar`, `18 Mar 2025`; nothing where an earlier label has said the only day.

        Among years the first of January is where a year begins, and mostly nobody has stated more.
        """
        if self.is_one_day and instant != self._first:
            return ()
        day, _ = local_of(instant, self._zone)
        year, month, number = date_of_day(day)
        name, weekday = month_name(month, short=True), weekday_name(day, None)
        if len(self._months) == 1:
            return Form(f"{weekday}{number}", has_day=True), Form(str(number), has_day=True)
        short = Form(f"{number} {name}", has_day=True)
        if len(self._years) == 1:
            return Form(f"{weekday}{number} {name}", has_day=True), short
        told = year_words(year)
        if (month, number) == (1, 1):
            return (Form(told),)
        return Form(f"{number} {name} {told}", has_day=True), Form(f"{name} {told}"), Form(told)

    def months(self, instant: int) -> tuple[Form, ...]:
        """`Apr`, or `Apr 2025`."""
        year, month, _ = date_of_day(local_of(instant, self._zone)[0])
        name = Form(month_name(month, short=True))
        return (name,) if len(self._years) == 1 else (Form(f"{name.text} {year_words(year)}"), name)

    def years(self, instant: int) -> tuple[Form, ...]:
        """`2025`, `44 BC`."""
        return (Form(year_words(date_of_day(local_of(instant, self._zone)[0])[0])),)

    def clocks(self, instant: int) -> tuple[Form, ...]:
        """`Tue 18 22:30`, `22:30`."""
        _, rest = local_of(instant, self._zone)
        clock = f"{rest // HOUR:02d}:{rest // MINUTE % 60:02d}"
        return *(Form(f"{form.text} {clock}", form.has_day) for form in self.days(instant)), Form(clock)

    def alone(self, begin: int, end: int) -> tuple[Form, ...]:
        """A burst that has no other label: as fine as it is short."""
        if self.is_one_day:
            return self.clocks(begin)
        if end - begin < _A_MONTH:
            return self.days(begin)
        forms = self.years(begin)
        return forms if end - begin >= _A_YEAR else (self.months(begin)[0], *forms)
