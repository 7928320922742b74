"""The table of log2timeline, as plaso writes it: a row an event, told by the log that it comes from.

Its columns are fixed: date (the month first), time, timezone, MACB, source, sourcetype, type, user, host, short, desc,
version, filename, inode, notes, format and extra. `-` is nothing, a date of zeros is none.
"""

import re
from collections.abc import Mapping

from timeline.entry_input.files import ReadAs
from timeline.entry_input.tables import csv_records
from timeline.entry_input.text_encoding import text_of
from timeline.entry_input.values import Tree
from timeline.errors import MalformedText, TimelineError, shortened
from timeline.interchange.incoming import Foreign, Incoming, NewSources
from timeline.interchange.reading.log_rows import entry, stamp
from timeline.when import check_zone

_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)
_READ = frozenset({"date", "time", "timezone", "sourcetype", "type", "short", "desc"})


def read(data: bytes, name: str, how: ReadAs) -> Incoming:
    """The rows. Raises TimelineError with the places of what is wrong."""
    text = text_of(data, name, how.encoding)
    made = Foreign(name, text.split("\n"))
    sources = NewSources()
    records = csv_records(text, name, ",")
    for refused in records.refused:
        made.refuse(refused.place.line, TimelineError(refused.problems))
    for record in records.records:
        cells = {column: _cell(value) for column, value in record.fields.items()}
        try:
            fields = _fields(cells, sources)
        except TimelineError as error:
            made.refuse(record.place.line, error)
            continue
        if not fields["when"]:
            made.lose("undated", record.place.line)
        if "T" not in str(fields["when"]) and _zone(cells.get("timezone", "")) != "Z":
            # A day is one of no zone.
            made.lose("entry.timezone", record.place.line)
        made.take(record.place.line, fields)
    return made.incoming("rows", sources=sources.entries)


def _fields(cells: Mapping[str, str], sources: NewSources) -> Tree:
    message = cells.get("desc") or cells.get("short", "")
    short = cells.get("short", "")
    others: dict[str, object] = {column: text for column, text in cells.items() if column not in _READ}
    if short and not message.startswith(short.removesuffix("...")):
        others["short"] = short
    told = cells.get("sourcetype") or cells.get("source")
    fields = entry(message, cells.get("type", ""), _when(cells), others)
    return {**fields, "source": sources.id_of(told)} if told else fields


def _when(cells: Mapping[str, str]) -> str:
    date, clock, zone = cells.get("date", ""), cells.get("time", ""), _zone(cells.get("timezone", ""))
    if not date.strip("0/"):
        return ""
    found = _DATE.fullmatch(date)
    if found is None:
        message = f"this is no date of log2timeline: {shortened(date)}"
        raise TimelineError.of("log", message, "write it as 03/18/2025, the month first")
    day = f"{found[3]}-{found[1]}-{found[2]}"
    return stamp(f"{day} {clock}" if clock.strip("-: ") else day, zone)


def _zone(named: str) -> str:
    if named.upper() in ("", "UTC", "Z", "GMT"):
        return "Z"
    try:
        check_zone(named)
    except MalformedText as error:
        raise TimelineError.of("log", error.message, error.mend) from None
    return f"[{named}]"


def _cell(value: object) -> str:
    text = str(value).strip()
    return "" if text == "-" else text
