"""One round of edits: the text and the tree of a store, changed side by side and apart from each other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeAlias

from timeline.errors import Problem, TimelineError
from timeline.store.editing.edits import OfAccount, OfEvent, OfSource, OfStore, Target
from timeline.store.editing.in_time import OrderInTime
from timeline.store.editing.lists import changed_items, changed_maps
from timeline.store.editing.neighbours import Neighbours
from timeline.store.editing.parts import PartedText, Window
from timeline.store.editing.splices import (
    Splice,
    add_items,
    add_pairs,
    fill_map,
    remove_pair,
    replace_value,
    spliced,
)
from timeline.store.editing.style import POINT, SOURCE, Style
from timeline.store.editing.trees import Entry, Tree
from timeline.store.entries import (
    AccountEntry,
    CitationEntry,
    ClockEntry,
    EventEntry,
    PointEntry,
    RulingEntry,
    SourceEntry,
    StoreEntry,
    keys_of,
)
from timeline.store.positions import Node, numbers_of
from timeline.store.reading import Stored
from timeline.store.same_tree import same_tree

Trail: TypeAlias = tuple[Window, list[Node]]
"""The nodes from the outermost of a window down to the one that is meant."""
Find: TypeAlias = Callable[[], Trail]
_ORDERS: dict[str, tuple[str, ...]] = {
    "store": tuple(key for key in keys_of(StoreEntry) if key != "events"),
    "source": keys_of(SourceEntry),
    "event": tuple(key for key in keys_of(EventEntry) if key != "accounts"),
    "account": keys_of(AccountEntry),
    POINT: keys_of(PointEntry),
    "rulings": keys_of(RulingEntry),
    "cite": keys_of(CitationEntry),
    "clock": keys_of(ClockEntry),
}
_LAST = {"store": "events", "event": "accounts"}
"""The key that stays below keys which are not of the format."""


class TextAndTree:
    """The draft of the text and the tree that it must mean.

    Of a part of a folder `frame` is what all parts have.
    """

    def __init__(
        self,
        stored: Stored,
        tree: Tree,
        *,
        whole: bool,
        blocks: bool,
        frame: Mapping[str, object] | None = None,
    ) -> None:
        self.tree = tree
        self.draft = PartedText(stored.text, len(self.tree.events), stored.name, whole=whole)
        self.neighbours = Neighbours(self.draft, blocks=blocks)
        self.order = OrderInTime(stored, tree, frame or {})
        self._collected: list[tuple[Window, Sequence[Splice]]] | None = None

    # Finding nodes

    def find(self, target: Target) -> Trail:
        """The node of an entry, with those above it."""
        match target:
            case OfStore():
                window = self.draft.frame("timeline")
                return window, [window.root]
            case OfSource(source):
                self.tree.entry(target)
                window, trail = self.find_in(lambda: self.find_frame("sources"), "sources")
                return window, [*trail, self.value(trail[-1], source)]
            case OfEvent(event):
                return self.find_event(self.tree.number_of(event))
            case OfAccount(event):
                number = self.tree.account_number(target)
                window, trail = self.find_in(lambda: self.find(OfEvent(event)), "accounts")
                return window, [*trail, trail[-1].items[number]]

    def find_frame(self, key: str) -> Trail:
        """The map of the store, in the part where a key stands."""
        window = self.draft.frame(key)
        return window, [window.root]

    def find_event(self, number: int) -> Trail:
        """The node of the event of that number."""
        window = self.draft.window(number, number + 1)
        event = window.event(number)
        if event is None:
            raise LookupError(f"there is no event {number}")
        above = [window.root] if window.head else []
        held = window.events[1]
        return window, [*above, *([held] if held is not None else []), event]

    def find_in(self, find: Find, key: str) -> Trail:
        """The value of a key of what is found."""
        window, trail = find()
        return window, [*trail, self.value(trail[-1], key)]

    def value(self, held: Node, key: str) -> Node:
        """The value of a key of a map."""
        return held.pairs[numbers_of(held)[key]][1]

    @staticmethod
    def index(held: Node, key: str) -> int | None:
        """The number of a pair of a map; None where it has no such key."""
        return numbers_of(held).get(key)

    # Changing the text

    def put(self, window: Window, splices: Sequence[Splice], more: int = 0) -> None:
        """Takes changes of a window, which has `more` events then."""
        if self._collected is not None:
            self._collected.append((window, splices))
            return
        text = spliced(window.text, splices)
        if not more:
            self.neighbours.follow(window.text, text)
        self.draft.put(window, text, more)

    @contextmanager
    def collected(self) -> Iterator[None]:
        """Takes the changes of one window together in the end: each must be of an entry of its own."""
        changes: list[tuple[Window, Sequence[Splice]]] = []
        self._collected = changes
        yield
        self._collected = None
        if changes:
            self.put(changes[0][0], [splice for _, splices in changes for splice in splices])

    def refuse_tied(self, window: Window, trail: Sequence[Node], gone: Sequence[Node] = ()) -> None:
        """Raises TimelineError where an edit would touch an anchor or an alias: on its way, or in what goes."""
        stack = [*gone]
        tied = next((node for node in trail if self._is_tied(node)), None)
        while stack and tied is None:
            node = stack.pop()
            if self._is_tied(node):
                tied = node
            stack.extend(node.items)
            stack.extend(inner for pair in node.pairs for inner in pair)
        if tied is not None:
            sign = f"*{tied.text}" if tied.kind == "alias" else f"&{tied.anchor}"
            place = window.document.place(tied.begin, tied.begin + len(sign))
            place = place._replace(line=self.draft.line_of(window, tied.begin))
            message = f"this edit would touch `{sign}`, and other entries may stand for the same"
            mend = "edit the file by hand, or write out there what anchors and aliases stand for"
            raise TimelineError([Problem("anchor", message, mend, place)])

    def _is_tied(self, node: Node) -> bool:
        """Whether a node stands for another, or another may stand for it: an anchor that nothing names is none."""
        return node.kind == "alias" or (node.anchor is not None and f"*{node.anchor}" in self.draft.text)

    def set_key(self, find: Find, name: str, key: str, value: object, old: object, style: Style) -> None:
        """Sets a key of the map `name`; `old` is its value in the tree, None where it has none."""
        window, trail = find()
        held = trail[-1]
        index = self.index(held, key)
        if index is None:
            self.refuse_tied(window, trail)
            at = self.rank(held, key, name)
            self.put(window, add_pairs(window.text, held, at, {key: value}, style, name=name))
            return
        if same_tree(old, value):
            return
        node = held.pairs[index][1]
        if isinstance(value, dict) and isinstance(old, dict) and value and old and node.kind == "map":
            self._change_map(lambda: self.find_in(find, key), POINT if name == "points" else key, old, value, style)
            return
        splices = None
        if isinstance(value, list) and isinstance(old, list) and value and old and node.kind == "list":
            changed = changed_maps(node, old, value)
            for number in changed:
                self._change_map(partial(self._find_item, find, key, number), key, old[number], value[number], style)
            if changed:
                now = [value[number] if number in changed else one for number, one in enumerate(old)]
                self.set_key(find, name, key, value, now, style)
                return
        self.refuse_tied(window, trail, [node])
        if isinstance(value, list) and isinstance(old, list) and value and old and node.kind == "list":
            splices = changed_items(window.text, held.pairs[index][0], node, old, value, style)
        if splices is None:
            meant = POINT if name == "points" else SOURCE if name == "sources" else None
            splices = replace_value(window.text, held, index, value, style, name=meant)
        self.put(window, splices)

    def _change_map(self, find: Find, name: str, old: Entry, new: Entry, style: Style) -> None:
        """Makes the map `name` another one, key by key, so that the others and all comments stay."""
        for key, value in new.items():
            self.set_key(find, name, key, value, old.get(key), style)
        for key in [key for key in old if key not in new]:
            self.unset_key(find, key)

    def _find_item(self, find: Find, key: str, number: int) -> Trail:
        window, trail = self.find_in(find, key)
        return window, [*trail, trail[-1].items[number]]

    def unset_key(self, find: Find, key: str, *, entry: bool = False) -> None:
        """Takes a pair of a map out that has others beside it."""
        window, trail = find()
        held = trail[-1]
        index = self.index(held, key)
        if index is not None:
            self.refuse_tied(window, trail, held.pairs[index])
            self.put(window, remove_pair(window.text, held, index, entry=entry))

    def add_to_map(self, find: Find, name: str, inside: str, added: Mapping[str, object], style: Style) -> None:
        """Adds pairs to the map below the key `inside` of the map `name`, and that key where there is none."""
        window, trail = find()
        held = trail[-1]
        index = self.index(held, inside)
        if index is None:
            self.set_key(find, name, inside, added, None, style)
            return
        node = held.pairs[index][1]
        self.refuse_tied(window, [*trail, node])
        if node.pairs:
            gap = inside == "sources"
            splices = add_pairs(window.text, node, len(node.pairs), added, style, name=inside, gap=gap)
        elif held.style == "flow":
            splices = replace_value(window.text, held, index, added, style)
        else:
            splices = fill_map(window.text, held.pairs[index][0], node, list(added.items()), style)
        self.put(window, splices)

    def add_to_list(self, find: Find, name: str, inside: str, items: Sequence[object], style: Style) -> None:
        """Adds items to the list below a key, and that key where there is none."""
        window, trail = find()
        held = trail[-1]
        index = self.index(held, inside)
        if index is None:
            self.set_key(find, name, inside, list(items[:1]), None, style)
            if items[1:]:
                self.add_to_list(find, name, inside, items[1:], style)
            return
        node = held.pairs[index][1]
        self.refuse_tied(window, [*trail, node])
        if not node.items and held.style == "flow":
            splices = replace_value(window.text, held, index, list(items), style)
        else:
            key = held.pairs[index][0]
            splices = add_items(window.text, key, node, len(node.items), items, style, gap=inside == "events")
        self.put(window, splices, len(items) if inside == "events" else 0)

    @staticmethod
    def rank(held: Node, key: str, name: str) -> int:
        """Where a new key of a map stands: behind those that come before it in the format."""
        order = _ORDERS.get(name, ())
        keys = [node.text for node, _ in held.pairs]
        before = set(order[: order.index(key)]) if key in order else set(keys) - {_LAST.get(name)}
        if key == _LAST.get(name):
            before = set(keys)
        at = max((number + 1 for number, present in enumerate(keys) if present in before), default=0)
        # The items of `events` stand in other parts, so nothing may come between the key and them.
        return min(at, keys.index("events")) if name == "store" and "events" in keys else at
