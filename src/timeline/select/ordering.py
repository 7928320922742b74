"""The order in which events are shown: by when they happened, or by when they were first published."""

from typing import Literal

from timeline.model import Event
from timeline.when import When, sort_key
from timeline.when.order import SortKey

Order = Literal["time", "published"]


def display_key(event: Event, zone: str | None, by: Order) -> SortKey:
    """Sorts events for every drawing and list; `zone` is that of the display, None for each clock as written.

    What was never published comes last, in the order in which it happened, background behind the rest.
    """
    if by == "time":
        return sort_key(event.when, zone, event.id)
    first = first_published(event, zone)
    key = sort_key(first, zone, event.id)
    if first is None or key[0]:
        return (2 if event.background else 1, *sort_key(event.when, zone, event.id)[1:])
    return key


def first_published(event: Event, zone: str | None) -> When | None:
    """When the first of its accounts was published; None where none says so."""
    dated = [account.published for account in event.accounts if account.published is not None]
    return min(dated, key=lambda published: publication_rank(published, zone), default=None)


def publication_rank(published: When | None, zone: str | None) -> tuple[int, int, bool, int]:
    """Who said it first: by day, and on one day those with a clock time before those without. None comes last."""
    unknown, day, kind, begin, *_ = sort_key(published, zone, "")
    return unknown, day, kind != 1, begin
