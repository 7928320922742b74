"""Which column of a table, or key of a record, is which key of ours: `--map ts=when --map msg=title`."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from timeline.entry_input.values import KEYS
from timeline.errors import TimelineError, near_misses

_BARE = frozenset({"to", *KEYS["event"], *KEYS["account"]})
_OWNED: Mapping[str, frozenset[str]] = {
    "event": frozenset(KEYS["event"]) - {"accounts"},
    "account": frozenset(KEYS["account"]),
    "source": frozenset(KEYS["source"]),
}


def is_key(name: str) -> bool:
    """Whether a name is one that an entry may be given by: `when`, `account.when`, `points.drones`, `x-folder`."""
    if name in _BARE or name.startswith("x-"):
        return True
    owner, dot, key = name.partition(".")
    if owner == "points":
        return bool(key.strip())
    if not dot or owner not in _OWNED:
        return False
    if key in _OWNED[owner] or key.startswith("x-"):
        return True
    return owner != "source" and key.startswith("points.") and bool(key[7:].strip())


def parse_mapping(texts: Iterable[str]) -> dict[str, str]:
    """Column to key; an empty key leaves the column out. Raises TimelineError."""
    mapping: dict[str, str] = {}
    for text in texts:
        column, equals, key = (part.strip() for part in text.rpartition("="))
        if not equals or not column:
            raise TimelineError.of("map", f"--map {text!r} names no column and key", "write --map COLUMN=KEY: ts=when")
        if key and not is_key(key):
            raise _no_key(key, f"--map {text!r}: ")
        if mapping.setdefault(column, key) != key:
            raise TimelineError.of("map", f"the column `{column}` is mapped twice", "a column is one key")
    keys = [key for key in mapping.values() if key]
    for key in keys:
        if keys.count(key) > 1:
            raise TimelineError.of("map", f"two columns are mapped to `{key}`", "leave one out: --map COLUMN=")
    return mapping


class Columns(msgspec.Struct, frozen=True):
    """Which columns are taken, each with its key, and which are left out."""

    keys: dict[str, str]
    left_out: tuple[str, ...]

    def fields(self, record: Mapping[str, object]) -> dict[str, object]:
        """The values of a record by our keys."""
        return {key: found for column, key in self.keys.items() if (found := value_at(record, column)) is not None}

    @property
    def labels(self) -> dict[str, str]:
        """What each key is called in the file, for messages."""
        return {key: f"`{column}`" for column, key in self.keys.items()}


def columns_of(names: Sequence[str], mapping: Mapping[str, str], records: Sequence[Mapping[str, object]]) -> Columns:
    """Sorts the columns of a file. Raises TimelineError for a mapped column that is missing, and for an unknown one.

    Where a mapping is given, columns that it does not name and that are no keys of ours are left out; without any,
    they are errors, for a typing mistake looks the same.
    """
    for column in mapping:
        if column not in names and not any(value_at(record, column) is not None for record in records):
            near = near_misses(column, names)
            mend = f"did you mean {' or '.join(near)}?" if near else f"it has {', '.join(names)}"
            raise TimelineError.of("map", f"no column is called `{column}`", mend)
    inner = {column.partition(".")[0] for column in mapping if column not in names}
    keys = {column: key for column, key in mapping.items() if key}
    left_out = [column for column, key in mapping.items() if not key]
    for name in names:
        if name in mapping:
            continue
        if is_key(name) and name not in keys.values():
            keys[name] = name
        elif name in inner:
            continue
        elif is_key(name) or mapping:
            left_out.append(name)
        else:
            raise _no_key(name, "", column=True)
    return Columns(keys, tuple(left_out))


def value_at(record: Mapping[str, object], column: str) -> object:
    """The value of a column; `user.name` is the key `name` of `user` where no key is called so."""
    if column in record:
        return record[column]
    held: object = record
    for name in column.split("."):
        if not isinstance(held, Mapping) or name not in held:
            return None
        held = held[name]
    return held


def _no_key(name: str, before: str, *, column: bool = False) -> TimelineError:
    known = sorted(_BARE)
    near = near_misses(name, known)
    what = f"the column `{name}` is no key of an entry" if column else f"`{name}` is no key of an entry"
    mend = f"did you mean {' or '.join(near)}?" if near else "docs/adding.md lists them"
    if column:
        way = f"--map {_shell(f'{name}=KEY')} says which it is, --map {_shell(f'{name}=')} leaves it out"
        mend = f"{mend} Else {way}" if near else way
    return TimelineError.of("map", before + what, mend)


def _shell(text: str) -> str:
    return f'"{text}"' if " " in text else text
