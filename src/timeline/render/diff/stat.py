"""`--stat`: a line for each event, how many of its points differ, agree or stand alone."""

from collections.abc import Sequence

from timeline.compare.report import EventDiff, Report
from timeline.render.columns import flow, width_of
from timeline.render.diff.denied import denied_mark
from timeline.render.diff.heading import heading_lines
from timeline.render.diff.roster import Roster
from timeline.render.ink import Line, Piece, Role
from timeline.render.marks import marked
from timeline.render.text import cells, clean
from timeline.render.view import View
from timeline.verdict import COMPARED, Verdict

_GAP = 2


def stat_lines(report: Report, view: View) -> list[Line]:
    """The heading of the diff, and each event with its counts."""
    roster = Roster(report, view)
    lines = heading_lines(report, roster, view)
    counts = [_counts(event, report) for event in report.events]
    used = [column for column in range(len(_signs(report, view))) if any(row[column] for row in counts)]
    sizes = {column: 2 + max(cells(str(row[column])) for row in counts) for column in used}
    width = sum(size + _GAP for size in sizes.values())
    if report.events:
        lines.append([])
    for event, row in zip(report.events, counts, strict=True):
        shown = _count_pieces(row, used, sizes, report, view)
        lines.extend(_with_title(event, shown, width, view))
    return lines


def _with_title(event: EventDiff, shown: Line, width: int, view: View) -> list[Line]:
    """A title with its counts behind it, aligned on the right; below it where the title would be too narrow."""
    title = clean(event.event.title, view.glyphs)
    mark = denied_mark(event, view.glyphs)
    mark.extend([Piece(" denied", Role.DIM)] if mark else [])
    if event.is_unjudged:
        mark = [marked(Verdict.NOT_COMPARABLE, view.glyphs)[0], Piece(" no common point", Role.DIM)]
    pieces = [Piece(title), *([Piece("  "), *mark] if mark else [])]
    room = min(view.cells, 100) - width
    if room < 24:
        lines = flow(pieces, view.cells)
        return [*lines, [Piece("  "), *shown]] if shown else lines
    lines = flow(pieces, room)
    if shown:
        lines[0] = [*lines[0], Piece(" " * (room - width_of(lines[0]) + _GAP)), *shown]
    return lines


def _signs(report: Report, view: View) -> list[Piece]:
    glyphs = view.glyphs
    signs = [marked(verdict, glyphs)[0] for verdict in COMPARED]
    if report.is_grid:
        return [*signs, Piece(glyphs.one_source, Role.DIM)]
    return [*signs, Piece(glyphs.left, Role.LEFT), Piece(glyphs.right, Role.RIGHT)]


def _counts(event: EventDiff, report: Report) -> list[int]:
    counts = [event.count(verdict) for verdict in COMPARED]
    alone = [row for row in event.rows if row.verdict is Verdict.ONLY]
    if report.is_grid:
        return [*counts, len(alone)]
    return [*counts, *[sum(1 for row in alone if row.tells[side]) for side in (0, 1)]]


def _count_pieces(
    counts: Sequence[int], used: Sequence[int], sizes: "dict[int, int]", report: Report, view: View
) -> Line:
    signs = _signs(report, view)
    line: Line = []
    missing = 0
    for column in used:
        if counts[column]:
            if missing:
                line.append(Piece(" " * missing))
                missing = 0
            number = f" {counts[column]:>{sizes[column] - 2}}"
            line.extend([signs[column], Piece(number)])
        else:
            missing += sizes[column]
        missing += _GAP
    return line
