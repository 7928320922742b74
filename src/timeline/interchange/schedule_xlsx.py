"""The schedule as a workbook. Every cell is a text: nothing that somebody said is run as a formula."""

from io import BytesIO

import xlsxwriter

from timeline.handover.request import Handover
from timeline.handover.schedule import schedule
from timeline.interchange.schedule_table import ScheduleTable, TableRow, table_of

_WIDTH = 190
"""Of a landscape A4 page in the widths of characters that a workbook counts by."""


def write(asked: Handover) -> bytes:
    """A workbook with the schedule, its annex and the exhibits in sheets of their own."""
    table = table_of(schedule(asked), asked)
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": table.title, "created": None, "author": "", "comments": ""})
        _schedule(book, table)
        _lists(book, "Annex", ["\n".join(lines) for lines in table.annex])
        _lists(book, "Exhibits", list(table.exhibits))
        _lists(book, "About", [table.title, *table.about])
    return made.getvalue()


def _schedule(book: "xlsxwriter.Workbook", table: ScheduleTable) -> None:
    sheet = book.add_worksheet("Schedule")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "font_size": 9})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "font_size": 9})
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, max(5.0, column.share * _WIDTH / 1000))
        sheet.write_string(0, place, column.heading, head)
    for number, row in enumerate(table.rows, start=1):
        for place, lines in enumerate(row.cells):
            sheet.write_string(number, place, _text(row, place, lines), body)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.fit_to_pages(1, 0)


def _text(row: TableRow, place: int, lines: tuple[str, ...]) -> str:
    return "\n".join([*lines, row.key] if place == 0 else lines)


def _lists(book: "xlsxwriter.Workbook", name: str, texts: list[str]) -> None:
    if texts:
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 0, 120)
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for number, text in enumerate(texts):
            sheet.write_string(number, 0, text, wrapped)
