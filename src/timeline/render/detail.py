"""`show EVENT`: an event in full, point by point and account by account. Nothing the store says of it is left out."""

from collections.abc import Iterator, Sequence

from timeline.compare import denial_row, event_rows
from timeline.model import Event, Point, Timeline
from timeline.render.accounts import Accounts
from timeline.render.clocks import clock_notes
from timeline.render.columns import flow, width_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.other_keys import extra_lines, labelled, other_lines
from timeline.render.point_table import Points
from timeline.render.rulings import ruling_lines
from timeline.render.sections import brief_lines, sections
from timeline.render.spelling import SOURCE, date_line, has_clock, other_calendar, own_clock
from timeline.render.text import cells, clean
from timeline.render.view import View
from timeline.value import TimeValue, parse_value
from timeline.when import Home, When

_GAP = 2
_DRAWN = frozenset(
    {"id", "title", "when", "place", "actors", "tags", "background", "note", "same_as", "not_same", "rulings"}
)
"""The keys of an event that have a place of their own in the drawing."""


def detail(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    """The drawing of these events in their order, an empty line between two."""
    names = Names(timeline, view.glyphs)
    lines: list[Line] = []
    for event in events:
        if lines:
            lines.append([])
        lines.extend(_drawn(timeline, event, names, view))
    return lines


def _drawn(timeline: Timeline, event: Event, names: Names, view: View) -> list[Line]:
    zone = view.zone or timeline.timezone or "UTC"
    denial = denial_row(event)
    points = Points(timeline, event, names, view, zone)
    rows = [*([] if denial is None else [denial]), *event_rows(event, timeline)]
    drawn = list(zip(rows, points.blocks(rows), strict=True))
    heading = _heading(timeline, event, zone, view)
    if view.brief:
        return brief_lines(heading, drawn, event, view)
    blocks = [
        heading,
        *sections(drawn, view),
        ruling_lines(event, names, view),
        [*_about(event, view), *points.findings()],
        Accounts(timeline, event, names, view, zone).lines() or [[Piece("no source tells it yet", Role.DIM)]],
    ]
    lines: list[Line] = []
    for block in blocks:
        if lines and block:
            lines.append([])
        lines.extend(block)
    return lines


def _heading(timeline: Timeline, event: Event, zone: str, view: View) -> list[Line]:
    width, glyphs = view.cells, view.glyphs
    title, name = clean(event.title, glyphs), clean(event.id, glyphs)
    lines = flow([Piece(title, Role.TITLE)], width)
    missing = width - width_of(lines[-1]) - cells(name)
    if missing >= _GAP:
        lines[-1] = [*lines[-1], Piece(" " * missing), Piece(name, Role.DIM)]
    else:
        lines.extend(flow([Piece(name, Role.DIM)], width))
    lines.extend(_date(timeline, event, zone, view))
    tellers = [account.source for account in event.accounts]
    for note in clock_notes(timeline, tellers, Names(timeline, glyphs), glyphs):
        lines.extend(flow([Piece(note, Role.DIM)], width))
    separator = f" {glyphs.separator} "
    parts = [
        event.place or "",
        "" if event.coordinates is None else event.coordinates.text,
        ", ".join(event.actors),
        ", ".join(event.tags),
    ]
    parts.append("background" if event.background else "")
    scene = separator.join(clean(part, glyphs) for part in parts if part)
    if scene:
        lines.extend(flow([Piece(scene, Role.DIM)], width))
    return lines


def _date(timeline: Timeline, event: Event, zone: str, view: View) -> list[Line]:
    """The time of the event, and the zone of whatever clock is drawn below."""
    when = event.when
    notes = []
    if when is None:
        pieces = [Piece("no date", Role.DIM)]
    else:
        day, clock = date_line(when, zone, view.glyphs)
        pieces = [Piece(day, Role.DAY)]
        if clock:
            pieces.append(Piece(f"  {clock}", Role.TIME))
        if beside := other_calendar(when, zone, view.glyphs):
            notes.append(beside)
        if zone == SOURCE and (own := own_clock(when, zone, None, view.glyphs)):
            notes.append(own)
        if event.own_when is None:
            notes.append("as its accounts tell it")
    if any(has_clock(drawn) for drawn in _drawn_times(timeline, event)):
        notes.append("times as their sources give them" if zone == SOURCE else f"times in {zone}")
    pieces.extend(Piece(f"  {note}", Role.DIM) for note in notes)
    return flow(pieces, view.cells)


def _drawn_times(timeline: Timeline, event: Event) -> Iterator[When | None]:
    """Every time that is drawn of an event: its own, those of its accounts and citations, and points that are times."""
    yield event.when
    yield from (point.as_of for point in event.points)
    yield from (_time_of(point, timeline.home(None), timeline) for point in event.points)
    for account in event.accounts:
        yield from (account.when, account.published)
        for citation in account.cite:
            yield from (citation.published, citation.retrieved)
        for point in account.points:
            yield from (point.as_of, _time_of(point, timeline.home(account.source), timeline))


def _time_of(point: Point, home: Home, timeline: Timeline) -> When | None:
    if ":" not in point.value or point.read_as not in (None, "time"):
        return None
    value = parse_value(point.value, zone=home.zone, calendar=home.calendar, about=timeline.about)
    return value.when if isinstance(value, TimeValue) else None


def _about(event: Event, view: View) -> list[Line]:
    """The editor's note, and what links the event to those of other stores."""
    lines: list[Line] = []
    for label, text in (
        ("note", event.note or ""),
        ("same as", ", ".join(event.same_as)),
        ("not the same as", ", ".join(event.not_same)),
    ):
        if text:
            lines.extend(labelled(label, [Piece(clean(text, view.glyphs))], view, view.cells))
    lines.extend(other_lines("event", event, _DRAWN, view, view.cells))
    globe = {} if event.coordinates is None else event.coordinates.extra
    lines.extend(extra_lines({**globe, **event.extra}, view, view.cells))
    return lines
