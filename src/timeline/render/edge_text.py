"""What the time column and the headings say of an edge: just as much as is known, in the zone of the drawing."""

from typing import NamedTuple

from timeline.render.theme import Glyphs
from timeline.when.civil import DAY, HOUR, MINUTE, SECOND, date_on
from timeline.when.display import (
    SEASONS,
    calendar_label,
    clock,
    is_twofold,
    month_name,
    reading_label,
    shown_local,
    sides_of,
    weekday_name,
    year_name,
)
from timeline.when.edge import Calendar, Edge, Precision

AS_GIVEN = "source"
"""The zone that stands for each clock as its source gave it."""

COLUMN = 7
"""The cells of the time column where no clock has seconds and no year is longer."""

_WORD_END = 6
"""Words and dates end in this cell, as clocks of minutes do; what qualifies them follows."""

_WORDS = {
    Precision.UNKNOWN: "?",
    Precision.MILLENNIUM: "mill.",
    Precision.CENTURY: "cent.",
    Precision.DECADE: "decade",
    Precision.YEAR: "year",
    Precision.SEASON: "season",
    Precision.MONTH: "month",
    Precision.DAY: "day",
}


class Shown(NamedTuple):
    """An edge on the calendar it is shown on.

    `first` and `last` are the day numbers of what was stated, both inclusive. `clock` is empty for dates. Of one
    moment between two others this is the earlier, and `to` the later; `before` and `after` mean that only the later
    or only the earlier is known. `reading` names the zone where the clock alone does not say which time it is: `EEST`
    for the first of two readings. Of a clock that is `twofold` nobody says which it is.
    """

    precision: Precision
    first: int
    last: int
    clock: str = ""
    qualifier: str = ""
    to: "Shown | None" = None
    before: bool = False
    after: bool = False
    reading: str = ""
    twofold: bool = False
    calendar: Calendar | None = None
    instant: int | None = None
    """Of a clock time, in microseconds; None for dates."""

    @property
    def date(self) -> tuple[int, int, int]:
        """Year, month and day of the first day, on the calendar on which it was stated."""
        return date_on(self.first, julian=self.calendar == "julian")

    @property
    def last_date(self) -> tuple[int, int, int]:
        """Those of the last day."""
        return date_on(self.last, julian=self.calendar == "julian")

    def stands_under(self, heading: "Shown | None") -> bool:
        """Whether a heading says all of its date."""
        return (
            heading is not None
            and heading.unit == self.unit
            and heading.first == self.first
            and (heading.calendar == "julian") == (self.calendar == "julian")
        )

    @property
    def local(self) -> int:
        """Where it stands on the calendar that is shown, in microseconds from 1970; a date at its begin."""
        if not self.clock:
            return self.first * DAY
        hours, minutes, *seconds = self.clock.split(":")
        whole, _, part = seconds[0].partition(".") if seconds else ("0", "", "")
        length = int(hours) * HOUR + int(minutes) * MINUTE + int(whole) * SECOND
        return self.first * DAY + length + int(part.ljust(6, "0")[:6])

    @property
    def clock_words(self) -> str:
        """The clock with what qualifies it: `16:00`, `03:30~ EEST`."""
        return f"{self.clock}{self.qualifier} {self.reading}" if self.reading else self.clock + self.qualifier

    @property
    def is_exact(self) -> bool:
        """A clock time and nothing that widens it."""
        return self.clock != "" and not self.is_loose

    @property
    def is_loose(self) -> bool:
        """About, doubtful, or one of several: somewhere between two others, or a clock that came twice."""
        return bool(self.qualifier) or self.to is not None or self.before or self.after or self.twofold

    @property
    def unit(self) -> Precision:
        """The precision, DAY for anything finer: what a heading names."""
        return min(self.precision, Precision.DAY)


