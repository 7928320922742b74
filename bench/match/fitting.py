"""Fits weights by Newton's method under constraints on their signs: a conditional logit for likeness, a logistic.

Both losses are convex, so that each has one optimum under the constraints, and it is reached to many more digits than
are kept: the same cases give the same constants on any machine.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Loss = Callable[[Array], tuple[float, Array, Array]]
"""The loss at some weights, its slope, and its curve."""

STEPS = 80
ROUNDS = 500


@dataclass
class Choices:
    """Pairs with their features, grouped by the event of either side: each group chooses one of its pairs, or none."""

    rows: Array
    labels: Array
    """1 for a link, 0 for none."""
    groups: tuple[NDArray[np.int64], NDArray[np.int64]]
    """The group of each pair by its left and by its right event; no group is in both."""
    weights: Array
    """The weight of each group."""


def fit_choices(
    choices: Choices, signs: Sequence[int], ridge: float, offsets: Array | None = None
) -> tuple[float, ...]:
    """The weights under which events choose their true partners, or none: the last weight is the constant.

    The loss of a group is `log(1 + sum of exp(z)) - z of its true pair`, where `z` is the weighted sum of a pair.
    `signs` are 1 for a weight that is not below 0, -1 for one that is not above. With `offsets`, what is certain of
    each pair already, there is no constant: where all features are 0 nothing changes.
    """
    turned, scale = _scaled(choices.rows, signs)
    held = np.zeros(len(turned)) if offsets is None else offsets
    full = turned if offsets is not None else np.hstack([turned, np.ones((len(turned), 1))])
    least, ridges = _bounds(len(signs), full.shape[1], ridge)
    true = choices.labels == 1
    size = len(choices.weights)
    sides = [(group, np.bincount(group[true], minlength=size)) for group in choices.groups]

    def loss(weights: Array) -> tuple[float, Array, Array]:
        sums = np.clip(held + full @ weights, -40, 40)
        powers = np.exp(sums)
        total, slope, curve = ridges @ (weights * weights), 2 * ridges * weights, np.diag(2 * ridges)
        for group, links in sides:
            whole = 1 + np.bincount(group, powers, size)
            shares = powers / whole[group]
            by_link = choices.weights[group[true]] / links[group[true]]
            of_group = np.bincount(group, minlength=size) > 0
            total += choices.weights[of_group] @ np.log(whole[of_group]) - by_link @ sums[true]
            weighed = choices.weights[group] * shares
            pull = weighed.copy()
            pull[true] -= by_link
            slope = slope + pull @ full
            curve = curve + (full * weighed[:, None]).T @ full
            order = np.argsort(group, kind="stable")
            starts = np.flatnonzero(np.diff(group[order], prepend=-1))
            means = np.add.reduceat((full * shares[:, None])[order], starts, axis=0)
            curve = curve - (means * choices.weights[group[order][starts]][:, None]).T @ means
        return float(total), slope, curve

    return _unscaled(_newton(loss, least), scale)


def fit_logistic(rows: Array, labels: Array, weights: Array, signs: Sequence[int], ridge: float) -> tuple[float, ...]:
    """The weights of a logistic regression, the constant last."""
    turned, scale = _scaled(rows, signs)
    full = np.hstack([turned, np.ones((len(turned), 1))])
    least, ridges = _bounds(len(signs), full.shape[1], ridge)

    def loss(held: Array) -> tuple[float, Array, Array]:
        sums = np.clip(full @ held, -40, 40)
        sure = 1 / (1 + np.exp(-sums))
        total = ridges @ (held * held) + weights @ (np.log1p(np.exp(sums)) - labels * sums)
        slope = 2 * ridges * held + (weights * (sure - labels)) @ full
        curve = np.diag(2 * ridges) + (full * (weights * sure * (1 - sure))[:, None]).T @ full
        return float(total), slope, curve

    return _unscaled(_newton(loss, least), scale)


def _scaled(rows: Array, signs: Sequence[int]) -> tuple[Array, Array]:
    """Rows with deviation 1 in each column, turned so that no weight is below 0; and the factors of their weights."""
    deviations = rows.std(axis=0)
    scale = np.array(signs, dtype=float) / np.where(deviations > 0, deviations, 1.0)
    return rows * scale, scale


def _bounds(features: int, width: int, ridge: float) -> tuple[Array, Array]:
    """The least weights and the ridge on each; a constant, the last one, has neither."""
    least, ridges = np.full(width, -np.inf), np.zeros(width)
    least[:features], ridges[:features] = 0.0, ridge
    return least, ridges


def _unscaled(found: Array, scale: Array) -> tuple[float, ...]:
    plain = found.copy()
    plain[: len(scale)] *= scale
    return tuple(plain.tolist())


def _newton(loss_at: Loss, least: Array) -> Array:
    weights = np.zeros(len(least))
    loss, slope, curve = loss_at(weights)
    for _ in range(STEPS):
        step = _step(curve + 1e-9 * np.eye(len(least)), slope, least - weights)
        size = 1.0
        while True:
            tried = weights + size * step
            outcome = loss_at(tried)
            if outcome[0] <= loss + 1e-12 or size < 1e-4:
                break
            size /= 2
        moved = float(np.abs(tried - weights).max())
        weights, (loss, slope, curve) = tried, outcome
        if moved < 1e-9:
            break
    return weights


def _step(curve: Array, slope: Array, least: Array) -> Array:
    """The step to the bottom of a bowl that keeps every weight at its bound or above, one weight after the other."""
    step = np.zeros(len(slope))
    rest = slope.copy()
    for _ in range(ROUNDS):
        most = 0.0
        for at in range(len(slope)):
            moved = max(least[at], step[at] - rest[at] / curve[at, at]) - step[at]
            if moved:
                step[at] += moved
                rest += curve[:, at] * moved
                most = max(most, abs(moved))
        if most < 1e-12:
            break
    return step
