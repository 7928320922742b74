"""Which lines of a text are those of which event, by the lines that begin with a dash in one column.

That is a guess: whoever uses it knows how many events there are, and does without where the number is another.
"""

import re

_EVENTS = re.compile(r"^(?:events|\"events\"|'events')[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)
_SECTION = re.compile(r"\n(?:[^\s#-]|-(?=[^ \t\r\n]))")
_ITEM = re.compile(r"\n( *)-(?=[ \t\r\n])")


def events_of(text: str) -> tuple[str, list[str], str, int] | None:
    """What stands before the events, each event, what stands behind them, and the column of their dashes."""
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
    items = cut(text, first.start(), end, column)
    return text[: first.start() + 1], items, text[end:], column


def cut(text: str, begin: int, end: int, column: int) -> list[str]:
    """The lines between two line feeds, cut before each that has a dash in a column."""
    item = re.compile(rf"\n {{{column}}}-(?=[ \t\r\n])")
    begins = [found.start() + 1 for found in item.finditer(text, begin, end)]
    return [text[one:other] for one, other in zip(begins, [*begins[1:], end], strict=True)]
