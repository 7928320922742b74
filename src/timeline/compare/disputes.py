"""The dispute behind a row: which two of its values stand against each other most, and who says them.

`> 90 min` and `nearly 3 h` can both be true; in a row where `90 min` stands against `nearly 3 h` these two are what is
disputed. Of the pairs that have the row's verdict the one between parties comes first, then the one that is widest
apart, then the one that most independent sources stand behind. Rows are ranked in the same way: what contradicts above
what is only worded otherwise, parties above outlets, then by how many stand on the weaker side; of equals what the
editor has ruled on stands first.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from timeline.compare.event_rows import Row
from timeline.compare.independence import independent
from timeline.compare.told import Told
from timeline.model import Event, Timeline
from timeline.value.units import MEASURES
from timeline.verdict import Distance, Judged, Verdict


class Dispute(msgspec.Struct, frozen=True, gc=False):
    """Two values of a row that stand against each other, those that a reader is to see first.

    `values` stand in the order of the row, `speakers` are parallel to them, parties first. `parties` is on how many of
    the two sides a party stands, `independent` how many independent sources say each.
    """

    row: Row
    values: tuple[Told, Told]
    speakers: tuple[tuple[str, ...], tuple[str, ...]]
    verdict: Verdict
    parties: int
    independent: tuple[int, int]
    distance: Distance | None = None
    reason: str | None = None
    judged: Judged | None = None
    """What the editor says of these two values."""

    @property
    def is_ruled(self) -> bool:
        """Whether the editor has ruled on them."""
        return self.judged is not None and self.judged.is_ruled


def disputes(rows: Iterable[Row], event: Event, timeline: Timeline) -> tuple[Dispute, ...]:
    """The disputes of an event, of all its rows that differ or are worded otherwise, the gravest first.

    `rows` are those of `event_rows`, the contested ones with their values; equals keep their order.
    """
    found = [dispute for row in rows if (dispute := _of_row(row, event, timeline)) is not None]
    return tuple(sorted(found, key=_rank))


def _of_row(row: Row, event: Event, timeline: Timeline) -> Dispute | None:
    if not row.against:
        return None
    parties = {
        id(told): {
            source for source in told.sources if (held := timeline.sources.get(source)) is not None and held.is_party
        }
        for against in row.against
        for told in against.values
    }

    def standing(values: tuple[Told, Told]) -> int:
        """On how many sides a party stands; one that stands on both is not against itself."""
        left, right = (parties[id(told)] for told in values)
        return min(bool(left) + bool(right), len(left | right))

    most = max(standing(against.values) for against in row.against)
    left = [against for against in row.against if standing(against.values) == most]
    widest = max(_width(against.comparison.distance) for against in left)
    left = [against for against in left if _width(against.comparison.distance) == widest]
    voices = {
        id(told): independent(told.sources, event, timeline) for against in left for told in against.values
    }  # fmt: skip

    def behind(values: tuple[Told, Told]) -> tuple[int, int]:
        return voices[id(values[0])], voices[id(values[1])]

    chosen = min(left, key=lambda against: _weaker_first(behind(against.values)))
    one, other = chosen.values
    return Dispute(
        row,
        chosen.values,
        (_parties_first(one.sources, parties[id(one)]), _parties_first(other.sources, parties[id(other)])),
        row.verdict,
        most,
        behind(chosen.values),
        chosen.comparison.distance,
        chosen.comparison.reason,
        chosen.comparison.judged,
    )


def _weaker_first(independent: tuple[int, int]) -> tuple[int, int]:
    """Sorts most first by how many stand on the side that has fewer, then by both together."""
    return -min(independent), -sum(independent)


def _rank(dispute: Dispute) -> tuple[int, int, int, int, bool]:
    return dispute.verdict.rank, -dispute.parties, *_weaker_first(dispute.independent), not dispute.is_ruled


def _parties_first(sources: Sequence[str], parties: set[str]) -> tuple[str, ...]:
    return tuple(sorted(sources, key=lambda source: source not in parties))


_TIMES = {"s": 1, "min": 60, "h": 3600, "days": 86_400, "months": 2_629_746, "years": 31_556_952}
"""In seconds, a month as a twelfth of the mean year: only which of two lengths is greater is asked."""


def _width(distance: Distance | None) -> Decimal:
    """How far apart, so that distances of one row compare; nothing where it cannot be told."""
    if distance is None:
        return Decimal(0)
    size = _TIMES.get(distance.unit) or MEASURES.get(distance.unit, ("", 1))[1]
    return Decimal(distance.amount) * size
