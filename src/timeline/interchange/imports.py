"""The table of formats that `timeline import` reads into a store.

A format is a function from the bytes of a file and its name to records (`timeline.entry_input.records.Records`), whose
keys are those of an event and an account as `add` knows them; from there on all take one way, the way of `add --from`.
What is read back into entries that are there, as the schedule of disputed points, is no import of this table.
"""

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from timeline.entry_input.file_kinds import Format
from timeline.entry_input.files import ReadAs, read_records
from timeline.entry_input.records import Records

Read: TypeAlias = Callable[[bytes, str, ReadAs], Records]
"""The records of a file, by its bytes and its name; raises TimelineError with the places of what is wrong."""


class ImportFormat(msgspec.Struct, frozen=True):
    """A format: what a file of it is, and what reads it."""

    meaning: str
    read: Read


def _table(format_: Format) -> Read:
    """A table or lines of any making; one that `timeline export` wrote is taken as it stands."""
    return lambda data, name, how: read_records(data, name, msgspec.structs.replace(how, format=format_))


IMPORTS: dict[str, ImportFormat] = {
    "csv": ImportFormat("a table: our own, or any other with --map", _table("csv")),
    "jsonl": ImportFormat("JSON Lines: our own, or any other with --map", _table("jsonl")),
    "xlsx": ImportFormat("a workbook: our own, or any other with --map", _table("excel")),
}
"""Every format, by the name that the command line knows."""
