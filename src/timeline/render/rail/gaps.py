"""The words of a gap: how long nothing was told, and which background events were folded into it."""

from collections.abc import Sequence

from timeline.render.edge_text import Shown, date_words
from timeline.render.rail.plan import Entry
from timeline.render.theme import Glyphs
from timeline.when.civil import date_of_day
from timeline.when.edge import Precision

_MANY_DAYS = 100
_MANY_MONTHS = 24


def gap_between(before: Shown, after: Shown) -> tuple[int, str]:
    """How long the gap between two dates is, in days and in words; (0, "") where less than a whole day is empty.

    Where one of the two is known only to the month or the year, the gap is counted in months or years, since nobody
    said more. Beyond 99 days it is counted in whole months, beyond 24 months in whole years.
    """
    unit = min(before.unit, after.unit)
    days = after.first - before.last
    year, month, day = date_of_day(before.last)
    next_year, next_month, next_day = date_of_day(after.first)
    if unit == Precision.DAY:
        if days <= 1:
            return 0, ""
        if days < _MANY_DAYS:
            return days, f"{days} days"
        months = (next_year - year) * 12 + next_month - month - (next_day < day)
    elif unit in (Precision.MONTH, Precision.SEASON):
        months = (next_year - year) * 12 + next_month - month
        if months <= 1:
            return 0, ""
    else:
        months = (next_year - year) * 12
        if months <= 12:
            return 0, ""
    return days, f"{months} months" if months < _MANY_MONTHS else f"{months // 12} years"


def dotted_rows(days: int) -> int:
    """How many rows stand above and below the words of a gap: as many as its number of days has digits."""
    return len(str(days)) if days > 0 else 1


def background_words(run: Sequence[Entry], heading: Shown | None, glyphs: Glyphs) -> str:
    """`3 background events, 14 – 18 Mar`; dates only where the heading above does not name them all."""
    words = "1 background event" if len(run) == 1 else f"{len(run)} background events"
    dated = [entry.moment for entry in run if entry.moment is not None]
    if not dated:
        return words if heading is None else f"{words} without a date"
    first = min(dated, key=lambda moment: (moment.first, moment.precision))
    last = max(dated, key=lambda moment: (moment.last, moment.precision))
    if heading is not None and heading.unit == Precision.DAY and heading.first == first.first == last.last:
        return words
    return f"{words}, {range_words(first, last, heading, glyphs, short=True)}"


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
