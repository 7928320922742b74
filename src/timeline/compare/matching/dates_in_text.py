"""Dates that a text names: `on 16 June`, `June 16`, `3月18日`, and `yesterday`, counted from the event's own day.

A date is a code of its month and day, without its year: two tellings of one event are hardly ever a year apart.
"""

from collections.abc import Sequence

from timeline.compare.matching.tokens import MONTH_SIGN, Mark
from timeline.when.civil import date_of_day

_MONTH = 32


def code_of(month: int, day: int) -> int:
    """The code of a day of the year."""
    return month * _MONTH + day


def code_of_day(number: int) -> int:
    """The code of a day number (days from 1970-01-01)."""
    _, month, day = date_of_day(number)
    return code_of(month, day)


def dates_named(marks: Sequence[Mark | None], own_day: int | None) -> tuple[int, ...]:
    """The codes of the dates that a text names, its own day left out, ascending.

    `marks` are those of its words, one after the other. `own_day` is the day number of the event, None where it has no
    single day; then nothing is counted from it.
    """
    # The fields of a mark stand so that the greatest one tells whether any names a month or points back.
    greatest = max(filter(None, marks), default=None)
    if greatest is None or not (greatest.month or greatest.back):
        return ()
    found: set[int] = set()
    last = len(marks) - 1
    for place, mark in enumerate(marks):
        if mark is None:
            continue
        month, back, _ = mark
        if month:
            before = _day(marks[place - 1]) if place else 0
            after = _day(marks[place + 1]) if place < last else 0
            if month == MONTH_SIGN:
                if 0 < before <= 12 and after:
                    found.add(code_of(before, after))
            elif before or after:
                found.add(code_of(month, before or after))
        if back and own_day is not None:
            found.add(code_of_day(own_day - back))
    if found and own_day is not None:
        found.discard(code_of_day(own_day))
    return tuple(sorted(found))


def _day(mark: Mark | None) -> int:
    return mark.day if mark is not None else 0
