"""Who is heard on which side: a source that is no side stands in that of the nearest source above it.

"Above" is whom an account is told on behalf of (`Timeline.above`). A side that takes own texts only, or all sources of
a store, takes nobody in.
"""

from collections.abc import Sequence

import msgspec

from timeline.compare.event_rows import event_rows, is_denied
from timeline.compare.report import Side
from timeline.model import Account, Event, Timeline
from timeline.verdict import Verdict


class Houses:
    """Which sides hear an account."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self._heard: dict[tuple[int, str, str | None], tuple[int, ...]] = {}

    def hearing(self, account: Account, timeline: Timeline) -> tuple[int, ...]:
        """The numbers of the sides that hear an account of this timeline."""
        key = id(timeline), account.source, account.speaks_for
        found = self._heard.get(key)
        if found is None:
            found = self._heard[key] = self._found(account, timeline)
        return found

    def _found(self, account: Account, timeline: Timeline) -> tuple[int, ...]:
        here = [(number, side) for number, side in enumerate(self._sides) if side.timeline is timeline]
        named = [(number, side) for number, side in here if side.sources is not None and not side.is_rest]
        found = [number for number, side in named if account.source in (side.sources or ())]
        for above in () if found else timeline.above(account):
            found = [number for number, side in named if above in (side.sources or ()) and not side.own]
            if found:
                break
        if not found:
            found = [number for number, side in here if side.is_rest]
        return tuple(sorted([*found, *[number for number, side in here if side.sources is None]]))


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
    rows = event_rows(told, timeline, brief=True, within=within)
    return sum(1 for row in rows if row.verdict is Verdict.DIFFERS) + is_denied(told)
