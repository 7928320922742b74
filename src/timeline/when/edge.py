"""What a time means: edges with bounds, and the when that is made of them."""

from enum import IntEnum
from typing import Literal, NamedTuple

import msgspec

Form = Literal["moment", "span", "unknown"]
Calendar = Literal["julian", "gregorian"]


class Home(NamedTuple):
    """Where whoever tells is at home: the zone of clock times and the calendar of dates that name none.

    None is UTC, and Gregorian.
    """

    zone: str | None = None
    calendar: Calendar | None = None


class Precision(IntEnum):
    """How finely an edge was stated. Coarser sorts before finer."""

    UNKNOWN = 0
    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    SEASON = 5
    MONTH = 6
    DAY = 7
    MINUTE = 8
    SECOND = 9
    FRACTION = 10


class Edge(msgspec.Struct, frozen=True, gc=False):
    """A date, a clock time, one moment between two of them, or the open edge of a span.

    Bounds are half-open, [earliest, latest), in microseconds from 1970-01-01T00:00Z on the proleptic Gregorian
    calendar; None is no bound on that side. `earliest` and `latest` include what a qualifier adds; `strict_earliest`
    and `strict_latest` do not (a width that the text itself states, `520±10`, is in both).

    `civil` and `civil_end` are the strict bounds on the calendar and clock as written, as if its zone were UTC, so
    that a source can be shown in its own words. They are None where there is no bound and for a moment between others.
    """

    text: str
    precision: Precision
    earliest: int | None
    latest: int | None
    strict_earliest: int | None
    strict_latest: int | None
    civil: int | None = None
    civil_end: int | None = None
    qualifier: str = ""
    """`~` about, `?` doubtful, `%` both, else empty."""
    zone: str | None = None
    """The zone as written: the name or offset in brackets, else the offset (`+02:00`, `Z`), else None."""
    home: str | None = None
    """The zone of whoever says so, in which a text without a zone was read; None is UTC."""
    offset: int | None = None
    """Local time less UTC at `civil`, in microseconds, as written or as its zone has it; None for dates."""
    margin: int = 0
    """The years of `±`."""
    between: "tuple[Edge | None, Edge | None] | None" = None
    """For `X..Y`: one moment from the beginning of X to the end of Y; None on a side without a bound."""
    open: bool = False
    """`..` alone, the edge of a span that has no bound."""
    calendar: Calendar | None = None
    """That of the date where it was written or is Julian; None for a date that is Gregorian without saying so."""
    ahead: int = 0
    """By how much the clock that it was read from is ahead, in microseconds; that is taken out of all bounds."""

    @property
    def has_clock(self) -> bool:
        """A clock time, as against a date; a moment between others has one where both have."""
        return self.precision >= Precision.MINUTE

    @property
    def is_exact(self) -> bool:
        """A plain clock time without a qualifier."""
        return self.precision >= Precision.MINUTE and not self.qualifier and self.between is None


OPEN = Edge("..", Precision.UNKNOWN, None, None, None, None, open=True)
"""The edge of a span that is said to have no bound."""


class When(msgspec.Struct, frozen=True, gc=False):
    """A time as stated. `text` is as written; `earliest` and `latest` bound the whole extent, half-open.

    A moment is its `begin`. A span has `begin` and `end`; None is an edge that was not stated. `unknown` has neither.
    """

    text: str
    form: Form
    begin: Edge | None = None
    end: Edge | None = None
    earliest: int | None = None
    latest: int | None = None

    @property
    def anchor(self) -> Edge | None:
        """The edge that says where this stands: the begin, or the end where the begin is open or not stated."""
        if self.begin is not None and not self.begin.open:
            return self.begin
        return self.end if self.end is not None and not self.end.open else None

    @property
    def precision(self) -> Precision:
        """That of the anchor; UNKNOWN where there is none."""
        anchor = self.anchor
        return Precision.UNKNOWN if anchor is None else anchor.precision
