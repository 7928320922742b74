"""A figure: an amount, or the interval of amounts that a text leaves open, of one unit."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

import msgspec

from timeline.value.units import MICROSECONDS, fold_unit, same_unit

Relation = Literal["", "~", "nearly", ">", ">=", "<", "<="]

STEPS = 10**18
"""Bounds are whole numbers: steps, this many to 1 of the base unit. They are exact, and far faster than fractions.

Nine decimals of a figure and eight of the share by which `~` widens it (10.123456 %) make seventeen.
"""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """An amount of something as stated. The interval `low` to `high` holds every amount that the text allows.

    Bounds are in steps of the base unit (see `STEPS`): of `base` where the unit is measured in one (a microsecond, a
    millimetre), else of the unit itself, scale applied. None is open. `includes_low` and `includes_high` tell whether a
    bound itself is allowed. `said` are the numbers as stated, without what the relation leaves open.
    """

    text: str
    low: int | None
    high: int | None
    said: tuple[int, int]
    includes_low: bool = True
    includes_high: bool = True
    exact: bool = False
    """A single number without any relation."""
    relation: Relation = ""
    currency: str | None = None
    """The ISO 4217 code."""
    unit: str | None = None
    """As written, but units of time, area and percent have one spelling; None for a number without any."""
    base: str | None = None
    """The unit that the unit as written converts into, see `units.MEASURES`; None where it converts into nothing."""
    size: int | None = 1
    """How many base units the unit as written holds (60,000,000 for `min`).

    None where several units were written; then `unit` is the shortest of them.
    """

    @property
    def bare(self) -> bool:
        """A number without unit or currency."""
        return self.unit is None and self.currency is None

    @property
    def is_measured(self) -> bool:
        """Whether it is told in what could be told in another: a measure, a currency, a share (`50 %`, `0.5`)."""
        return self.base is not None or self.currency is not None or (self.unit or "").startswith("%")

    @property
    def is_nothing(self) -> bool:
        """Whether it bounds nothing but 0, which is the same in every unit: `none`, `> 0`."""
        return self.low in (0, None) and self.high in (0, None)

    @property
    def duration(self) -> bool:
        """A length of time whose unit never varies."""
        return self.base == MICROSECONDS

    @property
    def about(self) -> bool:
        """Whether the number is only about what is meant: `~` or `nearly`."""
        return self.relation in ("~", "nearly")


def comparable(left: Figure, right: Figure) -> bool:
    """Whether two figures count the same thing: the same unit, or a currency that one side says more about.

    A number without a unit counts whatever is counted beside it (`145`, `145 drones`). In which measure, currency or
    share it would be told nobody knows (`60` beside `1 h`), but nothing is nothing in each.
    """
    if left.bare or right.bare:
        return any(figure.bare and figure.is_nothing for figure in (left, right)) or not (
            left.is_measured or right.is_measured
        )
    if left.base is not None or right.base is not None:
        return left.base == right.base
    if left.currency != right.currency:
        return False
    if left.unit is None or right.unit is None:
        return True
    return same_unit(fold_unit(left.unit), fold_unit(right.unit))


def on_one_axis(figures: Sequence[Figure]) -> bool:
    """Whether the bounds of figures can be drawn or compared: all count the same thing."""
    return all(comparable(left, right) for left, right in combinations(figures, 2))


def below(left: Figure, right: Figure) -> bool:
    """Whether every amount of the left figure is less than every one of the right, both on one axis."""
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and not (left.includes_high and right.includes_low))


def same_interval(left: Figure, right: Figure) -> bool:
    """Whether two figures on one axis allow the same amounts. A bound that is open has no edge to include."""
    return (
        left.low == right.low
        and left.high == right.high
        and (left.low is None or left.includes_low == right.includes_low)
        and (left.high is None or left.includes_high == right.includes_high)
    )
