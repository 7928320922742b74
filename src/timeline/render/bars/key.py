"""Which marks a drawing of bars holds, for its key."""

from collections.abc import Sequence

from timeline.render.bars.row import Row
from timeline.render.bars.scale import Scale
from timeline.render.bars.strokes import Stroke
from timeline.render.ink import Role
from timeline.render.theme import Glyphs

_STROKES = {
    Stroke.LASTED: (Role.SPAN, "lasted"),
    Stroke.MAY_HAVE_LASTED: (Role.SPAN, "may have lasted"),
    Stroke.SOME_TIME: (Role.RAIL, "some time in here"),
    Stroke.EXACT: (Role.NODE, "exact"),
    Stroke.LESS_EXACT: (Role.NODE, "inexact"),
    Stroke.UNBOUND_LEFT: (Role.SPAN, "no bound"),
    Stroke.UNBOUND_RIGHT: (Role.SPAN, "no bound"),
}


def marks_of(
    rows: Sequence[Row], scale: Scale, parties: Sequence[str], glyphs: Glyphs, *, others: bool
) -> list[tuple[str, Role, str]]:
    """The marks of a drawing with their roles and meanings, in the order of the key."""
    used = {stroke for row in rows for stroke in row.strokes.values()}
    marks: list[tuple[str, Role, str]] = []
    for stroke, (role, meaning) in _STROKES.items():
        if stroke in used:
            sign = getattr(glyphs, stroke.value)
            if marks and marks[-1][2] == meaning:
                sign = f"{marks.pop()[0]} {sign}"
            marks.append((sign, role, meaning))
    if scale.cuts:
        crossed = any(cut.sign in row.strokes for row in rows for cut in scale.cuts)
        marks.append((glyphs.gap, Role.RAIL, "time left out" if crossed else "silence"))
    if any(row.disputes.differ for row in rows):
        marks.append((glyphs.differs, Role.DIFFERS, "differ"))
    if any(row.disputes.worded and not row.disputes.differ for row in rows):
        marks.append((glyphs.worded, Role.WORDED, "worded otherwise"))
    if any(row.heard.tells(party) and party not in row.heard.denying for row in rows for party in parties):
        marks.append((glyphs.institution, Role.DIM, "tells it"))
    if any(party in row.heard.denying for row in rows for party in parties):
        marks.append((glyphs.denies, Role.DIFFERS, "denies it"))
    if others:
        marks.append(("+N", Role.DIM, "others" if parties else "sources"))
    if any(row.time == "?" for row in rows):
        marks.append(("?", Role.TIME, "no date"))
    return marks
