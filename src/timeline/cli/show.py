"""`timeline show`: the sequence as a rail, or single events in full."""

from typing import Annotated, assert_never

import typer

from timeline.cli.groups import with_options
from timeline.cli.options import FilterOptions, Format, Order, OutputOptions
from timeline.cli.session import Session
from timeline.errors import ExitCode


@with_options
def show(
    ctx: typer.Context,
    filters: FilterOptions,
    output: OutputOptions,
    references: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]...",
            help="Events in full: EVENT, EVENT/SOURCE or @last; a part that only one id has will do.",
        ),
    ] = None,
    ids: Annotated[bool, typer.Option("--ids", help="The id of each event behind its title.")] = False,
    bars: Annotated[
        bool, typer.Option("--bars", help="A line for each event, to scale, with the silences cut.")
    ] = False,
    by: Annotated[Order, typer.Option(help="Order by time, or by who said it first.")] = Order.TIME,
) -> ExitCode:
    """Draw the timeline, or single events in full.

    With REF those events, account beside account and point by point.
    """
    if bars:
        _refuse_what_bars_cannot_show(output, by)
    from timeline.cli.output import manner_of, write_lines, write_text
    from timeline.cli.reading import filter_of, read, zone_of
    from timeline.select import select

    session: Session = ctx.obj
    timeline = read(session, output.file).timeline
    zone = zone_of(output.tz, timeline)
    chosen = filter_of(filters, timeline, session)
    events = select(timeline, chosen, by=by.value, zone=zone)
    if references:
        from timeline.references import resolve

        events = resolve(references, events, timeline)
    match wanted := output.written_as:
        case Format.JSON:
            from timeline.render.as_json import show_json

            write_text(show_json(timeline, events), session)
        case Format.TEXT:
            from timeline.render.view import View

            manner = manner_of(output, session)
            view = View(
                width=manner.width,
                zone=zone,
                ascii=manner.ascii,
                links=manner.links,
                background=filters.background,
                by=by.value,
                ids=ids,
            )
            if bars:
                from timeline.render.bars import MOST
                from timeline.render.bars import bars as bar_lines

                lines = bar_lines(timeline, events, view, most=None if filters.limit else MOST)
            elif references:
                from timeline.render.detail import detail

                lines = detail(timeline, events, view)
            else:
                from timeline.render.rail import rail

                lines = rail(timeline, events, view)
            write_lines(lines, manner, session, no_pager=output.no_pager)
        case _:
            assert_never(wanted)
    return ExitCode.FINE


def _refuse_what_bars_cannot_show(output: OutputOptions, by: Order) -> None:
    from timeline.errors import TimelineError

    if by is Order.PUBLISHED:
        raise TimelineError.of("option", "--bars shows when things happened", "leave --by published or --bars out")
    if output.tz == "source":
        raise TimelineError.of("option", "--bars has one clock for all events", "name a zone, such as --tz UTC")
