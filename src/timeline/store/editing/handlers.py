"""What each edit does to the draft and to the tree."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby, takewhile
from typing import assert_never

from msgspec.structs import replace

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
from timeline.store.editing.plain import is_plain
from timeline.store.editing.rename import names_in_event, names_in_sources, rename_in_tree
from timeline.store.editing.replacing import Excerpt, entry_of, excerpt_of_item, excerpt_of_pair, restored
from timeline.store.editing.session import Session
from timeline.store.editing.spans import line_end_near
from timeline.store.editing.splices import Splice, add_items, empty_map, remove_item
from timeline.store.editing.style import Style
from timeline.store.editing.trees import Entry, point_value, settled
from timeline.store.positions import Node

_NEAR = 2
"""How many events around one show how it is written."""

_EVENTS = Node("scalar", 0, 0, "events")
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


class Handlers(Session):
    """Applies edits."""

    _style: Style | None = None
    """That of the first new event; the others follow it."""

    def apply(self, edits: Sequence[Edit]) -> list[Mark | Change]:
        """Applies them in their order; new events at the end are taken together. Raises TimelineError."""
        marks: list[Mark | Change] = []
        at = 0
        while at < len(edits):
            edit = edits[at]
            if isinstance(edit, AddEvent):
                alike = partial(_is_alike, edit)
                added = list(takewhile(alike, edits[at:]))
                marks += self.add_events(
                    [_entry_of(one) for one in added if isinstance(one, AddEvent)], in_order=edit.sorted
                )
                at += len(added)
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
        """New events behind the last, or each before the first that is later."""
        if in_order:
            placed = [(at, key, entry) for (at, key), entry in zip(self.places_in_time(entries), entries, strict=True)]
            placed.sort(key=lambda one: one[:2])
            # From behind, so that the places of the others stay.
            for at, group in reversed([(at, list(group)) for at, group in groupby(placed, key=lambda one: one[0])]):
                self._add_events(at, [entry for _, _, entry in group])
                self.sort_keys[at:at] = [key for _, key, _ in group]
        else:
            self._add_events(len(self.tree.events), entries)
            self.sort_keys.clear()
        return [Mark(OfEvent(str(entry.get("id")))) for entry in entries]

    def _add_events(self, at: int, entries: Sequence[Entry]) -> None:
        if self._style is None:
            self._style = self.style_of_event(at - 1 if at else 0)
        window = self.draft.window(at - 2, at + 1, head=at == 0)
        key, held = window.events
        if held is None or not held.items:
            self.add_to_list(partial(self.find_frame, "events"), "store", "events", entries, self._style)
        else:
            self.refuse_tied(window, [window.root, held] if window.head else [held])
            before = at - window.first
            near = held.items[before - 1 if before else 0]
            style = replace(self._style, line_end=line_end_near(window.text, near.end))
            self.put(
                window, add_items(window.text, key or _EVENTS, held, before, entries, style, gap=True), len(entries)
            )
        self.tree.add_events(at, entries)

    def add_account(self, edit: AddAccount) -> Mark:
        """A new account behind the others."""
        event = OfEvent(edit.event)
        number, entry = self.tree.number_of(edit.event), _entry_of(edit)
        # Its own accounts show how another is written.
        style = self.style_of_event(number, 0 if self.tree.entry(event).get("accounts") else _NEAR)
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
        if edit.key in _FIXED[kind]:
            raise TimelineError.of("fixed-key", f"`{edit.key}` cannot be set so", _FIXED[kind][edit.key])
        value, old = settled(edit.value, edit.key), self.tree.entry(edit.target)
        style = self.style_for(edit.target)
        if isinstance(edit.target, OfSource) and not old:
            find = partial(self.find_in, partial(self.find_frame, "sources"), "sources")
            self.add_to_map(find, "sources", edit.target.source, edit.key, value, style)
        else:
            self.set_key(partial(self.find, edit.target), kind, edit.key, value, old.get(edit.key), style)
        self.tree.opened(edit.target)[edit.key] = value
        return Mark(edit.target, edit.key)

    def unset_value(self, edit: UnsetKey) -> Mark:
        """A key of an entry goes."""
        kind, entry = _ENTRIES[type(edit.target)], self.tree.entry(edit.target)
        if edit.key in _FIXED[kind]:
            raise TimelineError.of("fixed-key", f"`{edit.key}` cannot be taken out so", _FIXED[kind][edit.key])
        if edit.key not in entry:
            raise _missing("key", edit.key, entry)
        window, trail = self.find(edit.target)
        if len(trail[-1].pairs) > 1 or trail[-1].style == "flow":
            self.unset_key(partial(self.find, edit.target), edit.key)
        else:
            self.refuse_tied(window, trail, [trail[-1]])
            key = next(name for name, value in trail[-2].pairs if value is trail[-1])
            self.put(window, empty_map(window.text, key, trail[-1]))
        del self.tree.opened(edit.target)[edit.key]
        return Mark(edit.target)

    def set_point(self, edit: SetPoint) -> Mark:
        """A point of an event or an account."""
        kind, old = _ENTRIES[type(edit.target)], _points(self.tree.entry(edit.target))
        value, style = point_value(edit.value), self.style_for(edit.target)
        if edit.name in old:
            find = partial(self.find_in, partial(self.find, edit.target), "points")
            self.set_key(find, "points", edit.name, value, old[edit.name], style)
        else:
            self.add_to_map(partial(self.find, edit.target), kind, "points", edit.name, value, style)
        entry = self.tree.opened(edit.target)
        entry["points"] = {**_points(entry), edit.name: value}
        return Mark(edit.target, "points", edit.name)

    def unset_point(self, edit: UnsetPoint) -> Mark:
        """A point goes, and the key `points` with the last one."""
        points = _points(self.tree.entry(edit.target))
        if edit.name not in points:
            raise _missing("point", edit.name, points)
        find = partial(self.find, edit.target)
        entry = self.tree.opened(edit.target)
        if len(points) > 1:
            self.unset_key(partial(self.find_in, find, "points"), edit.name)
            entry["points"] = {name: value for name, value in points.items() if name != edit.name}
        else:
            self.unset_key(find, "points")
            del entry["points"]
        return Mark(edit.target)

    def remove(self, target: Target) -> Change:
        """An entry goes."""
        match target:
            case OfEvent(event):
                return self._remove_event(event)
            case OfAccount():
                return self._remove_account(target)
            case OfSource(source):
                return self._remove_source(source)
            case OfStore():
                raise TimelineError.of("fixed-key", "a store cannot be taken out of itself")

    def _remove_event(self, event: str) -> Change:
        number = self.tree.number_of(event)
        window = self.draft.window(number - 1, number + 2, head=number == 0)
        key, held = window.events
        node = window.event(number)
        if held is None or node is None:
            raise LookupError(event)
        self.refuse_tied(window, [held], [node])
        line = self.draft.line_of(window, node.begin)
        self.put(window, remove_item(window.text, key, held, number - window.first), -1)
        self.tree.remove_event(number)
        if self.sort_keys:
            del self.sort_keys[number]
        return Change(event, line, 0)

    def _remove_account(self, target: OfAccount) -> Change:
        reference = reference_in(self.tree, target)
        number = self.tree.account_number(target)
        window, trail = self.find(target)
        held, event = trail[-2], trail[-3]
        line = self.draft.line_of(window, trail[-1].begin)
        self.refuse_tied(window, trail[:-1], [held if len(held.items) == 1 else trail[-1]])
        entry = self.tree.opened(OfEvent(target.event))
        if len(held.items) == 1:
            self.unset_key(partial(self.find, OfEvent(target.event)), "accounts")
            del entry["accounts"]
        else:
            key = next(name for name, _ in event.pairs if name.text == "accounts")
            self.put(window, remove_item(window.text, key, held, number))
            del entry["accounts"][number]  # type: ignore[attr-defined]
        return Change(reference, line, 0)

    def _remove_source(self, source: str) -> Change:
        users = self.tree.users_of(source)
        window, trail = self.find(OfSource(source))
        if users:
            listed = ", ".join(users[:5]) + (f" and {len(users) - 5} more" if len(users) > 5 else "")
            mend = "take these out or rename the source first"
            raise TimelineError.of("source-in-use", f"`{source}` is named by {listed}", mend)
        line = self.draft.line_of(window, trail[-1].begin)
        held = trail[-2]
        if len(held.pairs) > 1 or held.style == "flow":
            self.unset_key(partial(self.find_in, partial(self.find_frame, "sources"), "sources"), source, entry=True)
        else:
            self.refuse_tied(window, trail[:-1], [held])
            key = next(name for name, _ in trail[-3].pairs if name.text == "sources")
            self.put(window, empty_map(window.text, key, held))
        self.tree.root["sources"] = {key: value for key, value in self.tree.sources().items() if key != source}
        self.tree.frame_changed = True
        return Change(source, line, 0)

    def rename(self, edit: Rename) -> Change:
        """Another name everywhere: only the scalars that are it."""
        numbers = rename_in_tree(self.tree, edit)
        found: list[tuple[Window, list[Node]]] = []
        if edit.kind == "source":
            window, trail = self.find_in(partial(self.find_frame, "sources"), "sources")
            found.append((window, list(names_in_sources(trail[-1], edit))))
        for number in numbers if not self.draft.whole else ():
            window, trail = self.find_event(number)
            found.append((window, list(names_in_event(trail[-1], edit))))
        if self.draft.whole:
            window = self.draft.window(0, 0, head=True)
            nodes = found.pop()[1] if found else []
            events = window.events[1]
            for number in numbers:
                nodes += names_in_event((events.items if events is not None else [])[number].resolved, edit)
            found.append((window, nodes))
        for window, nodes in found:
            self.refuse_tied(window, nodes)
        lines = {self.draft.line_of(window, node.begin) for window, nodes in found for node in nodes}
        for window, nodes in found:
            keys = self._keys_of(window)
            written = {
                node.begin: Splice(node.begin, node.end, _renamed(node, edit, id(node) in keys)) for node in nodes
            }
            self.put(window, list(written.values()))
        return Change(edit.new, min(lines, default=1), len(lines))

    @staticmethod
    def _keys_of(window: Window) -> set[int]:
        keys: set[int] = set()
        stack = [window.document.root] if window.document.root is not None else []
        while stack:
            node = stack.pop()
            keys.update(id(key) for key, _ in node.pairs)
            stack += [*node.items, *(value for _, value in node.pairs)]
        return keys

    def replace(self, edit: Replace) -> Mark:
        """An entry is as somebody has left it."""
        old = self.tree.entry(edit.target)
        given = entry_of(edit.target, edit.text)
        window, trail, excerpt = self.excerpt(edit.target)
        self.refuse_tied(window, trail[:-1], [trail[-1]])
        if isinstance(edit.target, OfEvent) and given.get("id") != old.get("id"):
            mend = f"`timeline rename event {old.get('id')} NEW` does that everywhere"
            raise TimelineError.of("fixed-key", "an id is not changed here", mend)
        self.put(window, restored(window.text, excerpt, edit.text))
        opened = self.tree.opened(edit.target)
        opened.clear()
        opened.update(given)
        return Mark(edit.target)

    def excerpt(self, target: Target) -> tuple[Window, list[Node], Excerpt]:
        """The lines of an entry, in a window that shows the comments above it."""
        match target:
            case OfStore():
                raise TimelineError.of("fixed-key", "the store is edited in its file")
            case OfSource(source):
                window, trail = self.find(target)
                key = next(name for name, _ in trail[-3].pairs if name.text == "sources")
                index = self.index(trail[-2], source) or 0
                return window, trail, excerpt_of_pair(window.text, key, trail[-2], index)
            case OfAccount(event):
                window, trail = self.find(target)
                key = next(name for name, _ in trail[-3].pairs if name.text == "accounts")
                return window, trail, excerpt_of_item(window.text, key, trail[-2], self.tree.account_number(target))
            case OfEvent(event):
                number = self.tree.number_of(event)
                window = self.draft.window(number - 1, number + 1, head=number == 0)
                events, held = window.events
                node = window.event(number)
                if held is None or node is None:
                    raise LookupError(event)
                return window, [held, node], excerpt_of_item(window.text, events, held, number - window.first)

    def style_for(self, target: Target) -> Style:
        """How the surroundings of an entry are written."""
        match target:
            case OfStore():
                return self.style_of_frame("sources")
            case OfSource(source):
                return self.style_of_frame("sources", source)
            case OfEvent(event) | OfAccount(event):
                return self.style_of_event(self.tree.number_of(event), _NEAR)


def _is_alike(first: AddEvent, edit: Edit) -> bool:
    return isinstance(edit, AddEvent) and edit.sorted == first.sorted


def _entry_of(edit: AddEvent | AddAccount | AddSource) -> Entry:
    entry = settled(edit.entry)
    return entry if isinstance(entry, dict) else {}


def _points(entry: Entry) -> Entry:
    held = entry.get("points")
    return held if isinstance(held, dict) else {}


def _missing(what: str, name: str, known: Iterable[str]) -> TimelineError:
    near = near_misses(name, known)
    mend = f"did you mean {' or '.join(near)}?" if near else None
    return TimelineError.of("unknown-key", f"there is no {what} `{name}` here", mend)


def _renamed(node: Node, edit: Rename, key: bool) -> str:
    """The new name in the quotes of the old one, where these were not needed for it."""
    needless = node.style in ("'", '"') and is_plain(node.text, flow=False, time=True)
    style = Style(key_quote=node.style or "", quotes={"": node.style or ""}) if needless else Style()
    if key:
        return written_key(edit.new, style, flow=True)
    return first_line(edit.new, "", 0, style, inline=True)[1:]
