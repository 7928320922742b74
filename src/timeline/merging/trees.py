"""Entries of a store as trees that can be written into another: what YAML reads as a number stays as it is written."""

from collections.abc import Mapping
from typing import TypeAlias

from timeline.store.keys import holding
from timeline.store.positions import Document, Node
from timeline.store.scalars import scalar_value

Tree: TypeAlias = dict[str, object]

_NAMED = frozenset({"points", "sources", "about", "synonyms"})
"""The keys below which keys are names."""


class Trees:
    """The entries of one store, in the order of the file, empty ones left out; `numbers` are their places in it."""

    def __init__(self, document: Document) -> None:
        root = document.root
        pairs = {} if root is None else {key.resolved.text: value.resolved for key, value in root.pairs}
        self.store: Tree = {
            key: held
            for key, value in pairs.items()
            if key not in ("sources", "events")
            and ((held := tree_of(value, key, free=key.startswith("x-"))) is not None or key.startswith("x-"))
        }
        listed = pairs["sources"].pairs if "sources" in pairs else []
        self.sources: dict[str, Tree] = {key.resolved.text: map_of(value.resolved) for key, value in listed}
        items = pairs["events"].items if "events" in pairs else []
        self.numbers = [number for number, item in enumerate(items) if item.resolved.kind == "map"]
        self._items = [items[number].resolved for number in self.numbers]
        self.events: list[Tree] = [map_of(item) for item in self._items]

    def listed(self, number: int) -> list[int]:
        """The places of the accounts of an event in the list of the file, empty items counted."""
        accounts = next((value for key, value in self._items[number].pairs if key.resolved.text == "accounts"), None)
        items = [] if accounts is None else accounts.resolved.items
        return [place for place, item in enumerate(items) if item.resolved.kind == "map"]


def map_of(node: Node) -> Tree:
    """The keys of an entry that have a value."""
    held = tree_of(node)
    return held if isinstance(held, dict) else {}


def tree_of(node: Node, key: str = "", *, free: bool = False) -> object:
    """What a node means; absent keys and items are left out, but below an `x-` key."""
    node = node.resolved
    if node.kind == "map":
        named = key in _NAMED and not free
        pairs: Tree = {}
        for name_node, value in node.pairs:
            name = name_node.resolved.text
            below = free or (not named and name.startswith("x-"))
            held = tree_of(value, "" if named else name, free=below)
            if held is not None or below:
                pairs[name] = held
        return pairs
    if node.kind == "list":
        items = [tree_of(item, free=free) for item in node.items]
        return items if free else [item for item in items if item is not None]
    scalar = scalar_value(node.text) if node.plain else node.text
    if isinstance(scalar, int | float) and not isinstance(scalar, bool) and not free and key not in holding("number"):
        return node.text
    return scalar


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
