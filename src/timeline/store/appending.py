"""A new event at the end of a large store, without the tree of all of it.

What stands before the events, the last few of them and what stands behind are a store by themselves. The event is
written into that one, with every proof that a write has; and as it comes behind the last of these events, the same
bytes go to the same place of the whole. Nothing before and nothing behind them is another byte.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.store.decoding import BOM
from timeline.store.editing import AddEvent, Edit, Edited, edit_text
from timeline.store.ends import Ends
from timeline.store.event_lines import events_of
from timeline.store.file_trouble import told
from timeline.store.lock import PATIENT, Patience, is_the_same, locked
from timeline.store.reading import Stored, read_store
from timeline.store.refusing.quick_look import needs_positions
from timeline.store.whole_files import content_of, put, refuse_half_written, target_of

LAST = 12
"""How many events are read with the end: more than those that show how another is written."""


_ITEM = re.compile(rb"^ *-[ \t\r\n]", re.MULTILINE)


class NotAtTheEndError(Exception):
    """What is to be written is more than a new event at the end."""


def ends_of(data: bytes, text: str, timeline: Timeline, count: int) -> Ends | None:
    """The ends of a store; None where its last events cannot be read alone as they are read with all others.

    `data` are its bytes and `text` what they mean. `timeline` has the last of its `count` events, `LAST` of them or
    more.
    """
    parts = None if needs_positions(text) else events_of(text)
    if parts is None or len(parts[1]) != count:
        return None
    head, items, behind, _ = parts
    until = len(data) - len(behind.encode())
    begins = [until]
    for item in reversed(items[-LAST:]):
        begins.append(begins[-1] - len(item.encode()))
    ends = Ends((len(BOM) if data.startswith(BOM) else 0) + len(head.encode()), tuple(reversed(begins[1:])), until)
    try:
        alone = read_store(None, _alone(data, ends), "the end")
    except TimelineError:
        return None
    expected = msgspec.structs.replace(timeline, events=timeline.events[-len(ends.begins) :] if ends.begins else ())
    return ends if alone.timeline == expected else None


def _alone(data: bytes, ends: Ends) -> bytes:
    return data[: ends.head] + data[ends.begins[0] :]


class Written(NamedTuple):
    """What is written: all bytes, where their events stand, and the end alone, read again."""

    data: bytes
    ends: Ends
    alone: Stored


class EndToWrite:
    """The end of a store that no other writer touches for now, and all of its bytes; `stored` is the end alone."""

    def __init__(self, stored: Stored, data: bytes, ends: Ends, target: Path, opened: int) -> None:
        self.stored = stored
        self.data = data
        self.ends = ends
        self.ready: Callable[[Written], None] = _ignore
        """Called with what is written as late as can be before it stands there, while other writers still wait."""
        self._target = target
        self._opened = opened

    def write(self, edits: Sequence[Edit]) -> Edited:
        """Writes a new event behind all others, and tells where it stands in the whole file.

        Raises NotAtTheEndError where that is not all that there is to do, TimelineError where it cannot be written; and
        then the file is as it was.
        """
        if not all(isinstance(edit, AddEvent) and not edit.sorted for edit in edits):
            raise NotAtTheEndError
        edited = edit_text(self.stored, edits)
        before, after = self.stored.text, edited.text
        at = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
        length = len(after) - len(before)
        behind = len(before[at:].encode())
        place = len(self.data) - behind
        if length <= 0 or after[at + length :] != before[at:] or place < self.ends.begins[-1]:
            raise NotAtTheEndError
        added = after[at : at + length].encode()
        data = self.data[:place] + added + self.data[place:]
        # What is behind may begin as the event does, with spaces: its line begins where it begins.
        item = _ITEM.search(data, data.rfind(b"\n", 0, place) + 1)
        begins = (*self.ends.begins, place if item is None else item.start())[-LAST:]
        ends = Ends(self.ends.head, begins, self.ends.behind + len(added))
        written = Written(data, ends, read_store(None, after.encode(), self.stored.name))
        with told(self.stored.name):
            put(self._target, self._opened, data, self.stored.name, lambda: self._check(written))
        lines = self.data.count(b"\n", self.ends.head, self.ends.begins[0])
        changes = tuple(msgspec.structs.replace(change, line=change.line + lines) for change in edited.changes)
        return msgspec.structs.replace(edited, changes=changes)

    def _check(self, written: Written) -> None:
        # Once the new file stands there the next writer may begin, though this one holds its lock.
        self.ready(written)
        if content_of(self._opened) != self.data or not is_the_same(self._opened, self._target):
            message = f"{self.stored.name} was changed while it was edited here, so nothing was written"
            raise TimelineError.of("moved-on", message, "give the command again: it will take the file as it is now")


def _ignore(_: Written) -> None:
    """Nobody wants to know."""


@contextmanager
def end_to_write(
    path: Path,
    name: str,
    known: Callable[[bytes], Ends | None],
    patience: Patience = PATIENT,
) -> Iterator[EndToWrite]:
    """The end of a store, while other writers wait until it is written.

    `known` has the ends of these bytes. Raises NotAtTheEndError where it has none.
    """
    with ExitStack() as until_written:
        with told(name):
            target = target_of(path)
            opened = until_written.enter_context(locked(target, name, patience))
            refuse_half_written(target, name)
            data = content_of(opened)
        if (ends := known(data)) is None:
            raise NotAtTheEndError
        yield EndToWrite(read_store(path, _alone(data, ends), name, keep_raw=True), data, ends, target, opened)
