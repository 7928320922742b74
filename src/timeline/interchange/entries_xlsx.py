"""All of what is handed over as a workbook. Every cell is a text, so that nothing runs and no date is changed."""

from io import BytesIO

import xlsxwriter

from timeline.entry_input.own_cells import ENTRY
from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.interchange.entries_table import losses_of, table_of
from timeline.interchange.written import Written

LONGEST = 32_767
"""Characters that a cell holds; XlsxWriter leaves a cell empty that has more."""


def write(asked: Handover) -> Written:
    """A workbook with one sheet."""
    made, losses = BytesIO(), losses_of(asked)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": asked.title, "created": None, "author": "", "comments": ""})
        sheet = book.add_worksheet("Entries")
        as_text = book.add_format({"num_format": "@", "valign": "top"})
        head = book.add_format({"num_format": "@", "bold": True})
        for number, row in enumerate(table_of(asked)):
            for place, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, place, _fitting(cell, losses), as_text if number else head)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, number), max(0, len(row) - 1))
    return Written(made.getvalue(), losses.listed)


def _fitting(cell: str, losses: Losses) -> str:
    if len(cell.encode("utf-16-le")) // 2 <= LONGEST:
        return cell
    losses.add("cut", ENTRY)
    return cell[: LONGEST // 2]
