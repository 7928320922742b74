"""Dates that a text names: `on 16 June`, `June 16`, `3月18日`, and `yesterday`, counted from the event's own day.

A date is a code of its month and day, without its year: two tellings of one event are hardly ever a year apart.
"""

from collections.abc import Sequence

from timeline.compare.matching.tokens import MONTH_SIGN, Word
from timeline.when.civil import date_of_day

_MONTH = 32


def code_of(month: int, day: int) -> int:
    """The code of a day of the year."""
    return month * _MONTH + day


def code_of_day(number: int) -> int:
    """The code of a day number (days from 1970-01-01)."""
    _, month, day = date_of_day(number)
    return code_of(month, day)


def dates_named(words: Sequence[Word], own_day: int | None) -> tuple[int, ...]:
    """The codes of the dates that a text names, its own day left out, ascending.

    `own_day` is the day number of the event, None where it has no single day; then nothing is counted from it.
    """
    found: set[int] = set()
    last = len(words) - 1
    for place, (_, _, mark) in enumerate(words):
        if mark is None or not (mark.month or mark.back):
            continue
        if mark.month:
            before = _day(words[place - 1]) if place else 0
            after = _day(words[place + 1]) if place < last else 0
            if mark.month == MONTH_SIGN:
                if 0 < before <= 12 and after:
                    found.add(code_of(before, after))
            elif before or after:
                found.add(code_of(mark.month, before or after))
        if mark.back and own_day is not None:
            found.add(code_of_day(own_day - mark.back))
    if own_day is not None:
        found.discard(code_of_day(own_day))
    return tuple(sorted(found))


def _day(word: Word) -> int:
    mark = word[2]
    return mark.day if mark is not None else 0
