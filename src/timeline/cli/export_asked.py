"""The options of `timeline export`, and what it tells of what stays out."""

from typing import Annotated

import typer

from timeline.cli.groups import WRITING, Options
from timeline.cli.options import WHICH_STORE, Format
from timeline.cli.session import Session


class ExportOptions(Options):
    """What goes into the document, and where it is written."""

    heading = WRITING

    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="A new file; else standard output, where it is text."),
    ] = None
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace that file where it exists.")] = False
    parties: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="The parties, in this order: ids or names of sources.")
    ] = None
    with_verdicts: Annotated[bool, typer.Option("--with-verdicts", help="Write what comparing gives, too.")] = False
    with_rulings: Annotated[bool, typer.Option("--with-rulings", help="Write what the editor has ruled, too.")] = False
    private: Annotated[bool, typer.Option("--private", help="Write what is private, too.")] = False
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing, and exit with 1, where something would be lost.")
    ] = False
    report: Annotated[
        Format, typer.Option(help="How it is told what was lost; json goes to standard output, beside -o.")
    ] = Format.TEXT
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the entries of which something was lost.")] = (
        False
    )
    background: Annotated[bool, typer.Option("--background", help="With the background events.")] = False
    tz: Annotated[str | None, typer.Option(metavar="ZONE", help="The zone of clock times; else the store's.")] = None
    file: Annotated[str | None, WHICH_STORE] = None


def tell_drafts(session: Session) -> None:
    """Says on standard error that drafts are left out."""
    session.stderr.write("timeline: drafts are left out; nobody has looked at them yet\n")


def tell_folded(session: Session, folded: int) -> None:
    """Says on standard error how many background events are left out, where any are."""
    if folded:
        told = f"{folded} background event{'' if folded == 1 else 's'}"
        session.stderr.write(f"timeline: {told} left out; --background writes them too\n")


def program_version() -> str:
    """The version that a document names."""
    from importlib.metadata import version

    return version("sourced-timeline")
