"""New entries in the words of the store that they come from: its comments, its quotes, its folds, moved sideways."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from timeline.store.editing.edits import Change
from timeline.store.editing.parts import PartedText
from timeline.store.editing.replacing import Excerpt, excerpt_of_item, excerpt_of_pair, shown
from timeline.store.editing.spans import line_after
from timeline.store.event_lines import events_of
from timeline.store.joint import JOINT, split
from timeline.store.joint_reading import raw_of
from timeline.store.positions import Document, Node, NotYamlError
from timeline.store.reading import Stored

_ENTRY = re.compile(r"( *)(?:- |[^\s\"'{\[,][^{\[,]*:)")


class Origin(msgspec.Struct, frozen=True):
    """Where an entry stands in its own store: a source, an event, or an account of an event, by their numbers."""

    source: str | None = None
    event: int = 0
    account: int | None = None


class OwnText:
    """The lines of entries of one store, which stand in its parts where it is a folder.

    `items` is how many items its list of events has.
    """

    def __init__(self, stored: Stored, items: int) -> None:
        self._items = [items] if not stored.parts else [_items_of(part) for part in stored.parts]
        self._files = [
            PartedText(file.text, count, file.name) for file, count in zip(stored.files, self._items, strict=True)
        ]

    def lines(self, origin: Origin) -> list[str] | None:
        """The lines of an entry from column 1, comments above it included; None where it cannot stand elsewhere."""
        try:
            return self._of_event(origin) if origin.source is None else self._of_source(origin.source)
        except NotYamlError:
            # What looks like an item is none.
            return None

    def _of_source(self, source: str) -> list[str] | None:
        for file in self._files:
            window = file.frame("sources")
            key, held = next((pair for pair in window.root.pairs if pair[0].resolved.text == "sources"), (None, None))
            names = [] if held is None else [name.text for name, _ in held.pairs]
            if key is None or held is None or source not in names:
                continue
            index = names.index(source)
            if held.style == "flow" or _is_tied(window.text, held.pairs[index][1]):
                return None
            return _lines(window.text, excerpt_of_pair(window.text, key, held, index))
        return None

    def _of_event(self, origin: Origin) -> list[str] | None:
        file, number = 0, origin.event
        while number >= self._items[file]:
            number -= self._items[file]
            file += 1
        # Behind the event before it stand the comments above it.
        above = 1 if origin.account is None else 0
        window = self._files[file].window(number - above, number + 1, head=number == 0)
        (key, held), index = window.events, number - window.first
        if held is None or held.kind != "list" or held.style == "flow":
            return None
        if origin.account is not None:
            found = next((pair for pair in held.items[index].pairs if pair[0].text == "accounts"), None)
            if found is None or found[1].kind != "list" or found[1].style == "flow":
                return None
            key, held = found
            index = origin.account
        return (
            None
            if _is_tied(window.text, held.items[index])
            else _lines(window.text, excerpt_of_item(window.text, key, held, index))
        )


def _items_of(part: Stored) -> int:
    """How many items the list of the events of a part has, empty ones counted."""
    raw = raw_of(part)
    events = raw.get("events") if isinstance(raw, dict) else None
    return len(events) if isinstance(events, list) else 0


def _lines(text: str, excerpt: Excerpt) -> list[str] | None:
    return None if excerpt.column is None else shown(text, excerpt).removesuffix("\n").split("\n")


def _is_tied(text: str, node: Node) -> bool:
    """Whether an anchor or an alias ties an entry of a text to others."""
    if "&" not in text and "*" not in text:
        return False
    stack = [node]
    while stack:
        node = stack.pop()
        if node.anchor is not None or node.kind == "alias":
            return True
        stack += [*node.items, *(inner for pair in node.pairs for inner in pair)]
    return False


def with_own_text(text: str, entries: Mapping[Change, list[str]]) -> str:
    """The text in which the lines of each new entry are those that it had in its own store.

    Entries that do not begin a line of their own stay as they are.
    """
    lines = text.split("\n")
    pieces: list[str] = []
    at = 0
    for change, own in sorted(entries.items(), key=lambda item: item[0].above + item[0].line):
        begin = change.above + change.line - 1
        end = begin + change.lines
        column = _ENTRY.match(lines[begin])
        if column is None or begin < at:
            continue
        carriage = "\r" if lines[begin].endswith("\r") else ""
        pieces += lines[at:begin]
        pieces += [(column[1] + line if line else line) + carriage for line in own]
        if not lines[end - 1].endswith("\r"):  # the last line of a file, which may be a part of a folder
            pieces[-1] = pieces[-1].removesuffix("\r")
        at = end
    return "\n".join([*pieces, *lines[at:]])


def comments_of(text: str) -> Counter[str]:
    """The comments of a text, each as often as it stands there: on lines of their own and behind something."""
    if JOINT in text:
        return sum([comments_of(part) for part in split(text)], Counter())
    parts = events_of(text)
    pieces = [text] if parts is None else [parts[0], *parts[1], parts[2]]
    found: Counter[str] = Counter()
    try:
        for piece in pieces:
            found.update(_comments_in(piece))
    except NotYamlError:
        # What looks like an event is none.
        return Counter(_comments_in(text))
    return found


def _comments_in(text: str) -> list[str]:
    if "#" not in text:
        return []
    root = Document(text, "").root
    # A sign within a scalar is a part of it.
    held = [] if root is None else sorted(_scalars_of(root))
    found: list[str] = []
    done = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        number = bisect_right(held, (at, len(text))) - 1
        if at < done or (number >= 0 and held[number][0] <= at < held[number][1]):
            continue
        done = line_after(text, at)
        found.append(text[at:done].rstrip())
    return found


_SIGN = re.compile(r"(?<!\S)#")


def _scalars_of(root: Node) -> Iterator[tuple[int, int]]:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.kind == "scalar" and node.begin < node.end:
            yield node.begin, node.end
        stack += [*node.items, *(one for pair in node.pairs for one in pair)]
