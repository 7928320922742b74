"""What `--map COLUMN=KEY` says: `--map ts=when --map date+time=when --map drones=point:drones`."""

from collections.abc import Iterable, Mapping

from timeline.entry_input.values import KEYS
from timeline.errors import TimelineError, near_misses
from timeline.store.keys import holding

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
    """Column, or columns that are joined, to key; an empty key leaves the column out. Raises TimelineError.

    `point:drones` is the key `points.drones`.
    """
    mapping: dict[str, str] = {}
    for text in texts:
        column, equals, key = (part.strip() for part in text.rpartition("="))
        if not equals or not column:
            raise TimelineError.of("map", f"--map {text!r} names no column and key", "write --map COLUMN=KEY: ts=when")
        owner, colon, point = key.partition("point:")
        if colon and owner in ("", "event.", "account."):
            key = f"{owner}points.{point}"
        if key and not is_key(key):
            raise no_key(key, f"--map {text!r}: ")
        if mapping.setdefault(column, key) != key:
            raise TimelineError.of("map", f"the column `{column}` is mapped twice", "a column is one key")
    keys = [key for key in mapping.values() if key]
    for key in keys:
        if keys.count(key) > 1 and key.rpartition(".")[2] not in _SEVERAL:
            joined = "+".join(column for column, of in mapping.items() if of == key)
            mend = f"join them: --map {_shell(f'{joined}={key}')}, or leave one out: --map COLUMN="
            raise TimelineError.of("map", f"two columns are mapped to `{key}`", mend)
    return mapping


_SEVERAL = holding("text", "source", "event", many=True) | {"points"}
"""Keys that hold as many values as are given."""


def no_key(name: str, before: str, *, column: bool = False) -> TimelineError:
    """The error for a column, or what it is mapped to, that is no key of an entry."""
    known = sorted(_BARE)
    near = near_misses(name, known)
    what = f"the column `{name}` is no key of an entry" if column else f"`{name}` is no key of an entry"
    mend = f"did you mean {' or '.join(near)}?" if near else "docs/tables.md lists them"
    if column:
        way = f"--map {_shell(f'{name}=KEY')} says which it is, --map {_shell(f'{name}=')} leaves it out"
        mend = f"{mend} Else {way}" if near else way
    return TimelineError.of("map", before + what, mend)


def _shell(text: str) -> str:
    return f'"{text}"' if " " in text else text
