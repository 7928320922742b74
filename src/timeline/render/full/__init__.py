"""The full drawing: every event with its disputes, value against value, and with who tells it."""

from collections.abc import Sequence

from timeline.compare import at_odds
from timeline.model import Event, Timeline
from timeline.render.edge_text import Shown, column_for
from timeline.render.full.block import WIDE_FROM, Blocks, qualifier_of
from timeline.render.full.draw import Drawing
from timeline.render.full.key import marks_of
from timeline.render.full.sides import Sides
from timeline.render.ink import Line
from timeline.render.keyline import key_lines
from timeline.render.names import Names
from timeline.render.rail.gaps import Gaps
from timeline.render.rail.heading import extent_of, heading_lines, note_lines, tally_of
from timeline.render.rail.layout import Sheet
from timeline.render.rail.plan import BARS, Background, Begins, entries_of, steps_of
from timeline.render.spelling import has_clock
from timeline.render.view import View


def full(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    """The drawing of some events of a timeline.

    Events are put in order here; background events are folded into words unless the view unfolds them.
    """
    glyphs = view.glyphs
    zone = view.zone or timeline.timezone or "UTC"
    steps = list(steps_of(entries_of(events, zone, view.by), fold_background=not view.background))
    begun = [step for step in steps if isinstance(step, Begins)]
    drawn = [step.entry for step in begun]
    folded = [entry for step in steps if isinstance(step, Background) for entry in step.entries]
    found = {entry.event.id: at_odds(entry.event, timeline) for entry in drawn}
    published = view.by == "published"

    edges = [edge for entry in drawn for edge in (entry.begin, entry.end) if isinstance(edge, Shown)]
    deep = any(step.column == BARS for step in begun)
    sheet = Sheet(glyphs, column_for(edges), BARS + deep)
    width = view.cells - sheet.text_at
    wide = view.cells >= WIDE_FROM
    names = Names(timeline, glyphs)
    sides = Sides(timeline, found.values(), names, glyphs, zone, width, values=wide)
    blocks = Blocks(
        timeline, names, sides, glyphs, zone, width, wide=wide, ids=view.ids, by_published=published
    )  # fmt: skip
    drawing = Drawing(sheet, blocks, found, Gaps(steps), view, width)
    drawing.draw(steps)
    clocks = sides.has_clocks or (published and any(has_clock(entry.event.when) for entry in drawn))
    tally = tally_of(drawn, list(found.values()))
    lines = heading_lines(timeline, extent_of(drawn, folded), tally, zone, view, clocks=clocks)
    lines.extend(note_lines(timeline, view))
    if sheet.lines:
        lines.extend([[], *sheet.lines])
    happened = {qualifier_of(entry.event) for entry in drawn} if published else set()
    key = key_lines(marks_of(steps, found.values(), names.drawn, glyphs, happened=happened), view.cells)
    if key:
        lines.extend([[], *key])
    return lines
