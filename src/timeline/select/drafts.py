"""What is settled and what is a draft: a timeline without the proposals in it, and one of them alone.

A draft is a proposal that nobody has looked at. It goes with all that it holds, and so does a source that drafts alone
name; whatever draws, counts, compares, exports or seals has what is settled before it.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

import msgspec

from timeline.model import NOBODY, Account, Event, Source, Timeline


def has_drafts(timeline: Timeline) -> bool:
    """Whether anything in it is a draft."""
    return any(map(_holds_drafts, timeline.events))


def settled(timeline: Timeline) -> Timeline:
    """The timeline without its drafts; itself where it has none."""
    if not has_drafts(timeline):
        return timeline
    events = settled_events(timeline.events)
    return msgspec.structs.replace(
        timeline, sources=settled_sources(timeline, named_by(timeline.events), named_by(events)), events=events
    )


def settled_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events without their drafts."""
    return tuple([_settled(event) for event in events if not event.draft])


def settled_sources(timeline: Timeline, named: AbstractSet[str], settled: AbstractSet[str]) -> dict[str, Source]:
    """The sources that not drafts alone name: of all that events name, and what is settled in them."""
    # What no event names at all is no draft's, and neither is whom it speaks for.
    unnamed = timeline.sources.keys() - _with_theirs(timeline, named)
    kept = _with_theirs(timeline, unnamed | settled)
    return {name: source for name, source in timeline.sources.items() if name in kept}


def drafts_of(timeline: Timeline) -> Timeline:
    """The timeline with nothing but its drafts: of an event that is settled the accounts and points that are not."""
    events = [_drafted(event) for event in timeline.events if _holds_drafts(event)]
    return msgspec.structs.replace(timeline, events=tuple(events))


def _holds_drafts(event: Event) -> bool:
    # Every command asks this of every event, and hardly any store has drafts.
    if event.draft:
        return True
    for account in event.accounts:
        if account.draft:
            return True
        for point in account.points:
            if point.draft:
                return True
    return any(point.draft for point in event.points)


def _settled(event: Event) -> Event:
    if not _holds_drafts(event):
        return event
    accounts = tuple([_settled_account(account) for account in event.accounts if not account.draft])
    points = tuple([point for point in event.points if not point.draft])
    return msgspec.structs.replace(event, accounts=accounts, points=points)


def _settled_account(account: Account) -> Account:
    points = tuple([point for point in account.points if not point.draft])
    return account if len(points) == len(account.points) else msgspec.structs.replace(account, points=points)


def _drafted(event: Event) -> Event:
    if event.draft:
        return event
    accounts = [
        account
        if account.draft
        else msgspec.structs.replace(account, points=tuple([point for point in account.points if point.draft]))
        for account in event.accounts
        if account.draft or any(point.draft for point in account.points)
    ]
    points = tuple([point for point in event.points if point.draft])
    return msgspec.structs.replace(event, accounts=tuple(accounts), points=points, rulings=())


def named_by(events: Iterable[Event]) -> set[str]:
    """The sources that some events name."""
    named: set[str] = set()
    for event in events:
        for account in event.accounts:
            named.update((account.source, *([account.repeats] if account.repeats else [])))
            if account.speaks_for not in (None, NOBODY):
                named.add(str(account.speaks_for))
        for ruling in event.rulings:
            named.update(ruling.between)
    return named


def _with_theirs(timeline: Timeline, named: Iterable[str]) -> set[str]:
    """Some sources, and those that these name, and so on."""
    waiting, found = set(named), set[str]()
    while waiting:
        source = timeline.sources.get(name := waiting.pop())
        if source is not None and name not in found:
            found.add(name)
            waiting.update((*source.derived_from, *([source.speaks_for] if source.speaks_for else [])))
    return found
