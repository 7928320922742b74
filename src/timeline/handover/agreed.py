"""What is told alike: by every party that was named, and by independent sources whom none here contradicts.

Neither list calls anything a fact, admitted or agreed: both say who tells it. An event that somebody denies is in
neither, and a point that anybody contradicts or words otherwise is not either.
"""

from collections.abc import Iterator

import msgspec

from timeline.compare import Row, Told, event_rows
from timeline.compare.event_rows import denied_by
from timeline.compare.houses import Houses
from timeline.compare.independence import independent
from timeline.handover.parties import houses_of
from timeline.handover.request import Handover
from timeline.model import Account, Event, Timeline
from timeline.verdict import Verdict


class ToldAlike(msgspec.Struct, frozen=True):
    """One value of one point of one event, with all who say it. `number` is that of the event in the chronology."""

    number: int
    event: Event
    name: str
    told: Told


def by_all_parties(asked: Handover) -> tuple[ToldAlike, ...]:
    """What every party tells alike, itself or by whoever speaks for it; nothing where fewer than two were named."""
    if len(asked.parties) < 2:
        return ()
    houses = houses_of(asked.parties, asked.timeline)
    everyone = len(asked.parties)
    return tuple([one for one in _uncontradicted(asked) if len(_heard(one, houses, asked.timeline)) == everyone])


def by_independent_sources(asked: Handover) -> tuple[ToldAlike, ...]:
    """What two or more independent sources tell, and none here contradicts."""
    return tuple([one for one in _uncontradicted(asked) if _independent(one, asked.timeline) >= 2])


def _independent(one: ToldAlike, timeline: Timeline) -> int:
    """How many independent voices say it: whose account of this point only passes on another one's words is none."""
    return independent(one.told.sources, one.event, timeline, list(_telling(one)))


def _telling(one: ToldAlike) -> Iterator[Account]:
    """The accounts in which it is told."""
    for account in one.event.accounts:
        if account.source in one.told.sources:
            named = {point.name for point in account.points}
            named |= {"when", "began", "ended"} if account.when is not None else set()
            named |= {"place"} if account.place is not None else set()
            named |= {"coordinates"} if account.coordinates is not None else set()
            if one.name in named:
                yield account


def _uncontradicted(asked: Handover) -> Iterator[ToldAlike]:
    for number, event in enumerate(asked.unjudged.events, start=1):
        if denied_by(event):
            continue
        for row in event_rows(event, asked.unjudged):
            for told in _alike(row):
                yield ToldAlike(number, event, row.name, told)


def _alike(row: Row) -> tuple[Told, ...]:
    """The values of a row that nobody contradicts or words otherwise, and that are not taken back or denied."""
    if row.verdict in (Verdict.DIFFERS, Verdict.WORDED):
        return ()
    return tuple([told for told in row.told if not (told.earlier or told.denied)])


def _heard(one: ToldAlike, houses: Houses, timeline: Timeline) -> set[int]:
    """The parties that say it, by their places; a repeat of another one's words is no voice of its own."""
    own = [account for account in _telling(one) if account.repeats is None]
    return {place for account in own for place in houses.hearing(account, timeline)}
