"""Where an event lies on the line of time: what is sure of it, what may be, and which instants are stated."""

from typing import NamedTuple

from timeline.when import Edge, When
from timeline.when.civil import DAY
from timeline.when.display import is_twofold
from timeline.when.zones import Zone


class Reach(NamedTuple):
    """Where one edge can be, half-open, in microseconds; None is no bound on that side.

    `first` and `last` are the instants that are stated: both ends of a date, and of a clock time its begin twice. What
    "about" adds is not stated.
    """

    earliest: int | None
    latest: int | None
    first: int
    last: int
    is_exact: bool = False
    """A clock time and nothing that widens it."""
    is_about: bool = False
    """A clock time that is about, or doubtful."""


class Lying(NamedTuple):
    """Where an event lies: a moment has no `end`, a span may have either edge None, open or not stated."""

    begin: Reach | None
    end: Reach | None
    is_span: bool
    open_begin: bool = False
    open_end: bool = False
    """The span is said to have no bound, as against an edge of which nobody says anything."""

    @property
    def stated(self) -> tuple[int, ...]:
        """The instants that are stated of it, ascending."""
        reaches = [reach for reach in (self.begin, self.end) if reach is not None]
        return tuple(sorted({instant for reach in reaches for instant in (reach.first, reach.last)}))


def lying(when: When | None, zone: Zone) -> Lying | None:
    """Where a time lies in the zone of the display; None where nothing is known of it.

    A date lies where the display has its label, as everywhere in drawings, not where its source had it.
    """
    if when is None or when.form == "unknown":
        return None
    begin, end = _reach(when.begin, zone), _reach(when.end, zone)
    if begin is None and end is None:
        return None
    if when.form == "moment":
        return Lying(begin, None, is_span=False)
    open_begin, open_end = (edge is not None and edge.open for edge in (when.begin, when.end))
    return Lying(begin, end, is_span=True, open_begin=open_begin, open_end=open_end)


def _reach(edge: Edge | None, zone: Zone) -> Reach | None:
    if edge is None or edge.open:
        return None
    if edge.between is not None:
        after, before = (_reach(side, zone) for side in edge.between)
        outer = [side for side in (after, before) if side is not None]
        if not outer:
            return None
        return Reach(
            None if after is None else after.earliest,
            None if before is None else before.latest,
            min(side.first for side in outer),
            max(side.last for side in outer),
        )
    if edge.strict_earliest is None or edge.strict_latest is None:
        return None
    if edge.has_clock:
        twofold = is_twofold(edge)
        length = 0 if edge.civil is None or edge.civil_end is None else edge.civil_end - edge.civil
        last = edge.strict_latest - length if twofold else edge.strict_earliest
        about = bool(edge.qualifier)
        return Reach(edge.earliest, edge.latest, edge.strict_earliest, last, not (about or twofold), about)
    first, last = edge.strict_earliest, edge.strict_latest
    if edge.civil is not None and edge.civil_end is not None:
        first, last = zone.day_begin(edge.civil // DAY), zone.day_end((edge.civil_end - 1) // DAY)
    earliest = None if edge.earliest is None else first - (edge.strict_earliest - edge.earliest)
    latest = None if edge.latest is None else last + (edge.latest - edge.strict_latest)
    return Reach(earliest, latest, first, last)
