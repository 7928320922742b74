"""Two sides of a row, measured in turn: seconds of each, and the ratio of each pair of runs."""

import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACE = ROOT / ".bench"
PYTHON = ROOT / ".venv" / "bin" / "python"
RUNS = 9


@dataclass(frozen=True)
class Row:
    """One comparison: seconds of either side from one run each."""

    name: str
    ours: Callable[[], float]
    theirs: Callable[[], float]
    target: str
    runs: int = RUNS


def whole_process(*command: str | Path) -> float:
    """Wall seconds of a process from start to exit, its output into a pipe."""
    begin = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - begin


def inside(script: str, path: Path, events: int) -> float:
    """Seconds that a fresh process measures itself, without the interpreter's start."""
    command = [str(PYTHON), "-c", script, str(path), str(events)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@dataclass(frozen=True)
class Measured:
    """Medians of seconds, and the ratio of each pair of runs: its median, smallest and largest."""

    row: str
    first: float
    second: float
    ratio: float
    smallest: float
    largest: float
    target: str

    def __str__(self) -> str:
        return (
            f"{self.row}\n    {self.first:.3f} s / {self.second:.3f} s = {self.ratio:.2f}"
            f"   spread {self.smallest:.2f} to {self.largest:.2f}   target {self.target}\n"
        )


def measure(row: Row) -> Measured:
    row.ours(), row.theirs()  # warm the file cache and the byte code
    pairs = [(row.ours(), row.theirs()) for _ in range(row.runs)]
    ratios = sorted(first / second for first, second in pairs)
    return Measured(
        row.name,
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
        statistics.median(ratios),
        ratios[0],
        ratios[-1],
        row.target,
    )
