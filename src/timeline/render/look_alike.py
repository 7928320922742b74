"""The question whether a new event is there already: a diff of the two, time, title and place."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.model import Event
from timeline.render.ink import Line, Piece, Role
from timeline.render.marks import marked
from timeline.render.score import likeness_text
from timeline.render.text import cells, clean, cut, wrap
from timeline.render.view import View
from timeline.value.wording import folded_words
from timeline.verdict import Verdict, gravest
from timeline.when import When, clock, compare_when, describe_when
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


def look_alike_lines(new: Event, held: Event, score: float, reasons: Sequence[str], view: View) -> list[Line]:
    """The two events, what is new on the left, and below them why they may be one."""
    head: Line = [
        Piece("This may already be here", Role.TITLE),
        Piece(f"  score {likeness_text(score)}", Role.DIM),
    ]
    why = wrap(clean("; ".join(reasons), view.glyphs), min(view.cells, _WIDEST) - 2) if reasons else []
    told: list[Line] = [[Piece(f"  {line}", Role.DIM)] for line in why]
    return [head, *_side_by_side(("new", held.id), _rows(new, held, view), view), *told]


def pair_lines(left: Event, right: Event, view: View) -> list[Line]:
    """Two events that may be one, with their ids, who tells them, and what the first of these says."""
    rows = [*_rows(left, right, view)]
    for name, told in (("says", _said), ("told by", _tellers)):
        texts = clean(told(left), view.glyphs), clean(told(right), view.glyphs)
        if any(texts):
            rows.append(_Row(name, *texts, view.glyphs.spine, Role.RAIL))
    return _side_by_side((left.id, right.id), rows, view)


def _said(event: Event) -> str:
    return next((text for account in event.accounts if (text := account.says or account.quote)), "")


def _tellers(event: Event) -> str:
    return ", ".join(dict.fromkeys(account.source for account in event.accounts))


def _side_by_side(ids: tuple[str, str], rows: Sequence[_Row], view: View) -> list[Line]:
    side = (min(view.cells, _WIDEST) - _NAME - 11) // 2
    left, right = (cut(clean(name, view.glyphs), side, view.glyphs) for name in ids)
    names: Line = [
        Piece(" " * (_NAME + 4 + side - cells(left))),
        Piece(left, Role.LEFT),
        Piece(f"  {view.glyphs.spine}  ", Role.RAIL),
        Piece(right, Role.RIGHT),
    ]
    return [names, *(line for row in rows for line in _drawn(row, side, view))]


def _rows(new: Event, event: Event, view: View) -> Sequence[_Row]:
    glyphs = view.glyphs
    rows = []
    if new.when is not None and event.when is not None:
        mark, _ = marked(_verdict(new.when, event.when), glyphs)
        rows.append(_Row("when", _time(new.when, view), _time(event.when, view), mark.text, mark.role))
    for name, left, right in (("title", new.title, event.title), ("place", new.place or "", event.place or "")):
        if not left and not right:
            continue
        alike = Verdict.SAME if folded_words(left) == folded_words(right) else Verdict.WORDED
        mark, _ = marked(alike if left and right else Verdict.ONLY, glyphs)
        rows.append(_Row(name, clean(left, glyphs), clean(right, glyphs), mark.text, mark.role))
    return rows


def _verdict(left: When, right: When) -> Verdict:
    """That of the edges that compare gravest; of two spans without any edge nothing is known to differ."""
    return gravest([row.comparison.verdict for row in compare_when(left, right)] or [Verdict.COMPATIBLE])


def _time(when: When, view: View) -> str:
    edge = when.anchor
    label = zone_label(edge, view.zone) if edge is not None and clock(edge, view.zone) else ""
    phrase = describe_when(when, view.zone, view.glyphs.dash)
    return clean(phrase if phrase.endswith(f" {label}") else f"{phrase} {label}".strip(), view.glyphs)


def _drawn(row: _Row, side: int, view: View) -> list[Line]:
    left, right = wrap(row.left, side) if row.left else [], wrap(row.right, side) if row.right else []
    lines: list[Line] = []
    for number in range(max(len(left), len(right), 1)):
        one = left[number] if number < len(left) else ""
        other = right[number] if number < len(right) else ""
        name = row.name if number == 0 else ""
        line: Line = [Piece(f"  {name:<{_NAME}}  ", Role.DIM), Piece(" " * (side - cells(one)) + one)]
        line.append(Piece(f"  {row.sign}", row.role) if number == 0 else Piece(f"  {view.glyphs.spine}", Role.RAIL))
        if other:
            line.append(Piece(f"  {other}"))
        lines.append(line)
    return lines
