"""Fits the constants of the matcher to labelled cases.

    python -m bench.match.train CASES                 # prints them and how they do
    python -m bench.match.train CASES --write         # and writes them to compare/matching/constants.py
    python -m bench.match.train CASES --check         # exits 1 where they are not those of that file
    python -m bench.match.train CASES --hold-out      # how the method does on topics that it was not fitted to

`CASES` is a folder of labelled cases (`cases.py` has their form). Nothing is drawn by chance but which stories are
put side by side as unrelated ones, from the seed in `cases.py`.
"""

import argparse
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.match.cases import UNRELATED, Case, read_cases, unrelated, without_dates
from bench.match.clocked import CLOCKED, clocked
from bench.match.fitting import Choices, fit_choices, fit_further, fit_logistic
from timeline.compare.matching.candidates import Index
from timeline.compare.matching.clocks import CLOCKED as CLOCK_FEATURES
from timeline.compare.matching.features import DATED, UNDATED, Look, Side, StorePair
from timeline.compare.matching.field import Field, Standing, greedy
from timeline.compare.matching.prepared import Prepared
from timeline.compare.matching.scoring import Weights, likeness, probability
from timeline.compare.matching.tokens import Vocabulary

TARGET = Path(__file__).parents[2] / "src/timeline/compare/matching/constants.py"
DIGITS = 3
RIDGE = 0.1
"""On every weight but the constant, in both steps: no weight of its own for what one topic happens to have."""
SET_WEIGHT = 100.0
"""Every set counts alike, however many links it has."""
UNRELATED_WEIGHT = 0.1
"""Of one event in an unrelated story."""
UNRELATED_PAIR = 0.15
"""Of one pair in an unrelated story, in the second step."""
SURER = 1.6
"""Links weigh more than other pairs in the second step, so that the best F1 is reached at a score of 0.5 and not below:
it lies at half of the F1 that is reached."""
LEAST = 0.5
STEPS = (0.5, 0.8, 0.9, 0.97, 0.99, 1.001)
"""Between which scores it is told how many pairs are right."""
Fitted = tuple[dict[bool, Weights], dict[bool, Weights]]


@dataclass
class Pairs:
    """The candidate pairs of a case with their features and labels: 1 a link, 0 none, -1 neither."""

    case: Case
    stores: StorePair
    dated: bool
    left: list[int]
    right: list[int]
    rows: list[tuple[float, ...]]
    labels: list[int]

    @property
    def smaller(self) -> int:
        """How many events the smaller side has."""
        return min(len(self.case.left.events), len(self.case.right.events))

    def field(self, weights: dict[bool, Weights]) -> Field:
        """The pairs with their likeness under some weights."""
        held = Field(self.stores)
        for left, right, row in zip(self.left, self.right, self.rows, strict=True):
            held.left.append(left)
            held.right.append(right)
            held.dated.append(self.dated)
            held.like.append(likeness(self.dated, row, weights))
        return held


def pairs_of(case: Case) -> Pairs:
    """Lays a case out. All of its pairs have dates, or none has."""
    vocabulary = Vocabulary()
    left, right = ([Prepared(event, vocabulary) for event in store.events] for store in (case.left, case.right))
    stores = StorePair(Side(left, vocabulary), Side(right, vocabulary), vocabulary)
    index = Index(stores)
    names = [[event.id for event in store.events] for store in (case.left, case.right)]
    found = Pairs(case, stores, all(event.extent for event in (*left, *right)), [], [], [], [])
    for number, event in enumerate(left):
        look = Look(event, stores)
        for other in index.of(event):
            dated, features = look.features(right[other])
            assert dated == found.dated, case.name
            link = names[0][number], names[1][other]
            found.left.append(number)
            found.right.append(other)
            found.rows.append(features)
            found.labels.append(1 if link in case.gold else -1 if link in case.maybe else 0)
    return found


