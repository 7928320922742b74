"""The records of a table: rows of cells below the names of the columns."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

from timeline.entry_input.records import Record, Records, Refused
from timeline.errors import Place, Problem, TimelineError

DELIMITERS = (",", ";", "\t", "|")
"""What stands between cells where nothing else is said."""

_SEP = "sep="
"""Begins the line with which a spreadsheet program is told the delimiter."""


def csv_records(text: str, name: str, delimiter: str | None = None) -> Records:
    """The records of delimited text; the delimiter is told by the first row where none is given.

    Raises TimelineError with its place for a text that cannot be split into cells.
    """
    lines = text.split("\n")
    first = 1
    if text[: len(_SEP)].casefold() == _SEP and len(lines[0].rstrip("\r")) == len(_SEP) + 1:
        delimiter, text, first = delimiter or lines[0][len(_SEP)], text.partition("\n")[2], 2
    delimiter = delimiter or _delimiter_of(text)
    # A cell may be as long as the file; what the module takes is a setting of the whole process.
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    # Some programs put a blank behind each separator, and then the quotes of a cell would be its text.
    spaced = re.search(rf"{re.escape(delimiter)} +\"", text[: text.find("\n")]) is not None
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=spaced)
    rows: list[tuple[int, Sequence[str]]] = []
    begin = first
    try:
        for row in reader:
            # Within a cell every line end is one line feed.
            rows.append((begin, [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row]))
            begin = reader.line_num + first
    except csv.Error as error:
        message = f"this row cannot be read: {error}"
        mend = "a cell with a quote or a line end in it stands in quotes; --delimiter says what is between cells"
        raise TimelineError([Problem("table", message, mend, _place(name, lines, begin))]) from None
    return table_records(rows, name, lines)


def table_records(rows: Sequence[tuple[int, Sequence[str]]], name: str, lines: Sequence[str] = ()) -> Records:
    """The records of rows with their lines; the first row that is not empty names the columns.

    Raises TimelineError where it does not.
    """
    filled = [(line, row) for line, row in rows if any(cell.strip() for cell in row)]
    if not filled:
        mend = "write the names of columns, and a row for each entry"
        raise TimelineError([Problem("table", "this file has no rows", mend, Place(name, 1, 1))])
    header = _header(filled, _place(name, lines, filled[0][0]))
    if len(filled) == 1:
        message = "this file has the names of columns, and no rows below them"
        raise TimelineError(
            [Problem("table", message, "write a row for each entry", _place(name, lines, filled[0][0]))]
        )
    records: list[Record] = []
    refused: list[Refused] = []
    for number, (line, row) in enumerate(filled[1:], 1):
        place = _place(name, lines, line)._replace(record=number)
        if any(cell.strip() for cell in row[len(header) :]):
            message = f"this row has {len(row)} cells, and the first one names {len(header)} columns"
            problem = Problem("table", message, "put text with the separator in it in quotes", place)
            refused.append(Refused(tuple(row), place, (problem,)))
            continue
        fields = {column: cell for column, cell in zip(header, row, strict=False) if cell.strip()}
        records.append(Record(fields, place))
    head = _place(name, lines, filled[0][0])
    return Records(tuple(records), tuple(header), refused=tuple(refused), is_table=True, head=head)


def _header(filled: Sequence[tuple[int, Sequence[str]]], place: Place) -> list[str]:
    header = [cell.strip() for cell in filled[0][1]]
    while header and not header[-1]:
        del header[-1]
    for number, column in enumerate(header):
        # Row numbers often stand in a column without a name.
        header[number] = column or f"column {number + 1}"
        if header[number] in header[:number]:
            mend = "give one of them another name in the first row"
            raise TimelineError([Problem("table", f"two columns are called `{column}`", mend, place)])
    return header


def _delimiter_of(text: str) -> str:
    """The delimiter that splits the first row into the most cells; one within quotes splits nothing."""
    head = text.lstrip("\r\n")[:100_000]
    cells = {delimiter: len(_first_row(head, delimiter)) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: cells[delimiter])


def _first_row(head: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(StringIO(head, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _place(name: str, lines: Sequence[str], number: int) -> Place:
    excerpt = lines[number - 1].rstrip("\r") if number <= len(lines) else ""
    return Place(name, number, 1, 1, excerpt)
