"""Stores at addresses, as workers on other machines read them."""

from pathlib import Path

import fsspec
import pytest

from bench.match.stories import write
from tests.cli.running import timeline as run
from timeline.errors import TimelineError
from timeline.spread.pieces import MovedOnError, NotInPiecesError, archive_of, read_piece


def test_a_store_at_an_address_is_matched_as_the_file(tmp_path: Path) -> None:
    a, b, _ = write(60, 20, 1, tmp_path)
    by_path = run("match", str(a), str(b), "--json")
    by_address = run("match", a.as_uri(), f"file://{b}", "--json")

    assert by_path.status == 0
    assert by_address == by_path


def test_a_folder_at_an_address_is_read_part_by_part(tmp_path: Path) -> None:
    a, b, _ = write(60, 200, 1, tmp_path)
    made = run("--file", str(a), "split", "--by", "month", "-o", str(tmp_path / "parts"))

    assert made.status == 0
    assert run("match", f"file://{tmp_path}/parts", str(b), "--json") == run("match", str(a), str(b), "--json")


def test_any_file_system_of_fsspec_will_do() -> None:
    text = b"timeline: 1\nsources: {a: }\nevents:\n  - {id: one, title: One}\n  - {id: two, title: Two}\n"
    system = fsspec.filesystem("memory")
    system.pipe_file("/desk/2025.yaml", text)
    system.pipe_file("/desk/notes.txt", b"none of it")
    archive = archive_of("memory://desk", "desk", size=1)

    assert [event.id for piece in archive.pieces for event in read_piece(piece, archive.frame).timeline.events] == [
        "one",
        "two",
    ]


@pytest.mark.parametrize("address", ["nope://x/y", "file:///nowhere/at/all"])
def test_what_is_not_there_is_an_error(address: str, tmp_path: Path) -> None:
    a, _, _ = write(3, 3, 1, tmp_path)
    refused = run("match", address, str(a))

    assert refused.status == 2
    assert not refused.out
    assert "error" in refused.err


def test_a_folder_at_an_address_without_a_store_is_an_error() -> None:
    fsspec.filesystem("memory").pipe_file("/empty/a.txt", b"x")

    with pytest.raises(TimelineError, match="without a store"):
        archive_of("memory://empty", "empty")


def test_a_piece_that_has_changed_is_not_read(tmp_path: Path) -> None:
    a, b, _ = write(30, 20, 1, tmp_path)
    archive = archive_of(a, "a", size=500)
    a.write_bytes(a.read_bytes().replace(b"says", b"Says"))

    with pytest.raises(MovedOnError):
        read_piece(archive.pieces[1], archive.frame)
    assert run("match", str(b), str(b)).status == 0


def test_a_piece_that_is_no_store_by_itself_has_the_whole_read(tmp_path: Path) -> None:
    path = tmp_path / "anchored.yaml"
    lines = [
        "timeline: 1",
        "sources: {s: }",
        "events:",
        "  - id: one",
        "    title: &t One",
        "  - id: two",
        "    title: *t",
    ]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    archive = archive_of(path, "anchored.yaml", size=1)

    assert read_piece(archive.pieces[0], archive.frame).timeline.events[0].title == "One"
    with pytest.raises(NotInPiecesError):
        read_piece(archive.pieces[1], archive.frame)
    whole, pieces = (run("match", str(path), str(path), "--jobs", jobs) for jobs in ("1", "2"))
    assert pieces.out == whole.out