def shown_of(edge: Edge | None, zone: str) -> Shown | None:
    """How an edge is shown in a zone (`source`: as it was given); None where it is open, unknown or not stated."""
    if edge is None or edge.open:
        return None
    sides = sides_of(edge, zone)
    if sides is not None:
        earlier, later = shown_of(sides[0], zone), shown_of(sides[1], zone)
        if earlier is None:
            return None if later is None else later._replace(before=True)
        return earlier._replace(after=True) if later is None else earlier._replace(to=later)
    local = shown_local(edge, zone)
    if local is None:
        return None
    day, rest = divmod(local, DAY)
    qualifier = edge.qualifier or ("~" if edge.margin else "")
    if edge.has_clock:
        minutes = rest // MINUTE
        words = f"{minutes // 60:02d}:{minutes % 60:02d}"
        if edge.precision > Precision.MINUTE:
            words = clock(edge, zone) or ""
        reading = reading_label(edge, zone)
        twofold = is_twofold(edge)
        return Shown(
            edge.precision,
            day,
            day,
            words,
            qualifier,
            reading=reading,
            twofold=twofold,
            calendar=edge.calendar,
            instant=edge.strict_earliest,
        )
    last = day if edge.civil_end is None else max(day, (edge.civil_end - 1) // DAY)
    return Shown(edge.precision, day, last, "", qualifier, calendar=edge.calendar)


def column_for(moments: list[Shown]) -> int:
    """How many cells the time column needs: 7, more where clocks have seconds or come twice, or a year is long."""
    width = COLUMN
    for moment in [*moments, *[moment.to for moment in moments if moment.to is not None]]:
        if moment.reading:
            width = max(width, len(moment.clock) + len(moment.reading) + 3)
        elif moment.precision > Precision.MINUTE:
            width = max(width, len(moment.clock) + 2)
        elif moment.first > _FAR or moment.first < -_FAR:
            width = max(width, len(year_name(moment.date[0])) + 1)
    return width


_FAR = 3_000_000
"""Days from 1970 beyond which a year may be too long for the time column: in 6243 BC and in 10183."""


def labels(moment: Shown | None, heading: Shown | None, glyphs: Glyphs) -> list[str]:
    """The cells of the time column for an edge, a row each, without trailing spaces.

    What the heading above does not say stands in the rows above the clock: `19 Mar`, and the year where it is
    another. One moment between two others is the earlier and below it, behind a dash, the later.
    """
    if moment is None:
        return [f"{'?':>{_WORD_END}}"]
    rows = _plain_labels(moment, heading, glyphs)
    if moment.before:
        rows[0] = _dashed(rows[0], glyphs)
    if moment.after:
        if moment.qualifier:
            rows.append(glyphs.dash.rjust(_WORD_END))
        else:
            rows[-1] += glyphs.dash
    if moment.to is not None:
        later = _plain_labels(moment.to, moment, glyphs)
        rows.extend([_dashed(later[0], glyphs), *later[1:]])
    return rows


def label(moment: Shown | None, heading: Shown | None, glyphs: Glyphs) -> str:
    """The one cell of the time column for a line that has no second: `16:00`, `18:30+` for that or later, `19 Mar`.

    Where the heading above is that of another day the date stands for the clock.
    """
    if moment is None:
        return f"{'?':>{_WORD_END}}"
    if moment.to is not None or moment.after:
        moment = moment._replace(qualifier=OR_LATER)
    plain = moment._replace(to=None, before=False, after=False)
    rows = _plain_labels(plain, heading, glyphs)
    if len(rows) > 1:  # another day than that of the heading, another year
        rows = [(rows[-2] if plain.clock else rows[-1].removesuffix(plain.qualifier)) + plain.qualifier]
    return _dashed(rows[0], glyphs) if moment.before else rows[0]


OR_LATER = "+"
"""Behind a time that is only the earliest possible one, where there is no room for the latest."""


def _dashed(label: str, glyphs: Glyphs) -> str:
    return glyphs.dash + label[1:] if label[0] == " " else glyphs.dash + label


def _plain_labels(moment: Shown, heading: Shown | None, glyphs: Glyphs) -> list[str]:
    if moment.stands_under(heading):
        return [f" {moment.clock_words}" if moment.clock else _word(moment) + moment.qualifier]
    year, month, day = moment.date
    rows: list[str] = []
    if moment.unit < Precision.YEAR:
        first, last = year_name(year), year_name(moment.last_date[0])
        return [f"{first:>{_WORD_END}}", _dashed(f"{last:>{_WORD_END}}", glyphs) + moment.qualifier]
    if heading is None or heading.date[0] != year or moment.unit == Precision.YEAR:
        rows.append(f"{year_name(year):>{_WORD_END}}")
    if moment.unit == Precision.DAY:
        rows.append(f"{day:>2} {month_name(month, short=True)}")
    elif moment.unit == Precision.MONTH:
        rows.append(f"{month_name(month, short=True):>{_WORD_END}}")
    elif moment.unit == Precision.SEASON:
        rows.append(SEASONS[month])
    if moment.clock:
        rows.append(f" {moment.clock_words}")
    else:
        rows[-1] += moment.qualifier
    return rows


def _word(moment: Shown) -> str:
    return f"{_WORDS[moment.precision]:>{_WORD_END}}"


def date_words(moment: Shown, *, short: bool, year: bool = True) -> str:
    """A date without its weekday and clock, as coarse as it was stated: `18 Mar 2025`, `March 2025`, `1960s`."""
    number, month, day = moment.date
    name = year_name(number)
    unit = moment.unit
    if unit <= Precision.CENTURY:
        return f"{name}–{year_name(moment.last_date[0])}"
    if unit == Precision.DECADE:
        return f"{name}s" if number % 100 and number > 0 else f"{name}–{year_name(number + 9)}"
    if unit == Precision.YEAR:
        return name + calendar_label(moment.calendar)
    words = SEASONS[month] if unit == Precision.SEASON else month_name(month, short=short)
    if unit == Precision.DAY:
        words = f"{day} {words}"
    return (f"{words} {name}" if year else words) + calendar_label(moment.calendar)


def range_words(first: Shown, last: Shown, heading: Shown | None, glyphs: Glyphs, *, short: bool) -> str:
    """Two dates without what they share: `14 – 18 Mar`, `11–25 March 2025`, `6 Aug 2024 – 6 Mar 2025`.

    The year is left out where the heading above has said it. `short` is the form inside a drawing.
    """
    said = None if heading is None or heading.unit < Precision.YEAR else heading.date[0]
    year, month, day = first.date
    last_year, last_month, _ = last.date
    ending = date_words(last, short=short, year=not (said == year == last_year))
    if last.stands_under(first):
        return ending
    spaced = f" {glyphs.dash} "
    is_mixed = (first.calendar == "julian") != (last.calendar == "julian")
    if first.unit == last.unit == Precision.DAY and (year, month) == (last_year, last_month) and not is_mixed:
        return f"{day}{spaced if short else glyphs.dash}{ending}"
    whole = is_mixed or year != last_year or first.unit < Precision.SEASON or last.unit < Precision.SEASON
    return f"{date_words(first, short=short, year=whole)}{spaced}{ending}"


def heading_words(moment: Shown, year_stands: bool) -> tuple[str, str]:
    """The two parts of a heading, left and right of the rail: `Tue 18` and `March 2025`; no day where none is known.

    `year_stands`: an earlier heading has said the year.
    """
    if moment.unit < Precision.DAY:
        return "", date_words(moment, short=False, year=not year_stands)
    year, month, day = moment.date
    right = month_name(month) if year_stands else f"{month_name(month)} {year_name(year)}"
    return f"{weekday_name(moment.first, moment.calendar):4}{day:>2}", right + calendar_label(moment.calendar)


def moment_words(moment: Shown, heading: Shown | None, dash: str) -> str:
    """An edge inside a line of text: `17:52`, `19 Mar 17:52`, `18:30 – 18:52`, `before 18 Mar`."""
    same_day = moment.stands_under(heading)
    same_year = heading is not None and heading.date[0] == moment.date[0]
    words = "" if same_day and moment.clock else date_words(moment, short=True, year=not same_year)
    words = f"{words} {moment.clock_words}".strip() if moment.clock else words + moment.qualifier
    if moment.to is not None:
        return f"{words} {dash} {moment_words(moment.to, moment, dash)}"
    return f"before {words}" if moment.before else f"after {words}" if moment.after else words
