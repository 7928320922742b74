"""The table of formats that `timeline import` reads into a store.

A format is a function from the bytes of a file and its name to its entries (`timeline.interchange.incoming.Incoming`),
whose keys are those of an event and an account as `add` knows them; from there on all take one way, the way of
`add --from`. One of another tool is a module of `timeline.interchange.reading` with a function `read`; what of the file
is in no entry it counts. What is read back into entries that are there, as the schedule of disputed points, is no
import of this table.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import TypeAlias, cast

import msgspec

from timeline.entry_input.file_kinds import ENDINGS, Format, another_kind, workbook_or_text
from timeline.entry_input.files import ReadAs, read_records
from timeline.errors import TimelineError
from timeline.interchange.incoming import Incoming
from timeline.interchange.looks import LOOKS, head_of, looks_like

Read: TypeAlias = Callable[[bytes, str, ReadAs], Incoming]
"""The entries of a file, by its bytes and its name; raises TimelineError with the places of what is wrong."""


class ImportFormat(msgspec.Struct, frozen=True):
    """A format: what a file of it is, what reads it, and the extra that it needs."""

    meaning: str
    read: Read
    extra: str | None = None


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

    def read(data: bytes, name: str, how: ReadAs) -> Incoming:
        _refuse_another(format_, data, name, is_mapped=how.is_mapped)
        return Incoming(read_records(data, name, msgspec.structs.replace(how, format=format_)))

    return read


_SURE = ("ics", "gedcom", "l2tcsv", "timesketch", "timelinejs")
"""Formats that are told by how they begin; like a list of dates many a text looks."""


def _refuse_another(format_: Format, data: bytes, name: str, *, is_mapped: bool) -> None:
    """Raises TimelineError for a file that looks like something else, with what it looks like."""
    looks = _kind_of(data, name)
    known = None if is_mapped or looks == "excel" else looks_like(data, name)
    if known in _SURE:
        message = f"{name} looks like {LOOKS[known].called}, which needs no --map"
        raise TimelineError.of("format", message, f"timeline import {known} {name}, or --map its columns")
    if looks != format_ and data.strip():
        mend = f"timeline {_COMMANDS.get(looks, 'add --from')} {name}"
        raise TimelineError.of("format", f"{name} looks like {_CALLED[looks]}, and not like {_CALLED[format_]}", mend)


def _kind_of(data: bytes, name: str) -> str:
    """The format of a table of entries. Raises TimelineError for what is none."""
    found: str | None = workbook_or_text(name, data)
    if found is None:
        begin = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        by_name = ENDINGS.get(PurePath(name).suffix.casefold())
        found = {b"{": "jsonl", b"[": "json"}.get(begin, "yaml" if by_name == "yaml" else "csv")
    return found


def _foreign(format_: str, extra: str | None = None) -> Read:
    """A format of another tool, whose module is loaded when it is read."""

    def read(data: bytes, name: str, how: ReadAs) -> Incoming:
        _refuse_unlike(format_, data, name, how.encoding)
        for option in ("delimiter", "sheet", "records"):
            if getattr(how, option) is not None:
                raise TimelineError.of("option", f"--{option} has no use for {format_}", "leave it out")
        if how.is_mapped:
            raise TimelineError.of("option", f"--map has no use for {format_}, which says what is what", "leave it out")
        try:
            module = import_module(f"timeline.interchange.reading.{format_}")
        except ModuleNotFoundError as error:
            if extra is None or (error.name or "").startswith("timeline"):
                raise
            message = f"{format_} files are read by a library that is not installed: {error.name}"
            raise TimelineError.of("missing-extra", message, f"pip install 'sourced-timeline[{extra}]'") from None
        return cast("Read", module.read)(data, name, how)

    return read


def _refuse_unlike(format_: str, data: bytes, name: str, encoding: str | None) -> None:
    """Raises TimelineError for a file that looks like one of another format, and not like one of this."""
    called = LOOKS[format_].called
    if LOOKS[format_].fits(head_of(data, encoding), PurePath(name).suffix.casefold()):
        return
    known = looks_like(data, name)
    if known in _SURE:
        message = f"{name} looks like {LOOKS[known].called}, and not like {called}"
        raise TimelineError.of("format", message, f"timeline import {known} {name}")
    if (other := another_kind(data)) is not None:
        message = f"{name} is {other}, and not {called}"
        raise TimelineError.of("format", message, "`timeline import list` has every format that is read")
    if format_ in _SURE and data.strip():
        message = f"{name} does not begin as {called} does"
        raise TimelineError.of("format", message, "`timeline import list` has every format that is read")


IMPORTS: dict[str, ImportFormat] = {
    "csv": ImportFormat("a table: our own, or any other with --map", _table("csv")),
    "jsonl": ImportFormat("JSON Lines: our own, or any other with --map", _table("jsonl")),
    "xlsx": ImportFormat("a workbook: our own, or any other with --map", _table("excel"), "excel"),
    "ics": ImportFormat("a calendar (iCalendar)", _foreign("ics", "calendar"), "calendar"),
    "timelinejs": ImportFormat(
        "slides of TimelineJS: its JSON, or its sheet as a table of text", _foreign("timelinejs")
    ),
    "timesketch": ImportFormat("a Timesketch timeline: a table, or JSON Lines", _foreign("timesketch")),
    "l2tcsv": ImportFormat("a table of log2timeline (plaso)", _foreign("l2tcsv")),
    "gedcom": ImportFormat("a family tree (GEDCOM): events of persons and families", _foreign("gedcom")),
    "markwhen": ImportFormat("a markwhen document", _foreign("markwhen")),
    "markdown": ImportFormat("a Markdown list of the form `- date: text`", _foreign("markdown")),
}
"""Every format, by the name that the command line knows."""