def laid_out(folder: Path) -> list[Pairs]:
    """All cases, the unrelated ones with their dates and without."""
    cases = read_cases(folder)
    strange = unrelated(cases)
    bare = [
        Case(UNRELATED, f"{case.name} undated", case.topics, without_dates(case.left), without_dates(case.right))
        for case in strange
    ]
    return [pairs_of(case) for case in (*cases, *clocked([*cases, *strange]), *strange, *bare)]


def fitted(cases: Sequence[Pairs]) -> Fitted:
    """The constants of both steps, with and without dates."""
    like: dict[bool, Weights] = {}
    accepting: dict[bool, Weights] = {}
    for dated in (True, False):
        held = [pairs for pairs in cases if pairs.dated is dated and pairs.rows and not _has_clocks(pairs)]
        like[dated] = _rounded(fit_choices(_choices(held), RIDGE))
        accepting[dated] = _rounded(_accepting(held, like))
    like[True] = _with_clocks([pairs for pairs in cases if _has_clocks(pairs)], like[True])
    return like, accepting


def _has_clocks(pairs: Pairs) -> bool:
    return pairs.case.set.startswith(CLOCKED)


def _with_clocks(cases: Sequence[Pairs], weights: Weights) -> Weights:
    """The weights with those of the features of clock times, which are the last ones; all others stay as they are."""
    choices = _choices(cases)
    choices.offsets = [likeness(dated=True, features=row, weights={True: weights}) for row in choices.rows]
    count = len(CLOCK_FEATURES)
    choices.rows = [row[-count:] for row in choices.rows]
    return (*weights[: -count - 1], *_rounded(fit_further(choices, RIDGE)), weights[-1])


def _rounded(weights: Sequence[float]) -> Weights:
    return tuple([round(weight, DIGITS) + 0.0 for weight in weights])


def _links(cases: Sequence[Pairs]) -> dict[str, int]:
    links: dict[str, int] = {}
    for pairs in cases:
        links[pairs.case.set] = links.get(pairs.case.set, 0) + len(pairs.case.gold)
    return links


def _choices(cases: Sequence[Pairs]) -> Choices:
    links = _links(cases)
    choices = Choices()
    for pairs in cases:
        weight = UNRELATED_WEIGHT if not pairs.case.gold else SET_WEIGHT / links[pairs.case.set]
        groups: dict[tuple[int, int], list[int]] = {}
        for left, right, row, label in zip(pairs.left, pairs.right, pairs.rows, pairs.labels, strict=True):
            if label < 0:
                continue
            at = len(choices.rows)
            choices.rows.append(row)
            choices.labels.append(label)
            groups.setdefault((0, left), []).append(at)
            groups.setdefault((1, right), []).append(at)
        choices.groups.extend(groups.values())
        choices.weights.extend([weight] * len(groups))
    return choices


def _accepting(cases: Sequence[Pairs], like: dict[bool, Weights]) -> tuple[float, ...]:
    links = _links(cases)
    rows: list[tuple[float, ...]] = []
    labels: list[int] = []
    weights: list[float] = []
    for pairs in cases:
        weight = UNRELATED_PAIR if pairs.case.set == UNRELATED else SET_WEIGHT / links[pairs.case.set]
        field = pairs.field(like)
        standing = Standing(field, pairs.smaller)
        for number, label in enumerate(pairs.labels):
            if label >= 0 and standing.contends(number):
                rows.append(standing.second(field, number))
                labels.append(label)
                weights.append(weight * (SURER if label else 1.0))
    return fit_logistic(rows, labels, weights, RIDGE)


def chosen(pairs: Pairs, constants: Fitted) -> dict[tuple[str, str], float]:
    """The links that the constants find in a case, one to one, and their scores."""
    like, accepting = constants
    field = pairs.field(like)
    standing = Standing(field, pairs.smaller)
    scores = array("d")
    for number in range(len(field)):
        sure = probability(pairs.dated, standing.second(field, number), accepting)
        scores.append(sure if standing.contends(number) else 0.0)
    left, right = pairs.case.left.events, pairs.case.right.events
    return {
        (left[pairs.left[at]].id, right[pairs.right[at]].id): scores[at]
        for at in greedy(field.left, field.right, scores, LEAST)
    }


