"""The question whether a new event is there already: a diff of the two, time, title and place."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare.look_alike import LookAlike, title_words
from timeline.model import Event
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, clean, wrap
from timeline.render.view import View
from timeline.value.wording import folded_words
from timeline.when import When, clock, describe_when
from timeline.when.display import zone_label

_NAME = 7
"""Cells of the names of rows: `when`, `title`, `place`."""
_WIDEST = 100


class _Row(NamedTuple):
    name: str
    left: str
    right: str
    sign: str
    role: Role
    remark: str


def look_alike_lines(new: Event, found: LookAlike, view: View) -> list[Line]:
    """The two events, what is new on the left."""
    width = min(view.cells, _WIDEST)
    glyphs = view.glyphs
    side = (width - _NAME - 11) // 2
    head: Line = [Piece("This may already be here", Role.TITLE), Piece(f"  score {found.score:.2f}", Role.DIM)]
    names: Line = [
        Piece(" " * (_NAME + 4 + side - 3)),
        Piece("new", Role.LEFT),
        Piece(f"  {glyphs.spine}  ", Role.RAIL),
        Piece(clean(found.event.id, glyphs), Role.RIGHT),
    ]
    lines = [head, names]
    for row in _rows(new, found, view):
        lines += _drawn(row, side, view)
    return lines


def _rows(new: Event, found: LookAlike, view: View) -> Sequence[_Row]:
    glyphs, event = view.glyphs, found.event
    rows = []
    if new.when is not None and event.when is not None:
        same = (new.when.earliest, new.when.latest) == (event.when.earliest, event.when.latest)
        sign, role = (glyphs.same, Role.DIM) if same else (glyphs.compatible, Role.COMPATIBLE)
        rows.append(_Row("when", _time(new.when, view), _time(event.when, view), sign, role, ""))
    alike = folded_words(new.title) == folded_words(event.title)
    shared = f"{len(found.shared)} word{'' if len(found.shared) == 1 else 's'} shared"
    rows.append(
        _Row(
            "title",
            clean(new.title, glyphs),
            clean(event.title, glyphs),
            glyphs.same if alike else glyphs.differs,
            Role.DIM if alike else Role.DIFFERS,
            "" if alike or not title_words(new.title) else shared,
        )
    )
    if new.place or event.place:
        left, right = clean(new.place or "", glyphs), clean(event.place or "", glyphs)
        equal = folded_words(left) == folded_words(right)
        sign = glyphs.same if equal else glyphs.differs if left and right else glyphs.one_source
        role = Role.DIFFERS if left and right and not equal else Role.DIM
        rows.append(_Row("place", left, right, sign, role, ""))
    return rows


def _time(when: When, view: View) -> str:
    edge = when.anchor
    label = zone_label(edge, view.zone) if edge is not None and clock(edge, view.zone) else ""
    phrase = describe_when(when, view.zone, view.glyphs.dash)
    return clean(phrase if phrase.endswith(f" {label}") else f"{phrase} {label}".strip(), view.glyphs)


def _drawn(row: _Row, side: int, view: View) -> list[Line]:
    left, right = wrap(row.left, side) if row.left else [], wrap(row.right, side) if row.right else []
    last = cells(right[-1]) + 2 + cells(row.remark) if right else side + 1
    lines: list[Line] = []
    count = max(len(left), len(right), 1) + (1 if row.remark and last > side else 0)
    for number in range(count):
        one = left[number] if number < len(left) else ""
        other = right[number] if number < len(right) else ""
        name = row.name if number == 0 else ""
        line: Line = [Piece(f"  {name:<{_NAME}}  ", Role.DIM), Piece(" " * (side - cells(one)) + one)]
        sign = Piece(f"  {row.sign}", row.role) if number == 0 else Piece(f"  {view.glyphs.spine}", Role.RAIL)
        line.append(sign)
        if other:
            line.append(Piece(f"  {other}"))
        if row.remark and number == (count - 1 if last > side else len(right) - 1):
            line.append(Piece(f"  {row.remark}", Role.DIM))
        lines.append(line)
    return lines
