"""A program on a pseudo-terminal of its own, with somebody in front of it who types and looks."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

COMMAND = [sys.executable, "-m", "timeline"]
_PATIENCE = 20.0
"""Seconds after which a test that hangs is given up; no test depends on how long anything takes."""


class Terminal:
    """A terminal in which one program runs in the foreground; `shown` is all that it has written so far.

    `answers` maps what the program may write to what the terminal types in return.
    """

    def __init__(
        self,
        command: list[str],
        *,
        directory: Path,
        environment: Mapping[str, str],
        rows: int = 24,
        columns: int = 80,
        answers: Mapping[bytes, bytes] | None = None,
        typed: bytes = b"",
        stdin: int | None = None,
        stdout: int | None = None,
    ) -> None:
        self.shown = b""
        self.end, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._modes_of = os.dup(child)  # an end that stays open, so that its modes can be read afterwards
        self.modes = termios.tcgetattr(child)
        self._answers = dict(answers or {})
        if typed:
            os.write(self.end, typed)
        self.process = subprocess.Popen(
            command,
            stdin=child if stdin is None else stdin,
            stdout=child if stdout is None else stdout,
            stderr=child,
            cwd=directory,
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment},
            start_new_session=True,
            preexec_fn=lambda: _made_controlling(child),  # noqa: PLW1509 - no test has a second thread
        )
        os.close(child)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._modes_of)
        os.close(self.end)

    def type(self, keys: bytes) -> None:
        """Somebody presses keys."""
        os.write(self.end, keys)

    def wait_for(self, seen: Callable[[bytes], object], *, pressing: bytes = b"") -> None:
        """Looks at the screen until something is seen there, while somebody presses keys again and again.

        Fails where the program ends before, or nothing comes.
        """
        patience = time.monotonic() + _PATIENCE
        while not seen(self.shown):
            ended = self.process.poll() is not None
            if pressing:
                self.type(pressing)
            looked = self._look(0.05)
            assert looked or not ended, f"ended with {self.process.returncode}: {self.shown!r}"
            assert time.monotonic() < patience, f"waited in vain: {self.shown!r}"

    def status(self, *, pressing: bytes = b"") -> int:
        """Looks until the program ends, while somebody presses keys again and again; its exit status."""
        patience = time.monotonic() + _PATIENCE
        while self.process.poll() is None:
            if pressing:
                self.type(pressing)
            self._look(0.05)
            assert time.monotonic() < patience, f"has not ended: {self.shown!r}"
        while self._look(0.0):
            pass
        return self.process.wait()

    def restored(self) -> bool:
        """Whether the modes of the terminal are those it had before."""
        return termios.tcgetattr(self._modes_of) == self.modes

    def unread(self) -> bytes:
        """What was typed and no program has read."""
        modes = termios.tcgetattr(self._modes_of)
        modes[3] &= ~(termios.ICANON | termios.ECHO)
        modes[6][termios.VMIN], modes[6][termios.VTIME] = 0, 0
        termios.tcsetattr(self._modes_of, termios.TCSANOW, modes)
        return os.read(self._modes_of, 4096)

    def _look(self, seconds: float) -> bool:
        if not select.select([self.end], [], [], seconds)[0]:
            return False
        try:
            part = os.read(self.end, 65536)
        except OSError:  # Linux: no program has the other end any more
            return False
        self.shown += part
        for asked, answer in list(self._answers.items()):
            if asked in self.shown:
                del self._answers[asked]
                os.write(self.end, answer)
        return bool(part)


def _made_controlling(terminal: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def plain(shown: bytes) -> str:
    """What was shown, without escapes."""
    return re.sub(r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|\[[0-?]*[@-~]|[=>])", "", shown.decode()).replace("\r", "")
