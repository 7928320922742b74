"""What each source tells of some events: how much, when, how much of it others contradict, and on whose word.

Points are counted as rows of a diff are: times and places as well as points, each once an event, and only what the
source still says. What is counted of some events and of others adds up to what is counted of all of them, in any order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

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


class Tally(msgspec.Struct):
    """What one source came to so far; the fields as in `SourceSummary`."""

    accounts: int = 0
    events: int = 0
    first: When | None = None
    last: When | None = None
    points: int = 0
    disputed: int = 0
    worded: int = 0
    repeats: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """What it came to over other events."""
        self.accounts += other.accounts
        self.events += other.events
        self.points += other.points
        self.disputed += other.disputed
        self.worded += other.worded
        self.repeats.update(other.repeats)
        self._dated(other.first)
        self._dated(other.last)

    def count(self, account: Account) -> None:
        """One more account."""
        self.accounts += 1
        self._dated(account.published)
        if account.repeats is not None:
            self.repeats[account.repeats] += 1

    def _dated(self, when: When | None) -> None:
        """The first is the date by which it had surely told something, the last that since when it surely has.

        Of equals it is the finer: of `2025-03` and `2025-03-11` the day is the first and the last, whatever the month
        may hold beside it.
        """
        if when is None:
            return
        if when.latest is not None and (self.first is None or _end(when) < _end(self.first)):
            self.first = when
        if when.earliest is not None and (self.last is None or _begin(when) > _begin(self.last)):
            self.last = when


def tallies(timeline: Timeline, events: Iterable[Event]) -> dict[str, Tally]:
    """What each source that tells one of these events comes to over them."""
    found: dict[str, Tally] = {}
    for event in events:
        for account in event.accounts:
            found.setdefault(account.source, Tally()).count(account)
        for source in {account.source for account in event.accounts}:
            found[source].events += 1
        for row in event_rows(event, timeline):
            standing = [told for told in row.told if not told.earlier]
            for source in {source for told in standing for source in told.sources}:
                found[source].points += 1
            if row.verdict is Verdict.DIFFERS:
                for source in {source for told in standing if told.contradicted for source in told.sources}:
                    found[source].disputed += 1
            for source in {source for told in standing if told.worded for source in told.sources}:
                found[source].worded += 1
    return found


def summaries(timeline: Timeline, parts: Iterable[Mapping[str, Tally]]) -> tuple[SourceSummary, ...]:
    """Every source of the timeline: who speaks for itself first, each group in store order.

    `parts` are the tallies of all events, of some of them at a time.
    """
    found: dict[str, Tally] = {source: Tally() for source in timeline.sources}
    for part in parts:
        for source, tally in part.items():
            found.setdefault(source, Tally()).add(tally)
    order = timeline.source_order
    ranked = sorted(found, key=lambda source: order.get(source, len(order)))
    return tuple([
        _summary(timeline.sources.get(source) or Source(id=source, name=source), found[source]) for source in ranked
    ])  # fmt: skip


def most_telling(found: Sequence[SourceSummary]) -> tuple[SourceSummary, ...]:
    """Those with most accounts first, then with most points; who has as many of both keeps the order."""
    return tuple(sorted(found, key=lambda summary: (-summary.accounts, -summary.points)))


def most_disputed(found: Sequence[SourceSummary]) -> tuple[SourceSummary, ...]:
    """Those whom others contradict on most points first, then on the greater share, then word most otherwise."""
    return tuple(sorted(found, key=lambda summary: (-summary.disputed, summary.points, -summary.worded)))


def _summary(source: Source, tally: Tally) -> SourceSummary:
    return SourceSummary(
        source=source,
        accounts=tally.accounts,
        events=tally.events,
        first=tally.first,
        last=tally.last,
        points=tally.points,
        disputed=tally.disputed,
        worded=tally.worded,
        repeats=tuple(sorted(tally.repeats.items(), key=lambda item: (-item[1], item[0]))),
    )


def _end(when: When) -> tuple[int, int, str]:
    return when.latest or 0, -when.precision, when.text


def _begin(when: When) -> tuple[int, int, str]:
    return when.earliest or 0, when.precision, when.text
