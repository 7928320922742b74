"""Records of a file: the items of YAML and JSON, the lines of JSON Lines, the rows of a table."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Literal, get_args

import msgspec

from timeline.errors import Place, Problem, TimelineError
from timeline.store.positions import Document, Node, NotYamlError
from timeline.store.refusing.yaml_features import structure_problems
from timeline.store.refusing.yaml_syntax import syntax_problem
from timeline.store.scalars import scalar_value

Format = Literal["yaml", "json", "jsonl", "csv"]
PlaceOf = Callable[[int], Place]
FORMATS: tuple[Format, ...] = get_args(Format)

_ENDINGS: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
}
_DELIMITERS = (",", ";", "\t", "|")
_FIRST_KEY = re.compile(r"(?:-\s+)?[\w\"'-]+:(?:\s|$)|-\s|---|#|%")


class Record(msgspec.Struct, frozen=True):
    """One record with its place in the file."""

    fields: Mapping[str, object]
    place: Place


class Records(msgspec.Struct, frozen=True):
    """What a file holds; `sources` where it is a store or looks like one."""

    records: tuple[Record, ...]
    names: tuple[str, ...]
    """The columns, or every key of any record, in the order in which they come up."""
    sources: Mapping[str, object] = {}
    timezone: str | None = None
    """That of a store, for its clock times without a zone."""


def format_of(name: str, text: str) -> Format:
    """The format by the ending of the name, else by how the text begins."""
    told = _ENDINGS.get(PurePath(name).suffix.casefold())
    if told is not None:
        return told
    begin = text.lstrip()
    if begin.startswith("["):
        return "json"
    if begin.startswith("{"):
        first, _, rest = begin.partition("\n")
        return "jsonl" if first.rstrip().endswith("}") and rest.lstrip().startswith("{") else "json"
    first = begin.partition("\n")[0]
    if _FIRST_KEY.match(first) or not any(delimiter in first for delimiter in _DELIMITERS):
        return "yaml"
    return "csv"


def read_records(text: str, name: str, format_: Format) -> Records:
    """The records of a text. Raises TimelineError with places in it."""
    match format_:
        case "csv":
            return _csv(text, name)
        case "json":
            return _of_tree(_json(text, name, 1), lambda _: Place(name, 1, 1), name)
        case "jsonl":
            return _collected(_json_lines(text, name))
        case "yaml":
            return _yaml(text, name)


def _collected(
    records: Iterator[Record], sources: Mapping[str, object] | None = None, timezone: str | None = None
) -> Records:
    kept = tuple(records)
    names = dict.fromkeys(name for record in kept for name in record.fields)
    return Records(kept, tuple(names), sources or {}, timezone)


def _csv(text: str, name: str) -> Records:
    import csv
    from io import StringIO

    head = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count) if any(one in head for one in _DELIMITERS) else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = text.split("\n")
    rows: list[tuple[int, list[str]]] = []
    begin = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((begin, row))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise _problem("table", f"this row cannot be read: {error}", _line(name, lines, begin)) from None
    if not rows:
        raise TimelineError([Problem("table", "this file has no rows", None, Place(name, 1, 1))])
    header = [cell.strip() for cell in rows[0][1]]
    while header and not header[-1]:
        del header[-1]
    for number, column in enumerate(header):
        if column in header[:number]:
            raise _problem("table", f"two columns are called `{column}`", _line(name, lines, rows[0][0]))
        if not column:
            message = f"column {number + 1} has no name"
            raise _problem("table", message, _line(name, lines, rows[0][0]), "the first row names the columns")
    problems: list[Problem] = []
    records: list[Record] = []
    for line, row in rows[1:]:
        place = _line(name, lines, line)
        if any(cell.strip() for cell in row[len(header) :]):
            message = f"this row has {len(row)} cells, and the first one names {len(header)} columns"
            problems.append(Problem("table", message, "put text with the separator in it in quotes", place))
        fields = {column: cell for column, cell in zip(header, row, strict=False) if cell.strip()}
        records.append(Record(fields, place))
    if problems:
        raise TimelineError(problems)
    return Records(tuple(records), tuple(header))


def _json(text: str, name: str, line: int) -> object:
    import json

    def no_number(word: str) -> object:
        raise TimelineError([Problem("json", f"`{word}` is no JSON", "write null, or a text", Place(name, line, 1))])

    try:
        # Decimals stay as they are written: 1.10 is not 1.1.
        return json.loads(text, parse_float=str, parse_constant=no_number)
    except json.JSONDecodeError as error:
        excerpt = text.split("\n")[error.lineno - 1]
        place = Place(name, line + error.lineno - 1, error.colno, 1, excerpt)
        raise _problem("json", f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}", place) from None
    except RecursionError:
        raise _problem("json", "this is nested too deep", Place(name, line, 1)) from None


def _json_lines(text: str, name: str) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = Place(name, number, 1, 1, line)
        held = _json(line, name, number)
        if not isinstance(held, dict):
            raise _problem("shape", "a line is one record, a map of keys", place)
        yield Record(held, place)


def _of_tree(root: object, place_of: PlaceOf, name: str) -> Records:
    """The records of a store, of a list, or of a single entry."""
    sources: Mapping[str, object] = {}
    timezone = None
    if isinstance(root, dict) and isinstance(root.get("events"), list):
        held = root.get("sources")
        sources = held if isinstance(held, dict) else {}
        timezone = str(root["timezone"]) if root.get("timezone") else None
        root = root["events"]
    items = root if isinstance(root, list) else [root]
    records = []
    for number, item in enumerate(items):
        if item is None:
            continue
        if not isinstance(item, dict):
            raise _problem("shape", f"entry {number + 1} is no map of keys", place_of(number))
        records.append(Record(item, place_of(number)))
    if not records and not sources:
        raise TimelineError([Problem("table", "this file has no entries", None, Place(name, 1, 1))])
    return _collected(iter(records), sources, timezone)


def _yaml(text: str, name: str) -> Records:
    try:
        document = Document(text, name)
        problems = structure_problems(document)
    except NotYamlError as fault:
        raise TimelineError([syntax_problem(fault, text, name)]) from None
    if problems:
        raise TimelineError(problems)
    if document.root is None:
        raise TimelineError([Problem("table", "this file has no entries", None, Place(name, 1, 1))])
    root = document.root.resolved
    events = next((value.resolved for key, value in root.pairs if key.text == "events"), root)
    nodes = events.items if events.kind == "list" else [root]

    def place_of(number: int) -> Place:
        node = nodes[number]
        return document.place(node.begin, node.begin + 1)

    return _of_tree(_as_written(root), place_of, name)


def _as_written(node: Node, *, free: bool = False) -> object:
    """What a node holds, scalars as texts as they are written, for most keys take text; what is empty is None.

    Below a key that begins with `x-` (`free`) they are what YAML makes of them.
    """
    node = node.resolved
    if node.kind == "map":
        return {
            key.resolved.text: _as_written(value, free=free or key.resolved.text.startswith("x-"))
            for key, value in node.pairs
        }
    if node.kind == "list":
        return [_as_written(item, free=free) for item in node.items]
    if not node.plain:
        return node.text
    value = scalar_value(node.text)
    return value if free or value is None else node.text


def _line(name: str, lines: list[str], number: int) -> Place:
    excerpt = lines[number - 1].rstrip("\r") if number <= len(lines) else ""
    return Place(name, number, 1, 1, excerpt)


def _problem(check: str, message: str, place: Place, mend: str | None = None) -> TimelineError:
    return TimelineError([Problem(check, message, mend, place)])
