"""Who is heard on which side: a source that is no side stands in that of the nearest source above it.

"Above" is whom an account is told on behalf of (`Timeline.above`). A side that takes own texts only, or all sources of
a store, takes nobody in.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from timeline.compare.event_rows import event_rows, is_denied
from timeline.compare.sides import Side
from timeline.model import Account, Event, Timeline
from timeline.verdict import Verdict


class Houses:
    """Which sides hear an account."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self._heard: dict[tuple[int, str, str | None], tuple[int, ...]] = {}
        self._named: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        self._open: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        """By timeline and source: the sides that name it, and those of them that take in who speaks for it."""
        self._rest: defaultdict[int, list[int]] = defaultdict(list)
        self._whole: defaultdict[int, list[int]] = defaultdict(list)
        """By timeline: the sides that hear all whom no other hears, and those that hear everyone."""
        for number, side in enumerate(sides):
            of = id(side.timeline)
            if side.sources is None:
                self._whole[of].append(number)
            elif side.is_rest:
                self._rest[of].append(number)
            for source in () if side.is_rest else side.sources or ():
                self._named[of, source].append(number)
                if not side.own:
                    self._open[of, source].append(number)

    def hearing(self, account: Account, timeline: Timeline) -> tuple[int, ...]:
        """The numbers of the sides that hear an account of this timeline."""
        key = id(timeline), account.source, account.speaks_for
        found = self._heard.get(key)
        if found is None:
            found = self._heard[key] = self._found(account, timeline)
        return found

    def members(self) -> list[list[str]]:
        """For each side all sources that are heard on it, whether they tell anything or not."""
        members: list[list[str]] = [[] for _ in self._sides]
        for timeline in {id(side.timeline): side.timeline for side in self._sides}.values():
            for source in timeline.sources:
                for number in self.hearing(Account(source=source), timeline):
                    members[number].append(source)
        return members

    def _found(self, account: Account, timeline: Timeline) -> tuple[int, ...]:
        of = id(timeline)
        found = self._named.get((of, account.source))
        if found is None:
            above = (self._open.get((of, source)) for source in timeline.above(account))
            found = next((numbers for numbers in above if numbers), self._rest.get(of, []))
        return tuple(sorted([*found, *self._whole.get(of, [])]))


def inside(timeline: Timeline, sources: Sequence[str]) -> Timeline:
    """A timeline with the accounts of these sources and of all who speak for them alone; no event without any."""
    houses = Houses([Side(label="", timeline=timeline, sources=tuple(sources))])
    events = []
    for event in timeline.events:
        accounts = tuple([account for account in event.accounts if houses.hearing(account, timeline)])
        if accounts:
            events.append(msgspec.structs.replace(event, accounts=accounts))
    return msgspec.structs.replace(timeline, events=tuple(events))


def against_itself(event: Event, accounts: tuple[Account, ...], timeline: Timeline, within: int = 0) -> int:
    """On how many rows of an event these accounts of one side contradict each other; a denial counts as one."""
    if len({account.source for account in accounts}) < 2:
        return 0
    told = msgspec.structs.replace(event, accounts=accounts)
    rows = event_rows(told, timeline, values="none", within=within)
    return sum(1 for row in rows if row.verdict is Verdict.DIFFERS) + is_denied(told)
