"""A time that stands in several columns: a date and a clock time, or year, month and day."""

from collections.abc import Sequence

from timeline.errors import TimelineError

_UNITS = ("year", "month", "day", "hour", "minute", "second")
_SHORT = {
    **dict.fromkeys(("y", "yr", "yyyy"), "year"),
    **dict.fromkeys(("m", "mo", "mon"), "month"),
    **dict.fromkeys(("d", "dd"), "day"),
    **dict.fromkeys(("h", "hr", "hh"), "hour"),
    **dict.fromkeys(("mi", "min"), "minute"),
    **dict.fromkeys(("s", "sec"), "second"),
}
"""Names that columns of these units have alone."""


def joined_time(cells: Sequence[tuple[str, str]]) -> str:
    """The text of a time, given its columns with what they hold, in their order; an empty cell is an empty text.

    Columns called year, month, day, hour, minute and second that hold numbers are put together by their names; a month
    or a day of 0 is one that nobody knows. All others are put one behind the other. Raises TimelineError where an
    empty cell would move the others: a day without its month, a month without its year.
    """
    units = {unit: (column, cell) for column, cell in cells if (unit := _unit_of(column)) is not None}
    filled = [(column, cell) for column, cell in cells if cell]
    if len(units) < len(cells) or "year" not in units:
        _refuse_gap(cells)
        return " ".join(cell for _, cell in filled)
    known: list[str] = []
    missing: str | None = None
    for unit in [unit for unit in _UNITS if unit in units]:
        column, cell = units[unit]
        is_known = cell != "" and not (unit in ("month", "day") and not cell.strip("0"))
        if is_known and missing is not None:
            raise TimelineError.of("table", f"`{column}` is filled in and `{missing}` is not", f"fill `{missing}` in")
        if not is_known:
            missing = missing or column
            continue
        known.append(cell)
    year = units["year"][1]
    if year.isdecimal() and len(year) < 3:
        mend = f"write all its digits: 19{year:0>2}, 20{year:0>2} or 00{year:0>2}"
        raise TimelineError.of("table", f"a year of two digits may be of any century: `{year}`", mend)
    if not all(cell.isdecimal() for cell in known):
        return " ".join(cell for _, cell in filled if cell.strip("0") or not cell.isdecimal())
    padded = [part.zfill(2 if number else 4) for number, part in enumerate(known)]
    date, clock = "-".join(padded[:3]), ":".join(padded[3:])
    return f"{date}T{clock}" if clock else date


def _refuse_gap(cells: Sequence[tuple[str, str]]) -> None:
    """Raises TimelineError for an empty cell between numbers that say by their order alone what they are."""
    numbers = [number for number, (_, cell) in enumerate(cells) if cell.isdecimal()]
    gap = next(
        (column for number, (column, cell) in enumerate(cells) if not cell and number < max(numbers, default=0)), None
    )
    if gap is not None and len(numbers) == sum(cell != "" for _, cell in cells):
        mend = "fill it in, or call the columns year, month and day"
        raise TimelineError.of("table", f"`{gap}` is empty, and what the others are is told by their order", mend)


def _unit_of(column: str) -> str | None:
    """The unit that the name of a column ends with, as `year`, `iyear` and `event.year` do."""
    name = column.casefold().strip()
    return next((unit for unit in _UNITS if name.endswith(unit)), _SHORT.get(name.rpartition(".")[2]))
