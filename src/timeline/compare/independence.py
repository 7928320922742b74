"""How many independent voices stand behind a statement: agreement alone corroborates nothing."""

from collections.abc import Collection, Iterable

import msgspec

from timeline.compare.claims import stances
from timeline.model import Account, Event, Timeline


class _Voice(msgspec.Struct):
    """Somebody in whose name a statement is made: a house with all who speak for it, or one who is not named.

    `outlets` are where one who is not named is read.
    """

    is_named: bool
    outlets: set[str]


def independent(
    sources: Iterable[str], event: Event, timeline: Timeline, told: Collection[Account] | None = None
) -> int:
    """How many of these sources of an event speak independently of each other.

    A source that only repeats another one's statement (`repeats`, followed to its end) counts as that other one, so
    two outlets that both repeat Reuters are one voice. A source with `derived_from` repeats others as a rule and
    counts as none. Whoever speaks for another is one voice with him, and so are two ids with one name. Of those who
    are not named (`anonymous`) one counts at most, and none who is read in an outlet that counts itself. `told` are
    the accounts that make the statement; None: all of these sources.
    """
    named = set(sources)
    if len(named) == 1:
        # By far the most: one source is one voice, but where it only passes on what others say.
        return _alone(next(iter(named)), event, timeline, told)
    groups: dict[str, list[Account]] = {source: [] for source in named}
    for account in event.accounts if told is None else told:
        if account.source in named:
            groups[account.source].append(account)
    voices: dict[str, _Voice] = {}
    for source, accounts in groups.items():
        origin, statements = _origin(source, accounts, event)
        held = timeline.sources.get(origin)
        if held is not None and held.derived_from:
            continue
        voice = voices.setdefault(house_of(origin, statements, timeline), _Voice(is_named=False, outlets=set()))
        if held is None or not held.anonymous:
            voice.is_named = True
        else:
            voice.outlets.update(_outlets(statements, timeline))
    heard = {name for name, voice in voices.items() if voice.is_named}
    unnamed = [voice for voice in voices.values() if not voice.is_named]
    return len(heard) + any(heard.isdisjoint(voice.outlets) for voice in unnamed)


def _alone(source: str, event: Event, timeline: Timeline, told: Collection[Account] | None) -> int:
    accounts = [account for account in (event.accounts if told is None else told) if account.source == source]
    held = timeline.sources.get(_origin(source, accounts, event)[0])
    return 0 if held is not None and held.derived_from else 1


def is_single_source(event: Event, timeline: Timeline) -> bool:
    """Whether fewer than two independent sources report the event; who denies or does not confirm it does not count."""
    reporting = [source for source, stance in stances(event.accounts).items() if stance == "reports"]
    return independent(reporting, event, timeline) < 2


def house_of(source: str, accounts: Collection[Account], timeline: Timeline) -> str:
    """In whose name a source makes these accounts in the end; its own where one of them is on nobody's behalf.

    Of several ids with one name it is the first.
    """
    ends = {chain[-1] if (chain := timeline.above(account)) else source for account in accounts}
    if not accounts:
        ends = {timeline.principal(source)}
    end = ends.pop() if len(ends) == 1 else source
    return timeline.one_by_name.get(end, end)


def _origin(source: str, accounts: Collection[Account], event: Event) -> tuple[str, Collection[Account]]:
    """Whose statement it is in the end, and his accounts. A source with any account of its own speaks for itself."""
    seen = {source}
    while True:
        repeated = [account.repeats for account in accounts]
        if not repeated or None in repeated or (further := repeated[0]) is None:
            return source, accounts
        if further in seen:
            return min(seen), ()
        source = further
        seen.add(source)
        accounts = [account for account in event.accounts if account.source == source]


def _outlets(accounts: Iterable[Account], timeline: Timeline) -> set[str]:
    """The outlets in which accounts can be read, those that are sources of the store: by id or by name."""
    read_in = {cited.via.casefold() for account in accounts for cited in account.cite if cited.via is not None}
    if not read_in:
        return set()
    return {
        timeline.one_by_name.get(source.id, source.id)
        for source in timeline.sources.values()
        if source.id.casefold() in read_in or source.name.casefold() in read_in
    }
