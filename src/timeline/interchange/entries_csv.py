"""All of what is handed over as delimited text (RFC 4180): every cell in quotes, so that no semicolon splits one."""

import csv
from collections.abc import Sequence
from io import BytesIO, TextIOWrapper

from timeline.handover.entries import rows_of, rows_of_event
from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.interchange.entries_table import Cells, cells_of_row, table
from timeline.interchange.entrywise import OfAll, written_by
from timeline.interchange.written import Written
from timeline.model import Event, Timeline


def write(asked: Handover) -> Written:
    """The table in UTF-8."""
    return written_by(Entries, asked)


class Entries(OfAll):
    """A row an entry, in the order of the store."""

    def event(self, event: Event, losses: Losses) -> list[Cells]:  # noqa: ARG002 - nothing is lost
        """The rows of an event."""
        return [cells_of_row(row) for row in rows_of_event(event)]

    def file(self, frame: Timeline, events: Sequence[list[Cells]], losses: Losses) -> bytes:  # noqa: ARG002 - as above
        """The table in UTF-8."""
        made = BytesIO()
        text = TextIOWrapper(made, encoding="utf-8", newline="")
        rows = [*map(cells_of_row, rows_of(frame)), *[row for rows in events for row in rows]]
        csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table(rows))
        text.flush()
        return made.getvalue()
