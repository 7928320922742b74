"""Whose a field is: the event's, the account's, or that of a new source."""

from collections.abc import Mapping

from timeline.entry_input.values import KEYS, Reader, Tree
from timeline.errors import TimelineError

Fields = Mapping[str, object]
"""`title`, `when`, `source`, `says`, …; `account.when`, `event.points`, `source.name` say whose key is meant."""

_SHARED = frozenset(KEYS["event"]) & frozenset(KEYS["account"])
"""Keys that an event and an account both have."""

_OF_WHO_TELLS = frozenset({"when", "place", "coordinates", "points"})
"""Those of them that are of the account where they are given with a source; a note on a new event is not."""

_OF_ACCOUNTS = frozenset(KEYS["account"]) - _SHARED


def sorted_out(fields: Fields, reader: Reader) -> tuple[Tree, Tree, Tree, list[Fields]]:
    """The fields of the event, of the account, of a new source, and accounts that were given whole."""
    parts: dict[str, Tree] = {"event": {}, "account": {}, "source": {}}
    bare: Tree = {}
    several: list[Fields] = []
    for name, value in fields.items():
        if value is None or value == "" or value in ([], {}, ()) or name == "to":
            continue
        owner, dot, key = name.partition(".")
        if name == "accounts":
            several = [_as_account(item) for item in value] if isinstance(value, list) else [_as_account(value)]
        elif dot and owner in parts:
            _put(parts[owner], key, value)
        else:
            _put(bare, name, value)
    to = fields.get("to") is not None
    with_account = bool(parts["account"] or parts["source"] or not _OF_ACCOUNTS.isdisjoint(bare))
    for name, value in bare.items():
        owner = _owner(name, with_account=with_account and not several, to=to)
        part = parts[owner]
        part[name] = _one_value(name, owner, part[name], value, reader) if name in part else value
    return parts["event"], parts["account"], parts["source"], several


def _one_value(name: str, owner: str, explicit: object, bare: object, reader: Reader) -> object:
    """What a key is that was given under two names. Raises TimelineError where they say two things."""
    if name == "points":
        return _all_points(explicit, bare)
    if str(explicit).strip() == str(bare).strip():
        return explicit
    one, other = reader.labels.get(name, f"`{name}`"), reader.labels.get(f"{owner}.{name}", f"`{owner}.{name}`")
    raise TimelineError.of("option", f"{one} and {other} both give the `{name}` of the {owner}", "give one of them")


def _owner(name: str, *, with_account: bool, to: bool) -> str:
    """Whose key a bare name is."""
    if name in _OF_ACCOUNTS:
        return "account"
    if name in _SHARED:
        return "account" if to or (with_account and name in _OF_WHO_TELLS) else "event"
    if name.startswith("x-"):
        return "account" if to or with_account else "event"
    return "event"


def _put(part: Tree, key: str, value: object) -> None:
    """`points.drones` is the point `drones`."""
    owner, dot, name = key.partition(".")
    if not dot or owner != "points":
        part[key] = _all_points(part[key], value) if key == "points" and key in part else value
        return
    part["points"] = _all_points(part.get("points", {}), {name: value})


def _all_points(one: object, other: object) -> object:
    """The points of two columns. Raises TimelineError where they cannot stand together."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        raise TimelineError.of("option", "points are given both in one text and by name", "give them in one way")
    again = next((name for name in other if name in one), None)
    if again is not None:
        raise TimelineError.of("duplicate-name", f"the point `{again}` is given twice", "leave one of them out")
    return {**one, **other}


def _as_account(item: object) -> Fields:
    if not isinstance(item, Mapping):
        raise TimelineError.of("not-text", "an account is a map of keys", "write {source: ID, says: …}")
    return item
