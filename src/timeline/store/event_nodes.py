"""The nodes of single events, each read by itself: those of all take a hundred times the memory of the text."""

import re
from functools import cached_property

from timeline.errors import Place
from timeline.store.event_lines import EventLines, event_lines
from timeline.store.positions import REACH, Document, Node, NotYamlError, line_begins_of, place_in

_EMPTY = re.compile(r" *-(?:[ \t]+#[^\n]*|[ \t]*)\r?\n?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:#[^\n]*)?")
"""An item of a list with nothing behind its dash."""


class UnsureError(Exception):
    """An event cannot be read by itself: its lines are not known, or it has an alias."""


class EventNodes:
    """The events of a text, by their numbers; items that are empty are none.

    `events` are how many there are. Making one raises UnsureError.
    """

    def __init__(self, text: str, name: str, events: int) -> None:
        self._text = text
        self._name = name
        lines = event_lines(text)
        if lines is not None and len(lines.begins) > events:
            spans = [lines.span(number) for number in range(len(lines.begins))]
            # The end of what is left out is no matter: it has no nodes.
            filled = [begin for begin, end in spans if _EMPTY.fullmatch(text, begin, end) is None]
            lines = EventLines(filled, lines.end, lines.column)
        if lines is None or len(lines.begins) != events:
            raise UnsureError
        self._lines = lines

    def event(self, number: int, name: str | None = None) -> tuple[Node, int]:
        """The node of an event, and where in the text its characters begin to count; `name` is its id.

        Raises UnsureError.
        """
        begin, end = self._lines.span(number)
        try:
            document = Document(self._text[begin:end], self._name)
        except NotYamlError as fault:
            raise UnsureError from fault
        root = document.root
        if document.aliases or root is None or root.kind != "list" or not root.items:
            raise UnsureError
        node = root.items[0]
        if name is not None and not any(key.text == "id" and value.text == name for key, value in node.pairs):
            raise UnsureError
        return node, begin

    @property
    def without_events(self) -> str:
        """The text with blanks in the place of its events, as long as it is."""
        begin, end = self._lines.begins[0], self._lines.end
        last = end - self._text.endswith("\n", begin, end)
        return f"{self._text[:begin]}{' ' * (last - begin)}{self._text[last:]}"

    @cached_property
    def _line_begins(self) -> list[int]:
        return line_begins_of(self._text)

    def place(self, begin: int, end: int) -> Place:
        """The place of `text[begin:end]`, or of as much of it as stands on its first line."""
        return place_in(self._text, self._line_begins, self._name, begin, end, REACH)
