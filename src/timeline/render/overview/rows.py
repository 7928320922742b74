"""The rows of an overview: headings with the gap before them, gaps below one heading, and events with their bars."""

from collections.abc import Iterator, Sequence

import msgspec

from timeline.render.edge_text import Shown
from timeline.render.rail.gaps import NO_GAP, Gap, Gaps, covering
from timeline.render.rail.plan import Begins, Ends, Entry, Step
from timeline.render.view import View
from timeline.when.civil import day_number, days_in_month
from timeline.when.edge import Precision


class HeadingRow(msgspec.Struct, frozen=True):
    """What the events below stand under; None: they have no date. `events` are their places in the drawing."""

    heading: Shown | None
    gap: Gap
    entries: tuple[Entry, ...]


class GapRow(msgspec.Struct, frozen=True):
    """A silence between two events under one heading."""

    gap: Gap


class EventRow(msgspec.Struct, frozen=True):
    """An event, and the columns of the bars that end with it."""

    step: Begins
    heading: Shown | None
    ends: tuple[int, ...]

    @property
    def entry(self) -> Entry:
        """The event."""
        return self.step.entry

    @property
    def is_exact(self) -> bool:
        """Whether it is one moment at a clock time that nothing widens."""
        begin = self.entry.begin
        return isinstance(begin, Shown) and begin.is_exact and self.entry.end is None


Row = HeadingRow | GapRow | EventRow


def rows_of(steps: Sequence[Step], gaps: Gaps, view: View) -> list[Row]:
    """The rows of a drawing, from top to bottom; what is not drawn has none."""
    rows: list[Row] = []
    heading: Shown | None = None
    covered: Shown | None = None
    under: list[Entry] = []
    at: int | None = None
    for index, step in enumerate(steps):
        if not isinstance(step, Begins):
            continue
        moment = step.entry.moment
        wanted = None if moment is None else grouped(moment, view.group)
        is_new = at is None or (heading is not None if wanted is None else not _stays(wanted, heading))
        gap = gaps.before(step.entry, covered, under_one_heading=not is_new)
        if is_new:
            if at is not None:
                rows[at] = HeadingRow(heading, _gap_of(rows[at]), tuple(under))
            at, under, heading = len(rows), [], wanted
            rows.append(HeadingRow(heading, gap, ()))
        elif gap.length:
            rows.append(GapRow(gap))
        under.append(step.entry)
        rows.append(EventRow(step, heading, tuple(_ending(steps, index))))
        covered = covering(covered, step.entry)
    if at is not None:
        rows[at] = HeadingRow(heading, _gap_of(rows[at]), tuple(under))
    return rows


def _stays(wanted: Shown, heading: Shown | None) -> bool:
    """Whether the heading above holds for the next event: also for one of an earlier day, which has its own date."""
    if wanted.stands_under(heading):
        return True
    return (
        heading is not None
        and wanted.unit == heading.unit
        and wanted.first < heading.first
        and (wanted.calendar == "julian") == (heading.calendar == "julian")
    )


def _gap_of(row: Row) -> Gap:
    return row.gap if isinstance(row, HeadingRow) else NO_GAP


def _ending(steps: Sequence[Step], index: int) -> Iterator[int]:
    for step in steps[index + 1 : index + 1 + 2]:
        if not isinstance(step, Ends):
            return
        yield step.column


_UNITS = {"year": Precision.YEAR, "month": Precision.MONTH, "day": Precision.DAY}


def grouped(moment: Shown, group: str | None) -> Shown:
    """The heading of a moment: its day, or the month or year that holds it; itself where it is no finer."""
    unit = _UNITS.get(group or "day", Precision.DAY)
    if moment.unit <= unit or unit == Precision.DAY:
        return moment
    year, month, _ = moment.date
    julian = moment.calendar == "julian"
    first = day_number(year, month if unit == Precision.MONTH else 1, 1, julian=julian)
    last_month = month if unit == Precision.MONTH else 12
    last = day_number(year, last_month, days_in_month(year, last_month, julian=julian), julian=julian)
    return Shown(unit, first, last, calendar=moment.calendar)
