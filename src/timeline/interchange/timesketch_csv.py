"""Timesketch as delimited text: an edge of an account a row; `-` is what it takes for no tag."""

import csv
from collections.abc import Sequence
from io import StringIO

from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.interchange.entrywise import written_by
from timeline.interchange.timesketch_rows import Row, RowsWriter, plain_cell
from timeline.interchange.written import Written
from timeline.model import Timeline

_LAST_YEAR = 2261
"""The last whole year that pandas, which reads the table there, can count in nanoseconds."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_FIRST = ("message", "datetime", "timestamp", "timestamp_desc", "tag")


def write(asked: Handover) -> Written:
    """The table in UTF-8."""
    return written_by(Entries, asked)


class Entries(RowsWriter):
    """A row an edge of an account."""

    last_year = _LAST_YEAR

    def file(self, frame: Timeline, events: Sequence[list[Row]], losses: Losses) -> bytes:  # noqa: ARG002 - the rows say all
        """The table."""
        text = StringIO()
        rows = [row for rows in events for row in rows]
        columns = list(dict.fromkeys([*_FIRST, *(key for row in rows for key in row)]))
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow([_cell(column, column, losses) for column in columns])
        for row in rows:
            writer.writerow([_cell(column, row.get(column, ""), losses, str(row["event_id"])) for column in columns])
        return text.getvalue().encode()


def _cell(column: str, value: object, losses: Losses, reference: str = "") -> str:
    """The text of a cell; one that a spreadsheet program would take for a formula begins with an apostrophe."""
    if column == "tag" and not value:
        return "-"
    cell = plain_cell(value)
    if isinstance(value, str) and cell.lstrip(" ").startswith(_FORMULA):
        losses.add("changed", reference)
        return f"'{cell}"
    return cell
