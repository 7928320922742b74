"""Prints ours, theirs, the ratio and its spread, both sides in turn in one run.

make bench                   # every row
.venv/bin/python -m bench.run load show    # only these
"""

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.generate import generate
from bench.peers import install_peers

ROOT = Path(__file__).parent.parent
PLACE = ROOT / ".bench"
RUNS = 9
OURS = ROOT / ".venv" / "bin" / "timeline"
PYTHON = ROOT / ".venv" / "bin" / "python"
EVENTS = 10_000

LOAD_OURS = """
import sys, time
from pathlib import Path
from timeline.store import read_store
from timeline.select import Filter, select
path = Path(sys.argv[1])
begin = time.perf_counter()
timeline = read_store(path, path.read_bytes(), name=path.name).timeline
events = select(timeline, Filter())
print(time.perf_counter() - begin)
assert len(events) == int(sys.argv[2])
"""
LOAD_PYYAML = """
import sys, time, yaml
from pathlib import Path
path = Path(sys.argv[1])
begin = time.perf_counter()
tree = yaml.load(path.read_bytes(), yaml.CSafeLoader)
print(time.perf_counter() - begin)
assert len(tree["events"]) == int(sys.argv[2])
"""


@dataclass(frozen=True)
class Row:
    """One comparison: seconds of either side from one run each."""

    name: str
    ours: Callable[[], float]
    theirs: Callable[[], float]
    target: str


def whole_process(*command: str | Path) -> float:
    """Wall seconds of a process from start to exit, its output into a pipe."""
    begin = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - begin


def inside(script: str, path: Path) -> float:
    """Seconds that a fresh process measures itself, without the interpreter's start."""
    command = [str(PYTHON), "-c", script, str(path), str(EVENTS)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def rows(big: Path, peers: dict[str, list[str]]) -> list[Row]:
    def show() -> float:
        return whole_process(OURS, "show")

    return [
        Row(
            "hello: show, shipped store / typer + rich hello-world",
            show,
            lambda: whole_process(PYTHON, ROOT / "bench" / "hello.py"),
            "<= 1.4",
        ),
        Row("jrnl: show, shipped store / jrnl --short, 30 entries", show, lambda: whole_process(*peers["jrnl"]), "< 1"),
        Row("khal: show, shipped store / khal list, 30 entries", show, lambda: whole_process(*peers["khal"]), "< 1"),
        Row(
            "load: PyYAML's C loader alone / read, validate, order 10,000 events",
            lambda: inside(LOAD_PYYAML, big),
            lambda: inside(LOAD_OURS, big),
            ">= 8 (theirs stands first)",
        ),
        Row(
            "show: show of 10,000 events to a pipe, whole process / loading them",
            lambda: whole_process(OURS, "--file", big, "show"),
            lambda: inside(LOAD_OURS, big),
            "<= 2.5",
        ),
        Row(
            "add: one event to 10,000, whole process / loading them",
            lambda: added(big, "add", "A new event", "--when", "2025-03-18T21:20", "--source", "bbc"),
            lambda: inside(LOAD_OURS, big),
            "<= 2.5",
        ),
        Row(
            "batch: 1,000 events at once to 10,000, whole process / loading them",
            lambda: added(big, "add", "--from", batch(big.parent)),
            lambda: inside(LOAD_OURS, big),
            "<= 4",
        ),
    ]


def added(big: Path, *arguments: str | Path) -> float:
    """Wall seconds of a command that writes, on a copy of the store made beforehand."""
    copy = big.with_name("copy.yaml")
    shutil.copyfile(big, copy)
    return whole_process(OURS, "--file", copy, *arguments)


def batch(place: Path) -> Path:
    """A thousand new events as CSV."""
    path = place / "batch.csv"
    lines = [
        f"New event {number},2025-03-{number % 28 + 1:02d},bbc,It happened {number} times" for number in range(1000)
    ]
    path.write_text("\n".join(["title,when,source,says", *lines, ""]), encoding="utf-8")
    return path


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
    pairs = [(row.ours(), row.theirs()) for _ in range(RUNS)]
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


def main() -> None:
    wanted = sys.argv[1:]
    PLACE.mkdir(exist_ok=True)
    big = PLACE / f"{EVENTS}.yaml"
    if not big.exists():
        big.write_text(generate(EVENTS, seed=1), encoding="utf-8")
    peers = install_peers(PLACE)
    print(f"{RUNS} runs of each side in turn; medians in seconds; spread: smallest and largest ratio\n")
    results = []
    for row in rows(big, peers):
        if not wanted or row.name.split(":")[0] in wanted:
            results.append(measure(row))
            print(results[-1], flush=True)
    (PLACE / "results.json").write_text(json.dumps([vars(result) for result in results], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
