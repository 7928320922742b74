"""`timeline diff`: how sources tell the same story."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from timeline.cli.diff_asked import Asked, Chosen, Shown, microseconds, selected_of, verdicts_named
from timeline.cli.diff_output import view_of, write_report
from timeline.cli.embedding import embed_option
from timeline.cli.groups import with_options
from timeline.cli.options import DiffFormat, DiffOrder, DiffOutputOptions, FilterOptions
from timeline.cli.session import Session
from timeline.cli.spreading import FilteredSpreadOptions, tell_whole, told_apart
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    pass

_COMPARED = "What is compared"
_SHOWN = "What is shown of it"


@with_options(own=_COMPARED)
def diff(
    ctx: typer.Context,
    filters: FilterOptions,
    output: DiffOutputOptions,
    sides: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SIDE]...",
            help="SOURCE, several as SOURCE,SOURCE, SOURCE@WHEN for what it had said by then, a store or '-' for "
            "standard input, FILE::SOURCE.",
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every source as a side of its own.")] = False,
    own: Annotated[bool, typer.Option("--own", help="Own texts only, without those who speak for a side.")] = False,
    pairs: Annotated[
        bool, typer.Option("--pairs", help="Without a side: a line for each two sources that tell the same events.")
    ] = False,
    inside: Annotated[
        bool, typer.Option("--inside", help="One side: who speaks for it, and the side itself, against each other.")
    ] = False,
    by: Annotated[
        DiffOrder, typer.Option(help="Order by time, or the most disputed events first.", rich_help_panel=_SHOWN)
    ] = DiffOrder.TIME,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT,...",
            help="Only differs, worded, only, not-comparable, compatible or same.",
            rich_help_panel=_SHOWN,
        ),
    ] = None,
    point: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only the points of that name; repeat it.")
    ] = None,
    within: Annotated[
        str | None, typer.Option(metavar="DURATION", help="Take times that are at most so far apart as compatible.")
    ] = None,
    align: Annotated[
        bool, typer.Option("--align", help="Take out by how much a side's times are later than the first's throughout.")
    ] = False,
    embed: Annotated[bool | None, embed_option()] = None,
    unruled: Annotated[
        bool,
        typer.Option(
            "--unruled", help="Only what is worded otherwise, and nobody has ruled on.", rich_help_panel=_SHOWN
        ),
    ] = False,
    no_reasons: Annotated[
        bool, typer.Option("--no-reasons", help="Without the reasons of rulings.", rich_help_panel=_SHOWN)
    ] = False,
    all_points: Annotated[
        bool,
        typer.Option(
            "--all-points", help="Unfold what one side alone tells, and what both tell alike.", rich_help_panel=_SHOWN
        ),
    ] = False,
    ids: Annotated[
        bool, typer.Option("--ids", help="The ids of events behind titles, of sources behind names.")
    ] = False,
    words: Annotated[
        bool,
        typer.Option(
            "--words",
            help="What each side says in its own words, of every event; cut on the screen.",
            rich_help_panel=_SHOWN,
        ),
    ] = False,
    all_words: Annotated[
        bool, typer.Option("--all-words", help="The same, and nothing of it cut.", rich_help_panel=_SHOWN)
    ] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="One side: what it has changed since it first told it.")
    ] = False,
    stat: Annotated[
        bool, typer.Option("--stat", help="Only counts, a line for each event.", rich_help_panel=_SHOWN)
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 also where something differs.", rich_help_panel=_SHOWN)
    ] = False,
    *,
    processes: FilteredSpreadOptions,
) -> ExitCode:
    """Show how sources tell the same story.

    Two sides stand against each other, three or more in a grid, one against everyone else; without a side, houses
    stand in a matrix: who contradicts whom on how much. Exits with 1 where what is shown differs, is worded otherwise
    or told by one side only, and where both tell an event without a point in common; with --changes where anything has
    changed.

    $ timeline diff white-house kremlin  # two sides, point by point
    $ timeline diff --all --by dispute --limit 3  # everybody, what is disputed most first
    """
    from timeline.cli.diff_sides import ReadStores, may_be_a_store

    session: Session = ctx.obj
    filters, where = told_apart(filters, processes)
    if every and sides:
        raise TimelineError.of("side", "--all takes every source as a side", "leave out the sides, or --all")
    if changes and (len(sides or ()) != 1 or inside or stat):
        mend = "name one side: `timeline diff SOURCE --changes`"
        raise TimelineError.of("side", "--changes lists what one side has changed", mend)
    if inside and (len(sides or ()) != 1 or own):
        mend = "name one side: `timeline diff SOURCE --inside`"
        raise TimelineError.of("side", "--inside sets one side against itself", mend)
    if pairs and (sides or every):
        raise TimelineError.of("side", "--pairs lists every two sources", "leave out the sides, or --pairs")
    if stat and output.written_as is not DiffFormat.TEXT:
        message = f"--stat is a drawing, and {output.written_as.value} has its totals"
        raise TimelineError.of("option", message, "leave out one of the two")
    # Names of points are looked for in all of the store, and another store may have what passes in this one.
    is_within = bool(sides) and not (
        changes or inside or point or any(may_be_a_store(text, session) for text in sides or ())
    )
    stores = ReadStores(session, output.file, output, filters if is_within else None)
    unfolded = all_points or bool(point)
    shown = Shown(_words(every=all_words, first=words), reasons=not no_reasons, all_points=unfolded, ids=ids)
    kept = verdicts_named(only)
    tolerance = microseconds(within)
    asked = Asked(
        session, stores, filters, output, kept, tuple(point or ()), tolerance, align, unruled, shown, where, embed
    )
    chosen = Chosen(tuple(sides or ()), own=own, inside=inside)
    is_overview = pairs or not (changes or sides or every or unruled)
    if changes or not (stat or is_overview):
        tell_whole(session, where, "of a diff its overview, its pairs and --stat are made of pieces")
    if changes:
        found = _changes(asked, chosen)
    elif not is_overview:
        found = _compare(asked, chosen, by, stat=stat)
    else:
        from timeline.cli.diff_overview import write_overview, write_pairs

        found = write_pairs(asked) if pairs else write_overview(asked, own=own)
    return ExitCode.FOUND if found and not exit_zero else ExitCode.FINE


def _compare(asked: Asked, chosen: Chosen, by: DiffOrder, *, stat: bool) -> bool:
    """Writes the diff of sides, of all sources where none is named; whether it holds a finding."""
    from timeline.cli.diff_narrowing import kept_of
    from timeline.cli.diff_report import report_of, totals_of
    from timeline.compare.totals import by_dispute, first_events

    made = totals_of(asked, chosen) if stat else report_of(asked, chosen)
    report = kept_of(made.report, asked, made.points)
    if by is DiffOrder.DISPUTE:
        report = by_dispute(report)
    if asked.filters.limit:
        report = first_events(report, asked.filters.limit)
    write_report(report, asked, made.zone, stat=stat)
    return report.has_findings


def _changes(asked: Asked, chosen: Chosen) -> bool:
    """Writes what one side has changed; whether it has changed anything."""
    import msgspec

    from timeline.cli.diff_changes import write_changes
    from timeline.cli.diff_sides import sides_of

    (side,) = sides_of(chosen.texts, asked.stores, asked.session, own=chosen.own, inside=True)
    zone, selected, _ = selected_of(asked, [side.timeline])
    side = msgspec.structs.replace(side, timeline=selected.of(side.timeline))
    output = asked.output
    return write_changes(side, output.written_as, view_of(asked, zone), asked.session, no_pager=output.no_pager)


def _words(*, first: bool, every: bool) -> "Literal['first', 'all'] | None":
    return "all" if every else "first" if first else None
