"""The rail: a timeline as one vertical line of time, with who tells each event and what they dispute."""

from collections.abc import Sequence

from timeline.model import Event, Timeline
from timeline.render.edge_text import Shown, column_for
from timeline.render.ink import Line
from timeline.render.keyline import key_lines
from timeline.render.names import Names
from timeline.render.rail.block import Blocks
from timeline.render.rail.draw import Drawing
from timeline.render.rail.heading import heading_lines
from timeline.render.rail.key import marks_of
from timeline.render.rail.layout import Sheet
from timeline.render.rail.margin import Margin, has_values, is_disputed, is_worded, notes_of
from timeline.render.rail.plan import BARS, Begins, entries_of, steps_of
from timeline.render.spelling import has_clock
from timeline.render.view import View

_VALUES_FROM, _VALUES_MARGIN = 120, 62
_NAMES_FROM, _NAMES_MARGIN = 96, 26
_WIDEST_TEXT = 100
"""On wider screens the margin grows instead, so that notes stay near their events."""


def rail(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    """The drawing of some events of a timeline.

    Events are put in order here; background events are folded into words unless the view unfolds them.
    """
    glyphs, width = view.glyphs, view.cells
    zone = view.zone or timeline.timezone or "UTC"
    entries = entries_of(events, zone, view.by)
    steps = list(steps_of(entries, fold_background=not view.background))
    begun = [step for step in steps if isinstance(step, Begins)]
    drawn = [step.entry for step in begun]
    margin_at = _margin_at(width)
    margin_width = 0 if margin_at is None else width - margin_at
    values = has_values(margin_width)
    notes = {
        entry.event.id: notes_of(entry.event, timeline, glyphs, margin=margin_at is not None, values=values)
        for entry in drawn
    }
    disputed = sum(map(is_disputed, notes.values())), sum(map(is_worded, notes.values()))
    total = max(sum(view.background or not event.background for event in timeline.events), len(drawn))
    published = view.by == "published"

    edges = [edge for entry in drawn for edge in (entry.begin, entry.end) if isinstance(edge, Shown)]
    deep = any(step.column == BARS for step in begun)
    sheet = Sheet(glyphs, column_for(edges), BARS + deep, margin_at)
    text_width = (width if margin_at is None else margin_at - 2) - sheet.text_at
    names = Names(timeline, glyphs)
    margin = None
    if margin_at is not None:
        noted = (note.name for found in notes.values() for note in found if not note.runs_on)
        margin = Margin(margin_width, noted, timeline, glyphs, zone)
    blocks = Blocks(timeline, names, glyphs, zone, width, text_width, ids=view.ids)
    drawing = Drawing(sheet, blocks, margin, glyphs, text_width, notes, by_published=published)
    drawing.draw(steps)
    clocks = (margin is not None and margin.has_clocks) or (
        published and any(has_clock(entry.event.when) for entry in drawn)
    )
    lines = heading_lines(timeline, drawn, total, disputed, zone, width, glyphs, published=published, clocks=clocks)
    if sheet.lines:
        lines.extend([[], *sheet.lines])
    every = (note for found in notes.values() for note in found)
    happened = {_qualifier(entry.event) for entry in drawn} if published else set()
    key = key_lines(marks_of(steps, every, names.drawn, glyphs, happened=happened), width)
    if key:
        lines.extend([[], *key])
    return lines


def _margin_at(width: int) -> int | None:
    """The cell in which margin notes begin; None where there is no margin."""
    if width >= _VALUES_FROM:
        return min(width - _VALUES_MARGIN, _WIDEST_TEXT)
    return width - _NAMES_MARGIN if width >= _NAMES_FROM else None


def _qualifier(event: Event) -> str:
    anchor = event.when.anchor if event.when is not None else None
    return anchor.qualifier if anchor is not None else ""
