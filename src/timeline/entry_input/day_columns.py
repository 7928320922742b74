"""Columns of days that were exported as moments: every clock time in them is midnight."""

from collections.abc import Iterable, Mapping

from timeline.entry_input.columns import Column, value_at
from timeline.entry_input.midnights import is_midnight


def columns_of_days(columns: Iterable[Column], records: Iterable[Mapping[str, object]]) -> frozenset[str]:
    """The labels of the columns of times whose every value is a midnight of no zone."""
    given = list(records)
    return frozenset(column.label for column in columns if column.is_time and _has_only_midnights(column, given))


def _has_only_midnights(column: Column, records: Iterable[Mapping[str, object]]) -> bool:
    if any(len(side) > 1 for side in column.sides):
        return False
    cells = [str(value_at(record, name) or "").strip() for record in records for (name,) in column.sides]
    return any(cells) and all(is_midnight(cell) for cell in cells if cell)
