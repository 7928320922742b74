"""What matching costs: beside loading the two stores, and as they grow to ten times as many events."""

import json
from collections.abc import Callable
from pathlib import Path

from bench.generate import generate
from bench.match.stories import write
from bench.measuring import PLACE, PYTHON, SHORT, Row, Run
from bench.scale import size

StorePair = Callable[[], tuple[Path, Path]]
"""Makes two stores, or finds them made."""


def match_rows() -> list[Row]:
    """The rows of the matcher."""
    return [
        beside_loading("match: 1,000 x 1,000 events of two accounts", told_twice(size(1_000))),
        beside_loading("lean: 1,000 x 1,000 events of one sentence", synthetic(size(1_000))),
        Row(
            "growth: 100,000 x 100,000 events of one sentence / 10,000 x 10,000",
            lambda by: costs(by, synthetic(size(100_000)))["match"],
            lambda by: costs(by, synthetic(size(10_000)))["match"],
            "<= 12",
        ),
        Row(
            "dense: 100,000 x 100,000, 74 events a day / 10,000 x 10,000, 7 a day",
            lambda by: costs(by, told_twice(size(100_000)))["match"],
            lambda by: costs(by, told_twice(size(10_000)))["match"],
            "<= 12",
            runs=3,
        ),
        Row(
            "memory: megabytes of 100,000 x 100,000 on top of loading both / 1024",
            lambda by: costs(by, synthetic(size(100_000)))["megabytes"],
            lambda _: 1024.0,
            "<= 1",
            runs=1,
        ),
    ]


def beside_loading(name: str, stores: StorePair) -> Row:
    """Matching two stores beside loading them, in one process each time."""
    loading: list[float] = []

    def matching(by: Run) -> float:
        found = costs(by, stores)
        loading.append(found["load"])
        return found["match"]

    return Row(f"{name} / loading both", matching, lambda _: loading.pop(), "<= 3", SHORT)


def costs(by: Run, stores: StorePair) -> dict[str, float]:
    """What `bench.match.cost` measures in a process of its own."""
    found: dict[str, float] = json.loads(by([PYTHON, "-m", "bench.match.cost", *stores()]).stdout)
    return found


def told_twice(events: int) -> StorePair:
    """A generated store, and the same events under other ids; four years of days, however many events."""

    def made() -> tuple[Path, Path]:
        folder = PLACE / f"told-twice-{events}"
        folder.mkdir(parents=True, exist_ok=True)
        paths = folder / "a.yaml", folder / "b.yaml"
        for path, prefix in zip(paths, ("", "b-"), strict=True):
            if not path.exists():
                path.write_text(generate(events, 1, prefix), encoding="utf-8")
        return paths

    return made


def synthetic(events: int) -> StorePair:
    """Two synthetic stores that tell an overlapping story, ten events a day."""

    def made() -> tuple[Path, Path]:
        folder = PLACE / f"stories-{events}"
        if not (folder / "b.yaml").exists():
            write(events, events // 10, 1, folder)
        return folder / "a.yaml", folder / "b.yaml"

    return made
