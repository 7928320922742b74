"""How sources tell the same story, drawn: two sides on a spine, more in a grid, and short forms of both."""

from timeline.render.diff.drawing import diff_lines
from timeline.render.diff.overview import overview_lines
from timeline.render.diff.pair_list import pair_lines
from timeline.render.diff.stat import stat_lines

__all__ = ["diff_lines", "overview_lines", "pair_lines", "stat_lines"]
