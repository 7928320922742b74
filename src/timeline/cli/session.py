"""The surroundings of one run: streams, environment, working directory and the clock, as one value."""

import io
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO


class Session(NamedTuple):
    """Built once at the entry and passed down; nothing below `cli` reads the world by itself.

    `today` is (year, month, day); None: ask the clock when a typed date needs it.
    """

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]
    directory: Path
    today: tuple[int, int, int] | None = None
    file: str | None = None
    """The global option `--file`."""
    began: float = 0.0
    """When, by the clock of `time.monotonic`."""
    wait: float = 30
    """Seconds that a writer waits for another one: the option `--wait`."""
    unindexed: list[tuple[Path, bool]] | None = None
    """Stores that were read whole, and whether their index is known to be stale; None: no index is asked or made."""

    @classmethod
    def of_process(cls) -> "Session":
        """The surroundings of this process. Raises OSError where it has no directory or no standard output."""
        # Python has None for a stream that was closed before the start (`<&-`).
        if sys.stdout is None:
            raise OSError("standard output is closed")
        return cls(
            stdin=io.BytesIO() if sys.stdin is None else sys.stdin.buffer,
            stdout=sys.stdout,
            stderr=io.StringIO() if sys.stderr is None else sys.stderr,
            environment=os.environ,
            directory=Path.cwd(),
            began=time.monotonic(),
            unindexed=None if os.environ.get("TIMELINE_CACHE") == "off" else [],
        )

    def day(self) -> tuple[int, int, int]:
        """Today's date where the user is: the only place that asks the clock."""
        if self.today is not None:
            return self.today
        from datetime import datetime

        now = datetime.now().astimezone()
        return now.year, now.month, now.day

    @property
    def on_terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return self.stdout.isatty()
