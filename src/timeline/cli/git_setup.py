"""`timeline git-setup`: the lines that make git read, compare and merge stores by this very program."""

import sys
from pathlib import PurePath
from shlex import quote

import typer

from timeline.cli.session import Session
from timeline.errors import ExitCode


def git_setup(ctx: typer.Context) -> ExitCode:
    """Print the commands that set a clone up for stores.

    They name this program in full, so that git finds it from every folder, also where it stands in a virtual
    environment. In `.gitattributes`, which is committed: data/events.yaml diff=timeline merge=timeline

    $ timeline git-setup > setup.sh  # to read; `timeline git-setup | sh`, in the clone, does it
    $ timeline git-setup  # the same on the screen
    """
    from timeline.cli.output import write_text

    session: Session = ctx.obj
    write_text("".join(f"git config {key} {quote(value)}\n" for key, value in _settings()), session)
    return ExitCode.FINE


def _settings() -> list[tuple[str, str]]:
    # -P: git calls it in the clone, and a folder of that name in there must not be taken for the program.
    program = f"{quote(PurePath(sys.executable).as_posix())} -P -m timeline"
    return [
        ("diff.timeline.textconv", f"{program} textconv"),
        ("diff.timeline.xfuncname", "^(.+ · title: .+)$"),
        ("merge.timeline.name", "chronologies, by entry"),
        ("merge.timeline.driver", f"{program} merge-driver %O %A %B %P"),
    ]
