"""The program as typer sees it: one callback, and those lines of the table of commands that are called."""

from collections.abc import Collection
from importlib import import_module
from typing import Annotated

import typer

from timeline.cli.commands import COMMANDS, module_of
from timeline.cli.helping import HelpedCommand, HelpedProgram
from timeline.cli.session import Session


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"timeline {version('sourced-timeline')}")
        raise typer.Exit


def program(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Option(
            "--file",
            "-f",
            metavar="PATH",
            help="The store: a file, a folder, or '-' for standard input. Else $TIMELINE_FILE, else the first "
            "timeline.yaml, events.yaml or data/events.yaml from here upwards.",
        ),
    ] = None,
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", help="Neither ask the index of a large store nor make one; see `timeline cache`."),
    ] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Keep a contested chronology in a YAML file, draw it, and see how its sources differ."""
    session = ctx.find_object(Session) or Session.of_process()
    ctx.obj = session._replace(file=file, unindexed=None if no_cache else session.unindexed)


def app_for(arguments: Collection[str]) -> typer.Typer:
    """The program with those of its commands that the arguments name; of the others the table has all that is told."""
    app = typer.Typer(
        name="timeline",
        cls=HelpedProgram,
        rich_markup_mode=None,  # rich costs more to import than the help takes to print
        pretty_exceptions_enable=False,
        add_completion=False,  # its scripts evaluate what they complete; `timeline completion` writes ours
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(program)
    for name in COMMANDS:
        if name in arguments:
            module = module_of(name)
            app.command(name, cls=HelpedCommand)(getattr(import_module(f"timeline.cli.{module}"), module))
    return app
