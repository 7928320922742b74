"""The density of a story of very many events: how many there were when, and how much of it contradicts."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import at_odds, event_rows
from timeline.compare.event_rows import is_denied
from timeline.model import Event, Timeline
from timeline.render.columns import flow, width_of
from timeline.render.density.bins import Bins, bins_of
from timeline.render.edge_text import Shown, date_words
from timeline.render.ink import Line, Piece, Role
from timeline.render.rail.heading import Extent, Tally, extent_of, heading_lines, sources_of
from timeline.render.rail.plan import Entry
from timeline.render.text import cells, clean, cut, pad
from timeline.render.theme import Glyphs
from timeline.render.view import View
from timeline.verdict import Verdict

_ROWS = 3
"""How high the columns are."""
_MOST = 5
"""How many of the most contested events are named."""
_GAP = 2
_EVENTS, _DIFFER = "events", "differ"


class Contested(NamedTuple):
    """One of the events that are most at odds."""

    moment: Shown | None
    title: str
    id: str
    differs: int


class Density(NamedTuple):
    """What is drawn of very many events, whatever the screen: all of it that takes time to find.

    `moments` are those of the events that have a date, in microseconds of local time; `differs` is parallel to them.
    """

    extent: Extent
    tally: Tally
    moments: tuple[int, ...]
    differs: tuple[int, ...]
    contested: tuple[Contested, ...]


class Counts(NamedTuple):
    """How many rows of an event differ, with one for a denial, how many are worded otherwise, and how many ruled."""

    differs: int
    worded: int
    ruled: int


def density_of(timeline: Timeline, drawn: Sequence[Entry], folded: Sequence[Entry]) -> Density:
    """That of the events that are drawn, beside background events that are not."""
    return density_with(drawn, folded, [counts_of(entry.event, timeline) for entry in drawn], sources_of(drawn))


def density_with(
    drawn: Sequence[Entry], folded: Sequence[Entry], found: Sequence[Counts], sources: tuple[str, ...]
) -> Density:
    """The same, where it is known what each event that is drawn counts for, and which sources tell them."""
    tally = Tally(sum(one.differs for one in found), sum(one.ruled for one in found), sum(one.worded for one in found))
    dated = [(entry.moment, one.differs) for entry, one in zip(drawn, found, strict=True) if entry.moment]
    most = sorted(range(len(drawn)), key=lambda place: (-found[place].differs, -found[place].worded, place))[:_MOST]
    contested = [
        Contested(drawn[place].moment, drawn[place].event.title, drawn[place].event.id, found[place].differs)
        for place in most
        if found[place].differs
    ]
    moments, differs = tuple(moment.local for moment, _ in dated), tuple(differs for _, differs in dated)
    return Density(extent_of(drawn, folded, sources), tally, moments, differs, tuple(contested))


def density(found: Density, timeline: Timeline, zone: str, view: View) -> list[Line]:
    """The drawing by period, the most contested events, and how to see a part; no event is looked at."""
    lines = heading_lines(timeline, found.extent, found.tally, zone, view)
    room = view.cells - _label_width(view) - len("  9999")
    bins = bins_of(found.moments, room) if found.moments else None
    if bins is not None:
        events, contested = bins.counted([1] * len(found.moments)), bins.counted(found.differs)
        lines.extend([[], *_histogram(bins, events, contested, view)])
    if undated := found.extent.events - len(found.moments):
        lines.append([Piece(f"{undated} without a date", Role.DIM)])
    if found.contested:
        lines.extend([[], [Piece("most at odds", Role.DIM)], *_contested(found.contested, view)])
    lines.extend([[], *flow([Piece(_hint(bins, contested if bins else [], view), Role.DIM)], view.cells)])
    return lines


def counts_of(event: Event, timeline: Timeline) -> Counts:
    """What an event counts for."""
    ruled = at_odds(event, timeline).ruled if event.rulings else 0
    if len(event.accounts) < 2:
        return Counts(0, 0, ruled)
    verdicts = [row.verdict for row in event_rows(event, timeline, values="none")]
    return Counts(verdicts.count(Verdict.DIFFERS) + is_denied(event), verdicts.count(Verdict.WORDED), ruled)


def _label_width(view: View) -> int:
    return len(_DIFFER) + 2 + _GAP if view.cells < 80 else len("events in 10 minutes") + _GAP


def _histogram(bins: Bins, events: Sequence[int], contested: Sequence[int], view: View) -> list[Line]:
    """Ticks, columns of events, and a row of what contradicts; right of each the most of one period."""
    glyphs, label = view.glyphs, _label_width(view)
    name = _EVENTS if view.cells < 80 else f"{_EVENTS} {bins.words}"
    ticks = bins.ticks().rstrip()
    lines: list[Line] = [[Piece(" " * label + ticks, Role.TIME)]] if ticks else []
    for number, row in enumerate(_columns(events, _ROWS, glyphs)):
        line = [Piece(pad(name if number == 0 else "", label), Role.DIM), Piece(row, Role.SPAN)]
        if number == 0:
            line.append(Piece(f"  {max(events)}", Role.DIM))
        lines.append(_trimmed(line))
    if any(contested):
        row = _columns(contested, 1, glyphs)[0]
        begin = [Piece(glyphs.differs, Role.DIFFERS), Piece(pad(f" {_DIFFER}", label - 1), Role.DIM)]
        lines.append([*begin, Piece(row, Role.DIFFERING_NAME), Piece(f"  {max(contested)}", Role.DIM)])
    return lines


def _columns(counts: Sequence[int], rows: int, glyphs: Glyphs) -> list[str]:
    """Columns of eighths, as high as the counts are to the largest; what is there at all has at least one eighth."""
    levels = glyphs.levels
    most = max(counts)
    heights = [max(1, round(count * rows * len(levels) / most)) if count else 0 for count in counts]
    drawn = []
    for row in reversed(range(rows)):
        parts = [min(max(height - row * len(levels), 0), len(levels)) for height in heights]
        drawn.append("".join(levels[part - 1] if part else " " for part in parts))
    return drawn


def _trimmed(line: Line) -> Line:
    while line and not line[-1].text.strip():
        line = line[:-1]
    return [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip())] if line else line


def _contested(events: Sequence[Contested], view: View) -> list[Line]:
    """A line each: when, what, how much contradicts; with its id below where ids are asked for."""
    glyphs = view.glyphs
    dates = ["no date" if one.moment is None else _date(one.moment) for one in events]
    at = max(map(len, dates)) + 2 * _GAP
    marks = [f"{glyphs.differs}{one.differs}" for one in events]
    room = view.cells - at - _GAP - max(map(cells, marks))
    titles = [cut(clean(one.title, glyphs) or one.id, room, glyphs) for one in events]
    width = max(map(cells, titles))
    lines: list[Line] = []
    for one, date, title, mark in zip(events, dates, titles, marks, strict=True):
        line = [Piece(pad(f"  {date}", at), Role.TIME), Piece(title, Role.TITLE)]
        line.extend([Piece(" " * (width - cells(title) + _GAP)), Piece(mark, Role.DIFFERS)])
        name = clean(one.id, glyphs)
        if view.ids and width_of(line) + _GAP + cells(name) <= view.cells:
            line.append(Piece(f"  {name}", Role.DIM))
        elif view.ids:
            lines.append(line)
            lines.extend([Piece(" " * at), *part] for part in flow([Piece(name, Role.DIM)], view.cells - at))
            continue
        lines.append(line)
    return lines


def _date(moment: Shown) -> str:
    return date_words(moment, short=True)


def _hint(bins: Bins | None, contested: Sequence[int], view: View) -> str:
    """How to see a part: the period in which most contradicts."""
    ways = ["--limit 100 unfolds the first events", "--full draws all of it"]
    if bins is not None:
        since, until = bins.bounds(max(range(len(contested)), key=lambda place: contested[place]))
        ways = [f"--since={since} --until={until} unfolds a part", f"--group {bins.group} lists every event"]
    return f"show {'; '.join([*ways, *([] if view.ids else ['--ids names them'])])}"
