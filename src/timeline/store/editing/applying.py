"""What each edit does to the draft and to the tree."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import assert_never

from timeline.errors import TimelineError, near_misses
from timeline.store.editing.adding import NEAR, Adding, new_entry
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
from timeline.store.editing.grouping import groups_of
from timeline.store.editing.marks import Mark, change_of, reference_in
from timeline.store.editing.names_in_text import rename
from timeline.store.editing.parts import Window
from timeline.store.editing.removing import remove
from timeline.store.editing.replacing import (
    Excerpt,
    as_it_stands,
    entry_of,
    excerpt_of_item,
    excerpt_of_pair,
    refuse_out_of_brackets,
    restored,
    tells_nothing,
)
from timeline.store.editing.splices import empty_map
from timeline.store.editing.style import Style
from timeline.store.editing.text_and_tree import TextAndTree
from timeline.store.editing.trees import Entry, point_value, settled
from timeline.store.positions import Node

_FIXED: dict[str, dict[str, str]] = {
    "store": {
        "timeline": "it is the number of the format",
        "sources": "add, edit and remove its entries",
        "events": "add, edit and remove its entries",
    },
    "source": {},
    "event": {"id": "`timeline rename event` changes it everywhere", "accounts": "add, edit and remove its entries"},
    "account": {},
}
_ENTRIES: dict[type, str] = {OfStore: "store", OfSource: "source", OfEvent: "event", OfAccount: "account"}


class Applying:
    """Applies edits to the text and the tree of a store."""

    def __init__(self, store: TextAndTree) -> None:
        self.store = store
        self._adding = Adding(store)

    def apply(self, edits: Sequence[Edit]) -> list[Mark | Change]:
        """Applies them as if in their order; what goes to one list or map is taken together. Raises TimelineError."""
        marks: dict[int, Mark | Change] = {}
        for numbers in groups_of(edits):
            made = self.apply_alike([edits[number] for number in numbers])
            marks.update(zip(numbers, made, strict=True))
        return [marks[number] for number in range(len(edits))]

    def apply_alike(self, edits: Sequence[Edit]) -> Sequence[Mark | Change]:
        """Applies what `groups_of` takes together, or one edit."""
        match edits[0]:
            case AddEvent(sorted=in_order):
                added = [new_entry(edit) for edit in edits if isinstance(edit, AddEvent)]
                return self._adding.add_events(added, in_order=in_order)
            case AddAccount():
                return self._adding.add_accounts([edit for edit in edits if isinstance(edit, AddAccount)])
            case AddSource():
                return self._adding.add_sources([edit for edit in edits if isinstance(edit, AddSource)])
            case SetKey(target=OfSource()) if len(edits) > 1:
                with self.store.collected():
                    return [self.set_value(edit) for edit in edits if isinstance(edit, SetKey)]
            case SetKey(target=OfEvent()) as edit if len(edits) > 1:
                accounts = [edit for edit in edits[1:] if isinstance(edit, AddAccount)]
                if not self._is_above_accounts(edit):
                    return [self.set_value(edit), *self._adding.add_accounts(accounts)]
                with self.store.collected():
                    return [self.set_value(edit), *self._adding.add_accounts(accounts)]
            case edit:
                return [self._apply_one(edit)]

    def _is_above_accounts(self, edit: SetKey) -> bool:
        """Whether a key is new in an event, and comes to stand above its list of accounts, each with its own lines."""
        trail = self.store.find(edit.target)[1]
        held = trail[-1]
        accounts, index = self.store.index(held, "accounts"), self.store.index(held, edit.key)
        if index is not None or accounts is None or held.style == "flow":
            return False
        listed = held.pairs[accounts][1]
        is_block = listed.kind == "list" and listed.style is None and bool(listed.items)
        return is_block and self.store.rank(held, edit.key, "event") <= accounts

    def _apply_one(self, edit: SetKey | UnsetKey | SetPoint | UnsetPoint | Remove | Rename | Replace) -> Mark | Change:
        match edit:
            case SetKey():
                return self.set_value(edit)
            case UnsetKey():
                return self.unset_value(edit)
            case SetPoint():
                return self.set_point(edit)
            case UnsetPoint():
                return self.unset_point(edit)
            case Remove():
                return remove(self.store, edit.target)
            case Rename():
                return rename(self.store, edit)
            case Replace():
                return self.replace(edit)
            case _:
                assert_never(edit)

    def set_value(self, edit: SetKey) -> Mark:
        """A key of an entry."""
        kind = _ENTRIES[type(edit.target)]
        if edit.key in _FIXED[kind]:
            raise TimelineError.of("fixed-key", f"`{edit.key}` cannot be set so", _FIXED[kind][edit.key])
        value, old = settled(edit.value, edit.key), self.store.tree.entry(edit.target)
        style = self.style_for(edit.target)
        if isinstance(edit.target, OfSource) and not old:
            find = partial(self.store.find_in, partial(self.store.find_frame, "sources"), "sources")
            self.store.add_to_map(find, "sources", edit.target.source, {edit.key: value}, style)
        else:
            self.store.set_key(partial(self.store.find, edit.target), kind, edit.key, value, old.get(edit.key), style)
        self.store.tree.opened(edit.target)[edit.key] = value
        return Mark(edit.target, edit.key)

    def unset_value(self, edit: UnsetKey) -> Mark:
        """A key of an entry goes."""
        kind, entry = _ENTRIES[type(edit.target)], self.store.tree.entry(edit.target)
        if edit.key in _FIXED[kind]:
            raise TimelineError.of("fixed-key", f"`{edit.key}` cannot be taken out so", _FIXED[kind][edit.key])
        if edit.key not in entry:
            raise _missing("key", edit.key, entry)
        if (kind, edit.key) == ("account", "source"):
            mend = "`timeline remove` takes the account out, --set source=ID gives it to another"
            raise TimelineError.of("fixed-key", "an account is what its source says, and goes with it", mend)
        window, trail = self.store.find(edit.target)
        if len(trail[-1].pairs) > 1 or trail[-1].style == "flow":
            self.store.unset_key(partial(self.store.find, edit.target), edit.key)
        else:
            self.store.refuse_tied(window, trail, [trail[-1]])
            key = next(name for name, value in trail[-2].pairs if value is trail[-1])
            self.store.put(window, empty_map(window.text, key, trail[-1]))
        del self.store.tree.opened(edit.target)[edit.key]
        return Mark(edit.target)

    def set_point(self, edit: SetPoint) -> Mark:
        """A point of an event or an account. Raises TimelineError for what has none."""
        if isinstance(edit.target, OfSource | OfStore):
            raise TimelineError.of(
                "option", f"a {_ENTRIES[type(edit.target)]} has no points", "events and accounts have"
            )
        kind, old = _ENTRIES[type(edit.target)], _points(self.store.tree.entry(edit.target))
        value, style = point_value(edit.value), self.style_for(edit.target)
        if edit.name in old:
            find = partial(self.store.find_in, partial(self.store.find, edit.target), "points")
            self.store.set_key(find, "points", edit.name, value, old[edit.name], style)
        else:
            self.store.add_to_map(partial(self.store.find, edit.target), kind, "points", {edit.name: value}, style)
        entry = self.store.tree.opened(edit.target)
        entry["points"] = {**_points(entry), edit.name: value}
        return Mark(edit.target, "points", edit.name)

    def unset_point(self, edit: UnsetPoint) -> Mark:
        """A point goes, and the key `points` with the last one."""
        points = _points(self.store.tree.entry(edit.target))
        if edit.name not in points:
            raise _missing("point", edit.name, points)
        find = partial(self.store.find, edit.target)
        entry = self.store.tree.opened(edit.target)
        if len(points) > 1:
            self.store.unset_key(partial(self.store.find_in, find, "points"), edit.name)
            entry["points"] = {name: value for name, value in points.items() if name != edit.name}
        else:
            self.store.unset_key(find, "points")
            del entry["points"]
        return Mark(edit.target)

    def replace(self, edit: Replace) -> Mark:
        """An entry is as somebody has left it."""
        old = self.store.tree.entry(edit.target)
        window, trail, excerpt = self.excerpt(edit.target)
        # Where the file has no line end behind its last line, neither has the text of the entry that ends there.
        ends_open = excerpt.end == len(window.text) and not window.text.endswith("\n")
        changed = as_it_stands(edit.text) + ("" if ends_open else "\n")
        given = entry_of(edit.target, changed, dash=excerpt.column is not None)
        if excerpt.column is None:
            refuse_out_of_brackets(edit.target, changed, given)
        self.store.refuse_tied(window, trail[:-1], [trail[-1]])
        if isinstance(edit.target, OfEvent) and given.get("id") != old.get("id"):
            mend = f"`timeline rename event {old.get('id')} NEW` does that everywhere"
            raise TimelineError.of("fixed-key", "an id is not changed here", mend)
        line_end = self.store.neighbours.line_end(window, excerpt.begin)
        self.store.put(window, restored(window.text, excerpt, changed, line_end))
        opened = self.store.tree.opened(edit.target)
        opened.clear()
        opened.update(given)
        if isinstance(edit.target, OfSource) and not given and tells_nothing(changed):
            self.store.tree.root["sources"] = {**self.store.tree.sources(), edit.target.source: None}
        return Mark(edit.target, replaced=True)

    def excerpt(self, target: Target) -> tuple[Window, list[Node], Excerpt]:
        """The lines of an entry, in a window that shows the comments above it."""
        match target:
            case OfStore():
                raise TimelineError.of(
                    "fixed-key", "the store is edited in its file", "`timeline edit` changes its entries"
                )
            case OfSource(source):
                window, trail = self.store.find(target)
                key = next(name for name, _ in trail[-3].pairs if name.text == "sources")
                index = self.store.index(trail[-2], source) or 0
                return window, trail, excerpt_of_pair(window.text, key, trail[-2], index)
            case OfAccount(event):
                window, trail = self.store.find(target)
                key = next(name for name, _ in trail[-3].pairs if name.text == "accounts")
                return (
                    window,
                    trail,
                    excerpt_of_item(window.text, key, trail[-2], self.store.tree.account_number(target)),
                )
            case OfEvent(event):
                number = self.store.tree.number_of(event)
                window = self.store.draft.window(number - 1, number + 1, head=number == 0)
                events, held = window.events
                node = window.event(number)
                if held is None or node is None:
                    raise LookupError(event)
                return window, [held, node], excerpt_of_item(window.text, events, held, number - window.first)

    def change_of(self, mark: Mark | Change) -> Change:
        """Where an edit shows when all are done."""
        if isinstance(mark, Mark) and mark.replaced:
            window, _, excerpt = self.excerpt(mark.target)
            lines = len(window.text[excerpt.begin : excerpt.end].removesuffix("\n").split("\n"))
            line = self.store.draft.line_of(window, excerpt.begin)
            return Change(reference_in(self.store.tree, mark.target), line, lines, excerpt.column or 0)
        return change_of(self.store, mark)

    def style_for(self, target: Target) -> Style:
        """How the surroundings of an entry are written."""
        match target:
            case OfStore():
                return self.store.neighbours.of_frame("sources")
            case OfSource(source):
                return self.store.neighbours.of_frame("sources", source)
            case OfEvent(event) | OfAccount(event):
                return self.store.neighbours.of_event(self.store.tree.number_of(event), NEAR)


def _points(entry: Entry) -> Entry:
    held = entry.get("points")
    return held if isinstance(held, dict) else {}


def _missing(what: str, name: str, known: Iterable[str]) -> TimelineError:
    near = near_misses(name, known)
    mend = f"did you mean {' or '.join(near)}?" if near else None
    return TimelineError.of("unknown-key", f"there is no {what} `{name}` here", mend)
