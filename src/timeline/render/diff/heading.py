"""The lines above a diff: the title, what the sides tell in common and alone, and how that compares."""

from collections.abc import Sequence
from shlex import quote

from timeline.compare.report import Report
from timeline.render.clocks import clock_notes, shift_words
from timeline.render.columns import flow, indented, packed, width_of
from timeline.render.diff.roster import Roster
from timeline.render.edge_text import range_words, shown_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.marks import marked
from timeline.render.names import Names
from timeline.render.spelling import SOURCE, has_clock
from timeline.render.text import cells, clean
from timeline.render.theme import Glyphs
from timeline.render.view import View
from timeline.verdict import Verdict
from timeline.when import When
from timeline.when.outermost import edges_of, outermost

BETWEEN = Piece("   ")
_MOST_NAMED = 8
"""More sides are counted instead of named."""


def heading_lines(report: Report, roster: Roster, view: View) -> list[Line]:
    """Title, period and zone; counts of events; counts of points; what was left out."""
    width = view.cells
    lines = flow([Piece(clean(report.timeline.title, view.glyphs), Role.TITLE)], width) if report.timeline.title else []
    lines = with_aside(lines, _aside(report, roster, view), width)
    if report.is_grid and len(report.sides) <= _MOST_NAMED:
        lines.extend(roster.listed(range(len(report.sides)), width))
    lines.extend(_houses(report, roster, width))
    lines.extend(packed(_events(report, roster, view), BETWEEN, width))
    lines.extend(packed(_points(report, view), BETWEEN, width))
    for side, words in against_itself(report, roster):
        command = f"diff {quote(report.sides[side].label)} --inside"
        said = [Piece(view.glyphs.differs, Role.DIFFERS), Piece(f" {words}", Role.DIM)]
        lines.extend(packed([said, [Piece(clean(command, view.glyphs), Role.DIM)]], BETWEEN, width))
    for note in [*left_out(report, roster), *time_notes(report, roster, view.glyphs)]:
        lines.extend(flow([Piece(note, Role.DIM)], width))
    return lines


def with_aside(lines: list[Line], aside: str, width: int) -> list[Line]:
    """Lines with a remark at the right end of the last one, below it where it does not fit."""
    missing = width - (width_of(lines[-1]) if lines else 0) - cells(aside)
    if not aside:
        return lines
    if lines and missing >= len(BETWEEN.text):
        return [*lines[:-1], [*lines[-1], Piece(" " * missing), Piece(aside, Role.DIM)]]
    return [*lines, *flow([Piece(aside, Role.DIM)], width)]


def houses(report: Report, roster: Roster) -> list[str]:
    """Who stands in each side beside its own sources: `White House: its own texts, Witkoff, Leavitt`."""
    told = [
        {account.source for event in report.events for account in event.accounts[side]}
        for side in range(len(report.sides))
    ]
    return [words for _, words in roster.houses(lambda side, source: source in told[side])]


def _houses(report: Report, roster: Roster, width: int) -> list[Line]:
    lines: list[Line] = []
    for words in houses(report, roster):
        lines.extend(indented(flow([Piece(words, Role.DIM)], width - 2), 2, but_first=True))
    return with_aside(lines, "--own: own texts only", width) if lines else []


def against_itself(report: Report, roster: Roster) -> list[tuple[int, str]]:
    """Each side whose own speakers contradict each other, and on how much."""
    return [
        (number, f"{roster.names[number]} against itself: {side.against_itself}")
        for number, side in enumerate(report.sides)
        if side.against_itself
    ]


def _aside(report: Report, roster: Roster, view: View) -> str:
    times = [event.when for event in report.events if event.when is not None]
    parts = [shown] if (shown := period(times, roster.zone, view.glyphs)) else []
    clocks = any(has_clock(event.when) for event in report.events) or any(
        has_clock(account.when) for event in report.events for accounts in event.accounts for account in accounts
    )
    if clocks:
        parts.append("times as each source gives them" if roster.zone == SOURCE else f"times in {roster.zone}")
    return f" {view.glyphs.separator} ".join(parts)


def period(times: Sequence[When], zone: str, glyphs: Glyphs) -> str:
    """From the first to the last of these times, as dates; nothing where none has a date."""
    shown = [moment for edge in outermost(edges_of(times)) if (moment := shown_of(edge, zone)) is not None]
    if not shown:
        return ""
    first = min(shown, key=lambda moment: (moment.first, -moment.precision))
    last = max((moment.to or moment for moment in shown), key=lambda moment: (moment.last, moment.precision))
    return clean(range_words(first, last, None, glyphs, short=False), glyphs)


