"""One look at each piece of a store, without what is a draft or private, as one reader of all of it would take it.

Which sources are those of drafts alone and which links lead to something private is a matter of all pieces. Each is
looked at as if no other had any of that; where another has, all are looked at again with what is known by then.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

import msgspec

from timeline.model import Timeline
from timeline.progress import Progress
from timeline.select.drafts import has_drafts, named_by, settled_events, settled_sources
from timeline.select.withheld import Withheld, all_withheld, public
from timeline.spread.engine import Engine, home_of
from timeline.spread.pieces import Archive, NotInPiecesError, Piece, read_piece
from timeline.store.reading import Stored

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


class Beside(msgspec.Struct, frozen=True):
    """What a look at a piece has to know of the others.

    `sources` are those of the store that are not of drafts alone, None for all. `hidden` are the ids of private events.
    """

    sources: frozenset[str] | None = None
    hidden: frozenset[str] = frozenset()


class Look(msgspec.Struct, Generic[_Asked], frozen=True):
    """A piece to be looked at, and what is asked of it; without what is private where `withheld`."""

    piece: Piece
    frame: Mapping[str, object] | None
    withheld: bool
    beside: Beside
    asked: _Asked


class Heard(NamedTuple):
    """What the look at all pieces has to know of one.

    `named` are the sources that its events name, `named_settled` those without its drafts, `hidden` its private events.
    """

    ids: list[str]
    named: frozenset[str]
    named_settled: frozenset[str]
    withheld: Withheld
    hidden: list[str]


class Seen(NamedTuple):
    """A piece as it is looked at: as it was read, and without what is a draft or may not be seen."""

    stored: Stored
    timeline: Timeline
    heard: Heard


def seen(look: Look[_Asked]) -> Seen:
    """Reads a piece. Raises as `read_piece`."""
    stored = read_piece(look.piece, look.frame)
    read = stored.timeline
    named = frozenset(named_by(read.events))
    events, named_settled = read.events, named
    if has_drafts(read):
        events = settled_events(read.events)
        named_settled = frozenset(named_by(events))
    timeline = with_sources(msgspec.structs.replace(read, events=events), look.beside)
    hidden = [event.id for event in events if event.private] if look.withheld else []
    withheld = Withheld()
    if look.withheld:
        timeline, withheld = public(timeline, look.beside.hidden)
    ids = [event.id for event in read.events]
    return Seen(stored, timeline, Heard(ids, named, named_settled, withheld, hidden))


def with_sources(timeline: Timeline, beside: Beside) -> Timeline:
    """A timeline with the sources that are not of drafts alone."""
    if beside.sources is None:
        return timeline
    kept = {name: source for name, source in timeline.sources.items() if name in beside.sources}
    return msgspec.structs.replace(timeline, sources=kept)


class Looked(NamedTuple, Generic[_Answer]):
    """What was seen of all pieces: the store without its events, what was left out as private, what each answered."""

    header: Timeline
    withheld: Withheld
    answers: list[_Answer]


def look_at(
    engine: Engine,
    archive: Archive,
    function: Callable[[Look[_Asked]], tuple[Heard, _Answer]],
    asked: Sequence[_Asked],
    *,
    withheld: bool = False,
    links: bool = False,
    progress: Progress | None = None,
) -> Looked[_Answer]:
    """The answers to a question to each piece; `links`: they depend on which other events an event names.

    Raises NotInPiecesError, MovedOnError, and what an engine raises.
    """
    beside = Beside()
    while True:
        looks = [
            Look(piece, archive.frame, withheld, beside, question)
            for piece, question in zip(archive.pieces, asked, strict=True)
        ]
        heard, answers = list[Heard](), list[_Answer]()
        for told, answer in engine.run(function, looks, homes_of(archive, engine), progress):
            heard.append(told)
            answers.append(answer)
        known = _beside(archive.header, heard, links=links)
        if known == beside:
            header = with_sources(archive.header, beside)
            if withheld:
                header, _ = public(header)
            return Looked(header, all_withheld([told.withheld for told in heard]), answers)
        beside = known


def homes_of(archive: Archive, engine: Engine) -> list[int]:
    """Where each piece is read."""
    count = len(archive.pieces)
    return [home_of(number, count, engine.workers) for number in range(count)]


def _beside(header: Timeline, heard: Sequence[Heard], *, links: bool) -> Beside:
    """What each piece has to know of all. Raises NotInPiecesError where an id stands in two of them."""
    ids: set[str] = set()
    for told in heard:
        before = len(ids)
        ids.update(told.ids)
        if len(ids) < before + len(told.ids):
            raise NotInPiecesError("an id stands twice")
    named = frozenset[str]().union(*(told.named for told in heard))
    named_settled = frozenset[str]().union(*(told.named_settled for told in heard))
    kept = settled_sources(header, named, named_settled)
    hidden = frozenset([name for told in heard for name in told.hidden]) if links else frozenset[str]()
    return Beside(None if len(kept) == len(header.sources) else frozenset(kept), hidden)
