"""What of a piece counts: without its drafts, without what is private, and which of its filters it can pass.

All pieces together say which sources count, and which events are hidden that others link to. That is taken for granted
first, as nearly every store has it: every source counts, nothing links to what is hidden. Each piece says what it
knows of that, and where it is otherwise the work is done once more, with what all of them know.
"""

import itertools
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, TypeVar

import msgspec

from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.select import Filter, select
from timeline.select.conditions import unknown_tags, unknown_words
from timeline.select.drafts import has_drafts, named_by, settled_events, settled_sources
from timeline.select.withheld import Withheld, public
from timeline.spread.pieces import Archive, NotInPiecesError, Piece, read_piece

_Known = TypeVar("_Known")
_Found = TypeVar("_Found")
_BY_NAME = ("tags", "actors", "places")
"""Filters that refuse a name which no event of the store has."""


class ToldByAllError(Exception):
    """There is something to tell that a reader of the whole store finds: an error, or a filter that leaves nothing."""


class Beside(msgspec.Struct, frozen=True):
    """What all pieces together say of each.

    `kept` are the sources that count, None for all; `hidden` ids of private events that events of other pieces name.
    """

    kept: tuple[str, ...] | None = None
    hidden: tuple[str, ...] = ()


class Asked(msgspec.Struct, frozen=True):
    """A piece, and what of it is asked for: what passes `wanted`, without what is private where `withheld`."""

    piece: Piece
    frame: Mapping[str, object] | None
    beside: Beside
    wanted: Filter
    zone: str
    withheld: bool


class Facts(NamedTuple):
    """What all pieces together must know of one.

    `ids` are hashes of the ids of its events; `named` and `settled` the sources that its events name, and that they do
    without drafts; `hidden` its private events, `linked` what its other events name; `there` the names of the filters
    that it has, by the field of the filter.
    """

    ids: "array[int]"
    has_drafts: bool
    named: frozenset[str]
    settled: frozenset[str]
    hidden: tuple[str, ...]
    linked: frozenset[str]
    withheld: Withheld
    there: Mapping[str, tuple[str, ...]]


class Seen(NamedTuple):
    """A piece as it is and as a timeline of what counts; the filter as far as it can pass it, None for nothing."""

    raw: Timeline
    timeline: Timeline
    wanted: Filter | None
    facts: Facts


def seen(asked: Asked) -> Seen:
    """Reads a piece. Raises as `read_piece`."""
    raw = read_piece(asked.piece, asked.frame).timeline
    events = settled_events(raw.events) if (drafts := has_drafts(raw)) else raw.events
    named = frozenset(named_by(raw.events))
    settled = frozenset(named_by(events)) if drafts else named
    timeline = _of_sources(raw, asked.beside.kept)
    if events is not raw.events:
        timeline = msgspec.structs.replace(timeline, events=events)
    hidden: tuple[str, ...] = ()
    linked: frozenset[str] = frozenset()
    withheld = Withheld()
    if asked.withheld:
        hidden = tuple([event.id for event in events if event.private])
        timeline, withheld = public(timeline, frozenset(asked.beside.hidden))
        own = frozenset([event.id for event in events])
        linked = frozenset([name for event in events for name in (*event.same_as, *event.not_same)]) - own
    wanted, there = _within(timeline, asked.wanted)
    facts = Facts(_hashes(raw), drafts, named, settled, hidden, linked, withheld, there)
    return Seen(raw, timeline, wanted, facts)


def _of_sources(timeline: Timeline, kept: Sequence[str] | None) -> Timeline:
    if kept is None:
        return timeline
    return msgspec.structs.replace(timeline, sources={name: timeline.sources[name] for name in kept})


def _hashes(timeline: Timeline) -> "array[int]":
    return array("Q", [
        int.from_bytes(blake2b(event.id.encode(), digest_size=8).digest(), "big") for event in timeline.events
    ])  # fmt: skip


def _within(timeline: Timeline, wanted: Filter) -> tuple[Filter | None, dict[str, tuple[str, ...]]]:
    """The filter with those names alone that this piece has; None where it has none of those of an option."""
    missing: dict[str, list[str]] = {}
    if wanted.tags:
        missing["tags"] = unknown_tags(timeline, wanted.tags)
    if wanted.actors:
        missing["actors"] = unknown_words(timeline, "actor", wanted.actors)
    if wanted.places:
        missing["places"] = unknown_words(timeline, "place", wanted.places)
    there = {
        field: tuple([name for name in getattr(wanted, field) if name not in names]) for field, names in missing.items()
    }
    if not all(there.values()):
        return None, there
    return (msgspec.structs.replace(wanted, **there) if there else wanted), there


def agreed(
    run: Callable[[_Known], list[_Found]], known_of: Callable[[list[_Found], _Known], _Known], first: _Known
) -> tuple[_Known, list[_Found]]:
    """Does the work with what is known of all pieces, again where its results know better.

    What is known comes from results that do not depend on it, or on what is known by then: so that ends.
    """
    known = first
    while True:
        found = run(known)
        better = known_of(found, known)
        if better == known:
            return known, found
        known = better


def beside_of(archive: Archive, facts: Sequence[Facts]) -> Beside:
    """What all pieces say of each. Raises NotInPiecesError where two events may have one id."""
    ids = array("Q")
    for each in facts:
        ids.extend(each.ids)
    ordered = sorted(ids)
    if any(one == other for one, other in itertools.pairwise(ordered)):
        raise NotInPiecesError("an id stands twice")
    kept = None
    if any(each.has_drafts for each in facts):
        named, settled = (frozenset[str]().union(*held) for held in zip(*[each[2:4] for each in facts], strict=True))
        left = tuple(settled_sources(archive.header, named, settled))
        kept = left if len(left) < len(archive.header.sources) else None
    hidden = {name for each in facts for name in each.hidden}
    linked = {name for each in facts for name in each.linked}
    return Beside(kept, tuple(sorted(hidden & linked)))


def header_of(archive: Archive, beside: Beside, *, withheld: bool) -> Timeline:
    """The store without its events, with the sources that count."""
    header = _of_sources(archive.header, beside.kept)
    return public(header)[0] if withheld else header


def refuse(header: Timeline, wanted: Filter, zone: str) -> None:
    """Raises ToldByAllError where a filter cannot be understood, or names a source that there is not."""
    try:
        select(header, msgspec.structs.replace(wanted, tags=(), actors=(), places=()), zone=zone)
    except TimelineError:
        raise ToldByAllError from None


def refuse_missing(wanted: Filter, facts: Iterable[Facts]) -> None:
    """Raises ToldByAllError where a filter names a tag, an actor or a place that no event has."""
    there = {field: set[str]() for field in _BY_NAME}
    for each in facts:
        for field, names in each.there.items():
            there[field].update(names)
    if any(name not in there[field] for field in _BY_NAME for name in getattr(wanted, field)):
        raise ToldByAllError
