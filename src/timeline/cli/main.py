"""The entry: one program, one place where errors become text on standard error and an exit status."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from timeline.cli.closing import OutputClosed, discard_output
from timeline.cli.commands import COMMANDS, module_of
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError


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
            help="The store, or '-' for standard input. Else $TIMELINE_FILE, else the first timeline.yaml, "
            "events.yaml or data/events.yaml from here upwards.",
        ),
    ] = None,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Keep a contested chronology in a YAML file, draw it, and see how its sources differ."""
    ctx.obj = (ctx.find_object(Session) or Session.of_process())._replace(file=file)


def _elsewhere() -> None:
    """Stands in for a command that is not called, in the help."""


def app_for(arguments: Sequence[str], *, everything: bool = False) -> typer.Typer:
    """The program with those of its commands loaded that the arguments name, or with all."""
    app = typer.Typer(
        name="timeline",
        rich_markup_mode=None,  # plain help: rich costs more to import than the help takes to print
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(program)
    for name, help_line in COMMANDS.items():
        if everything or name in arguments:
            module = module_of(name)
            app.command(name)(getattr(import_module(f"timeline.cli.{module}"), module))
        else:
            app.command(name, help=help_line)(_elsewhere)
    return app


def main(arguments: Sequence[str], session: Session) -> ExitCode:
    """Runs one command line; every failure that a user can cause ends here, as text and an exit code."""
    # A shell that asks for completions names the words in its own variables, not in the arguments.
    app = app_for(arguments, everything="_TIMELINE_COMPLETE" in session.environment)
    command: Any = typer.main.get_command(app)
    try:
        status = command.main(list(arguments) or ["--help"], prog_name="timeline", standalone_mode=False, obj=session)
    except TimelineError as error:
        from timeline.cli.trouble import report_problems

        report_problems(error.problems, session)
        return ExitCode.TROUBLE
    except typer.TyperException as error:
        from timeline.cli.trouble import report_usage

        report_usage(error, arguments, session)
        return ExitCode.TROUBLE
    except OSError as error:
        from timeline.cli.trouble import report_system_error

        report_system_error(error, session)
        discard_output(session)  # what could not be written now could not be at exit either
        return ExitCode.TROUBLE
    except OutputClosed:
        discard_output(session)
        return ExitCode.FINE
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    return ExitCode(status or 0)


def run_process() -> None:
    """Runs the command line of this process and ends it with its exit code."""
    try:
        session = Session.of_process()
    except OSError as error:
        if sys.stderr is not None:
            sys.stderr.write(f"timeline: {error.strerror or error}\n")
        sys.exit(ExitCode.TROUBLE)
    sys.exit(main(sys.argv[1:], session))
