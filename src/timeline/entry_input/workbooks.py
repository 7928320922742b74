"""The rows of a workbook of a spreadsheet program (`.xlsx`, `.xls`, `.xlsb`, `.ods`): the only door to calamine."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from msgspec.structs import replace

from timeline.entry_input.records import Records
from timeline.entry_input.tables import table_records
from timeline.entry_input.unpacked import WORKBOOK, refuse_too_large
from timeline.entry_input.workbook_cells import Told, told_cells
from timeline.errors import TimelineError, near_misses
from timeline.when.dates import MONTHS


def workbook_records(data: bytes, name: str, sheet: str | None = None) -> Records:
    """The records of a sheet, the first where none is named; the others are said to be left out.

    Raises TimelineError where the file cannot be read, or the library that reads it is not there.
    """
    rows, chosen, names = sheet_of_texts(data, name, sheet)
    others = tuple([f"the sheet `{other}`" for other in names if other != chosen])
    return replace(table_records(list(enumerate(rows, 1)), name), left_out=others)


def sheet_of_texts(data: bytes, name: str, sheet: str | None = None) -> tuple[list[list[str]], str, list[str]]:
    """The cells of a sheet as somebody would type them, its name, and those of all sheets. Raises as above."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        mend = "pip install 'sourced-timeline[excel]', or save it as CSV"
        raise TimelineError.of("excel", f"{name} is a workbook, and what reads those is not installed", mend) from None
    refuse_too_large(data, name, WORKBOOK)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = book.sheet_names
        chosen = _chosen(sheet, names)
        rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise TimelineError.of("excel", f"{name} cannot be read as a workbook: {error}", "save it as CSV") from None
    told = told_cells(data, chosen)
    texts = [
        [_text(cell, told.get((number, column), Told())) for column, cell in enumerate(row, 1)]
        for number, row in enumerate(rows, 1)
    ]
    return texts, chosen, names


def _chosen(wanted: str | None, names: list[str]) -> str:
    if wanted is None and names:
        return names[0]
    found = next((name for name in names if wanted is not None and name.casefold() == wanted.casefold()), None)
    if found is None:
        near = near_misses(wanted or "", names)
        mend = f"did you mean {' or '.join(near)}?" if near else f"it has {', '.join(names)}"
        raise TimelineError.of("excel", f"no sheet is called `{wanted}`", mend)
    return found


def _text(cell: str | float | bool | time | date | datetime | timedelta, told: Told) -> str:
    """A cell as somebody would type it; a whole number has no decimals, however it is kept.

    Of a date only what the sheet shows is taken: behind `Mar 2022` stands a first of March that nobody gave.
    """
    if told.text is not None:
        return told.text
    if told.shows and isinstance(cell, date):
        return _date_shown(cell, told.shows)
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes" if not cell.second and not cell.microsecond else "auto")
    if isinstance(cell, time):
        return cell.isoformat("minutes" if not cell.second and not cell.microsecond else "auto")
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    return str(cell)


def _date_shown(day: date, shows: str) -> str:
    """The parts of a date that a sheet shows, as somebody would type them."""
    if shows in ("y", "ym"):
        return f"{day.year:04d}" + (f"-{day.month:02d}" if "m" in shows else "")
    name = MONTHS[day.month - 1]
    return {"md": f"{day.day} {name}", "m": name, "d": str(day.day), "yd": f"{day.day} {day.year}"}.get(shows, str(day))
