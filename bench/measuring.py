"""Two sides of a row, measured in turn: seconds of each, and the ratio of each pair of runs.

Seconds are of the processor, the program's and the kernel's for it: on a shared machine a clock on the wall counts
the others' work too.
"""

import os
import resource
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACE = ROOT / ".bench"
INSTALLED = PLACE / "installed"
PYTHON = INSTALLED / "bin" / "python"
OURS = INSTALLED / "bin" / "timeline"
RUNS = 9
SHORT = 25
"""Runs where one takes a tenth of a second: many short pairs say more than few long ones."""


class NotMeasurableError(Exception):
    """A run is not what the report would say that it is."""


@dataclass(frozen=True)
class Finished:
    """What a process wrote, and the seconds of processor time that it took from start to exit."""

    stdout: str
    stderr: str
    seconds: float


Run = Callable[[Sequence[str | Path]], Finished]
"""Runs a command to its end."""


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Finished:
    """Runs a command in the project's folder, with more in its environment where that is given."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=True,
        encoding="utf-8",
        cwd=ROOT,
        # An index would answer what is measured: rows that are about it say so.
        env={**os.environ, "TIMELINE_CACHE": "off", **(environment or {})},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Finished(done.stdout, done.stderr, seconds)


@dataclass(frozen=True)
class Row:
    """One comparison: seconds of either side from one run each, by whatever runs its commands."""

    name: str
    ours: Callable[[Run], float]
    theirs: Callable[[Run], float]
    target: str
    runs: int = RUNS


def whole_process(*command: str | Path) -> Callable[[Run], float]:
    """Seconds of a process from start to exit, its output into a pipe."""
    return lambda by: by(command).seconds


def inside(script: str, path: Path, events: int) -> Callable[[Run], float]:
    """Seconds that a fresh process measures itself, without the interpreter's start."""
    return lambda by: float(by([PYTHON, "-c", script, path, str(events)]).stdout)


@dataclass(frozen=True)
class Measured:
    """Medians of seconds, and the ratio of each pair of runs: its median, the middle half, smallest and largest."""

    row: str
    first: float
    second: float
    ratio: float
    half: tuple[float, float]
    spread: tuple[float, float]
    runs: int
    target: str

    def __str__(self) -> str:
        return (
            f"{self.row}\n    {self.first:.3f} s / {self.second:.3f} s = {self.ratio:.2f}"
            f"   half of {self.runs} pairs {self.half[0]:.2f} to {self.half[1]:.2f}"
            f"   spread {self.spread[0]:.2f} to {self.spread[1]:.2f}   target {self.target}\n"
        )


def examine(row: Row, by: Run) -> None:
    """Runs both sides once by something that looks at what they load; it warms the file cache too."""
    row.ours(by), row.theirs(by)


def measure(row: Row) -> Measured:
    """Both sides in turn, as often as the row says."""
    pairs = [(row.ours(run), row.theirs(run)) for _ in range(row.runs)]
    ratios = sorted(first / second for first, second in pairs)
    return Measured(
        row.name,
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
        statistics.median(ratios),
        (ratios[row.runs // 4], ratios[-1 - row.runs // 4]),
        (ratios[0], ratios[-1]),
        row.runs,
        row.target,
    )
