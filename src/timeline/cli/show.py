"""`timeline show`: the sequence in one of its views, or single events in full."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from timeline.cli.groups import DRAWING, with_options
from timeline.cli.options import FilterOptions, Format, Order, OutputOptions, Period
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.cli.indexed import Drawn
    from timeline.index.asking import Asked
    from timeline.model import Event, Timeline


@with_options(own=DRAWING)
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
    full: Annotated[
        bool, typer.Option("--full", help="Every event with its disputes, value against value, and who tells it.")
    ] = False,
    bars: Annotated[
        bool, typer.Option("--bars", help="A line for each event, to scale, with the silences cut.")
    ] = False,
    group: Annotated[
        Period | None, typer.Option(help="List every event, under the years, the months or the days.")
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="The proposals that nobody has looked at yet, and nothing else.")
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Of each REF what fits a screen: what is disputed.")] = False,
    ids: Annotated[bool, typer.Option("--ids", help="The id of each event beside its title.")] = False,
    by: Annotated[Order, typer.Option(help="Order by time, or by who said it first.")] = Order.TIME,
) -> ExitCode:
    """Draw the timeline, or single events in full.

    One line an event: when, what, how many sources tell it, and who stands against whom on what. Of more than 200 rows
    their density is drawn; --since and --until, --limit, --group and --full unfold them. With REF those events, account
    beside account and point by point.

    $ timeline show --since "18 March 2025" --disputed  # what sources contradict each other on
    $ timeline show trump-putin-call  # one event in full: every point, and who says it
    """
    if bars:
        _refuse_what_bars_cannot_show(output, by)
    from timeline.cli.output import manner_of, write_lines
    from timeline.cli.reading import zone_of

    session: Session = ctx.obj
    name = _view_named(
        {"full": full, "bars": bars, "group": group is not None, "drafts": drafts}, has_references=bool(references)
    )
    if brief and name != "event":
        raise TimelineError.of("option", "--brief is for single events", "name one: show EVENT --brief")
    may_be_many = name == "overview" and group is None and output.written_as is Format.TEXT
    part = None if drafts else _part(session, filters, output, by, references or (), may_be_many=may_be_many)
    found = None if part is None else part.density
    if part is None or found is None:
        timeline, events = _chosen(session, filters, output, by, references or (), part, drafts=drafts)
    else:
        timeline, events = part.part, ()
    zone = zone_of(output.tz, timeline)
    match wanted := output.written_as:
        case Format.JSON:
            from timeline.cli.output import write_pieces
            from timeline.render.as_json import show_json

            write_pieces(show_json(timeline, events), session)
        case Format.TEXT:
            from timeline.render.show_views import SHOW_VIEWS
            from timeline.render.view import View

            manner = manner_of(output, session)
            view = View(
                width=manner.width,
                height=manner.height,
                zone=zone,
                ascii=manner.ascii,
                links=manner.links,
                attributes=manner.color,
                background=filters.background,
                by=by.value,
                ids=ids,
                group=None if group is None else group.value,
                all_events=filters.limit is not None,
                brief=brief,
            )
            if found is None:
                lines = SHOW_VIEWS[name](timeline, events, view)
            else:
                from timeline.render.density import density

                lines = density(found, timeline, zone, view)
            write_lines(lines, manner, session, no_pager=output.no_pager)
        case _:
            assert_never(wanted)
    return ExitCode.FINE


def _chosen(
    session: Session,
    filters: FilterOptions,
    output: OutputOptions,
    by: Order,
    references: Sequence[str],
    part: "Drawn | None",
    *,
    drafts: bool,
) -> "tuple[Timeline, tuple[Event, ...]]":
    """The store, or the part of it that is needed, and the events that are drawn; says so where there are none."""
    from timeline.cli.reading import filter_of, zone_of
    from timeline.select import select

    timeline = _whole(session, output, drafts=drafts) if part is None else part.part
    zone = zone_of(output.tz, timeline)
    chosen = filter_of(filters, timeline, session)
    events = select(timeline, chosen, by=by.value, zone=zone)
    is_empty = not any(filters.background or not event.background for event in events)
    known = None if part is None else part.emptied
    if is_empty and part is not None and known is None and not references:
        # Of what is left out all of the store can tell.
        timeline = _whole(session, output)
        events = select(timeline, chosen, by=by.value, zone=zone)
    if is_empty:
        from timeline.cli.emptied import tell_emptied

        tell_emptied(session, filters, [timeline], chosen, zone, background=filters.background, known=known)
        if not drafts and not timeline.count(background=True) and output.file != "-":
            _tell_drafts(session, output.file)
    if references:
        from timeline.references import resolve

        events = resolve(references, events, timeline)
    return timeline, events


def _whole(session: Session, output: OutputOptions, *, drafts: bool = False) -> "Timeline":
    """All of the store, without what may not leave."""
    from timeline.cli.reading import leaving, read

    timeline = read(session, output.file, drafts=drafts).timeline
    if drafts:
        from timeline.select.drafts import drafts_of

        timeline = drafts_of(timeline)
    return leaving(session, timeline, private=output.private, svg=output.svg)


def _part(
    session: Session,
    filters: FilterOptions,
    output: OutputOptions,
    by: Order,
    references: Sequence[str],
    *,
    may_be_many: bool,
) -> "Drawn | None":
    """What of a large store is drawn; None: all must be read."""
    from timeline.cli.indexed import drawn
    from timeline.cli.reading import filter_of, is_withheld, zone_of

    def asked(header: "Timeline") -> "Asked":
        from timeline.index.asking import Asked

        return Asked(filter_of(filters, header, session), zone_of(output.tz, header), by.value, tuple(references))

    leaves = is_withheld(session, private=output.private, svg=output.svg)
    return drawn(session, output.file, asked, leaves=leaves, may_be_many=may_be_many and filters.limit is None)


def _tell_drafts(session: Session, file: str | None) -> None:
    """Says that what a store holds are drafts, where nothing else is in it."""
    from timeline.cli.reading import read
    from timeline.cli.writing import tell

    count = len(read(session, file, drafts=True).timeline.events)
    if count:
        tell(session, f"{count} draft{'s are' if count > 1 else ' is'} not drawn; --drafts does that")


def _refuse_what_bars_cannot_show(output: OutputOptions, by: Order) -> None:
    if by is Order.PUBLISHED:
        raise TimelineError.of("option", "--bars shows when things happened", "leave --by published or --bars out")
    if output.tz == "source":
        raise TimelineError.of("option", "--bars has one clock for all events", "name a zone, such as --tz UTC")


def _view_named(asked: Mapping[str, bool], *, has_references: bool) -> str:
    """The name of the view that is asked for, by the options that ask for one. Raises TimelineError where two do."""
    names = [name for name, is_asked in asked.items() if is_asked]
    if len(names) > 1:
        options = " and ".join(f"--{name}" for name in names)
        raise TimelineError.of("option", f"{options} are different drawings", "leave all but one out")
    if not names:
        return "event" if has_references else "overview"
    return "overview" if names == ["group"] else names[0]
