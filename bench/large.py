"""Work on stores that are large in some way: merging, renaming, importing, many sources, long texts, a slip.

Each row stands beside the loading of what it works on, and most have a second row that tells how it grows.
"""

import re
import shutil
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

from bench.generate import generate
from bench.loading import LOAD_OURS, generated
from bench.measuring import OURS, PLACE, PYTHON, Row, Run, inside, whole_process
from bench.scale import size

Seconds = Callable[[Run], float]

LOAD_BOTH = """
import gc, sys, time
from pathlib import Path
from timeline.store import read_store
gc.disable()
begin = time.process_time()
stores = [read_store(Path(path), Path(path).read_bytes(), name=path) for path in sys.argv[1:]]
print(time.process_time() - begin)
"""
# Of a process itself Linux tells the memory of the one that started it, if that is more: so a small one starts it.
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""
LOAD_WRONG = """
import sys, time
from pathlib import Path
from timeline.errors import TimelineError
from timeline.store import read_store
path = Path(sys.argv[1])
begin = time.process_time()
try:
    read_store(path, path.read_bytes(), name=path.name)
except TimelineError as error:
    print(time.process_time() - begin)
    assert len(error.problems) >= int(sys.argv[2])
"""


def large_rows() -> list[Row]:
    """The rows."""
    wrong, everywhere = slips()
    many, sources, events = size(10_000), size(1_337), size(3_000)
    return [
        Row("load-memory: megabytes of 100,000 events / the file", lambda by: megabytes(by, size(100_000)),
            lambda _: generated(size(100_000)).stat().st_size / 10**6, "<= 10", runs=1),
        Row("load-growth: loading 100,000 events / 1,000", loading(size(100_000)), loading(size(1_000)), "<= 120",
            runs=3),
        *merge_rows(),
        Row("rename: --dry-run, a source of 10,000 events / writing it", renamed(many, "--dry-run"), renamed(many),
            "<= 2"),
        Row("rename-growth: --dry-run of 10,000 / 1,000", renamed(many, "--dry-run"), renamed(size(1_000), "--dry-run"),
            "<= 12"),
        Row("sources: add --from, 2,000 new sources / 500", imported(size(2_000)), imported(size(500)), "<= 5"),
        Row("dispute: diff --all --by dispute --limit 3, 1,337 sources / loading", disputed(sources, events),
            inside(LOAD_OURS, many_sources(sources, events), events), "<= 2"),
        Row("dispute-growth: 1,337 sources, 3,000 events / 134 and 300", disputed(sources, events),
            disputed(size(134), size(300)), "<= 12"),
        Row("quote: show EVENT, two quotes of 800 KB / of 100 KB", quoted(size(800)), quoted(size(100)), "<= 9"),
        Row("slip: one misspelt key in 10,000 events / loading them without", inside(LOAD_WRONG, wrong, 1),
            inside(LOAD_OURS, generated(many), many), "<= 2"),
        Row("slips: a misspelt key in each of 10,000 / loading them without",
            inside(LOAD_WRONG, everywhere, size(1000)), inside(LOAD_OURS, generated(many), many), "<= 2"),
        Row("full: show --full of 10,000 events to a pipe / loading them",
            whole_process(OURS, "--file", generated(many), "show", "--full"),
            inside(LOAD_OURS, generated(many), many), "none"),
    ]  # fmt: skip


def merge_rows() -> list[Row]:
    """Two stores of the same events: in the one row a few sources of both, in the other each its own."""
    few, many = size(2_000), size(10_000)
    again = {events: (told(events, 1, ""), told(events, 1, "b-")) for events in (few, many)}
    other = {events: (told(events, 1, ""), told(events, 1, "b-", own=True)) for events in (few, many)}
    return [
        Row("merge: 10,000 events told again / loading both", merged(*again[many]), loaded(*again[many]), "<= 8"),
        Row("merge-accounts: 10,000 events, new accounts / loading both", merged(*other[many]),
            loaded(*other[many]), "<= 8"),
        Row("merge-growth: new accounts, 10,000 events / 2,000", merged(*other[many]), merged(*other[few]), "<= 6"),
        Row("merge-memory: megabytes, new accounts / loading both", peak(*other[many]), held(*other[many]), "<= 3",
            runs=1),
    ]  # fmt: skip


