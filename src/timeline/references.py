"""References to events and accounts: `EVENT`, `EVENT/SOURCE`, `EVENT/SOURCE@PUBLISHED`, and `@last` for an event.

The beginning of an event's id will do, and of a source's id or name, where that leaves one candidate. To read an event
any part of its id will do too; what is written goes to an event that was named by its beginning at least.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from timeline.errors import TimelineError, one_of, shortened
from timeline.model import Account, Event, Source, Timeline
from timeline.naming import events_named, near_events, near_sources, sources_named

_Named = TypeVar("_Named")

LAST = "@last"
"""The event that stands last in the file."""


class Referent(msgspec.Struct, frozen=True):
    """What a reference names: an event, or one account of it."""

    event: Event
    account: Account | None = None


def reference_of(event: Event, account: Account | None = None) -> str:
    """The full reference of an event or an account; `@PUBLISHED` only where the source tells the event twice."""
    if account is None:
        return event.id
    alone = sum(other.source == account.source for other in event.accounts) == 1
    return f"{event.id}/{account.source}" + ("" if alone or account.published is None else f"@{account.published.text}")


def refer(reference: str, timeline: Timeline) -> Referent:
    """The one event or account that a reference names.

    Each part may be cut short where that leaves one candidate; a whole name comes before those that it begins. Raises
    TimelineError, which lists the candidates, or what looks alike or holds the text.
    """
    event, accounts = _referents(reference, timeline, by_part=False)
    if accounts is None:
        return Referent(event)
    if "@" not in reference and len(accounts) > 1:
        # Without a time, the account that has none is named in full.
        accounts = [account for account in accounts if account.published is None] or accounts
    if len(accounts) == 1:
        return Referent(event, accounts[0])
    raise _ambiguous(reference, [reference_of(event, account) for account in accounts])


def _referents(reference: str, timeline: Timeline, *, by_part: bool) -> tuple[Event, list[Account] | None]:
    """The event of a reference, and the accounts where it names a source: at least one."""
    name, slash, told = reference.partition("/")
    event = _event(name, reference, timeline.events, by_part=by_part)
    if not slash:
        return event, None
    source, at, published = told.partition("@")
    accounts = _of_source(event, source, reference, timeline)
    if at:
        accounts = _matching(published, accounts, lambda account: account.published.text if account.published else "")
    if not accounts:
        others = [reference_of(event, account) for account in _of_source(event, source, reference, timeline)]
        raise _unknown(f"no account is called `{shortened(reference)}`", others if len(others) <= 3 else [], others)
    return event, accounts


def resolve(references: Iterable[str], events: Sequence[Event], timeline: Timeline) -> tuple[Event, ...]:
    """The events that references name, by a part of their ids too, each once, in the order of the references.

    `EVENT/SOURCE` names all accounts of that source here. An event that is named by its accounts only holds just
    those, and keeps the time of the whole event.
    Raises TimelineError, also where a reference names what is in the timeline and not among `events`.
    """
    at_hand = {event.id: event for event in events}
    named: dict[str, list[Account] | None] = {}
    for reference in references:
        event, of_source = _referents(reference, timeline, by_part=True)
        if event.id not in at_hand:
            message = f"`{event.id}` does not pass the filters"
            raise TimelineError.of("unknown-reference", message, "leave the filters out")
        accounts = named.setdefault(event.id, [])
        if of_source is None:
            named[event.id] = None
        elif accounts is not None:
            accounts.extend(account for account in of_source if account not in accounts)
    return tuple(_narrowed(at_hand[name], accounts) for name, accounts in named.items())


def _narrowed(event: Event, accounts: list[Account] | None) -> Event:
    if accounts is None:
        return event
    kept = tuple(account for account in event.accounts if account in accounts)
    return msgspec.structs.replace(event, own_when=event.when, accounts=kept)


def _event(name: str, reference: str, events: Sequence[Event], *, by_part: bool) -> Event:
    if name == LAST:
        if not events:
            raise TimelineError.of("unknown-reference", "this store has no event yet", "`timeline add TITLE` adds one")
        return events[-1]
    ids = [event.id for event in events]
    matching = events_named(name, ids, by_part=by_part)
    if len(matching) == 1:
        return events[ids.index(matching[0])]
    if matching:
        raise _ambiguous(name, matching)
    if not name:
        message = f"`{shortened(reference)}` names no event: nothing stands before the `/`"
        raise _unknown(message if reference else "an empty text names no event", [], ids)
    raise _unknown(f"no event is called `{shortened(name)}`", near_events(name, ids), ids)


def _of_source(event: Event, source: str, reference: str, timeline: Timeline) -> list[Account]:
    sources = list(dict.fromkeys(account.source for account in event.accounts))
    known = [timeline.sources.get(name) or Source(id=name, name=name) for name in sources]
    matching = sources_named(source, known)
    if len(matching) == 1:
        return [account for account in event.accounts if account.source == matching[0]]
    if matching:
        raise _ambiguous(reference, [f"{event.id}/{name}" for name in matching])
    others = [f"{event.id}/{name}" for name in sources]
    if not sources:
        raise _unknown(f"no source tells `{event.id}`: it has no account", [], [event.id])
    if not source:
        raise _unknown(f"`{shortened(reference)}` names no source: nothing stands behind the `/`", [], others)
    near = [f"{event.id}/{name}" for name in near_sources(source, known)]
    raise _unknown(f"no source `{shortened(source)}` tells `{event.id}`", near, others)


def _matching(begin: str, candidates: Iterable[_Named], name_of: Callable[[_Named], str]) -> list[_Named]:
    """The candidates of that very name, else those whose name begins so; none for an empty beginning."""
    matching = [candidate for candidate in candidates if begin and name_of(candidate).startswith(begin)]
    return [candidate for candidate in matching if name_of(candidate) == begin] or matching


def _ambiguous(reference: str, candidates: list[str]) -> TimelineError:
    message = f"`{shortened(reference)}` names {len(candidates)} of them"
    return TimelineError.of("ambiguous-reference", message, one_of(candidates))


def _unknown(message: str, near: list[str], others: list[str]) -> TimelineError:
    if near:
        return TimelineError.of("unknown-reference", message, f"did you mean {' or '.join(near[:3])}?")
    return TimelineError.of("unknown-reference", message, one_of(others))
