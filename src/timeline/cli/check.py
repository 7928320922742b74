"""`timeline check`: every problem of a store."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from timeline.cli.groups import with_options
from timeline.cli.options import WHICH_STORE, ColorOption, DrawingOptions, Format, FormatOptions, Switch, ThemeOption
from timeline.cli.session import Session
from timeline.cli.spreading import SpreadOptions, place_of, spread
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.errors import Problem
    from timeline.model import OptionalCheck
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive


class OptionalName(StrEnum):
    """The checks that are made where they are asked for: `OptionalCheck`, in the form that typer takes."""

    CITATION = "citation"
    CORROBORATION = "corroboration"
    ZONE = "zone"
    UNIT = "unit"
    ARCHIVE = "archive"
    OWN_TIME = "own-time"
    TOLD_TWICE = "told-twice"


class ReportOptions(FormatOptions):
    """How problems are written: nothing in them has a zone, or leads anywhere."""

    color: ColorOption = Switch.AUTO
    theme: ThemeOption = None
    ascii: Annotated[bool, typer.Option("--ascii", help="Draw with ASCII only.")] = False
    width: Annotated[
        int | None, typer.Option(metavar="CELLS", min=40, help="Else the terminal's width, COLUMNS, 80.")
    ] = None
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Never page.")] = False
    file: Annotated[str | None, WHICH_STORE] = None


@with_options(own="What is looked for")
def check(
    ctx: typer.Context,
    report: ReportOptions,
    store: Annotated[str | None, typer.Argument(metavar="[FILE]", help="The store; the same as --file FILE.")] = None,
    enable: Annotated[
        list[OptionalName] | None,
        typer.Option(help="Make this optional check too; can be repeated. `check:` in the store does the same."),
    ] = None,
    files: Annotated[
        bool, typer.Option("--files", help="Look for every 'file', and compare it with its 'sha256'.")
    ] = False,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="Prove that every quote stands letter for letter in the 'file' it is from.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings too end with status 1.")] = False,
    *,
    where: SpreadOptions,
) -> ExitCode:
    """Find every problem of the store.

    Writes nothing where there is none. Errors, which keep the store from being read, end with status 1, and with
    --strict so do warnings. Nothing is looked up on the network.

    $ timeline check --enable archive --strict  # pages without a copy, too; a warning ends with 1
    $ timeline check --quotes  # whether every quote is what the copies say, letter for letter
    """
    session: Session = ctx.obj
    if store is not None and report.file is not None:
        raise TimelineError.of("option", "the store is named twice", "leave FILE or --file out")
    file = store or report.file
    enabled: list[OptionalCheck] = [name.value for name in enable or ()]

    def whole() -> "Sequence[Problem]":
        return _problems(session, file, enabled, files=files, quotes=quotes)

    def in_pieces(engine: "Engine", stores: "Sequence[Archive]") -> "Sequence[Problem]":
        from timeline.cli.progress import told
        from timeline.spread.checking import check_in_pieces

        with told(session, f"checking {stores[0].name}") as progress:
            return check_in_pieces(engine, stores[0], enabled, progress=progress)

    if files or quotes:
        problems = whole()
    else:
        # What keeps a store from being read in pieces is mostly what is asked for.
        problems = spread(session, where, [place_of(session, file)], in_pieces, whole, tells=False)
    match wanted := report.written_as:
        case Format.JSON:
            from timeline.cli.output import write_text
            from timeline.render.check_json import check_json

            write_text(check_json(problems), session)
        case Format.TEXT:
            from timeline.cli.output import manner_of, write_lines
            from timeline.render.problems import problem_lines

            drawn = {name: getattr(report, name) for name in ("color", "theme", "ascii", "width")}
            manner = manner_of(DrawingOptions(**drawn, links=Switch.NEVER), session)
            lines = problem_lines(problems, width=manner.width, in_ascii=manner.ascii)
            if lines:
                write_lines(lines, manner, session, no_pager=report.no_pager)
        case _:
            assert_never(wanted)
    is_found = bool(problems) if strict else any(problem.level == "error" for problem in problems)
    return ExitCode.FOUND if is_found else ExitCode.FINE


def _problems(
    session: Session, file: str | None, enabled: "Collection[OptionalCheck]", *, files: bool, quotes: bool
) -> "Sequence[Problem]":
    """What is wrong with the store. Raises TimelineError where there is no file to look at."""
    from timeline.check import Proof, check_store
    from timeline.cli.reading import read

    try:
        stored = read(session, file, drafts=True, tells=False)
    except TimelineError as error:
        if any(problem.place is None for problem in error.problems):
            raise
        return error.problems
    folder = stored.path.parent if stored.path is not None else session.directory
    proof = Proof() if quotes else None
    found = check_store(stored, enabled, directory=folder if files else None, proof=proof, folder=folder)
    if proof is not None:
        from timeline.cli.writing import tell

        tell(session, proof.words)
    return [*stored.told, *found]
