"""Real shells at a pseudo-terminal: what is typed, and which words a command gets of it."""

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source <(timeline completion bash); complete -F _timeline args"),
    "zsh": (
        ["zsh", "-f", "-i"],
        "autoload -U compinit; compinit -u -D; source <(timeline completion zsh); compdef _timeline args",
    ),
    "fish": (["fish", "--no-config", "-i"], "timeline completion fish | source; complete -c args -w timeline"),
}
"""How each is started, and how it is made to complete `timeline`, and `args` as it."""

_ARGS = """\
#!{python}
import json, os, sys
with open({target!r} + ".new", "w", encoding="utf-8") as file:
    json.dump(sys.argv[1:], file)
os.rename({target!r} + ".new", {target!r})
"""
_PATIENCE = 20.0
"""Seconds until a shell that says nothing is taken to hang."""


class Shell:
    """A shell that somebody types in, in a folder of its own."""

    def __init__(self, leader: int, folder: Path) -> None:
        self._leader = leader
        self._target = folder / "args.json"

    def words(self, line: str) -> list[str]:
        """The words that the command `args` gets when this is typed, with its tabs, and sent."""
        self._target.unlink(missing_ok=True)
        os.write(self._leader, f"{line}\r".encode())
        until = time.monotonic() + _PATIENCE
        seen = b""
        while not self._target.exists():
            seen += self._read()
            if time.monotonic() > until:
                raise TimeoutError(f"after {line!r}: {seen.decode(errors='replace')}")
        words: list[str] = json.loads(self._target.read_text(encoding="utf-8"))
        return words

    def send(self, line: str) -> None:
        """Types a line, whatever comes of it, and waits until the shell is ready for the next."""
        os.write(self._leader, f"{line}\r".encode())
        self.words("args ready")

    def _read(self) -> bytes:
        ready, _, _ = select.select([self._leader], [], [], 0.02)
        try:
            return os.read(self._leader, 65536) if ready else b""
        except OSError:
            return b""


@contextmanager
def started(name: str, folder: Path) -> Iterator[Shell]:
    """The shell, completing; what it could execute by mistake it would execute in `folder`."""
    command, setup = SHELLS[name]
    programs = folder / "programs"
    programs.mkdir()
    (programs / "args").write_text(_ARGS.format(python=sys.executable, target=str(folder / "args.json")))
    (programs / "args").chmod(0o755)
    (programs / "timeline").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n')
    (programs / "timeline").chmod(0o755)
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "TERM": "dumb" if name != "fish" else "xterm",
        "LC_ALL": "C.UTF-8",
        **{key: os.environ[key] for key in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE") if key in os.environ},
    }
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        # A shell that completes wants a terminal of its own.
        command,
        cwd=folder,
        env=environment,
        preexec_fn=lambda: os.login_tty(follower),  # noqa: PLW1509 - a terminal of its own; there are no threads here
        pass_fds=(follower,),
    )
    os.close(follower)
    shell = Shell(leader, folder)
    try:
        shell.send(setup)
        yield shell
    finally:
        process.kill()
        process.wait()
        os.close(leader)


def is_here(name: str) -> bool:
    """Whether the shell is installed."""
    return shutil.which(name) is not None
