"""Help as this program gives it: typer's commands, with `--help` drawn like everything else."""

from typing import TYPE_CHECKING, Any, NoReturn

import typer
import typer.core

from timeline.cli.session import Session

if TYPE_CHECKING:
    from timeline.render.help import Page


class HelpedCommand(typer.core.TyperCommand):
    """A command whose options stand in groups in its help."""

    def get_help(self, ctx: Any) -> NoReturn:
        """Writes the help and ends: typer would write what this returns to another stream, 80 cells wide at most."""
        from timeline.cli.described import command_page

        write_page(command_page(self, ctx), ctx.find_object(Session) or Session.of_process())
        raise typer.Exit


class HelpedProgram(typer.core.TyperGroup):
    """A program whose commands stand in groups in its help."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called. Raises TimelineError where there is none of that name."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            from timeline.cli.commands import COMMANDS
            from timeline.cli.misused import unknown_command
            from timeline.errors import TimelineError

            raise TimelineError([unknown_command(args[0], [*COMMANDS])])
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> NoReturn:
        """Writes the help and ends, as that of a command."""
        from timeline.cli.described import program_page

        write_page(program_page(self, ctx), ctx.find_object(Session) or Session.of_process())
        raise typer.Exit


def write_page(page: "Page", session: Session) -> None:
    """Writes a page of the help as wide as the terminal is, through the pager where it does not fit."""
    from timeline.cli.options import DrawingOptions
    from timeline.cli.output import manner_of, write_lines
    from timeline.render.help import page_lines

    manner = manner_of(DrawingOptions(), session)
    write_lines(page_lines(page, manner.width), manner, session)
