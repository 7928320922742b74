"""What somebody asks to have written: which part of a store, and how much of what the editor thinks of it."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from timeline.model import Event, Source, Timeline


def named_in(events: Sequence[Event]) -> set[str]:
    """The sources that some events name."""
    named = {account.source for event in events for account in event.accounts}
    named |= {name for event in events for ruling in event.rulings for name in ruling.between}
    for event in events:
        for account in event.accounts:
            named |= {name for name in (account.repeats, account.speaks_for) if name is not None}
    return named


def with_theirs(timeline: Timeline, named: Iterable[str]) -> dict[str, Source]:
    """Some sources, and those that these name in turn, in the order of the store."""
    waiting, found = set(named), set[str]()
    while waiting:
        source = timeline.sources.get(waiting.pop())
        if source is not None and source.id not in found:
            found.add(source.id)
            waiting |= {*source.derived_from, *([source.speaks_for] if source.speaks_for is not None else [])}
    return {name: source for name, source in timeline.sources.items() if name in found}


def opinions_in(event: Event) -> int:
    """How many rulings and findings of the editor's an event has."""
    return len(event.rulings) + len(event.points)


class Handover(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What is handed over. `timeline` and `events` hold nothing private unless that was asked for.

    `events` are those of the filters, in their order; `zone` is that of the clock times. `parties` are ids of sources,
    in the order in which they were named. Nothing that the program has computed or the editor ruled is written but for
    `with_verdicts` and `with_rulings`. `day` is the date of writing, `version` that of the program.
    """

    timeline: Timeline
    events: tuple[Event, ...]
    zone: str
    day: tuple[int, int, int]
    version: str
    folder: Path = Path()
    """Where paths of cited copies begin."""
    parties: tuple[str, ...] = ()
    with_verdicts: bool = False
    with_rulings: bool = False

    @cached_property
    def unjudged(self) -> Timeline:
        """The timeline as its sources tell it: without rulings, and without what the store declares synonyms.

        What is listed as told alike or otherwise rests on it, so that no opinion of the editor's decides unasked.
        """
        events = tuple([msgspec.structs.replace(event, rulings=()) for event in self.events])
        return msgspec.structs.replace(self.timeline, events=events, synonyms={})

    @property
    def unasked(self) -> int:
        """How many rulings and findings of the editor's stay out, for nobody asked for them."""
        return 0 if self.with_rulings else sum(map(opinions_in, self.events))

    @cached_property
    def content(self) -> Timeline:
        """All that was asked for, in the order of the file: what a format that holds a whole store writes.

        The sources are those that the events name, all of them where no filter has taken an event out. What the editor
        has ruled and found, and what he declares to mean the same, stays out but for `with_rulings`.
        """
        timeline = self.timeline
        places = {event.id: place for place, event in enumerate(timeline.events)}
        events = tuple([self.given(event) for event in sorted(self.events, key=lambda event: places[event.id])])
        is_whole = len(events) == len(timeline.events)
        frame = self.frame_of(None if is_whole else named_in(events))
        return msgspec.structs.replace(frame, events=events)

    def given(self, event: Event) -> Event:
        """An event as it is handed over."""
        return event if self.with_rulings else msgspec.structs.replace(event, rulings=(), points=())

    def frame_of(self, named: Iterable[str] | None) -> Timeline:
        """What stands beside the events, with the sources that they name; None for all sources."""
        timeline = self.timeline
        sources = timeline.sources if named is None else with_theirs(timeline, named)
        synonyms = timeline.synonyms if self.with_rulings else {}
        return msgspec.structs.replace(timeline, events=(), sources=sources, synonyms=synonyms)

    @property
    def chronological(self) -> tuple[Event, ...]:
        """The events of `content`, in the order of the filters, which is that of time."""
        held = {event.id: event for event in self.content.events}
        return tuple([held[event.id] for event in self.events])

    @property
    def title(self) -> str:
        """The title of the store, else what every chronology is."""
        return self.timeline.title or "Chronology"

    @property
    def sources(self) -> tuple[Source, ...]:
        """Those that tell one of the events, in the order of the store."""
        telling = {account.source for event in self.events for account in event.accounts}
        return tuple([source for name, source in self.timeline.sources.items() if name in telling])
