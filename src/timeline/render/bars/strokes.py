"""What stands in the cells of one event: what lasted, what may have, where a moment can be."""

from enum import Enum
from typing import NamedTuple

from timeline.render.bars.reaches import Lying, Reach
from timeline.render.bars.scale import Scale

_NODE = 2
"""A time that reaches over so many cells at most is drawn as if it were one of them."""
_STUB = 2
"""So many cells an edge without a bound goes on, the last of them an arrow."""


class Stroke(Enum):
    """A mark on the line of time; the value is its name among the glyphs."""

    LASTED = "lasted"
    MAY_HAVE_LASTED = "may_have_lasted"
    SOME_TIME = "some_time"
    EXACT = "exact"
    LESS_EXACT = "less_exact"
    UNBOUND_LEFT = "unbound_left"
    UNBOUND_RIGHT = "unbound_right"


def strokes(lying: Lying, scale: Scale) -> dict[int, Stroke]:
    """The marks of an event by their cells.

    A moment is one node, or, where it reaches over more cells than two, a line of `SOME_TIME`; never a bar. Only a
    span has bars: `LASTED` where it was going on whichever of its possible edges are true, `MAY_HAVE_LASTED` where it
    was with some of them. An edge of one or two cells counts as one place there.
    """
    return _span(lying, scale) if lying.is_span else _moment(lying.begin, scale)


class _Place(NamedTuple):
    """One edge in cells: from the first in which it can be to the last, None on a side without a bound.

    `begin` and `end` are the cells of what is stated.
    """

    first: int | None
    last: int | None
    begin: int
    end: int

    @property
    def is_one(self) -> bool:
        """Whether it is drawn as one place."""
        return self.first is not None and self.last is not None and self.last - self.first < _NODE

    @property
    def left(self) -> int:
        """Where its drawing begins, without a bound a little before what is stated."""
        return max(self.begin - _STUB, 0) if self.first is None else self.first

    def right(self, cells: int) -> int:
        """Where it ends."""
        return min(self.end + _STUB, cells - 1) if self.last is None else self.last


def _place(reach: Reach, scale: Scale) -> _Place:
    """Where an edge is; a date ends before the midnight behind it."""
    begin, end = reach.first, max(reach.last - 1, reach.first)
    earliest, latest = reach.earliest, reach.latest
    first = last = None
    if earliest is not None:
        first = scale.reached(begin, earliest)
    if latest is not None:
        last = scale.reached(end, latest - 1)
    return _Place(first, last, scale.cell(begin), scale.cell(end))


def _moment(reach: Reach | None, scale: Scale) -> dict[int, Stroke]:
    if reach is None:
        return {}
    place = _place(reach, scale)
    if place.is_one:
        return {place.begin: Stroke.EXACT if reach.is_exact else Stroke.LESS_EXACT}
    left, right = place.left, place.right(scale.cells)
    drawn = dict.fromkeys(range(left, right + 1), Stroke.SOME_TIME)
    if reach.is_about:
        drawn[place.begin] = Stroke.LESS_EXACT
    return _bounded(drawn, place.first is None, place.last is None)


def _span(lying: Lying, scale: Scale) -> dict[int, Stroke]:
    begin = None if lying.begin is None else _edge(lying.begin, lying.begin.first, scale)
    end = None if lying.end is None else _edge(lying.end, _ended(lying.end, lying.begin), scale)
    stated = begin or end
    assert stated is not None
    left, right = (begin or stated._replace(first=None)).left, (end or stated._replace(last=None)).right(scale.cells)
    sure_from = None if begin is None or begin.last is None else begin.begin if begin.is_one else begin.last + 1
    sure_to = None if end is None or end.first is None else end.end if end.is_one else end.first - 1
    if lying.open_begin:
        left = sure_from = 0
    if lying.open_end:
        right = sure_to = scale.cells - 1
    drawn = dict.fromkeys(range(left, right + 1), Stroke.MAY_HAVE_LASTED)
    if sure_from is not None and sure_to is not None:
        drawn.update(dict.fromkeys(range(sure_from, sure_to + 1), Stroke.LASTED))
    # Whatever is known of the other edge, where one of them is one place it lasted at that place.
    drawn.update({edge.begin: Stroke.LASTED for edge in (begin, end) if edge is not None and edge.is_one})
    is_bound = begin is not None and begin.first is not None, end is not None and end.last is not None
    return _bounded(drawn, not is_bound[0], not is_bound[1])


def _edge(reach: Reach, instant: int, scale: Scale) -> _Place:
    """The place of an edge; of a clock time the cell of an instant, however wide a minute is."""
    if not reach.is_exact:
        return _place(reach, scale)
    cell = scale.cell(instant)
    return _Place(cell, cell, cell, cell)


def _ended(end: Reach, begin: Reach | None) -> int:
    """What ended at 18:00 did not last in the cell that begins there, unless it began there as well."""
    return end.first if begin is not None and begin.first == end.first else end.first - 1


def _bounded(drawn: dict[int, Stroke], unbound_left: bool, unbound_right: bool) -> dict[int, Stroke]:
    """With arrows at the ends that have no bound."""
    if unbound_left:
        drawn[min(drawn)] = Stroke.UNBOUND_LEFT
    if unbound_right:
        drawn[max(drawn)] = Stroke.UNBOUND_RIGHT
    return drawn
