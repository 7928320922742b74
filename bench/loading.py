"""Loading a store beside PyYAML's C loader, at several sizes, and without PyYAML's garbage collections.

What a process measures itself is the loading alone, without the interpreter's start.
"""

from functools import cache
from pathlib import Path

from bench.generate import generate
from bench.measuring import PLACE, RUNS, SHORT, Row, inside
from bench.scale import size

EVENTS = size(10_000)

LOAD_OURS = """
import sys, time
from pathlib import Path
from timeline.store import read_store
from timeline.select import Filter, select
path = Path(sys.argv[1])
begin = time.process_time()
timeline = read_store(path, path.read_bytes(), name=path.name).timeline
events = select(timeline, Filter())
print(time.process_time() - begin)
assert len(events) == int(sys.argv[2])
"""
LOAD_PYYAML = """
import sys, time, yaml
from pathlib import Path
path = Path(sys.argv[1])
begin = time.process_time()
tree = yaml.load(path.read_bytes(), yaml.CSafeLoader)
print(time.process_time() - begin)
assert len(tree["events"]) == int(sys.argv[2])
"""
UNCOLLECTED = "import gc\ngc.disable()\n"


def large() -> Path:
    """The large store."""
    return generated(EVENTS)


def load_rows() -> list[Row]:
    """Theirs stands first: by how much ours is faster."""
    return [
        beside("load", EVENTS, LOAD_PYYAML, ">= 8"),
        beside("load-1000", size(1_000), LOAD_PYYAML, "none", SHORT),
        beside("load-100", size(100), LOAD_PYYAML, "none", SHORT),
        beside("load-uncollected", EVENTS, UNCOLLECTED + LOAD_PYYAML, "none"),
    ]


def beside(key: str, events: int, theirs: str, target: str, runs: int = RUNS) -> Row:
    path = generated(events)
    collector = ", its garbage collector off" if theirs != LOAD_PYYAML else ""
    return Row(
        f"{key}: PyYAML's C loader alone{collector} / read, validate, order {events:,} events",
        inside(theirs, path, events),
        inside(LOAD_OURS, path, events),
        target,
        runs,
    )


@cache
def generated(events: int) -> Path:
    """A generated store of so many events, written once in a run."""
    PLACE.mkdir(exist_ok=True)
    path = PLACE / f"{events}.yaml"
    path.write_text(generate(events, seed=1), encoding="utf-8")
    return path
