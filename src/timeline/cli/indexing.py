"""`python -m timeline.cli.indexing STORE FOLDER`: makes an index in a process of its own, after the answer.

It says nothing: whatever keeps it from making one, the next command reads the store.
"""

import os
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from timeline.errors import TimelineError
from timeline.index.making import Keeping, make
from timeline.index.place import Cache
from timeline.store import load_store

if TYPE_CHECKING:
    from timeline.model import Event, Timeline

DENSITY = "density"
"""What is kept beside the events: the drawing of all of them, which looks at each."""


def _whole(timeline: "Timeline") -> Mapping[str, bytes]:
    """What is kept of a store by name; nothing where it has so few events that each has a line."""
    from timeline.render.density import density_of
    from timeline.render.overview import MANY, told_apart

    drawn, folded = told_apart(timeline)
    return {DENSITY: msgspec.msgpack.encode(density_of(timeline, drawn, folded))} if len(drawn) > MANY else {}


def _block(events: "Sequence[Event]", timeline: "Timeline", zone: str) -> bytes:
    from timeline.render.density.sights import sights_of

    return msgspec.msgpack.encode(sights_of(events, timeline, zone))


KEPT = Keeping(_whole, _block)
"""What is kept beside the events: all that the drawing of very many looks at."""


def run(store: str, folder: str) -> None:
    """Makes the index of a store as it is now."""
    if hasattr(os, "nice"):
        os.nice(19)
    with suppress(OSError, sqlite3.Error, TimelineError, MemoryError):
        make(Cache(Path(folder)), Path(store), lambda: load_store(Path(store)), KEPT)


if __name__ == "__main__":
    run(*sys.argv[1:])
