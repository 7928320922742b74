"""`timeline sources`: who tells what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias, assert_never

import typer

from timeline.cli.groups import DRAWING, with_options
from timeline.cli.options import Format, OutputOptions, SelectionOptions, SourceOrder
from timeline.cli.session import Session
from timeline.cli.spreading import FilteredSpreadOptions, place_of, spread, told_apart
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.compare.shifts import Differences
    from timeline.compare.source_summary import Tally
    from timeline.model import Timeline
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive

_Told: TypeAlias = "tuple[Timeline, list[dict[str, Tally]], list[Differences[str]]]"
"""A store, what its sources come to in some events at a time, and what every two of them do."""


@with_options(own=DRAWING)
def sources(
    ctx: typer.Context,
    selection: SelectionOptions,
    output: OutputOptions,
    by: Annotated[
        SourceOrder, typer.Option(help="Order as in the store, by accounts, or by points that others contradict.")
    ] = SourceOrder.STORE,
    *,
    where: FilteredSpreadOptions,
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
    from timeline.cli.reading import filter_of, is_withheld, leaving, read, tell_withheld, zone_of
    from timeline.compare.shifts import source_differences, source_shifts
    from timeline.compare.source_summary import most_disputed, most_telling, summaries, tallies
    from timeline.select import EVERYTHING, select

    session: Session = ctx.obj

    def whole() -> _Told:
        timeline = leaving(session, read(session, output.file).timeline, private=output.private, svg=output.svg)
        zone = zone_of(output.tz, timeline)
        chosen = filter_of(selection, timeline, session)
        events = select(timeline, chosen, zone=zone)
        if not events:
            from timeline.cli.emptied import tell_emptied

            tell_emptied(session, selection, [timeline], chosen, zone, background=True)
        return timeline, [tallies(timeline, events)], [source_differences(timeline, events)]

    def in_pieces(engine: "Engine", stores: "Sequence[Archive]") -> _Told:
        from timeline.cli.progress import told
        from timeline.spread.telling import telling_in_pieces

        store = stores[0]
        try:
            zone, chosen = zone_of(output.tz, store.header), filter_of(selection, store.header, session)
        except TimelineError:
            if isinstance(place, str):
                raise
            return whole()  # what is wrong with the store is told first
        is_left_out = is_withheld(session, private=output.private, svg=output.svg)
        with told(session, f"reading {store.name}") as progress:
            telling = telling_in_pieces(engine, store, chosen, zone, withheld=is_left_out, progress=progress)
        if telling is None:
            if isinstance(place, str):
                message = f"no event of {place} passes, or an option names what it does not have"
                raise TimelineError.of("address", message, "of a copy on this machine it is told which option it is")
            return whole()
        tell_withheld(session, telling.withheld)
        return telling.header, telling.tallies, telling.differences

    selection, options = told_apart(selection, where)
    place = place_of(session, output.file)
    timeline, counted, differences = spread(session, options, [place], in_pieces, whole)
    zone = zone_of(output.tz, timeline)
    chosen = filter_of(selection, timeline, session)
    found, shifts = summaries(timeline, counted), source_shifts(timeline, differences)
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
