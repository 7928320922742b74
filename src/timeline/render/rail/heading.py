"""The lines above the drawing: the title, and what the drawing holds."""

from collections.abc import Sequence

from timeline.model import Timeline
from timeline.render.clocks import clock_notes
from timeline.render.edge_text import AS_GIVEN, Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.rail.gaps import range_words
from timeline.render.rail.plan import Entry
from timeline.render.text import cells, clean, cut, wrap
from timeline.render.theme import Glyphs


def heading_lines(
    timeline: Timeline,
    drawn: Sequence[Entry],
    total: int,
    disputed: tuple[int, int],
    zone: str,
    width: int,
    glyphs: Glyphs,
    *,
    published: bool,
    clocks: bool,
) -> list[Line]:
    """Title; period, number of events and of those `disputed` and worded otherwise, sources, and the zone; the note.

    `total` is how many events there would be without filters. The zone is named where a clock time is drawn: `clocks`
    says whether one is below or beside the rail. Where the line is too short the period goes first, with an ellipsis
    for it; what is still too long goes on in another line. The note has two lines, the second one cut.
    """
    lines: list[Line] = []
    title = clean(timeline.title or "", glyphs)
    if title:
        lines.extend([Piece(part, Role.TITLE)] for part in wrap(title, width))
    period = _period(drawn, glyphs)
    sources = {account.source for entry in drawn for account in entry.event.accounts}
    events = _count(total, "event")
    if len(drawn) < total:
        events = f"{len(drawn) or 'none'} of {events}"
    kinds = zip(disputed, ("disputed", "worded otherwise"), strict=True)
    counts = ", ".join([events, *[f"{number} {kind}" for number, kind in kinds if number]])
    parts = [counts, *([_count(len(sources), "source")] if sources else [])]
    zone_words = ""
    if clocks or any(_has_clock(entry) for entry in drawn):
        zone_words = "as each source gives them" if zone == AS_GIVEN else clean(zone, glyphs)
    if published:
        parts.append("by first publication")
    between = f" {glyphs.separator} "
    full = [*([period] if period else []), *parts, *([f"times {_in(zone)}{zone_words}"] if zone_words else [])]
    if cells(between.join(full)) > width:
        lost = [glyphs.ellipsis] if period else []
        full = [*lost, *parts, *([f"times {zone_words}" if zone == AS_GIVEN else zone_words] if zone_words else [])]
    said = ""
    for part in full:
        longer = said + between + part if said else part
        if said and cells(longer) > width:
            lines.append([Piece(said, Role.DIM)])
            longer = part
        said = longer
    lines.extend([Piece(part, Role.DIM)] for part in wrap(said, width))
    for clock_note in clock_notes(timeline, sources, Names(timeline, glyphs), glyphs):
        lines.extend([Piece(part, Role.DIM)] for part in wrap(clock_note, width))
    if note := clean(timeline.note or "", glyphs):
        shown, rest = (rows := wrap(note, width))[:2], rows[2:]
        if rest:
            shown[1] = cut(shown[1] + glyphs.ellipsis, width, glyphs)
        lines.extend([Piece(part, Role.DIM)] for part in shown)
    return lines


def _in(zone: str) -> str:
    return "" if zone == AS_GIVEN else "in "


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _has_clock(entry: Entry) -> bool:
    edges = (entry.begin, entry.end)
    return any(isinstance(edge, Shown) and (edge.clock or (edge.to is not None and edge.to.clock)) for edge in edges)


def _period(drawn: Sequence[Entry], glyphs: Glyphs) -> str:
    begins = [entry.moment for entry in drawn if entry.moment is not None]
    if not begins:
        return ""
    ends = [entry.end for entry in drawn if isinstance(entry.end, Shown)]
    first = min(begins, key=lambda moment: (moment.first, -moment.precision))
    last = max([*begins, *ends], key=lambda moment: ((moment.to or moment).last, moment.precision))
    return range_words(first, last.to or last, None, glyphs, short=False)
