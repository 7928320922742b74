"""Which marks a drawing of bars holds, for its key."""

from collections.abc import Sequence

from timeline.render.bars.row import Row
from timeline.render.bars.scale import Scale
from timeline.render.bars.strokes import Stroke
from timeline.render.ink import Role
from timeline.render.marks import mark_of, meaning_of
from timeline.render.theme import Glyphs

_STROKES = (
    Stroke.LASTED,
    Stroke.MAY_HAVE_LASTED,
    Stroke.SOME_TIME,
    Stroke.EXACT,
    Stroke.LESS_EXACT,
    Stroke.UNBOUND_LEFT,
    Stroke.UNBOUND_RIGHT,
)


def marks_of(
    rows: Sequence[Row], scale: Scale, parties: Sequence[str], glyphs: Glyphs, *, others: bool
) -> list[tuple[str, Role, str]]:
    """The marks of a drawing with their roles and meanings, in the order of the key."""
    used = {stroke for row in rows for stroke in row.strokes.values()}
    marks: list[tuple[str, Role, str]] = []
    for stroke in _STROKES:
        if stroke in used:
            mark = mark_of(stroke.value)
            sign = mark.sign(glyphs)
            if marks and marks[-1][2] == mark.meaning:
                sign = f"{marks.pop()[0]} {sign}"
            marks.append((sign, mark.role, mark.meaning))
    if scale.cuts:
        crossed = any(cut.sign in row.strokes for row in rows for cut in scale.cuts)
        marks.append((glyphs.gap, Role.RAIL, "time left out" if crossed else "silence"))
    if any(row.disputes.differ for row in rows):
        marks.append((glyphs.differs, Role.DIFFERS, meaning_of("differs")))
    if any(row.disputes.worded and not row.disputes.differ for row in rows):
        marks.append((glyphs.worded, Role.WORDED, meaning_of("worded")))
    if any(row.heard.tells(party) and party not in row.heard.denying for row in rows for party in parties):
        marks.append((glyphs.institution, Role.DIM, "tells it"))
    if any(party in row.heard.denying for row in rows for party in parties):
        marks.append((glyphs.denies, Role.DIFFERS, meaning_of("denies")))
    if others:
        marks.append(("+N", Role.DIM, "others" if parties else "sources"))
    if any(row.time == "?" for row in rows):
        marks.append(("?", Role.TIME, "no date"))
    return marks
