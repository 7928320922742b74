"""Times of one teller that are later than another's by the same amount throughout: said once, and never who is wrong.

Each event gives one pair of times: of the event itself (its begins, or its ends where not both state a begin), else of
the first point, by name, that both give a time. Clock times without a qualifier are held against each other, and dates
of a day. A time at which an account was published says when it was told and not when it happened, and is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Generic, TypeVar

import msgspec

from timeline.compare.claims import Claim, claims_of
from timeline.compare.comparer import value_of
from timeline.model import Event, Timeline
from timeline.value import TimeValue
from timeline.when import Edge, Precision, When
from timeline.when.clocks import shifted
from timeline.when.duration import DAY, HOUR, MINUTE

LEAST_PAIRS = 3
"""So many pairs of times have to agree; fewer are chance."""
LEAST_SHARE = 0.8
"""The share of all pairs that have to."""
LEAST_SHIFT = 2 * MINUTE
"""Clock times that are less apart are rounded."""
STEADY = 5
"""The shift is at least so many times what its pairs vary by."""
SPREAD = MINUTE
"""Pairs agree that are so far from the middle one at most, or by a twentieth of the shift where that is more."""


class Shift(msgspec.Struct, frozen=True):
    """By how much the right one's times are later, in microseconds; earlier: negative.

    `found` of `of` pairs of times agree, all of them `spread` microseconds or less away from `micros`. `dates`: they
    are dates, else clock times.
    """

    micros: int
    spread: int
    found: int
    of: int
    dates: bool = False

    @property
    def amount(self) -> str:
        """`~ 7 min`; `exactly 1 h` where all are whole hours apart; `1 day`."""
        length = abs(self.micros)
        if self.dates:
            return f"{length // DAY} day{'' if length == DAY else 's'}"
        if not self.spread and length % HOUR == 0:
            return f"exactly {length // HOUR} h"
        from timeline.when.duration import format_duration

        return f"{'~ ' if self.spread else ''}{format_duration(length)}"

    @property
    def share(self) -> str:
        """`3 of 3 (± 1 min)`."""
        from timeline.when.duration import format_duration

        within = f" (± {format_duration(self.spread)})" if self.spread else ""
        return f"{self.found} of {self.of}{within}"


Times = Mapping[tuple[str, bool], Edge]
"""What one teller states of one event: the exact time, by the name of its point ("" for the event) and whether it ends.

