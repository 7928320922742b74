"""Any store as files whose events stand in lines, so that it can be read in pieces."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume
from hypothesis import strategies as st

from tests.interchange.any_store import Tree, trees
from tests.interchange.any_store import events as events_of
from timeline.model import Timeline
from timeline.render.json_text import json_line
from timeline.spread.pieces import Archive, NotInPiecesError, archive_of
from timeline.store import load_store

IDS = ("alpha", "beta", "gamma", "дельта", "e-5", "zeta", "eta-7", "theta", "iota")


@st.composite
def stores(draw: st.DrawFn) -> list[bytes]:
    """The texts of the files of a store: one is a file, several are a folder."""
    tree = draw(trees())
    names = draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=7, unique=True))
    events = [draw(events_of(name)) for name in names]
    kept = draw(st.sampled_from(["", "draft", "private", "draft private"]))
    for entry in _entries([*tree["sources"].values(), *events]):  # type: ignore[attr-defined]
        for key in ("draft", "private"):
            if key not in kept or draw(st.integers(0, 3)):
                entry.pop(key, None)
    count = draw(st.integers(1, 3))
    parts = [events[number::count] for number in range(count)]
    return [_text(tree if not number else {"timeline": 1}, part) for number, part in enumerate(parts)]


def _entries(held: object) -> Iterator[Tree]:
    """All maps in some trees."""
    if isinstance(held, dict):
        yield held
    for one in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
        yield from _entries(one)


def _text(tree: Tree, events: list[Tree]) -> bytes:
    lines = [f"{key}: {json_line(value)}" for key, value in tree.items() if key != "events"]
    return "".join([*lines, "events:\n", *[f"  - {json_line(event)}" for event in events]]).encode()


@contextmanager
def in_pieces(texts: list[bytes], size: int = 1) -> Iterator[tuple[Timeline, Archive]]:
    """The whole store, and its pieces of an event each, or of so many bytes; none that must be read as a whole."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("one.yaml" if len(texts) == 1 else "several")
        if len(texts) == 1:
            path.write_bytes(texts[0])
        else:
            path.mkdir()
            for number, text in enumerate(texts):
                (path / f"{number}.yaml").write_bytes(text)
        whole = load_store(path, path.name).timeline
        try:
            archive = archive_of(path, path.name, size=size)
        except NotInPiecesError:
            archive = None
        assume(archive is not None)
        assert archive is not None
        yield whole, archive
