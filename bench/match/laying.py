"""Labelled cases as rows of features, as the fit needs them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bench.match.cases import Case, has_dates, unrelated, without_dates
from bench.match.clocked import CLOCKED, clocked
from bench.match.fitting import Array
from timeline.compare.matching.candidates import Index
from timeline.compare.matching.features import Crowd, Look, StorePair
from timeline.compare.matching.field import Field
from timeline.compare.matching.meaning import Meaning, nearness_of
from timeline.compare.matching.prepared import Prepared
from timeline.compare.matching.scoring import Row, likeness
from timeline.compare.matching.tokens import Vocabulary

BARE = "without dates"


@dataclass
class Pairs:
    """The candidate pairs of a case with their features and labels: 1 a link, 0 none, -1 neither."""

    case: Case
    left: list[int]
    right: list[int]
    dated: Sequence[bool]
    rows: list[tuple[float, ...]]
    labels: Array

    @property
    def smaller(self) -> int:
        """How many events the smaller side has."""
        return min(len(self.case.left.events), len(self.case.right.events))

    @property
    def has_clocks(self) -> bool:
        return self.case.set.startswith(CLOCKED)

    def field(self, weights: dict[bool, Row]) -> Field:
        """The pairs with their likeness under some weights."""
        held = Field()
        held.left.extend(self.left)
        held.right.extend(self.right)
        held.dated.extend(self.dated)
        held.like.extend([likeness(row, weights[dated]) for row, dated in zip(self.rows, self.dated, strict=True)])
        return held


def pairs_of(case: Case, meaning: Meaning | None = None) -> Pairs:
    """Lays a case out, with the margins of meaning where this is given."""
    vocabulary = Vocabulary()
    left, right = ([Prepared(event, vocabulary) for event in store.events] for store in (case.left, case.right))
    stores = StorePair(left, right, vocabulary)
    index, crowd = Index(stores), Crowd.of(left, right)
    nearness = None if meaning is None else nearness_of(meaning, (case.left.events, case.right.events), stores)
    names = [[event.id for event in store.events] for store in (case.left, case.right)]
    lefts, rights, rows, dated, labels = [], [], [], [], []
    for number, event in enumerate(left):
        look = Look(event, stores, crowd)
        candidates = index.of(event)
        if nearness is not None:
            candidates = sorted([*candidates, *nearness.brought(number, candidates)])
        for other in candidates:
            both, features = look.features(right[other])
            if nearness is not None:
                features = (*features, nearness.margin(number, other))
            link = names[0][number], names[1][other]
            lefts.append(number)
            rights.append(other)
            dated.append(both)
            rows.append(features)
            labels.append(1 if link in case.gold else -1 if link in case.maybe else 0)
    return Pairs(case, lefts, rights, dated, rows, np.array(labels, dtype=float))


def laid_out(cases: Sequence[Case], meaning: Meaning | None = None) -> list[Pairs]:
    """All that is fitted to: the cases, also without their dates and with clock times, and unrelated stories."""
    strange = unrelated(cases)
    more = [_bare(case) for case in (*cases, *strange) if has_dates(case)]
    return [pairs_of(case, meaning) for case in (*cases, *strange, *more, *clocked([*cases, *strange]))]


def _bare(case: Case) -> Case:
    name = f"{case.set}, {BARE}"
    return replace(case, set=name, left=without_dates(case.left), right=without_dates(case.right))


def stacked(rows: Iterable[tuple[float, ...]], width: int) -> Array:
    """Rows as one table."""
    return np.array(list(rows), dtype=float).reshape(-1, width)