The event's own come first, then points by their names, a begin before an end: in one order for both tellers.
"""


def times_of(claims: Iterable[Claim], timeline: Timeline) -> Times:
    """The exact times among the standing claims of one teller; none of what it tells in two ways."""
    found: dict[tuple[str, bool], set[tuple[int | None, int | None]]] = {}
    edges: dict[tuple[str, bool], Edge] = {}
    for claim in claims:
        if claim.earlier or (when := _when(claim, timeline)) is None or _is_published(when, claim):
            continue
        for edge, is_end in ((when.begin, False), (when.end, True)):
            if edge is not None and edge.qualifier == "" and edge.between is None and edge.precision >= Precision.DAY:
                of = ("" if claim.type == "when" else claim.name), is_end
                found.setdefault(of, set()).add((edge.strict_earliest, edge.strict_latest))
                edges[of] = edge
    exact = [of for of, bounds in found.items() if len(bounds) == 1]
    return {of: edges[of] for of in sorted(exact)}


def _when(claim: Claim, timeline: Timeline) -> When | None:
    if claim.type == "when":
        return claim.when
    if claim.type != "point" or claim.kind == "plan" or not claim.text[:1].isdigit() or "-" not in claim.text:
        return None
    value = value_of(claim, timeline)
    return value.when if isinstance(value, TimeValue) else None


def _is_published(when: When, claim: Claim) -> bool:
    published = claim.account.published
    return published is not None and (when.text == published.text or when.earliest == published.earliest)


_Teller = TypeVar("_Teller")


class Differences(Generic[_Teller]):
    """Gathers pairs of times of many events, for each two tellers."""

    def __init__(self) -> None:
        self._clocks: dict[tuple[_Teller, _Teller], list[int]] = {}
        self._dates: dict[tuple[_Teller, _Teller], list[int]] = {}

    def add(self, left: _Teller, right: _Teller, one: Times, other: Times) -> None:
        """What two tellers state of one more event."""
        for of, edge in one.items():
            against = other.get(of)
            if against is None or edge.has_clock is not against.has_clock:
                continue
            if edge.has_clock:
                first, second, found = edge.strict_earliest, against.strict_earliest, self._clocks
            else:
                if edge.zone != against.zone or (edge.precision, against.precision) != (Precision.DAY, Precision.DAY):
                    continue
                first, second, found = edge.civil, against.civil, self._dates
            if first is not None and second is not None:
                found.setdefault((left, right), []).append(second - first)
                return

    def update(self, other: "Differences[_Teller]") -> None:
        """What was gathered of other events."""
        for own, more in ((self._clocks, other._clocks), (self._dates, other._dates)):  # noqa: SLF001 - of one class
            for pair, differences in more.items():
                own.setdefault(pair, []).extend(differences)

    def shifts(self) -> dict[tuple[_Teller, _Teller], tuple[Shift, ...]]:
        """The shifts of all pairs that have any: of their clock times, and of their dates."""
        found: dict[tuple[_Teller, _Teller], tuple[Shift, ...]] = {}
        for table, dates in ((self._clocks, False), (self._dates, True)):
            for pair, differences in table.items():
                shift = shift_of(differences, dates=dates)
                if shift is not None:
                    found[pair] = (*found.get(pair, ()), shift)
        return found


def shifts_between(
    tellings: Iterable[Sequence[tuple[str, Sequence[Claim]]]], timeline: Timeline
) -> dict[tuple[str, str], tuple[Shift, ...]]:
    """The shifts of every two sources; for each event its sources, in their order, and what these claim."""
    gathered: Differences[str] = Differences()
    for told in tellings:
        times = [(source, stated) for source, claims in told if (stated := times_of(claims, timeline))]
        for (left, one), (right, other) in combinations(times, 2):
            gathered.add(left, right, one, other)
    return gathered.shifts()


def source_shifts(timeline: Timeline, events: Iterable[Event]) -> tuple[tuple[str, str, Shift], ...]:
    """Every two sources of which one's times are later throughout in these events, in the order of the sources."""
    order = timeline.source_order

    def rank(source: str) -> int:
        return order.get(source, len(order))

    tellings = []
    for event in events:
        if sum(1 for account in event.accounts if account.when is not None or account.points) < 2:
            continue
        by_source: dict[str, list[Claim]] = {}
        for claim in claims_of(event.accounts):
            by_source.setdefault(claim.source, []).append(claim)
        tellings.append(sorted(by_source.items(), key=lambda told: rank(told[0])))
    found = shifts_between(tellings, timeline)
    pairs = sorted(found, key=lambda pair: (rank(pair[0]), rank(pair[1])))
    return tuple([(left, right, shift) for left, right in pairs for shift in found[left, right]])


def shift_of(differences: Sequence[int], *, dates: bool = False) -> Shift | None:
    """The amount by which nearly all of these differ alike; None where there is none."""
    if len(differences) < LEAST_PAIRS:
        return None
    middle = _middle(differences)
    room = 0 if dates else max(SPREAD, abs(middle) // 20)
    alike = [one for one in differences if abs(one - middle) <= room]
    middle = _middle(alike)
    spread = max(abs(one - middle) for one in alike)
    if len(alike) < max(LEAST_PAIRS, LEAST_SHARE * len(differences)) or abs(middle) < STEADY * spread:
        return None
    if abs(middle) < (DAY if dates else LEAST_SHIFT):
        return None
    return Shift(middle, spread, len(alike), len(differences), dates)


def _middle(differences: Sequence[int]) -> int:
    """The median; of an even number the one nearer to nothing, so that changing sides only changes the sign."""
    ordered = sorted(differences)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return min(low, high, key=lambda one: (abs(one), one))


def aligned(claims: Sequence[Claim], shifts: Sequence[Shift]) -> list[Claim]:
    """Claims with these shifts taken out of their times: as if their clock and calendar were the other side's."""
    clock = sum(shift.micros for shift in shifts if not shift.dates)
    dates = sum(shift.micros for shift in shifts if shift.dates)

    def moved(claim: Claim) -> Claim:
        if claim.when is not None:
            when = shifted(claim.when, clock, dates)
            return claim if when is claim.when else msgspec.structs.replace(claim, when=when)
        return msgspec.structs.replace(claim, shift=(clock, dates)) if claim.type == "point" else claim

    return [moved(claim) for claim in claims]
