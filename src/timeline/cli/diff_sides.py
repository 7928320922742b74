"""The sides of `timeline diff`: what was typed, the stores it names, and the filters over all of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from timeline.cli.reading import read, typed_when
from timeline.cli.session import Session
from timeline.compare.sides import SideText, every_source, everyone_else, parse_side, side_of
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.compare.report import Side
    from timeline.model import Event, Timeline
    from timeline.select import Filter


class Stores:
    """The stores that a command names, each read once, so that sides of one store share its timeline."""

    def __init__(self, session: Session, in_use: str | None) -> None:
        self._session = session
        self._in_use = in_use
        self._read: dict[str, Timeline] = {}

    @property
    def in_use(self) -> "Timeline":
        """The store that `--file`, the environment or the working directory names."""
        return self.named(self._in_use or self._session.file)

    def named(self, file: str | None) -> "Timeline":
        """A store by its path, `-` for the standard input, None for the one in use."""
        if file in self._read:
            return self._read[file]
        stored = read(self._session, file)
        name = "-" if stored.path is None else str(stored.path.resolve())
        timeline = self._read.setdefault(name, stored.timeline)
        if file is not None:
            self._read[file] = timeline
        return timeline


def sides_of(texts: Sequence[str], stores: Stores, session: Session) -> tuple["Side", ...]:
    """The sides that were typed, one alone against everyone else. Raises TimelineError.

    A source of the store in use comes before a file of that name; a file needs no store in use.
    """
    parsed = _parsed(texts, stores, session)
    sides = tuple([_side(text, stores.named(text.file) if text.file else stores.in_use, session) for text in parsed])
    if len(sides) > 1:
        return sides
    alone, timeline = sides[0], sides[0].timeline
    if alone.sources is not None:
        return alone, everyone_else(timeline, alone.sources)
    if timeline is stores.in_use:
        raise TimelineError.of("side", f"`{texts[0]}` is the store in use", "name another store or a source beside it")
    return alone, msgspec.structs.replace(everyone_else(stores.in_use, ()), label="the store in use", sources=None)


def _parsed(texts: Sequence[str], stores: Stores, session: Session) -> list[SideText]:
    parsed = [SideText(text, text) if _is_file(text, session) else _parse(text) for text in texts]
    if all(text is not None and text.file is not None for text in parsed):
        return [text for text in parsed if text is not None]
    known = stores.in_use.sources
    return [
        text if text is not None and text.file is not None and text.label not in known else parse_side(label, known)
        for label, text in zip(texts, parsed, strict=True)
    ]


def _parse(text: str) -> SideText | None:
    """The parts of a side; None where only the ids of the store in use can tell."""
    try:
        return parse_side(text)
    except TimelineError:
        return None


def _is_file(text: str, session: Session) -> bool:
    return bool(text) and (session.directory / text).is_file()


def _side(text: SideText, timeline: "Timeline", session: Session) -> "Side":
    until = None
    if text.until is not None:
        until = typed_when(f"{text.label.partition('@')[0]}@", text.until, timeline, session)
    return side_of(text, timeline, until)


def sides_of_all(timeline: "Timeline", shown: "Timeline") -> tuple["Side", ...]:
    """Every source that tells any of what is shown; where that are fewer than two, every source. Raises TimelineError."""
    for held in (shown, timeline):
        if len(sides := every_source(held)) > 1:
            return sides
    raise TimelineError.of("side", "fewer than two sources tell anything in this store", "name another store to compare")


class Selection:
    """The filters over all stores of a command: an event that passes in one of them counts in all, by its id."""

    def __init__(self, timelines: Sequence["Timeline"], chosen: "Filter", zone: str, *, background: bool) -> None:
        from timeline.select import select

        self._only = msgspec.structs.replace(type(chosen)(), only_sources=chosen.only_sources)
        self._zone = zone
        self._shown: dict[int, Timeline] = {}
        stores = list({id(timeline): timeline for timeline in timelines}.values())
        passed: list[Event] = []
        refused: list[TimelineError] = []
        for timeline in stores:
            try:
                passed.extend(select(timeline, chosen, zone=zone))
            except TimelineError as error:
                # A source or tag may be known to one of the stores only.
                refused.append(error)
        if len(refused) == len(stores):
            raise refused[0]
        self._ids = {event.id for event in passed if background or not event.background}
        self.folded = {event.id for event in passed} - self._ids
        """Ids of the background events that are left out."""

    def of(self, timeline: "Timeline") -> "Timeline":
        """A timeline with what passes; the same one for the same one."""
        shown = self._shown.get(id(timeline))
        if shown is None:
            events = tuple([event for event in self._narrowed(timeline) if event.id in self._ids])
            shown = self._shown[id(timeline)] = msgspec.structs.replace(timeline, events=events)
        return shown

    def _narrowed(self, timeline: "Timeline") -> "Sequence[Event]":
        from timeline.select import select

        if not self._only.only_sources:
            return timeline.events
        try:
            return select(timeline, self._only, zone=self._zone)
        except TimelineError:
            return ()  # none of these sources is in this store
