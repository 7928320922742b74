"""In which order a column has day and month: what it shows itself, or what the user says."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from timeline.entry_input.columns import Column
from timeline.entry_input.given_times import SpanText, machine_time
from timeline.errors import MalformedText, Place, Problem, TimelineError, shortened
from timeline.when.typed import parse_typed

_MAY_BE_TWO = re.compile(r"[0-9]{1,2}[^0-9]+[0-9]{1,2}[^0-9]+[0-9]{4}")
"""What is worth the time of reading it in both orders."""

Day = tuple[int, int, int]


class Shown(msgspec.Struct, frozen=True):
    """A column that shows its order by a date that has only one: 14/06/2023."""

    column: str
    day_first: bool
    text: str
    place: Place


class Order(msgspec.Struct, frozen=True):
    """The order of each column, by its label, or under "" of all; and the columns that do not tell theirs."""

    day_first: dict[str, bool]
    shown: tuple[Shown, ...] = ()
    problems: tuple[Problem, ...] = ()


def order_of(
    columns: Iterable[Column],
    records: Iterable[tuple[Mapping[str, object], Place]],
    today: Day,
    commands: tuple[str, str],
) -> Order:
    """The order of every column with times; a column that may be either is a problem.

    `commands` are those that settle it: for day first, and for month first.
    """
    given = list(records)
    shown: list[Shown] = []
    problems: list[Problem] = []
    for column in columns:
        if not column.is_time:
            continue
        either: tuple[str, Place, str, str] | None = None
        for text, place in _texts(column, given):
            readings = [_read(text, today, day_first=day_first) for day_first in (True, False)]
            if readings[0] == readings[1]:
                continue
            if None in readings:
                shown.append(Shown(column.label, readings[0] is not None, text, place))
                break
            either = either or (text, place, str(readings[0]), str(readings[1]))
        else:
            if either is not None:
                problems.append(_undecided(column, *either, commands))
    return Order({one.column: one.day_first for one in shown}, tuple(shown), tuple(problems))


def _texts(column: Column, given: Iterable[tuple[Mapping[str, object], Place]]) -> Iterable[tuple[str, Place]]:
    for record, place in given:
        # Half a span, and a time of columns that are half filled in, are told where their record is read.
        for side in column.sides:
            try:
                value = msgspec.structs.replace(column, sides=(side,)).value(record)
            except TimelineError:
                continue
            for text in (value.begin, value.end) if isinstance(value, SpanText) else (str(value or ""),):
                if _MAY_BE_TWO.search(text) and machine_time(text) is None:
                    yield text.strip(), place


def _read(text: str, today: Day, *, day_first: bool) -> str | None:
    try:
        return parse_typed(text, today=today, zone=None, day_first=day_first)
    except MalformedText:
        return None


def _undecided(column: Column, text: str, place: Place, one: str, other: str, commands: tuple[str, str]) -> Problem:
    message = f"{column.label} {shortened(text)!r} is {one} or {other}, and no date of this column tells which"
    mend = f"`{commands[0]}` for {one}, `{commands[1]}` for {other}"
    return Problem("date-order", message, mend, place, field=column.label.strip("`"))
