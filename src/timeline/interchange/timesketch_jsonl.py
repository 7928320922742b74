"""Timesketch as JSON Lines: an edge of an account a line."""

from collections.abc import Sequence

from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.interchange.entrywise import written_by
from timeline.interchange.timesketch_rows import Row, RowsWriter
from timeline.interchange.written import Written
from timeline.model import Timeline
from timeline.render.json_text import json_line


def write(asked: Handover) -> Written:
    """The lines in UTF-8."""
    return written_by(Entries, asked)


class Entries(RowsWriter):
    """A line an edge of an account."""

    def file(self, frame: Timeline, events: Sequence[list[Row]], losses: Losses) -> bytes:  # noqa: ARG002 - no more is lost
        """The lines."""
        return "".join([json_line(row) for rows in events for row in rows]).encode()
