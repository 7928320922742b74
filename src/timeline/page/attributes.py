"""What the script of a page reads: attributes of numbers and letters, and the remarks on two values.

The numbers are those of the speakers and the places of values in their row. Without verdicts there is no letter.
"""

from collections.abc import Iterable

from timeline.page.content import Teller
from timeline.page.points import PointRow
from timeline.verdict import Verdict

LETTERS = dict(zip(Verdict, "dwoncs", strict=True))
"""The letter of each verdict."""


def letters(verdicts: Iterable[Verdict]) -> str:
    """Verdicts, a letter each."""
    return "".join([LETTERS[verdict] for verdict in verdicts])


def chain(numbers: Iterable[int]) -> str:
    """A speaker and those above him: `3 0`."""
    return " ".join(map(str, numbers))


def telling(tellers: Iterable[Teller]) -> str:
    """Who tells an event, and what he does: `3 0 reports,5 denies`."""
    return ",".join([f"{chain(one)} {teller.stance or 'reports'}" for teller in tellers for one in teller.chains])


def between(row: PointRow) -> str:
    """How each two values compare, in the order of `itertools.combinations` of their places."""
    return letters([one.comparison.verdict for one in row.between]) if row.verdict is not None else ""


def remarks(row: PointRow) -> str:
    """What is said of two values beside their verdict, parallel to `between`, a line each."""
    if row.verdict is None:
        return ""
    said: list[str] = []
    for one in row.between:
        distance, reason, judged = one.comparison.distance, one.comparison.reason, one.comparison.judged
        declared = "declared" if judged is not None and judged.state == "declared" else ""
        said.append((distance.text if distance is not None else reason or declared).replace("\n", " "))
    return "\n".join(said) if any(said) else ""


def ruled_pairs(row: PointRow) -> str:
    """Which of these pairs is ruled by which of the rulings below the row: `0:1 2:0`."""
    return " ".join([f"{place}:{one.ruling}" for place, one in enumerate(row.between) if one.ruling is not None])


def facing(row: PointRow) -> str:
    """What stands against what where a speaker has several values: `3-5:0.1,2.1`."""
    sides = [(*one.speakers, ",".join([f"{left}.{right}" for left, right in one.facing])) for one in row.sides]
    return " ".join([f"{left}-{right}:{pairs}" for left, right, pairs in sides])
