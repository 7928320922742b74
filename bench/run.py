"""Prints ours, theirs, the ratio and its spread, both sides in turn in one run.

make bench                   # every row
.venv/bin/python -m bench.run load show    # only these
"""

import json
import shutil
import sys
from pathlib import Path

from bench.generate import generate
from bench.match.rows import match_rows
from bench.measuring import PLACE, PYTHON, ROOT, RUNS, Row, inside, measure, whole_process
from bench.peers import install_peers

OURS = ROOT / ".venv" / "bin" / "timeline"
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
            lambda: inside(LOAD_PYYAML, big, EVENTS),
            lambda: inside(LOAD_OURS, big, EVENTS),
            ">= 8 (theirs stands first)",
        ),
        Row(
            "show: show of 10,000 events to a pipe, whole process / loading them",
            lambda: whole_process(OURS, "--file", big, "show"),
            lambda: inside(LOAD_OURS, big, EVENTS),
            "<= 2.5",
        ),
        Row(
            "add: one event to 10,000, whole process / loading them",
            lambda: added(big, "add", "A new event", "--when", "2025-03-18T21:20", "--source", "bbc"),
            lambda: inside(LOAD_OURS, big, EVENTS),
            "<= 2.5",
        ),
        Row(
            "batch: 1,000 events at once to 10,000, whole process / loading them",
            lambda: added(big, "add", "--from", batch(big.parent)),
            lambda: inside(LOAD_OURS, big, EVENTS),
            "<= 4",
        ),
        *match_rows(),
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


def main() -> None:
    wanted = sys.argv[1:]
    PLACE.mkdir(exist_ok=True)
    big = PLACE / f"{EVENTS}.yaml"
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
