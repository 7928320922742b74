"""A when as a phrase: `Tue 18 March 2025 16:00 – 18:30~`."""

from timeline.when.civil import DAY, date_on, day_number
from timeline.when.dates import year_days
from timeline.when.display import (
    SEASONS,
    calendar_label,
    clock,
    mark,
    month_name,
    reading_label,
    shown_local,
    sides_of,
    weekday_name,
    year_name,
)
from timeline.when.edge import Edge, Precision, When


def describe_when(when: When, zone: str | None, dash: str = "–") -> str:
    """The whole of a when in words: `March 2025`, `about 520`, `unknown`.

    `zone` is that of the display, None for clocks as written; the phrase does not name it. `dash` joins a span.
    """
    if when.form == "unknown":
        return "unknown"
    begin, end = when.begin, when.end
    if when.form == "moment" and begin is not None:
        return describe_edge(begin, zone, dash)
    if begin is None:
        return f"until {describe_edge(end, zone, dash)}, begin not stated" if end is not None else "unknown"
    if end is None:
        return f"from {describe_edge(begin, zone, dash)}, end not stated"
    first, second = _Said(begin, zone, dash), _Said(end, zone, dash)
    sides = sides_of(end, zone)
    if sides is not None and first.clock:
        bounds = [_Said(edge, zone, dash) for edge in sides if edge is not None]
        if len(bounds) == 2 and all(bound.clock and bound.day == first.day for bound in bounds):
            return f"{first.whole} {dash} {_clocks(*bounds)}"
    return _joined(first, second, f" {dash} ")


def describe_edge(edge: Edge, zone: str | None, dash: str = "–") -> str:
    """One edge in words: `Tue 18 March 2025 18:30~`, `Tue 18 March 2025, between 12:30 and 12:52`, `open`."""
    sides = sides_of(edge, zone)
    if sides is None:
        return _Said(edge, zone, dash).whole
    after, before = sides
    if after is None:
        return f"by {describe_edge(before, zone, dash)}" if before is not None else "open"
    if before is None:
        return f"{describe_edge(after, zone, dash)} or later"
    first, second = _Said(after, zone, dash), _Said(before, zone, dash)
    if first.clock and second.clock and first.day == second.day:
        return f"{first.date}, {_clocks(first, second)}"
    return f"between {_joined(first, second, ' and ')}"


def _clocks(first: "_Said", second: "_Said") -> str:
    return f"between {first.clock} and {second.clock}"


class _Said:
    """An edge cut into what two edges may share: its date, its year, its clock."""

    def __init__(self, edge: Edge, zone: str | None, dash: str) -> None:
        self.plain = sides_of(edge, zone) is None and not edge.open
        self.clock = ""
        if self.plain and edge.has_clock:
            self.clock = f"{clock(edge, zone) or ''}{mark(edge)} {reading_label(edge, zone)}".rstrip()
        self.date = self.year = ""
        self.day: int | None = None
        if edge.open:
            self.whole = "open"
        elif not self.plain:
            self.whole = describe_edge(edge, zone, dash)
        else:
            local = shown_local(edge, zone)
            self.day = None if local is None else local // DAY
            self.date, self.year = _date(edge, self.day or 0, dash)
            if edge.calendar == "julian":
                self.date, self.year = self.date + calendar_label(edge.calendar), ""
            self.whole = f"{self.date} {self.clock}" if self.clock else _qualified(self.date, edge)


def _joined(first: _Said, second: _Said, joint: str) -> str:
    """Two edges, without what the second would repeat: the whole date, or where both have one, the year."""
    if first.clock and second.clock and first.day == second.day:
        return f"{first.whole}{joint}{second.clock}"
    if first.year and first.year == second.year and first.whole.endswith(first.year) and not first.clock:
        return f"{first.whole.removesuffix(first.year).rstrip()}{joint}{second.whole}"
    if first.clock and second.clock and first.year and first.year == second.year:
        return f"{first.whole}{joint}{second.date.removesuffix(second.year).rstrip()} {second.clock}"
    return f"{first.whole}{joint}{second.whole}"


def _qualified(date: str, edge: Edge) -> str:
    about = "about " if edge.qualifier in ("~", "%") and edge.qualifier else ""
    return f"{about}{date}{' (doubtful)' if edge.qualifier in ('?', '%') and edge.qualifier else ''}"


def _date(edge: Edge, day: int, dash: str) -> tuple[str, str]:
    """The date of a plain edge that begins on `day`, and its year where the date ends in it."""
    julian = edge.calendar == "julian"
    year, month, number = date_on(day, julian=julian)
    name = year_name(year)
    if edge.margin:
        return f"{name} ± {edge.margin} year{'' if edge.margin == 1 else 's'}", ""
    if edge.precision >= Precision.DAY:
        return f"{weekday_name(day, edge.calendar)}{number} {month_name(month)} {name}", name
    behind = (edge.civil_end or 0) // DAY
    if behind == day_number(year + month // 12, month % 12 + 1, 1, julian=julian) and number == 1:
        return f"{month_name(month)} {name}", name
    if edge.precision is Precision.SEASON:
        return f"{SEASONS[month]} {name}" + (
            f"/{year_name(year + 1)}" if month == 12 else ""
        ), name if month < 12 else ""
    last = date_on(behind - 1, julian=julian)
    if (day, behind) == year_days(year, last[0], julian=julian):
        if year == last[0]:
            return name, name
        if edge.precision is Precision.DECADE and year >= 0:
            return f"the {year}s", ""
        return f"{name} {dash} {year_name(last[0])}", ""
    first = f"{number}" + ("" if (year, month) == last[:2] else f" {month_name(month)}")
    first += "" if year == last[0] else f" {name}"
    return f"between {first} and {last[2]} {month_name(last[1])} {year_name(last[0])}", ""
