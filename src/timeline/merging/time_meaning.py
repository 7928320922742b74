"""What a time says, whatever zone it is written in: two times that differ in this are not one."""

from timeline.when import Edge, When


def meaning_of(when: When | None) -> object:
    """The form and every edge of a time by its bounds; None where there is none.

    The bounds of the whole are not enough: `10:00/12:30..12:52` and `10:00/12:52` have the same.
    """
    if when is None:
        return None
    return when.form, _edge(when.begin), _edge(when.end)


def _edge(edge: Edge | None) -> object:
    if edge is None:
        return None
    between = None if edge.between is None else tuple(_edge(each) for each in edge.between)
    bounds = edge.earliest, edge.latest, edge.strict_earliest, edge.strict_latest
    return edge.open, int(edge.precision), bounds, edge.qualifier, edge.margin, between
