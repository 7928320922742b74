"""Where an event stands for programs that know days and clock times alone, and what its date loses by that.

Bounds are those that the text states; what `~` adds on either side is in no calendar, so it counts as lost.
"""

from typing import NamedTuple

from timeline.when import Edge, Precision, When
from timeline.when.civil import DAY, date_of_day
from timeline.when.display import is_twofold, shown_edge, shown_local


class Stamp(NamedTuple):
    """One edge. Days are counted from 1970-01-01 on the Gregorian calendar, as the text has them in its own zone."""

    edge: Edge
    day: int
    """The first day that it may be."""
    day_behind: int
    """The day behind the last one that it may be."""
    instant: int
    """When it is, or begins: microseconds from 1970-01-01T00:00Z."""
    instant_behind: int

    @property
    def has_clock(self) -> bool:
        """A clock time, as against a date."""
        return self.edge.has_clock

    @property
    def is_day(self) -> bool:
        """A day, or finer."""
        return self.edge.precision >= Precision.DAY

    @property
    def is_month_or_year(self) -> bool:
        """A month or a year as such."""
        return self.edge.precision in (Precision.MONTH, Precision.YEAR)

    def local(self, zone: str) -> int:
        """Microseconds on the calendar and clock of a zone; a date is the same in each."""
        found = shown_local(self.edge, zone)
        return self.day * DAY if found is None else found


class Placed(NamedTuple):
    """A time as a begin and, for a span, an end. `flaws` are losses: words of `timeline.handover.losses`."""

    begin: Stamp
    end: Stamp | None
    flaws: tuple[str, ...]

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """The begin, and the end where there is one."""
        return (self.begin,) if self.end is None else (self.begin, self.end)

    @property
    def has_clock(self) -> bool:
        """Whether a clock time is named anywhere."""
        return any(stamp.has_clock for stamp in self.stamps)

    def is_within(self, first: int, last: int) -> bool:
        """Whether it lies in these years whole, in any zone."""
        days = [day for stamp in self.stamps for day in (stamp.day - 1, stamp.day_behind + 1)]
        return all(first <= date_of_day(day)[0] <= last for day in days)

    def flaws_but(self, *written: str) -> tuple[str, ...]:
        """Its flaws without those that a format can write; `period`: months and years as such, other periods not."""
        kept = [flaw for flaw in self.flaws if flaw not in written]
        if "period" in written and all(stamp.is_month_or_year for stamp in self.stamps if not stamp.is_day):
            kept = [flaw for flaw in kept if flaw != "coarse"]
        return tuple(kept)


def placed(when: When | None) -> Placed | None:
    """Where a time stands; None where nothing says so."""
    if when is None or when.form == "unknown":
        return None
    begin, end = _stamp(when.begin), _stamp(when.end)
    flaws = [flaw for stamp in (begin, end) if stamp is not None for flaw in (_flaw(stamp.edge, when),) if flaw]
    if when.form == "moment":
        flaws = flaws or ([_flaw(when.begin, when)] if when.begin is not None and when.begin.between else [])
        return None if begin is None else Placed(begin, None, tuple(flaws))
    if begin is None:
        return None if end is None else Placed(end, None, ("began", *flaws))
    if end is None:
        return Placed(begin, None, ("open", *flaws))
    return Placed(begin, end, tuple(dict.fromkeys(flaws)))


def _stamp(edge: Edge | None) -> Stamp | None:
    """The edge, or of a moment between two others the first of them; None where it has no bound."""
    shown = None if edge is None else shown_edge(edge)
    if edge is None or shown is None or shown.civil is None or shown.civil_end is None:
        return None
    if shown.strict_earliest is None or shown.strict_latest is None:
        return None
    behind = shown.civil_end if shown.civil_end > shown.civil else shown.civil + 1
    return Stamp(edge, shown.civil // DAY, -(-behind // DAY), shown.strict_earliest, shown.strict_latest)


def _flaw(edge: Edge | None, when: When) -> str:
    """What a calendar does not say of an edge; empty where it says all."""
    if edge is None:
        return ""
    if edge.between is not None or edge.qualifier or edge.margin or is_twofold(edge):
        return "uncertain"
    if edge.precision < Precision.DAY:
        return "coarse"
    return "mixed" if _is_mixed(when) else "fraction" if edge.precision is Precision.FRACTION else ""


def _is_mixed(when: When) -> bool:
    """A span from a date to a clock time, or the other way round."""
    begin, end = when.begin, when.end
    if begin is None or end is None or begin.open or end.open:
        return False
    return begin.has_clock != end.has_clock
