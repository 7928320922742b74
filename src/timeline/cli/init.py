"""`timeline init`: a new store, ready to edit."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.groups import STORE
from timeline.cli.session import Session
from timeline.errors import ExitCode, MalformedText, TimelineError

_DEFAULT = "timeline.yaml"


def init(
    ctx: typer.Context,
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATH]",
            help=f"The new file or its folder, '-' for standard output; else --file, $TIMELINE_FILE, {_DEFAULT}.",
        ),
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(metavar="NAME", help="The zone of clock times that have none: Europe/Kyiv.")
    ] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Without entries to write over.")] = False,
    sample: Annotated[
        bool, typer.Option("--sample", help="Copy the story that comes with the program instead.")
    ] = False,
    file: Annotated[
        str | None,
        typer.Option("--file", "-f", metavar="PATH", help="The new file; the same as PATH.", rich_help_panel=STORE),
    ] = None,
) -> ExitCode:
    """Write a new store.

    It has comments that explain it, and two entries to write over. A file that exists is never touched.

    $ timeline init story.yaml --timezone Europe/Kyiv  # a small store to write over
    $ timeline init copy.yaml --sample  # the shipped story, to try things on
    """
    from timeline.cli.output import write_text

    session: Session = ctx.obj
    text = _text(timezone, empty=empty, sample=sample)
    named = _named(session, path, file)
    if named == "-":
        write_text(text, session)
        return ExitCode.FINE

    from timeline.cli.writing import tell, tell_done
    from timeline.store.creating import create
    from timeline.store.finding import expanded

    target = session.directory / expanded(named)
    if named.endswith("/") and not target.is_dir():
        mend = f"make it first, or name the file that is to be there: {named.rstrip('/')}"
        raise TimelineError.of("option", f"there is no directory {named}", mend)
    if target.is_dir():
        target /= _DEFAULT
    before = _found(session)
    create(target, text.encode(), _shown(target, session))
    shown, now = _shown(target, session), _found(session)
    is_found = now is not None and now.resolve() == target.resolve()
    steps = _next_steps(shown, is_found=is_found, sample=sample, empty=empty)
    tell_done(session, shown, lambda: write_text(f"wrote {shown}\n{steps}", session))
    if before is not None and now != before:
        other = _shown(before, session)
        tell(session, f"from here {shown} is read now, and no longer {other}; --file {shlex.quote(other)} names that")
    return ExitCode.FINE


def _named(session: Session, path: str | None, file: str | None) -> str:
    """What the new file is called. Raises TimelineError where it is called two things."""
    given = [name for name in (path, file, session.file) if name is not None]
    if len(set(given)) > 1:
        raise TimelineError.of("option", f"the new store is named twice, {given[0]} and {given[1]}", "name it once")
    return given[0] if given else session.environment.get("TIMELINE_FILE") or _DEFAULT


def _found(session: Session) -> Path | None:
    """The store that other commands read here."""
    from timeline.store import find_store

    try:
        return find_store(None, session.environment.get("TIMELINE_FILE"), session.directory)
    except TimelineError:
        return None


def _shown(path: Path, session: Session) -> str:
    return str(path.relative_to(session.directory)) if path.is_relative_to(session.directory) else str(path)


def _text(timezone: str | None, *, empty: bool, sample: bool) -> str:
    from timeline.store.samples import new_store, sample_story
    from timeline.when import check_zone

    if sample and empty:
        raise TimelineError.of("option", "the sample is not empty", "leave --empty or --sample out")
    if timezone is not None:
        if sample:
            raise TimelineError.of("option", "the sample has a time zone of its own", "leave --timezone out")
        try:
            check_zone(timezone)
        except MalformedText as error:
            raise TimelineError.of("unknown-zone", f"--timezone: {error.message}", error.mend) from None
    return sample_story() if sample else new_store(timezone, empty=empty)


def _next_steps(shown: str, *, is_found: bool, sample: bool, empty: bool) -> str:
    option = "" if is_found else f"--file {shlex.quote(shown)} "
    schema = shlex.quote(str(Path(shown).parent / "timeline.schema.json"))
    steps = [f"timeline {option}show"]
    if not sample:
        source = 'paper --new-source "The paper"' if empty else "paper"
        steps.append(f'timeline {option}add "What happened" --when "18 March 2025 21:20" --source {source}')
    steps.append(f"timeline schema > {schema}  # lets editors complete and explain keys")
    return "next: " + "\n      ".join(steps) + "\n"
