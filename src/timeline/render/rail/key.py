"""Which marks a rail has drawn, for its key."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from timeline.render.edge_text import Shown
from timeline.render.ink import Role
from timeline.render.keyline import KINDS
from timeline.render.point_table import MEANINGS
from timeline.render.rail.margin import Note, marked
from timeline.render.rail.plan import Begins, Step
from timeline.render.theme import Glyphs

_QUALIFIERS = {"~": "about", "?": "doubtful", "%": "about, and doubtful"}


def marks_of(
    steps: Sequence[Step],
    notes: Iterable[Note],
    kinds: AbstractSet[str],
    glyphs: Glyphs,
    *,
    happened: AbstractSet[str] = frozenset(),
) -> list[tuple[str, Role, str]]:
    """The marks of a drawing with their roles and meanings, in the order of the key.

    `happened`: the qualifiers of times that stand behind titles.
    """
    verdicts = {note.verdict for note in notes}
    marks: list[tuple[str, Role, str]] = []
    for verdict, meaning in MEANINGS.items():
        if verdict in verdicts:
            mark, _ = marked(verdict, glyphs)
            marks.append((mark.text, mark.role, meaning))
    edges = [edge for step in steps for edge in _edges(step)]
    sides = [*edges, *[edge.to for edge in edges if edge.to is not None]]
    qualifiers = {edge.qualifier for edge in sides} | happened
    marks.extend((sign, Role.TIME, meaning) for sign, meaning in _QUALIFIERS.items() if sign in qualifiers)
    dashes = [
        *(["between"] if any(edge.to is not None for edge in edges) else []),
        *(["before"] if any(edge.before for edge in edges) else []),
        *(["after"] if any(edge.after for edge in edges) else []),
    ]
    if dashes:
        marks.append((glyphs.dash, Role.TIME, ", ".join(dashes)))
    if any(isinstance(step, Begins) and not step.bracket and not _is_exact(step) for step in steps):
        marks.append((glyphs.less_exact, Role.NODE, "inexact"))
    if not glyphs.ascii:
        marks.extend((glyphs.of_source(kind), Role.DIM, kind) for kind in KINDS if kind in kinds)
    return marks


def _edges(step: Step) -> list[Shown]:
    if not isinstance(step, Begins):
        return []
    return [edge for edge in (step.entry.begin, step.entry.end) if isinstance(edge, Shown)]


def _is_exact(step: Begins) -> bool:
    return isinstance(step.entry.begin, Shown) and step.entry.begin.is_exact
