"""`timeline diff SOURCE --changes`: what a source has changed since it first told it."""

from typing import TYPE_CHECKING, assert_never

from timeline.cli.options import DiffFormat

if TYPE_CHECKING:
    from timeline.cli.output import Manner
    from timeline.cli.session import Session
    from timeline.compare.sides import Side
    from timeline.render.view import View


def write_changes(
    side: "Side", wanted: DiffFormat, drawn: "tuple[Manner, View]", session: "Session", *, no_pager: bool
) -> bool:
    """Writes what the sources of a side have changed; whether they have changed anything."""
    from timeline.cli.output import write_lines, write_text
    from timeline.compare.changes import changes_of
    from timeline.render.changes import changes_json, changes_lines, changes_markdown

    manner, view = drawn
    timeline, zone = side.timeline, view.zone or side.timeline.timezone or "UTC"
    found = changes_of(timeline, side.sources, zone, side.until)
    match wanted:
        case DiffFormat.JSON:
            write_text(changes_json(side.label, found), session)
        case DiffFormat.MARKDOWN:
            write_text(changes_markdown(timeline, side.label, found, zone), session)
        case DiffFormat.TEXT:
            lines = changes_lines(timeline, side.label, found, view)
            write_lines(lines, manner, session, no_pager=no_pager)
        case _:
            assert_never(wanted)
    return bool(found)
