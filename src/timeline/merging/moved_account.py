"""An account that belongs to another event: taken out of its own and put there, in the words that it has."""

from typing import NamedTuple

import msgspec

from timeline.errors import TimelineError
from timeline.merging.own_text import Origin, OwnText, comments_of, with_own_text
from timeline.merging.trees import Trees, accounts_of
from timeline.model import Account, Event
from timeline.references import reference_of
from timeline.store.editing import (
    AddAccount,
    AddEvent,
    Change,
    Edit,
    Edited,
    OfAccount,
    Remove,
    edit_text,
    target_of,
)
from timeline.store.joint_reading import with_text
from timeline.store.reading import Stored


class NewEvent(NamedTuple):
    """An event that is made for the account."""

    id: str
    title: str


class MovedAccount(NamedTuple):
    """The text in which it stands elsewhere, where that is, and the comments that found no place there."""

    edited: Edited
    change: Change
    comments: tuple[str, ...] = ()


def moved_account(stored: Stored, event: Event, account: Account, into: Event | NewEvent) -> MovedAccount:
    """The store in which another event has the account, behind the others of that, with the comments above it.

    Raises TimelineError where that event has one of its source and date.
    """
    if isinstance(into, Event):
        if into.id == event.id:
            raise TimelineError.of("event", f"`{event.id}` has this account already", "name another event")
        _refuse_twin(account, into)
    number = next(place for place, one in enumerate(stored.timeline.events) if one is event)
    target = target_of(event, account)
    assert isinstance(target, OfAccount)
    trees = Trees(stored)
    new: list[Edit] = [AddEvent({"id": into.id, "title": into.title})] if isinstance(into, NewEvent) else []
    entry = accounts_of(trees.events[number])[target.number]
    edited = edit_text(stored, [*new, AddAccount(into.id, entry), Remove(target)])
    change = edited.changes[len(new)]
    origin = Origin(event=trees.numbers[number], account=trees.listed(number)[target.number])
    words = OwnText(stored, trees.items).lines(origin)
    made = edited.text if words is None else with_own_text(edited.text, {change: words})
    if made == edited.text or not _is_same(stored, made, edited.text):
        # Its own words stand in lines of their own, and an event that is written in one line has no room for them.
        gone = comments_of(stored.text) - comments_of(edited.text)
        return MovedAccount(edited, change, tuple(gone.elements()))
    return MovedAccount(msgspec.structs.replace(edited, text=made), change)


def _is_same(stored: Stored, made: str, text: str) -> bool:
    try:
        return with_text(stored, made).timeline == with_text(stored, text).timeline
    except TimelineError:
        return False


def _refuse_twin(account: Account, into: Event) -> None:
    published = None if account.published is None else account.published.text
    for other in into.accounts:
        if (other.source, None if other.published is None else other.published.text) == (account.source, published):
            when = "neither has a date" if published is None else f"both are of {published}"
            message = f"`{reference_of(into, other)}` could not be told apart from it: {when}"
            raise TimelineError.of("two-accounts", message, "give one another `published`, or take one out")
