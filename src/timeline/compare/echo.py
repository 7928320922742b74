"""Agreement that corroborates nothing: one side only says what the other, or a third, says."""

from collections.abc import Collection, Iterable, Sequence

from timeline.compare.diff_row import Echo
from timeline.compare.independence import house_of, independent
from timeline.model import Account, Event, Timeline


def echo_between(
    left: Collection[Account], right: Collection[Account], tellings: Sequence[tuple[Event, Timeline]]
) -> Echo | None:
    """Why two sides who agree in these accounts are one voice; None where they are two.

    `tellings` are the event and the timeline of each side. A source that stands on both sides is diffed with itself:
    that is no agreement to weigh.
    """
    speakers = list(dict.fromkeys([account.source for account in (*left, *right)]))
    if len(speakers) < 2 or not {account.source for account in left}.isdisjoint(account.source for account in right):
        return None
    told = (*left, *right)
    for event, timeline in tellings:
        if independent(speakers, event, timeline, told) < 2:
            return next(iter(_echoes(speakers, told, timeline)), None)
    return None


def has_echoes(event: Event, timeline: Timeline) -> bool:
    """Whether any two sources of the event may be one voice: else nothing needs to be asked."""
    if any(account.repeats is not None for account in event.accounts):
        return True
    speakers = list(dict.fromkeys([account.source for account in event.accounts]))
    return next(iter(_echoes(speakers, event.accounts, timeline)), None) is not None


def may_echo(timeline: Timeline) -> bool:
    """Whether anything in a store can make two of its sources one voice."""
    return (
        bool(timeline.one_by_name)
        or any(source.derived_from or source.speaks_for or source.anonymous for source in timeline.sources.values())
        or any(account.repeats or account.speaks_for for event in timeline.events for account in event.accounts)
    )


def _echoes(speakers: Sequence[str], told: Collection[Account], timeline: Timeline) -> Iterable[Echo]:
    """Why speakers may be one voice, what a store states first: of repeats, of whom they speak for, of names."""
    accounts: dict[str, list[Account]] = {}
    for account in told:
        accounts.setdefault(account.source, []).append(account)
    for speaker in speakers:
        repeated = [account.repeats for account in accounts.get(speaker, ())]
        if repeated and repeated[0] is not None and None not in repeated:
            yield Echo(speaker, repeated[0], "repeats")
        source = timeline.sources.get(speaker)
        if source is not None and source.derived_from:
            yield Echo(speaker, source.derived_from[0], "derived_from")
    houses: dict[str, str] = {}
    unnamed: list[str] = []
    for speaker in sorted(speakers, key=lambda name: bool(timeline.above(accounts[name][0]))):
        house = house_of(speaker, accounts[speaker], timeline)
        if (other := houses.setdefault(house, speaker)) != speaker:
            same = timeline.one_by_name.get(speaker, speaker) == timeline.one_by_name.get(other, other)
            yield Echo(speaker, other if same else house, "name" if same else "speaks_for")
        source = timeline.sources.get(speaker)
        if source is not None and source.anonymous:
            unnamed.append(speaker)
    for speaker in unnamed:
        others = [other for other in speakers if other != speaker]
        if others:
            yield Echo(speaker, next((other for other in others if other in unnamed), others[0]), "anonymous")
