"""`sources` in pieces: who tells what of the events that pass a filter."""

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from timeline.compare.shifts import Differences, source_differences
from timeline.compare.source_summary import Tally, tallies
from timeline.model import Event, Timeline
from timeline.progress import Progress
from timeline.select import Filter, display_key, select
from timeline.select.withheld import Withheld
from timeline.spread.engine import Engine
from timeline.spread.pieces import Archive
from timeline.spread.seen import Facts, Look, Question, ToldByAllError, look_at, seen
from timeline.when.order import SortKey


class Told(NamedTuple):
    """What is told in some events: how many they are, and what each source and every two come to."""

    events: int
    tallies: dict[str, Tally]
    differences: Differences[str]


class Ranked(NamedTuple):
    """The events of a piece that pass, in the order of the display: what orders them, and whether they count."""

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
    most: Sequence[int] | None = None
    try:
        if wanted.limit is not None:
            # One more of each piece: events of the background that stand behind it in another are not shown.
            more = Question(msgspec.structs.replace(wanted, limit=wanted.limit + 1), zone, withheld)
            most = _first(look_at(engine, archive, rank, more, None, progress=progress).answers, wanted.limit)
        question = Question(msgspec.structs.replace(wanted, limit=None), zone, withheld)
        looked = look_at(engine, archive, tell, question, most, progress=progress)
    except ToldByAllError:
        return None
    answers = looked.answers
    if not any(answer.events for answer in answers):
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


def tell(look: Look[Sequence[int] | None]) -> tuple[Facts, Told]:
    """What the events of a piece tell that pass: the first so many in the order of the display, None for all."""
    timeline, events, facts = _passing(look)
    events = events if look.asked is None else events[: look.asked[look.number]]
    return facts, Told(len(events), tallies(timeline, events), source_differences(timeline, events))


def rank(look: Look[None]) -> tuple[Facts, Ranked]:
    """The order of the events of a piece that pass."""
    _, events, facts = _passing(look)
    question = look.question
    keys = [display_key(event, question.zone, "time") for event in events]
    return facts, Ranked(keys, array("b", [question.wanted.background or not event.background for event in events]))


def _passing(look: Look[Any]) -> tuple[Timeline, tuple[Event, ...], Facts]:
    """A piece, the events of it that pass, in the order of the display, and what all pieces must know of it."""
    _, timeline, wanted, facts = seen(look)
    return timeline, () if wanted is None else select(timeline, wanted, zone=look.question.zone), facts
