"""The parts of a time as they are shown: its day, its clock, its mark, in a zone or as its source wrote it.

Names of days and months are this module's own, never the machine's language. Everywhere `zone` is the name of the
display zone, or None (also `"source"`) for each clock as written. A zone moves clock times, never a date: a date is
shown as its label in any zone.
"""

import msgspec

from timeline.when.civil import DAY, HOUR, MINUTE, SECOND, add_months, date_on, day_number, weekday
from timeline.when.clock_names import reads_back
from timeline.when.dates import MONTHS
from timeline.when.edge import Calendar, Edge, Precision
from timeline.when.zones import Zone, offset_text, zone_of

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FIRST_GREGORIAN = day_number(1582, 10, 15)
"""The day on which the first countries changed their calendar."""
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
"""By the month in which they begin here."""


def weekday_name(day: int, calendar: Calendar | None) -> str:
    """`Tue`, with a space behind it; empty below 1582-10-15 where no calendar was stated.

    Nobody wrote Gregorian dates then, and the weekday of a date that is of no known calendar is not known.
    """
    return "" if calendar is None and day < FIRST_GREGORIAN else f"{WEEKDAYS[weekday(day)]} "


def calendar_label(calendar: Calendar | None) -> str:
    """` (Julian)`, behind a date that is; empty for any other."""
    return " (Julian)" if calendar == "julian" else ""


def month_name(month: int, *, short: bool = False) -> str:
    """`March`, or `Mar`."""
    return MONTHS[month - 1][:3] if short else MONTHS[month - 1]


def year_name(year: int) -> str:
    """`2025`, `520`, and `44 BC` for the astronomical year -43."""
    return str(year) if year > 0 else f"{1 - year} BC"


def shown_edge(edge: Edge) -> Edge | None:
    """The edge that is written first: X of `X..Y`, or Y of `..Y`; None for an open one."""
    if edge.between is not None:
        return edge.between[0] or edge.between[1]
    return None if edge.open else edge


