"""All of what is handed over as delimited text (RFC 4180): every cell in quotes, so that no semicolon splits one."""

import csv
from io import BytesIO, TextIOWrapper

from timeline.handover.request import Handover
from timeline.interchange.entries_table import losses_of, table_of
from timeline.interchange.written import Written


def write(asked: Handover) -> Written:
    """The table in UTF-8."""
    made = BytesIO()
    text = TextIOWrapper(made, encoding="utf-8", newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table_of(asked))
    text.flush()
    return Written(made.getvalue(), losses_of(asked).listed)
