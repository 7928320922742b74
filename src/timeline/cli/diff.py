"""`timeline diff`: how sources tell the same story."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from timeline.cli.diff_asked import Asked, Shown, microseconds, selected_of, verdicts_named
from timeline.cli.diff_output import tell_folded, tell_untold, view_of, write_report
from timeline.cli.embedding import embed_option
from timeline.cli.groups import with_options
from timeline.cli.options import DiffFormat, DiffOrder, DiffOutputOptions, FilterOptions
from timeline.cli.progress import told
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.compare.report import Side

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
    asked = Asked(session, stores, filters, output, kept, tuple(point or ()), tolerance, align, unruled, shown, embed)
    chosen = _Sides(tuple(sides or ()), own=own, inside=inside)
    if changes:
        found = _changes(asked, chosen)
    elif sides or every or (unruled and not pairs):
        found = _compare(asked, chosen, by, stat=stat)
    else:
        from timeline.cli.diff_overview import write_overview, write_pairs

        found = write_pairs(asked) if pairs else write_overview(asked, own=own)
    return ExitCode.FOUND if found and not exit_zero else ExitCode.FINE


class _Sides(NamedTuple):
    """The sides that were typed: with own texts only, or one of them against itself."""

    texts: tuple[str, ...]
    own: bool
    inside: bool


def _compare(asked: Asked, chosen: _Sides, by: DiffOrder, *, stat: bool) -> bool:
    """Writes the diff of sides, of all sources where none is named; whether it holds a finding."""
    import msgspec

    from timeline.cli.diff_narrowing import kept_of
    from timeline.cli.diff_sides import members, sides_of
    from timeline.compare.diff import diff as diff_of
    from timeline.compare.sides import every_source
    from timeline.compare.totals import by_dispute, first_events

    texts = chosen.texts
    sides = sides_of(texts, asked.stores, asked.session, own=chosen.own, inside=chosen.inside)
    _check_only_sources(sides[: len(texts)], asked.filters.only_source or ())
    if len(sides) < 2 and not chosen.inside:
        raise TimelineError.of("side", "fewer than two sources tell anything in this store", "name another store too")
    zone, selected, linked = selected_of(asked, [side.timeline for side in sides])
    tell_folded(asked, selected.folded_of(sides))
    shown = tuple([msgspec.structs.replace(side, timeline=selected.of(side.timeline)) for side in sides])
    if chosen.inside:
        shown = members(shown[0], sides[0])
    if not texts and len(telling := every_source(shown[0].timeline)) > 1:
        shown = telling
    own_times = not asked.filters.only_source  # what these leave out may be all that the editor's time rests on
    with told(asked.session, "comparing") as progress:
        report = diff_of(
            shown, within=asked.within, linked=linked, align=asked.align, own_times=own_times, progress=progress
        )
    tell_untold(asked, report)
    report = kept_of(report, asked, [side.timeline for side in sides])
    if by is DiffOrder.DISPUTE:
        report = by_dispute(report)
    if asked.filters.limit:
        report = first_events(report, asked.filters.limit)
    write_report(report, asked, zone, stat=stat)
    return report.has_findings


def _changes(asked: Asked, chosen: _Sides) -> bool:
    """Writes what one side has changed; whether it has changed anything."""
    import msgspec

    from timeline.cli.diff_changes import write_changes
    from timeline.cli.diff_sides import sides_of

    (side,) = sides_of(chosen.texts, asked.stores, asked.session, own=chosen.own, inside=True)
    zone, selected, _ = selected_of(asked, [side.timeline])
    side = msgspec.structs.replace(side, timeline=selected.of(side.timeline))
    output = asked.output
    return write_changes(side, output.written_as, view_of(asked, zone), asked.session, no_pager=output.no_pager)


def _check_only_sources(sides: "Sequence[Side]", only: Sequence[str]) -> None:
    """Refuses a filter that hides what a side says: it would be drawn as silent, which it is not."""
    from timeline.naming import sources_named

    for side in sides:
        named = {source for text in only for source in sources_named(text, side.timeline.sources.values())}
        for source in side.sources or ():
            if only and source not in named:
                message = f"`--only-source` hides what `{source}` says, and `{source}` is a side"
                raise TimelineError.of("side", message, "leave it out, or filter events with `--source`")


def _words(*, first: bool, every: bool) -> "Literal['first', 'all'] | None":
    return "all" if every else "first" if first else None
