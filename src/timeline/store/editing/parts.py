"""A text in parts, so that an edit of one event looks at that event only: what stands before the events, each event.

Where the events begin is a guess (`timeline.store.event_lines`), which the number of events confirms and the proof
checks; a text that does not look so is one part, and its edits cost a whole walk.
"""

from collections.abc import Sequence
from itertools import accumulate

from timeline.store.event_lines import cut, events_of
from timeline.store.positions import Document, Node, NotYamlError

_KEPT = 32
"""How many windows keep their nodes: an edit looks at few, and the nodes of all would be many times the file."""


class Window:
    """Some parts of a draft in one text, with their nodes."""

    def __init__(self, document: Document, first: int, last: int, *, head: bool, tail: bool) -> None:
        self.document = document
        self.text = document.text
        self.first = first
        self.last = last
        self.head = head
        self.tail = tail

    @property
    def root(self) -> Node:
        """The map of the store; only a window with the head, or the tail alone, has one."""
        root = self.document.root
        if root is None or root.kind != "map":
            raise LookupError("this window has no map")
        return root

    @property
    def has_map(self) -> bool:
        """Whether this window shows keys of the store."""
        return self.document.root is not None and self.document.root.kind == "map"

    @property
    def events(self) -> tuple[Node | None, Node | None]:
        """The key `events`, where it is in sight, and the list of the events of this window."""
        root = self.document.root
        if root is None or root.kind == "list":
            return None, root
        return next(((key, value) for key, value in root.pairs if key.text == "events"), (None, None))

    def event(self, index: int) -> Node | None:
        """The event of that number in the file; None where the item is empty or not in this window."""
        events = self.events[1]
        if events is None or not 0 <= index - self.first < len(events.items):
            return None
        return events.items[index - self.first]


class PartedText:
    """The text of a store while it is edited."""

    def __init__(self, text: str, events: int, name: str, *, whole: bool = False) -> None:
        self.name = name
        self._forced = whole
        self._head, self._items, self._tail = text, list[str](), ""
        self._column = 0
        self._documents: dict[str, Document] = {}
        self._lines: list[int] = []
        if not whole:
            self._split(text, events)

    @property
    def whole(self) -> bool:
        """Whether the text is one part."""
        return not self._items

    @property
    def text(self) -> str:
        """The whole text as it is now."""
        return "".join([self._head, *self._items, self._tail])

    def window(self, first: int, last: int, *, head: bool = False) -> Window:
        """The events from `first` to `last`, half-open; with `head` also what stands before the first event."""
        if self.whole:
            return Window(self._document(self._head), 0, 0, head=True, tail=False)
        first, last = max(first, 0), min(last, len(self._items))
        text = (self._head if head and first == 0 else "") + self.text_of(first, last)
        return Window(self._document(text), first, last, head=head and first == 0, tail=False)

    def text_of(self, first: int, last: int) -> str:
        """The text of the events from `first` to `last`, half-open."""
        return self._head if self.whole else "".join(self._items[max(first, 0) : last])

    def frame(self, key: str) -> Window:
        """The part that has a key of the store; where none has it, what stands before the events."""
        frames = self.frames()
        return next((frame for frame in frames if any(name.text == key for name, _ in frame.root.pairs)), frames[0])

    def frames(self) -> list[Window]:
        """The parts that hold the keys of the store."""
        head = self.window(0, 0, head=True)
        if self.whole or not self._tail:
            return [head]
        try:
            tail = Window(self._document(self._tail), 0, 0, head=False, tail=True)
        except NotYamlError:
            # The marker of the document's end alone.
            return [head]
        return [head, tail] if tail.has_map else [head]

    def put(self, window: Window, text: str, more: int = 0) -> None:
        """Takes the new text of a window, which has `more` events than before."""
        self._lines = []
        if self.whole:
            self._head = text
            if not self._forced:
                found = events_of(text)
                self._split(text, len(found[1]) if found is not None else 0)
            return
        if window.tail:
            self._tail = text
            return
        count = window.last - window.first + more
        head, items = "", [text] if count == 1 else []
        if window.head:
            found = events_of(text) if count else (text, [], "", self._column)
            if found is not None and not found[2]:
                head, items = found[0], found[1]
        elif count != 1:
            items = cut("\n" + text, 0, len(text) + 1, self._column)
        if (
            len(items) != count
            or "".join(items) != text[len(head) :]
            or (window.head and count and not head)
            or (not window.head and not count and text)
        ):
            self._join(window, text)
            return
        if window.head:
            self._head = head
        self._items[window.first : window.last] = items
        if not self._items:
            self._join(Window(window.document, 0, 0, head=False, tail=False), "")

    def line_of(self, window: Window, index: int) -> int:
        """The number of the line, from 1, of a character of a window."""
        if not self._lines:
            counted = (part.count("\n") for part in (self._head, *self._items))
            self._lines = [0, *accumulate(counted)]
        before = 0 if window.head else self._lines[-1 if window.tail else window.first + 1]
        return 1 + before + window.text.count("\n", 0, index)

    def without_events(self, kept: Sequence[int]) -> str:
        """The text with only those events left."""
        return "".join([self._head, *(self._items[index] for index in kept), self._tail])

    def _split(self, text: str, events: int) -> None:
        found = events_of(text) if events else None
        if found is not None and len(found[1]) == events:
            self._head, self._items, self._tail, self._column = found

    def _join(self, window: Window, text: str) -> None:
        before = ("" if window.head else self._head) + "".join(self._items[: window.first])
        self._head = before + text + "".join(self._items[window.last :]) + self._tail
        self._items, self._tail = [], ""

    def _document(self, text: str) -> Document:
        # The one that was asked for last stands last.
        document = self._documents.pop(text, None) or Document(text, self.name)
        self._documents[text] = document
        if len(self._documents) > _KEPT:
            del self._documents[next(iter(self._documents))]
        return document
