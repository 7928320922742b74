"""All of what is handed over as JSON Lines: an entry a line, its values as the store has them."""

from collections.abc import Iterable, Sequence

from timeline.handover.entries import EntryRow, rows_of, rows_of_event
from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.interchange.entries_table import fields_of_row
from timeline.interchange.entrywise import OfAll, written_by
from timeline.interchange.written import Written
from timeline.model import Event, Timeline
from timeline.render.json_text import json_line


def write(asked: Handover) -> Written:
    """The lines in UTF-8."""
    return written_by(Entries, asked)


class Entries(OfAll):
    """A line an entry, in the order of the store."""

    def event(self, event: Event, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        """The lines of an event."""
        return _lines(rows_of_event(event))

    def file(self, frame: Timeline, events: Sequence[bytes], losses: Losses) -> bytes:  # noqa: ARG002 - as above
        """All lines."""
        return b"".join([_lines(rows_of(frame)), *events])


def _lines(rows: Iterable[EntryRow]) -> bytes:
    return "".join([json_line(fields_of_row(row)) for row in rows]).encode()
