"""A document of a store in pieces: what a format makes of each event, put together as of the whole store."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from timeline.handover.request import Handover, opinions_in
from timeline.handover.sealing import cited_files
from timeline.interchange.entrywise import Made, file_of, made_of
from timeline.interchange.formats import FORMATS
from timeline.interchange.written import Written
from timeline.progress import Progress
from timeline.select import Filter, display_key, select
from timeline.select.withheld import Withheld
from timeline.spread.engine import Engine
from timeline.spread.pieces import Archive
from timeline.spread.seen import Facts, Look, Question, look_at, seen
from timeline.when.order import SortKey


class Wanted(msgspec.Struct, frozen=True):
    """What is to be written of all pieces: which events, in which format; `handover` is of a store without events."""

    format: str
    filter: Filter
    handover: Handover
    withheld: bool
    background: bool
    with_cited: bool = False
    """The paths of cited files are wanted too."""


class One(NamedTuple):
    """One event: where it stands in the order of time, and what the format makes of it; None for one left out."""

    key: SortKey
    is_background: bool
    opinions: int
    made: Made | None


class Part(NamedTuple):
    """What one piece comes to. `total` counts its events that count, `cited` are the files that it cites."""

    total: int
    ones: list[One]
    cited: list[str]


class Exported(NamedTuple):
    """The file, how many events are in it, and what was left out."""

    written: Written
    events: int
    folded: int
    unasked: int
    has_drafts: bool
    withheld: Withheld
    cited: list[str]


def part_of(look: Look[Wanted]) -> tuple[Facts, Part]:
    """What a format makes of the events of a piece that pass. Raises as `read_piece`."""
    wanted = look.asked
    stored, timeline, passing, facts = seen(look)
    zone = wanted.handover.zone
    # The first of all events are among the first of each piece.
    events = () if passing is None else select(timeline, passing, zone=zone)
    handover = msgspec.structs.replace(wanted.handover, timeline=timeline, events=events)
    writer = FORMATS[wanted.format].writer(handover)
    places = {event.id: place for place, event in enumerate(timeline.events)}
    ones = [
        One(
            display_key(event, zone, "time"),
            event.background,
            opinions_in(event),
            made_of(writer, handover.given(event)) if wanted.background or not event.background else None,
        )
        for event in sorted(events, key=lambda event: places[event.id])
    ]
    return facts, Part(len(timeline.events), ones, cited_files(stored.timeline) if wanted.with_cited else [])


def export_in_pieces(
    engine: Engine,
    archive: Archive,
    wanted: Wanted,
    progress: Progress | None = None,
) -> Exported:
    """What a format makes of a store; of `wanted.handover` the timeline is not read.

    Raises ToldByAllError, NotInPiecesError where the store must be read as a whole, MovedOnError, and what an engine
    raises.
    """
    question = Question(wanted.filter, wanted.handover.zone, wanted.withheld)
    header, has_drafts, withheld, _, parts = look_at(engine, archive, part_of, question, wanted, progress=progress)
    handover = msgspec.structs.replace(wanted.handover, timeline=header)
    writer = FORMATS[wanted.format].writer(handover)
    ones = [one for part in parts for one in part.ones]
    ordered = sorted(range(len(ones)), key=lambda number: ones[number].key)[: wanted.filter.limit]
    shown = [number for number in ordered if ones[number].made is not None]
    is_whole = len(shown) == sum(part.total for part in parts)
    placed = sorted(shown) if writer.is_in_order_of_file else shown
    written = file_of(writer, handover, _made(ones, placed), is_whole=is_whole)
    return Exported(
        written,
        len(shown),
        len(ordered) - len(shown),
        0 if handover.with_rulings else sum(ones[number].opinions for number in shown),
        has_drafts,
        withheld,
        list(dict.fromkeys([name for part in parts for name in part.cited])),
    )


def _made(ones: Sequence[One], numbers: Iterable[int]) -> Iterable[Made]:
    return (made for number in numbers if (made := ones[number].made) is not None)
