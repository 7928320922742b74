"""What each edit does to the draft and to the tree."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import assert_never

from timeline.errors import TimelineError, near_misses
from timeline.store.editing.edits import (
    AddAccount,
    AddEvent,
    AddSource,
    Change,
    Edit,
    OfAccount,
    OfEvent,
    OfSource,
    OfStore,
    Remove,
    Rename,
    Replace,
    SetKey,
    SetPoint,
    Target,
    UnsetKey,
    UnsetPoint,
)
from timeline.store.editing.emit import first_line, written_key
from timeline.store.editing.marks import Mark, reference_in
from timeline.store.editing.parts import Window
from timeline.store.editing.rename import names_in_event, names_in_sources, rename_in_tree
from timeline.store.editing.replacing import Excerpt, entry_of, excerpt_of_item, excerpt_of_pair, restored
from timeline.store.editing.session import Session
from timeline.store.editing.splices import Splice, add_items, empty_map, remove_item
from timeline.store.editing.style import Style, item_of
from timeline.store.editing.trees import Entry, point_value, settled
from timeline.store.positions import Node

_EVENTS = Node("scalar", 0, 0, "events")
_ENTRIES: dict[type, str] = {OfStore: "store", OfSource: "source", OfEvent: "event", OfAccount: "account"}


class Handlers(Session):
    """Applies edits."""

    def apply(self, edits: Sequence[Edit]) -> list[Mark | Change]:
        """Applies them in their order; new events at the end are taken together. Raises TimelineError."""
        marks: list[Mark | Change] = []
        at = 0
        while at < len(edits):
            edit = edits[at]
            if isinstance(edit, AddEvent):
                stop = at + 1
                while not edit.sorted and stop < len(edits) and _goes_to_the_end(edits[stop]):
                    stop += 1
                marks += self.add_events([_entry_of(edit) for edit in edits[at:stop]], in_order=edit.sorted)
                at = stop
            else:
                marks.append(self.apply_one(edit))
                at += 1
        return marks

    def apply_one(self, edit: Edit) -> Mark | Change:
        """Applies a single edit that is not a new event."""
        match edit:
            case AddAccount():
                return self.add_account(edit)
            case AddSource():
                return self.add_source(edit)
            case SetKey():
                return self.set_value(edit)
            case UnsetKey():
                return self.unset_value(edit)
            case SetPoint():
                return self.set_point(edit)
            case UnsetPoint():
                return self.unset_point(edit)
            case Remove():
                return self.remove(edit.target)
            case Rename():
                return self.rename(edit)
            case Replace():
                return self.replace(edit)
            case AddEvent():
                return self.add_events([_entry_of(edit)], in_order=edit.sorted)[0]
            case _:
                assert_never(edit)

    def add_events(self, entries: Sequence[Entry], *, in_order: bool) -> list[Mark | Change]:
        """New events, one behind the other."""
        at = self.place_in_time(entries[0]) if in_order else len(self.tree.events)
        style = self.style_of_event(at - 1 if at else 0)
        window = self.draft.window(at - 2, at + 1, head=at == 0)
        key, held = window.events
        if held is None or not held.items:
            self.add_to_list(partial(self.find_frame, "events"), "store", "events", entries, style)
        else:
            trail = [window.root, held] if window.head else [held]
            self.refuse_tied(window, trail)
            splices = add_items(window.text, key or _EVENTS, held, at - window.first, entries, style, gap=True)
            self.put(window, splices, len(entries))
        self.tree.add_events(at, entries)
        return [Mark(OfEvent(str(entry.get("id")))) for entry in entries]

    def add_account(self, edit: AddAccount) -> Mark:
        """A new account behind the others."""
        event = OfEvent(edit.event)
        number, entry = self.tree.number_of(edit.event), _entry_of(edit)
        style = self.style_of_event(number)
        self.add_to_list(partial(self.find, event), "event", "accounts", [entry], style)
        opened = self.tree.opened(event)
        held = opened.get("accounts")
        opened["accounts"] = [*(held if isinstance(held, list) else []), entry]
        return Mark(OfAccount(edit.event, sum(item is not None for item in opened["accounts"]) - 1))  # type: ignore[attr-defined]

    def add_source(self, edit: AddSource) -> Mark:
        """A new source behind the others."""
        entry, sources = _entry_of(edit), self.tree.sources()
        if edit.source in sources:
            message = f"the source `{edit.source}` exists"
            raise TimelineError.of("duplicate-id", message, "choose another id, or leave the new one out")
        style = self.style_of_frame("sources")
        find = partial(self.find_frame, "sources")
        self.add_to_map(find, "store", "sources", edit.source, entry, style)
        self.tree.root["sources"] = {**sources, edit.source: entry}
        return Mark(OfSource(edit.source))

    def set_value(self, edit: SetKey) -> Mark:
        """A key of an entry."""
        kind = _ENTRIES[type(edit.target)]
        refuse_structural(kind, edit.key)
        value = settled(edit.value, edit.key)
        old = self.tree.entry(edit.target)
        style = self.style_of(edit.target)
        if not old and isinstance(edit.target, OfSource):
            find = partial(self.find_in, partial(self.find_frame, "sources"))
            self._fill_source(edit.target.source, edit.key, value, style)
        else:
            self.set_key(partial(self.find, edit.target), kind, edit.key, value, old.get(edit.key), style)
        self.tree.opened(edit.target)[edit.key] = value
        return Mark(edit.target, edit.key)
