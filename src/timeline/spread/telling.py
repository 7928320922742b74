"""`sources` in pieces: who tells what of the events that pass a filter."""

from array import array
from typing import NamedTuple

import msgspec

from timeline.compare.shifts import Differences, source_differences
from timeline.compare.source_summary import Tally, tallies
from timeline.errors import TimelineError
from timeline.model import Event, Timeline
from timeline.progress import Progress
from timeline.select import Filter, display_key, select
from timeline.select.in_part import InPart, in_part
from timeline.select.withheld import Withheld
from timeline.spread.engine import Engine
from timeline.spread.looking import Heard, Look, look_at, seen
from timeline.spread.pieces import Archive
from timeline.when.order import SortKey


class Asked(msgspec.Struct, frozen=True):
    """Which events are asked for; of those of a piece that pass the first `most` in the order of the display."""

    wanted: Filter
    zone: str
    most: int | None = None


class Told(NamedTuple):
    """What is told in some events: how many they are, and what each source and every two come to.

    `unknown` are the names of the filter that no event of the piece has, None where the filter is refused.
    """

    unknown: frozenset[tuple[str, str]] | None
    events: int
    tallies: dict[str, Tally]
    differences: Differences[str]


class Ranked(NamedTuple):
    """The events of a piece that pass, in the order of the display: what orders them, and whether they count."""

    unknown: frozenset[tuple[str, str]] | None
    keys: list[SortKey]
    counted: "array[int]"


class Telling(NamedTuple):
    """What is told in all events that pass: the store without its events, and what pieces of it come to.

    `withheld` is what was left out as private.
    """

    header: Timeline
    withheld: Withheld
    tallies: list[dict[str, Tally]]
    differences: list[Differences[str]]


def telling_in_pieces(
    engine: Engine,
    archive: Archive,
    wanted: Filter,
    zone: str,
    *,
    withheld: bool = False,
    progress: Progress | None = None,
) -> Telling | None:
    """What is told in the events of a store that pass a filter; without what is private where `withheld`.

    None where none passes, or the filter is refused: which option it is, is told by who reads all.

    Raises NotInPiecesError where it must be read as a whole, MovedOnError, and what an engine raises.
    """
    links = bool(wanted.texts or wanted.regexes)
    asked = [Asked(wanted, zone)] * len(archive.pieces)
    if wanted.limit is not None:
        # One more of each piece: events of the background that stand behind it in another are not shown.
        more = msgspec.structs.replace(wanted, limit=wanted.limit + 1)
        questions = [Asked(more, zone)] * len(archive.pieces)
        ranked = look_at(engine, archive, rank, questions, withheld=withheld, links=links, progress=progress).answers
        without = msgspec.structs.replace(wanted, limit=None)
        asked = [Asked(without, zone, most) for most in _first(ranked, wanted.limit)]
    looked = look_at(engine, archive, tell, asked, withheld=withheld, links=links, progress=progress)
    answers = looked.answers
    unknown = [answer.unknown for answer in answers if answer.unknown is not None]
    if len(unknown) < len(answers) or not any(answer.events for answer in answers) or unknown[0].intersection(*unknown):
        return None
    return Telling(
        looked.header,
        looked.withheld,
        [answer.tallies for answer in answers],
        [answer.differences for answer in answers],
    )


def _first(ranked: list[Ranked], limit: int) -> list[int]:
    """How many of the events of each piece are among the first of all."""
    order = sorted(
        (key, number, counts)
        for number, piece in enumerate(ranked)
        for key, counts in zip(piece.keys, piece.counted, strict=True)
    )
    found = [0] * len(ranked)
    left = limit
    for _, number, counts in order:
        left -= counts
        if left < 0:
            break
        found[number] += 1
    return found


def tell(look: Look[Asked]) -> tuple[Heard, Told]:
    """What the events of a piece tell."""
    piece = seen(look)
    part, events = _passing(piece.timeline, look.asked)
    return piece.heard, Told(
        None if part is None else part.unknown,
        len(events),
        tallies(piece.timeline, events),
        source_differences(piece.timeline, events),
    )


def rank(look: Look[Asked]) -> tuple[Heard, Ranked]:
    """The order of the events of a piece."""
    piece = seen(look)
    part, events = _passing(piece.timeline, look.asked)
    keys = [display_key(event, look.asked.zone, "time") for event in events]
    counted = array("b", [look.asked.wanted.background or not event.background for event in events])
    return piece.heard, Ranked(None if part is None else part.unknown, keys, counted)


def _passing(timeline: Timeline, asked: Asked) -> tuple[InPart | None, tuple[Event, ...]]:
    """What of the filter a piece knows, None where it is refused, and the events that pass."""
    part = in_part(timeline, asked.wanted)
    try:
        events = () if part.wanted is None else select(timeline, part.wanted, zone=asked.zone)
    except TimelineError:
        return None, ()
    return part, events[: asked.most]