class Tally:
    """Hits, wrong links and misses of a set, and how many links unrelated stories were given."""

    def __init__(self) -> None:
        self.sets: dict[str, list[int]] = {}
        self.scored: list[tuple[float, bool]] = []
        """The score of each pair that is found in a labelled case, and whether it is right."""

    def add(self, pairs: Pairs, constants: Fitted) -> None:
        """One case."""
        found = chosen(pairs, constants)
        case = pairs.case
        if case.set.endswith(UNRELATED):
            name = f"{case.set}{'' if pairs.dated else ', undated'}"
            counts = self.sets.setdefault(name, [0, 0])
            counts[0] += len(found)
            counts[1] += pairs.smaller
            return
        counts = self.sets.setdefault(case.set, [0, 0, 0])
        counts[0] += len(found.keys() & case.gold)
        counts[1] += len(found.keys() - case.gold - case.maybe)
        counts[2] += len(case.gold - found.keys())
        if not case.set.startswith(CLOCKED):
            self.scored += [(score, link in case.gold) for link, score in found.items() if link not in case.maybe]

    def lines(self) -> list[str]:
        """A line for each set."""
        lines = []
        for name, counts in sorted(self.sets.items()):
            if len(counts) == 2:
                lines.append(f"{name:22} {counts[0] / max(1, counts[1]):.4f} of the smaller side matched")
                continue
            hit, wrong, missed = counts
            lines.append(
                f"{name:22} P {hit / max(1, hit + wrong):.3f}  R {hit / max(1, hit + missed):.3f}"
                f"  F1 {2 * hit / max(1, 2 * hit + wrong + missed):.3f}"
            )
        for low, high in pairwise(STEPS):
            right = [told for score, told in self.scored if low <= score < high]
            share = sum(right) / max(1, len(right))
            lines.append(f"scored {low:.2f} to {high:.2f}     {len(right):5} pairs, {share:.3f} of them right")
        return lines


def held_out(cases: Sequence[Pairs]) -> Tally:
    """Each topic with constants that were fitted to all the others. Unrelated ones go with either."""
    tally = Tally()
    for topic in sorted({topic for pairs in cases for topic in pairs.case.topics}):
        constants = fitted([pairs for pairs in cases if topic not in pairs.case.topics])
        for pairs in cases:
            if topic in pairs.case.topics:
                tally.add(pairs, constants)
    return tally


def source_of(constants: Fitted) -> str:
    """The text of the module with the constants."""
    like, accepting = constants
    names = {True: DATED, False: UNDATED}
    second = ("likeness", "smaller lead", "larger lead", "log of shares", "log of kinship", "log odds of density")
    lines = [
        '"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.',
        "",
        "By whether both events have a date. The weights stand in the order of the features; the last is the constant.",
        '"""',
        "",
    ]
    for name, weights, features in (
        ("LIKENESS", like, names),
        ("ACCEPTING", accepting, {True: second, False: second}),
    ):
        lines.append(f"{name}: dict[bool, tuple[float, ...]] = {{")
        for dated in (True, False):
            lines.append(f"    {dated}: (")
            lines.extend(
                f"        {weight},  # {feature}"
                for weight, feature in zip(weights[dated], (*features[dated], "constant"), strict=True)
            )
            lines.append("    ),")
        lines.append("}")
    return "\n".join(lines) + "\n"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--check", action="store_true")
    options.add_argument("--hold-out", action="store_true")
    asked = options.parse_args()
    cases = laid_out(asked.cases)
    if asked.hold_out:
        print("\n".join(held_out(cases).lines()))
        return 0
    constants = fitted(cases)
    text = source_of(constants)
    print(text)
    tally = Tally()
    for pairs in cases:
        tally.add(pairs, constants)
    print("\n".join(tally.lines()))
    if asked.write:
        TARGET.write_text(text, encoding="utf-8")
    if asked.check and TARGET.read_text(encoding="utf-8") != text:
        print(f"{TARGET} holds other constants", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
