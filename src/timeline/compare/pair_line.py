"""What diffing two sources or houses comes to, in numbers: a line of a list of pairs, a cell of an overview."""

from collections.abc import Mapping

import msgspec

from timeline.compare.shifts import Shift
from timeline.verdict import Verdict


class PairLine(msgspec.Struct, frozen=True):
    """Two sources or houses that share an event, and what diffing them comes to in the events that they share.

    `points` has rows by verdict, all six, in order of gravity; `only` is how many of them only the left and only
    the right one tells. `denied`: events that one reports and the other denies. `unjudged`: events without a
    common point, where only a reader can compare their words; `otherwise`: events in which one quote is translated in
    two ways. `echoes`: facings in which they agree, but not independently; they are also counted as what they are.
    """

    left: str
    right: str
    events: int
    points: Mapping[Verdict, int]
    only: tuple[int, int]
    denied: int = 0
    echoes: int = 0
    unjudged: int = 0
    shifts: tuple[Shift, ...] = ()
    """By how much the right one's times are later throughout."""
    otherwise: int = 0
    alike: Mapping[Verdict, int] = {}
    """By verdict: rows that are the same or compatible and are points, neither times nor places."""
    ruled: Mapping[Verdict, int] = {}
    """By verdict: rows of which every pair of values that has it was ruled on, or left open; and ruled denials."""

    @property
    def contradictions(self) -> int:
        """Rows that differ, and denials."""
        return self.points.get(Verdict.DIFFERS, 0) + self.denied

    @property
    def wordings(self) -> int:
        """Rows that are worded otherwise, and quotes that are translated otherwise."""
        return self.points.get(Verdict.WORDED, 0) + self.otherwise
