"""Entries of a store as trees that can be written into another: what YAML reads as a number stays as it is written."""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

from timeline.store.joint_reading import raw_of
from timeline.store.keys import holding
from timeline.store.reading import Stored
from timeline.store.refusing.quick_look import has_odd_floats, has_odd_zeros

Tree: TypeAlias = dict[str, object]
Path: TypeAlias = tuple[str | int, ...]

_NAMED = frozenset({"points", "sources", "about", "synonyms"})
"""The keys below which keys are names."""


class Trees:
    """The entries of one store, in the order of the file, empty ones left out; `numbers` are their places in it."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        raw = _map(raw_of(stored))
        self.store: Tree = {
            key: held
            for key, value in raw.items()
            if key not in ("sources", "events")
            and ((held := self._tree(value, (key,), key)) is not None or key.startswith("x-"))
        }
        self.sources: dict[str, Tree] = {
            name: _map(self._tree(value, ("sources", name))) for name, value in _map(raw.get("sources")).items()
        }
        events = raw.get("events")
        items = events if isinstance(events, list) else []
        self.items = len(items)
        """How many items the list of the events has, empty ones counted."""
        self.numbers = [number for number, item in enumerate(items) if isinstance(item, dict)]
        self.events: list[Tree] = [_map(self._tree(items[number], ("events", number))) for number in self.numbers]
        self._listed = [
            [place for place, account in enumerate(accounts or []) if isinstance(account, dict)]
            for accounts in (items[number].get("accounts") for number in self.numbers)
        ]

    def listed(self, number: int) -> list[int]:
        """The places of the accounts of an event in the list of the file, empty items counted."""
        return self._listed[number]

    def _tree(self, value: object, path: Path, key: str = "", *, free: bool = False) -> object:
        """What a value means; absent keys and items are left out, but below an `x-` key."""
        free = free or key.startswith("x-")
        if isinstance(value, dict):
            named = key in _NAMED and not free
            pairs: Tree = {}
            for name, inner in value.items():
                if type(inner) is str:  # Most are, and mean what they are.
                    pairs[name] = inner
                    continue
                below = free or (not named and name.startswith("x-"))
                held = self._tree(inner, (*path, name), "" if named else name, free=below)
                if held is not None or below:
                    pairs[name] = held
            return pairs
        if isinstance(value, list):
            items = [self._tree(item, (*path, place), free=free) for place, item in enumerate(value)]
            return items if free else [item for item in items if item is not None]
        if isinstance(value, int | float) and not isinstance(value, bool) and not free and key not in holding("number"):
            return self._written(value, path)
        return value

    def _written(self, number: float, path: Path) -> str:
        """A number as it is written: `1.10`, where YAML has read 1.1."""
        if self._odd_integers if isinstance(number, int) else self._odd_floats:
            node = self._stored.document.node_at(path)
            if node is not None:
                return node.resolved.text
        return repr(number)

    @cached_property
    def _odd_integers(self) -> bool:
        return has_odd_zeros(self._stored.text)

    @cached_property
    def _odd_floats(self) -> bool:
        return has_odd_floats(self._stored.text)


def _map(value: object) -> Tree:
    return value if isinstance(value, dict) else {}


def accounts_of(event: Mapping[str, object]) -> list[Tree]:
    """The accounts of an event."""
    held = event.get("accounts")
    return held if isinstance(held, list) else []


def points_of(entry: Mapping[str, object]) -> Tree:
    """The points of an event or an account."""
    held = entry.get("points")
    return held if isinstance(held, dict) else {}


def texts_of(entry: Mapping[str, object], key: str) -> list[str]:
    """The list of texts below a key."""
    held = entry.get(key)
    return [item for item in held if isinstance(item, str)] if isinstance(held, list) else []
