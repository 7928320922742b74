"""What stands beside the events of two stores as one: the sources and keys of the first, with those of the second."""

from typing import TYPE_CHECKING

import msgspec

from timeline.errors import Problem
from timeline.merging.notes import free_key, joined_note, said_there
from timeline.merging.sources import united_sources
from timeline.merging.trees import Tree, Trees, texts_of
from timeline.store.editing import AddSource, Edit, OfStore, SetKey
from timeline.store.keys import names

if TYPE_CHECKING:
    from timeline.model import Timeline

_USUAL = {"timezone": "UTC", "calendar": "gregorian"}
"""What stands for a key of the store that is not there."""


class FrameEdits(msgspec.Struct, frozen=True):
    """The edits of the first store, and every source whose id means two, with what to say of it."""

    edits: list[Edit]
    problems: list[tuple[str, Problem]]

    @property
    def sources(self) -> int:
        """How many sources are new."""
        return sum(isinstance(edit, AddSource) for edit in self.edits)


def frame_edits(
    mine: Trees, other: Trees, stores: "tuple[Timeline, Timeline]", called: tuple[str, str], file: str
) -> FrameEdits:
    """What the first store takes in.

    `stores` tell the zones and calendars of the sources, `called` is what messages call the two, `file` what notes call
    the second.
    """
    edits, problems = united_sources(mine.sources, other.sources, stores, (called[0], file))
    return FrameEdits([*edits, *_store_keys(mine.store, other.store, file)], problems)


def _store_keys(mine: Tree, other: Tree, file: str) -> list[Edit]:
    edits: list[Edit] = []
    differing = []
    for key, value in other.items():
        if key.startswith("x-"):
            free = free_key(key, value, mine)
            edits += [] if free is None else [SetKey(OfStore(), free, value)]
        elif key in names("store", many=True):
            held = texts_of(mine, key)
            more = [name for name in texts_of(other, key) if name not in held]
            edits += [SetKey(OfStore(), key, [*held, *more])] if more else []
        elif key == "synonyms":
            held_groups, told_groups = _map(mine.get(key)), _map(value)
            united = {
                point: [*one, *(group for group in _items(told_groups.get(point)) if group not in one)]
                for point in {**held_groups, **told_groups}
                for one in [_items(held_groups.get(point))]
            }
            edits += [SetKey(OfStore(), key, united)] if united != held_groups else []
        elif key == "about":
            edits += _own_keys_of_about(mine, value)
        elif key in _USUAL or key in mine:
            # The first store's zone and calendar are those of its times, so it gets none from the other.
            if key not in ("timeline", "note") and value != mine.get(key, _USUAL.get(key)):
                differing.append((key, str(value)))
        elif key != "note":
            edits.append(SetKey(OfStore(), key, value))
    note = joined_note(mine.get("note"), said_there(file, differing), other.get("note"))
    return [*edits, *([] if note is None else [SetKey(OfStore(), "note", note)])]


def _own_keys_of_about(mine: Tree, value: object) -> list[Edit]:
    """Two stores whose tolerances differ are not joined, but what an editor wrote beside them may differ."""
    held, told = mine.get("about"), value if isinstance(value, dict) else {}
    about: Tree = dict(held) if isinstance(held, dict) else {}
    more = {
        free: one
        for name, one in told.items()
        if name.startswith("x-") and (free := free_key(name, one, about)) is not None
    }
    return [SetKey(OfStore(), "about", {**about, **more})] if more else []


def _map(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
