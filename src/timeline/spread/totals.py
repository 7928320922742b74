"""What sides of one store in pieces come to: a report of bare entries, from which `--stat` is drawn."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from timeline.compare.bare import bare
from timeline.compare.compared import Compared, report_of, taken_of
from timeline.compare.diff import compared
from timeline.compare.report import Report, Side
from timeline.compare.shifts import Shift
from timeline.compare.sides import sides_of_sources
from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.progress import Progress
from timeline.select.withheld import Withheld, all_withheld
from timeline.spread.engine import Engine
from timeline.spread.pieces import Archive
from timeline.spread.seen import (
    Asked,
    Beside,
    Facts,
    ToldByAllError,
    agreed,
    beside_of,
    header_of,
    refuse,
    refuse_missing,
)
from timeline.spread.selecting import Question, asked_of, passed, points_meant, run

_NOWHERE = Timeline()
"""The timeline of a side on its way to a piece, which has the sources and the events."""


class Comparing(Question, frozen=True):
    """What is asked of sides. `own_times`: the editor's own time of an event is a telling of its store."""

    own_times: bool = True


class Told(NamedTuple):
    """A report of bare entries; `points` are the names that were meant, `folded` counts background events left out."""

    report: Report
    points: frozenset[str] | None
    folded: int
    withheld: Withheld


class Known(msgspec.Struct, frozen=True):
    """What all pieces know together: the sides, and what is taken out of their times."""

    beside: Beside
    sides: tuple[Side, ...]
    taken: Mapping[int, Sequence[Shift]] = {}


class Task(msgspec.Struct, frozen=True):
    """A piece, with all that a worker must know of the others; `is_all`: every source is a side."""

    asked: Asked
    question: Comparing
    known: Known
    is_all: bool


class Part(NamedTuple):
    """What one piece comes to. `telling` are the sources that tell it, `shown` those that tell what passes."""

    facts: Facts
    events: int
    folded: int
    points: frozenset[str]
    telling: frozenset[str]
    shown: frozenset[str]
    found: Compared


def part_of(task: Task) -> Part:
    """Compares the sides in a piece. Raises as `read_piece`."""
    question, known = task.question, task.known
    told_by = None if task.is_all else lambda timeline: _of(known.sides, timeline)
    timeline, shown, facts, folded, points = passed(task.asked, question, told_by)
    found = compared(
        _of(known.sides, shown), question.within, align=question.align, own_times=question.own_times, taken=known.taken
    )
    for heard in found.heard:
        heard.entry = bare(heard.entry)
    return Part(facts, len(shown.events), folded, points, _telling(timeline), _telling(shown), found)


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

    def counted(known: Known) -> list[Part]:
        refuse(header_of(archive, known.beside, withheld=question.withheld), question.wanted, question.zone)
        tasks = [Task(asked, question, known, named is None) for asked in asked_of(archive, question, known.beside)]
        return run(engine, part_of, tasks, progress)

    def sides_of(beside: Beside, telling: Sequence[str]) -> tuple[Side, ...]:
        header = header_of(archive, beside, withheld=question.withheld)
        try:
            sides = sides_of_sources(header, telling) if named is None else named(header)
        except TimelineError:
            raise ToldByAllError from None
        if len(sides) < 2 or any(side.sources is None for side in sides):
            raise ToldByAllError
        return _of(sides, _NOWHERE)

    def known_of(parts: list[Part], before: Known) -> Known:
        facts = [part.facts for part in parts]
        beside = beside_of(archive, facts)
        refuse_missing(question.wanted, facts)
        telling, shown = (
            frozenset[str]().union(*named_there) for named_there in zip(*[part[4:6] for part in parts], strict=True)
        )
        taken = taken_of(_added(parts, len(before.sides)).differences) if question.align else {}
        return Known(beside, sides_of(beside, sorted(shown if len(shown) > 1 else telling)), taken)

    first = Known(Beside(), sides_of(Beside(), list(archive.header.sources)))
    known, parts = agreed(counted, known_of, first)
    if not any(part.events for part in parts):
        raise ToldByAllError
    points = points_meant(question, [part.points for part in parts])
    sides = _of(known.sides, header_of(archive, known.beside, withheld=question.withheld))
    report = report_of(sides, _added(parts, len(sides)), align=question.align)
    return Told(
        report, points, sum(part.folded for part in parts), all_withheld([part.facts.withheld for part in parts])
    )


def _added(parts: Sequence[Part], sides: int) -> Compared:
    found = Compared(sides)
    for part in parts:
        found.update(part.found)
    return found
