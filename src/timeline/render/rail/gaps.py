"""Gaps: where a story says nothing for long, as it goes, and which background events were folded into its silence."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.render.edge_text import Shown, range_words
from timeline.render.rail.plan import Begins, Entry, Step
from timeline.render.silences import silences
from timeline.render.theme import Glyphs
from timeline.when.civil import DAY, date_of_day
from timeline.when.duration import FIXED_UNITS
from timeline.when.edge import Precision

_MANY_DAYS = 100
_MANY_MONTHS = 24

_PART_OF_ALL = 12
_LARGE_PART = 3
_MOST_OF_A_UNIT = {"µs": 1000, "ms": 1000, "s": 120, "min": 120, "h": 48}
"""Up to how many of a unit a length is counted in it."""


class Gap(NamedTuple):
    """How long nothing is told between two times: in microseconds, and in words; (0, "") for no time at all."""

    length: int
    words: str


NO_GAP = Gap(0, "")


class Gaps:
    """Which gaps are worth a word in one story: hours are a silence among seconds, and none among reigns.

    Those are that `silences` finds. Behind a gap of a day or more stands a heading anyway, which has room for its words
    where it is a twelfth of the whole: so few events have their distances told, and a chronicle is not full of them.
    """

    def __init__(self, steps: Iterable[Step]) -> None:
        entries = [step.entry for step in steps if isinstance(step, Begins) and step.entry.moment is not None]
        stated = [_stated(entry) for entry in entries]
        self._ends = {found.end for found in silences(stated)}
        instants = [instant for one in stated for instant in one]
        self._whole = max(instants) - min(instants) if instants else 0

    def before(self, entry: Entry, covered: Shown | None, *, under_one_heading: bool) -> Gap:
        """The gap between what is `covered` and an entry where it is worth a word; `NO_GAP` where it is not."""
        if covered is None or entry.moment is None:
            return NO_GAP
        found = gap_between(covered, entry.moment)
        is_part = not under_one_heading and found.length >= DAY and found.length * _PART_OF_ALL >= self._whole
        return found if found.length and (is_part or _stated(entry)[0] in self._ends) else NO_GAP

    def is_large(self, found: Gap) -> bool:
        """Whether a silence is a third of the whole, or more."""
        return found.length > 0 and found.length * _LARGE_PART >= self._whole


def _stated(entry: Entry) -> list[int]:
    """The instants that are stated of an entry, ascending, on the clock that is shown: both ends of a date."""
    edges = [edge for edge in (entry.begin, entry.end, entry.moment) if isinstance(edge, Shown)]
    sides = [*edges, *[edge.to for edge in edges if edge.to is not None]]
    return sorted({
        instant
        for side in sides
        for instant in ((side.local,) if side.clock else (side.local, (side.last + 1) * DAY))
    })  # fmt: skip


def covering(covered: Shown | None, entry: Entry) -> Shown | None:
    """The last time of which something is told, with one more entry."""
    last = entry.end if isinstance(entry.end, Shown) else entry.moment
    if last is None:
        return covered
    last = last.to or last
    return last if covered is None or _ends(last) >= _ends(covered) else covered


def _ends(moment: Shown) -> tuple[int, bool, int]:
    return moment.last, moment.instant is None, moment.instant or 0


def gap_between(before: Shown, after: Shown) -> Gap:
    """How long nothing is told between two times; nothing for dates that follow each other.

    Clock times less than two days apart are counted in hours or less. Where one of the two is known only to the month
    or the year it is counted in months or years, since nobody said more. Beyond 99 days it is counted in whole months,
    beyond 24 months in whole years.
    """
    days = after.first - before.last
    if before.instant is not None and after.instant is not None and days <= 1:
        length = after.instant - before.instant
        return Gap(length, _length_words(length)) if length > 0 else NO_GAP
    words = _day_words(before, after)
    return Gap(days * DAY, words) if words else NO_GAP


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
