"""`timeline init`: a new store, ready to edit."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import Session
from timeline.errors import ExitCode, MalformedText, TimelineError

_DEFAULT = "timeline.yaml"


def init(
    ctx: typer.Context,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help=f"The new file or its folder, '-' for standard output; else {_DEFAULT}."),
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(metavar="NAME", help="The zone of clock times that have none: Europe/Kyiv.")
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Copy the story that comes with the program instead.")
    ] = False,
) -> ExitCode:
    """Write a new store.

    It has comments that explain it, and two entries to write over. A file that exists is never touched.
    """
    from timeline.cli.output import write_text

    session: Session = ctx.obj
    text = _text(timezone, sample=sample)
    named = path or session.file or _DEFAULT
    if named == "-":
        write_text(text, session)
        return ExitCode.FINE

    from timeline.cli.writing import tell_done
    from timeline.store.creating import create

    target = session.directory / Path(named).expanduser()
    if target.is_dir():
        target /= _DEFAULT
    shown = str(target.relative_to(session.directory)) if target.is_relative_to(session.directory) else str(target)
    create(target, text.encode(), shown)
    tell_done(session, shown, lambda: write_text(f"wrote {shown}\n{_next_steps(shown, sample=sample)}", session))
    return ExitCode.FINE


def _text(timezone: str | None, *, sample: bool) -> str:
    from timeline.store.samples import new_store, sample_story
    from timeline.when import check_zone

    if timezone is not None:
        if sample:
            raise TimelineError.of("option", "the sample has a time zone of its own", "leave --timezone out")
        try:
            check_zone(timezone)
        except MalformedText as error:
            raise TimelineError.of("unknown-zone", f"--timezone: {error.message}", error.mend) from None
    return sample_story() if sample else new_store(timezone)


def _next_steps(shown: str, *, sample: bool) -> str:
    option = "" if shown == _DEFAULT else f"--file {shlex.quote(shown)} "
    schema = shlex.quote(str(Path(shown).parent / "timeline.schema.json"))
    steps = [f"timeline {option}show"]
    if not sample:
        steps.append(f'timeline {option}add "What happened" --when "18 March 2025 21:20" --source paper')
    steps.append(f"timeline schema > {schema}  # lets editors complete and explain keys")
    return "next: " + "\n      ".join(steps) + "\n"
