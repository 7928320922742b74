"""How events of one store that are one are found, on both sides of a labelled case put into one store.

Once as a store that tells some events twice, once as a store to which events of the other side are about to be added:
half of these are there already.
"""

from collections.abc import Iterator
from random import Random
from statistics import fmean

import msgspec

from bench.match.cases import Case
from timeline.compare.matching import told_twice
from timeline.compare.matching.meaning import Meaning
from timeline.compare.matching.scoring import Weights
from timeline.model import Event, Timeline

SEED = 5
ADDED = 8
"""So many events of each kind are added, each to the store alone."""
STEPS = (0.3, 0.5, 0.7, 0.8, 0.9)


class OneStore:
    """What is found from several scores on, a set at a time."""

    def __init__(self, meaning: Meaning | None = None) -> None:
        self._meaning = meaning
        self._random = Random(SEED)
        self._twice: dict[str, list[tuple[float, bool]]] = {}
        self._links: dict[str, int] = {}
        self._added: dict[str, list[tuple[float, bool, bool]]] = {}

    def add(self, case: Case, constants: Weights) -> None:
        """Both measures of one case."""
        left = [msgspec.structs.replace(event, id=f"a:{event.id}") for event in case.left.events]
        right = [msgspec.structs.replace(event, id=f"b:{event.id}") for event in case.right.events]
        gold = {(f"a:{one}", f"b:{other}") for one, other in case.gold}
        doubtful = {f"b:{other}" for _, other in case.maybe}
        right = [event for event in right if event.id not in doubtful]
        gold = {link for link in gold if link[1] not in doubtful}
        self._links[case.set] = self._links.get(case.set, 0) + len(gold)
        found = told_twice(
            Timeline(events=(*left, *right)), min_score=STEPS[0], weights=constants, meaning=self._meaning
        )
        self._twice.setdefault(case.set, []).extend([(pair.score, (pair.a, pair.b) in gold) for pair in found])
        self._one_by_one(case.set, left, right, gold, constants)

    def _one_by_one(
        self, name: str, left: list[Event], right: list[Event], gold: set[tuple[str, str]], constants: Weights
    ) -> None:
        there = {other for _, other in gold}
        self._random.shuffle(right)
        chosen = [event for event in right if event.id in there][:ADDED]
        chosen += [event for event in right if event.id not in there][:ADDED]
        for event in chosen:
            together = Timeline(events=(*left, event))
            found = told_twice(together, of={event.id}, min_score=STEPS[0], weights=constants, meaning=self._meaning)
            best = max(found, key=lambda pair: pair.score, default=None)
            right_one = best is not None and (best.a, best.b) in gold
            self._added.setdefault(name, []).append((best.score if best else 0.0, right_one, event.id in there))

    def lines(self) -> Iterator[str]:
        """Means over the sets."""
        for least in STEPS:
            precision, recall = [], []
            for name, scored in self._twice.items():
                told = [right for score, right in scored if score >= least]
                precision.append(sum(told) / max(1, len(told)))
                recall.append(sum(told) / max(1, self._links[name]))
            yield f"told twice, from {least:.1f}:  P {fmean(precision):.3f}  R {fmean(recall):.3f}"
        for least in STEPS:
            precision, recall = [], []
            for added in self._added.values():
                told = [right for score, right, _ in added if score >= least]
                precision.append(sum(told) / max(1, len(told)))
                recall.append(sum(told) / max(1, sum(there for _, _, there in added)))
            yield f"there already, from {least:.1f}:  P {fmean(precision):.3f}  R {fmean(recall):.3f}"
