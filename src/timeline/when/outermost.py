"""The first and the last of many times, in whatever zone they are shown."""

from collections.abc import Iterable, Sequence

from timeline.when.duration import DAY
from timeline.when.edge import Edge, When


def outermost(edges: Sequence[Edge]) -> Sequence[Edge]:
    """Those among which the first and the last are, in whatever zone: no zone moves a clock by more than two days."""
    begins = [edge.civil for edge in edges if edge.civil is not None]
    ends = [edge.civil_end for edge in edges if edge.civil_end is not None]
    if not begins or not ends:
        return edges
    low, high = min(begins) + 2 * DAY, max(ends) - 2 * DAY
    return [
        edge
        for edge in edges
        if edge.civil is None or edge.civil_end is None or edge.civil <= low or edge.civil_end >= high
    ]


def edges_of(times: Iterable[When]) -> list[Edge]:
    """Begins and ends."""
    return [edge for when in times for edge in (when.begin, when.end) if edge is not None]


def outermost_times(times: Sequence[When]) -> list[When]:
    """Those of some times that have one of these edges; of all times they are among those of each part."""
    found = {id(edge) for edge in outermost(edges_of(times))}
    return [when for when in times if not found.isdisjoint([id(when.begin), id(when.end)])]
