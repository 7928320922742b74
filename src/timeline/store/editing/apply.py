"""Edits applied to the text of a store, one after another, and proven before anybody gets to see the result."""

import re
from collections.abc import Mapping, Sequence
from itertools import product

import msgspec

from timeline.collector import collector_paused
from timeline.errors import Place, Problem, TimelineError
from timeline.store.decoding import BOM
from timeline.store.editing.applying import Applying
from timeline.store.editing.difference import unified
from timeline.store.editing.edits import Change, Edit, OfAccount, OfEvent, Target
from timeline.store.editing.marks import Mark
from timeline.store.editing.proof import Proven, UnprovenError, prove_tree, prove_valid, raw_tree
from timeline.store.editing.replacing import shown
from timeline.store.editing.spans import last_scalar
from timeline.store.editing.text_and_tree import TextAndTree
from timeline.store.editing.trees import Entry, Tree
from timeline.store.joint import split
from timeline.store.positions import NotYamlError, content_begin
from timeline.store.reading import Stored


class Edited(msgspec.Struct, frozen=True):
    """The new text of a store, without byte order mark, and where each edit shows in it."""

    before: str
    text: str
    changes: tuple[Change, ...]
    """One for each edit, in their order."""
    bom: bool = False
    """Whether the file begins with a byte order mark, which stands in its difference too."""

    parts: tuple[tuple[str, bool], ...] = ()
    """Of a folder what messages call each part, and whether it begins with a byte order mark."""
    proven: Proven | None = None
    """What the proof has read of the new text; None where nothing changes, and of a folder."""

    def diff(self, name: str) -> str:
        """The change of the file as a unified diff; empty where nothing changes. Of a folder that of each part."""
        if not self.parts:
            return _marked_diff(self.before, self.text, name, bom=self.bom)
        texts = zip(self.parts, split(self.before), split(self.text), strict=True)
        return "".join([_marked_diff(old, new, part, bom=bom) for (part, bom), old, new in texts])


def edited_to(stored: Stored, text: str, changes: tuple[Change, ...] = ()) -> Edited:
    """A store that has got a new text, of a folder the joint text of its parts."""
    return Edited(stored.text, text, changes, stored.bom, tuple((part.name, part.bom) for part in stored.parts))


def _marked_diff(before: str, text: str, name: str, *, bom: bool) -> str:
    mark = "\ufeff" if bom else ""
    return unified(mark + before, mark + text, name)


class InvalidEditError(TimelineError):
    """The edits would leave a store that cannot be read; the places of the problems are those of that text."""

    def __init__(self, problems: Sequence[Problem], edited: Edited) -> None:
        super().__init__(problems)
        self.edited = edited

    def of_entry(self, name: str, number: int = 0) -> tuple[Problem, ...]:
        """The problems with the places that they have in the text of one entry, which its editor knows.

        `number` is that of the edit; `name` is what the text of the entry is called. Problems elsewhere stay as are.
        """
        change = self.edited.changes[number]
        return tuple(one._replace(place=_within(one.place, change, name)) for one in self.problems)


class Beside(msgspec.Struct, frozen=True):
    """What stands beside a text that is a part of a folder: `frame` of all, and the trees of the other parts."""

    frame: Mapping[str, object] = {}
    trees: Sequence[Mapping[str, object]] = ()


def edit_one(stored: Stored, edits: Sequence[Edit], beside: Beside | None = None) -> Edited:
    """The text of one file with edits in it; each edit sees what those before it have done.

    Of a part of a folder (`beside`) it is not proven that it can be read: that is seen with all parts together.

    Raises TimelineError, and then nothing is changed: where an edit names what is not there, touches an anchor or an
    alias, or leaves a store that cannot be read (`InvalidEditError`, whose places are those of the text refused).
    """
    failure: Exception | None = None
    raw = stored.raw if isinstance(stored.raw, dict) else None
    with collector_paused():
        # The guess where the events stand may be wrong, or an alias stand alone in its part; and what stands below a
        # block of text may become part of it. Each is rare, so it is tried first.
        for closed, whole, blocks in product((False, True), (False, True), (True, False)):
            begun = _with_closed_block(stored) if closed else stored
            if begun is None:
                break
            try:
                edited = _edited(begun, edits, raw, beside, whole=whole, blocks=blocks)
            except (UnprovenError, NotYamlError, LookupError) as error:
                failure = error
            else:
                return msgspec.structs.replace(edited, before=stored.text)
    message = f"this edit would change more than it should ({failure}), so nothing was written"
    raise TimelineError.of(
        "internal", message, "edit the file by hand; and please report this with the file"
    ) from failure


