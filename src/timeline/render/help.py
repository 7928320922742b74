"""A page of the help: what a command does, its options in groups, and examples."""

import re
from typing import NamedTuple

from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, wrap

_INDENT = 2
_GAP = 2
_WIDEST_NAME = 28
"""A name of more cells, or of more than a third of the page, has a line of its own, above what it means."""
_WIDEST = 100
"""Prose of more cells in a line is hard to read."""


class Entry(NamedTuple):
    """A name and what it means."""

    name: str
    means: str


class Section(NamedTuple):
    """Entries below a heading."""

    heading: str
    entries: tuple[Entry, ...]


class Example(NamedTuple):
    """A command line, and what it does."""

    line: str
    does: str


class Page(NamedTuple):
    """All that is said of a command: `text` are paragraphs, the first of which stands in lists of commands too."""

    name: str
    usage: str
    text: tuple[str, ...]
    sections: tuple[Section, ...] = ()
    examples: tuple[Example, ...] = ()
    notes: tuple[str, ...] = ()


def page_lines(page: Page, width: int) -> list[Line]:
    """The page, `width` cells wide at most."""
    room = min(width, _WIDEST)
    lines = [[Piece(part, Role.TITLE)] for part in _hanging(page.usage, room)]
    lines.extend(_prose(page.text, room))
    names = [cells(entry.name) for section in page.sections for entry in section.entries]
    column = max([name for name in names if name <= min(_WIDEST_NAME, room // 3)], default=0)
    for section in page.sections:
        lines.extend([[], [Piece(section.heading, Role.TITLE)]])
        for entry in section.entries:
            lines.extend(_entry(entry, column, room))
    if page.examples:
        lines.extend([[], [Piece("Examples", Role.TITLE)]])
        for example in page.examples:
            lines.extend(_example(example, room))
    return [*lines, *_prose(page.notes, room)]


def _prose(paragraphs: tuple[str, ...], room: int) -> list[Line]:
    lines: list[Line] = []
    for paragraph in paragraphs:
        lines.append([])
        lines.extend([Piece(" " * _INDENT + part)] for part in wrap(paragraph, room - _INDENT))
    return lines


def _entry(entry: Entry, column: int, room: int) -> list[Line]:
    at = _INDENT + column + _GAP
    told = wrap(entry.means, room - at)
    name = Piece(entry.name, Role.TIME)
    size = cells(entry.name)
    lines: list[Line] = [[Piece(" " * at), Piece(part)] for part in told]
    if size > column:
        return [
            *([Piece(" " * _INDENT), name._replace(text=part)] for part in wrap(entry.name, room - _INDENT)),
            *lines,
        ]
    return [
        [Piece(" " * _INDENT), name, Piece(" " * (at - _INDENT - size)), Piece(told[0] if told else "")],
        *lines[1:],
    ]


def _example(example: Example, room: int) -> list[Line]:
    line = " " * _INDENT + example.line
    does = f"# {example.does}"
    if cells(line) + _GAP + cells(does) <= room:
        return [[Piece(line), Piece(" " * _GAP), Piece(does, Role.DIM)]]
    told = wrap(does, room - _INDENT)
    above = [[Piece(" " * _INDENT), Piece(part if not at else f"# {part}", Role.DIM)] for at, part in enumerate(told)]
    return [*above, *([Piece(part)] for part in _hanging(line, room))]


def _hanging(text: str, room: int) -> list[str]:
    """A command line, broken between its words alone, so that a shell takes it as one; further right from then on."""
    lead = len(text) - len(text.lstrip(" "))
    lines: list[str] = []
    line = " " * lead
    for word in _WORD.findall(text):
        if line.strip() and cells(line) + 1 + cells(word) > room - len(_GOES_ON):
            lines.append(line + _GOES_ON)
            line = " " * (lead + 4) + word
        else:
            line = f"{line} {word}" if line.strip() else line + word
    return [*lines, line]


_WORD = re.compile(r'(?:"[^"]*"|\S)+')
_GOES_ON = " \\"
