"""`timeline help`: the page of a command, or the marks of the drawings."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.commands import COMMANDS
from timeline.cli.misused import unknown_command
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.render.help import Page

MARKS = "marks"
"""What is explained and is no command."""


def help(  # noqa: A001 - a command is a function of its name
    ctx: typer.Context,
    topic: Annotated[str | None, typer.Argument(metavar="[COMMAND|marks]", help="What to explain.")] = None,
) -> ExitCode:
    """Explain a command, or the marks of the drawings.

    `timeline COMMAND --help` does the same. On a terminal a page that does not fit goes through the pager.

    $ timeline help diff   # how sources are compared
    $ timeline help marks  # every sign and colour that a drawing can have
    """
    from timeline.cli.described import program_page
    from timeline.cli.helping import write_page

    session: Session = ctx.obj
    if topic is None:
        program = ctx.find_root()
        write_page(program_page(program.command, program), session)
    elif topic == MARKS:
        _write_marks(session)
    elif topic in COMMANDS:
        write_page(_page_of(topic), session)
    else:
        raise TimelineError([unknown_command(topic, [*COMMANDS, MARKS])])
    return ExitCode.FINE


def pages() -> "dict[str, Page]":
    """The page of the program, and by name that of every command."""
    from timeline.cli.described import PROGRAM, command_page, program_page
    from timeline.cli.program import app_for

    program: Any = typer.main.get_command(app_for(COMMANDS))
    ctx = typer.Context(program, info_name=PROGRAM)
    told = {
        name: command_page(command, typer.Context(command, info_name=name, parent=ctx))
        for name, command in program.commands.items()
    }
    return {PROGRAM: program_page(program, ctx), **told}


def _page_of(name: str) -> "Page":
    """The page of one command."""
    from timeline.cli.described import command_page
    from timeline.cli.program import app_for

    program: Any = typer.main.get_command(app_for([name]))
    command = program.commands[name]
    return command_page(command, typer.Context(command, info_name=name, parent=typer.Context(program)))


def _write_marks(session: Session) -> None:
    from timeline.cli.options import DrawingOptions
    from timeline.cli.output import manner_of, write_lines
    from timeline.render.marks import marks_lines

    manner = manner_of(DrawingOptions(), session)
    write_lines(marks_lines(manner.width, in_ascii=manner.ascii), manner, session)
