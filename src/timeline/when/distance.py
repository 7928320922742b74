"""How far two times that exclude each other are apart."""

from timeline.verdict import Distance
from timeline.when.civil import DAY, HOUR, MINUTE, SECOND, date_of_day
from timeline.when.duration import format_duration
from timeline.when.edge import Edge, Precision


def between(left: Edge, right: Edge) -> tuple[int, Distance | None]:
    """The distance of two edges whose bounds do not overlap, in microseconds and as it is told.

    Where both are clock times, or dates on one calendar, and were stated equally finely, it is that between their
    begins, as people count: 10:00 and 11:00 are an hour apart, not the 59 minutes that lie between two minutes. Else it
    is the gap; none where that is nothing.
    Two dates on one calendar are as far apart as on the calendar: a day is a day when the clocks change.
    """
    first, second = (left, right) if _is_before(left, right) else (right, left)
    if first.latest is None or second.earliest is None:
        return 0, None
    bounds = _civil(first, second) if _on_one_calendar(first, second) else None
    begin, behind, other = bounds or (first.earliest, first.latest, second.earliest)
    if begin is not None and _equally_fine(left, right) and (bounds or left.has_clock):
        behind = begin
    elif other == behind:
        return 0, None
    return other - behind, _calendar(behind, other, first, second) or told(other - behind)


def _equally_fine(left: Edge, right: Edge) -> bool:
    return (
        left.precision == right.precision
        and left.qualifier == right.qualifier
        and left.margin == right.margin
        and left.between is None
        and right.between is None
    )


def _is_before(left: Edge, right: Edge) -> bool:
    return left.latest is not None and right.earliest is not None and left.latest <= right.earliest


def _on_one_calendar(first: Edge, second: Edge) -> bool:
    return (
        not (first.has_clock or second.has_clock or first.qualifier or second.qualifier) and first.zone == second.zone
    )


def _civil(first: Edge, second: Edge) -> tuple[int | None, int, int] | None:
    """Begin and end of the first and begin of the second as written; None where these do not stand in that order."""
    begin, behind, other = first.civil, first.civil_end, second.civil
    if begin is None or behind is None or other is None or other < behind:
        return None
    return begin, behind, other


def _calendar(begin: int, end: int, first: Edge, second: Edge) -> Distance | None:
    """Whole months or years, where both edges are dates no finer than that on one calendar."""
    finest = max(first.precision, second.precision)
    if finest > Precision.MONTH or not _on_one_calendar(first, second) or begin % DAY or end % DAY:
        return None
    months = _months(end) - _months(begin)
    if months % 12 == 0 and finest <= Precision.YEAR:
        return counted(months // 12, "year")
    return counted(months, "month")


def _months(civil: int) -> int:
    year, month, _ = date_of_day(civil // DAY)
    return year * 12 + month


def counted(amount: int, unit: str) -> Distance:
    """`1 day apart`, `3 days apart`; the unit itself is plural throughout, for machines."""
    return Distance(amount, f"{unit}s", f"{amount} {unit}{'' if amount == 1 else 's'} apart")


def told(micros: int) -> Distance:
    """A length of time as people say it, `60 min apart`, `2 h 30 min apart`, counted in the smallest unit it names."""
    text = f"{format_duration(micros)} apart"
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
