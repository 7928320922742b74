"""The tree of a store while it is edited, on its own: what the edited text must mean in the end."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import TypeAlias

from timeline.errors import TimelineError, near_misses
from timeline.store.editing.edits import OfAccount, OfEvent, OfSource, OfStore, Target
from timeline.store.keys import EntryKind, holding, names
from timeline.store.spelling import spelt

Entry: TypeAlias = dict[str, object]

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}").fullmatch
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,11})\.[0-9]{1,12}").fullmatch
_YEAR = re.compile(r"[1-9][0-9]{0,3}").fullmatch


def _names(entry: Entry, kind: EntryKind, source: str) -> bool:
    """Whether one of the keys of an entry that hold sources names this one."""
    held = [entry.get(key) for key in names(kind, "source")]
    return any(source == one or (isinstance(one, list) and source in one) for one in held)


def settled(value: object, name: str = "") -> object:
    """A value as it will be read: absent keys and items left out, numbers as numbers where format 1 takes them.

    What is and stands below a key of one's own (`x-…`) is kept as it is, nulls too.
    """
    free = name.startswith("x-")
    if isinstance(value, Mapping):
        kept = {key: held for key, held in value.items() if free or held is not None or key.startswith("x-")}
        if name == "points":
            return {key: point_value(held) for key, held in kept.items()}
        below = name if free else ""
        return {key: settled(held, below or key) for key, held in kept.items()}
    if isinstance(value, list | tuple):
        return [settled(item, name if free else "") for item in value if free or item is not None]
    if isinstance(value, str) and name in holding("time") and _YEAR(value):
        return int(value)
    return value


def point_value(value: object) -> object:
    """The value of a point, or its long form, as it will be read."""
    if isinstance(value, Mapping):
        held = settled(value)
        if isinstance(held, dict) and "value" in held:
            held["value"] = point_value(held["value"])
        return held
    if isinstance(value, str):
        if _WHOLE(value):
            return int(value)
        if _DECIMAL(value) and repr(float(value)) == value:
            return float(value)
    return value


class Tree:
    """The parsed file; an event that is changed is copied first, so that the parsed one stays as it was.

    Where nobody else has the parsed file, it `is_own`, and its events are changed in place. `others` are the parsed
    files beside it, where it is a part of a folder.
    """

    def __init__(
        self, raw: Mapping[str, object], others: Sequence[Mapping[str, object]] = (), *, is_own: bool = False
    ) -> None:
        self.root: Entry = dict(raw)
        self.others = others
        events = self.root.get("events")
        self.events: list[Entry | None] = list(events) if isinstance(events, list) else []
        if isinstance(events, list):
            self.root["events"] = self.events
        self._ids = [event.get("id") if event else None for event in self.events]
        self.origins: list[int | None] = list(range(len(self.events)))
        """Of each event its number before the changes, None of a new one."""
        self._taken: set[object] = set(map(_spelling, self._ids))
        self._numbers: dict[object, int] = {}
        """By their ids; empty where they are to be counted anew."""
        self._fresh: set[int] = set()
        self._is_own = is_own
        self._sources_are_own = False
        """Whether the map of the sources is a copy of the parsed one."""
        self.frame_changed = False
        """Whether a change may make an event invalid that was not changed itself."""

    def changed(self) -> list[int]:
        """The numbers of the events that are new or changed."""
        return [number for number, event in enumerate(self.events) if id(event) in self._fresh]

    def number_of(self, event: str) -> int:
        """The number of an event in the list. Raises TimelineError."""
        number = self._known().get(event)
        if number is None:
            raise unknown("event", event, [name for name in self._ids if isinstance(name, str)])
        return number

    def _known(self) -> dict[object, int]:
        if not self._numbers:
            self._numbers = {name: number for number, name in enumerate(self._ids) if name is not None}
        return self._numbers

    def account_number(self, target: OfAccount) -> int:
        """The number of an account in the list of the file, empty items counted. Raises TimelineError."""
        held = self.entry(OfEvent(target.event)).get("accounts")
        filled = [number for number, item in enumerate(held if isinstance(held, list) else []) if item is not None]
        if not 0 <= target.number < len(filled):
            raise TimelineError.of(
                "unknown-reference", f"`{target.event}` has no account number {target.number}", "give the command again"
            )
        return filled[target.number]

    def sources(self) -> Entry:
        """The map of the sources; empty where there is none."""
        held = self.root.get("sources")
        return held if isinstance(held, dict) else {}

    def all_sources(self) -> Entry:
        """The sources of this file and of those beside it."""
        return {name: held for tree in (self.root, *self.others) for name, held in as_map(tree.get("sources")).items()}

    def all_events(self) -> "list[Entry | None]":
        """The events of this file and of those beside it."""
        held = [tree.get("events") for tree in self.others]
        return [*self.events, *(event for events in held if isinstance(events, list) for event in events)]

    def users_of(self, source: str) -> list[str]:
        """Every entry that names a source, in the order of the file."""
        users = []
        for name, held in self.all_sources().items():
            if isinstance(held, dict) and name != source and _names(held, "source", source):
                users.append(name)
        for event in self.all_events():
            held = event.get("accounts") if event else None
            users += [
                f"{event['id']}/{account['source']}"  # type: ignore[index]
                for account in (held if isinstance(held, list) else [])
                if account is not None and _names(account, "account", source)
            ]
            rulings = event.get("rulings") if event else None
            users += [
                f"a ruling of {event['id']} (`timeline rule {event['id']} --unset {number} --purge`)"  # type: ignore[index]
                for number, ruling in enumerate(rulings if isinstance(rulings, list) else [], 1)
                if ruling is not None and _names(ruling, "ruling", source)
            ]
        return users

    def entry(self, target: Target) -> Entry:
        """The entry of a target, to look at. Raises TimelineError where there is none."""
        match target:
            case OfStore():
                return self.root
            case OfSource(source):
                if source not in self.sources():
                    raise unknown("source", source, self.sources())
                held = self.sources()[source]
                return held if isinstance(held, dict) else {}
            case OfEvent(event):
                return self.events[self.number_of(event)] or {}
            case OfAccount(event):
                number = self.account_number(target)
                accounts = self.entry(OfEvent(event))["accounts"]
                return accounts[number]  # type: ignore[no-any-return, index]

    def opened(self, target: Target) -> Entry:
        """The entry of a target, to change."""
        match target:
            case OfStore():
                self.frame_changed = True
                return self.root
            case OfSource(source):
                self.frame_changed = True
                entry = deepcopy(self.entry(target))
                if not self._sources_are_own:
                    self.root["sources"] = dict(self.sources())
                    self._sources_are_own = True
                self.sources()[source] = entry
                return entry
            case OfEvent(event):
                return self.opened_event(self.number_of(event))
            case OfAccount(event):
                number = self.account_number(target)
                return self.opened(OfEvent(event))["accounts"][number]  # type: ignore[no-any-return, index]

    def opened_event(self, number: int) -> Entry:
        """The event of that number, to change."""
        event = self.events[number] or {}
        if id(event) not in self._fresh:
            event = event if self._is_own else deepcopy(event)
            self._fresh.add(id(event))
            self.events[number] = event
        return event

    def add_events(self, at: int, entries: Sequence[Entry]) -> None:
        """New events before the one of that number, or behind the last. Raises TimelineError where an id is taken."""
        names = [entry.get("id") for entry in entries]
        for name in names:
            if name is not None and _spelling(name) in self._taken:
                raise TimelineError.of("duplicate-id", f"the id `{name}` is taken", "choose another id")
            self._taken.add(_spelling(name))
        # A copy of each, as the fast reader will make one.
        copies: list[Entry | None] = [deepcopy(entry) for entry in entries]
        self._fresh.update(map(id, copies))
        if at < len(self.events):
            self._numbers = {}
        elif self._numbers:
            self._numbers.update((name, at + number) for number, name in enumerate(names) if name is not None)
        self.events[at:at] = copies
        self._ids[at:at] = names
        self.origins[at:at] = [None] * len(names)
        self.root["events"] = self.events

    def remove_event(self, number: int) -> None:
        """Takes an event out."""
        self._taken.discard(_spelling(self._ids[number]))
        del self.events[number], self._ids[number], self.origins[number]
        self._numbers = {}

    def rename_event(self, number: int, name: str) -> None:
        """Gives an event another id."""
        self.opened_event(number)["id"] = name
        self._taken.discard(_spelling(self._ids[number]))
        self._taken.add(_spelling(name))
        self._ids[number] = name
        self._numbers = {}


def _spelling(name: object) -> object:
    """An id as ids are compared: two that read alike are one."""
    return spelt(name) if isinstance(name, str) else name


def as_map(held: object) -> Entry:
    """A map as it is, an empty one for anything else."""
    return held if isinstance(held, dict) else {}


def unknown(what: str, name: str, known: object) -> TimelineError:
    """That nothing of a kind has a name, and which names look like it."""
    near = near_misses(name, known)  # type: ignore[arg-type]
    mend = f"did you mean {' or '.join(near)}?" if near else None
    return TimelineError.of("unknown-reference", f"no {what} is called `{name}`", mend)
