"""Indexes for tests: of a text, below a folder of the test's own."""

from pathlib import Path

from timeline.index.file import Index, opened
from timeline.index.making import make
from timeline.index.place import Cache
from timeline.store import Stored, load_store


def cache_in(folder: Path) -> Cache:
    return Cache(folder / "cache" / "timeline")


def stored_in(folder: Path, text: str) -> Stored:
    path = folder / "store.yaml"
    path.write_bytes(text.encode())
    return load_store(path)


def index_in(folder: Path, text: str) -> tuple[Stored, Index]:
    """A store in a folder, and its index."""
    stored = stored_in(folder, text)
    made = make(cache_in(folder), folder / "store.yaml", lambda: stored, times=10**6)
    assert made is not None
    index = opened(made, stored.sha256)
    assert index is not None
    return stored, index
