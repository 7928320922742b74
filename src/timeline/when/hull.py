"""The smallest when that holds several others."""

from collections.abc import Iterable, Sequence

from timeline.when.edge import Edge, When

_UNKNOWN = When("unknown", "unknown")


def hull(whens: Sequence[When]) -> When | None:
    """The when that reaches from the earliest begin to the latest end; None for none.

    One of them that already reaches so far is given as it stands. Else moments alone make one moment somewhere between
    the earliest and the latest, `X..Y`: told at two times, it lasted no longer for that. With a span among them, the
    begin of the earliest and the end of the latest make a span, also in its text. An edge that is not stated, and
    `unknown`, add nothing where others state one; an open edge opens the hull, and moments that together leave no bound
    on either side are `unknown`.
    """
    known = [when for when in whens if when.form != "unknown"]
    if not known:
        return whens[0] if whens else None
    begin = _outermost([when.begin for when in known], -1)
    end = _outermost([_end(when) for when in known], +1)
    earliest = begin.earliest if begin else None
    latest = end.latest if end else None
    for when in known:
        if (
            when.earliest == earliest
            and when.latest == latest
            and _states(when) == (begin is not None, end is not None)
        ):
            return when
    if begin is not None and end is not None and all(when.form == "moment" for when in known):
        return _one_moment(begin, end)
    text = f"{_text(begin)}/{_text(end)}"
    return When(text, "span", begin, end, earliest, latest)


def _one_moment(first: Edge, last: Edge) -> When:
    """One moment from the beginning of the first to the end of the last, each of which may be such a one itself."""
    after = first if first.between is None else first.between[0]
    before = last if last.between is None else last.between[1]
    stated = [edge for edge in (after, before) if edge is not None]
    if not stated:
        return _UNKNOWN
    text = f"{_text(after)}..{_text(before)}"
    edge = Edge(
        text,
        min(edge.precision for edge in stated),
        first.earliest,
        last.latest,
        first.strict_earliest,
        last.strict_latest,
        between=(after, before),
    )
    return When(text, "moment", edge, None, edge.earliest, edge.latest)


def _text(edge: Edge | None) -> str:
    """The text of an edge among those of other sources: a Julian date says so, also where its source is Julian."""
    if edge is None:
        return ""
    sides = (edge,) if edge.between is None else edge.between
    if not any(side is not None and side.calendar == "julian" for side in sides):
        return edge.text
    from timeline.when.written_calendars import with_calendar  # few dates are Julian

    return with_calendar(edge.text, "julian")


def _end(when: When) -> Edge | None:
    return when.begin if when.form == "moment" else when.end


def _states(when: When) -> tuple[bool, bool]:
    return when.begin is not None, _end(when) is not None


def _outermost(edges: Iterable[Edge | None], side: int) -> Edge | None:
    """The first edge that reaches furthest to a side, -1 or +1; None where no edge is stated."""
    furthest: Edge | None = None
    for edge in edges:
        if edge is None:
            continue
        if furthest is None:
            furthest = edge
            continue
        held, bound = (furthest.earliest, edge.earliest) if side < 0 else (furthest.latest, edge.latest)
        if held is not None and (bound is None or (bound - held) * side > 0):
            furthest = edge
    return furthest
