"""A clock that is known to be off: times as it had them, and with that taken out.

A corrected edge keeps its text; `Edge.ahead` says by how much the clock was ahead (behind: negative). A clock says
nothing of dates: these are moved only where a whole calendar is a day off.
"""

from collections.abc import Iterable, Sequence

import msgspec

from timeline.when.edge import Edge, When

Off = tuple[When | None, int]
"""A time within which a clock was off, None for always, and by how many microseconds it was ahead."""


def corrected(when: When, clocks: Sequence[Off], dates: int = 0) -> When:
    """The time with what its clock was off taken out of its clock times; the first that holds counts."""
    begin, end = (None if edge is None else _corrected(edge, clocks, dates) for edge in (when.begin, when.end))
    return when if begin is when.begin and end is when.end else _with(when, begin, end)


def shifted(when: When, clock: int, dates: int = 0) -> When:
    """The time with so many microseconds taken out of its clock times, and so many, of whole days, of its dates."""
    return corrected(when, ((None, clock),), dates) if clock or dates else when


def as_stated(when: When) -> When:
    """The time as its clock had it."""
    begin, end = (None if edge is None else _stated(edge) for edge in (when.begin, when.end))
    return when if begin is when.begin and end is when.end else _with(when, begin, end)


def ahead_of(when: When | None) -> int:
    """By how much the clock was ahead that is taken out of a time, in microseconds; 0 where nothing is."""
    return 0 if when is None else next((edge.ahead for edge in _edges(when) if edge.ahead), 0)


def _edges(when: When) -> Iterable[Edge]:
    for edge in (when.begin, when.end):
        if edge is not None:
            yield edge


def _with(when: When, begin: Edge | None, end: Edge | None) -> When:
    last = begin if when.form == "moment" else end
    return When(when.text, when.form, begin, end, begin.earliest if begin else None, last.latest if last else None)


def _corrected(edge: Edge, clocks: Sequence[Off], dates: int) -> Edge:
    if edge.between is not None:
        sides = [None if side is None else _corrected(side, clocks, dates) for side in edge.between]
        return edge if sides[0] is edge.between[0] and sides[1] is edge.between[1] else _between(edge, *sides)
    ahead = next((ahead for within, ahead in clocks if _holds(edge, within)), 0) if edge.has_clock else dates
    return _moved(edge, ahead) if ahead and not edge.open else edge


def _holds(edge: Edge, within: When | None) -> bool:
    """Whether all of an edge, as stated, lies within a time."""
    if within is None:
        return True
    first, behind = edge.strict_earliest, edge.strict_latest
    return (within.earliest is None or (first is not None and first >= within.earliest)) and (
        within.latest is None or (behind is not None and behind <= within.latest)
    )


def _stated(edge: Edge) -> Edge:
    if edge.between is not None:
        sides = [None if side is None else _stated(side) for side in edge.between]
        return edge if sides[0] is edge.between[0] and sides[1] is edge.between[1] else _between(edge, *sides)
    return _moved(edge, -edge.ahead) if edge.ahead else edge


def _moved(edge: Edge, ahead: int) -> Edge:
    def moved(bound: int | None) -> int | None:
        return None if bound is None else bound - ahead

    return msgspec.structs.replace(
        edge,
        earliest=moved(edge.earliest),
        latest=moved(edge.latest),
        strict_earliest=moved(edge.strict_earliest),
        strict_latest=moved(edge.strict_latest),
        civil=moved(edge.civil),
        civil_end=moved(edge.civil_end),
        ahead=edge.ahead + ahead,
    )


def _between(edge: Edge, after: Edge | None, before: Edge | None) -> Edge:
    return msgspec.structs.replace(
        edge,
        earliest=after.earliest if after else None,
        strict_earliest=after.strict_earliest if after else None,
        latest=before.latest if before else None,
        strict_latest=before.strict_latest if before else None,
        between=(after, before),
        ahead=next((side.ahead for side in (after, before) if side is not None and side.ahead), 0),
    )
