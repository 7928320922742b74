"""Fits the constants of the matcher to labelled cases.

    python -m bench.match.train CASES                 # prints them and how they do on what they are fitted to
    python -m bench.match.train CASES --write         # and writes them to compare/matching/constants.py
    python -m bench.match.train CASES --check         # exits 1 where they are not those of that file
    python -m bench.match.train CASES --hold-out      # how the method does on sets, and on topics, not fitted to
    python -m bench.match.train CASES --embed ...     # the same with the sentence encoder, and constants of its own

`CASES` is a folder of labelled cases (`cases.py` has their form). Nothing is drawn by chance but which stories are
put side by side as unrelated ones, and the clock times, from the seeds in `cases.py` and `clocked.py`.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench.match.cases import UNRELATED, read_cases
from bench.match.fitting import Array, Choices, fit_choices, fit_logistic
from bench.match.held_out import held_out_lines, tallies
from bench.match.laying import Pairs, laid_out, stacked
from timeline.compare.matching.clocks import CLOCKED as CLOCK_FEATURES
from timeline.compare.matching.features import DATED, MEANING, SIGNS, UNDATED
from timeline.compare.matching.field import Standing
from timeline.compare.matching.scoring import SECOND, Row, Weights

if TYPE_CHECKING:
    from timeline.compare.matching.meaning import Meaning

ROOM = Path(__file__).parents[2] / "src/timeline/compare/matching"
TARGETS = {False: ROOM / "constants.py", True: ROOM / "constants_of_meaning.py"}
NAMES = {False: "SHIPPED", True: "WITH_MEANING"}
"""The constants without and with the margins of meaning."""
DIGITS = 3
RIDGE = 5.0
"""On every weight but the constant, in both steps: no weight of its own for what one kind of story happens to have."""
SET_WEIGHT = 100.0
"""Every set counts alike, however many links it has."""
UNRELATED_WEIGHT = 0.4
"""Of one event in an unrelated story."""
UNRELATED_PAIR = 0.6
"""Of one pair in an unrelated story, in the second step."""
SURER = 1.6
"""Links weigh more than other pairs in the second step, so that the best F1 is reached at a score of 0.5 and not below:
it lies at half of the F1 that is reached."""
UNCLOCKED = len(DATED) - len(CLOCK_FEATURES)
"""So many features of dated pairs are fitted without clock times."""


def fitted(cases: Sequence[Pairs], *, meant: bool = False) -> Weights:
    """The constants of both steps, with and without dates; `meant`: the rows have the margins of meaning."""
    plain = [pairs for pairs in cases if not pairs.has_clocks]
    like: dict[bool, Row] = {}
    more = MEANING if meant else ()
    for dated, names, clocks in ((True, DATED[:UNCLOCKED], len(CLOCK_FEATURES)), (False, UNDATED, 0)):
        columns = [*range(len(names)), *range(len(names) + clocks, len(names) + clocks + len(more))]
        like[dated] = _rounded(fit_choices(_choices(plain, dated, columns), _signs((*names, *more)), RIDGE))
    days, rest = like[True][:UNCLOCKED], like[True][UNCLOCKED:]
    told = [pairs for pairs in cases if pairs.has_clocks]
    offsets = _sums(told, (*days, *[0.0] * len(CLOCK_FEATURES), *rest))
    choices = _choices(told, True, range(UNCLOCKED, len(DATED)))
    like[True] = (*days, *_rounded(fit_choices(choices, _signs(CLOCK_FEATURES), RIDGE, offsets)), *rest)
    return Weights(like, {dated: _rounded(_accepting(plain, like, dated)) for dated in (True, False)})


def _signs(names: Sequence[str]) -> list[int]:
    return [SIGNS.get(name, 1) for name in names]


def _rounded(weights: Sequence[float]) -> Row:
    return tuple([round(weight, DIGITS) + 0.0 for weight in weights])


def _links(cases: Sequence[Pairs]) -> dict[str, int]:
    links: dict[str, int] = {}
    for pairs in cases:
        links[pairs.case.set] = links.get(pairs.case.set, 0) + len(pairs.case.gold)
    return links


def _labelled(pairs: Pairs, dated: bool) -> list[int]:
    return [at for at, both in enumerate(pairs.dated) if bool(both) is dated and pairs.labels[at] >= 0]


def _sums(cases: Sequence[Pairs], weights: Row) -> Array:
    rows = stacked((pairs.rows[at] for pairs in cases for at in _labelled(pairs, dated=True)), len(weights) - 1)
    sums: Array = rows @ np.array(weights[:-1]) + weights[-1]
    return sums


def _choices(cases: Sequence[Pairs], dated: bool, columns: Sequence[int]) -> Choices:
    links = _links(cases)
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    weights: list[float] = []
    groups: tuple[list[int], list[int]] = ([], [])
    for pairs in cases:
        weight = SET_WEIGHT / links[pairs.case.set] if links[pairs.case.set] else UNRELATED_WEIGHT
        held = _labelled(pairs, dated)
        rows.extend([tuple([pairs.rows[at][column] for column in columns]) for at in held])
        labels.extend(pairs.labels[held])
        for side, events in zip(groups, (pairs.left, pairs.right), strict=True):
            numbers = {event: len(weights) + place for place, event in enumerate(sorted({events[at] for at in held}))}
            side.extend([numbers[events[at]] for at in held])
            weights.extend([weight] * len(numbers))
    both = np.array(groups[0], dtype=np.int64), np.array(groups[1], dtype=np.int64)
    return Choices(stacked(rows, len(columns)), np.array(labels), both, np.array(weights))


def _accepting(cases: Sequence[Pairs], like: dict[bool, Row], dated: bool) -> tuple[float, ...]:
    links = _links(cases)
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    weights: list[float] = []
    for pairs in cases:
        weight = SET_WEIGHT / links[pairs.case.set] if links[pairs.case.set] else UNRELATED_PAIR
        held = _labelled(pairs, dated)
        if not held:
            continue
        field = pairs.field(like)
        standing = Standing(field, pairs.smaller)
        contenders = set(standing.contenders())
        for number in held:
            if number in contenders:
                rows.append(standing.second(field, number))
                labels.append(pairs.labels[number])
                weights.append(weight * (SURER if pairs.labels[number] else 1.0))
    signs = [1] * len(SECOND)
    return fit_logistic(stacked(rows, len(SECOND)), np.array(labels), np.array(weights), signs, RIDGE)


def source_of(constants: Weights, *, meant: bool = False) -> str:
    """The text of the module with the constants."""
    with_it = " where meaning is asked" if meant else ""
    lines = [
        f'"""The weights of the matcher{with_it}, written by `bench/match/train.py`: do not edit by hand.',
        "",
        "By whether both events have a date. The weights stand in the order of the features; the last is the constant.",
        '"""',
        "",
        "from timeline.compare.matching.scoring import Weights",
        "",
        f"{NAMES[meant]} = Weights(",
    ]
    more = MEANING if meant else ()
    names: dict[str, dict[bool, tuple[str, ...]]] = {
        "likeness": {True: (*DATED, *more), False: (*UNDATED, *more)},
        "accepting": {True: SECOND, False: SECOND},
    }
    for step, features in names.items():
        lines.append(f"    {step}={{")
        for dated in (True, False):
            lines.append(f"        {dated}: (")
            weights = getattr(constants, step)[dated]
            lines.extend(
                f"            {weight},  # {feature}"
                for weight, feature in zip(weights, (*features[dated], "constant"), strict=True)
            )
            lines.append("        ),")
        lines.append("    },")
    return "\n".join([*lines, ")"]) + "\n"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--check", action="store_true")
    options.add_argument("--hold-out", action="store_true")
    options.add_argument("--embed", action="store_true")
    asked = options.parse_args()
    meaning: Meaning | None = None
    if asked.embed:
        from timeline.compare.matching.embedding import Encoder

        meaning = Encoder()
    fit = partial(fitted, meant=asked.embed)
    cases = read_cases(asked.cases)
    laid = laid_out(cases, meaning)
    if asked.hold_out:
        print("\n".join(held_out_lines(cases, laid, fit, meaning)))
        return 0
    constants = fit(laid)
    text = source_of(constants, meant=asked.embed)
    print(text)
    strange = [pairs.case for pairs in laid if pairs.case.set.startswith(UNRELATED)]
    print("\n".join(tallies([*cases, *strange], constants, meaning).lines()))
    target = TARGETS[asked.embed]
    if asked.write:
        target.write_text(text, encoding="utf-8")
    if asked.check and target.read_text(encoding="utf-8") != text:
        print(f"{target} holds other constants", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
