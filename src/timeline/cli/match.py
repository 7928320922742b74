"""`timeline match`: which events of two stores are the same, or of one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from timeline.cli.embedding import embed_option, meaning_of
from timeline.cli.groups import DRAWING, WRITING, with_options
from timeline.cli.options import WAIT, Format, OutputOptions, a_score
from timeline.cli.session import Session
from timeline.cli.spreading import SpreadOptions, place_of, spread
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.compare.matching import Matching, Twins
    from timeline.model import Timeline
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive


@with_options
def match(
    ctx: typer.Context,
    output: OutputOptions,
    a: Annotated[str, typer.Argument(metavar="A", help="A store, or '-' for standard input.")],
    b: Annotated[
        str | None, typer.Argument(metavar="[B]", help="Another store; without it, what A tells twice.")
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="SCORE",
            min=0.0,
            max=1.0,
            callback=a_score,
            help="The least score of a pair, 0 to 1; else 0.5, for --review 0.2, for one store 0.8.",
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Both events of each pair in full, and every reason on a line.", rich_help_panel=DRAWING
        ),
    ] = False,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="Ask about each unsure pair, and write the answers into A.", rich_help_panel=WRITING
        ),
    ] = False,
    accept: Annotated[
        float | None,
        typer.Option(
            metavar="SCORE",
            min=0.0,
            max=1.0,
            callback=a_score,
            help="Write the pairs of at least this score into A.",
            rich_help_panel=WRITING,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="With these two: write nothing; print the change of A as a diff.", rich_help_panel=WRITING
        ),
    ] = False,
    embed: Annotated[bool | None, embed_option()] = None,
    _wait: Annotated[float | None, WAIT] = None,
    *,
    where: SpreadOptions,
) -> ExitCode:
    """Find the events that two stores both tell, or that one tells twice.

    Each pair has a score, the probability that it is one event, and the reasons for it; where another event came
    close, that is named. Equal ids, same_as and not_same in the stores decide without a score.

    $ timeline match timeline.yaml  # what it tells twice
    $ timeline match timeline.yaml theirs.yaml --accept 0.9 --dry-run  # the sure ones, as lines of the store
    """
    from timeline.cli.output import manner_of, write_lines, write_text
    from timeline.cli.progress import told
    from timeline.cli.reading import leaving, read, zone_of
    from timeline.compare.matching import MIN_SCORE
    from timeline.compare.matching import match as match_of

    session: Session = ctx.obj
    if b is None:
        if review or accept is not None or dry_run or explain:
            message = "--review, --accept, --dry-run and --explain are for two stores"
            raise TimelineError.of("option", message, "name another store behind the first")
        return _told_twice(session, output, a, min_score, where, embed)
    if a == b == "-":
        raise TimelineError.of("side", "standard input can be one store only", "name a file for the other")
    if review or accept is not None:
        from timeline.cli.match_review import Answering

        if output.written_as is not Format.TEXT:
            raise TimelineError.of("option", "--json shows the pairs", "leave it out, or --review and --accept")
        if output.svg is not None:
            raise TimelineError.of("option", "--svg shows the pairs", "leave it out, or --review and --accept")
        if explain:
            raise TimelineError.of("option", "--explain shows the pairs", "leave it out: --review shows each in full")
        answering = Answering(session, a, b, min_score=min_score, accept=accept, dry_run=dry_run, embed=embed)
        return answering.review() if review else answering.accept()
    if dry_run:
        raise TimelineError.of("option", "--dry-run is for what writes", "with --review or --accept SCORE")
    least = MIN_SCORE if min_score is None else min_score
    as_json = output.written_as is Format.JSON
    meaning = meaning_of(session, embed)

    def whole() -> "tuple[Timeline, Timeline, Matching]":
        left, right = (
            leaving(session, read(session, one).timeline, private=output.private, svg=output.svg) for one in (a, b)
        )
        with told(session, "matching") as progress:
            return left, right, match_of(left, right, min_score=least, progress=progress, meaning=meaning)

    def in_pieces(engine: "Engine", stores: "Sequence[Archive]") -> "tuple[Timeline, Timeline, Matching]":
        from timeline.cli.reading import is_withheld, tell_withheld
        from timeline.spread.matching.matched import match_pieces, shown_events

        is_left_out = is_withheld(session, private=output.private, svg=output.svg)
        with told(session, "matching") as progress:
            found = match_pieces(engine, *stores, min_score=least, withheld=is_left_out, progress=progress)
        for withheld in found.withheld:
            tell_withheld(session, withheld)
        left, right = (
            store.header if as_json else shown_events(engine, store, withheld=is_left_out) for store in stores
        )
        return left, right, found.matching

    paths = [place_of(session, one) for one in (a, b)]
    left, right, found = spread(session, where, paths, in_pieces, whole, reads_meaning=meaning is not None)
    zone = zone_of(output.tz, left)
    match wanted := output.written_as:
        case Format.JSON:
            from timeline.render.match_json import match_json

            write_text(match_json(found), session)
        case Format.TEXT:
            from timeline.render.match import Named, match_lines
            from timeline.render.view import View

            manner = manner_of(output, session)
            view = View(width=manner.width, zone=zone, ascii=manner.ascii, links=manner.links, attributes=manner.color)
            lines = match_lines(found, Named(a, left), Named(b, right), view, explain=explain)
            write_lines(lines, manner, session, no_pager=output.no_pager)
        case _:
            assert_never(wanted)
    return ExitCode.FINE


def _told_twice(
    session: Session,
    output: OutputOptions,
    store: str,
    min_score: float | None,
    where: SpreadOptions,
    embed: bool | None,
) -> ExitCode:
    """The events of one store that look like one."""
    from timeline.cli.output import manner_of, write_lines, write_text
    from timeline.cli.progress import told
    from timeline.cli.reading import leaving, read, zone_of
    from timeline.compare.matching import told_twice
    from timeline.render.told_twice import twice_json, twice_lines
    from timeline.render.view import View

    meaning = meaning_of(session, embed)

    def whole() -> "tuple[Timeline, Sequence[Twins]]":
        timeline = leaving(session, read(session, store).timeline, private=output.private, svg=output.svg)
        with told(session, "matching") as progress:
            return timeline, told_twice(timeline, min_score=min_score, progress=progress, meaning=meaning)

    def in_pieces(engine: "Engine", stores: "Sequence[Archive]") -> "tuple[Timeline, Sequence[Twins]]":
        from timeline.cli.reading import is_withheld, tell_withheld
        from timeline.spread.matching.matched import shown_events, told_twice_in_pieces

        is_left_out = is_withheld(session, private=output.private, svg=output.svg)
        with told(session, "matching") as progress:
            found = told_twice_in_pieces(
                engine, stores[0], min_score=min_score, withheld=is_left_out, progress=progress
            )
        tell_withheld(session, found.withheld)
        if output.written_as is Format.JSON:
            return stores[0].header, found.twins
        return shown_events(engine, stores[0], withheld=is_left_out), found.twins

    timeline, found = spread(
        session, where, [place_of(session, store)], in_pieces, whole, reads_meaning=meaning is not None
    )
    zone = zone_of(output.tz, timeline)
    if output.written_as is Format.JSON:
        write_text(twice_json(found), session)
        return ExitCode.FINE
    manner = manner_of(output, session)
    view = View(width=manner.width, zone=zone, ascii=manner.ascii, links=manner.links, attributes=manner.color)
    write_lines(twice_lines(found, timeline, view), manner, session, no_pager=output.no_pager)
    return ExitCode.FINE
