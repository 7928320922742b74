"""The overview of a story: who stands against whom, as rows and columns of houses, or of sources.

Parties stand before those who report. Among each, who contradicts parties on most points stands first, then who
contradicts anybody most, then who words most otherwise, then whose pairs share most events, then the order of the
store. Where not all are drawn, those who contradict anybody go before those who do not.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from timeline.compare.overview_houses import Hearing
from timeline.compare.pair_line import PairLine
from timeline.model import Timeline
from timeline.verdict import Verdict

MOST = 12
"""So many rows are drawn where nothing else is asked for."""


class Standing(StrEnum):
    """How two stand to each other, gravest first."""

    CONTRADICT = "contradict"
    WORDED = "worded"
    """Nothing contradicts, and something is worded otherwise."""
    NOT_AT_ODDS = "not at odds"
    """They have points in common that are the same or can both be true, and no others but what does not compare."""
    NOTHING_COMPARES = "nothing compares"
    """They tell the same events, and have no point in common that compares."""


class Cell(NamedTuple):
    """What one cell says: how many points contradict or are worded otherwise. `ruled`: all of these were judged."""

    standing: Standing
    points: int = 0
    ruled: bool = False


def cell_of(pair: PairLine) -> Cell:
    """The cell of two who tell the same events."""
    if pair.contradictions:
        is_ruled = pair.ruled.get(Verdict.DIFFERS, 0) == pair.contradictions
        return Cell(Standing.CONTRADICT, pair.contradictions, is_ruled)
    if pair.wordings:
        return Cell(Standing.WORDED, pair.wordings, pair.ruled.get(Verdict.WORDED, 0) == pair.wordings)
    alike = any(pair.alike.values())
    return Cell(Standing.NOT_AT_ODDS if alike else Standing.NOTHING_COMPARES)


class Overview(msgspec.Struct, frozen=True):
    """Everybody who tells anything, in the order of the rows, and what every two who share an event come to.

    `members` are the other sources that are heard in a house. `shown` are the rows that are drawn, in their order.
    """

    timeline: Timeline
    houses: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]]
    pairs: tuple[PairLine, ...]
    shown: tuple[str, ...]
    telling: frozenset[str]
    """The sources that tell anything."""
    own: bool = False
    """Its rows are sources."""

    def shown_pairs(self) -> tuple[PairLine, ...]:
        """The pairs of which both are drawn."""
        shown = set(self.shown)
        return tuple([pair for pair in self.pairs if pair.left in shown and pair.right in shown])


def overview_of(
    timeline: Timeline,
    pairs: Sequence[PairLine],
    *,
    own: bool = False,
    limit: int | None = MOST,
    hearing: Hearing | None = None,
) -> Overview:
    """The overview of these pairs of a timeline, with at most `limit` rows, None for all.

    `own`: of sources, as the pairs were made; `hearing` is who was heard where, else what the timeline says.
    """
    hearing = hearing or Hearing(timeline, own=own)
    members = hearing.members()
    ranks = _ranks(timeline, pairs, hearing.houses)
    houses = tuple(sorted(ranks, key=lambda house: ranks[house][1:]))
    kept = set(sorted(ranks, key=lambda house: ranks[house])[:limit])
    shown = tuple([house for house in houses if house in kept])
    return Overview(timeline, houses, members, tuple(pairs), shown, hearing.telling, own)


def _ranks(timeline: Timeline, pairs: Sequence[PairLine], houses: Sequence[str]) -> dict[str, tuple[int | bool, ...]]:
    """Where each house of a pair stands; the first part tells who is drawn at all."""
    parties = {house for house in houses if (held := timeline.sources.get(house)) is not None and held.is_party}
    counts: dict[str, Counter[str]] = {house: Counter() for house in houses}
    for pair in pairs:
        for house, other in ((pair.left, pair.right), (pair.right, pair.left)):
            count = counts[house]
            count["contradictions"] += pair.contradictions
            count["of parties"] += pair.contradictions if other in parties else 0
            count["wordings"] += pair.wordings
            count["events"] += pair.events
    return {
        house: (
            not counts[house]["contradictions"],
            house not in parties,
            -counts[house]["of parties"],
            -counts[house]["contradictions"],
            -counts[house]["wordings"],
            -counts[house]["events"],
            place,
        )
        for place, house in enumerate(houses)
    }


def narrowed_pair(pair: PairLine, verdicts: Collection[Verdict]) -> PairLine | None:
    """What is left of a pair where only these verdicts count; None where nothing is."""
    points = {verdict: pair.points.get(verdict, 0) if verdict in verdicts else 0 for verdict in Verdict}
    kept = msgspec.structs.replace(
        pair,
        points=points,
        only=pair.only if Verdict.ONLY in verdicts else (0, 0),
        denied=pair.denied if Verdict.DIFFERS in verdicts else 0,
        unjudged=pair.unjudged if Verdict.NOT_COMPARABLE in verdicts else 0,
        otherwise=pair.otherwise if Verdict.WORDED in verdicts else 0,
        alike={verdict: count for verdict, count in pair.alike.items() if verdict in verdicts},
    )
    return kept if any(points.values()) or kept.denied or kept.unjudged or kept.otherwise else None
