"""Events that sides put in opposite order, and ids that two stores use for different events."""

from collections.abc import Sequence

from timeline.compare.report import Report, Reversal
from timeline.model import Event
from timeline.render.columns import flow, indented, width_of
from timeline.render.diff.roster import Roster
from timeline.render.ink import Line, Piece, Role
from timeline.render.spelling import when_words
from timeline.render.text import clean
from timeline.render.view import View

_GAP = 2
_HANG = 2


def order_lines(report: Report, roster: Roster, view: View) -> list[Line]:
    """Both readings of each pair of events, with who tells it so."""
    if not report.order:
        return []
    lines: list[Line] = [[Piece("Opposite order", Role.TITLE)]]
    for reversal in report.order:
        for number, (sides, first, second) in enumerate(readings(reversal)):
            mark = Piece(view.glyphs.differs, Role.DIFFERS) if number else Piece(" ")
            titles = [Piece(clean(title, view.glyphs)) for title in (first, second)]
            words = [titles[0], Piece(", then ", Role.DIM), titles[1]]
            lines.extend(_with_sides(mark, words, sides, report, roster, view))
    if (rest := report.totals.reversals - len(report.order)) > 0:
        lines.append([Piece(f"and {rest} more", Role.DIM)])
    return lines


def _with_sides(
    mark: Piece, words: Line, sides: Sequence[int], report: Report, roster: Roster, view: View
) -> list[Line]:
    width = view.cells - _HANG
    if report.is_grid:
        names = roster.listed(sides, width - _HANG)
    else:
        names = [[Piece(roster.names[side], (Role.LEFT, Role.RIGHT)[side])] for side in sides]
        names = [line for name in names for line in flow(name, width - _HANG)]
    told = flow(words, width)
    told = [[mark, Piece(" "), *told[0]], *indented(told[1:], _HANG)]
    if len(names) == 1 and width_of(told[-1]) + _GAP + width_of(names[0]) <= view.cells:
        told[-1] = [*told[-1], Piece(" " * _GAP), *names[0]]
        return told
    return [*told, *indented(names, 2 * _HANG)]


def collision_lines(report: Report, roster: Roster, view: View) -> list[Line]:
    """Each id with the two events that it names."""
    lines: list[Line] = []
    for collision in report.collisions:
        head = [Piece("one id for different events: ", Role.DIM), Piece(clean(collision.id, view.glyphs))]
        if collision.distance is not None:
            head.append(Piece(f"  {clean(collision.distance.text, view.glyphs)}", Role.DIM))
        words = flow(head, view.cells - _HANG)
        lines.extend([[Piece(view.glyphs.differs, Role.DIFFERS), Piece(" "), *words[0]], *indented(words[1:], _HANG)])
        for side, event in zip(collision.sides, collision.events, strict=True):
            pieces = [Piece(clean(event.title, view.glyphs)), *_dated(event, roster, view)]
            pieces.append(Piece(f"  {roster.names[side]}", Role.DIM))
            lines.extend(indented(flow(pieces, view.cells - 2 * _HANG), 2 * _HANG))
    return lines


def _dated(event: Event, roster: Roster, view: View) -> Line:
    if event.when is None:
        return []
    return [Piece(f"  {when_words(event.when, roster.zone, None, view.glyphs)}", Role.TIME)]


def readings(reversal: Reversal) -> tuple[tuple[Sequence[int], str, str], tuple[Sequence[int], str, str]]:
    """Who tells which title first and which second, both ways."""
    first, second = reversal.first.event.title, reversal.second.event.title
    return (reversal.as_given, first, second), (reversal.reversed, second, first)
