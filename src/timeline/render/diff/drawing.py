"""The whole drawing of a diff: its heading, its events, what stands in another order, its key."""

from timeline.compare.report import Report
from timeline.render.diff.grid import Grid
from timeline.render.diff.heading import heading_lines
from timeline.render.diff.key import two_sided_key
from timeline.render.diff.order import collision_lines, order_lines
from timeline.render.diff.roster import Roster
from timeline.render.diff.two import Two
from timeline.render.ink import Line, Piece, Role
from timeline.render.view import View


def diff_lines(report: Report, view: View) -> list[Line]:
    """The drawing of a report, its events in their order; two sides on a spine, three or more in a grid."""
    roster = Roster(report, view)
    blocks = [heading_lines(report, roster, view)]
    grid = Grid(report, roster, view) if report.is_grid else None
    if not report.events:
        blocks.append([[Piece("nothing to show", Role.DIM)]])
    blocks.append(Two(report, roster, view).lines() if grid is None else grid.lines())
    blocks.extend([order_lines(report, roster, view), collision_lines(report, roster, view)])
    drawn = [line for block in blocks for line in block]
    blocks.append(two_sided_key(drawn, roster, view) if grid is None else grid.key())
    lines: list[Line] = []
    for block in blocks:
        if lines and block:
            lines.append([])
        lines.extend(block)
    return [trimmed(line) for line in lines]


def trimmed(line: Line) -> Line:
    """A line without the spaces at its end."""
    while line and not line[-1].text.rstrip(" "):
        line = line[:-1]
    return [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(" "))] if line else line
