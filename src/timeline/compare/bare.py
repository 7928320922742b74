"""Entries of a report without what only its drawings in full need: what totals, filters of it and `--stat` go by."""

from collections.abc import Sequence

from timeline.compare.diff_row import DiffRow
from timeline.compare.report import EventDiff
from timeline.model import Account, Event
from timeline.when import When


def bare(entry: EventDiff) -> EventDiff:
    """The entry with its verdicts and without values.

    Of its event the id, the title and the time are left; of the accounts of a side who tells them, each source once,
    and whether a time of them is a clock time.
    """
    events = {id(event): _bare_event(event) for event in entry.events if event is not None}
    return EventDiff(
        events=tuple([None if event is None else events[id(event)] for event in entry.events]),
        accounts=tuple([_bare_accounts(told) for told in entry.accounts]),
        verdict=entry.verdict,
        silence=entry.silence,
        rows=tuple([_bare_row(row) for row in entry.rows]),
        match=entry.match,
        judged=entry.judged,
        words=entry.words,
    )


def _bare_event(event: Event) -> Event:
    return Event(id=event.id, title=event.title, own_when=event.when, background=event.background)


def _bare_accounts(told: Sequence[Account]) -> tuple[Account, ...]:
    clocks: dict[str, When | None] = {}
    for account in told:
        clocks[account.source] = clocks.get(account.source) or _clock(account.when)
    return tuple([Account(source=source, when=when) for source, when in clocks.items()])


def _clock(when: When | None) -> When | None:
    edges = () if when is None else (when.begin, when.end)
    return when if any(edge is not None and edge.has_clock for edge in edges) else None


def _bare_row(row: DiffRow) -> DiffRow:
    ruled = next(([pair] for pair in row.judged if pair.judged.is_ruled), [])
    return DiffRow(row.type, row.name, row.verdict, row.silence, judged=tuple(ruled), awaiting=row.awaiting)
