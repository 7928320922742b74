"""`timeline split`: a store that is one file made a folder of parts."""

from enum import StrEnum
from typing import Annotated

import typer

from timeline.cli.options import WHICH_STORE
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError


class PartedBy(StrEnum):
    """What events of one part have alike."""

    MONTH = "month"
    YEAR = "year"
    SOURCE = "source"


def split(
    ctx: typer.Context,
    by: Annotated[PartedBy, typer.Option(help="What the events of one part have alike.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="The new folder; else beside the file, with its name."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; list the parts.")] = False,
    file: Annotated[str | None, WHICH_STORE] = None,
) -> ExitCode:
    """Make a folder of a store that is one file.

    The folder is a store as the file is: `--file FOLDER` reads all of its parts as one. Its title, its sources and what
    else is of the whole store come into store.yaml, events without a date into undated.yaml, those of the background
    into background.yaml. The file stays as it is.

    $ timeline split --by month --dry-run  # which parts there would be
    $ timeline split --by year -o history  # history/store.yaml, history/2025.yaml, …
    """
    from timeline.cli.output import write_text
    from timeline.cli.reading import read
    from timeline.cli.writing import tell, tell_done
    from timeline.errors import legible
    from timeline.merging.splitting import split_store
    from timeline.store.creating import create_folder
    from timeline.store.decoding import BOM
    from timeline.store.finding import expanded

    session: Session = ctx.obj
    stored = read(session, file, drafts=True)
    if stored.parts:
        raise TimelineError.of("option", f"{stored.name} is a folder already", "--file names a file to be split")
    if output is None and stored.path is None:
        raise TimelineError.of("option", "standard input has no name to call a folder by", "-o FOLDER names it")
    path = session.directory / expanded(output) if output is not None else stored.path.with_suffix("")  # type: ignore[union-attr]
    name = legible(output if output is not None else stored.name.removesuffix(".yaml"))
    made = split_store(stored, by.value)
    counts = {f"{part}.yaml": text.count("\n") for part, text in made.parts.items()}
    listed = "".join(
        [
            f"{legible(name.rstrip('/'))}/{part}  {count} line{'' if count == 1 else 's'}\n"
            for part, count in counts.items()
        ]
    )
    if not dry_run:
        mark = BOM if stored.bom else b""
        files = {f"{part}.yaml": mark + text.encode() for part, text in made.parts.items()}
        create_folder(path, files, name, stored.path)
    tell_done(session, name, lambda: write_text(listed, session))
    for comment in made.comments:
        tell(session, f"a comment {'would stay' if dry_run else 'stayed'} in {stored.name}: {comment}")
    if not dry_run:
        tell(session, f"{stored.name} is as it was; `--file {name}` or TIMELINE_FILE={name} takes the folder instead")
    return ExitCode.FINE
