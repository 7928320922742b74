"""Fits weights by Newton's method, standard library only: a conditional logit for likeness, a logistic for the score.

Both losses are convex and the optimum is reached to many more digits than are kept, so the same cases give the same
constants on any machine.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Row = Sequence[float]


@dataclass
class Choices:
    """Pairs with their features, grouped by the event of either side: each group chooses one of its pairs, or none."""

    rows: list[Row] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    groups: list[list[int]] = field(default_factory=list)
    """The pairs of each event, of both sides."""
    weights: list[float] = field(default_factory=list)
    """The weight of each group."""
    offsets: list[float] = field(default_factory=list)
    """What is certain of each pair already, for `fit_further`."""


def standardized(rows: Sequence[Row]) -> tuple[list[Row], list[float], list[float]]:
    """Rows with mean 0 and deviation 1 in each column, the means, and the deviations."""
    count, width = len(rows), len(rows[0])
    means = [math.fsum(row[at] for row in rows) / count for at in range(width)]
    deviations = [
        math.sqrt(math.fsum((row[at] - means[at]) ** 2 for row in rows) / count) or 1.0 for at in range(width)
    ]
    return [[(row[at] - means[at]) / deviations[at] for at in range(width)] for row in rows], means, deviations


def unstandardized(weights: Row, means: Row, deviations: Row) -> tuple[float, ...]:
    """The same weighted sum for rows as they were."""
    plain = [weight / deviation for weight, deviation in zip(weights, deviations, strict=False)]
    return (*plain, weights[-1] - sum(weight * mean for weight, mean in zip(plain, means, strict=True)))


def fit_choices(choices: Choices, ridge: float) -> tuple[float, ...]:
    """The weights under which events choose their true partners, or none: the last weight is the constant.

    The loss of a group is `log(1 + sum of exp(z)) - z of its true pair`, where `z` is the weighted sum of a pair.
    """
    rows, means, deviations = standardized(choices.rows)
    full = [[*row, 1.0] for row in rows]
    slope_at = _slope_of_choices(full, [0.0] * len(full), choices, [ridge] * len(rows[0]) + [0.0])
    return unstandardized(_newton(slope_at, len(full[0])), means, deviations)


def fit_further(choices: Choices, ridge: float) -> tuple[float, ...]:
    """The weights of more features beside a likeness that stands already, as `offsets`; no constant.

    Where all of them are 0 nothing changes, so that they are not shifted to a mean of 0.
    """
    _, _, deviations = standardized(choices.rows)
    scaled = [[value / deviation for value, deviation in zip(row, deviations, strict=True)] for row in choices.rows]
    width = len(deviations)
    found = _newton(_slope_of_choices(scaled, choices.offsets, choices, [ridge] * width), width)
    return tuple(weight / deviation for weight, deviation in zip(found, deviations, strict=True))


Slope = Callable[[Row], tuple[float, list[float], list[list[float]]]]
"""The loss at some weights, its slope, and its curve (the lower half)."""


def _slope_of_choices(full: Sequence[Row], offsets: Row, choices: Choices, ridges: Row) -> Slope:
    width = len(full[0])

    def slope_at(weights: Row) -> tuple[float, list[float], list[list[float]]]:
        sums = [max(-40.0, min(40.0, offset + _dot(weights, row))) for offset, row in zip(offsets, full, strict=True)]
        powers = [math.exp(value) for value in sums]
        loss, slope, curve = _ridge(weights, ridges)
        for group, weight in zip(choices.groups, choices.weights, strict=True):
            total = 1.0 + sum(powers[at] for at in group)
            true = [at for at in group if choices.labels[at] == 1]
            loss += weight * (math.log(total) - sum(sums[at] for at in true) / max(1, len(true)))
            mean = [0.0] * width
            for at in group:
                share = powers[at] / total
                row = full[at]
                scale = weight * (share - (1 / len(true) if choices.labels[at] == 1 else 0))
                for here in range(width):
                    slope[here] += scale * row[here]
                    mean[here] += share * row[here]
                if share > 1e-6:
                    _add_outer(curve, row, weight * share)
            _add_outer(curve, mean, -weight)
        return loss, slope, curve

    return slope_at


def fit_logistic(
    rows: Sequence[Row], labels: Sequence[int], weights: Sequence[float], ridge: float
) -> tuple[float, ...]:
    """The weights of a logistic regression, the constant last."""
    scaled, means, deviations = standardized(rows)
    full = [[*row, 1.0] for row in scaled]
    width = len(full[0])
    ridges = [ridge] * (width - 1) + [0.0]

    def slope_at(held: Row) -> tuple[float, list[float], list[list[float]]]:
        loss, slope, curve = _ridge(held, ridges)
        for row, label, weight in zip(full, labels, weights, strict=True):
            value = max(-40.0, min(40.0, _dot(held, row)))
            probability = 1 / (1 + math.exp(-value))
            loss += weight * (math.log1p(math.exp(value)) - label * value)
            for here in range(width):
                slope[here] += weight * (probability - label) * row[here]
            _add_outer(curve, row, weight * probability * (1 - probability))
        return loss, slope, curve

    return unstandardized(_newton(slope_at, width), means, deviations)


def _dot(one: Row, other: Row) -> float:
    return sum([first * second for first, second in zip(one, other, strict=True)])


def _ridge(weights: Row, ridges: Row) -> tuple[float, list[float], list[list[float]]]:
    """The penalty on large weights; a constant has none."""
    width = len(weights)
    loss = sum(ridge * weight * weight for ridge, weight in zip(ridges, weights, strict=True))
    slope = [2 * ridge * weight for ridge, weight in zip(ridges, weights, strict=True)]
    curve = [[2 * ridges[here] if here == there else 0.0 for here in range(width)] for there in range(width)]
    return loss, slope, curve


def _add_outer(curve: list[list[float]], row: Row, scale: float) -> None:
    for here, value in enumerate(row):
        if value:
            line = curve[here]
            scaled = scale * value
            for there in range(here + 1):
                line[there] += scaled * row[there]


def _newton(slope_at: Slope, width: int, steps: int = 60) -> list[float]:
    weights = [0.0] * width
    loss, slope, curve = slope_at(weights)
    for _ in range(steps):
        for here in range(width):
            for there in range(here + 1, width):
                curve[here][there] = curve[there][here]
            curve[here][here] += 1e-9
        step = _solved(curve, slope)
        scale = 1.0
        while True:
            tried = [weight - scale * part for weight, part in zip(weights, step, strict=True)]
            outcome = slope_at(tried)
            if outcome[0] <= loss + 1e-12 or scale < 1e-4:
                break
            scale /= 2
        weights, (loss, slope, curve) = tried, outcome
        if max(map(abs, slope)) < 1e-8:
            break
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with pivots."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda at: abs(rows[at][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for at in range(column + 1, size):
            factor = rows[at][column] / rows[column][column]
            for place in range(column, size + 1):
                rows[at][place] -= factor * rows[column][place]
    solution = [0.0] * size
    for at in range(size - 1, -1, -1):
        rest = sum(rows[at][place] * solution[place] for place in range(at + 1, size))
        solution[at] = (rows[at][size] - rest) / rows[at][at]
    return solution
