"""An index that has taken in a write says what one says that is made of the new store."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import generate
from tests.index.indexes import cache_in, stored_in
from tests.store.stores import RICH
from timeline.cli.indexing import KEPT
from timeline.errors import TimelineError
from timeline.index.file import Index, opened
from timeline.index.making import make
from timeline.index.replacing import NotInRowsError, replace
from timeline.store import Stored, load_store
from timeline.store.editing import (
    AddAccount,
    AddEvent,
    AddSource,
    Edit,
    OfAccount,
    OfEvent,
    OfSource,
    OfStore,
    Remove,
    Rename,
    SetKey,
    edit_text,
)

COLUMNS = "id, title, background, timed, earliest, latest, late, day, kind, shown, precision"


def index_of(folder: Path, stored: Stored) -> Path:
    path = make(cache_in(folder), folder / "store.yaml", lambda: stored, KEPT, times=10**6)
    assert path is not None
    return path


def opened_of(path: Path, stored: Stored) -> Index:
    index = opened(path, stored.sha256)
    assert index is not None
    return index


def told(index: Index) -> list[object]:
    """All that an index says of its events, in their order, however they lie in it."""
    said: list[object] = [index.header]
    texts = {block: msgspec.msgpack.decode(inflated) for block, inflated in _inflated(index, "texts")}
    sights = {block: msgspec.msgpack.decode(inflated) for block, inflated in _inflated(index, "sight")}
    rows = list(index.rows(f"SELECT place, block, slot, {COLUMNS} FROM event ORDER BY place"))
    for place, block, slot, *columns in rows:
        sources = index.rows("SELECT id FROM told JOIN source ON source = number WHERE place = ?", (place,))
        names = index.rows("SELECT kind, text FROM named JOIN name ON name = number WHERE place = ?", (place,))
        event = index.events([(block, slot)])
        said.append((columns, event, texts[block][slot], sights[block][slot], sorted(sources), sorted(names)))
    said += [sorted(index.rows("SELECT kind, text FROM name")), sorted(index.rows("SELECT id FROM source"))]
    facts = index.facts
    return [*said, facts.sha256, facts.size, facts.zone, facts.events, facts.background, facts.ends]


def _inflated(index: Index, table: str) -> list[tuple[int, bytes]]:
    import zlib

    return [(block, zlib.decompress(data)) for block, data in index.rows(f"SELECT * FROM {table}")]


def edits_of(stored: Stored, data: st.DataObject) -> list[Edit]:
    """Some edits, each of another entry."""
    events = data.draw(st.lists(st.sampled_from(stored.timeline.events), max_size=3, unique_by=lambda one: one.id))
    made: list[Edit] = []
    for number, event in enumerate(events):
        kinds = ["when", "tags", "title", "background", "private", "account", "rename", "remove"]
        kind = data.draw(st.sampled_from(kinds if event.accounts else kinds[:-1]))
        match kind:
            case "when":
                made.append(
                    SetKey(OfEvent(event.id), "when", data.draw(st.sampled_from(["1999", "2025-01-05", "~2030"])))
                )
            case "tags":
                made.append(SetKey(OfEvent(event.id), "tags", data.draw(st.sampled_from([["new"], ["talks", "new"]]))))
            case "title":
                made.append(SetKey(OfEvent(event.id), "title", "Ein Öltanker"))
            case "background" | "private":
                made.append(SetKey(OfEvent(event.id), kind, True))
            case "account":
                source = data.draw(st.sampled_from(sorted(stored.timeline.sources)))
                made.append(AddAccount(event.id, {"source": source, "says": "They met again.", "place": "Odesa"}))
            case "rename":
                made.append(Rename("event", event.id, f"another-{len(stored.data)}-{number}"))
            case _:
                is_whole = data.draw(st.booleans())
                made.append(Remove(OfEvent(event.id) if is_whole else OfAccount(event.id, 0)))
    if "radio" not in stored.timeline.sources and data.draw(st.booleans()):
        made.append(AddSource("radio", {"name": "Radio"}))
    for number in range(data.draw(st.integers(0, 3))):
        source = "radio" if made and isinstance(made[-1], AddSource) else min(stored.timeline.sources)
        day = data.draw(st.sampled_from(["1990", "2024-01-03", "2031-05"]))
        entry = {
            "id": f"new-{len(stored.data)}-{number}",
            "title": "New",
            "when": day,
            "accounts": [{"source": source}],
        }
        made.append(AddEvent(entry, sorted=data.draw(st.booleans())))
    return made


@given(st.builds(generate, st.integers(1, 60), st.integers(0, 5)) | st.just(RICH), st.data())
def test_what_has_taken_in_writes_says_what_is_made_anew(text: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stored = stored_in(folder, text)
        path = index_of(folder, stored)
        for _ in range(data.draw(st.integers(1, 3))):
            try:
                edited = edit_text(stored, edits_of(stored, data))
            except TimelineError:  # an event that is named, a source that tells
                continue
            if edited.proven is None or edited.proven.changed is None:
                continue
            new = stored_in(folder, edited.text)
            with closing(opened_of(path, stored)) as index:
                replace(path, index.facts, stored.timeline, edited.proven, (new.sha256, new.data, new.text), KEPT)
            with closing(opened_of(path, new)) as index, tempfile.TemporaryDirectory() as other:
                fresh = opened_of(index_of(Path(other), new), new)
                with closing(fresh):
                    assert told(index) == told(fresh)
                    assert index.facts.private >= fresh.facts.private
                    assert index.facts.drafts == fresh.facts.drafts
            stored = new


LEFT = [
    [SetKey(OfStore(), "timezone", "Asia/Tokyo")],
    [SetKey(OfSource("bbc"), "name", "Another name")],
    [SetKey(OfEvent("call-0"), "draft", True)],
]


@pytest.mark.parametrize("edits", LEFT, ids=["zone", "name of a source", "draft"])
def test_what_changes_more_than_its_rows_leaves_the_index_as_it_was(edits: list[Edit], tmp_path: Path) -> None:
    text = generate(40, 1)
    stored = stored_in(tmp_path, text)
    edits = [_of_some_event(edit, stored) for edit in edits]
    path = index_of(tmp_path, stored)
    before = path.read_bytes()
    edited = edit_text(stored, edits)
    assert edited.proven is not None
    new = stored_in(tmp_path, edited.text)

    with closing(opened_of(path, stored)) as index, pytest.raises(NotInRowsError):
        replace(path, index.facts, stored.timeline, edited.proven, (new.sha256, new.data, new.text), KEPT)

    assert path.read_bytes() == before


def _of_some_event(edit: Edit, stored: Stored) -> Edit:
    is_event = isinstance(edit, SetKey) and isinstance(edit.target, OfEvent)
    return msgspec.structs.replace(edit, target=OfEvent(stored.timeline.events[0].id)) if is_event else edit


def test_what_is_taken_out_stays_in_no_index(tmp_path: Path) -> None:
    text = generate(40, 1)
    stored = stored_in(tmp_path, text)
    secret = edit_text(stored, [AddEvent({"id": "secret", "title": "Grandmother's address", "when": "2024"})])
    stored = stored_in(tmp_path, secret.text)
    path = index_of(tmp_path, stored)
    edited = edit_text(stored, [Remove(OfEvent("secret"))])
    assert edited.proven is not None
    new = stored_in(tmp_path, edited.text)

    with closing(opened_of(path, stored)) as index:
        replace(path, index.facts, stored.timeline, edited.proven, (new.sha256, new.data, new.text), KEPT)

    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM event WHERE id = 'secret'").fetchone() == (0,)
    with closing(opened_of(path, new)) as index:
        for number, held in _inflated(index, "block") + _inflated(index, "texts"):
            assert b"Grandmother" not in held, number
    assert b"Grandmother" not in path.read_bytes()
    assert load_store(tmp_path / "store.yaml").sha256 == new.sha256
