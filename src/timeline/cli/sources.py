"""`timeline sources`: who tells what."""

from typing import Annotated, assert_never

import typer

from timeline.cli.groups import DRAWING, with_options
from timeline.cli.options import Format, OutputOptions, SelectionOptions, SourceOrder
from timeline.cli.session import Session
from timeline.errors import ExitCode


@with_options(own=DRAWING)
def sources(
    ctx: typer.Context,
    selection: SelectionOptions,
    output: OutputOptions,
    by: Annotated[
        SourceOrder, typer.Option(help="Order as in the store, by accounts, or by points that others contradict.")
    ] = SourceOrder.STORE,
) -> ExitCode:
    """List who tells what.

    For each source its accounts, when it first and last told anything, how many points it tells and how many of
    them another source contradicts, and whom it speaks for, derives from or repeats; and whose times are
    later than another's by the same amount throughout. Background events count. With
    filters, only sources that tell one of the events that pass.

    $ timeline sources --by disputed  # those first whom others contradict most
    $ timeline sources --tag talks  # who tells of the talks
    """
    from timeline.cli.output import manner_of, write_lines, write_text
    from timeline.cli.reading import filter_of, leaving, read, zone_of
    from timeline.compare.shifts import source_shifts
    from timeline.compare.source_summary import most_disputed, most_telling, summaries
    from timeline.select import EVERYTHING, select

    session: Session = ctx.obj
    timeline = leaving(session, read(session, output.file).timeline, private=output.private, svg=output.svg)
    zone = zone_of(output.tz, timeline)
    chosen = filter_of(selection, timeline, session)
    events = select(timeline, chosen, zone=zone)
    if not events:
        from timeline.cli.emptied import tell_emptied

        tell_emptied(session, selection, [timeline], chosen, zone, background=True)
    found, shifts = summaries(timeline, events), source_shifts(timeline, events)
    if chosen != EVERYTHING:
        found = tuple([summary for summary in found if summary.accounts])
    if by is SourceOrder.ACCOUNTS:
        found = most_telling(found)
    elif by is SourceOrder.DISPUTED:
        found = most_disputed(found)
    match wanted := output.written_as:
        case Format.JSON:
            from timeline.render.sources_json import sources_json

            write_text(sources_json(timeline, found, shifts), session)
        case Format.TEXT:
            from timeline.render.sources import source_lines
            from timeline.render.view import View

            manner = manner_of(output, session)
            view = View(width=manner.width, zone=zone, ascii=manner.ascii, links=manner.links, attributes=manner.color)
            write_lines(source_lines(timeline, found, view, shifts), manner, session, no_pager=output.no_pager)
        case _:
            assert_never(wanted)
    return ExitCode.FINE
