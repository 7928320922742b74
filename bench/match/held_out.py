"""How the matcher does on what it was not fitted to, a set left out whole or a topic, beside simple methods.

What goes with a set or a topic goes out with it: each case that tells some of the same entries, as the same ones
without their dates do, and unrelated stories that are made of them.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import fmean

from bench.match.cases import UNRELATED, Case, has_dates
from bench.match.laying import Pairs
from bench.match.one_store import OneStore
from bench.match.simple import METHODS, Scored, links_of
from timeline.compare.matching import match
from timeline.compare.matching.meaning import Meaning
from timeline.compare.matching.scoring import Weights

LEAST = 0.5
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.001)
"""Between which scores it is told how many pairs are right."""
THRESHOLDS = [step / 100 for step in range(2, 80, 2)]
"""Of the simple methods."""
SAME = 0.2
"""Two cases go together where this share of the entries of the smaller one is in both."""
Fit = Callable[[Sequence[Pairs]], Weights]


class Counts:
    """Hits, wrong links and misses."""

    def __init__(self) -> None:
        self.hit = self.wrong = self.missed = 0

    def add(self, found: "set[tuple[str, str]]", case: Case) -> None:
        """The links that were found in a case."""
        self.hit += len(found & case.gold)
        self.wrong += len(found - case.gold - case.maybe)
        self.missed += len(case.gold - found)

    @property
    def f1(self) -> float:
        return 2 * self.hit / max(1, 2 * self.hit + self.wrong + self.missed)

    def __str__(self) -> str:
        precision = self.hit / max(1, self.hit + self.wrong)
        recall = self.hit / max(1, self.hit + self.missed)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}"


class Tally:
    """What is found in sets, how often pairs of a score are right, and how much of unrelated stories is matched."""

    def __init__(self, meaning: Meaning | None = None) -> None:
        self._meaning = meaning
        self.sets: dict[str, Counts] = {}
        self.strange: dict[str, list[int]] = {}
        self.scored: list[tuple[float, bool, float]] = []
        """The score of each pair that is found in a labelled case, whether it is right, and what it weighs."""

    def add(self, case: Case, constants: Weights, weight: float = 1.0) -> None:
        """One case, by the matcher itself."""
        pairs = match(case.left, case.right, min_score=LEAST, weights=constants, meaning=self._meaning).pairs
        found = {(pair.a, pair.b) for pair in pairs}
        if not case.gold:
            counts = self.strange.setdefault(case.set, [0, 0])
            counts[0] += len(found)
            counts[1] += min(len(case.left.events), len(case.right.events))
            return
        self.sets.setdefault(case.set, Counts()).add(found, case)
        self.scored += [
            (pair.score, (pair.a, pair.b) in case.gold, weight) for pair in pairs if (pair.a, pair.b) not in case.maybe
        ]

    def lines(self) -> Iterator[str]:
        """A line for each set, for each kind of unrelated stories, and for each step of scores."""
        for name, counts in sorted(self.sets.items()):
            yield f"{name:22} {counts}"
        yield f"{'mean of sets':22} {fmean([counts.f1 for counts in self.sets.values()]):.3f}"
        for name, (matched, events) in sorted(self.strange.items()):
            yield f"{name:22} {matched / max(1, events):.4f} of the smaller side matched"
        for low, high in pairwise(STEPS):
            told = [(right, weight) for score, right, weight in self.scored if low <= score < high]
            share = sum(right * weight for right, weight in told) / max(1e-9, sum(weight for _, weight in told))
            yield f"scored {low:.2f} to {high:.2f}    {len(told):5} pairs, {share:.3f} of them right"


def tallies(cases: Sequence[Case], constants: Weights, meaning: Meaning | None = None) -> Tally:
    """All cases with the same constants."""
    tally = Tally(meaning)
    for case in cases:
        tally.add(case, constants)
    return tally


def held_out_lines(
    cases: Sequence[Case], laid: Sequence[Pairs], fit: Fit, meaning: Meaning | None = None
) -> Iterator[str]:
    """The table of sets left out whole, then that of topics left out."""
    links: dict[str, int] = {}
    for case in cases:
        links[case.set] = links.get(case.set, 0) + len(case.gold)
    goes_with = _Kin([*cases, *[pairs.case for pairs in laid]])
    for kind, of in (("set", lambda case: case.set), ("topic", lambda case: f"{case.set}:{case.topics[0]}")):
        tally = Tally(meaning)
        strange: list[tuple[str, float]] = []
        alone = OneStore(meaning)
        for name in sorted({of(case) for case in cases}):
            held = [case for case in cases if of(case) == name]
            constants = fit([pairs for pairs in laid if not goes_with.any_of(pairs.case, held)])
            for case in held:
                tally.add(case, constants, 1 / links[case.set])
            if kind == "set":
                for case in held:
                    alone.add(case, constants)
                beside = Tally(meaning)
                for pairs in laid:
                    if pairs.case.set.startswith(UNRELATED) and goes_with.any_of(pairs.case, held):
                        beside.add(pairs.case, constants)
                strange.extend((name, matched / events) for matched, events in beside.strange.values())
        yield f"each {kind} left out"
        yield from tally.lines()
        if strange:
            yield from alone.lines()
            yield f"unrelated stories, one of the set left out: {fmean([share for _, share in strange]):.4f} matched"
        yield from _beside(cases, of, goes_with, tally)


def _beside(cases: Sequence[Case], of: Callable[[Case], str], goes_with: "_Kin", tally: Tally) -> Iterator[str]:
    """The simple methods, each with thresholds that are best on what is not left out; the mean of sets counts."""
    yield f"{'':22} {'matcher':>9} " + " ".join(f"{name:>9}" for name in METHODS)
    scored = {name: [method(case) for case in cases] for name, method in METHODS.items()}
    names = sorted({of(case) for case in cases})
    found: dict[str, dict[str, Counts]] = {case.set: {} for case in cases}
    for name in names:
        held = [at for at, case in enumerate(cases) if of(case) == name]
        rest = [at for at, case in enumerate(cases) if not goes_with.any_of(case, [cases[place] for place in held])]
        for method, ranked in scored.items():
            least = {dated: _best(cases, ranked, [at for at in rest if has_dates(cases[at]) is dated])
                     for dated in {has_dates(cases[at]) for at in held}}  # fmt: skip
            for at in held:
                counts = found[cases[at].set].setdefault(method, Counts())
                counts.add(links_of(ranked[at], least[has_dates(cases[at])]), cases[at])
    for name, by_method in sorted(found.items()):
        told = " ".join(f"{by_method[method].f1:9.3f}" for method in METHODS)
        yield f"{name:22} {tally.sets[name].f1:9.3f} {told}"
    means = [fmean([by_method[method].f1 for by_method in found.values()]) for method in METHODS]
    ours = fmean([counts.f1 for counts in tally.sets.values()])
    yield f"{'mean':22} {ours:9.3f} " + " ".join(f"{mean:9.3f}" for mean in means)


def _best(cases: Sequence[Case], ranked: Sequence[Scored], numbers: Sequence[int]) -> float:
    """The threshold with the best mean over the sets of some cases."""

    def mean(least: float) -> float:
        sets: dict[str, Counts] = {}
        for at in numbers:
            sets.setdefault(cases[at].set, Counts()).add(links_of(ranked[at], least), cases[at])
        return fmean([counts.f1 for counts in sets.values()]) if sets else 0.0

    return max(THRESHOLDS, key=mean)


class _Kin:
    """Which cases tell some of the same entries."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self._told = {id(case): _openings(case) for case in cases}

    def any_of(self, case: Case, held: Sequence[Case]) -> bool:
        """Whether a case goes with any of some."""
        told = self._told[id(case)]
        return any(
            len(told & other) >= SAME * min(len(told), len(other)) for other in {self._told[id(one)] for one in held}
        )


def _openings(case: Case) -> frozenset[str]:
    return frozenset([event.title[:40] for side in (case.left, case.right) for event in side.events])
