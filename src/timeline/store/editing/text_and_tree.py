"""One round of edits: the text and the tree of a store, changed side by side and apart from each other."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import accumulate
from typing import TypeAlias

from timeline.errors import Problem, TimelineError
from timeline.store.build import build
from timeline.store.editing.edits import OfAccount, OfEvent, OfSource, OfStore, Target
from timeline.store.editing.habits import Habits, habits_of, in_json
from timeline.store.editing.lists import changed_items, changed_maps
from timeline.store.editing.parts import PartedText, Window
from timeline.store.editing.spans import line_end_near
from timeline.store.editing.splices import (
    Splice,
    add_items,
    add_pairs,
    fill_map,
    remove_pair,
    replace_value,
    spliced,
)
from timeline.store.editing.style import POINT, SOURCE, Style, measured, style_of
from timeline.store.editing.trees import Entry, Tree, as_map
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
from timeline.store.positions import Node
from timeline.store.reading import Stored
from timeline.store.same_tree import same_tree
from timeline.when import sort_key

Trail: TypeAlias = tuple[Window, list[Node]]
"""The nodes from the outermost of a window down to the one that is meant."""
Find: TypeAlias = Callable[[], Trail]

SortKey: TypeAlias = tuple[int, ...]

_NEIGHBOURS = 6
_KNOWN = 64
"""How many events are known by what they show of the style."""
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
        self.stored = stored
        self.blocks = blocks
        self.frame = frame or {}
        self.tree = tree
        self.draft = PartedText(stored.text, len(self.tree.events), stored.name, whole=whole)
        self.sort_keys: list[SortKey] = []
        self._habits: dict[str, Habits] = {}
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
        return held.pairs[_numbers(held)[key]][1]

    @staticmethod
    def index(held: Node, key: str) -> int | None:
        """The number of a pair of a map; None where it has no such key."""
        return _numbers(held).get(key)

    # Changing the text

    def put(self, window: Window, splices: Sequence[Splice], more: int = 0) -> None:
        """Takes changes of a window, which has `more` events then."""
        if self._collected is not None:
            self._collected.append((window, splices))
            return
        text = spliced(window.text, splices)
        if (habits := self._habits.get(window.text)) is not None and not more:
            self._keep(text, habits)
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

    # Style

    def style_of_event(self, number: int, neighbours: int = _NEIGHBOURS) -> Style:
        """How the event of that number and those around it are written, the nearest first."""
        near = range(max(number - neighbours, 0), number + neighbours + 1)
        ordered = sorted(near, key=lambda other: (abs(other - number), other))
        seen = [habits for other in ordered if (habits := self._habits_of(other)) is not None]
        line_end = seen[0].line_end if seen else None
        if line_end is None:
            line_end = line_end_near(self.draft.text, 0)
        first = self._habits_of(near.start)
        return style_of(
            [habits.measures for habits in seen],
            line_end,
            json=bool(seen) and seen[0].json,
            blocks=self.blocks,
            gap=2 if first is None else first.gap,
        )

    def _habits_of(self, number: int) -> Habits | None:
        """What one event shows; that is looked for once, and what is added to it follows it anyway."""
        if self.draft.whole:
            return habits_of(self.draft.window(0, 0), number)
        text = self.draft.text_of(number, number + 1)
        # The one that was asked for last stands last.
        habits = self._habits.pop(text, None)
        if habits is None and text:
            habits = habits_of(self.draft.window(number, number + 1), number)
        if habits is not None:
            self._keep(text, habits)
        return habits

    def _keep(self, text: str, habits: Habits) -> None:
        self._habits[text] = habits
        if len(self._habits) > _KNOWN:
            del self._habits[next(iter(self._habits))]

    def style_of_frame(self, key: str, near: str | None = None) -> Style:
        """How the map below a key of the store is written; nearest to the pair `near`, else to its last one."""
        window, trail = self.find_frame(key)
        index = self.index(trail[-1], key)
        pairs = trail[-1].pairs[index][1].pairs if index is not None else []
        at = len(pairs) - 1
        if index is not None and near is not None:
            at = _numbers(trail[-1].pairs[index][1]).get(near, at)
        around = range(max(at - 2 * _NEIGHBOURS, 0), min(at + 2 * _NEIGHBOURS + 1, len(pairs)))
        nodes = [pairs[other] for other in sorted(around, key=lambda other: abs(other - at))[: 2 * _NEIGHBOURS]]
        end = nodes[0][1].end if nodes else trail[-1].pairs[-1][1].end
        neighbours = [measured(window.text, name, value, SOURCE) for name, value in nodes]
        json = in_json(window, [value for _, value in nodes])
        return style_of(neighbours, self.line_end(window, end), json=json, blocks=self.blocks)

    def line_end(self, window: Window, at: int) -> str:
        """The line end near a character; the last of the whole text where this part, which is its last, has none."""
        if "\n" in window.text:
            return line_end_near(window.text, at)
        whole = self.draft.text
        return line_end_near(whole, len(whole))

    # Order in time

    def places_in_time(self, entries: Sequence[Entry]) -> list[tuple[int, SortKey]]:
        """The number of the first event that is later than each new one, the last where none is; and its time."""
        timeline = self.stored.timeline
        if not self.sort_keys:
            filled = iter(timeline.events)
            for event in self.tree.events:
                known = next(filled, None) if event is not None else None
                self.sort_keys.append(sort_key(None if known is None else known.when, timeline.timezone, "")[:-1])
        # The latest so far only grows, so that the first later one is found by halving.
        latest = list(accumulate((_UNDATED if key[0] else key for key in self.sort_keys), max))
        keys = self._sort_keys_of(entries)
        return [(len(latest) if own[0] else bisect_right(latest, own), own) for own in keys]

    def _sort_keys_of(self, entries: Sequence[Entry]) -> list[SortKey]:
        alone = {**self.frame, **{key: held for key, held in self.tree.root.items() if key != "events"}}
        if self.frame:
            alone["sources"] = {**as_map(self.frame.get("sources")), **self.tree.sources()}
        alone["events"] = [*entries]
        try:
            made = build(alone, lambda number, _: repr(number)).events
        except ValueError:
            if len(entries) == 1:
                # What is wrong with it is told when the whole is read.
                return [sort_key(None, None, "")[:-1]]
            half = len(entries) // 2
            return [*self._sort_keys_of(entries[:half]), *self._sort_keys_of(entries[half:])]
        return [sort_key(event.when, self.stored.timeline.timezone, "")[:-1] for event in made]


@lru_cache(maxsize=16)
def _numbers(held: Node) -> dict[str, int]:
    """By its key the number of each pair of a map: a map of sources is asked once for each of them."""
    return {name.resolved.text: number for number, (name, _) in enumerate(held.pairs)}


_UNDATED: SortKey = (-1,)
"""Before everything: what has no date is never later."""
