"""`timeline completion`: the script with which a shell completes, and the answers that the script asks for."""

from enum import StrEnum
from typing import Annotated

import typer

from timeline.cli.session import Session
from timeline.errors import ExitCode


class Shell(StrEnum):
    """A shell that can complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    ctx: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", help="The shell.")],
    words: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    answer: Annotated[bool, typer.Option("--answer", hidden=True)] = False,
) -> ExitCode:
    """Write the script with which a shell completes commands, options and names.

    It completes ids of events, names of sources, tags, actors, places and points of the store that the command line
    is about, and asks the `timeline` of your PATH for them. No file of yours is changed: bash takes it with
    `source <(timeline completion bash)` in `~/.bashrc`, zsh with `source <(timeline completion zsh)` in `~/.zshrc`
    below `compinit`, fish with `timeline completion fish | source` in `~/.config/fish/config.fish`.

    $ timeline completion bash > timeline.bash  # to be sourced from ~/.bashrc
    $ timeline completion fish > timeline.fish  # for ~/.config/fish/completions
    """
    from timeline.cli.output import write_text

    session: Session = ctx.obj
    if answer:
        from timeline.cli.completing import answered

        write_text(answered(shell.value, words or (), session._replace(file=None)), session)
    else:
        from timeline.cli.shells import SCRIPTS

        write_text(SCRIPTS[shell.value], session)
    return ExitCode.FINE
