"""Large stores in one process, in two, and on a cluster of two workers with one core each.

Seconds are of the clock on the wall here: what several processes bring is time that nobody waits. So these rows say
nothing where other programs keep the machine busy.
"""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from bench.clusters import cluster
from bench.large import told
from bench.loading import generated
from bench.match.stories import write
from bench.measuring import OURS, PLACE, PYTHON, Row, Run, run
from bench.scale import size

EVENTS, EXAMINED = 200_000, 2_000
"""Events of either store, and so many while it is looked at what is loaded."""
LARGE, JOINED = 100_000, 10_000
"""Events of the store that other commands look at, and of the one that is joined with it."""
SPARSE, DENSE = 10, 74
"""Events a day."""

Seconds = Callable[[Run], float]


def spread_rows() -> list[Row]:
    """The rows."""
    found = []
    for name, per_day, pairs in (("", SPARSE, 3), ("-dense", DENSE, 1)):
        what = f"match of 200,000 x 200,000 events, {per_day} a day"
        one, two = jobs(per_day, 1), jobs(per_day, 2)
        found += [
            Row(f"jobs{name}: {what}, one process / --jobs 2, on the wall", one, two, ">= 1.5", runs=pairs),
            Row(f"cluster{name}: {what}, two workers / --jobs 2, on the wall", on_cluster(per_day), two, "<= 1.25",
                runs=1),
        ]  # fmt: skip
    found.append(
        Row("cluster-memory: megabytes of a worker / 1024", on_cluster(SPARSE, megabytes=True),
            lambda _: 1024.0, "<= 1", runs=1)
    )  # fmt: skip
    large = size(LARGE)
    for name, command in {"sources": ("sources", "--json"), "check": ("check",), "export": ("export", "csv")}.items():
        one, two = (looking(large, count, *command) for count in (1, 2))
        what = f"{name} of 100,000 events, one process / --jobs 2, on the wall"
        found.append(Row(f"jobs-{name}: {what}", one, two, "> 1", runs=2))
    one, two = (joining(large, size(JOINED), count) for count in (1, 2))
    what = "10,000 events into a folder of 100,000, all with new accounts, one process / --jobs 2, on the wall"
    found.append(Row(f"jobs-merge: {what}", one, two, "> 1", runs=1))
    return found


def looking(events: int, jobs: int, *command: str) -> Seconds:
    """Seconds of a command on a generated store."""

    def seconds(by: Run) -> float:
        arguments: list[str | Path] = [OURS, "--file", generated(events), *command, "--jobs", str(jobs)]
        begin = time.monotonic()
        by(arguments)
        return time.monotonic() - begin

    return seconds


def joining(events: int, others: int, jobs: int) -> Seconds:
    """Seconds of joining a folder of so many events with a file of so many, which tell the first of them anew."""

    def seconds(by: Run) -> float:
        folder, made = PLACE / f"parts-{events}", PLACE / "parts-joined"
        if not folder.exists():
            by([OURS, "--file", generated(events), "split", "--by", "month", "-o", folder])
        shutil.rmtree(made, ignore_errors=True)
        begin = time.monotonic()
        by([OURS, "merge", folder, told(others, 1, "b-", own=True), "-o", made, "--jobs", str(jobs)])
        return time.monotonic() - begin

    return seconds


def stores(by: Run, per_day: int) -> tuple[Path, Path]:
    """Two synthetic stores that tell an overlapping story."""
    events = size(EVENTS) if by is run else EXAMINED
    folder = PLACE / f"stories-{events}-{per_day}"
    if not (folder / "b.yaml").exists():
        write(events, max(1, events // per_day), 1, folder)
    return folder / "a.yaml", folder / "b.yaml"


def jobs(per_day: int, count: int) -> Seconds:
    def seconds(by: Run) -> float:
        command: list[str | Path] = [OURS, "match", *stores(by, per_day), "--json", "--jobs", str(count)]
        begin = time.monotonic()
        by(command)
        return time.monotonic() - begin

    return seconds


def on_cluster(per_day: int, *, megabytes: bool = False) -> Seconds:
    """Seconds on workers that are there already; or the most memory that one of them has held."""

    def seconds(by: Run) -> float:
        folder = PLACE / "cluster"
        folder.mkdir(exist_ok=True)
        with cluster(folder, 2, PYTHON) as running:
            begin = time.monotonic()
            by([OURS, "match", *stores(by, per_day), "--json", "--on", running.address])
            taken = time.monotonic() - begin
            most = max(most_held(worker.pid) for worker in running.workers)
        return most if megabytes else taken

    return seconds


def most_held(nanny: int) -> float:
    """Megabytes of the largest process that one has started."""
    listed = Path(f"/proc/{nanny}/task").glob("*/children")  # each thread has its own
    children = [child for threads in listed for child in threads.read_text(encoding="ascii").split()]
    found = [Path(f"/proc/{child}/status").read_text(encoding="ascii") for child in children]
    return max(int(peak[1]) / 1024 for status in found if (peak := re.search(r"VmHWM:\s+(\d+)", status)))
