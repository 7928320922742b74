"""`timeline cache`: what indexes of large stores are there, and taking them away."""

from typing import Annotated

import typer

from timeline.cli.session import Session
from timeline.errors import ExitCode


def cache(
    ctx: typer.Context,
    clear: Annotated[bool, typer.Option("--clear", help="Remove all of them.")] = False,
) -> ExitCode:
    """Tell which large stores have an index, or remove all indexes.

    An index is a copy of what a store holds, made after a command has read it, so that the next one need not. It lies
    in a folder of your own, below $XDG_CACHE_HOME, and is never asked of a store that has changed.
    TIMELINE_CACHE=off in the environment keeps any from being made or asked, --no-cache does so once.

    $ timeline cache  # of which stores, and how large
    $ timeline cache --clear  # all of them go
    """
    from timeline.cli.indexed import cache_of
    from timeline.cli.output import write_text
    from timeline.index.listing import listed
    from timeline.render.caches import cache_lines, megabytes

    session: Session = ctx.obj
    folder = cache_of(session)
    if folder is None:
        write_text("no index is made or asked: TIMELINE_CACHE is off, or there is no home\n", session)
    elif clear:
        write_text(f"{megabytes(folder.clear())} removed\n", session)
    else:
        write_text("".join(f"{line}\n" for line in cache_lines(str(folder.folder), listed(folder))), session)
    return ExitCode.FINE
