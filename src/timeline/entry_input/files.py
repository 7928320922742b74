"""The records of a file from elsewhere, whatever its format."""

from typing import assert_never

import msgspec

from timeline.entry_input.file_kinds import Format, format_of, workbook_or_text
from timeline.entry_input.json_records import json_lines_records, json_records
from timeline.entry_input.own_rows import own_records_of_lines, own_records_of_table
from timeline.entry_input.records import Records
from timeline.entry_input.tables import csv_records
from timeline.entry_input.text_encoding import text_of
from timeline.entry_input.workbooks import workbook_records
from timeline.entry_input.yaml_records import yaml_records
from timeline.errors import TimelineError
from timeline.store.refusing.git_conflict import conflict_problems


class ReadAs(msgspec.Struct, frozen=True):
    """How a file is to be read, where it does not tell by itself."""

    format: Format | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    records: str | None = None
    """The path of the list of records in JSON: `data.items`."""
    is_mapped: bool = False
    """Whether the user says what its columns are."""


def read_records(data: bytes, name: str, how: ReadAs = ReadAs()) -> Records:  # noqa: B008 - it is frozen
    """The records of a file. Raises TimelineError, with places in it, for one that holds none."""
    told = how.format or workbook_or_text(name, data)
    text = "" if told == "excel" else text_of(data, name, how.encoding)
    if problems := conflict_problems(text, name, whole=True):
        raise TimelineError(problems)
    match format_ := told or format_of(name, text):
        case "excel":
            _refuse_options_but("sheet", of=how)
            return own_records_of_table(workbook_records(data, name, how.sheet))
        case "csv":
            _refuse_options_but("encoding", "delimiter", of=how)
            return own_records_of_table(csv_records(text, name, _delimiter(how.delimiter)))
        case "json":
            _refuse_options_but("encoding", "records", of=how)
            return json_records(text, name, how.records)
        case "jsonl":
            _refuse_options_but("encoding", of=how)
            return own_records_of_lines(text, name) or json_lines_records(text, name)
        case "yaml":
            _refuse_options_but("encoding", of=how)
            return yaml_records(text, name)
        case _:
            assert_never(format_)


def _delimiter(named: str | None) -> str | None:
    if named is None:
        return None
    delimiter = "\t" if named.casefold() in ("tab", "\\t") else named
    if len(delimiter) != 1 or delimiter in '"\r\n':
        mend = "such as ';', '|' or tab"
        raise TimelineError.of("option", f"--delimiter is one character, not `{named}`", mend)
    return delimiter


def _refuse_options_but(*taken: str, of: ReadAs) -> None:
    """Raises TimelineError for an option that a format has no use for: whoever gives it means another file."""
    for option, what in _BELONGS_TO.items():
        if option not in taken and getattr(of, option) is not None:
            message = f"--{option} belongs to {what}, and this file is something else"
            raise TimelineError.of("option", message, "leave it out, or say what the file is with --format")


_BELONGS_TO = {"encoding": "text", "delimiter": "delimited text", "sheet": "workbooks", "records": "JSON"}
"""What each option of `ReadAs` but the format is for."""
