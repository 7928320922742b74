"""A time that stands in several columns: a date and a clock time, or year, month and day."""

from collections.abc import Sequence

_UNITS = ("year", "month", "day", "hour", "minute", "second")


def joined_time(cells: Sequence[tuple[str, str]]) -> str:
    """The text of a time, given its columns with what they hold, in their order.

    Columns called year, month, day, hour, minute and second that hold numbers are put together by their names; a month
    or a day of 0 is one that nobody knows. All others are put one behind the other.
    """
    units = {unit: cell for column, cell in cells if (unit := _unit_of(column)) is not None}
    if len(units) < len(cells) or "year" not in units or not all(cell.isdecimal() for cell in units.values()):
        return " ".join(cell for _, cell in cells)
    known: list[str] = []
    for unit in _UNITS:
        if unit not in units or (unit in ("month", "day") and not units[unit].strip("0")):
            break
        known.append(units[unit].zfill(4 if unit == "year" else 2))
    date, clock = "-".join(known[:3]), ":".join(known[3:])
    return f"{date}T{clock}" if clock else date


def _unit_of(column: str) -> str | None:
    """The unit that the name of a column ends with, as `year`, `iyear` and `event.year` do."""
    name = column.casefold().strip()
    return next((unit for unit in _UNITS if name.endswith(unit)), None)
