"""The overview: a story in one line an event, with who stands against whom on what."""

from collections.abc import Sequence

from timeline.compare import AtOdds, at_odds
from timeline.model import Event, Timeline
from timeline.render.edge_text import Shown, column_for
from timeline.render.ink import Line
from timeline.render.keyline import key_lines
from timeline.render.names import Names
from timeline.render.overview.columns import Columns
from timeline.render.overview.draw import Drawing
from timeline.render.overview.key import marks_of
from timeline.render.overview.rows import EventRow, rows_of
from timeline.render.rail.gaps import Gaps
from timeline.render.rail.heading import extent_of, heading_lines, tally_of
from timeline.render.rail.layout import Sheet
from timeline.render.rail.plan import BARS, Background, Begins, Entry, Step, entries_of, steps_of
from timeline.render.view import View

MANY = 200
"""Above so many rows a story is drawn as a histogram, unless every event is asked for."""


def overview(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    """The drawing of some events of a timeline, a line each.

    Events are put in order here; background events are counted in the heading unless the view unfolds them. Where the
    screen is too low the key goes, then the empty line. A story of very many rows is drawn by its density.
    """
    zone = view.zone or timeline.timezone or "UTC"
    entries = entries_of(events, zone, view.by)
    steps = list(steps_of(entries, fold_background=not view.background))
    begun = [step for step in steps if isinstance(step, Begins)]
    drawn, folded = _apart(steps)
    rows = rows_of(steps, Gaps(steps), view)
    if len(rows) > MANY and not (view.all_events or view.group):
        from timeline.render.density import density, density_of

        return density(density_of(timeline, drawn, folded), timeline, zone, view)
    found: dict[str, AtOdds] = {entry.event.id: at_odds(entry.event, timeline) for entry in drawn}
    tally = tally_of(drawn, list(found.values()))
    heading = heading_lines(timeline, extent_of(drawn, folded), tally, zone, view)
    if not rows:
        return heading
    edges = [
        edge._replace(to=None) for entry in drawn for edge in (entry.begin, entry.moment) if isinstance(edge, Shown)
    ]
    deep = any(step.column == BARS for step in begun)
    sheet = Sheet(view.glyphs, column_for(edges), BARS + deep)
    names = Names(timeline, view.glyphs)
    columns = Columns(
        timeline, [row.entry.event for row in rows if isinstance(row, EventRow)], found, names, view, sheet
    )
    drawing = Drawing(sheet, columns, found, view)
    drawing.draw(rows)
    key = key_lines(marks_of(rows, found.values(), view.glyphs), view.cells)
    return _fitted([heading, [columns.heading()], sheet.lines, key], view.height)


def told_apart(timeline: Timeline) -> tuple[list[Entry], list[Entry]]:
    """What the drawing of a whole timeline draws in its own zone, and the background events that it folds."""
    entries = entries_of(timeline.events, timeline.timezone or "UTC", "time")
    return _apart(list(steps_of(entries, fold_background=True)))


def _apart(steps: Sequence[Step]) -> tuple[list[Entry], list[Entry]]:
    drawn = [step.entry for step in steps if isinstance(step, Begins)]
    return drawn, [entry for step in steps if isinstance(step, Background) for entry in step.entries]


def _fitted(blocks: Sequence[list[Line]], height: int | None) -> list[Line]:
    """Heading, names of the columns, events and key; where they are too many for the screen with its prompt, less."""
    heading, named, body, key = blocks
    whole = [*heading, [], *named, *body, *([[], *key] if key else [])]
    if height is None or len(whole) < height:
        return whole
    short = [*heading, [], *named, *body]
    if len(short) < height:
        return short
    shorter = [*heading, *named, *body]
    # What is paged anyway needs no less.
    return shorter if len(shorter) < height else whole
