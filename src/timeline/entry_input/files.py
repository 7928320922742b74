"""The records of a file from elsewhere, whatever its format."""

import msgspec

from timeline.entry_input.file_kinds import Format, format_of, workbook_or_text
from timeline.entry_input.json_records import json_lines_records, json_records
from timeline.entry_input.records import Records
from timeline.entry_input.tables import csv_records
from timeline.entry_input.text_encoding import text_of
from timeline.entry_input.workbooks import workbook_records
from timeline.entry_input.yaml_records import yaml_records
from timeline.errors import TimelineError


class ReadAs(msgspec.Struct, frozen=True):
    """How a file is to be read, where it does not tell by itself."""

    format: Format | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    records: str | None = None
    """The path of the list of records in JSON: `data.items`."""


def read_records(data: bytes, name: str, how: ReadAs = ReadAs()) -> Records:  # noqa: B008 - it is frozen
    """The records of a file. Raises TimelineError, with places in it, for one that holds none."""
    format_ = how.format or workbook_or_text(name, data)
    if format_ == "excel":
        _refuse_option("--delimiter", how.delimiter, "delimited text")
        _refuse_option("--encoding", how.encoding, "text")
        _refuse_option("--records", how.records, "JSON")
        return workbook_records(data, name, how.sheet)
    _refuse_option("--sheet", how.sheet, "workbooks")
    text = text_of(data, name, how.encoding)
    format_ = format_ or format_of(name, text)
    if format_ != "json":
        _refuse_option("--records", how.records, "JSON")
    if format_ == "csv":
        return csv_records(text, name, _delimiter(how.delimiter))
    _refuse_option("--delimiter", how.delimiter, "delimited text")
    if format_ == "json":
        return json_records(text, name, how.records)
    return json_lines_records(text, name) if format_ == "jsonl" else yaml_records(text, name)


def _delimiter(named: str | None) -> str | None:
    if named is None:
        return None
    delimiter = "\t" if named.casefold() in ("tab", "\\t") else named
    if len(delimiter) != 1 or delimiter in '"\r\n':
        mend = "such as ';', '|' or tab"
        raise TimelineError.of("option", f"--delimiter is one character, not `{named}`", mend)
    return delimiter


def _refuse_option(option: str, value: str | None, what: str) -> None:
    if value is not None:
        raise TimelineError.of("option", f"{option} belongs to {what}, and this file is something else")
