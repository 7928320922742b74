"""Fills in a schedule as somebody does in an office program: by the heading of a column and the point of a row."""

from collections.abc import Mapping
from pathlib import Path

import docx
import openpyxl

Filled = Mapping[str, Mapping[str, str]]
"""By the point of a row what is written into its columns."""


def fill(path: Path, filled: Filled) -> None:
    """Writes into the file; every point must have a row."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        rows = [list(row.cells) for row in document.tables[0].rows]
        heading = [cell.text for cell in rows[0]]
        for point, cells in filled.items():
            row = next(row for row in rows if row[1].text.split("\n")[0] == point)
            for column, text in cells.items():
                row[heading.index(column)].text = text
        document.save(str(path))
    else:
        book = openpyxl.load_workbook(path)
        sheet = book["Schedule"]
        heading = [cell.value for cell in sheet[1]]
        for point, cells in filled.items():
            line = next(row for row in sheet.iter_rows(min_row=2) if str(row[1].value).split("\n")[0] == point)
            for column, text in cells.items():
                sheet.cell(line[0].row or 0, heading.index(column) + 1).value = text
        book.save(path)
