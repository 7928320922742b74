"""The lines above a drawing of a story: its title, its period, and what it is at odds about."""

from collections.abc import Sequence

import msgspec

from timeline.compare import AtOdds
from timeline.model import Event, Timeline
from timeline.render.clocks import clock_notes
from timeline.render.columns import flow, packed, width_of
from timeline.render.edge_text import AS_GIVEN, Shown, date_words, range_words
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.rail.plan import Entry
from timeline.render.text import cells, clean, cut, wrap
from timeline.render.theme import Glyphs
from timeline.render.view import View

_GAP = 2


class Tally(msgspec.Struct, frozen=True):
    """How much of a drawing contradicts, of how much of that the editor has signed it, how much is worded otherwise.

    `most` is the event with the most of it, where several have some.
    """

    differs: int
    ruled: int
    worded: int
    most: Event | None = None


def tally_of(drawn: Sequence[Entry], found: Sequence[AtOdds]) -> Tally:
    """The sums over the events that are drawn; `found` is parallel to them."""
    at_odds = [(odds.differs, odds.worded, entry.event) for entry, odds in zip(drawn, found, strict=True) if odds.count]
    most = max(at_odds, key=lambda one: one[:2])[2] if len(at_odds) > 1 else None
    return Tally(
        sum(odds.differs for odds in found),
        sum(odds.ruled for odds in found),
        sum(odds.worded for odds in found),
        most,
    )


class Extent(msgspec.Struct, frozen=True):
    """How much is drawn, and from when to when: all that a heading says of the events but what they are at odds about.

    `first` and `last` are None where nothing has a date; `folded` counts background events that are not drawn.
    """

    events: int
    sources: tuple[str, ...]
    first: Shown | None
    last: Shown | None
    has_clock: bool
    folded: int = 0
    folded_since: Shown | None = None


def sources_of(drawn: Sequence[Entry]) -> tuple[str, ...]:
    """The sources that tell what is drawn."""
    return tuple(dict.fromkeys(account.source for entry in drawn for account in entry.event.accounts))


def extent_of(drawn: Sequence[Entry], folded: Sequence[Entry], sources: tuple[str, ...] | None = None) -> Extent:
    """That of the events that are drawn, beside background events that are not; `sources`, where they are known."""
    begins = [entry.moment for entry in drawn if entry.moment is not None]
    ends = [entry.end for entry in drawn if isinstance(entry.end, Shown)]
    return Extent(
        len(drawn),
        sources_of(drawn) if sources is None else sources,
        min(begins, key=_begin, default=None),
        max([*begins, *ends], key=lambda moment: ((moment.to or moment).last, moment.precision)) if begins else None,
        any(_has_clock(entry) for entry in drawn),
        len(folded),
        min((entry.moment for entry in folded if entry.moment is not None), key=_begin, default=None),
    )


def _begin(moment: Shown) -> tuple[int, int]:
    return moment.first, -moment.precision


def heading_lines(
    timeline: Timeline,
    extent: Extent,
    tally: Tally,
    zone: str,
    view: View,
    *,
    clocks: bool = False,
) -> list[Line]:
    """Title and period; how many events, how much they are at odds about, how many sources; whose clocks are off.

    The zone is named where a clock time is drawn: `clocks` says that one is, elsewhere than in the time column. The
    event that is most at odds is named where the line has room for it.
    """
    glyphs, width = view.glyphs, view.cells
    sources = extent.sources
    period = _period(extent, glyphs)
    zone_words = ""
    if clocks or extent.has_clock:
        zone_words = "times as each source gives them" if zone == AS_GIVEN else f"times in {clean(zone, glyphs)}"
    title = clean(timeline.title or "", glyphs)
    lines, untold = _titled(title, [part for part in (period, zone_words) if part], view)
    total = max(timeline.count(background=view.background), extent.events)
    events = _count(total, "event")
    if extent.events < total:
        events = f"{f'{extent.events:,}' if extent.events else 'none'} of {events}"
    items: list[Line] = [[Piece(part, Role.DIM)] for part in ([events] if title else [*untold, events])]
    items.extend(_odds(tally, glyphs))
    if sources:
        items.append([Piece(_count(len(sources), "source"), Role.DIM)])
    items.extend([Piece(part, Role.DIM)] for part in (untold if title else []))
    if extent.folded:
        items.append([Piece(_folded_words(extent), Role.DIM)])
    if view.by == "published":
        items.append([Piece("by first publication", Role.DIM)])
    separator = Piece(f" {glyphs.separator} ", Role.DIM)
    counts = packed(items, separator, width)
    if tally.most is not None:
        most = Piece(f"most in: {clean(tally.most.title, glyphs) or tally.most.id}", Role.DIM)
        if width_of(counts[-1]) + cells(separator.text) + cells(most.text) <= width:
            counts[-1] = [*counts[-1], separator, most]
    lines.extend(counts)
    for clock_note in clock_notes(timeline, sources, Names(timeline, glyphs), glyphs):
        lines.extend([Piece(part, Role.DIM)] for part in wrap(clock_note, width))
    return lines


def note_lines(timeline: Timeline, view: View) -> list[Line]:
    """The note of the store in two lines, the second one cut."""
    if not (note := clean(timeline.note or "", view.glyphs)):
        return []
    shown, rest = (rows := wrap(note, view.cells))[:2], rows[2:]
    if rest:
        shown[1] = cut(shown[1] + view.glyphs.ellipsis, view.cells, view.glyphs)
    return [[Piece(part, Role.DIM)] for part in shown]


def _titled(title: str, parts: Sequence[str], view: View) -> tuple[list[Line], list[str]]:
    """The title with the parts at the right end of its line, and those that have no room there."""
    between = f" {view.glyphs.separator} "
    lines: list[Line] = flow([Piece(title, Role.TITLE)], view.cells) if title else []
    if not lines:
        return [], list(parts)
    for count in range(len(parts), 0, -1):
        told = between.join(parts[:count])
        missing = view.cells - width_of(lines[-1]) - cells(told)
        if missing >= _GAP:
            lines[-1] = [*lines[-1], Piece(" " * missing), Piece(told, Role.DIM)]
            return lines, list(parts[count:])
    return lines, list(parts)


def _odds(tally: Tally, glyphs: Glyphs) -> list[Line]:
    items: list[Line] = []
    if tally.differs:
        items.append([Piece(glyphs.differs, Role.DIFFERS), Piece(f" {tally.differs:,}", Role.DIFFERING_NAME)])
        if tally.ruled:
            items[-1].extend([Piece(f" ({tally.ruled} ruled ", Role.DIM), Piece(glyphs.ruled, Role.RULED)])
            items[-1].append(Piece(")", Role.DIM))
    if tally.worded:
        items.append([Piece(glyphs.worded, Role.WORDED), Piece(f" {tally.worded:,}", Role.WORDED_NAME)])
    return items


def _folded_words(extent: Extent) -> str:
    words = _count(extent.folded, "background event")
    return words if extent.folded_since is None else f"{words} since {date_words(extent.folded_since, short=True)}"


def _count(number: int, noun: str) -> str:
    return f"{f'{number:,}' if number else 'no'} {noun}{'' if number == 1 else 's'}"


def _has_clock(entry: Entry) -> bool:
    edges = (entry.begin, entry.end)
    return any(isinstance(edge, Shown) and (edge.clock or (edge.to is not None and edge.to.clock)) for edge in edges)


def _period(extent: Extent, glyphs: Glyphs) -> str:
    if extent.first is None or extent.last is None:
        return ""
    return range_words(extent.first, extent.last.to or extent.last, None, glyphs, short=False)
