"""A part of a folder read by itself, as git has it: the sources that it names stand in another part.

A file without `sources` of its own is taken for one. Whoever it names is a source then; all else is held as ever.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.errors import TimelineError
from timeline.store.joint_reading import PartReading
from timeline.store.keys import EntryKind, names
from timeline.store.reading import Stored, read_store

_WITHIN: Mapping[EntryKind, Mapping[str, EntryKind]] = {
    "event": {"accounts": "account", "rulings": "ruling"},
    "account": {},
    "ruling": {},
}


def read_alone(data: bytes, name: str, frame: Mapping[str, object] | None = None) -> Stored:
    """Reads a store, or a part of one; `frame` is what `frame_of` gives. Raises TimelineError."""
    try:
        return read_store(None, data, name)
    except TimelineError:
        beside = frame_of([data]) if frame is None else frame
        if not beside:
            raise
    return read_store(None, data, name, frame=beside)


def frame_of(versions: Sequence[bytes]) -> Mapping[str, object]:
    """What stands beside versions of one part: whom they name; nothing where one of them has sources or is no YAML."""
    found: dict[str, None] = {}
    for data in versions:
        try:
            tree = PartReading(data, "").tree()
        except (TimelineError, ValueError):
            return {}
        if not isinstance(tree, dict) or tree.get("sources") is not None:
            return {}
        for event in _maps(tree.get("events")):
            found.update(dict.fromkeys(named_in(event, "event")))
    return {"sources": found} if found else {}


def named_in(entry: Mapping[str, object], kind: EntryKind) -> Iterator[str]:
    """The ids of the sources that an entry names, with all that it holds."""
    for key in names(kind, "source"):
        held = entry.get(key)
        yield from (one for one in (held if isinstance(held, list) else [held]) if isinstance(one, str))
    for key, below in _WITHIN[kind].items():
        for one in _maps(entry.get(key)):
            yield from named_in(one, below)


def _maps(held: object) -> Iterator[dict[str, object]]:
    return (one for one in (held if isinstance(held, list) else []) if isinstance(one, dict))
