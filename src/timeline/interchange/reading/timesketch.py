"""A Timesketch timeline, as a table or as JSON Lines: a row an event, told by the log that it comes from.

Rows that our own export has written, an edge of an account each, become the events and accounts that they were
(`timesketch_own`).
"""

import json
from collections.abc import Mapping

from timeline.entry_input.files import ReadAs
from timeline.entry_input.json_records import json_lines_records
from timeline.entry_input.records import Records
from timeline.entry_input.tables import csv_records
from timeline.entry_input.text_encoding import text_of
from timeline.entry_input.values import Tree
from timeline.errors import TimelineError
from timeline.interchange.incoming import Foreign, Incoming, NewSources
from timeline.interchange.reading.log_rows import entry, stamp
from timeline.interchange.reading.timesketch_own import OwnRows, is_own

_TOLD = ("source_long", "sourcetype", "source_short", "source")
"""Columns that name the log, the most exact one first."""


def read(data: bytes, name: str, how: ReadAs) -> Incoming:
    """The rows. Raises TimelineError with the places of what is wrong."""
    text = text_of(data, name, how.encoding)
    made = Foreign(name, text.split("\n"))
    records = _records(text, name)
    for refused in records.refused:
        made.refuse(refused.place.line, TimelineError(refused.problems))
    if records.records and all(is_own(record.fields) for record in records.records):
        own = OwnRows(made)
        for record in records.records:
            own.take(record.place.line, record.fields)
        return own.incoming()
    sources = NewSources()
    for record in records.records:
        try:
            fields = _fields(record.fields, sources)
        except TimelineError as error:
            made.refuse(record.place.line, error)
            continue
        made.take(record.place.line, fields)
    return made.incoming("rows", sources=sources.entries)


def _records(text: str, name: str) -> Records:
    return json_lines_records(text, name) if text.lstrip()[:1] == "{" else csv_records(text, name)


def _fields(row: Mapping[str, object], sources: NewSources) -> Tree:
    given = row.get("datetime") or row.get("timestamp")
    if given in (None, ""):
        message = "this row has neither `datetime` nor `timestamp`"
        raise TimelineError.of("log", message, "fill one of them in")
    told = next((str(row[key]).strip() for key in _TOLD if str(row.get(key) or "").strip(" -")), None)
    used = {"message", "datetime", "timestamp", "timestamp_desc", "tag"}
    used |= {key for key in _TOLD if str(row.get(key) or "") == told}
    others = {key: value for key, value in row.items() if key not in used}
    fields = entry(str(row.get("message") or ""), str(row.get("timestamp_desc") or ""), stamp(str(given)), others)
    fields["tags"] = tags_of(row.get("tag"))
    return {**fields, "source": sources.id_of(told)} if told else fields


def tags_of(held: object) -> list[str]:
    """The labels of a row: a list, or in a table its JSON or its items with commas between them; `-` is none."""
    if isinstance(held, str):
        text = held.strip()
        if text.startswith("["):
            try:
                held = json.loads(text)
            except (json.JSONDecodeError, RecursionError):
                held = text.strip("[]").split(",")
        else:
            held = text.split(",")
    items = [str(item).strip(" '\"") for item in held] if isinstance(held, list) else []
    return [item for item in items if item not in ("", "-")]
