"""Figures that two running texts give differently: numbers laid side by side by the words around them.

What somebody wrote as a point is compared as a value; a sentence is only read here, so what is found is possible, not
stated, and precision comes first: a pair of numbers is told only where the words around both are clearly the same and
no number of the one text could be meant by another of the other.
"""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from timeline.compare.matching.numbers_in_text import FigureInText, figures_in

ALIKE = 1.6
"""The least likeness of two surroundings; from 1.4 to 2.0 hardly any pair that agrees is accused more or less."""
AHEAD = 0.3
"""So much must a pair be ahead of any other pair of either of its numbers."""
UNIT = 1.0
"""What it adds that the same word is counted, and what it takes away that another is."""


class FigureDifference(msgspec.Struct, frozen=True):
    """Two figures of two texts that may contradict each other, each with the word that it counts."""

    left: str
    right: str
    amounts: tuple[Fraction, Fraction]


def amounts_in(text: str) -> set[Fraction]:
    """The numbers of a text that are figures."""
    return {figure.amount for figure in figures_in(text)}


def figure_differences(text_a: str, text_b: str) -> list[FigureDifference]:
    """The figures that two texts give differently, in the order of the first; changing the texts swaps each pair.

    Dates, clock times, years and numbers inside names are no figures here. `more than 90` and `95` can both be true
    and are no difference.
    """
    left = figures_in(text_a)
    left, right = _unshared(left, figures_in(text_b) if left else [])
    table = [[_likeness(one, other) for other in right] for one in left]
    found = []
    for row, one in enumerate(left):
        for column, other in enumerate(right):
            likeness = table[row][column]
            if likeness < ALIKE or _both_possible(one, other):
                continue
            rivals = [table[row][at] for at in range(len(right)) if at != column]
            rivals += [table[at][column] for at in range(len(left)) if at != row]
            if likeness - max(rivals, default=0.0) >= AHEAD:
                amounts = one.amount, other.amount
                found.append(FigureDifference(one.text, other.text, amounts))
    return found


def _unshared(
    left: Sequence[FigureInText], right: Sequence[FigureInText]
) -> tuple[list[FigureInText], list[FigureInText]]:
    """The numbers that the other text does not have, whatever it says of them."""
    amounts_left, amounts_right = ({one.amount for one in side} for side in (left, right))
    return (
        [one for one in left if one.amount not in amounts_right],
        [one for one in right if one.amount not in amounts_left],
    )


def _both_possible(one: FigureInText, other: FigureInText) -> bool:
    """Whether the two allow a common amount, or are one amount rounded.

    Where both say `at least`, other numbers are other claims, though both could be true.
    """
    if int(one.amount) == int(other.amount) and one.amount != other.amount:
        return 1 in (one.amount.denominator, other.amount.denominator)
    return one.relation != other.relation and not (
        (one.high is not None and other.low is not None and one.high < other.low)
        or (other.high is not None and one.low is not None and other.high < one.low)
    )


def _likeness(one: FigureInText, other: FigureInText) -> float:
    """How much the words around two numbers are the same; 0 where they measure different things."""
    if one.measure != other.measure:
        return 0.0
    is_shared = not one.counted.isdisjoint(other.counted)
    if (one.spelled or other.spelled) and not is_shared:
        return 0.0
    total = UNIT if is_shared else -UNIT if one.counted and other.counted else 0.0
    for word, weight in one.around.items():
        total += min(weight, other.around.get(word, 0.0))
    return total
