"""From a calendar date or a clock time, read in its zone, to an edge with bounds."""

from timeline.errors import MalformedText
from timeline.when.about import About, widen
from timeline.when.civil import DAY, HOUR, MINUTE, date_text
from timeline.when.edge import Calendar, Edge, Precision
from timeline.when.zones import Zone, offset_text


def date_edge(
    text: str,
    precision: Precision,
    days: tuple[int, int],
    zone: Zone,
    *,
    home: str | None,
    about: About,
    written: str | None = None,
    qualifier: str = "",
    margin: int = 0,
    calendar: Calendar | None = None,
) -> Edge:
    """The edge of the days from `days[0]` up to, not including, `days[1]`, as the calendar of `zone` has them.

    Raises MalformedText where the zone skipped the day whole, as Pacific/Apia did with 2011-12-30.
    """
    first, behind = days
    earliest = strict_earliest = zone.day_begin(first)
    latest = strict_latest = zone.day_end(behind - 1)
    if strict_latest <= strict_earliest:
        raise MalformedText(f"{zone.name} has no {date_text(first)}: its calendar skipped that day", 0, len(text))
    if qualifier:
        width = about.width(precision, qualifier)
        if width:
            earliest = _instant(zone, widen(first, width, -1), first=True)
            latest = _instant(zone, widen(behind, width, +1), first=False)
    return Edge(
        text,
        precision,
        earliest,
        latest,
        strict_earliest,
        strict_latest,
        first * DAY,
        behind * DAY,
        qualifier,
        written,
        home,
        None,
        margin,
        calendar=calendar,
    )


def _instant(zone: Zone, local: int, *, first: bool) -> int:
    """A bound of a widened date as an instant; a bound that is no midnight takes the zone's first reading of it."""
    day, rest = divmod(local, DAY)
    if rest:
        return local - zone.readings(local)[0]
    return zone.day_begin(day) if first else zone.day_end(day - 1)


def clock_edge(
    text: str,
    precision: Precision,
    local: int,
    length: int,
    zone: Zone,
    *,
    home: str | None,
    about: About,
    offset: int | None = None,
    written: str | None = None,
    qualifier: str = "",
    calendar: Calendar | None = None,
) -> Edge:
    """The edge of a clock time, `length` microseconds long: a minute, a second or a fraction of one.

    With an `offset` it is one instant. Without, a time that the zone had twice is bounded by both readings, and one
    that it skipped raises MalformedText.
    """
    if offset is None:
        first, second = zone.readings(local)
        if first < second:
            raise skipped(text, zone, local)
    else:
        first = second = offset
    strict_earliest = earliest = local - first
    strict_latest = latest = local - second + length
    if qualifier:
        width = about.width(precision, qualifier)
        earliest -= width.micros
        latest += width.micros
    return Edge(
        text,
        precision,
        earliest,
        latest,
        strict_earliest,
        strict_latest,
        local,
        local + length,
        qualifier,
        written,
        home,
        first,
        calendar=calendar,
    )


def skipped(text: str, zone: Zone, local: int) -> MalformedText:
    """The error of a clock time over which the zone set its clocks forward."""
    before, after = zone.readings(local)
    day, rest = divmod(local, DAY)
    return MalformedText(
        f"{zone.name} has no {rest // HOUR:02d}:{rest // MINUTE % 60:02d} on {date_text(day)}: its clocks went forward",
        0,
        len(text),
        f"check the time, or leave the zone out and write its offset: {offset_text(before)} before, "
        f"{offset_text(after)} after",
    )
