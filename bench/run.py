"""Prints ours, theirs, the ratio and its spread, both sides in turn in one run.

make bench                                 # every row
.venv/bin/python -m bench.run load show    # only these
make bench-smoke                           # every row once, on tiny stores, but those beside other programs

Exits with 1, and reports nothing, where what runs is not the installed wheel with its bytecode.
"""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bench.indexed import index_rows
from bench.installed import Wheel, install_wheel
from bench.large import large_rows, on_copy
from bench.loading import EVENTS, LOAD_OURS, large, load_rows
from bench.machine import machine
from bench.match.rows import match_rows
from bench.measuring import (
    INSTALLED,
    OURS,
    PLACE,
    PYTHON,
    ROOT,
    SHORT,
    NotMeasurableError,
    Row,
    examine,
    inside,
    measure,
    whole_process,
)
from bench.peers import install_peers
from bench.scale import SMOKE, size
from bench.spread import spread_rows


def rows(big: Path, peers: dict[str, list[str]]) -> list[Row]:
    show = whole_process(OURS, "show")
    hello = whole_process(PYTHON, ROOT / "bench" / "hello.py")
    loading = inside(LOAD_OURS, big, EVENTS)
    one = ("add", "A new event", "--when", "2025-03-18T21:20", "--source", "bbc")
    return [
        Row("hello: show, shipped store / typer + rich hello-world", show, hello, "<= 1.4", SHORT),
        *[
            Row(f"{name}: show, shipped store / {words}, 30 entries", show, whole_process(*peers[name]), "< 1", SHORT)
            for name, words in (("jrnl", "jrnl --short"), ("khal", "khal list"))
            if name in peers
        ],
        *load_rows(),
        Row(
            "show: show of 10,000 events to a pipe, whole process / loading them",
            whole_process(OURS, "--file", big, "show"),
            loading,
            "<= 2.5",
        ),
        Row("add: one event to 10,000, whole process / loading them", on_copy(big, *one), loading, "<= 2.5"),
        Row(
            "batch: 1,000 events at once to 10,000, whole process / loading them",
            on_copy(big, "add", "--from", batch(big.parent)),
            loading,
            "<= 4",
        ),
        *large_rows(),
        *index_rows(),
        *match_rows(),
        *spread_rows(),
    ]


def batch(place: Path) -> Path:
    """A thousand new events as CSV."""
    path = place / "batch.csv"
    lines = [
        f"New event {number},2025-03-{number % 28 + 1:02d},bbc,It happened {number} times"
        for number in range(size(1000))
    ]
    path.write_text("\n".join(["title,when,source,says", *lines, ""]), encoding="utf-8")
    return path


def main() -> None:
    PLACE.mkdir(exist_ok=True)
    try:
        wanted = [word for word in sys.argv[1:] if word != "--smoke"]
        report(wanted, install_wheel(INSTALLED, PLACE / "wheel"), {} if SMOKE else install_peers(PLACE))
    except NotMeasurableError as fault:
        sys.exit(f"bench: nothing is reported: {fault}")
    except subprocess.CalledProcessError as fault:
        sys.exit(f"bench: {fault}\n{fault.stderr or ''}")


def report(wanted: list[str], wheel: Wheel, peers: dict[str, list[str]]) -> None:
    """Prints the rows of these keys, or all. Raises NotMeasurableError before the first is measured."""
    chosen = [row for row in rows(large(), peers) if not wanted or row.name.split(":")[0] in wanted]
    if SMOKE:
        chosen = [replace(row, runs=1) for row in chosen]
    wheel.check_installed()
    for row in chosen:
        examine(row, wheel.examined)
    print(f"{machine()}\nmeasured: {wheel.path.name}, installed in {wheel.site}, every module from its bytecode")
    print("both sides in turn; medians, in seconds of the processor; the ratio is that of each pair\n")
    if SMOKE:
        print("on tiny stores: these figures say nothing but that every row can be measured\n")
    results = []
    for row in chosen:
        results.append(measure(row))
        print(results[-1], flush=True)
    (PLACE / "results.json").write_text(json.dumps([vars(result) for result in results], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
