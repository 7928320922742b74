"""Which lines of a text are those of which event, by the lines that begin with a dash in one column.

That is a guess: whoever uses it knows how many events there are, and does without where the number is another.
"""

import re
from typing import NamedTuple

_EVENTS = re.compile(r"^(?:events|\"events\"|'events')[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)
_SECTION = re.compile(r"\n(?:[^\s#-]|-(?=[^ \t\r\n]))")
_ITEM = re.compile(r"\n( *)-(?=[ \t\r\n])")


class EventLines(NamedTuple):
    """Where each event begins, where the last one ends, and the column of their dashes."""

    begins: list[int]
    end: int
    column: int

    def span(self, number: int) -> tuple[int, int]:
        """The lines of an event, by its number."""
        following = number + 1
        return self.begins[number], self.begins[following] if following < len(self.begins) else self.end


def event_lines(text: str) -> EventLines | None:
    """Where the events of a text are; None where they are not told apart."""
    keys = list(_EVENTS.finditer(text))
    if len(keys) != 1:
        return None
    # Every pattern begins with the line feed before its line, which is looked for fast.
    begin = keys[0].end() - 1
    section = _SECTION.search(text, begin)
    end = len(text) if section is None else section.start() + 1
    first = _ITEM.search(text, begin, end)
    if first is None:
        return None
    column = len(first[1])
    return EventLines(_begins(text, first.start(), end, column), end, column)


def events_of(text: str) -> tuple[str, list[str], str, int] | None:
    """What stands before the events, each event, what stands behind them, and the column of their dashes."""
    lines = event_lines(text)
    if lines is None:
        return None
    return text[: lines.begins[0]], _texts(text, lines.begins, lines.end), text[lines.end :], lines.column


def cut(text: str, begin: int, end: int, column: int) -> list[str]:
    """The lines between two line feeds, cut before each that has a dash in a column."""
    return _texts(text, _begins(text, begin, end, column), end)


def _begins(text: str, begin: int, end: int, column: int) -> list[int]:
    item = re.compile(rf"\n {{{column}}}-(?=[ \t\r\n])")
    return [found.start() + 1 for found in item.finditer(text, begin, end)]


def _texts(text: str, begins: list[int], end: int) -> list[str]:
    return [text[one:other] for one, other in zip(begins, [*begins[1:], end], strict=True)]
