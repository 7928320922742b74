"""What one version of a store changes against another: sources, events, accounts, and the verdicts that follow."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from timeline.compare.cells import CONTESTED
from timeline.compare.event_rows import event_rows
from timeline.model import Account, Event, Source, Timeline
from timeline.revisions.renames import renamed_since
from timeline.revisions.twins import paired
from timeline.store.reading import Stored
from timeline.verdict import Verdict

Held = TypeVar("Held")


class Pair(msgspec.Struct, Generic[Held], frozen=True):
    """One entry before and after; None where it was not there, or is there no more."""

    before: Held | None
    after: Held | None


class VerdictChange(msgspec.Struct, frozen=True):
    """A row of an event whose verdict is another one; None where the event had no such row, or has none."""

    name: str
    before: Verdict | None
    after: Verdict | None


class EventChange(msgspec.Struct, frozen=True):
    """An event that is new, gone or another one. `accounts` are those that are new, gone or others."""

    event: Pair[Event]
    accounts: tuple[Pair[Account], ...]
    verdicts: tuple[VerdictChange, ...]

    @property
    def shown(self) -> Event:
        """The event as it is, or as it was where it is gone."""
        held = self.event.after or self.event.before
        assert held is not None
        return held


class Changed(msgspec.Struct, frozen=True):
    """All that one version changes: only what is not as it was. `renamed` are ids, old before new, by their kind."""

    before: Timeline
    after: Timeline
    renamed: tuple[tuple[str, str, str], ...]
    sources: tuple[Pair[Source], ...]
    events: tuple[EventChange, ...]


def changed(old: Stored, new: Stored, public: Callable[[Timeline], Timeline]) -> Changed:
    """What `new` changes; `public` takes out of each version what may not be told.

    An event or a source that has another id alone is renamed, and no other one. Events stand in the order of `new`,
    then those that are gone.
    """
    followed, renames = renamed_since(old, new)
    before, after = public(followed.timeline), public(new.timeline)
    renamed = tuple(
        (one.kind, one.old, one.new)
        for one in renames
        if one.new in (after.sources if one.kind == "source" else {event.id for event in after.events})
    )
    sources = _pairs(list(before.sources.values()), list(after.sources.values()), lambda source: source.id)
    context = bool(sources) or (before.synonyms, before.about) != (after.synonyms, after.about)
    events = [
        change
        for pair in _all_pairs(before.events, after.events, lambda event: event.id)
        if (change := _event(pair, before, after, context=context)) is not None
    ]
    return Changed(before, after, renamed, tuple(sources), tuple(events))


def _all_pairs(old: Sequence[Held], new: Sequence[Held], known_by: Callable[[Held], Hashable]) -> list[Pair[Held]]:
    held: Mapping[Hashable, Held] = {known_by(one): one for one in old}
    come: Mapping[Hashable, Held] = {known_by(one): one for one in new}
    pairs = [Pair(held.get(name), one) for name, one in come.items()]
    return [*pairs, *(Pair(one, None) for name, one in held.items() if name not in come)]


def _pairs(old: Sequence[Held], new: Sequence[Held], known_by: Callable[[Held], Hashable]) -> list[Pair[Held]]:
    return [pair for pair in _all_pairs(old, new, known_by) if pair.before != pair.after]


def _event(pair: Pair[Event], before: Timeline, after: Timeline, *, context: bool) -> EventChange | None:
    """What has changed of an event; None where nothing has. `context`: what its verdicts rest on beside it has too."""
    if pair.before == pair.after and not context:
        return None
    verdicts = [] if pair.after is None else _verdicts(pair, before, after)
    if pair.before == pair.after and not verdicts:
        return None
    old, new = (() if event is None else event.accounts for event in (pair.before, pair.after))
    found = paired("accounts", [_known(account) for account in old], [_known(account) for account in new])
    was = {number: place for place, number in found.items()}
    accounts = [Pair(old[was[number]] if number in was else None, account) for number, account in enumerate(new)]
    accounts += [Pair(account, None) for place, account in enumerate(old) if place not in found]
    return EventChange(pair, tuple(one for one in accounts if one.before != one.after), tuple(verdicts))


def _known(account: Account) -> Mapping[str, object]:
    """What an account is known by, see `twins`."""
    published = None if account.published is None else account.published.text
    url = next((cited.url for cited in account.cite if cited.url is not None), None)
    return {
        "source": account.source,
        "published": published,
        "ref": account.ref,
        "url": url,
        "whole": repr(account),
    }


def _verdicts(pair: Pair[Event], before: Timeline, after: Timeline) -> list[VerdictChange]:
    """The rows whose verdict is another one; of rows that came or went those on which sources are at odds."""
    held = {} if pair.before is None else _rows(pair.before, before)
    now = {} if pair.after is None else _rows(pair.after, after)
    found = []
    for key in dict.fromkeys([*held, *now]):
        was, is_now = held.get(key), now.get(key)
        if was is not is_now and (None not in (was, is_now) or {was, is_now} & set(CONTESTED)):
            found.append(VerdictChange(key[1], was, is_now))
    return found


def _rows(event: Event, timeline: Timeline) -> dict[tuple[str, str], Verdict]:
    return {(row.type, row.name): row.verdict for row in event_rows(event, timeline, values="none")}
