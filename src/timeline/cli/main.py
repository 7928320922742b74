"""The entry: one program, one place where errors become text on standard error and an exit status."""

import sys
from collections.abc import Sequence
from typing import Any

import typer

from timeline.cli.closing import OutputClosed, discard_output
from timeline.cli.program import app_for
from timeline.cli.session import Session
from timeline.cli.signals import Stopped, end_as_told, heed_signals
from timeline.errors import ExitCode, TimelineError


def main(arguments: Sequence[str], session: Session) -> ExitCode:
    """Runs one command line; every failure that a user can cause ends here, as text and an exit code."""
    command: Any = typer.main.get_command(app_for(arguments))
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
            sys.stderr.write(f"timeline  error  {error.strerror or error}  system\n")
        sys.exit(ExitCode.TROUBLE)
    heed_signals()
    try:
        status = _chosen_reader(session) or main(sys.argv[1:], session)
        if session.unindexed:
            from timeline.cli.indexed import make_indexes

            make_indexes(session)
    except Stopped as stopped:
        end_as_told(stopped)
        sys.exit(128 + stopped.number)
    sys.exit(status)


def _chosen_reader(session: Session) -> ExitCode | None:
    """Has `TIMELINE_YAML` choose which library reads; the exit code where it names none."""
    name = session.environment.get("TIMELINE_YAML")
    if not name:
        return None
    from timeline.store.parsing import choose_reader

    try:
        choose_reader(name)
    except TimelineError as error:
        from timeline.cli.trouble import report_problems

        report_problems(error.problems, session)
        return ExitCode.TROUBLE
    return None
