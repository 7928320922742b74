"""The overview of a store in pieces: what every two houses come to, added up."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec

from timeline.compare.overview import Counts, Wanted, counts_of
from timeline.compare.overview_houses import Hearing, Speaking, speaking_in
from timeline.compare.pair_line import PairLine
from timeline.compare.point_names import named_points
from timeline.compare.shifts import Shift
from timeline.compare.time_rows import with_edges
from timeline.model import Event, Timeline
from timeline.progress import Progress
from timeline.select.withheld import Withheld
from timeline.spread.engine import Engine
from timeline.spread.pieces import Archive
from timeline.spread.seen import Facts, Look, ToldByAllError, look_at
from timeline.spread.selecting import Comparison, passed, points_meant
from timeline.when import When
from timeline.when.outermost import outermost_times


class Pairing(Comparison, frozen=True):
    """What is asked of every two houses; `own`: of sources. `unruled`: only what awaits a ruling."""

    own: bool = False
    unruled: bool = False


class Told(msgspec.Struct, frozen=True):
    """The pairs of a store; `timeline` has of its events those alone that its first and last times are of."""

    timeline: Timeline
    pairs: tuple[PairLine, ...]
    hearing: Hearing
    folded: int
    withheld: Withheld


class Known(msgspec.Struct, frozen=True):
    """What is asked, and what all pieces know together.

    That is who tells anything, which names of points were meant, and which clocks are off.
    """

    question: Pairing
    speaking: frozenset[Speaking]
    points: frozenset[str] | None
    shifts: Mapping[tuple[str, str], Sequence[Shift]] = {}


class Part(NamedTuple):
    """What one piece comes to. `points` are the names of its points that are like one of those typed."""

    events: int
    folded: int
    speaking: frozenset[Speaking]
    points: frozenset[str]
    counts: Counts
    times: list[When]


def part_of(look: Look[Known]) -> tuple[Facts, Part]:
    """Counts a piece. Raises as `read_piece`."""
    known, question = look.asked, look.asked.question
    _, shown, facts, folded, points = passed(look, question)
    speaking = speaking_in(shown.events)
    hearing = Hearing(shown, own=question.own, speaking=speaking | known.speaking)
    names = None if known.points is None else with_edges(known.points)
    asked = Wanted(question.within, names, align=question.align, unruled=question.unruled)
    counts = counts_of(shown, hearing, asked, known.shifts)
    times = outermost_times([event.when for event in shown.events if event.when is not None])
    return facts, Part(len(shown.events), folded, speaking, points, counts, times)


def overview_in_pieces(engine: Engine, archive: Archive, question: Pairing, progress: Progress | None = None) -> Told:
    """What `timeline.compare.overview.every_pair` gives for the events of a store that pass a filter.

    Raises ToldByAllError, NotInPiecesError where the store must be read as a whole, MovedOnError, and what an engine
    raises.
    """

    def known_of(header: Timeline, parts: list[Part], before: Known) -> Known:
        speaking = frozenset[Speaking]().union(*[part.speaking for part in parts])
        if _hearing(header, question, speaking).hears_as(_hearing(header, question, before.speaking), speaking):
            speaking = before.speaking
        points = points_meant(question, [part.points for part in parts])
        shifts = _added(parts).differences.shifts() if question.align else {}
        return Known(question, speaking, points, shifts)

    first = _first(archive, question)
    header, _, withheld, _, parts = look_at(engine, archive, part_of, question, first, known_of, progress=progress)
    if not any(part.events for part in parts):
        raise ToldByAllError
    speaking = frozenset[Speaking]().union(*[part.speaking for part in parts])
    hearing = Hearing(header, own=question.own, speaking=speaking)
    times = [Event(id=str(number), title="", own_when=when) for number, when in enumerate(_times(parts))]
    return Told(
        msgspec.structs.replace(header, events=tuple(times)),
        _added(parts).lines(hearing),
        hearing,
        sum(part.folded for part in parts),
        withheld,
    )


def _first(archive: Archive, question: Pairing) -> Known:
    """What is so in nearly every store: all sources speak, each for whom the store says, and points are typed whole."""
    return Known(
        question,
        frozenset([(source, None) for source in archive.header.sources]),
        named_points(question.points, question.points) if question.points else None,
    )


def _hearing(header: Timeline, question: Pairing, speaking: Collection[Speaking]) -> Hearing:
    return Hearing(header, own=question.own, speaking=speaking)


def _added(parts: Sequence[Part]) -> Counts:
    counts = Counts()
    for part in parts:
        counts.update(part.counts)
    return counts


def _times(parts: Sequence[Part]) -> list[When]:
    return [when for part in parts for when in part.times]
