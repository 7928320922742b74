"""A folder takes in another store part by part as it does in memory, whatever the parts are and in whatever order."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from bench.match.stories import write
from tests.cli.running import timeline as run
from tests.merging.joining import as_pairs
from tests.merging.test_laws import two
from tests.spread.test_match import ENGINES, SIZES
from tests.spread.test_pool import worker_of
from tests.spread.worlds import pairs, written
from tests.store.editing.written import SOURCES
from timeline.compare.matching import match
from timeline.errors import TimelineError
from timeline.merging import Choices, Joined, join, same_drafts
from timeline.merging.splitting import split_store
from timeline.select.drafts import settled
from timeline.spread.engine import Engine
from timeline.spread.merging.merged import join_pieces, opened
from timeline.spread.pieces import NotInPiecesError, archive_of
from timeline.store import Stored, load_store
from timeline.store.creating import create_folder
from timeline.store.editing import Edit, OfSource, OfStore, Rename, SetKey, edit_text
from timeline.store.joint_reading import with_text
from timeline.store.part_names import By

WAYS: st.SearchStrategy[By] = st.sampled_from(["month", "year", "source"])


def parted(stored: Stored, by: By, folder: Path) -> Path:
    """A store as a folder."""
    parts = split_store(stored, by).parts
    create_folder(folder, {f"{name}.yaml": text.encode() for name, text in parts.items()}, folder.name)
    return folder


def edited(stored: Stored, edits: Sequence[Edit]) -> Stored:
    return with_text(stored, edit_text(stored, edits).text) if edits else stored


def in_memory(a: Path, b: Path, pairs: Sequence[tuple[str, str]] | None, choices: Choices) -> Joined | None:
    one, other = load_store(a, a.name), load_store(b, b.name)
    found = as_pairs(pairs) if pairs is not None else list(match(settled(one.timeline), settled(other.timeline)).pairs)
    try:
        return join(one, other, [*found, *same_drafts(one.timeline, other.timeline)], choices=choices)
    except TimelineError:
        return None


def in_pieces(
    a: Path, b: Path, pairs: Sequence[tuple[str, str]] | None, choices: Choices, size: int, engine: Engine
) -> Joined | None:
    stores = opened(engine, archive_of(a, a.name, size=size), archive_of(b, b.name, size=size), a)
    if stores is None:
        return None
    one, other = load_store(a, a.name), load_store(b, b.name)
    found = as_pairs(pairs) if pairs is not None else list(match(settled(one.timeline), settled(other.timeline)).pairs)
    drafts = same_drafts(stores.first.timeline, stores.second.timeline)
    return join_pieces(engine, stores, [*found, *drafts], choices=choices)


ELSEWHERE = st.lists(
    st.one_of(
        st.builds(SetKey, st.just(OfStore()), st.just("timezone"), st.sampled_from(["Europe/Moscow", "Asia/Tokyo"])),
        st.builds(SetKey, st.just(OfStore()), st.just("calendar"), st.just("julian")),
        st.builds(SetKey, st.sampled_from(SOURCES).map(OfSource), st.just("timezone"), st.just("Europe/Kyiv")),
        st.builds(SetKey, st.sampled_from(SOURCES).map(OfSource), st.just("coverage"), st.just("2025-03-18T10:00/..")),
        st.builds(SetKey, st.sampled_from(SOURCES).map(OfSource), st.just("clock"), st.just([{"ahead": "40 days"}])),
    ),
    max_size=3,
)
"""Zones, calendars and clocks that are others in one of the stores."""
CHOICES = st.builds(Choices, st.sampled_from(["a", "b"]))


@given(
    stores=two(),
    elsewhere=ELSEWHERE,
    apart=st.booleans(),
    by=WAYS,
    other=st.none() | WAYS,
    size=SIZES,
    engine=ENGINES,
    choices=CHOICES,
)
def test_whatever_stands_in_two_stores_is_joined_as_in_memory(
    stores: tuple[Stored, Stored, list[tuple[str, str]]],
    elsewhere: list[SetKey],
    apart: bool,
    by: By,
    other: By | None,
    size: int,
    engine: Engine,
    choices: Choices,
) -> None:
    a, b, found = stores
    moved = [edit for edit in elsewhere if isinstance(edit.target, OfStore) or SOURCES[0] in b.timeline.sources]
    a, b = (edited(a, moved), b) if len(found) % 2 else (a, edited(b, moved))
    if apart:
        ids = [one.id for one in b.timeline.events]
        b = edited(b, [Rename("event", name, f"b-{name}") for name in ids])
        found = [(one, f"b-{another}") for one, another in found]
    with TemporaryDirectory() as name:
        try:
            left = parted(a, by, Path(name) / "several")
            right = Path(name) / "b.yaml"
            right.write_bytes(b.text.encode())
            if other is not None:
                right = parted(b, other, Path(name) / "others")
        except TimelineError:
            return
        expected = in_memory(left, right, found, choices)
        try:
            made = in_pieces(left, right, found, choices, size, engine)
        except NotInPiecesError as error:
            event(f"as a whole: {error}")
            return
        event("in pieces" if made else "None")

        is_same = load_store(left).text == load_store(right).text
    # Of what is refused, and of a store joined with itself, the whole tells.
    assert made == (None if is_same else expected)


@given(stores=pairs(), by=WAYS, size=SIZES, engine=ENGINES, choices=CHOICES)
def test_two_stories_are_joined_as_in_memory(
    stores: tuple[str, str], by: By, size: int, engine: Engine, choices: Choices
) -> None:
    with TemporaryDirectory() as name:
        a, b = written(Path(name), *stores)
        left = parted(load_store(a), by, Path(name) / "several")
        expected = in_memory(left, b, None, choices)
        try:
            made = in_pieces(left, b, None, choices, size, engine)
        except NotInPiecesError as error:
            event(f"as a whole: {error}")
            return
        event("in pieces" if made else "None")
        is_same = load_store(left).text == load_store(b).text

    assert made == (None if is_same else expected)


def two_desks(folder: Path, events: int = 120) -> tuple[Path, Path]:
    """A folder and a file that tell one story, each its own way."""
    a, b, _ = write(events, events // 4, 1, folder)
    return parted(load_store(a), "month", folder / "ours"), b


def texts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--prefer", "b"), ("--min-score", "0.2")])
def test_processes_join_what_one_joins(options: tuple[str, ...], tmp_path: Path) -> None:
    _, b = two_desks(tmp_path)
    found = [
        run("merge", "ours", b.name, *options, "-o", f"made-{jobs}", "--jobs", jobs, directory=tmp_path)
        for jobs in ("1", "2")
    ]

    assert found[0].status == 0, found[0].err
    assert found[0] == found[1]
    if "--dry-run" not in options:
        made = [texts(tmp_path / f"made-{jobs}") for jobs in ("1", "2")]
        assert made[0] == made[1] != texts(tmp_path / "ours")


def test_processes_write_into_the_folder_itself_and_a_second_time_nothing(tmp_path: Path) -> None:
    a, b = two_desks(tmp_path)
    run("merge", str(a), str(b), "-o", "made", directory=tmp_path)
    first = run("merge", str(a), str(b), "-o", str(a), "--jobs", "2", directory=tmp_path)
    written = texts(a)
    again = run("merge", str(a), str(b), "-o", str(a), "--jobs", "2", directory=tmp_path)

    assert first.status == again.status == 0
    assert written == texts(a) == texts(tmp_path / "made")
    assert "0 events added; 0 accounts added" in again.err


def test_what_cannot_be_joined_is_told_as_by_one_process(tmp_path: Path) -> None:
    a, b = two_desks(tmp_path)
    text = b.read_text(encoding="utf-8")
    taken = next(iter(load_store(a).timeline.sources))
    b.write_text(text.replace("sources:\n", f"sources:\n  {taken}: {{name: Somebody else}}\n", 1), encoding="utf-8")
    before = texts(a)
    one, two = (run("merge", str(a), str(b), "-o", str(a), "--jobs", jobs) for jobs in ("1", "2"))

    assert one.status == 2
    assert one == two
    assert texts(a) == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals that end a process")
@pytest.mark.parametrize("killed", [0, 1])
def test_a_merge_of_which_a_process_is_killed_is_done_or_nothing_is(killed: int, tmp_path: Path) -> None:
    """Killed is one that works for it, or it itself: then whoever reads next sees all of it or nothing."""
    a, b = two_desks(tmp_path, 1500)
    before = texts(a)
    assert run("merge", str(a), str(b), "-o", "made", "--jobs", "1", directory=tmp_path).status == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "merge", str(a), str(b), "-o", str(a), "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    child = None
    while child is None and process.poll() is None:
        child = worker_of(process.pid)
    assert child is not None
    os.kill(process.pid if killed else child, signal.SIGKILL)
    _, err = process.communicate()

    after = {name: data for name, data in texts(a).items() if name.endswith(".yaml")}
    if killed:
        assert after in (before, texts(tmp_path / "made"))
    else:
        assert process.returncode == 0, err
        assert after == texts(tmp_path / "made")
