"""Which marks an overview has drawn, for its key."""

from collections.abc import Iterable, Sequence

from timeline.compare import AtOdds
from timeline.render.edge_text import Shown
from timeline.render.marks import key_of
from timeline.render.overview.rows import EventRow, Row
from timeline.render.rail.key import Key, marks_of_odds, marks_of_times
from timeline.render.rail.plan import Open
from timeline.render.theme import Glyphs


def marks_of(rows: Sequence[Row], found: Iterable[AtOdds], glyphs: Glyphs) -> list[Key]:
    """The marks of a drawing with their roles and meanings, in the order of the key: first what is at odds."""
    events = [row for row in rows if isinstance(row, EventRow)]
    shown = [row.entry.begin for row in events if isinstance(row.entry.begin, Shown)]
    later = [edge for edge in shown if edge.to is not None or edge.after]
    return [
        *marks_of_odds(found, glyphs),
        *_of_rail(events, glyphs),
        *marks_of_times(
            [edge.qualifier for edge in shown if edge.to is None and not edge.after],
            glyphs,
            later=bool(later),
            by=any(edge.before for edge in shown) or any(row.entry.begin is Open.NOT_STATED for row in events),
        ),
    ]


def _of_rail(events: Sequence[EventRow], glyphs: Glyphs) -> list[Key]:
    marks: list[Key] = []
    brackets = [row for row in events if row.step.bracket]
    if brackets:
        marks.append(key_of(glyphs, "body"))
    if any(row.entry.begin is Open.OPEN or row.entry.end is Open.OPEN for row in brackets):
        marks.append(key_of(glyphs, "open_begin", "open_end"))
    if any(row.step.holds for row in events):
        marks.append(key_of(glyphs, "begin", "end"))
    if any(row.is_exact for row in events):
        marks.append(key_of(glyphs, "exact"))
    if any(not row.step.bracket and not row.is_exact for row in events):
        marks.append(key_of(glyphs, "less_exact"))
    return marks
