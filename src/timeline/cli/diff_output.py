"""Writes a diff in the form that was asked for; and tells what was left out."""

from typing import TYPE_CHECKING, assert_never

from timeline.cli.diff_asked import Asked
from timeline.cli.options import DiffFormat

if TYPE_CHECKING:
    from timeline.cli.output import Manner
    from timeline.compare.report import Report
    from timeline.render.view import View


def tell_folded(asked: Asked, count: int) -> None:
    """Says on stderr how many background events are left out."""
    from timeline.cli.writing import tell

    if count:
        events = "1 background event" if count == 1 else f"{count} background events"
        tell(asked.session, f"{events} left out; --background adds {'it' if count == 1 else 'them'}")


def tell_untold(asked: Asked, report: "Report") -> None:
    """Events of a store that is a side as a whole, which no account tells and no other store either."""
    from timeline.cli.writing import tell
    from timeline.render.text import harmless

    said: set[str] = set()
    for number, side in enumerate(report.sides):
        if side.sources is not None or side.file is None or side.label in said:
            continue
        said.add(side.label)
        drawn = {event.id for entry in report.events if (event := entry.events[number]) is not None}
        untold = [event.id for event in side.timeline.events if not event.accounts and event.id not in drawn]
        if untold:
            events = "1 event" if len(untold) == 1 else f"{len(untold)} events"
            named = ", ".join(untold[:3]) + (", …" if len(untold) > 3 else "")
            tell(asked.session, harmless(f"{events} of {side.label} without any account left out: {named}"))


def write_report(report: "Report", asked: Asked, zone: str, *, stat: bool) -> None:
    """Writes a diff; `stat`: its totals alone."""
    from timeline.cli.output import write_lines, write_text

    match wanted := asked.output.written_as:
        case DiffFormat.JSON:
            from timeline.render.diff_json import diff_json

            write_text(diff_json(report, words=asked.shown.words is not None), asked.session)
        case DiffFormat.MARKDOWN:
            from timeline.render.diff_markdown import diff_markdown

            write_text(diff_markdown(report, zone, words=asked.shown.words is not None), asked.session)
        case DiffFormat.TEXT:
            from timeline.render.diff import diff_lines, stat_lines

            manner, view = view_of(asked, zone)
            lines = (stat_lines if stat else diff_lines)(report, view)
            write_lines(lines, manner, asked.session, no_pager=asked.output.no_pager)
        case _:
            assert_never(wanted)


def view_of(asked: Asked, zone: str) -> "tuple[Manner, View]":
    """How the screen is written to, and how the diff is drawn on it."""
    from timeline.cli.output import manner_of
    from timeline.render.view import View

    manner = manner_of(asked.output, asked.session)
    return manner, View(
        width=manner.width,
        zone=zone,
        ascii=manner.ascii,
        links=manner.links,
        background=asked.filters.background,
        all_points=asked.shown.all_points,
        ids=asked.shown.ids,
        attributes=manner.color,
        reasons=asked.shown.reasons,
        words=asked.shown.words,
    )
