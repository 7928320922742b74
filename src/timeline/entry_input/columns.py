"""Which columns of a file, or keys of its records, make up which keys of an entry."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from timeline.entry_input.given_times import SpanText
from timeline.entry_input.joined_times import joined_time
from timeline.entry_input.mapping import is_key, no_key
from timeline.entry_input.records import Record
from timeline.entry_input.rejected import REASON
from timeline.entry_input.workbook_cells import FORMULA
from timeline.errors import TimelineError, near_misses, shortened
from timeline.store.keys import holding

_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA)")
_FREE = ("points.", "event.points.", "account.points.", "x-", "event.x-", "account.x-", "source.x-")
"""What begins a key whose last part the user has chosen."""


class Column(msgspec.Struct, frozen=True):
    """One key and the columns that it is made of.

    `sides` are the columns that are joined; a span has two sides. With `named`, the first column holds the names of
    points and the second their values.
    """

    key: str
    label: str
    sides: tuple[tuple[str, ...], ...]
    named: bool = False

    @property
    def bare_key(self) -> str:
        """The key without whose it is."""
        return self.key.rpartition(".")[2]

    @property
    def is_time(self) -> bool:
        """Whether it holds a time."""
        return self.bare_key in holding("time") and not self.key.startswith(_FREE)

    def value(self, record: Mapping[str, object]) -> object:
        """What it holds of a record; None where that is nothing. Raises TimelineError for half a point or span."""
        if self.named:
            return self._named_point(record)
        for name in (one for side in self.sides for one in side):
            _refuse_error(name, value_at(record, name))
        sides = [self._joined(record, side) for side in self.sides]
        if len(sides) == 1:
            return sides[0]
        if sides[0] is None and sides[1] is not None:
            raise TimelineError.of("table", f"{self.label} has an end and no begin", "leave the end out, or fill it in")
        return sides[0] if sides[1] is None else SpanText(str(sides[0]), str(sides[1]))

    def _joined(self, record: Mapping[str, object], columns: tuple[str, ...]) -> object:
        if len(columns) == 1:
            found = value_at(record, columns[0])
            return None if isinstance(found, str) and not found.strip() else found
        cells = [(column, value_at(record, column)) for column in columns]
        filled = [(column, cell) for column, cell in cells if cell is not None and str(cell).strip()]
        if not filled:
            return None
        if self.is_time:
            return joined_time([(column, "" if cell is None else str(cell).strip()) for column, cell in cells])
        if self.bare_key in holding("text", "source", "event", many=True):
            return [item for _, cell in filled for item in (cell if isinstance(cell, list) else [str(cell)])]
        return (", " if self.bare_key == "place" else " ").join(str(cell).strip() for _, cell in filled)

    def _named_point(self, record: Mapping[str, object]) -> object:
        name, value = (value_at(record, column) for column in self.sides[0])
        for column, cell in zip(self.sides[0], (name, value), strict=True):
            _refuse_error(column, cell)
        if value is None or not str(value).strip():
            return None
        if name is None or not str(name).strip():
            raise TimelineError.of("table", f"{self.label} has a value and no name", "fill the name in")
        return {str(name).strip(): value}


class Columns(msgspec.Struct, frozen=True):
    """Which columns are taken, each with its key, and which are left out."""

    taken: tuple[Column, ...]
    left_out: tuple[str, ...]

    def fields(self, record: Mapping[str, object]) -> dict[str, object]:
        """The values of a record by our keys. Raises TimelineError."""
        fields: dict[str, object] = {}
        for column in self.taken:
            try:
                found = column.value(record)
            except TimelineError as error:
                raise TimelineError([one._replace(field=column.label.strip("`")) for one in error.problems]) from None
            if found is not None:
                fields[column.key] = _both(fields[column.key], found) if column.key in fields else found
        return fields

    @property
    def labels(self) -> dict[str, str]:
        """What each key is called in the file, for messages."""
        return {column.key: column.label for column in self.taken}


def unvalued(columns: Columns, records: Iterable[Record]) -> tuple[int, ...]:
    """The numbers of the records that name a point and have no value for it."""
    named = [column.sides[0] for column in columns.taken if column.named]
    return tuple(
        [
            record.place.record
            for record in records
            if any(value_at(record.fields, name) and not value_at(record.fields, value) for name, value in named)
        ]
    )


def columns_of(names: Sequence[str], mapping: Mapping[str, str], records: Sequence[Mapping[str, object]]) -> Columns:
    """Sorts the columns of a file. Raises TimelineError for a mapped column that is missing, and for an unknown one.

    Where a mapping is given, columns that it does not name and that are no keys of ours are left out; without any,
    they are errors, for a typing mistake looks the same.
    """
    there = _There(names, records)
    taken = [there.column(text, key) for text, key in mapping.items() if key]
    dropped = [text for text, key in mapping.items() if not key and there.sides_of(text, "")]
    used = {one for column in taken for side in column.sides for one in side} | set(dropped)
    keys = {column.key for column in taken}
    left_out = list(dropped)
    for name in names:
        if name in used:
            continue
        if inner := [path for path in used if path.startswith(f"{name}.")]:
            left_out += there.siblings(name, inner)
        elif is_key(name) and name not in keys:
            taken.append(Column(name, f"`{name}`", ((name,),)))
        elif is_key(name) or mapping or name == REASON:
            left_out.append(name)
        else:
            raise no_key(name, "", column=True)
    return Columns(tuple(taken), tuple(left_out))


class _There:
    """What a file has: its columns, and what stands below them in its records."""

    def __init__(self, names: Sequence[str], records: Sequence[Mapping[str, object]]) -> None:
        self._names = names
        self._records = records

    def column(self, text: str, key: str) -> Column:
        """The columns that `--map TEXT=KEY` names. Raises TimelineError."""
        points = key.rpartition(".")[2] == "points"
        if points and ":" in text and not self._has(text):
            name, _, value = text.partition(":")
            sides = (*self.sides_of(name.strip(), ""), *self.sides_of(value.strip(), ""))
            return Column(key, f"`{text}`", ((sides[0][0], sides[1][0]),), named=True)
        return Column(key, f"`{text}`", self.sides_of(text, key))

    def sides_of(self, text: str, key: str) -> tuple[tuple[str, ...], ...]:
        """The columns of each side. Raises TimelineError for one that is not there."""
        if self._has(text):
            return ((text,),)
        sides = text.split("/") if key.rpartition(".")[2] in holding("time") and text.count("/") == 1 else [text]
        parts = [[part.strip() for part in side.split("+")] for side in sides]
        for part in (one for side in parts for one in side):
            if not self._has(part):
                near = near_misses(part, self._names)
                mend = f"did you mean {' or '.join(near)}?" if near else f"it has {', '.join(self._names)}"
                raise TimelineError.of("map", f"no column is called `{part}`", mend)
        return tuple([tuple(side) for side in parts])

    def _has(self, column: str) -> bool:
        return column in self._names or any(value_at(record, column) is not None for record in self._records)

    def siblings(self, name: str, taken: Sequence[str]) -> list[str]:
        """The paths below a name that no column takes."""
        paths = dict.fromkeys(path for record in self._records for path in _paths(record.get(name), name))
        return [path for path in paths if not any(path == one or path.startswith(f"{one}.") for one in taken)]


def value_at(record: Mapping[str, object], column: str) -> object:
    """The value of a column; `user.name` is the key `name` of `user` where no key is called so.

    `users.0.name` is that of the first of a list, `users.name` are those of all of them.
    """
    if column in record:
        return record[column]
    return _below(record, column.split("."))


def _below(held: object, path: Sequence[str]) -> object:
    if not path:
        return held
    if isinstance(held, Mapping):
        return _below(held[path[0]], path[1:]) if path[0] in held else None
    if not isinstance(held, list):
        return None
    if path[0].isdecimal():
        return _below(held[int(path[0])], path[1:]) if int(path[0]) < len(held) else None
    found = [value for item in held if (value := _below(item, path)) is not None]
    return found or None


def _refuse_error(column: str, cell: object) -> None:
    """Raises TimelineError for what a spreadsheet shows where it has no value."""
    if not isinstance(cell, str) or not cell.startswith("#"):
        return
    if cell.startswith(FORMULA):
        message = f"`{column}` holds a formula whose value was not saved:{shortened(cell.removeprefix(FORMULA))}"
        raise TimelineError.of("table", message, "open it in the spreadsheet program, and save it there")
    if _ERROR.fullmatch(cell.strip()) is not None:
        message = f"`{column}` holds `{cell.strip()}`, an error of the spreadsheet"
        raise TimelineError.of("table", message, "mend it there, or leave the cell empty")


def _paths(held: object, path: str) -> Iterator[str]:
    """The paths of all values below one; the items of a list have that of the list."""
    if isinstance(held, Mapping):
        for key, value in held.items():
            yield from _paths(value, f"{path}.{key}")
    elif isinstance(held, list) and any(isinstance(item, Mapping) for item in held):
        for item in held:
            yield from _paths(item, path)
    elif held is not None:
        yield path


def _both(one: object, other: object) -> object:
    """What two columns of one key hold: all points of both, all items of both."""
    if isinstance(one, dict) and isinstance(other, dict):
        again = next((name for name in other if name in one), None)
        if again is not None:
            raise TimelineError.of("duplicate-name", f"the point `{again}` is given twice", "leave one of them out")
        return one | other
    return [*(one if isinstance(one, list) else [str(one)]), *(other if isinstance(other, list) else [str(other)])]
