"""What passes the filters of a diff, of a store in pieces."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from timeline.compare.point_names import named_points, points_like
from timeline.compare.sides import Side
from timeline.model import Timeline
from timeline.select.over_stores import select_over
from timeline.spread.seen import Facts, Look, Question, ToldByAllError, seen


class Comparison(Question, frozen=True):
    """Which events are asked for, and how they are compared.

    `points` are names as they were typed, `within` is in microseconds.
    """

    within: int = 0
    points: tuple[str, ...] = ()
    align: bool = False


class Passed(NamedTuple):
    """A piece: all of it that counts, and what passes.

    `folded` counts the background events that are left out; `points` are names of its points that are like one typed.
    """

    timeline: Timeline
    shown: Timeline
    facts: Facts
    folded: int
    points: frozenset[str]


def passed(look: Look[Any], question: Comparison, sides: Callable[[Timeline], Sequence[Side]] | None = None) -> Passed:
    """Reads a piece and selects; `sides` are those that a background event must be told by to be counted, else any.

    Raises as `read_piece`.
    """
    _, timeline, wanted, facts = seen(look)
    points = points_like(question.points, timeline.events)
    if wanted is None:
        return Passed(timeline, msgspec.structs.replace(timeline, events=()), facts, 0, points)
    selected = select_over([timeline], wanted, question.zone, background=wanted.background)
    told_by = [Side(label="", timeline=timeline)] if sides is None else sides(timeline)
    return Passed(timeline, selected.of(timeline), facts, selected.folded_of(told_by), points)


def points_meant(question: Comparison, names: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The names of points that were meant, by those of each piece; None where none was typed.

    Raises ToldByAllError where a text is like none of them.
    """
    if not question.points:
        return None
    found = named_points(question.points, frozenset[str]().union(*names))
    if found is None:
        raise ToldByAllError
    return found
