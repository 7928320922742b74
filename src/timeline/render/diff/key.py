"""What the marks of a diff of two sides mean, for those alone that were drawn."""

from collections.abc import Iterable, Sequence

from timeline.render.diff.matched import DOUBT
from timeline.render.diff.roster import Roster
from timeline.render.ink import Line, Role
from timeline.render.judged import RULED
from timeline.render.keyline import KINDS, key_lines
from timeline.render.marks import MEANINGS, marked, meaning_of
from timeline.render.theme import Glyphs
from timeline.render.view import View
from timeline.verdict import Verdict


def verdict_marks(verdicts: Iterable[Verdict], glyphs: Glyphs) -> list[tuple[str, Role, str]]:
    """The marks of these verdicts with their roles and meanings."""
    marks = [(marked(verdict, glyphs)[0], MEANINGS[verdict]) for verdict in verdicts if verdict in MEANINGS]
    return [(mark.text, mark.role, meaning) for mark, meaning in marks]


def two_sided_key(lines: Iterable[Line], roster: Roster, view: View) -> list[Line]:
    """The key below these lines."""
    glyphs = view.glyphs
    drawn = {(piece.text, piece.role) for line in lines for piece in line}
    meanings: Sequence[tuple[str, Role, str]] = (
        *verdict_marks(MEANINGS, glyphs),
        (glyphs.ruled, Role.RULED, RULED),
        (DOUBT, Role.DIM, "may differ"),
        (glyphs.left, Role.LEFT, meaning_of("left")),
        (glyphs.right, Role.RIGHT, meaning_of("right")),
    )
    marks = [meaning for meaning in meanings if meaning[:2] in drawn]
    if not glyphs.ascii:
        marks.extend((glyphs.of_source(kind), Role.DIM, kind) for kind in KINDS if kind in roster.kinds)
    return key_lines(marks, view.cells)
