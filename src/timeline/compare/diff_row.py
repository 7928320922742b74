"""A row of a diff as values: one time, place or point of an event, and how the sides tell it.

Lists called "parallel to the sides" have one entry per side, in the order of `Report.sides`.

Two sides are told as `Facing`s: values that stand against each other. Three or more are told as `GridValue`s: each
value once, with the sides that say so. A row has the one or the other, never both.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

import msgspec

from timeline.compare.claims import RowType
from timeline.compare.judging import JudgedPair
from timeline.compare.told import Told
from timeline.model import Point
from timeline.verdict import Distance, Judged, Verdict


class Silence(StrEnum):
    """Why a side does not tell what another one tells."""

    DENIED = "denied"
    """Its latest account says that it did not happen."""
    UNCONFIRMED = "unconfirmed"
    """Its latest account does not confirm it."""
    RETRACTED = "retracted"
    """It has taken back what it had said."""
    SILENT = "silent"
    """The whole of what it told of the event is in the store, and does not say it."""
    NOT_IN_ACCOUNTS = "not in accounts"
    """It tells the event, and what the store has of that does not say it."""
    NO_ACCOUNT = "no account"
    """The store has no account of the event by it, which does not mean that there is none."""
    OUTSIDE_COVERAGE = "outside coverage"
    """It does not cover that time, or the event began after the moment at which the side is taken."""


UNSAID = frozenset((Silence.SILENT, Silence.NOT_IN_ACCOUNTS))
"""Why a side that tells an event does not tell a row of it, where it does not say why."""


class Echo(msgspec.Struct, frozen=True):
    """Why an agreement corroborates nothing: `source` only says what `origin` says.

    `how` is the key of the store that states it: the account's `repeats`, the source's `derived_from`, `speaks_for` of
    either, `anonymous` of the source, or the `name` that two ids have in common.
    """

    source: str
    origin: str
    how: Literal["repeats", "derived_from", "speaks_for", "anonymous", "name"]


class Facing(msgspec.Struct, frozen=True, gc=False):
    """Two values that stand against each other, or one that has nothing against it.

    `values` is parallel to the two sides, None where that side has none; each names the speakers of its side who say
    so (`Told.sources`). At least one is a value. One value may occur in several facings of a row: a side that says
    two things stands twice against a side that says one. `distance` only where they differ and it can be told,
    `reason` only where they are not comparable. `echo`: they agree, but not independently.
    """

    verdict: Verdict
    values: tuple[Told | None, Told | None]
    distance: Distance | None = None
    reason: str | None = None
    echo: Echo | None = None
    judged: Judged | None = None


class GridValue(msgspec.Struct, frozen=True, gc=False):
    """One value of three or more sides, and who says so.

    `told` has the text and all sources of all sides who say so; `sides` are the numbers of the sides (from 0) that
    say so, ascending; `independent` is how many of its sources speak independently of each other. `others` are the
    further sides that tell the row, with the gravest verdict of their values with this one. `is_joined`: it and the
    values before it, back to the last that is not joined, can all be true. An earlier value (`told.earlier`) is one
    that its sources no longer hold; it contradicts nothing and no side says so any more, but `sides` still tells whose
    it was.
    """

    told: Told
    sides: tuple[int, ...]
    independent: int
    others: Mapping[int, Verdict]
    is_joined: bool = False

    @property
    def is_alone(self) -> bool:
        """No other source says so, and others contradict it."""
        return len(self.told.sources) == 1 and self.told.contradicted and not self.told.earlier


class DiffRow(msgspec.Struct, frozen=True, gc=False):
    """One time, place or point of an event, and how the sides tell it.

    `verdict` is the gravest of its facings, with three or more sides the gravest between any two of them; `only`
    where one side tells it. `silence` is parallel to the sides: why a side has no standing value, None where it has
    one. `earlier`, parallel to the sides: what a side said before and no longer says. `distance` and `reason` are
    those of the row as a whole: of its only gravest facing, or of the only two values that differ.
    """

    type: RowType
    name: str
    verdict: Verdict
    silence: tuple[Silence | None, ...]
    facings: tuple[Facing, ...] = ()
    """With two sides, gravest first."""
    values: tuple[GridValue, ...] = ()
    """With three or more sides: figures and times ascend, wordings go by the number of their sources.

    Values that can all be true stand together, where the first of them does; earlier ones stand last.
    """
    earlier: tuple[tuple[Told, ...], ...] = ()
    distance: Distance | None = None
    reason: str | None = None
    judged: tuple[JudgedPair, ...] = ()
    """What the editor has said of pairs of its values, each pair once, gravest first."""
    finding: Point | None = None
    """What the editor has found himself: the point of that name of the event."""
    pairs: int = 0
    """How many pairs of different values were compared."""
    awaiting: int = 0
    """How many of these differ or are worded otherwise, and nobody has ruled on them."""

    @property
    def ruled(self) -> int:
        """How many of these the editor has ruled on, or left open."""
        return sum(1 for pair in self.judged if pair.judged.is_ruled)

    @property
    def tells(self) -> tuple[bool, ...]:
        """Parallel to the sides: which of them tell it."""
        return tuple([why is None for why in self.silence])
