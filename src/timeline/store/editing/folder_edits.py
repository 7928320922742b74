"""Edits of a store that is a folder: each in the part that holds what it changes, or that takes what is new."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import assert_never

import msgspec

from timeline.errors import TimelineError
from timeline.model import Event
from timeline.store.build import build
from timeline.store.decoding import BOM
from timeline.store.editing.apply import Beside, Edited, InvalidEditError, edit_one, edited_to
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
from timeline.store.editing.proof import raw_tree
from timeline.store.editing.rename import is_touched
from timeline.store.editing.trees import Entry, as_map, settled, unknown
from timeline.store.joint import JOINT, Trees, lines_above
from timeline.store.joint_reading import with_text
from timeline.store.part_alone import named_in
from timeline.store.part_names import HEAD, part_of
from timeline.store.reading import Stored, read_store
from timeline.store.spelling import is_among


class FolderEdits:
    """The parts while they are edited."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._parts = list(stored.parts)
        self._raws = [raw_tree(part.text) if part.raw is None else as_map(part.raw) for part in stored.parts]
        self._events: dict[str, int] = {}
        for number, part in enumerate(stored.parts):
            self._events.update(dict.fromkeys([event.id for event in part.timeline.events], number))
        self._sources: dict[str, list[int]] = {}
        for number, raw in enumerate(self._raws):
            for source in as_map(raw.get("sources")):
                self._sources.setdefault(source, []).append(number)
        self._added: Entry = {}
        """The sources that were added."""
        self._waiting: dict[int, list[tuple[int, Edit]]] = {}
        """By part its edits, with their numbers."""
        self._changed: set[int] = set()
        """The parts whose timeline is that of before."""
        self._changes: dict[int, list[Change]] = {}

    def edited(self, edits: Sequence[Edit]) -> Edited:
        """The parts with the edits in them. Raises TimelineError."""
        new = self._parts_of_new([(number, edit) for number, edit in enumerate(edits) if isinstance(edit, AddEvent)])
        for number, edit in enumerate(edits):
            if isinstance(edit, Rename) or (isinstance(edit, Remove) and isinstance(edit.target, OfSource)):
                # These look at all parts, as they are by then.
                self._write()
                self._take(number, edit, self._touched(edit))
                self._write()
                self._moved(edit)
            else:
                self._take(number, edit, [new[number]] if isinstance(edit, AddEvent) else self._where(edit))
        self._write()
        texts = [part.text for part in self._parts]
        above = lines_above(texts)
        changes = [self._change(self._changes[number], above) for number in range(len(edits))]
        made = edited_to(self._stored, JOINT.join(texts), tuple(changes))
        if made.text != made.before:
            try:
                with_text(self._stored, made.text)
            except TimelineError as error:
                raise InvalidEditError(error.problems, made) from None
        return made

    def parts_of_target(self, target: Target, key: str | None = None) -> list[int]:
        """The parts that hold an entry; of the store itself those that have a key. Raises TimelineError."""
        match target:
            case OfStore():
                held = [number for number, raw in enumerate(self._raws) if key is not None and raw.get(key) is not None]
                return held or [self._head()]
            case OfSource(source):
                if source not in self._sources:
                    raise unknown("source", source, self._sources)
                return self._sources[source]
            case OfEvent(event) | OfAccount(event):
                if event not in self._events:
                    raise unknown("event", event, self._events)
                return [self._events[event]]

    def _head(self) -> int:
        """The part for what is of the whole store: that with that name, else the first with sources, else the first."""
        names = self._names()
        return names[HEAD] if HEAD in names else next(iter(Trees(self._raws).having("sources")), 0)

    def _names(self) -> Mapping[str, int]:
        return {PurePath(part.name).stem: number for number, part in enumerate(self._stored.parts)}

    def _where(self, edit: Edit) -> list[int]:
        """The parts in which an edit is made."""
        match edit:
            case AddAccount(event):
                return self.parts_of_target(OfEvent(event))
            case AddSource(source, entry):
                if source in self._sources:
                    message = f"the source `{source}` exists"
                    raise TimelineError.of("duplicate-id", message, "choose another id, or leave the new one out")
                self._sources[source] = [self._head()]
                self._added[source] = settled(entry)
                return self._sources[source]
            case SetKey(target, key) | UnsetKey(target, key):
                return self.parts_of_target(target, key)
            case SetPoint(target) | UnsetPoint(target) | Remove(target):
                parts = self.parts_of_target(target)
                if isinstance(edit, Remove) and isinstance(target, OfEvent):
                    del self._events[target.event]
                return parts
            case Replace(target):
                parts = self.parts_of_target(target)
                if len(parts) > 1 and isinstance(target, OfSource):
                    names = " and in ".join([self._parts[part].name for part in parts])
                    message = f"`{target.source}` stands in {names}, and one text cannot be put in the place of all"
                    mend = "leave it in one of them, or change single keys: --set KEY=VALUE changes all"
                    raise TimelineError.of("parts-differ", message, mend)
                return parts
            case AddEvent() | Rename():
                raise AssertionError(edit)
            case _:
                assert_never(edit)

    def _parts_of_new(self, added: Sequence[tuple[int, AddEvent]]) -> dict[int, int]:
        """By the number of the edit the part that a new event goes to."""
        if not added:
            return {}
        # Who is added or renamed by the same edits is not known yet, and when it was does not depend on that.
        named = [one for _, edit in added for one in named_in(edit.entry, "event")]
        frame = self._frame()
        frame["sources"] = {**dict.fromkeys(named), **as_map(frame["sources"])}
        made = _built(frame, [edit.entry for _, edit in added])
        return dict(zip([number for number, _ in added], self.parts_of_new(made), strict=True))

    def parts_of_new(self, events: Iterable[Event]) -> list[int]:
        """The part that each of some new events goes to."""
        held, names, zone = [part.timeline for part in self._parts], self._names(), self._stored.timeline.timezone
        return [part_of(event, zone, names, held) for event in events]

    def parts_of_frame(self, edits: Iterable[Edit]) -> list[list[int]]:
        """The parts in which each edit of a source or a key of the store is made. Raises TimelineError."""
        return [self._where(edit) for edit in edits]

    def _frame(self) -> Entry:
        frame = Trees(self._raws).frame()
        return {**frame, "sources": {**as_map(frame.get("sources")), **self._added}, "events": []}

    def _touched(self, edit: Edit) -> list[int]:
        if isinstance(edit, Remove) and isinstance(edit.target, OfSource):
            return self.parts_of_target(edit.target)
        assert isinstance(edit, Rename)
        if edit.event is not None:
            return self.parts_of_target(OfEvent(edit.event))
        touched = [number for number, raw in enumerate(self._raws) if is_touched(raw, edit)]
        # What is wrong with the name is told by the part that it is tried on.
        return touched or [self._head()]

    def _take(self, number: int, edit: Edit, parts: Iterable[int]) -> None:
        """Lets an edit wait for those of its parts. Raises TimelineError where the id of a new event is taken."""
        if isinstance(edit, AddEvent):
            name = str(edit.entry.get("id"))
            if is_among(name, self._events):
                raise TimelineError.of("duplicate-id", f"the id `{name}` is taken", "choose another id")
            self._events[name] = next(iter(parts))
        for part in parts:
            self._waiting.setdefault(part, []).append((number, edit))

    def _moved(self, edit: Edit) -> None:
        """What stands where after a name was changed, or a source is gone."""
        if isinstance(edit, Rename) and edit.kind == "event" and edit.old in self._events:
            self._events[edit.new] = self._events.pop(edit.old)
        elif isinstance(edit, Rename) and edit.kind == "source" and not edit.join and edit.old in self._sources:
            self._sources[edit.new] = self._sources.pop(edit.old)
        elif isinstance(edit, Remove) and isinstance(edit.target, OfSource):
            del self._sources[edit.target.source]

    def _write(self) -> None:
        """Makes the edits that wait, part by part."""
        frame = self._frame() if self._waiting else {}
        raws = list(self._raws)
        for part, numbered in self._waiting.items():
            if part in self._changed and any(isinstance(edit, AddEvent) for _, edit in numbered):
                # Where it belongs in time is looked up in the events as they are by now.
                held = self._parts[part]
                self._parts[part] = read_store(held.path, held.data, held.name, keep_raw=True, frame=frame)
                self._changed.discard(part)
            beside = Beside(frame, [raw for number, raw in enumerate(raws) if number != part])
            made = edit_one(self._parts[part], [edit for _, edit in numbered], beside)
            for (number, _), change in zip(numbered, made.changes, strict=True):
                self._changes.setdefault(number, []).append(change)
            if made.text != made.before:
                self._raws[part] = raw_tree(made.text)
                data = (BOM if made.bom else b"") + made.text.encode()
                self._parts[part] = msgspec.structs.replace(self._parts[part], data=data, raw=self._raws[part])
                self._changed.add(part)
        self._waiting = {}

    def _change(self, changes: Sequence[Change], above: Sequence[int]) -> Change:
        """Where an edit shows, of several parts in the first of them."""
        shown = [change for change in changes if change.lines] or list(changes)
        first = shown[0]
        number = next(number for number, part in enumerate(self._parts) if part.name == first.file)
        lines = sum(change.lines for change in shown)
        return msgspec.structs.replace(first, above=above[number], lines=lines, parts=len(shown))


def _built(frame: Entry, added: Sequence[Mapping[str, object]]) -> list[Event]:
    """New events as they will be read; of one that is wrong nothing is known but that."""
    entries = [settled(entry) for entry in added]
    try:
        return list(build({**frame, "events": entries}, lambda number, _: repr(number)).events)
    except ValueError:
        return [_built(frame, [entry])[0] if len(added) > 1 else Event("", "") for entry in added]
