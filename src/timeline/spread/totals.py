"""What sides of one store in pieces come to: a report of bare entries, from which `--stat` is drawn."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from timeline.compare.bare import bare
from timeline.compare.compared import Compared, report_of, taken_of
from timeline.compare.diff import compared
from timeline.compare.report import Report
from timeline.compare.shifts import Shift
from timeline.compare.sides import Side, sides_of_sources
from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.progress import Progress
from timeline.select.withheld import Withheld
from timeline.spread.engine import Engine
from timeline.spread.pieces import Archive
from timeline.spread.seen import Beside, Facts, Look, ToldByAllError, header_of, look_at
from timeline.spread.selecting import Comparison, passed, points_meant

_NOWHERE = Timeline()
"""The timeline of a side on its way to a piece, which has the sources and the events."""


class Comparing(Comparison, frozen=True):
    """What is asked of sides. `own_times`: the editor's own time of an event is a telling of its store."""

    own_times: bool = True


class Told(NamedTuple):
    """A report of bare entries; `points` are the names that were meant, `folded` counts background events left out."""

    report: Report
    points: frozenset[str] | None
    folded: int
    withheld: Withheld


class Known(msgspec.Struct, frozen=True):
    """What is asked, and what all pieces know together: the sides, and what is taken out of their times.

    `is_all`: every source is a side.
    """

    question: Comparing
    is_all: bool
    sides: tuple[Side, ...]
    taken: Mapping[int, Sequence[Shift]] = {}


class Part(NamedTuple):
    """What one piece comes to. `telling` are the sources that tell it, `shown` those that tell what passes."""

    events: int
    folded: int
    points: frozenset[str]
    telling: frozenset[str]
    shown: frozenset[str]
    found: Compared


def part_of(look: Look[Known]) -> tuple[Facts, Part]:
    """Compares the sides in a piece. Raises as `read_piece`."""
    known, question = look.asked, look.asked.question
    told_by = None if known.is_all else lambda timeline: _of(known.sides, timeline)
    timeline, shown, facts, folded, points = passed(look, question, told_by)
    found = compared(
        _of(known.sides, shown), question.within, align=question.align, own_times=question.own_times, taken=known.taken
    )
    for heard in found.heard:
        heard.entry = bare(heard.entry)
    return facts, Part(len(shown.events), folded, points, _telling(timeline), _telling(shown), found)


def _of(sides: Sequence[Side], timeline: Timeline) -> tuple[Side, ...]:
    return tuple([msgspec.structs.replace(side, timeline=timeline) for side in sides])


def _telling(timeline: Timeline) -> frozenset[str]:
    return frozenset([account.source for event in timeline.events for account in event.accounts])


def totals_in_pieces(
    engine: Engine,
    archive: Archive,
    question: Comparing,
    named: Callable[[Timeline], Sequence[Side]] | None,
    progress: Progress | None = None,
) -> Told:
    """What `timeline.compare.diff.diff` gives for the events of a store that pass a filter, of bare entries.

    `named` gives the sides that were typed, by a store without its events; None: every source is one. Raises
    ToldByAllError, NotInPiecesError where the store must be read as a whole, MovedOnError, and what an engine raises.
    """

    def sides_of(header: Timeline, telling: Sequence[str]) -> tuple[Side, ...]:
        try:
            sides = sides_of_sources(header, telling) if named is None else named(header)
        except TimelineError:
            raise ToldByAllError from None
        if len(sides) < 2 or any(side.sources is None for side in sides):
            raise ToldByAllError
        return _of(sides, _NOWHERE)

    def known_of(header: Timeline, parts: list[Part], before: Known) -> Known:
        telling = frozenset[str]().union(*[part.telling for part in parts])
        shown = frozenset[str]().union(*[part.shown for part in parts])
        taken = taken_of(_added(parts, len(before.sides)).differences) if question.align else {}
        sides = sides_of(header, sorted(shown if len(shown) > 1 else telling))
        return msgspec.structs.replace(before, sides=sides, taken=taken)

    first = sides_of(header_of(archive, question, Beside()), list(archive.header.sources))
    known = Known(question, named is None, first)
    header, _, withheld, known, parts = look_at(engine, archive, part_of, question, known, known_of, progress=progress)
    if not any(part.events for part in parts):
        raise ToldByAllError
    points = points_meant(question, [part.points for part in parts])
    sides = _of(known.sides, header)
    report = report_of(sides, _added(parts, len(sides)), align=question.align)
    return Told(report, points, sum(part.folded for part in parts), withheld)


def _added(parts: Sequence[Part], sides: int) -> Compared:
    found = Compared(sides)
    for part in parts:
        found.update(part.found)
    return found
