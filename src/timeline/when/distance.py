"""How far two times that exclude each other are apart."""

from timeline.verdict import Distance
from timeline.when.civil import DAY, HOUR, MINUTE, SECOND, date_on
from timeline.when.duration import format_duration
from timeline.when.edge import Edge, Precision


def between(left: Edge, right: Edge) -> tuple[int, Distance | None]:
    """The distance of two edges whose bounds do not overlap, in microseconds and as it is told.

    It goes from what is said to what is said, whatever `~` adds on either side; then it is told as about. Of a moment
    between two the nearer one counts. Where both are clock times, or dates on one calendar, and were stated equally
    finely, it is that between their begins, as people count: 10:00 and 11:00 are an hour apart, not the 59 minutes that
    lie between two minutes. Else it is the gap; none where that is nothing.
    Two dates on one calendar are as far apart as on the calendar: a day is a day when the clocks change.
    """
    first, second = (left, right) if _is_before(left, right) else (right, left)
    first, second = _nearer(first, 1), _nearer(second, 0)
    if first.strict_latest is None or second.strict_earliest is None:
        return 0, None
    bounds = _civil(first, second) if _on_one_calendar(first, second) else None
    begin, behind, other = bounds or (first.strict_earliest, first.strict_latest, second.strict_earliest)
    if begin is not None and _equally_fine(first, second) and (bounds or first.has_clock):
        behind = begin
    elif other == behind:
        return 0, None
    about = any(edge.qualifier in ("~", "%") for edge in (first, second))
    return other - behind, _calendar(behind, other, first, second, about=about) or told(other - behind, about=about)


def _nearer(edge: Edge, side: int) -> Edge:
    """Of one moment between two the one on that side, where it is stated."""
    inside = edge.between[side] if edge.between is not None else None
    return edge if inside is None else _nearer(inside, side)


def _equally_fine(left: Edge, right: Edge) -> bool:
    return left.precision == right.precision and left.margin == right.margin


def _is_before(left: Edge, right: Edge) -> bool:
    return left.latest is not None and right.earliest is not None and left.latest <= right.earliest


def _on_one_calendar(first: Edge, second: Edge) -> bool:
    return not (first.has_clock or second.has_clock) and first.zone == second.zone


def _civil(first: Edge, second: Edge) -> tuple[int | None, int, int] | None:
    """Begin and end of the first and begin of the second as written; None where these do not stand in that order."""
    begin, behind, other = first.civil, first.civil_end, second.civil
    if begin is None or behind is None or other is None or other < behind:
        return None
    return begin, behind, other


def _calendar(begin: int, end: int, first: Edge, second: Edge, *, about: bool) -> Distance | None:
    """Whole months or years, where both edges are dates no finer than that on one calendar."""
    finest = max(first.precision, second.precision)
    julian = first.calendar == "julian"
    if finest > Precision.MONTH or not _on_one_calendar(first, second) or begin % DAY or end % DAY:
        return None
    if julian != (second.calendar == "julian"):
        return None
    months = _months(end, julian=julian) - _months(begin, julian=julian)
    if months % 12 == 0 and finest <= Precision.YEAR:
        return counted(months // 12, "year", about=about)
    return counted(months, "month", about=about)


def _months(civil: int, *, julian: bool) -> int:
    year, month, _ = date_on(civil // DAY, julian=julian)
    return year * 12 + month


def counted(amount: int, unit: str, *, about: bool = False) -> Distance:
    """`1 day apart`, `~ 3 days apart`; the unit itself is plural throughout, for machines."""
    return Distance(amount, f"{unit}s", f"{'~ ' if about else ''}{amount} {unit}{'' if amount == 1 else 's'} apart")


def told(micros: int, *, about: bool = False) -> Distance:
    """A length of time as people say it, `60 min apart`, `2 h 30 min apart`, counted in the smallest unit it names.

    One that is only `about` so long is rounded: from two hours on to quarters of an hour, from two days on to days.
    """
    if about and micros >= 2 * HOUR:
        step = DAY if micros >= 2 * DAY else HOUR // 4
        micros = (micros + step // 2) // step * step
    text = f"{'~ ' if about else ''}{format_duration(micros)} apart"
    if micros % DAY == 0:
        return Distance(micros // DAY, "days", text)
    if micros % HOUR == 0 and micros >= 2 * HOUR:
        return Distance(micros // HOUR, "h", text)
    if micros % MINUTE == 0:
        return Distance(micros // MINUTE, "min", text)
    if micros % SECOND == 0:
        return Distance(micros // SECOND, "s", text)
    from decimal import Decimal

    return Distance(Decimal(micros) / SECOND, "s", text)
