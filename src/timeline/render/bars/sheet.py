"""Where everything stands in a drawing of bars: the cells of each column."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.render.bars.scale import LEAST
from timeline.render.text import cells

DISPUTES = 5
"""A space, a mark and a number."""
_OTHERS = 6
"""Two spaces, a plus and a number."""
_NAMES_FROM = 80
"""In fewer cells nobody is named."""
_PARTIES = ((140, 6, 30), (120, 5, 24), (96, 4, 18), (_NAMES_FROM, 3, 14))
"""From a width on: how many parties at most, and the cells for them and their names."""
_LEAST_TITLE = 14
_TITLE, _TITLE_ALONE = 35, 40
"""The longest title has this percentage of what titles and bars share, the second where nobody is named."""


class Sheet(NamedTuple):
    """The columns from left to right; `names` is the width of the parties with their names, 0 where none are drawn."""

    times: int
    title: int
    scale: int
    names: int

    @property
    def scale_at(self) -> int:
        """The cell in which the bars begin."""
        return self.times + 1 + self.title + 1

    @property
    def names_at(self) -> int:
        """The cell of the first party."""
        return self.scale_at + self.scale + DISPUTES + 1


def most_parties(width: int) -> int:
    """How many parties have a column at most."""
    return next((most for least, most, _ in _PARTIES if width >= least), 0)


def sheet_of(width: int, times: int, titles: int, parties: Sequence[str], others: bool) -> Sheet:
    """The columns for a width, the cells of the times and of the longest title, and the names of the parties."""
    names = 0
    if parties or (others and width >= _NAMES_FROM):
        widest = next((cells for least, _, cells in _PARTIES if width >= least), 0)
        ends = [2 * place + 2 + cells(name) for place, name in enumerate(parties)]
        names = max(2 * len(parties) - 1 + (_OTHERS if others else 0), min(max(ends, default=0), widest))
    left = width - times - 2 - DISPUTES - (names + 1 if names else 0)
    share = left * _TITLE // 100 if names else left * _TITLE_ALONE // 100
    title = min(titles, max(share, _LEAST_TITLE), left - LEAST)
    return Sheet(times, title, left - title, names)