def text_of_entry(stored: Stored, target: Target) -> str:
    r"""One entry on its own, for an editor: its lines from column 1 with the comments above it, ended by `\n`.

    An event or account keeps its dash, a source its key. Raises TimelineError where there is no such entry.
    """
    for whole in (False, True):
        applying = Applying(TextAndTree(stored, Tree(raw_tree(stored.text)), whole=whole, blocks=True))
        try:
            window, _, excerpt = applying.excerpt(target)
        except (NotYamlError, LookupError):
            continue
        return shown(window.text, excerpt)
    raise TimelineError.of("internal", "this entry cannot be shown alone", "edit the file by hand")


def _with_closed_block(stored: Stored) -> Stored | None:
    """The store with its last block of text marked to end as it does: without a line end (`|` becomes `|-`).

    Whatever is put below it would else end it with one. None where no block ends the file, or one with a line end.
    """
    if stored.text.endswith("\n") or stored.document.root is None:
        return None
    last = last_scalar(stored.document.root)
    if last.style not in ("|", ">"):
        return None
    begin = content_begin(stored.text, last)
    head = _HEAD.match(stored.text, begin)
    if head is None or "-" in head[0]:
        return None
    closed = f"{head[0].replace('+', '')}-"
    text = stored.text[:begin] + closed + stored.text[head.end() :]
    return msgspec.structs.replace(stored, data=(BOM if stored.bom else b"") + text.encode())


_HEAD = re.compile(r"[|>][-+1-9]*")


def _edited(
    stored: Stored, edits: Sequence[Edit], raw: Entry | None, beside: Beside | None, *, whole: bool, blocks: bool
) -> Edited:
    """One attempt; without the tree of the text (`raw`) it makes one of its own, which it may change."""
    held = Beside() if beside is None else beside
    tree = Tree(raw_tree(stored.text) if raw is None else raw, held.trees, is_own=raw is None)
    applying = Applying(TextAndTree(stored, tree, whole=whole, blocks=blocks, frame=held.frame))
    marks = applying.apply(edits)
    text, found = applying.store.draft.text, _Changes(applying, marks)
    if text != stored.text:
        prove_tree(text, applying.store.draft, applying.store.tree, found.of_event)
    changes = found.all()
    if beside is not None:
        changes = tuple(msgspec.structs.replace(change, file=stored.name) for change in changes)
    edited = Edited(stored.text, text, changes, stored.bom)
    if text == stored.text or beside is not None:
        return edited
    try:
        proven = prove_valid(text, applying.store.draft, applying.store.tree, stored.name, stored.frame)
    except TimelineError as error:
        raise InvalidEditError(error.problems, edited) from None
    return msgspec.structs.replace(edited, proven=proven)


class _Changes:
    """Where each edit shows; in an event that is looked for while the proof has its nodes."""

    def __init__(self, applying: Applying, marks: Sequence[Mark | Change]) -> None:
        self._applying = applying
        self._marks = marks
        self._found: dict[int, Change] = {}
        self._of_events: dict[str, list[int]] = {}
        for number, mark in enumerate(marks):
            if isinstance(mark, Mark) and isinstance(mark.target, OfEvent | OfAccount):
                self._of_events.setdefault(mark.target.event, []).append(number)

    def of_event(self, number: int) -> None:
        """Looks where the edits of an event show."""
        event = self._applying.store.tree.events[number] or {}
        for place in self._of_events.get(str(event.get("id")), ()):
            self._found[place] = self._applying.change_of(self._marks[place])

    def all(self) -> tuple[Change, ...]:
        """One for each edit, in their order."""
        found = self._found
        return tuple(
            found[number] if number in found else self._applying.change_of(mark)
            for number, mark in enumerate(self._marks)
        )


def _within(place: Place | None, change: Change, name: str) -> Place | None:
    if (
        place is None
        or (change.file and place.file != change.file)
        or not change.line <= place.line < change.line + change.lines
    ):
        return place
    return place._replace(
        file=name,
        line=place.line - change.line + 1,
        column=max(1, place.column - change.column),
        excerpt=place.excerpt[change.column :],
        above=place.above[change.column :] if place.line > change.line else "",
    )