def _events(report: Report, roster: Roster, view: View) -> list[Line]:
    totals, glyphs = report.totals, view.glyphs
    noun = "source" if all(side.is_one_source for side in report.sides) else "side"
    by = f"by two or more of {counted(len(report.sides), noun)}" if report.is_grid else "by both"
    items: list[Line] = [[Piece(f"{counted(totals.both, 'event')} told {by}", Role.DIM)]]
    if totals.denied:
        items.append([Piece(glyphs.differs, Role.DIFFERS), Piece(f" {totals.denied} denied", Role.DIM)])
    if totals.unjudged:
        mark, _ = marked(Verdict.NOT_COMPARABLE, glyphs)
        items.append([mark, Piece(f" {totals.unjudged} without a common point", Role.DIM)])
    if report.is_grid:
        if alone := sum(totals.only):
            items.append([Piece(glyphs.one_source, Role.DIM), Piece(f" {alone} by one alone", Role.DIM)])
    else:
        for side, sign, role in ((0, glyphs.left, Role.LEFT), (1, glyphs.right, Role.RIGHT)):
            if totals.only[side]:
                items.append([Piece(sign, role), Piece(f" {totals.only[side]} {roster.only(side)}", Role.DIM)])
    if report.is_of_several_stores and (matched := matched_words(report)):
        items.append([Piece(matched, Role.DIM)])
    if totals.reversals:
        pairs = counted(totals.reversals, "pair")
        items.append([Piece(glyphs.differs, Role.DIFFERS), Piece(f" {pairs} in opposite order", Role.DIM)])
    if totals.collisions:
        ids = counted(totals.collisions, "id")
        items.append([Piece(glyphs.differs, Role.DIFFERS), Piece(f" {ids} used for different events", Role.DIM)])
    return items


def _points(report: Report, view: View) -> list[Line]:
    totals, glyphs = report.totals, view.glyphs
    differing = totals.points.get(Verdict.DIFFERS, 0)
    words = {
        Verdict.DIFFERS: f"{counted(differing, 'point')} differ{'s' if differing == 1 else ''}",
        Verdict.WORDED: f"{totals.points.get(Verdict.WORDED, 0)} worded otherwise",
        Verdict.COMPATIBLE: f"{totals.points.get(Verdict.COMPATIBLE, 0)} compatible",
        Verdict.NOT_COMPARABLE: f"{totals.points.get(Verdict.NOT_COMPARABLE, 0)} not comparable",
        Verdict.SAME: f"{totals.points.get(Verdict.SAME, 0)} same",
    }
    items: list[Line] = []
    for verdict, text in words.items():
        if totals.points.get(verdict, 0):
            mark, _ = marked(verdict, glyphs)
            items.append([mark, Piece(f" {text}{_ruled(report, verdict, glyphs)}", Role.DIM)])
    if report.is_grid:
        if alone := totals.points.get(Verdict.ONLY, 0):
            items.append([Piece(glyphs.one_source, Role.DIM), Piece(f" {alone} told by one alone", Role.DIM)])
        return items
    both: Line = []
    for side, sign, role in ((0, glyphs.left, Role.LEFT), (1, glyphs.right, Role.RIGHT)):
        if totals.points_only[side]:
            between = [BETWEEN] if both else []
            both.extend([*between, Piece(sign, role), Piece(f" {totals.points_only[side]}", Role.DIM)])
    # As one item, so that a line holds both.
    return [*items, both] if both else items


def _ruled(report: Report, verdict: Verdict, glyphs: Glyphs) -> str:
    """How many rows of a verdict the editor has ruled on: ` (2 ruled §)`."""
    count = sum(1 for row in report.rows() if row.verdict is verdict and row.ruled)
    return f" ({count} ruled {glyphs.ruled})" if count else ""


def matched_words(report: Report) -> str:
    """How the events that several stores tell were found to be one: `3 matched by id, 2 by score`; empty for none."""
    words = {"id": "by id", "link": "by a link", "score": "by score"}
    parts = [f"{count} {words[by]}" for by, count in report.matched.items() if count]
    return "" if not parts else f"matched: {', '.join(parts)}"


def left_out(report: Report, roster: Roster) -> list[str]:
    """What a side taken at an earlier time leaves out: accounts that came later, and those whose date does not say."""
    notes = []
    for side, name in enumerate(roster.names):
        undated = report.undated[side] if report.undated else 0
        later = report.later[side] if report.later else 0
        parts = []
        if undated:
            parts.append(f"{counted(undated, 'account')} without a sufficient date")
        if later:
            parts.append(f"{counted(later, 'later account')}")
        if parts:
            notes.append(f"{name} leaves out {' and '.join(parts)}")
    return notes


def time_notes(report: Report, roster: Roster, glyphs: Glyphs) -> list[str]:
    """Whose clock is corrected, and which side's times are later throughout; once each, in the order of the sides."""
    notes: dict[str, None] = {}
    told = [
        {account.source for event in report.events for account in event.accounts[side]}
        for side in range(len(report.sides))
    ]
    names: dict[int, Names] = {}
    for side, sources in zip(report.sides, told, strict=True):
        timeline = side.timeline
        if not timeline.clocked:
            continue
        if id(timeline) not in names:
            names[id(timeline)] = Names(timeline, glyphs)
        notes.update(dict.fromkeys(clock_notes(timeline, sources, names[id(timeline)], glyphs)))
    for one in report.shifts:
        left, right = (roster.names[side] for side in one.sides)
        taken = f"; aligned: taken out of {right}'s here" if one.aligned else ""
        notes[f"{shift_words(one.shift, left, right, glyphs)}{taken}"] = None
    return list(notes)


def counted(number: int, noun: str) -> str:
    """`no event`, `1 event`, `2 events`."""
    return f"{number or 'no'} {noun}{'' if number in (0, 1) else 's'}"
