"""New events, accounts and sources."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from timeline.errors import TimelineError
from timeline.store.editing.edits import AddAccount, AddEvent, AddSource, Change, OfAccount, OfEvent, OfSource
from timeline.store.editing.marks import Mark
from timeline.store.editing.splices import add_items
from timeline.store.editing.text_and_tree import TextAndTree
from timeline.store.editing.trees import Entry, settled
from timeline.store.positions import Node

if TYPE_CHECKING:
    from timeline.store.editing.style import Style

NEAR = 2
"""How many events around one show how it is written."""

_EVENTS = Node("scalar", 0, 0, "events")


class Adding:
    """Adds entries to the text and the tree of a store."""

    def __init__(self, store: TextAndTree) -> None:
        self._store = store
        self._style: Style | None = None
        """That of the first new event; the others follow it."""

    def add_events(self, entries: Sequence[Entry], *, in_order: bool) -> list[Mark | Change]:
        """New events behind the last, or each before the first that is later."""
        if in_order:
            placed = [
                (at, key, entry) for (at, key), entry in zip(self._store.order.places(entries), entries, strict=True)
            ]
            placed.sort(key=lambda one: one[:2])
            # From behind, so that the places of the others stay.
            for at, group in reversed([(at, list(group)) for at, group in groupby(placed, key=lambda one: one[0])]):
                self._add_events(at, [entry for _, _, entry in group])
                self._store.order.put(at, [key for _, key, _ in group])
        else:
            self._add_events(len(self._store.tree.events), entries)
            self._store.order.clear()
        return [Mark(OfEvent(str(entry.get("id")))) for entry in entries]

    def _add_events(self, at: int, entries: Sequence[Entry]) -> None:
        if self._style is None:
            self._style = self._store.neighbours.of_event(at - 1 if at else 0)
        # Between two events these show how they are set apart; at an end the two that are next to it do.
        apart = 1 if 0 < at < len(self._store.tree.events) else 2
        window = self._store.draft.window(at - apart, at + apart, head=at == 0)
        key, held = window.events
        if held is None or not held.items:
            self._store.add_to_list(partial(self._store.find_frame, "events"), "store", "events", entries, self._style)
        else:
            self._store.refuse_tied(window, [window.root, held] if window.head else [held])
            before = at - window.first
            near = held.items[before - 1 if before else 0]
            style = replace(self._style, line_end=self._store.neighbours.line_end(window, near.end))
            self._store.put(
                window, add_items(window.text, key or _EVENTS, held, before, entries, style, gap=True), len(entries)
            )
        self._store.tree.add_events(at, entries)

    def add_accounts(self, edits: Sequence[AddAccount]) -> list[Mark]:
        """New accounts of one event behind the others."""
        name = edits[0].event
        event, entries = OfEvent(name), [new_entry(edit) for edit in edits]
        # Its own accounts show how another is written.
        told = self._store.tree.entry(event).get("accounts")
        style = self._store.neighbours.of_event(self._store.tree.number_of(name), 0 if told else NEAR)
        self._store.add_to_list(partial(self._store.find, event), "event", "accounts", entries, style)
        held = list(told) if isinstance(told, list) else []
        first = sum(item is not None for item in held)
        self._store.tree.opened(event)["accounts"] = [*held, *entries]
        return [Mark(OfAccount(name, number)) for number in range(first, first + len(entries))]

    def add_sources(self, edits: Sequence[AddSource]) -> list[Mark]:
        """New sources behind the others."""
        sources = self._store.tree.sources()
        added: Entry = {}
        for edit in edits:
            if edit.source in sources or edit.source in added:
                message = f"the source `{edit.source}` exists"
                raise TimelineError.of("duplicate-id", message, "choose another id, or leave the new one out")
            added[edit.source] = new_entry(edit)
        style = self._store.neighbours.of_frame("sources")
        find = partial(self._store.find_frame, "sources")
        self._store.add_to_map(find, "store", "sources", added, style)
        self._store.tree.root["sources"] = {**sources, **added}
        return [Mark(OfSource(edit.source)) for edit in edits]


def new_entry(edit: AddEvent | AddAccount | AddSource) -> Entry:
    """The tree of a new entry, as it will be read."""
    entry = settled(edit.entry)
    return entry if isinstance(entry, dict) else {}
