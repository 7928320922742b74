"""What each house tells of an event, for the overview: every two of them as a diff of the two would hear them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from timeline.compare.claims import Claim, RowType, claims_of, stances
from timeline.compare.diff_row import Silence
from timeline.compare.shifts import Differences, Shift, Times, aligned, times_of
from timeline.compare.silence import stance_of
from timeline.model import Account, Event, Stance, Timeline

Rows = dict[tuple[RowType, str], list[Claim]]


class Telling(msgspec.Struct, gc=False):
    """What one house tells of one event: the stances of its sources, and its standing claims by what they are about."""

    house: str
    stances: Mapping[str, Stance]
    rows: Rows
    accounts: Sequence[Account]

    def aligned(self, shifts: Sequence[Shift]) -> "Telling":
        """The same with these shifts taken out of its times."""
        rows = {key: aligned(claims, shifts) for key, claims in self.rows.items()}
        return Telling(self.house, self.stances, rows, self.accounts)


class Told(msgspec.Struct, gc=False):
    """One event with the tellings of its houses, in their order.

    `apart` has, by their houses, the two of which one takes an account that the other would hear against anybody else.
    """

    event: Event
    tellings: list[Telling]
    apart: dict[tuple[str, str], tuple[Telling | None, Telling | None]]

    def pairs(self) -> Iterator[tuple[Telling, Telling]]:
        """Every two houses that tell the event."""
        for left, right in combinations(self.tellings, 2):
            one, other = self.apart.get((left.house, right.house), (left, right)) if self.apart else (left, right)
            if one is not None and other is not None:
                yield one, other


Speaking = tuple[str, str | None]
"""Who tells an account, and for whom it says that he does."""


def speaking_in(events: Iterable[Event]) -> frozenset[Speaking]:
    """Who tells these events."""
    return frozenset([(account.source, account.speaks_for) for event in events for account in event.accounts])


def _speaker(key: Speaking) -> Account:
    return Account(source=key[0], speaks_for=key[1])


class Hearing:
    """Who is heard in which house: in that of the source at the end of `speaks_for`; with `own` in its own alone.

    A source of which an account says `nobody` is a house, and where it speaks for another one all the same, it is
    heard in either: against everybody else by both, against each other by itself, as in the diffs of these.
    """

    def __init__(self, timeline: Timeline, *, own: bool, speaking: Iterable[Speaking] | None = None) -> None:
        """`speaking` is who tells anything, where the events of the timeline are not all that count."""
        self._order = timeline.source_order
        keys = speaking_in(timeline.events) if speaking is None else frozenset(speaking)
        chains = {key: (key[0], *(() if own else timeline.above(_speaker(key)))) for key in keys}
        houses = {chain[-1] for chain in chains.values()}
        self.telling = frozenset([source for source, _ in chains])
        """The sources that tell anything."""
        self._heard = {key: tuple([one for one in chain if one in houses]) for key, chain in chains.items()}
        self.houses = sorted(houses, key=self._rank)

    def hears_as(self, other: "Hearing", speaking: Iterable[Speaking]) -> bool:
        """Whether another one hears all of these in the same houses."""
        return all(self._heard.get(key) == other._heard.get(key) for key in speaking)  # noqa: SLF001 - of one class

    def _rank(self, source: str) -> int:
        return self._order.get(source, len(self._order))

    def members(self) -> dict[str, tuple[str, ...]]:
        """Each house with the other sources that are heard in it, in the order of the store."""
        found: dict[str, set[str]] = {house: set() for house in self.houses}
        for (source, _), houses in self._heard.items():
            for house in houses:
                if source != house:
                    found[house].add(source)
        return {house: tuple(sorted(sources, key=self._rank)) for house, sources in found.items()}

    def told(self, event: Event) -> Told:
        """What the houses tell of an event."""
        heard: dict[str, list[Account]] = {}
        shared: list[tuple[str, ...]] = []
        for account in event.accounts:
            houses = self._heard[account.source, account.speaks_for]
            for house in houses:
                heard.setdefault(house, []).append(account)
            if len(houses) > 1:
                shared.append(houses)
        if len(heard) < 2:
            return Told(event, [], {})
        tellings = [_telling(house, accounts, event) for house, accounts in heard.items()]
        ordered = sorted([one for one in tellings if one is not None], key=lambda one: self._rank(one.house))
        apart: dict[tuple[str, str], tuple[Telling | None, Telling | None]] = {}
        for left, right in combinations([one.house for one in ordered], 2) if shared else ():
            if any(left in houses and right in houses for houses in shared):
                apart[left, right] = self._apart(left, right, heard, event)
        return Told(event, ordered, apart)

    def _apart(
        self, left: str, right: str, heard: Mapping[str, Sequence[Account]], event: Event
    ) -> tuple[Telling | None, Telling | None]:
        """Two houses that can hear one account: the nearer one does."""

        def own(house: str) -> list[Account]:
            return [account for account in heard[house] if self._nearest(account, left, right) == house]

        return _telling(left, own(left), event), _telling(right, own(right), event)

    def _nearest(self, account: Account, left: str, right: str) -> str:
        return next(house for house in self._heard[account.source, account.speaks_for] if house in (left, right))


def _telling(house: str, accounts: Sequence[Account], event: Event) -> Telling | None:
    """None where nobody of the house tells the event, or all of them have taken back what they said."""
    held = stances(accounts)
    if not held or stance_of(held) is Silence.RETRACTED:
        return None
    rows: Rows = {}
    for claim in claims_of(accounts, event.rulings):
        if not claim.earlier:
            rows.setdefault((claim.type, claim.name), []).append(claim)
    return Telling(house, held, rows, accounts)


def add_times(told: Told, timeline: Timeline, gathered: Differences[str]) -> None:
    """Adds what every two houses state of an event to what they differ by."""
    times = {telling.house: _times(telling, timeline) for telling in told.tellings}
    for left, right in combinations([house for house, stated in times.items() if stated], 2):
        if (left, right) not in told.apart:
            gathered.add(left, right, times[left], times[right])
    for (left, right), (nearer, other) in told.apart.items():
        if nearer is not None and other is not None:
            gathered.add(left, right, _times(nearer, timeline), _times(other, timeline))


def _times(telling: Telling, timeline: Timeline) -> Times:
    return times_of([claim for claims in telling.rows.values() for claim in claims], timeline)
