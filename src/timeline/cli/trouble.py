"""Errors as text on standard error."""

import shutil
from collections.abc import Sequence

import typer

from timeline.cli.closing import write_error
from timeline.cli.session import Session
from timeline.errors import Problem

_MOST = 50
"""Problems shown of one file: more than a screen of them helps nobody; the total tells the rest."""


def report_problems(problems: Sequence[Problem], session: Session) -> None:
    """Every problem with its place, excerpt, caret and mend."""
    from timeline.cli.color import wants_color
    from timeline.cli.options import Switch
    from timeline.cli.output import Manner, painted
    from timeline.render.problems import problem_lines

    terminal = session.stderr.isatty()
    manner = Manner(
        width=max(40, shutil.get_terminal_size((100, 24)).columns) if terminal else 100,
        color=wants_color(Switch.AUTO, session.environment, terminal=terminal),
        background=None,
        links=False,
        ascii=not _speaks_unicode(session),
    )
    lines = problem_lines(problems, width=manner.width, in_ascii=manner.ascii, most=_MOST)
    write_error(session, painted(lines, session.stderr, session.environment, manner))


def report_usage(error: typer.TyperException, arguments: Sequence[str], session: Session) -> None:
    """A wrong option or argument, with what may have been meant."""
    from timeline.cli.misused import usage_problem

    report_problems([usage_problem(error, arguments)], session)


def report_system_error(error: OSError, session: Session) -> None:
    """What the operating system refused: a missing file, a directory, no permission."""
    name = f"{error.filename}: " if error.filename is not None else ""
    said = error.strerror or str(error)
    report_problems([Problem("system", f"{name}{said[:1].lower()}{said[1:]}")], session)


def _speaks_unicode(session: Session) -> bool:
    encoding = getattr(session.stderr, "encoding", None) or "utf-8"
    return encoding.lower().startswith("utf")
