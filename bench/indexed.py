"""What a store of 100,000 events costs with its index: beside a small store, beside reading it, and in memory."""

import shutil
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import count, islice
from pathlib import Path

from bench.large import PEAK
from bench.loading import generated
from bench.measuring import OURS, PLACE, PYTHON, Row, Run, whole_process
from bench.scale import size

CACHE = PLACE / "cache"
WEEK = ("--since", "2025-03-01", "--until", "2025-03-07")
EVENT = "EVENT"
"""Stands for the id of an event."""
WITH_INDEX = ("env", "TIMELINE_CACHE=", f"XDG_CACHE_HOME={CACHE}")
"""Other rows are measured without: `bench.measuring.run` says so in the environment."""


def index_rows() -> list[Row]:
    """The rows."""
    many, fewer = size(100_000), size(10_000)
    shipped = whole_process(OURS, "show")
    named = ("show", EVENT)
    return [
        Row("index-first: show --limit 20 of 100,000 / show, shipped store",
            asking(many, "show", "--limit", "20"), shipped, "<= 1.5"),
        Row("index-event: show EVENT of 100,000 / show, shipped store", asking(many, *named), shipped, "<= 1.5"),
        Row("index-week: show of a week of 100,000 / show, shipped store", asking(many, "show", *WEEK), shipped,
            "<= 1.5, or 0.35 s"),
        Row("index-source: show --source bbc --limit 20 of 100,000 / show, shipped store",
            asking(many, "show", "--source", "bbc", "--limit", "20"), shipped, "<= 1.5"),
        Row("index-complete: an id of 100,000 completed / --help",
            asking(many, "completion", "fish", "--", "phone-call-499", "timeline", "show"),
            whole_process(OURS, "--help"), "<= 2"),
        Row("index-grep: show --grep of 100,000 / show, shipped store",
            asking(many, "show", "--grep", "report 77777"), shipped, "0.6 s"),
        Row("index-nothing: show --grep of no event of 100,000 / show, shipped store",
            asking(many, "show", "--grep", "nobody said that"), shipped, "0.6 s"),
        Row("index-density: show of 100,000 / show, shipped store", asking(many, "show"), shipped, "1 s"),
        Row("index-diff: diff of two sources in a week of 100,000 / show, shipped store",
            asking(many, "diff", "kremlin", "bbc", *WEEK, "--exit-zero"), shipped, "1 s"),
        Row("index-growth: show --limit 20 of 100,000 / of 10,000", asking(many, "show", "--limit", "20"),
            asking(fewer, "show", "--limit", "20"), "<= 1.5"),
        Row("index-add: add of one event to 100,000 / the same without the index", adding(many), adding(many, "off"),
            "<= 0.35", runs=3),
        *[
            Row(f"index-memory-{name}: megabytes / 80", peak(many, *command), lambda _: 80.0, "<= 1", runs=1)
            for name, command in {
                "first": ("show", "--limit", "20"), "event": named, "week": ("show", *WEEK),
                "source": ("show", "--source", "bbc", "--limit", "20"),
            }.items()
        ],
    ]  # fmt: skip


@cache
def indexed(events: int) -> Path:
    """A generated store with its index."""
    store = generated(events)
    make_index(store)
    return store


def make_index(store: Path) -> None:
    from bench.measuring import run

    run([PYTHON, "-m", "timeline.cli.indexing", store, CACHE / "timeline"])


def asking(events: int, *command: str) -> Callable[[Run], float]:
    """Seconds of a command on a store that has an index."""

    def asked(by: Run) -> float:
        return by([*WITH_INDEX, OURS, "--file", indexed(events), *_with_id(events, command)]).seconds

    return asked


def _with_id(events: int, command: Sequence[str]) -> list[str]:
    return [middle_of(events) if word == EVENT else word for word in command]


@cache
def middle_of(events: int) -> str:
    """The id of the event in the middle of the file."""
    with generated(events).open(encoding="utf-8") as lines:
        ids = (line.removeprefix("  - id: ").strip() for line in lines if line.startswith("  - id: "))
        return next(islice(ids, events // 2, None))


def peak(events: int, *command: str) -> Callable[[Run], float]:
    """Megabytes of the same."""

    def held(by: Run) -> float:
        program: list[str | Path] = [PYTHON, "-c", PEAK, OURS, "--file", indexed(events), *_with_id(events, command)]
        return float(by([*WITH_INDEX, *program]).stdout)

    return held


def adding(events: int, cached: str = "") -> Callable[[Run], float]:
    """Seconds of a new event, in a copy of the store; with its index, or where that is `off` without."""
    title = map("A new event {}".format, count())
    return partial(_added, events, cached, title)


def _added(events: int, cached: str, titles: "map[str]", by: Run) -> float:
    copy = PLACE / f"added-{events}-{cached or 'on'}.yaml"
    if not copy.exists() or not (CACHE / "timeline").exists():
        shutil.copyfile(generated(events), copy)
        make_index(copy)
    entry = ("--when", "2025-03-18T21:20", "--source", "bbc")
    environment = (*WITH_INDEX[:1], f"TIMELINE_CACHE={cached}", *WITH_INDEX[2:])
    return by([*environment, OURS, "--file", copy, "add", next(titles), *entry]).seconds
