"""All of what is handed over as JSON Lines: an entry a line, its values as the store has them."""

from timeline.handover.entries import rows_of
from timeline.handover.request import Handover
from timeline.interchange.entries_table import fields_of_row, losses_of
from timeline.interchange.written import Written
from timeline.render.json_text import json_line


def write(asked: Handover) -> Written:
    """The lines in UTF-8."""
    lines = [json_line(fields_of_row(row)) for row in rows_of(asked.content)]
    return Written("".join(lines).encode(), losses_of(asked).listed)
