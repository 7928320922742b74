"""Bars: an event a line, to scale where much happens, with the silences cut, and which parties tell it."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import at_odds
from timeline.model import Event, Timeline
from timeline.render.bars.head import head_lines, ruler_lines
from timeline.render.bars.key import marks_of
from timeline.render.bars.parties import Heard, heard, main_parties
from timeline.render.bars.reaches import Lying, lying
from timeline.render.bars.row import Disputes, Row, Rows, titled
from timeline.render.bars.ruler import Ruler, label_width, ruler
from timeline.render.bars.scale import scale_of
from timeline.render.bars.sheet import DISPUTES, most_parties, sheet_of
from timeline.render.bars.strokes import strokes
from timeline.render.bars.times import Times, width_for
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.keyline import key_lines
from timeline.render.names import Names
from timeline.render.rail.heading import extent_of, heading_lines, tally_of
from timeline.render.rail.plan import Entry, entries_of
from timeline.render.text import cells, wrap
from timeline.render.view import View
from timeline.when import Edge
from timeline.when.zones import zone_of

MOST = 200
"""So many events are drawn where nobody has said how many: below some screens of bars their ruler is out of sight."""

_ON_A_SCREEN = 30
"""Below more rows the ruler stands once more."""


def bars(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    """The drawing of some events, the first ones of very many unless the view has all.

    Events are put in the order in which they happened; background events are left out unless the view unfolds them.
    `view.zone` is that of the ruler, None for the store's own.
    """
    width, glyphs = view.cells, view.glyphs
    zone = view.zone or timeline.timezone or "UTC"
    rules = zone_of(zone)
    shown = [event for event in events if view.background or not event.background]
    entries = entries_of(shown, zone, "time")
    entries = entries if view.all_events else entries[:MOST]
    drawn = [_Drawn(entry, lying(entry.event.when, rules), heard(entry.event, timeline)) for entry in entries]
    found = [at_odds(entry.event, timeline) for entry in entries]

    names = Names(timeline, glyphs)
    parties = main_parties([one.heard for one in drawn], timeline, most_parties(width))
    others = most_parties(width) > 0 and any(one.heard.others(parties) for one in drawn)
    times = Times([edge for entry in entries for edge in _edges(entry)], zone, width, glyphs)
    told = [times.words(one.anchor, below_days=below) for one in drawn for below in (True, False)]
    headed = [titled(entry.event, glyphs, ids=view.ids) for entry in entries]
    titles = max((cells("  ".join([title, *tails])) for title, tails in headed), default=0)
    sheet = sheet_of(width, width_for(told), titles, [names.brief(party) for party in parties], others=others)

    label = label_width(times.is_of_years, sheet.scale)
    scale = scale_of([one.lying.stated for one in drawn if one.lying is not None], sheet.scale, label)
    labels = ruler(scale, rules, sheet.scale + DISPUTES) if scale.bursts else Ruler((), (), ())
    rows = [
        Row(
            one.entry.event,
            times.words(one.anchor, below_days=one.is_below(labels)),
            {} if one.lying is None else strokes(one.lying, scale),
            Disputes(odds.differs, odds.worded),
            one.heard,
        )
        for one, odds in zip(drawn, found, strict=True)
    ]
    clocks = bool(labels.with_days)
    tally = tally_of(entries, found)
    lines = heading_lines(timeline, extent_of(entries, ()), tally, zone, view, clocks=clocks)
    if len(entries) < len(shown):
        words = (
            f"The first {len(entries)} of {len(shown)} are drawn; choose by --since, --until, --tag, or with --limit"
        )
        lines.extend([Piece(part, Role.WARNING)] for part in wrap(words, width))
    if rows:
        making = Rows(sheet, scale, parties, names, glyphs, ids=view.ids)
        lines.extend([[], *head_lines(sheet, scale, labels, parties, names, glyphs)])
        lines.extend(making.line(row) for row in rows)
        if len(rows) > _ON_A_SCREEN:
            lines.extend(ruler_lines(sheet, scale, labels))
        key = key_lines(marks_of(rows, scale, parties, glyphs, others=others), width)
        lines.extend([[], *key] if key else [])
    return lines


class _Drawn(NamedTuple):
    """An event that is drawn, before it is known where."""

    entry: Entry
    lying: Lying | None
    heard: Heard

    @property
    def anchor(self) -> Edge | None:
        when = self.entry.event.when
        return None if when is None else when.anchor

    def is_below(self, labels: Ruler) -> bool:
        """Whether the ruler says on which day it begins."""
        return self.lying is not None and labels.tells_day(self.lying.stated[0])


def _edges(entry: Entry) -> list[Shown]:
    return [edge for edge in (entry.begin, entry.end) if isinstance(edge, Shown)]
