"""What a command writes: the lines as they will stand in the file, and in the end where they stand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, clean, cut, pad, wrap
from timeline.render.view import View

if TYPE_CHECKING:
    from timeline.entry_input.given_times import DateRead
    from timeline.store.editing import Change

_ABOVE = 2
"""Lines of the file that are shown above what is added."""


class Written(msgspec.Struct, frozen=True):
    """One entry that was written: its reference, its line, what was done, and its dates."""

    reference: str
    line: int
    what: str
    dates: "tuple[DateRead, ...]" = ()
    file: str = ""
    """What messages call the file, where it is another than that of the store: a part of it."""

    @classmethod
    def at(cls, change: "Change", what: str, dates: "tuple[DateRead, ...]" = ()) -> "Written":
        """What was written where a change shows."""
        return cls(change.reference, change.line, what, dates, change.file)


def written_lines(written: Sequence[Written], name: str, view: View, *, breaks: bool = False) -> list[Line]:
    """Each entry with its place, and below it each date as it was typed and as it is stored.

    With `breaks` what is wider than the view goes on in a line of its own; without, each is one line for programs.
    """
    lines: list[Line] = []
    for entry in written:
        place = f"{clean(entry.file or name, view.glyphs)}:{entry.line}"
        head = [Piece(clean(entry.reference, view.glyphs), Role.TITLE), Piece("  "), Piece(place)]
        lines += _broken([*head, Piece("  "), Piece(entry.what, Role.DIM)], view, breaks=breaks)
        named = [(_named(date, view), date) for date in entry.dates]
        wide = max((cells(key) for key, _ in named), default=0)
        for key, date in named:
            line: Line = [Piece(f"  {pad(key, wide)}  ", Role.DIM), Piece(date.stored, Role.TIME)]
            lines += _broken([*line, *_typed(date, view)], view, breaks=breaks)
    return lines


def _broken(line: Line, view: View, *, breaks: bool) -> list[Line]:
    """A line, or with `breaks` as many as it takes to put whole pieces into the width, and long ones between words."""
    if not breaks or sum(cells(piece.text) for piece in line) <= view.width:
        return [line]
    lines: list[Line] = []
    for piece in line:
        used = sum(cells(one.text) for one in lines[-1]) if lines else 0
        if lines and used + cells(piece.text) <= view.width:
            lines[-1].append(piece)
            continue
        indent = _INDENT if lines else ""
        for part in wrap(piece.text.strip() if lines else piece.text, view.width - len(_INDENT)):
            if part:
                lines.append([Piece(indent + part, piece.role)])
                indent = _INDENT
    return [_trimmed(one) for one in lines]


_INDENT = "    "
"""Before what goes on."""


def _named(date: "DateRead", view: View) -> str:
    """The key of a date, and whose it is where that could be two."""
    key = clean(date.key, view.glyphs)
    return f"{key} ({clean(date.source or 'editor', view.glyphs)})" if date.key == "when" else key


def preview_lines(
    text: str, change: "Change", name: str, dates: Sequence["DateRead"], view: View, where: str = ""
) -> list[Line]:
    """The lines of a change as they will stand in the file, what was typed beside what is stored.

    `text` is the new text of the file, `where` the entry that they go into.
    """
    glyphs = view.glyphs
    file_lines = text.split("\n")
    first = change.line
    above = change.above
    count = f"{glyphs.added}{change.lines} line{'' if change.lines == 1 else 's'} after line {first - 1}"
    head: Line = [Piece(clean(change.file or name, glyphs), Role.TITLE), Piece(f"  {count}", Role.DIM)]
    tail = f", in {where}" if where else ""
    if tail and sum(cells(piece.text) for piece in head) + cells(tail) <= view.cells:
        head.append(Piece(tail, Role.DIM))
    digits = max(3, len(str(first + change.lines)))
    lines = [head]
    left = list(dates)
    for number in range(max(first - _ABOVE, 1), first + change.lines):
        at = above + number
        content = file_lines[at - 1].rstrip("\r") if at <= len(file_lines) else ""
        is_new = number >= first
        mark = Piece(f" {glyphs.added if is_new else ' '} ", Role.ADDED if is_new else Role.PLAIN)
        line: Line = [Piece(f"  {number:>{digits}}", Role.DIM), mark]
        room = view.cells - digits - 5
        indent = len(content) - len(content.lstrip(" "))
        shown = " " * indent + clean(content, glyphs).strip()
        date = _date_in(content, left) if is_new else None
        lines.append([*line, Piece(cut(shown, room, glyphs))])
        if date is None:
            continue
        left.remove(date)
        remark = _typed(date, view)
        size = sum(cells(piece.text) for piece in remark)
        if size and cells(shown) + size <= room:
            lines[-1].extend(remark)
        elif size:
            lines.append([Piece(" " * (digits + 5 + indent + 2)), Piece(remark[0].text.strip(), Role.DIM)])
    return [_trimmed(line) for line in lines]


def _date_in(content: str, dates: Sequence["DateRead"]) -> "DateRead | None":
    """The date that a line of the file holds."""
    for date in dates:
        begin = content.find(f"{date.key}:")
        if begin >= 0 and date.stored in content[begin:]:
            return date
    return None


def _typed(date: "DateRead", view: View) -> list[Piece]:
    """What was typed, where it is not what is stored."""
    if date.typed == date.stored:
        return []
    quotes = ('"', '"') if view.ascii else ("“", "”")
    typed = clean(date.typed, view.glyphs)
    return [Piece(f"   {view.glyphs.from_typed} {quotes[0]}{typed}{quotes[1]}", Role.DIM)]


def _trimmed(line: Line) -> Line:
    while line and not line[-1].text.strip():
        line.pop()
    if line and line[-1].text != line[-1].text.rstrip():
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip())
    return line
