"""What somebody asks to have written: which part of a store, and how much of what the editor thinks of it."""

from functools import cached_property
from pathlib import Path

import msgspec

from timeline.model import Event, Source, Timeline


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
    def title(self) -> str:
        """The title of the store, else what every chronology is."""
        return self.timeline.title or "Chronology"

    @property
    def sources(self) -> tuple[Source, ...]:
        """Those that tell one of the events, in the order of the store."""
        telling = {account.source for event in self.events for account in event.accounts}
        return tuple([source for name, source in self.timeline.sources.items() if name in telling])
