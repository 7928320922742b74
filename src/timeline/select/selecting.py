"""Applies a filter to a timeline."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from timeline.compare import is_disputed, is_single_source, is_undisputed, is_worded
from timeline.model import Event, Timeline
from timeline.select.filter import EVERYTHING, Filter
from timeline.select.ordering import Order, display_key

if TYPE_CHECKING:
    from timeline.select.conditions import Condition


def select(
    timeline: Timeline, wanted: Filter = EVERYTHING, *, zone: str | None = None, by: Order = "time"
) -> tuple[Event, ...]:
    """The events that pass a filter, in display order: by their time, or by when they were first published.

    `zone` is that of the display, None for each clock as written. Raises TimelineError for a source, tag, actor or
    place that the timeline does not have, a pattern that cannot be read, and an end before its begin.
    """
    conditions = _conditions(timeline, wanted)
    only = _only(timeline, wanted)
    passed = []
    for event in timeline.events:
        shown = _narrowed(event, only) if only else event
        if shown is not None and all(passes(shown) for passes in conditions):
            passed.append(shown)
    passed.sort(key=lambda event: display_key(event, zone, by))
    return tuple(passed if wanted.limit is None else _limited(passed, wanted.limit, counts_all=wanted.background))


def _only(timeline: Timeline, wanted: Filter) -> frozenset[str]:
    if not wanted.only_sources:
        return frozenset()
    from timeline.select.conditions import ids_of_sources

    return ids_of_sources(timeline, wanted.only_sources)


def _narrowed(event: Event, only: frozenset[str]) -> Event | None:
    """The event as these sources alone tell it, with its time as it is; None where none of them does."""
    kept = tuple(account for account in event.accounts if account.source in only)
    if not kept or len(kept) == len(event.accounts):
        return event if kept else None
    return msgspec.structs.replace(event, accounts=kept, own_when=event.when)


def _limited(events: list[Event], limit: int, *, counts_all: bool) -> Iterator[Event]:
    left = limit
    for event in events:
        if counts_all or not event.background:
            left -= 1
        if left < 0:
            return
        yield event


def _conditions(timeline: Timeline, wanted: Filter) -> "list[Condition]":
    """One for each option that is given, the cheap ones first."""
    if wanted == msgspec.structs.replace(EVERYTHING, background=wanted.background, limit=wanted.limit):
        return []
    from timeline.select.conditions import are_tagged, have_words, overlap, told_by
    from timeline.select.texts import contain, match

    conditions: list[Condition] = []
    if wanted.since is not None or wanted.until is not None or wanted.on:
        conditions.append(overlap(wanted))
    if wanted.sources:
        conditions.append(told_by(timeline, wanted.sources))
    if wanted.tags:
        conditions.append(are_tagged(timeline, wanted.tags))
    if wanted.actors:
        conditions.append(have_words(timeline, "actor", wanted.actors))
    if wanted.places:
        conditions.append(have_words(timeline, "place", wanted.places))
    if wanted.texts:
        conditions.append(contain(timeline, wanted.texts))
    if wanted.regexes:
        conditions.append(match(timeline, wanted.regexes))
    if wanted.single_source:
        conditions.append(lambda event: is_single_source(event, timeline))
    if wanted.disputed:
        conditions.append(lambda event: is_disputed(event, timeline))
    if wanted.worded:
        conditions.append(lambda event: is_worded(event, timeline))
    if wanted.undisputed:
        conditions.append(lambda event: is_undisputed(event, timeline))
    return conditions
