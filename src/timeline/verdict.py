"""How two values compare: one verdict for times, figures and wording alike."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Verdict(StrEnum):
    """How two values compare. Members stand gravest first, and sort so."""

    DIFFERS = "differs"
    """Both cannot be true."""
    ONLY = "only"
    """One side tells it."""
    NOT_COMPARABLE = "not comparable"
    """Another kind, another moment, another unit, another language."""
    COMPATIBLE = "compatible"
    """Not the same, but both can be true."""
    SAME = "same"

    @property
    def gravity(self) -> int:
        """0 is the gravest."""
        return _GRAVITY[self]


_GRAVITY = {verdict: rank for rank, verdict in enumerate(Verdict)}


def gravest(verdicts: "list[Verdict]") -> Verdict:
    """The gravest of at least one verdict."""
    return min(verdicts, key=_GRAVITY.__getitem__)


class Distance(NamedTuple):
    """How far two values that differ are apart: `5 drones apart`, `60 min apart`."""

    amount: "int | Decimal"
    unit: str
    text: str


class Comparison(NamedTuple):
    """What comparing two values found.

    `distance` only where the verdict is `differs` and a distance can be told; `reason` is a short phrase for
    `not comparable` ("another unit").
    """

    verdict: Verdict
    distance: Distance | None = None
    reason: str | None = None
