"""`timeline import`: entries of a file from elsewhere, and what came back from others."""

from typing import Annotated

import typer

from timeline.cli.add_options import TableOptions
from timeline.cli.groups import with_options
from timeline.cli.options import Format
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError, near_misses, one_of

SCHEDULE = "schedule"
"""What is filled in by others and read back into entries that are there."""


class ImportOptions(TableOptions):
    """Which store it goes into, and who tells it."""

    into: Annotated[
        str | None, typer.Option("--into", metavar="STORE", help="The store that takes it; else the one at hand.")
    ] = None
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="STORE", help="A new store.")] = None
    source: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Who tells what the file says nobody tells; else a table nobody, and another tool's file itself.",
        ),
    ] = None
    new_source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Add that source; --source is its id, else made of NAME.")
    ] = None
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing, and exit with 1, where something would be left out.")
    ] = False
    report: Annotated[Format, typer.Option(help="How it is told what became of it; json is --json.")] = Format.TEXT
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the lines of which something is lost.")] = False
    yes: Annotated[bool, typer.Option("--yes", help="Write a schedule without asking.")] = False


@with_options
def import_(
    ctx: typer.Context,
    how: ImportOptions,
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="Which; `timeline import list` has them all.")],
    file_name: Annotated[str, typer.Argument(metavar="[FILE]", help="The file; - is standard input.")] = "",
) -> ExitCode:
    """Take in a file from elsewhere: a table, a calendar, slides, a log, a schedule that was filled in.

    What `timeline export` wrote as a table comes back as it was; other tables are read as by `timeline add --from`.
    What another tool has written is told by its file, or by --source, and whatever of it is lost is counted. All of a
    file is taken or none of it, and what is there already is not added again.

    $ timeline import csv all.csv -o new.yaml  # what went out, as a store of its own
    $ timeline import schedule schedule.xlsx --dry-run  # what would be written
    """
    from timeline.interchange.imports import IMPORTS

    session: Session = ctx.obj
    if name == "list":
        _list(session)
        return ExitCode.FINE
    if name != SCHEDULE and name not in IMPORTS:
        near = near_misses(name, [*IMPORTS, SCHEDULE])
        mend = f"did you mean {near[0]}?" if near else f"it is {one_of([*IMPORTS, SCHEDULE])}"
        raise TimelineError.of("format", f"no format is called `{name}`", mend)
    if not file_name:
        raise TimelineError.of("option", "no file is named", f"timeline import {name} FILE")
    if how.output is not None and (how.into or how.file):
        raise TimelineError.of("option", "-o makes a store, and --into adds to one that is there", "give one of them")
    if name == SCHEDULE:
        from timeline.cli.import_schedule import FilledSchedule

        how.file = how.into or how.file
        return FilledSchedule(session, how, file_name, skip_bad=how.skip_bad, asks=not how.yes).run()
    return _taken(session, how, name, file_name)


def _list(session: Session) -> None:
    from timeline.cli.output import write_text
    from timeline.interchange.imports import IMPORTS

    lines = [(name, kind.meaning) for name, kind in IMPORTS.items()]
    lines.append((SCHEDULE, "a schedule of disputed points that was filled in: .docx or .xlsx"))
    width = max(len(name) for name, _ in lines)
    write_text("".join([f"{name:<{width}}  {meaning}\n" for name, meaning in lines]), session)


def _taken(session: Session, how: ImportOptions, name: str, file_name: str) -> ExitCode:
    """Takes a file of entries in, as `add --from` does."""
    from timeline.cli.adding_many import FromFile, take_in, told_as_json
    from timeline.interchange.imports import IMPORTS

    how.file = how.into or how.file
    how.json = how.json or how.report is Format.JSON
    defaults = {"source": how.source, "source.name": how.new_source}
    fields: dict[str, object] = {key: value for key, value in defaults.items() if value is not None}
    command = ("timeline", "import", name, file_name)
    given = FromFile(file_name, IMPORTS[name].read, command, how.output, how.strict, how.verbose)
    if how.json:
        return told_as_json(session, lambda: take_in(session, how, fields, given))
    return take_in(session, how, fields, given)
