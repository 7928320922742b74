"""The parties as columns: which of them tell an event, and how many others do."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import stances
from timeline.compare.independence import house_of
from timeline.model import Account, Event, Timeline


class Heard(NamedTuple):
    """Who tells an event: the parties, for themselves or through whoever speaks for them, and everyone else.

    `denying` are those parties of which nobody reports it and somebody denies it.
    """

    sources: tuple[tuple[str, str], ...]
    """Each source with the party it speaks for in the end, itself where it speaks for none."""
    denying: frozenset[str]

    def others(self, columns: Sequence[str]) -> int:
        """How many sources speak for none of these parties."""
        return sum(house not in columns for _, house in self.sources)

    def tells(self, party: str) -> bool:
        """Whether it tells the event, denying or not."""
        return any(house == party for _, house in self.sources)


def heard(event: Event, timeline: Timeline) -> Heard:
    """Who tells an event."""
    by_source: dict[str, list[Account]] = {}
    for account in event.accounts:
        by_source.setdefault(account.source, []).append(account)
    sources = tuple((source, house_of(source, accounts, timeline)) for source, accounts in by_source.items())
    stance = stances(event.accounts)
    denies = {house for source, house in sources if stance.get(source) == "denies"}
    reports = {house for source, house in sources if stance.get(source) != "denies"}
    return Heard(sources, frozenset(denies - reports))


def main_parties(told: Sequence[Heard], timeline: Timeline, most: int) -> list[str]:
    """The parties that tell most events, at most so many of them, in the order of the store."""
    counted = Counter(house for one in told for house in {house for _, house in one.sources})
    order = timeline.source_order
    parties = [house for house in counted if (held := timeline.sources.get(house)) is not None and held.is_party]
    chosen = sorted(parties, key=lambda house: (-counted[house], order[house]))[:most]
    return sorted(chosen, key=order.__getitem__)
