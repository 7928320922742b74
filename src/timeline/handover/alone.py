"""A time as it reads outside of its store: with the zone and the calendar in which it was read."""

import re
from collections.abc import Iterator

from timeline.merging.zones import with_zone
from timeline.when import Edge, When
from timeline.when.written_calendars import with_calendar

_JOINTS = re.compile(r"(\.\.|/)(?![^\[]*\])")
"""Between points, not within the name of a zone."""


def text_alone(when: When) -> str:
    """Its text, in which every clock time has a zone, and every Julian date says so."""
    pieces = _JOINTS.split(when.text)
    points = [point for edge in (when.begin, when.end) for point in _points(edge)]
    stated = [number for number, piece in enumerate(pieces) if piece not in ("", "..", "/")]
    if len(points) == len(stated):
        for number, point in zip(stated, points, strict=True):
            pieces[number] = _alone(pieces[number], point)
    return "".join(pieces)


def _points(edge: Edge | None) -> Iterator[Edge]:
    if edge is None or edge.open:
        return
    if edge.between is None:
        yield edge
        return
    for side in edge.between:
        yield from _points(side)


def _alone(text: str, point: Edge) -> str:
    said = with_calendar(text, "julian") if point.calendar == "julian" else text
    return with_zone(said, point.home)
