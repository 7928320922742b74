"""Which event of the first store takes in which of the second."""

from collections.abc import Mapping, Sequence

from timeline.compare.matching import MatchedPair
from timeline.merging.time_meaning import meaning_of
from timeline.model import Event, Timeline


def targets_of(a: Timeline, pairs: Sequence[MatchedPair]) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """By the id of an event of the second store that of the first one's which it becomes one with.

    Events of the first store are never joined with each other: one of the second that fits several goes to that of
    its own id, else to a linked one, else to the likeliest. The others are told, each with the event of the second
    store and the one that took it in, unless `same_as` says so already.
    """
    best: dict[str, MatchedPair] = {}
    others: dict[str, list[str]] = {}
    for pair in pairs:
        held = best.get(pair.b)
        others.setdefault(pair.b, []).append(pair.a)
        if held is None or _rank(pair) > _rank(held):
            best[pair.b] = pair
    linked = {event.id: frozenset(event.same_as) for event in a.events}
    left = [
        (other, name, into)
        for name, ids in others.items()
        for other in ids
        if (into := best[name].a) != other and into not in linked[other] and other not in linked[into]
    ]
    return {name: pair.a for name, pair in best.items()}, left


def same_drafts(a: Timeline, b: Timeline) -> list[MatchedPair]:
    """Events that are drafts in both stores, under one id and in the same words; no other draft is joined."""
    held = {event.id: event for event in a.events if event.draft}
    return [
        MatchedPair(event.id, event.id, 1.0, decided="the same draft")
        for event in b.events
        if event.draft and event.id in held and _words(held[event.id]) == _words(event)
    ]


def _words(event: Event) -> tuple[object, ...]:
    return event.title, [(account.source, account.quote) for account in event.accounts]


def _rank(pair: MatchedPair) -> tuple[bool, bool, float]:
    return pair.a == pair.b, pair.decided is not None, pair.score


def numbered_copies(a: Timeline, b: Timeline, targets: Mapping[str, str]) -> dict[str, str]:
    """Events of the second store that the first one has already under their ids with a number, from an earlier join.

    Nothing but the id may say so: `talks` of a store, titled with words that tell nothing, became `talks-2`. It says
    more than a link to another event, which both have.
    """
    known = {event.id: event for event in a.events}
    taken = set(targets.values())
    found: dict[str, str] = {}
    for event in b.events:
        if event.id not in known or targets.get(event.id) == event.id:
            continue
        number = 2
        while (copy := known.get(f"{event.id}-{number}")) is not None:
            same_time = copy.own_when == event.own_when or meaning_of(copy.own_when) == meaning_of(event.own_when)
            if copy.title == event.title and same_time and copy.id not in taken:
                found[event.id] = copy.id
                taken.add(copy.id)
                break
            number += 1
    return found


def free_ids(a: Timeline, b: Timeline, targets: Mapping[str, str]) -> dict[str, str]:
    """New ids for the events of the second store that stay events but whose id the first one has."""
    known = {event.id for event in a.events}
    taken = known | {event.id for event in b.events}
    found: dict[str, str] = {}
    for event in b.events:
        if event.id in known and event.id not in targets:
            number = 2
            while (free := f"{event.id}-{number}") in taken:
                number += 1
            taken.add(free)
            found[event.id] = free
    return found
