"""`python -m timeline.index STORE FOLDER`: makes an index in a process of its own, after the answer.

It says nothing: whatever keeps it from making one, the next command reads the store.
"""

import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

from timeline.errors import TimelineError
from timeline.index.making import make
from timeline.index.place import Cache
from timeline.store import load_store


def run(store: str, folder: str) -> None:
    """Makes the index of a store as it is now."""
    if hasattr(os, "nice"):
        os.nice(19)
    with suppress(OSError, sqlite3.Error, TimelineError, MemoryError):
        make(Cache(Path(folder)), load_store(Path(store)))


if __name__ == "__main__":
    run(*sys.argv[1:])
