"""Formats that write one event after another: what each makes of an event, and of all of them a file.

What is made of an event needs nothing of the other events, so that it can be made of a part of a store.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from timeline.handover.losses import Losses
from timeline.handover.request import Handover, named_in
from timeline.interchange.written import Written
from timeline.model import Event, Timeline
from timeline.store.keys import EntryKind


class Writer(Protocol):
    """One format, for one hand-over."""

    @property
    def is_in_order_of_file(self) -> bool:
        """Whether its events stand as they do in the store, and not in the order of time."""

    @property
    def written(self) -> Mapping[EntryKind, frozenset[str]] | None:
        """The keys that it writes, by kind of entry; None for all."""

    def begin(self, losses: Losses) -> None:
        """Counts what the file loses before its events."""

    def event(self, event: Event, losses: Losses) -> Any:
        """What stands in the file for an event; None where it is left out."""

    def file(self, frame: Timeline, events: Sequence[Any], losses: Losses) -> bytes:
        """The file; `frame` is what stands beside the events."""


class OfAll:
    """The half of a format that writes every key, in the order of the store, and loses nothing."""

    is_in_order_of_file = True
    written = None

    def __init__(self, asked: Handover) -> None:
        pass

    def begin(self, losses: Losses) -> None:
        """Nothing is lost."""


class Made(msgspec.Struct, frozen=True):
    """What a format makes of one event: `data`, None where it is left out; and what is lost.

    `unwritten` are its keys that the format does not write, `telling` who tells it where it is written, `named` the
    sources that it names in any case.
    """

    data: Any
    losses: Losses
    unwritten: Losses
    telling: tuple[str, ...]
    named: tuple[str, ...]


def made_of(writer: Writer, event: Event) -> Made:
    """What a format makes of an event as it is handed over."""
    losses, unwritten = Losses(), Losses()
    data = writer.event(event, losses)
    telling: tuple[str, ...] = ()
    if data is not None and writer.written is not None:
        unwritten.add_event(event, writer.written)
        telling = tuple(dict.fromkeys([account.source for account in event.accounts]))
    return Made(data, losses, unwritten, telling, tuple(sorted(named_in([event]))))


def file_of(writer: Writer, asked: Handover, made: Iterable[Made], *, is_whole: bool) -> Written:
    """The file of all events, in their order; `is_whole`: no filter has taken one out."""
    losses, unwritten = Losses(), Losses()
    data: list[Any] = []
    telling: set[str] = set()
    named: set[str] = set()
    writer.begin(losses)
    for one in made:
        losses.update(one.losses)
        unwritten.update(one.unwritten)
        telling.update(one.telling)
        named.update(one.named)
        if one.data is not None:
            data.append(one.data)
    frame = asked.frame_of(None if is_whole else named)
    if writer.written is not None:
        losses.add_frame(frame, telling, writer.written)
    losses.update(unwritten)
    if asked.with_verdicts:
        losses.add("verdicts")
    return Written(writer.file(frame, data, losses), losses.listed)


def written_by(kind: Callable[[Handover], Writer], asked: Handover) -> Written:
    """The file of all that is asked for."""
    writer = kind(asked)
    events = asked.content.events if writer.is_in_order_of_file else asked.chronological
    is_whole = len(asked.events) == len(asked.timeline.events)
    return file_of(writer, asked, [made_of(writer, event) for event in events], is_whole=is_whole)
