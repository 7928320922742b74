"""`timeline diff`: how sources tell the same story."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.groups import with_options
from timeline.cli.options import DiffFormat, DiffOrder, DiffOutputOptions, FilterOptions
from timeline.cli.session import Session
from timeline.errors import ExitCode, MalformedText, TimelineError, near_misses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.cli.diff_sides import Selection, Stores
    from timeline.compare.report import PairLine, Report, Side
    from timeline.model import Timeline
    from timeline.render.ink import Line
    from timeline.render.view import View
    from timeline.select import Filter
    from timeline.verdict import Verdict


@with_options
def diff(
    ctx: typer.Context,
    filters: FilterOptions,
    output: DiffOutputOptions,
    sides: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SIDE]...",
            help="SOURCE, several as SOURCE,SOURCE, SOURCE@WHEN for what it had said by then, "
            "a store or '-', FILE::SOURCE.",
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every source as a side of its own.")] = False,
    by: Annotated[DiffOrder, typer.Option(help="Order by time, or the most disputed events first.")] = DiffOrder.TIME,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="VERDICT,...", help="Only differs, only, not-comparable, compatible or same."),
    ] = None,
    within: Annotated[
        str | None, typer.Option(metavar="DURATION", help="Take times that are at most so far apart as compatible.")
    ] = None,
    stat: Annotated[bool, typer.Option("--stat", help="Only counts, a line for each event.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 also where something differs.")] = False,
) -> ExitCode:
    """Show how sources tell the same story.

    Two sides are set against each other, three or more in a grid, one against everyone else; without a side, every
    pair of sources has one line. Exits 1 where what is shown differs or is told by one side only.
    """
    from timeline.cli.diff_sides import Stores

    session: Session = ctx.obj
    run = _Run(session, Stores(session, output.file), filters, output)
    run.verdicts = _verdicts(only)
    run.within = _within(within)
    if every and sides:
        raise TimelineError.of("side", "--all takes every source as a side", "leave out the sides, or --all")
    if stat and output.format is DiffFormat.MARKDOWN:
        raise TimelineError.of("option", "--stat is drawn as text only", "leave out --format markdown")
    found = run.compare(sides or (), every=every, by=by, stat=stat) if sides or every else run.overview()
    return ExitCode.FOUND if found and not exit_zero else ExitCode.FINE


class _Run:
    """One call of the command."""

    def __init__(self, session: Session, stores: "Stores", filters: FilterOptions, output: DiffOutputOptions) -> None:
        self._session = session
        self._stores = stores
        self._filters = filters
        self._output = output
        self.verdicts: frozenset[Verdict] | None = None
        self.within = 0

    def compare(self, texts: "Sequence[str]", *, every: bool, by: DiffOrder, stat: bool) -> bool:
        """Writes the diff of some sides; whether it holds a finding."""
        from timeline.cli.diff_sides import sides_of
        from timeline.compare.diff import diff as diff_of
        from timeline.compare.totals import by_dispute, first_events, narrowed

        sides = () if every else sides_of(texts, self._stores, self._session)
        timelines = [side.timeline for side in sides] or [self._stores.in_use]
        zone, selection = self._selection(timelines)
        sides = self._shown(sides, selection)
        report = diff_of(sides, within=self.within)
        if self.verdicts is not None:
            report = narrowed(report, self.verdicts)
        if by is DiffOrder.DISPUTE:
            report = by_dispute(report)
        if self._filters.limit is not None:
            report = first_events(report, self._filters.limit)
        self._tell_folded(selection, sides)
        self._write_report(report, zone, stat=stat)
        return report.has_findings

    def overview(self) -> bool:
        """Writes every pair of sources; whether any of them differs or tells something alone."""
        from timeline.compare.overview import every_pair
        from timeline.compare.report import FINDINGS

        timeline = self._stores.in_use
        zone, selection = self._selection([timeline])
        shown = selection.of(timeline)
        pairs = every_pair(shown, self.within)
        if self.verdicts is not None:
            pairs = tuple([pair for pair in pairs if any(_comes_to(pair, verdict) for verdict in self.verdicts)])
        if self._filters.limit is not None:
            pairs = pairs[: self._filters.limit]
        self._tell_folded(selection, ())
        self._write_overview(pairs, shown, zone)
        return any(_comes_to(pair, verdict) for pair in pairs for verdict in FINDINGS)

    def _selection(self, timelines: "Sequence[Timeline]") -> tuple[str, "Selection"]:
        """The display zone and the filters; `--limit` counts what is shown, so it is not among them."""
        import msgspec

        from timeline.cli.diff_sides import Selection
        from timeline.cli.reading import filter_of, zone_of

        zone = zone_of(self._output.tz, timelines[0])
        chosen: Filter = filter_of(self._filters, timelines[0], self._session)
        chosen = msgspec.structs.replace(chosen, limit=None)
        return zone, Selection(timelines, chosen, zone, background=self._filters.background)

    def _shown(self, sides: "Sequence[Side]", selection: "Selection") -> "tuple[Side, ...]":
        """The sides over what passes the filters; without any, every source of the store in use."""
        import msgspec

        from timeline.cli.diff_sides import sides_of_all

        if not sides:
            timeline = self._stores.in_use
            sides = sides_of_all(timeline, selection.of(timeline))
            return tuple([msgspec.structs.replace(side, timeline=selection.of(timeline)) for side in sides])
        return tuple([msgspec.structs.replace(side, timeline=selection.of(side.timeline)) for side in sides])

    def _tell_folded(self, selection: "Selection", sides: "Sequence[Side]") -> None:
        ...

    def _view(self, zone: str) -> tuple[object, "View"]:
        ...
