"""Measures the figures that are found to differ in running text, on labelled pairs.

    python -m bench.match.figures CASES [SET…]

`CASES` is a folder of labelled cases (`cases.py` has their form); links whose `kind` is told count. Exits 1 where more
than 2 % of the pairs without a `figure` among their kinds are accused.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from bench.match.cases import Case, read_cases
from timeline.compare.matching.figures_in_text import figure_differences

MOST_ACCUSED = 0.02


def measured(case: Case) -> Counter[str]:
    """How many links differ in a figure and how many of them are found; how many agree and how many are accused."""
    texts = [{event.id: event.accounts[0].says or "" for event in store.events} for store in (case.left, case.right)]
    counts: Counter[str] = Counter()
    for (one, other), kinds in (case.kind or {}).items():
        found = bool(figure_differences(texts[0][one], texts[1][other]))
        truth = "figure" if "figure" in kinds else "agree" if kinds == ("agree",) else "other"
        counts[truth] += 1
        counts[f"{truth} told"] += found
    return counts


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path)
    options.add_argument("sets", nargs="*")
    chosen = options.parse_args()
    totals: dict[str, Counter[str]] = {}
    for case in read_cases(chosen.cases):
        if case.kind and (not chosen.sets or case.set in chosen.sets):
            totals.setdefault(case.set, Counter()).update(measured(case))
    if not totals:
        print("no link of these cases has a kind", file=sys.stderr)
        return 2
    worst = 0.0
    for name, counts in totals.items():
        agree, other = counts["agree"], counts["other"]
        accused = (counts["agree told"] + counts["other told"]) / max(1, agree + other)
        worst = max(worst, accused, counts["agree told"] / max(1, agree))
        print(
            f"{name:15} agree {agree:4} accused {counts['agree told']:3}   other kinds {other:4} "
            f"accused {counts['other told']:3}   both {accused:.1%}   figures differ {counts['figure']:4} "
            f"found {counts['figure told']:3}   recall {counts['figure told'] / max(1, counts['figure']):.3f}"
        )
    return int(worst > MOST_ACCUSED)


if __name__ == "__main__":
    sys.exit(main())
