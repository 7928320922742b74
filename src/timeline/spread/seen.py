"""One look at each piece of a store, without what is a draft or private, as one reader of all of it would take it.

All pieces together say which sources count, and which events are hidden that others link to. That is taken for granted
first, as nearly every store has it: every source counts, nothing links to what is hidden. Each piece says what it
knows of that, and where it is otherwise all are looked at again, with what is known by then.
"""

import itertools
from array import array
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Generic, NamedTuple, TypeVar

import msgspec

from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.progress import Progress
from timeline.select import EVERYTHING, Filter, select
from timeline.select.conditions import unknown_tags, unknown_words
from timeline.select.drafts import has_drafts, named_by, settled_events, settled_sources
from timeline.select.withheld import Withheld, all_withheld, public
from timeline.spread.engine import Engine, homes_of
from timeline.spread.pieces import Archive, NotInPiecesError, Piece, read_piece
from timeline.store.reading import Stored

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


class ToldByAllError(Exception):
    """There is something to tell that a reader of the whole store finds: an error, or a filter that leaves nothing."""


class Question(msgspec.Struct, frozen=True):
    """Which events are asked for: those that pass `wanted`, without what is private where `withheld`."""

    wanted: Filter = EVERYTHING
    zone: str = "UTC"
    withheld: bool = False


class Beside(msgspec.Struct, frozen=True):
    """What all pieces together say of each.

    `kept` are the sources that count, None for all; `hidden` ids of private events that events of other pieces name.
    """

    kept: tuple[str, ...] | None = None
    hidden: tuple[str, ...] = ()


class Look(msgspec.Struct, Generic[_Asked], frozen=True):
    """A piece to be looked at, which of the pieces it is, and what is asked of it."""

    piece: Piece
    frame: Mapping[str, object] | None
    number: int
    beside: Beside
    question: Question
    asked: _Asked


class Facts(NamedTuple):
    """What all pieces together must know of one.

    `ids` are hashes of the ids of its events; `named` and `settled` the sources that its events name, and that they do
    without drafts; `hidden` its private events, `linked` what its other events name; `unknown` the names of the filter
    that none of its events has, each with its option, None where the filter is refused.
    """

    ids: "array[int]"
    has_drafts: bool
    named: frozenset[str]
    settled: frozenset[str]
    hidden: tuple[str, ...]
    linked: frozenset[str]
    withheld: Withheld
    unknown: frozenset[tuple[str, str]] | None


class Seen(NamedTuple):
    """A piece as it was read and as a timeline of what counts; the filter as it can pass it, None for nothing."""

    stored: Stored
    timeline: Timeline
    wanted: Filter | None
    facts: Facts


class Looked(NamedTuple, Generic[_Asked, _Answer]):
    """What was seen of all pieces: the store without its events, what was asked at last, and what each answered."""

    header: Timeline
    has_drafts: bool
    withheld: Withheld
    asked: _Asked
    answers: list[_Answer]


def look_at(
    engine: Engine,
    archive: Archive,
    function: Callable[[Look[_Asked]], tuple[Facts, _Answer]],
    question: Question,
    asked: _Asked,
    better: Callable[[Timeline, list[_Answer], _Asked], _Asked] | None = None,
    *,
    progress: Progress | None = None,
) -> Looked[_Asked, _Answer]:
    """What a function answers of each piece, asked again where all answers know better what to ask.

    `better` gives that by the store without its events; it comes from answers that do not depend on what was asked, or
    on what is known by then: so that ends.

    Raises ToldByAllError where the filter is refused, NotInPiecesError, MovedOnError, and what an engine raises.
    """
    beside, homes = Beside(), homes_of([piece.size for piece in archive.pieces], engine.workers)
    while True:
        looks = [
            Look(piece, archive.frame, number, beside, question, asked) for number, piece in enumerate(archive.pieces)
        ]
        facts, answers = list[Facts](), list[_Answer]()
        for known, answer in engine.run(function, looks, homes, progress):
            facts.append(known)
            answers.append(answer)
        before, beside = (beside, asked), _beside(archive.header, facts)
        header = header_of(archive, question, beside)
        asked = asked if better is None else better(header, answers, asked)
        if (beside, asked) == before:
            _refuse(facts)
            return Looked(
                header,
                any(each.has_drafts for each in facts),
                all_withheld([each.withheld for each in facts]),
                asked,
                answers,
            )


