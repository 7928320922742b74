"""The table of formats that `timeline import` reads into a store.

A format is a function from the bytes of a file and its name to records (`timeline.entry_input.records.Records`), whose
keys are those of an event and an account as `add` knows them; from there on all take one way, the way of `add --from`.
What is read back into entries that are there, as the schedule of disputed points, is no import of this table.
"""

from collections.abc import Callable
from pathlib import PurePath
from typing import TypeAlias

import msgspec

from timeline.entry_input.file_kinds import ENDINGS, Format, workbook_or_text
from timeline.entry_input.files import ReadAs, read_records
from timeline.entry_input.records import Records
from timeline.errors import TimelineError

Read: TypeAlias = Callable[[bytes, str, ReadAs], Records]
"""The records of a file, by its bytes and its name; raises TimelineError with the places of what is wrong."""


class ImportFormat(msgspec.Struct, frozen=True):
    """A format: what a file of it is, and what reads it."""

    meaning: str
    read: Read


_CALLED = {"csv": "a table of text", "jsonl": "JSON Lines", "excel": "a workbook", "json": "JSON", "yaml": "YAML"}
_COMMANDS = {
    "csv": "import csv",
    "jsonl": "import jsonl",
    "excel": "import xlsx",
    "json": "add --from",
    "yaml": "add --from",
}


def _table(format_: Format) -> Read:
    """A table or lines of any making; one that `timeline export` wrote is taken as it stands."""

    def read(data: bytes, name: str, how: ReadAs) -> Records:
        _refuse_another(format_, data, name)
        return read_records(data, name, msgspec.structs.replace(how, format=format_))

    return read


def _refuse_another(format_: Format, data: bytes, name: str) -> None:
    """Raises TimelineError for a file that looks like something else, with what it looks like."""
    looks: str | None = workbook_or_text(name, data)
    if looks is None:
        begin = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        by_name = ENDINGS.get(PurePath(name).suffix.casefold())
        looks = {b"{": "jsonl", b"[": "json"}.get(begin, "yaml" if by_name == "yaml" else "csv")
    if looks != format_ and data.strip():
        mend = f"timeline {_COMMANDS.get(looks, 'add --from')} {name}"
        raise TimelineError.of("format", f"{name} looks like {_CALLED[looks]}, and not like {_CALLED[format_]}", mend)


IMPORTS: dict[str, ImportFormat] = {
    "csv": ImportFormat("a table: our own, or any other with --map", _table("csv")),
    "jsonl": ImportFormat("JSON Lines: our own, or any other with --map", _table("jsonl")),
    "xlsx": ImportFormat("a workbook: our own, or any other with --map", _table("excel")),
}
"""Every format, by the name that the command line knows."""
