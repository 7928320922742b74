"""All of what is handed over as JSON Lines: an entry a line, its values as the store has them."""

from timeline.handover.entries import rows_of
from timeline.handover.request import Handover
from timeline.interchange.entries_table import fields_of_row, losses_of
from timeline.interchange.written import Written
from timeline.render.json_text import json_line


def write(asked: Handover) -> Written:
    """The lines in UTF-8."""
    made = bytearray()
    for row in rows_of(asked.content):
        made += json_line(fields_of_row(row)).encode()
    return Written(bytes(made), losses_of(asked).listed)
