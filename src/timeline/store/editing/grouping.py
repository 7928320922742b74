"""Which edits are done at once, so that a list or a map is looked at once and not for each of its new entries."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from timeline.store.editing.edits import AddAccount, AddEvent, AddSource, Edit, OfEvent, OfSource, SetKey


def groups_of(edits: Sequence[Edit]) -> Iterator[list[int]]:
    """The numbers of the edits that are done at once, in the order in which that gives what their own order gives.

    What is only added can wait for what it names: of a row of additions the sources come first, then the events, then
    the accounts, those of one event together. Keys of different sources are set at once, so is a key of an event with
    its new accounts, and all else alone.
    """
    at = 0
    while at < len(edits):
        end = at + 1
        if isinstance(edits[at], AddSource | AddEvent | AddAccount):
            while end < len(edits) and isinstance(edits[end], AddSource | AddEvent | AddAccount):
                end += 1
            yield from _additions(edits, range(at, end))
        elif (source := _source_set(edits[at])) is not None:
            seen = {source}
            while end < len(edits) and (source := _source_set(edits[end])) is not None and source not in seen:
                seen.add(source)
                end += 1
            yield [*range(at, end)]
        elif (event := _event_set(edits[at])) is not None:
            end = _accounts_end(edits, end, event)
            yield [*range(at, end)]
        else:
            yield [at]
        at = end


def _additions(edits: Sequence[Edit], numbers: Sequence[int]) -> Iterator[list[int]]:
    sources: list[int] = []
    events: list[tuple[bool, int]] = []
    accounts: dict[str, list[int]] = {}
    for number in numbers:
        match edits[number]:
            case AddSource():
                sources.append(number)
            case AddEvent(sorted=in_order):
                events.append((in_order, number))
            case AddAccount(event=event):
                accounts.setdefault(event, []).append(number)
    yield from [sources] if sources else []
    yield from ([number for _, number in same] for _, same in groupby(events, key=lambda one: one[0]))
    yield from accounts.values()


def _accounts_end(edits: Sequence[Edit], begin: int, event: str) -> int:
    """Where the new accounts of an event end that stand first in a row of new accounts, and of nothing else."""
    end = begin
    while end < len(edits) and isinstance(edit := edits[end], AddAccount) and edit.event == event:
        end += 1
    last = end
    while last < len(edits) and isinstance(edit := edits[last], AddAccount) and edit.event != event:
        last += 1
    return begin if last < len(edits) and isinstance(edits[last], AddSource | AddEvent | AddAccount) else end


def _event_set(edit: Edit) -> str | None:
    """The event of which an edit sets a key."""
    match edit:
        case SetKey(target=OfEvent(event)):
            return event
        case _:
            return None


def _source_set(edit: Edit) -> str | None:
    """The source of which an edit sets a key, in one place of the text."""
    match edit:
        case SetKey(target=OfSource(source), value=value) if not isinstance(value, Mapping):
            return source
        case _:
            return None