def shown_local(edge: Edge, zone: str | None) -> int | None:
    """Where an edge begins on the calendar and clock of the display, in microseconds as if that were UTC.

    A year with `±` stands at that year, not at the beginning of its width.
    """
    shown = shown_edge(edge)
    if shown is None or shown.civil is None:
        return None
    if shown.margin:
        return add_months(shown.civil // DAY, 12 * shown.margin) * DAY
    if not shown.has_clock or zone is None or zone == "source" or shown.strict_earliest is None:
        return shown.civil
    instant = shown.strict_earliest
    return instant + zone_of(zone).offset_at(instant)


def is_twofold(edge: Edge) -> bool:
    """Whether a clock time came twice where it was told, and nothing says which of the two is meant."""
    if not edge.has_clock or edge.civil is None or edge.civil_end is None:
        return False
    first, behind = edge.strict_earliest, edge.strict_latest
    return first is not None and behind is not None and behind - first > edge.civil_end - edge.civil


def sides_of(edge: Edge, zone: str | None) -> tuple[Edge | None, Edge | None] | None:
    """The two moments between which an edge lies in the display: X and Y of `X..Y`; None for a plain edge.

    A clock time that came twice where it was told lies between its two readings, unless the clock of the display has
    both at the same time.
    """
    if edge.between is None:
        return _readings_in(edge, zone)
    after, before = edge.between
    first = None if after is None else _readings_in(after, zone)
    last = None if before is None else _readings_in(before, zone)
    return after if first is None else first[0], before if last is None else last[1]


def _readings_in(edge: Edge, zone: str | None) -> tuple[Edge, Edge] | None:
    if zone is None or zone == "source" or not is_twofold(edge):
        return None
    assert edge.civil is not None
    assert edge.civil_end is not None
    assert edge.strict_earliest is not None
    assert edge.strict_latest is not None
    length = edge.civil_end - edge.civil
    first, last = edge.strict_earliest, edge.strict_latest - length
    rules = zone_of(zone)
    if first + rules.offset_at(first) == last + rules.offset_at(last):
        return None
    return (
        msgspec.structs.replace(edge, strict_latest=first + length, offset=edge.civil - first),
        msgspec.structs.replace(edge, strict_earliest=last, offset=edge.civil - last),
    )


def reading_label(edge: Edge, zone: str | None) -> str:
    """`EEST` or `EET` for a clock time that comes twice in the display: which it is; `EEST/EET` where nobody says.

    Offsets where both have one name. Empty for every other time, and for each clock as written.
    """
    shown, local = shown_edge(edge), shown_local(edge, zone)
    if zone is None or zone == "source" or shown is None or local is None or not shown.has_clock:
        return ""
    rules = zone_of(zone)
    first, second = rules.readings(local)
    if first <= second:
        return ""
    names = [clock_name(rules, local - offset) for offset in (first, second)]
    if names[0] == names[1]:
        names = [offset_text(first), offset_text(second)]
    return "/".join(names) if is_twofold(shown) else names[local - second == shown.strict_earliest]


def date_of(edge: Edge, zone: str | None) -> tuple[int, int, int] | None:
    """Year, month and day on which an edge begins in the display, however coarse it is; None for an open one."""
    local = shown_local(edge, zone)
    return None if local is None else date_on(local // DAY, julian=edge.calendar == "julian")


def day_of(edge: Edge, zone: str | None) -> tuple[int, int, int] | None:
    """Year, month and day; None where less than the day is known."""
    shown = shown_edge(edge)
    return date_of(edge, zone) if shown is not None and shown.precision >= Precision.DAY else None


def clock(edge: Edge, zone: str | None) -> str | None:
    """`16:00`, with seconds and fractions where they were stated; None for a date."""
    shown, local = shown_edge(edge), shown_local(edge, zone)
    if shown is None or local is None or shown.precision < Precision.MINUTE:
        return None
    rest = local % DAY
    text = f"{rest // HOUR:02d}:{rest // MINUTE % 60:02d}"
    if shown.precision >= Precision.SECOND:
        text += f":{rest // SECOND % 60:02d}"
    if shown.precision is Precision.FRACTION and shown.civil is not None and shown.civil_end is not None:
        digits = 7 - len(str(shown.civil_end - shown.civil))
        text += f".{rest % SECOND:06d}"[: digits + 1]
    return text


def mark(edge: Edge) -> str:
    """The qualifier in one cell: as written, and `~` for a moment between others or a year with `±`."""
    if edge.between is not None or edge.margin:
        return "~"
    return edge.qualifier


def clock_name(zone: Zone, instant: int) -> str:
    """What a zone's clock is called, where that name read back stands for the same offset: `EET`; else `+08:00`.

    `PST` on the clocks of Manila is another in Los Angeles, and `CST` is one on three continents.
    """
    name, offset = zone.abbreviation(instant), zone.offset_at(instant)
    return name if reads_back(name, instant + offset, offset) else "UTC" if name == "UTC" else offset_text(offset)


def zone_label(edge: Edge, zone: str | None) -> str:
    """What the clock of an edge goes by: `EDT`, `MSK`, `EET`, else the offset; empty for a date without a zone.

    As written, an offset that is also that of the source's own zone goes by that zone's name for it. A time that came
    twice goes by both, `EEST/EET`, unless it says which it is.
    """
    shown = shown_edge(edge)
    if shown is None or shown.strict_earliest is None:
        return ""
    instant = shown.strict_earliest
    if zone is not None and zone != "source":
        return reading_label(edge, zone) or (clock_name(zone_of(zone), instant) if shown.has_clock else "")
    if not shown.has_clock:
        return shown.zone or ""
    if is_twofold(shown):
        return reading_label(shown, shown.zone or shown.home)
    offset = shown.offset or 0
    for name in (shown.zone, shown.home):
        if name is not None and name != "Z" and zone_of(name).offset_at(instant) == offset:
            label = clock_name(zone_of(name), instant)
            if label[0].isalpha():
                return label
    return "UTC" if offset == 0 else offset_text(offset)
