"""The YAML file that holds a chronology: finding it and reading it; the format is in `docs/format.md`."""

from timeline.store.finding import find_store, is_store
from timeline.store.reading import Stored, load_store, read_store

__all__ = ["Stored", "find_store", "is_store", "load_store", "read_store"]
