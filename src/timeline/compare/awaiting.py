"""Pairs of values on which somebody may rule: each pair of an event once, with everybody who says one of the two."""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, product

import msgspec

from timeline.compare.claims import Claim, RowType, claims_of, stances
from timeline.compare.comparer import Comparer
from timeline.compare.judging import denial_ruled, denial_verdict, is_unruled
from timeline.compare.kinds import are_paired_kinds
from timeline.compare.time_rows import time_rows
from timeline.model import Account, Event, Timeline
from timeline.verdict import Judged, Verdict

DENIAL = ("reports", "denies")
"""The two values of the row `told`, where one source reports an event that another one denies."""


class PairOfValues(msgspec.Struct, frozen=True):
    """Two different values of one row of an event, gravest verdict of those who say them.

    `row` is None for a point. `speakers` are parallel to `values`: the accounts that say so, in the order of the file.
    """

    event: Event
    name: str
    row: RowType | None
    values: tuple[str, str]
    verdict: Verdict
    judged: Judged | None
    speakers: tuple[tuple[Account, ...], tuple[Account, ...]]
    reason: str | None = None

    @property
    def is_unruled(self) -> bool:
        """Whether nobody has ruled on it."""
        return is_unruled(self.judged)


def awaiting(events: Iterable[Event], timeline: Timeline, verdicts: Collection[Verdict]) -> list[PairOfValues]:
    """The pairs of some events that nobody has ruled on and that have one of these verdicts, in the order of events."""
    return [
        pair
        for event in events
        for pair in pairs_of(event, timeline)
        if pair.is_unruled and pair.verdict in verdicts
    ]  # fmt: skip


def pairs_of(event: Event, timeline: Timeline) -> list[PairOfValues]:
    """Every pair of different values that two sources give for one row of an event, in the order of the file.

    Where two things hold for one pair, for a ruling names some of its speakers, it stands once for each.
    """
    comparer = Comparer(timeline, timeline)
    found: dict[tuple[str, RowType | None, str, str, Judged | None], PairOfValues] = {}
    for row, name, claims in claims_by_row(event):
        for one, other in combinations(claims, 2):
            if one.source == other.source or one.text == other.text or not are_paired_kinds(one, other):
                continue
            how = comparer.compare(one, other)
            is_turned = (name, row, other.text, one.text, how.judged) in found
            left, right = (other, one) if is_turned else (one, other)
            key = (name, row, left.text, right.text, how.judged)
            values = left.text, right.text
            new = PairOfValues(event, name, row, values, how.verdict, how.judged, ((), ()), how.reason)
            found[key] = _said_too(found.get(key, new), left.account, right.account)
    return [*found.values(), *_denial(event)]


def _said_too(pair: PairOfValues, left: Account, right: Account) -> PairOfValues:
    lefts, rights = pair.speakers
    speakers = (
        lefts if any(one is left for one in lefts) else (*lefts, left),
        rights if any(one is right for one in rights) else (*rights, right),
    )
    return msgspec.structs.replace(pair, speakers=speakers)


def claims_by_row(event: Event) -> Iterator[tuple[RowType | None, str, list[Claim]]]:
    """What is said now of each row of an event: the row where it is no point, its name, and who says it."""
    groups: dict[tuple[RowType, str], list[Claim]] = {}
    for claim in claims_of(event.accounts, event.rulings):
        if not claim.earlier:
            groups.setdefault((claim.type, claim.name), []).append(claim)
    for (kind, name), claims in groups.items():
        if kind == "when":
            for edge, sides in time_rows([[claim] for claim in claims]):
                yield edge, edge, [claim for side in sides for claim in side]
        else:
            yield None if kind == "point" else kind, name, claims


def _denial(event: Event) -> Iterator[PairOfValues]:
    """The pair of a report and a denial of the whole event."""
    said = stances(event.accounts)
    denying, reporting = ({source for source, stance in said.items() if stance == one} for one in ("denies", "reports"))
    if not denying or not reporting:
        return
    speakers = tuple(
        tuple(account for account in event.accounts if account.source in names) for names in (reporting, denying)
    )
    judged = denial_ruled([event.rulings], [*product(denying, reporting)])
    verdict = denial_verdict(judged)
    yield PairOfValues(event, "told", "told", DENIAL, verdict, judged, (speakers[0], speakers[1]))  # type: ignore[arg-type]
