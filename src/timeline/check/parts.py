"""Checks of a whole store, and of some of its events at a time, which together find what those of the whole do."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from timeline.check.finding import Finding
from timeline.check.table import CHECKS, OPTIONAL, Check
from timeline.model import Account, Event, Timeline


def made(wanted: Collection[str]) -> list[Check]:
    """The checks that are made where these optional ones are wanted."""
    return list(dict.fromkeys([check for name, check in CHECKS.items() if name not in OPTIONAL or name in wanted]))


def found_by(checks: Collection[Check], timeline: Timeline) -> Iterator[Finding]:
    """What checks find in a whole timeline."""
    for check in checks:
        for find in (check.beside, check.each, check.among, check.matching):
            if find is not None:
                yield from find(timeline)
        if check.counting is not None:
            yield from check.counting.find(timeline, [check.counting.count(timeline)])


def found_in_events(checks: Collection[Check], timeline: Timeline) -> Iterator[Finding]:
    """What they find in one event after the other."""
    for check in checks:
        if check.each is not None:
            yield from check.each(timeline)


def counts(checks: Collection[Check], timeline: Timeline) -> list[Any]:
    """What those that count come to in some events."""
    return [check.counting.count(timeline) for check in checks if check.counting is not None]


def found_in_all(checks: Collection[Check], outlines: Timeline, counted: Sequence[Sequence[Any]]) -> Iterator[Finding]:
    """What they find in what stands beside the events, and in all of these together.

    `outlines` is a timeline of outlines; `counted` are the counts of all events, of some of them at a time.
    """
    counting = [check.counting for check in checks if check.counting is not None]
    for check in checks:
        for find in (check.beside, check.among):
            if find is not None:
                yield from find(outlines)
    for place, one in enumerate(counting):
        yield from one.find(outlines, [counts[place] for counts in counted])


def outline(event: Event) -> Event:
    """What checks of all events look at: its id, title, time, place and tags, what it is and is not, outside ids."""
    return Event(
        id=event.id,
        title=event.title,
        own_when=event.when,
        tags=event.tags,
        same_as=event.same_as,
        not_same=event.not_same,
        place=event.place,
        accounts=tuple([
            Account(source=account.source, ref=account.ref) for account in event.accounts if account.ref is not None
        ]),
    )  # fmt: skip
