"""The YAML file that holds a chronology: finding it and reading it; the format is in `docs/format.md`."""

from timeline.store.finding import find_store, is_store
from timeline.store.opening import load_store, open_store
from timeline.store.reading import Stored, read_store

__all__ = ["Stored", "find_store", "is_store", "load_store", "open_store", "read_store"]
