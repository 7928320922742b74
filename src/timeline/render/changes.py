"""What some sources have changed: drawn, as JSON and in Markdown."""

from collections.abc import Sequence

from timeline.compare.changes import Changed, EventChanges
from timeline.model import Timeline
from timeline.render.as_json import Entry
from timeline.render.columns import flow, indented
from timeline.render.diff.markup import escaped, table_row
from timeline.render.ink import Line, Piece, Role
from timeline.render.json_text import json_text
from timeline.render.names import full_name
from timeline.render.spelling import change_words, date_line, when_words
from timeline.render.text import clean
from timeline.render.theme import UNICODE, Glyphs
from timeline.render.view import View

CHANGES = "timeline.changes/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""

_STEP = 2


def changes_lines(timeline: Timeline, label: str, found: Sequence[EventChanges], view: View) -> list[Line]:
    """How many changes there are, then each event with its day and below it what has changed."""
    zone = view.zone or timeline.timezone or "UTC"
    glyphs = view.glyphs
    several = len({change.source for one in found for change in one.changes}) > 1
    lines = flow([Piece(f"{clean(label, glyphs)}: {_counted(found)}", Role.TITLE)], view.cells)
    for one in found:
        day = "no date" if one.event.when is None else date_line(one.event.when, zone, glyphs)[0].rstrip(",")
        title = [Piece(day, Role.DAY), Piece("  "), Piece(clean(one.event.title, glyphs), Role.TITLE)]
        lines.extend([[], *flow(title, view.cells)])
        for change in one.changes:
            who, what, how = _words(change, timeline, zone, glyphs)
            name = Piece(f"{clean(change.name, glyphs)}  ")
            told = [name, Piece(what), Piece(f"  {how}" if how else "", Role.DIM)]
            told.extend([Piece(f"  {who}", Role.DIM)] if several else [])
            first, *others = flow(told, view.cells - 2 * _STEP, first=view.cells - _STEP)
            lines.extend(indented([first], _STEP))
            lines.extend(indented(others, 2 * _STEP))
    return lines


def changes_markdown(timeline: Timeline, label: str, found: Sequence[EventChanges], zone: str) -> str:
    """A table with a line for each change."""
    lines = [f"{escaped(label)}: {_counted(found)}", ""] if found else [f"{escaped(label)}: {_counted(found)}"]
    if found:
        lines.extend([table_row(["event", "", "changed", "", "who"]), table_row([":---"] * 5)])
    for one in found:
        title = escaped(one.event.title)
        for change in one.changes:
            who, what, how = _words(change, timeline, zone, UNICODE)
            lines.append(table_row([title, *map(escaped, (change.name, what, how, who))]))
            title = ""
    return "\n".join(lines) + "\n"


def changes_json(label: str, found: Sequence[EventChanges]) -> str:
    """A document with the events in their order, ended by a line feed."""
    events = [
        {"id": one.event.id, "title": one.event.title, "changes": [_entry(change) for change in one.changes]}
        for one in found
    ]
    return json_text({"schema": CHANGES, "side": label, "events": events})


def _entry(change: Changed) -> Entry:
    told = change.told
    entry: Entry = {"source": change.source, "name": change.name, "from": told.value, "to": None}
    if told.denied:
        entry["stance"] = "denies"
    if told.changed is not None:
        entry.update({"to": told.changed.value, "corrects": told.changed.openly})
        if told.changed.denied:
            entry["to_stance"] = "denies"
        if told.changed.said is not None:
            entry["published"] = told.changed.said.text
    if change.repeated_by:
        entry["repeated_by"] = change.repeated_by
    return entry


def _words(change: Changed, timeline: Timeline, zone: str, glyphs: Glyphs) -> tuple[str, str, str]:
    """Who, `changed: 30 → 13`, and `4 May 2025, corrected openly`."""
    told = change.told
    before = clean(told.value, glyphs) if told.when is None else when_words(told.when, zone, None, glyphs)
    before = f"denied: {before}" if told.denied else before
    what, how = f"{before} taken back", ""
    if told.changed is not None:
        what, how = change_words(before, told.changed, zone, None, glyphs)
    if change.repeated_by:
        names = ", ".join(_name(source, timeline, glyphs) for source in change.repeated_by)
        how = "; ".join(part for part in (how, f"still repeated by {names}") if part)
    return _name(change.source, timeline, glyphs), what, how


def _name(source: str, timeline: Timeline, glyphs: Glyphs) -> str:
    held = timeline.sources.get(source)
    return clean(source if held is None else full_name(held), glyphs) or clean(source, glyphs)


def _counted(found: Sequence[EventChanges]) -> str:
    changes = [change for one in found for change in one.changes]
    openly = sum(1 for change in changes if change.told.changed is not None and change.told.changed.openly)
    if not changes:
        return "nothing has changed"
    counted = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
    return f"{counted}, {openly} corrected openly" if openly else counted