@cache
def told(events: int, seed: int, prefix: str, *, own: bool = False) -> Path:
    """A generated store; with sources of its own names where that is asked for."""
    PLACE.mkdir(exist_ok=True)
    text = generate(events, seed, prefix)
    if own:
        text = re.sub(r"(?m)^  ([a-z-]+): \{name: ([^,]+),", r"  b-\1: {name: Another \2,", text)
        text = text.replace("- source: ", "- source: b-")
    path = PLACE / f"told-{events}-{seed}-{prefix}{'own' if own else ''}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def megabytes(by: Run, events: int) -> float:
    return float(by([PYTHON, "-c", PEAK, PYTHON, "-c", LOAD_BOTH, generated(events)]).stdout)


def loading(events: int) -> Seconds:
    return inside(LOAD_OURS, generated(events), events)


def merged(left: Path, right: Path) -> Seconds:
    return whole_process(OURS, "merge", left, right)


def loaded(left: Path, right: Path) -> Seconds:
    return lambda by: float(by([PYTHON, "-c", LOAD_BOTH, left, right]).stdout)


def peak(left: Path, right: Path) -> Seconds:
    return lambda by: float(by([PYTHON, "-c", PEAK, OURS, "merge", left, right]).stdout)


def held(left: Path, right: Path) -> Seconds:
    return lambda by: float(by([PYTHON, "-c", PEAK, PYTHON, "-c", LOAD_BOTH, left, right]).stdout)


def renamed(events: int, *options: str) -> Seconds:
    store = generated(events)
    return on_copy(store, "rename", "source", "bbc", "bbc-news", *options)


def imported(sources: int) -> Seconds:
    """As many events of a source each, which the store does not have."""
    table = PLACE / f"sources-{sources}.csv"
    rows = [f"Event {one},2025-03-{one % 28 + 1:02d},Source {one},It happened" for one in range(sources)]
    table.write_text("\n".join(["title,when,source,says", *rows, ""]), encoding="utf-8")
    return on_copy(generated(size(1_000)), "add", "--from", table, "--new-sources")


def on_copy(store: Path, *arguments: str | Path) -> Seconds:
    """Seconds of a command that writes, on a copy of the store made beforehand."""
    copy = store.with_name(f"copy-{next(_COPIES)}.yaml")

    def writing(by: Run) -> float:
        shutil.copyfile(store, copy)
        return by([OURS, "--file", copy, *arguments]).seconds

    return writing


_COPIES = count()


@cache
def many_sources(sources: int, events: int) -> Path:
    """Each event is told by four sources of many, on two points."""
    random = Random(3)
    lines = ["timeline: 1", "title: Many sources", "timezone: UTC", "sources:"]
    lines += [f"  s{one}: {{name: Source {one}, type: press}}" for one in range(sources)]
    lines.append("events:")
    for number in range(events):
        day = f"{2000 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        lines += [f"  - id: e{number}", f"    title: Event {number}", f"    when: {day}", "    accounts:"]
        for source in random.sample(range(sources), 4):
            lines += [f"      - source: s{source}", f"        published: {day}", "        points:"]
            lines += [f"          killed: {random.randrange(1, 5)}", f"          where: {random.choice('ABC')}"]
    path = PLACE / f"many-sources-{sources}.yaml"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def disputed(sources: int, events: int) -> Seconds:
    store = many_sources(sources, events)
    return whole_process(
        OURS, "--file", store, "diff", "--all", "--by", "dispute", "--limit", "3", "--exit-zero"
    )  # fmt: skip


def quoted(kilobytes: int) -> Seconds:
    """One event of two accounts with a quote each."""
    random = Random(1)
    words = [random.choice(("the", "sides", "agreed", "to", "begin", "talks")) for _ in range(200 * kilobytes)]
    text = " ".join(words)[: 1000 * kilobytes]
    lines = ["timeline: 1", "sources:", "  a: {name: A}", "  b: {name: B}", "events:", "  - id: e", "    title: E"]
    lines += ["    accounts:", "      - source: a", f"        quote: {text}", "      - source: b"]
    path = PLACE / f"quotes-{kilobytes}.yaml"
    path.write_text("\n".join([*lines, f"        quote: {text[::-1].strip()}", ""]), encoding="utf-8")
    return whole_process(OURS, "--file", path, "show", "e")


def slips() -> tuple[Path, Path]:
    """The store of 10,000 events with one misspelt key, and with one in each event."""
    text = generated(size(10_000)).read_text(encoding="utf-8")
    paths = PLACE / "slip.yaml", PLACE / "slips.yaml"
    paths[0].write_text(text.replace("    title:", "    titel:", 1), encoding="utf-8")
    paths[1].write_text(text.replace("    title:", "    titel:"), encoding="utf-8")
    return paths