def header_of(archive: Archive, question: Question, beside: Beside) -> Timeline:
    """The store without its events, with the sources that count."""
    header = _of_sources(archive.header, beside.kept)
    return public(header)[0] if question.withheld else header


def seen(look: Look[_Asked]) -> Seen:
    """Reads a piece. Raises as `read_piece`."""
    stored = read_piece(look.piece, look.frame)
    raw = stored.timeline
    events = settled_events(raw.events) if (drafts := has_drafts(raw)) else raw.events
    named = frozenset(named_by(raw.events))
    settled = frozenset(named_by(events)) if drafts else named
    timeline = msgspec.structs.replace(_of_sources(raw, look.beside.kept), events=events)
    hidden: tuple[str, ...] = ()
    linked: frozenset[str] = frozenset()
    withheld = Withheld()
    if look.question.withheld:
        hidden = tuple([event.id for event in events if event.private])
        timeline, withheld = public(timeline, frozenset(look.beside.hidden))
        own = frozenset([event.id for event in events])
        linked = frozenset([name for event in events for name in (*event.same_as, *event.not_same)]) - own
    wanted, unknown = _within(timeline, look.question.wanted)
    facts = Facts(_hashes(raw), drafts, named, settled, hidden, linked, withheld, unknown)
    return Seen(stored, timeline, wanted, facts)


def _of_sources(timeline: Timeline, kept: Sequence[str] | None) -> Timeline:
    if kept is None:
        return timeline
    return msgspec.structs.replace(timeline, sources={name: timeline.sources[name] for name in kept})


def _hashes(timeline: Timeline) -> "array[int]":
    return array("Q", [
        int.from_bytes(blake2b(event.id.encode(), digest_size=8).digest(), "big") for event in timeline.events
    ])  # fmt: skip


def _within(timeline: Timeline, wanted: Filter) -> tuple[Filter | None, frozenset[tuple[str, str]] | None]:
    """The filter with those names alone that this piece has, None where an option has none left; and the others."""
    try:
        select(
            msgspec.structs.replace(timeline, events=()), msgspec.structs.replace(wanted, tags=(), actors=(), places=())
        )
    except TimelineError:
        return None, None
    unknown = {
        "tags": unknown_tags(timeline, wanted.tags) if wanted.tags else [],
        "actors": unknown_words(timeline, "actor", wanted.actors) if wanted.actors else [],
        "places": unknown_words(timeline, "place", wanted.places) if wanted.places else [],
    }
    told = frozenset([(option, name) for option, names in unknown.items() for name in names])
    left = {
        option: tuple([name for name in getattr(wanted, option) if name not in names])
        for option, names in unknown.items()
        if names
    }
    return (msgspec.structs.replace(wanted, **left) if all(left.values()) else None), told


def _beside(header: Timeline, facts: Sequence[Facts]) -> Beside:
    """What all pieces say of each. Raises NotInPiecesError where two events may have one id."""
    ids = array("Q")
    for each in facts:
        ids.extend(each.ids)
    if any(one == other for one, other in itertools.pairwise(sorted(ids))):
        raise NotInPiecesError("an id stands twice")
    kept = None
    if any(each.has_drafts for each in facts):
        named, settled = (frozenset[str]().union(*held) for held in zip(*[each[2:4] for each in facts], strict=True))
        left = tuple(settled_sources(header, named, settled))
        kept = left if len(left) < len(header.sources) else None
    hidden = {name for each in facts for name in each.hidden}
    linked = {name for each in facts for name in each.linked}
    return Beside(kept, tuple(sorted(hidden & linked)))


def _refuse(facts: Sequence[Facts]) -> None:
    """Raises ToldByAllError where the filter is refused, or names a tag, an actor or a place that no event has."""
    unknown = [each.unknown for each in facts if each.unknown is not None]
    if len(unknown) < len(facts) or frozenset.intersection(*unknown):
        raise ToldByAllError
