"""The mark of an event that one side reports and another denies."""

from timeline.compare.report import EventDiff
from timeline.render.ink import Line, Piece
from timeline.render.judged import sign_of
from timeline.render.marks import marked
from timeline.render.theme import Glyphs


def denied_mark(event: EventDiff, glyphs: Glyphs) -> Line:
    """How report and denial compare, and the sign behind it where the editor has ruled so; empty without a denial."""
    if event.denial is None:
        return []
    mark, _ = marked(event.denial, glyphs)
    sign = sign_of(event.judged, glyphs)
    return [mark] if sign is None else [mark, Piece(" "), sign]
