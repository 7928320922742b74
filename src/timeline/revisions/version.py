"""A store as trees of its entries by their ids, and the edits that make one version of it another."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from timeline.merging.trees import Tree, points_of
from timeline.model import Timeline
from timeline.revisions.twins import paired
from timeline.store.editing import (
    AddAccount,
    AddEvent,
    AddSource,
    Edit,
    OfAccount,
    OfEvent,
    OfSource,
    OfStore,
    Remove,
    SetKey,
    SetPoint,
    Target,
    UnsetKey,
    UnsetPoint,
)
from timeline.store.editing.trees import settled
from timeline.store.keys import EntryKind, names
from timeline.store.positions import Node
from timeline.store.reading import Stored
from timeline.store.scalars import scalar_value
from timeline.when import sort_key

_ENTRIES = ("sources", "events")


class Version(msgspec.Struct, frozen=True):
    """What a store says: its own keys, its sources and its events by their ids, in the order of the file."""

    store: Tree
    sources: Mapping[str, Tree]
    events: Mapping[str, Tree]
    in_order: bool = True
    """Whether its events stand in the order of time."""
    numbers: Mapping[str, int] = {}
    """By the id of an event its place in the list of the file."""
    items: int = 0
    """How many items that list has, empty ones counted."""


def version_of(stored: Stored) -> Version:
    """The trees of a store; numbers are told apart only where they are other numbers, or have other digits."""
    root = stored.document.root
    pairs = {} if root is None else {key.resolved.text: value.resolved for key, value in root.pairs}
    store = {key: _tree(value) for key, value in pairs.items() if key not in _ENTRIES}
    held = pairs["sources"].pairs if "sources" in pairs else []
    sources = {key.resolved.text: _entry(value) for key, value in held}
    items = pairs["events"].items if "events" in pairs else []
    places = [number for number, item in enumerate(items) if item.resolved.kind == "map"]
    numbers = {event.id: place for event, place in zip(stored.timeline.events, places, strict=True)}
    events = {name: _entry(items[place]) for name, place in numbers.items()}
    made = settled(store)
    own = made if isinstance(made, dict) else {}
    return Version(own, sources, events, _is_in_order(stored.timeline), numbers, len(items))


def _entry(node: Node) -> Tree:
    made = settled(_tree(node))
    return made if isinstance(made, dict) else {}


def _tree(node: Node) -> object:
    node = node.resolved
    if node.kind == "map":
        return {key.resolved.text: _tree(value) for key, value in node.pairs}
    if node.kind == "list":
        return [_tree(item) for item in node.items]
    value = scalar_value(node.text) if node.plain else node.text
    # `1.10` is not 1.1 where it is the text of a point.
    return node.text if isinstance(value, float) and repr(value) != node.text else value


def _is_in_order(timeline: Timeline) -> bool:
    keys = [sort_key(event.when, timeline.timezone, "")[:-1] for event in timeline.events]
    return all(one <= other for one, other in pairwise([key for key in keys if not key[0]]))


def edits_between(old: Version, new: Version) -> list[Edit]:
    """What must be done to the text of `old` for it to say what `new` says."""
    edits: list[Edit] = [*_keys(OfStore(), old.store, new.store, but={"timeline"})]
    edits += [AddSource(source, entry) for source, entry in new.sources.items() if source not in old.sources]
    for source, entry in new.sources.items():
        if source in old.sources:
            edits += _keys(OfSource(source), old.sources[source], entry)
    for event, entry in new.events.items():
        if event in old.events and entry != old.events[event]:
            edits += _event(event, old.events[event], entry)
    # New events before others go: where they belong in time is looked up in the events as they were read.
    edits += [AddEvent(entry, sorted=old.in_order) for event, entry in new.events.items() if event not in old.events]
    edits += [Remove(OfEvent(event)) for event in old.events if event not in new.events]
    edits += [Remove(OfSource(source)) for source in old.sources if source not in new.sources]
    return edits


def _event(event: str, old: Tree, new: Tree) -> Iterator[Edit]:
    target = OfEvent(event)
    yield from _keys(target, old, new, but={"id", "accounts", "points"})
    yield from _points(target, old, new)
    accounts, wanted = accounts_in(old), accounts_in(new)
    pairs = paired("accounts", accounts, wanted)
    for number, other in pairs.items():
        if accounts[number] != wanted[other]:
            account = OfAccount(event, number)
            yield from _keys(account, accounts[number], wanted[other], but={"points"})
            yield from _points(account, accounts[number], wanted[other])
    for number in reversed(range(len(accounts))):
        if number not in pairs:
            yield Remove(OfAccount(event, number))
    kept = set(pairs.values())
    yield from (AddAccount(event, entry) for number, entry in enumerate(wanted) if number not in kept)


def accounts_in(event: Mapping[str, object]) -> list[Tree]:
    """The accounts of an event, in the order of the file."""
    held = event.get("accounts")
    return [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []


def _keys(target: Target, old: Tree, new: Tree, but: "set[str] | frozenset[str]" = frozenset()) -> Iterator[Edit]:
    yield from (SetKey(target, key, value) for key, value in new.items() if key not in but and old.get(key) != value)
    yield from (UnsetKey(target, key) for key in old if key not in but and key not in new)


def _points(target: Target, old: Tree, new: Tree) -> Iterator[Edit]:
    held, wanted = points_of(old), points_of(new)
    yield from (SetPoint(target, name, value) for name, value in wanted.items() if held.get(name) != value)
    yield from (UnsetPoint(target, name) for name in held if name not in wanted)


def named_sources(version: Version) -> set[str]:
    """The ids of all sources that some entry names: its accounts, other sources, rulings."""
    found: set[str] = set()

    def take(kind: EntryKind, entry: Mapping[str, object]) -> None:
        for key in names(kind, "source"):
            held = entry.get(key)
            found.update([held] if isinstance(held, str) else held if isinstance(held, list) else [])

    for source in version.sources.values():
        take("source", source)
    for event in version.events.values():
        take("event", event)
        rulings = event.get("rulings")
        for ruling in rulings if isinstance(rulings, list) else []:
            take("ruling", ruling)
        for account in accounts_in(event):
            take("account", account)
            for point in points_of(account).values():
                take("point", point if isinstance(point, dict) else {})
        for point in points_of(event).values():
            take("point", point if isinstance(point, dict) else {})
    return found
