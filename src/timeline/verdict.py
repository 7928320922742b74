"""How two values compare: one verdict for times, figures and wording alike."""

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from decimal import Decimal


class Verdict(StrEnum):
    """How two values compare. Members stand gravest first, and sort so."""

    DIFFERS = "differs"
    """Both cannot be true."""
    WORDED = "worded"
    """Both tell it, in words that are not the same: a person must judge."""
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

    @property
    def rank(self) -> int:
        """Where rows of this verdict stand in a drawing, 0 the first; see `READING_ORDER`."""
        return _RANKS[self]


READING_ORDER = (
    Verdict.DIFFERS,
    Verdict.WORDED,
    Verdict.COMPATIBLE,
    Verdict.NOT_COMPARABLE,
    Verdict.SAME,
    Verdict.ONLY,
)
"""The order of rows in every drawing: what several tell before what one tells, and what needs a reader first."""

COMPARED = READING_ORDER[:-1]
"""The verdicts of what two sides tell, in reading order."""

_GRAVITY = {verdict: rank for rank, verdict in enumerate(Verdict)}
_RANKS = {verdict: rank for rank, verdict in enumerate(READING_ORDER)}


def gravest(verdicts: "list[Verdict]") -> Verdict:
    """The gravest of at least one verdict."""
    return min(verdicts, key=_GRAVITY.__getitem__)


class Distance(NamedTuple):
    """How far two values that differ are apart: `5 drones apart`, `60 min apart`."""

    amount: "int | Decimal"
    unit: str
    text: str


class Judged(msgspec.Struct, frozen=True):
    """What has been said of two values beside comparing them, and what comparing them had given.

    `signed`: the editor has ruled, and his verdict stands; `open`: he has looked at them and left them open;
    `proposed`: a ruling that nobody has signed, which changes nothing; `both ways`: two stores rule otherwise, which
    changes nothing either; `declared`: the store says that the two mean the same.
    """

    state: Literal["signed", "open", "proposed", "both ways", "declared"]
    computed: Verdict
    verdict: str = ""
    """What the ruling says, as it is written."""
    because: str = ""
    by: str | None = None
    ruled: str | None = None
    """When, as written: a time of the store."""

    @property
    def is_ruled(self) -> bool:
        """Whether the editor has judged the two, so that they do not await it."""
        return self.state in ("signed", "open")


class Comparison(msgspec.Struct, frozen=True):
    """What comparing two values found.

    `distance` only where comparing found `differs` and a distance can be told; `reason` is a short phrase for
    `not comparable` ("another unit") and for `worded` ("has more words: facilities"). `judged`: what the editor says of
    the two; where that is another verdict, it is `verdict`.
    """

    verdict: Verdict
    distance: Distance | None = None
    reason: str | None = None
    judged: Judged | None = None


def reason_of(verdict: Verdict, reasons: "Collection[str]", values: int) -> str | None:
    """The reason of a row of so many values, of the reasons of all pairs that have its verdict.

    Of several reasons the row has what they share; which words one has beside another is told of two values alone.
    """
    if verdict is Verdict.WORDED and values != 2:
        return None
    return next(iter(reasons)) if len(reasons) == 1 else min((why.partition(":")[0] for why in reasons), default=None)


def gravest_of(found: "Iterable[Comparison]") -> Comparison:
    """The gravest of at least one comparison, of equals the first."""
    return min(found, key=_gravity_of)


def _gravity_of(found: Comparison) -> int:
    return _GRAVITY[found.verdict]
