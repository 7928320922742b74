"""Which marks a full drawing has drawn, for its key."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from timeline.compare import AtOdds
from timeline.render.edge_text import Shown
from timeline.render.ink import Role
from timeline.render.keyline import KINDS
from timeline.render.marks import key_of
from timeline.render.rail.key import Key, marks_of_odds, marks_of_times
from timeline.render.rail.plan import Begins, Step
from timeline.render.theme import Glyphs


def marks_of(
    steps: Sequence[Step],
    found: Iterable[AtOdds],
    kinds: AbstractSet[str],
    glyphs: Glyphs,
    *,
    happened: AbstractSet[str] = frozenset(),
) -> list[Key]:
    """The marks of a drawing with their roles and meanings, in the order of the key.

    `happened`: the qualifiers of times that stand behind titles.
    """
    begun = [step for step in steps if isinstance(step, Begins)]
    moments = [step.entry.begin for step in begun if step.entry.end is None and isinstance(step.entry.begin, Shown)]
    edges = [
        edge
        for step in begun
        if step.entry.end is not None
        for edge in (step.entry.begin, step.entry.end)
        if isinstance(edge, Shown)
    ]
    later = [moment for moment in moments if _is_later(moment)]
    sides = [*edges, *[edge.to for edge in edges if edge.to is not None]]
    sides += [moment for moment in moments if not _is_later(moment)]
    marks = marks_of_odds(found, glyphs)
    marks.extend(
        marks_of_times(
            {side.qualifier for side in sides} | happened,
            glyphs,
            later=bool(later),
            by=any(side.before for side in sides),
        )
    )
    dashes = [
        *(["between"] if any(edge.to is not None for edge in edges) else []),
        *(["after"] if any(edge.after for edge in edges) else []),
    ]
    if dashes:
        marks.append((glyphs.dash, Role.TIME, ", ".join(dashes)))
    if any(not step.bracket and not _is_exact(step) for step in begun):
        marks.append(key_of(glyphs, "less_exact"))
    if not glyphs.ascii:
        marks.extend((glyphs.of_source(kind), Role.DIM, kind) for kind in KINDS if kind in kinds)
    return marks


def _is_later(moment: Shown) -> bool:
    return moment.to is not None or moment.after


def _is_exact(step: Begins) -> bool:
    return isinstance(step.entry.begin, Shown) and step.entry.begin.is_exact
