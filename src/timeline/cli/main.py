"""The entry: one program, one place where errors become text on standard error and an exit status."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer

from timeline.cli.closing import OutputClosed, discard_output
from timeline.cli.session import Session
from timeline.cli.show import show
from timeline.errors import ExitCode, TimelineError

app = typer.Typer(
    name="timeline",
    help="Keep a contested chronology in a YAML file, draw it, and see how its sources differ.",
    rich_markup_mode=None,  # plain help: rich costs more to import than the help takes to print
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"timeline {version('sourced-timeline')}")
        raise typer.Exit


@app.callback()
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
    ctx.obj = replace(ctx.find_object(Session) or Session.of_process(), file=file)


app.command(name="show")(show)


def main(arguments: Sequence[str], session: Session) -> ExitCode:
    """Runs one command line; every failure that a user can cause ends here, as text and an exit code."""
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
        return ExitCode.TROUBLE
    except OutputClosed:
        discard_output(session)
        return ExitCode.FINE
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    return ExitCode(status or 0)


def run() -> None:
    """The console script `timeline`."""
    sys.exit(main(sys.argv[1:], Session.of_process()))
