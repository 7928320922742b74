"""Gaps: where a story says nothing for long, as it goes, and which background events were folded into its silence."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.render.edge_text import Shown, range_words
from timeline.render.rail.plan import Begins, Entry, Step
from timeline.render.theme import Glyphs
from timeline.when.civil import DAY, date_of_day
from timeline.when.duration import FIXED_UNITS
from timeline.when.edge import Precision

_MANY_DAYS = 100
_MANY_MONTHS = 24

_TIMES_THE_USUAL = 8
_PART_OF_ALL = 12
_LEAST_PART = 60
_LARGE_PART = 3
_FEWEST = 3
"""Of fewer silences none is the usual one."""
_MOST_OF_A_UNIT = {"µs": 1000, "ms": 1000, "s": 120, "min": 120, "h": 48}
"""Up to how many of a unit a length is counted in it."""


class Silence(NamedTuple):
    """How long nothing is told between two times: in microseconds, and in words; (0, "") for no time at all."""

    length: int
    words: str


NO_SILENCE = Silence(0, "")


class Gaps:
    """Which silences are long in one story: a silence of hours is one among seconds, and none among reigns.

    One is that lasts eight times as long as half of the story's silences do; a third of the whole, where there are too
    few to tell; or, where it is a day or more and a heading stands behind it, a twelfth of the whole. Below one
    heading, where it takes a row of its own and the clocks tell it as well, it must be a sixtieth of the whole besides.
    """

    def __init__(self, steps: Iterable[Step]) -> None:
        found: list[int] = []
        covered: Shown | None = None
        first: Shown | None = None
        for step in steps:
            moment = step.entry.moment if isinstance(step, Begins) else None
            if not isinstance(step, Begins) or moment is None:
                continue
            if covered is None:
                first = moment
            else:
                found.append(silence(covered, moment).length)
            covered = covering(covered, step.entry)
        lengths = sorted(filter(None, found))
        self._usual = lengths[(len(lengths) - 1) // 2] if len(lengths) >= _FEWEST else 0
        self._whole = 0 if first is None or covered is None else max(_extent(first, covered), 1)
        self._is_one = len(found) < 2

    def between(self, before: Shown, after: Shown, *, under_one_heading: bool) -> Silence:
        """The silence between two times where it is long; `NO_SILENCE` where it is not."""
        found = silence(before, after)
        if not found.length:
            return NO_SILENCE
        part_of_all = self._whole // found.length
        is_long = found.length >= _TIMES_THE_USUAL * self._usual if self._usual else part_of_all < _LARGE_PART
        if under_one_heading:
            return found if is_long and part_of_all < _LEAST_PART and not self._is_one else NO_SILENCE
        is_part = found.length >= DAY and part_of_all < _PART_OF_ALL
        return found if is_part or (is_long and not self._is_one) else NO_SILENCE

    def is_large(self, found: Silence) -> bool:
        """Whether a silence is a third of the whole, or more."""
        return found.length > 0 and found.length * _LARGE_PART >= self._whole


def _extent(first: Shown, last: Shown) -> int:
    if first.instant is not None and last.instant is not None:
        return last.instant - first.instant
    return (last.last - first.first + 1) * DAY


def covering(covered: Shown | None, entry: Entry) -> Shown | None:
    """The last time of which something is told, with one more entry."""
    last = entry.end if isinstance(entry.end, Shown) else entry.moment
    if last is None:
        return covered
    last = last.to or last
    return last if covered is None or _ends(last) >= _ends(covered) else covered


def _ends(moment: Shown) -> tuple[int, bool, int]:
    return moment.last, moment.instant is None, moment.instant or 0


def silence(before: Shown, after: Shown) -> Silence:
    """How long nothing is told between two times; nothing for dates that follow each other.

    Clock times less than two days apart are counted in hours or less. Where one of the two is known only to the month
    or the year it is counted in months or years, since nobody said more. Beyond 99 days it is counted in whole months,
    beyond 24 months in whole years.
    """
    days = after.first - before.last
    if before.instant is not None and after.instant is not None and days <= 1:
        length = after.instant - before.instant
        return Silence(length, _length_words(length)) if length > 0 else NO_SILENCE
    words = _day_words(before, after)
    return Silence(days * DAY, words) if words else NO_SILENCE


def _length_words(length: int) -> str:
    unit = next((unit for unit, most in _MOST_OF_A_UNIT.items() if length < most * FIXED_UNITS[unit]), "h")
    return f"{length // FIXED_UNITS[unit]} {unit}"


def _day_words(before: Shown, after: Shown) -> str:
    unit = min(before.unit, after.unit)
    days = after.first - before.last
    year, month, day = date_of_day(before.last)
    next_year, next_month, next_day = date_of_day(after.first)
    if unit == Precision.DAY:
        if days <= 1:
            return ""
        if days < _MANY_DAYS:
            return f"{days} days"
        months = (next_year - year) * 12 + next_month - month - (next_day < day)
    elif unit in (Precision.MONTH, Precision.SEASON):
        months = (next_year - year) * 12 + next_month - month
        if months <= 1:
            return ""
    else:
        months = (next_year - year) * 12
        if months <= 12:
            return ""
    return f"{months} months" if months < _MANY_MONTHS else f"{months // 12} years"


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
