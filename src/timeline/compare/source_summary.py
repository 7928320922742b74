"""What each source tells of some events: how much, when, how much of it others contradict, and on whose word.

Points are counted as rows of a diff are: times and places as well as points, each once an event, and only what the
source still says.
"""

from collections.abc import Iterable, Sequence

import msgspec

from timeline.compare.event_rows import event_rows
from timeline.model import Account, Event, Source, Timeline
from timeline.verdict import Verdict
from timeline.when import When


class SourceSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One source over some events.

    `first` and `last` are the dates of its first and its last dated account, None where none is dated.
    `points` are those it tells, `disputed` those of them on which another source differs, `worded`
    those on which another says it in other words. `repeats` are the sources
    whose statements its accounts repeat, with the number of those accounts, most repeated first.
    """

    source: Source
    accounts: int
    events: int
    first: When | None
    last: When | None
    points: int
    disputed: int
    worded: int
    repeats: tuple[tuple[str, int], ...] = ()


class _Count:
    """What one source came to so far."""

    def __init__(self) -> None:
        self.accounts: list[Account] = []
        self.events = self.points = self.disputed = self.worded = 0


def summaries(timeline: Timeline, events: Iterable[Event]) -> tuple[SourceSummary, ...]:
    """Every source of the timeline over these events: who speaks for itself first, each group in store order."""
    counts = {source: _Count() for source in timeline.sources}
    for event in events:
        for account in event.accounts:
            counts.setdefault(account.source, _Count()).accounts.append(account)
        for source in {account.source for account in event.accounts}:
            counts[source].events += 1
        for row in event_rows(event, timeline):
            standing = [told for told in row.told if not told.earlier]
            for source in {source for told in standing for source in told.sources}:
                counts[source].points += 1
            if row.verdict is Verdict.DIFFERS:
                for source in {source for told in standing if told.contradicted for source in told.sources}:
                    counts[source].disputed += 1
            for source in {source for told in standing if told.worded for source in told.sources}:
                counts[source].worded += 1
    order = timeline.source_order
    ranked = sorted(counts, key=lambda source: order.get(source, len(order)))
    return tuple([
        _summary(timeline.sources.get(source) or Source(id=source, name=source), counts[source]) for source in ranked
    ])  # fmt: skip


def most_telling(found: Sequence[SourceSummary]) -> tuple[SourceSummary, ...]:
    """Those with most accounts first, then with most points; who has as many of both keeps the order."""
    return tuple(sorted(found, key=lambda summary: (-summary.accounts, -summary.points)))


def most_disputed(found: Sequence[SourceSummary]) -> tuple[SourceSummary, ...]:
    """Those whom others contradict on most points first, then on the greater share, then word most otherwise."""
    return tuple(sorted(found, key=lambda summary: (-summary.disputed, summary.points, -summary.worded)))


def _summary(source: Source, count: _Count) -> SourceSummary:
    first, last = _first_and_last(count.accounts)
    repeated = [account.repeats for account in count.accounts if account.repeats is not None]
    times = {origin: repeated.count(origin) for origin in dict.fromkeys(repeated)}
    return SourceSummary(
        source=source,
        accounts=len(count.accounts),
        events=count.events,
        first=first,
        last=last,
        points=count.points,
        disputed=count.disputed,
        worded=count.worded,
        repeats=tuple(sorted(times.items(), key=lambda item: (-item[1], item[0]))),
    )


def _first_and_last(accounts: Sequence[Account]) -> tuple[When | None, When | None]:
    """The date by which it had surely told something, and the one since when it surely has; of equals the finer.

    So of `2025-03` and `2025-03-11` the day is the first and the last, whatever the month may hold beside it.
    """
    dates = [account.published for account in accounts if account.published is not None]
    return (
        min([when for when in dates if when.latest is not None], key=_end, default=None),
        max([when for when in dates if when.earliest is not None], key=_begin, default=None),
    )


def _end(when: When) -> tuple[int, int, str]:
    return when.latest or 0, -when.precision, when.text


def _begin(when: When) -> tuple[int, int, str]:
    return when.earliest or 0, when.precision, when.text
