"""Timesketch as JSON Lines: an edge of an account a line."""

from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.interchange.timesketch_rows import rows_of
from timeline.interchange.written import Written
from timeline.render.json_text import json_line


def write(asked: Handover) -> Written:
    """The lines in UTF-8."""
    losses = Losses()
    lines = [json_line(row) for row in rows_of(asked, losses, 9999)]
    return Written("".join(lines).encode(), losses.listed)
