"""What is decided before any score: `same_as`, `not_same`, and equal ids, unless the times are too far apart."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from timeline.model import Event
from timeline.when import Precision, When
from timeline.when.comparing import gap_between
from timeline.when.duration import DAY, MONTH, YEAR

LEAST = 0.2
"""Events of one id whose times are far apart are one where they score at least this without it."""
_UNITS = {
    Precision.MONTH: MONTH,
    Precision.SEASON: 3 * MONTH,
    Precision.YEAR: YEAR,
    Precision.DECADE: 10 * YEAR,
    Precision.CENTURY: 100 * YEAR,
    Precision.MILLENNIUM: 1000 * YEAR,
}
"""How long a date of each precision lasts, where that is longer than a day."""
SAME_ID = "the same id"


class Links(NamedTuple):
    """What the events of one store say of others, by their numbers: who they are, and are not."""

    ids: Sequence[str]
    same_as: Mapping[int, Sequence[str]]
    not_same: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, events: Sequence[Event]) -> "Links":
        """Those of some events."""
        return cls(
            [event.id for event in events],
            {number: event.same_as for number, event in enumerate(events) if event.same_as},
            {number: event.not_same for number, event in enumerate(events) if event.not_same},
        )


FarApart = Callable[[Sequence[tuple[int, int]]], Sequence[bool]]
"""Says of some pairs of one id, by their numbers, whether their times are too far apart for the id alone."""


class Decided:
    """Pairs of events of two stores, by number, that need no score, and those that may not be paired.

    `not_same` is stronger than `same_as`, and both are stronger than equal ids. `contested` are pairs of one id whose
    times are too far apart for the id alone; their score decides, see `settle`. Those that it parts are `collisions`:
    two events, of stores that did not know of each other.
    """

    def __init__(self, left: Links, right: Links, far_apart: FarApart) -> None:
        self.linked: dict[tuple[int, int], str] = {}
        """Pairs that are one event, with the reason."""
        self.barred: set[tuple[int, int]] = set()
        self.contested: list[tuple[int, int]] = []
        self.collisions: list[tuple[int, int]] = []
        by_id = {name: number for number, name in enumerate(right.ids)}
        by_link: dict[str, list[int]] = {}
        for number, names in right.same_as.items():
            for name in names:
                by_link.setdefault(name, []).append(number)
        own = {name: number for number, name in enumerate(left.ids)}
        self._bar(left, right, own, by_id)
        for number, names in left.same_as.items():
            for name in names:
                if name in by_id and (name not in own or name == left.ids[number]):
                    self._link(number, by_id[name], "linked by same_as")
                for other in by_link.get(name, ()):
                    self._link(number, other, "both linked to one event by same_as")
        for name, numbers in by_link.items():
            if name in own:
                for other in [other for other in numbers if name not in by_id or name == right.ids[other]]:
                    self._link(own[name], other, "linked by same_as")
        alike = [
            (number, same)
            for number, name in enumerate(left.ids)
            if (same := by_id.get(name)) is not None
            and (number, same) not in self.barred
            and (number, same) not in self.linked
        ]
        for pair, is_far in zip(alike, far_apart(alike), strict=True):
            if is_far:
                self.contested.append(pair)
            else:
                self.linked[pair] = SAME_ID

    def settle(self, scores: Sequence[float]) -> None:
        """Decides on the `contested` pairs by what each scores without its id."""
        for pair, score in zip(self.contested, scores, strict=True):
            if score >= LEAST:
                self.linked[pair] = SAME_ID
            else:
                self.collisions.append(pair)
                self.barred.add(pair)

    def _bar(self, left: Links, right: Links, own: dict[str, int], by_id: dict[str, int]) -> None:
        for number, names in left.not_same.items():
            self.barred.update([(number, by_id[name]) for name in names if name in by_id])
        for number, names in right.not_same.items():
            self.barred.update([(own[name], number) for name in names if name in own])

    def _link(self, left: int, right: int, reason: str) -> None:
        if (left, right) not in self.barred:
            self.linked.setdefault((left, right), reason)

    @property
    def barred_by_left(self) -> dict[int, set[int]]:
        """The events of the right store that are no partner of an event of the left one, by that."""
        found: dict[int, set[int]] = {}
        for left, right in self.barred:
            found.setdefault(left, set()).add(right)
        return found

    @property
    def taken_left(self) -> set[int]:
        """The events of the left store that are matched already."""
        return {left for left, _ in self.linked}

    @property
    def taken_right(self) -> set[int]:
        """The same of the right store."""
        return {right for _, right in self.linked}


def are_far_apart(left: When | None, right: When | None) -> bool:
    """Whether two times exclude each other by more than the unit of the coarser one, which is a day at least."""
    if left is None or right is None:
        return False
    unit = max(_UNITS.get(when.precision, DAY) for when in (left, right))
    gaps = [gap_between(first, later) for first, later in ((left, right), (right, left))]
    return any(gap is not None and gap > unit for gap in gaps)
