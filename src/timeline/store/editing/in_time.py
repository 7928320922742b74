"""Where new events stand: before the first known one that is later."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TypeAlias

from timeline.store.build import build
from timeline.store.editing.trees import Entry, Tree, as_map
from timeline.store.reading import Stored
from timeline.when import sort_key

SortKey: TypeAlias = tuple[int, ...]

_UNDATED: SortKey = (-1,)
"""Before everything: what has no date is never later."""


class OrderInTime:
    """The times of the events of a tree, which are looked at when they are asked for.

    `stored` is what the tree was before its first change. Of a part of a folder `frame` is what all parts have.
    """

    def __init__(self, stored: Stored, tree: Tree, frame: Mapping[str, object]) -> None:
        self._stored = stored
        self._tree = tree
        self._frame = frame
        self._sort_keys: list[SortKey] = []

    def put(self, at: int, keys: Sequence[SortKey]) -> None:
        """There are events with these times before the one of a number."""
        self._sort_keys[at:at] = keys

    def drop(self, number: int) -> None:
        """The event of that number is gone."""
        if self._sort_keys:
            del self._sort_keys[number]

    def clear(self) -> None:
        """Nothing is known any more: all is looked at again."""
        self._sort_keys.clear()

    def places(self, entries: Sequence[Entry]) -> list[tuple[int, SortKey]]:
        """The number of the first event that is later than each new one, the last where none is; and its time."""
        if not self._sort_keys:
            timeline = self._stored.timeline
            filled = iter(timeline.events)
            for event in self._tree.events:
                known = next(filled, None) if event is not None else None
                self._sort_keys.append(sort_key(None if known is None else known.when, timeline.timezone, "")[:-1])
        # The latest so far only grows, so that the first later one is found by halving.
        latest = list(accumulate((_UNDATED if key[0] else key for key in self._sort_keys), max))
        keys = self._sort_keys_of(entries)
        return [(len(latest) if own[0] else bisect_right(latest, own), own) for own in keys]

    def _sort_keys_of(self, entries: Sequence[Entry]) -> list[SortKey]:
        alone = {**self._frame, **{key: held for key, held in self._tree.root.items() if key != "events"}}
        if self._frame:
            alone["sources"] = {**as_map(self._frame.get("sources")), **self._tree.sources()}
        alone["events"] = [*entries]
        try:
            made = build(alone, lambda number, _: repr(number)).events
        except ValueError:
            if len(entries) == 1:
                # What is wrong with it is told when the whole is read.
                return [sort_key(None, None, "")[:-1]]
            half = len(entries) // 2
            return [*self._sort_keys_of(entries[:half]), *self._sort_keys_of(entries[half:])]
        return [sort_key(event.when, self._stored.timeline.timezone, "")[:-1] for event in made]
