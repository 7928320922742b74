"""Rows folded into a line: what one side alone tells, and in a diff of two sides what both tell alike.

A fold hides nothing that was judged or that needs a reader: no point with a ruling, a finding of the editor, a denial
or a value that has changed since.
"""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare.diff_row import DiffRow, Silence
from timeline.compare.report import EventDiff
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, clean, cut
from timeline.render.view import View
from timeline.verdict import Verdict

MOST_IN_A_ROW = 3
"""So many rows of one kind may follow each other unfolded."""

ALL_POINTS = "--all-points"
"""The option that unfolds."""


class Fold(NamedTuple):
    """Rows that stand in one line. `side` alone tells them, None: both sides say the same.

    `more`: other rows of their kind are drawn.
    """

    side: int | None
    rows: tuple[DiffRow, ...]
    more: bool


def folded(event: EventDiff, view: View, *, of_two: bool) -> list[DiffRow | Fold]:
    """The rows of an event in their order, each fold behind the rows of its kind; none where the view unfolds all."""
    if view.all_points:
        return list(event.rows)
    held = _held(event)
    alone = [row for row in event.rows if row.verdict is Verdict.ONLY and _is_foldable(row, event, held)]
    same = [row for row in event.rows if of_two and _is_plainly_same(row) and _is_foldable(row, event, held)]
    by_side: dict[int | None, list[DiffRow]] = {}
    if len(alone) > MOST_IN_A_ROW:
        for row in alone:
            by_side.setdefault(row.silence.index(None), []).append(row)
    if len(same) > MOST_IN_A_ROW:
        by_side[None] = same
    folds = {side: rows for side, rows in by_side.items() if len(rows) > 1}
    hidden = {id(row) for rows in folds.values() for row in rows}
    kinds = [_kind(row) for row in event.rows]
    last = {kind: place for place, kind in enumerate(kinds)}
    found: list[DiffRow | Fold] = []
    for place, (row, kind) in enumerate(zip(event.rows, kinds, strict=True)):
        if id(row) not in hidden:
            found.append(row)
        if kind in folds and last[kind] == place:
            found.append(Fold(kind, tuple(folds[kind]), more=kinds.count(kind) > len(folds[kind])))
    return found


_NO_FOLD = -1


def _kind(row: DiffRow) -> int | None:
    """The side that alone tells a row, None where all say the same; rows of any other verdict are never folded."""
    if row.verdict is Verdict.ONLY:
        return row.silence.index(None)
    return None if row.verdict is Verdict.SAME else _NO_FOLD


def _held(event: EventDiff) -> set[str]:
    """The names of rows that no fold may hide."""
    entries = [entry for entry in event.events if entry is not None]
    entries.extend(part for parts in event.parts for part in parts)
    held = {point.name for entry in entries for point in entry.points}
    ruled = {ruling.about for entry in entries for ruling in entry.rulings}
    held |= ruled | ({"began", "ended"} if "when" in ruled else set())
    told = [account for accounts in event.accounts for account in accounts]
    return held | {point.name for account in told for point in account.points if point.stance is not None}


def _is_foldable(row: DiffRow, event: EventDiff, held: set[str]) -> bool:
    taken_back = any(
        why is Silence.RETRACTED and why is not of_event
        for why, of_event in zip(row.silence, event.silence, strict=True)
    )
    return row.name not in held and not any(row.earlier) and not taken_back


def _is_plainly_same(row: DiffRow) -> bool:
    """Both sides say the same of a point, and neither repeats the other."""
    return row.verdict is Verdict.SAME and row.type == "point" and all(one.echo is None for one in row.facings)


def fold_line(fold: Fold, mark: Piece, only: str, width: int, view: View, *, hint: bool) -> Line:
    """`‹ only Kremlin: 16 more (drones, wounded, …)`, as many names as fit; `hint` names the option that unfolds.

    Where the width takes no name the count alone stands there, and the option where it still fits.
    """
    names = [clean(row.name, view.glyphs) or row.type for row in fold.rows]
    room = width - cells(mark.text) - 1
    aside = f"   {ALL_POINTS}" if hint else ""
    count = f"{only}: {len(names)}{' more' if fold.more else ''}" if only else ""
    head, tail = (f"{count} (", ")") if only else ("", "")
    shown = _fitting(names, room - cells(head) - cells(tail) - cells(aside), view.glyphs.ellipsis)
    words = f"{head}{shown}{tail}" if shown else count or str(len(names))
    if cells(words) + cells(aside) > room:
        words, aside = cut(words, room, view.glyphs), ""
    line = [mark, Piece(f" {words}", Role.DIM)]
    return [*line, Piece(aside, Role.DIM)] if aside else line


def _fitting(names: Sequence[str], width: int, ellipsis: str) -> str:
    """As many names as fit, and a sign for the others."""
    whole = ", ".join(names)
    if cells(whole) <= width:
        return whole
    for count in range(len(names) - 1, 0, -1):
        text = f"{', '.join(names[:count])}, {ellipsis}"
        if cells(text) <= width:
            return text
    return ""
