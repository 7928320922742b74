"""What becomes of the file: its mode, its links, its byte order mark, and what somebody else has saved meanwhile."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from timeline.errors import TimelineError
from timeline.store import Stored, load_store
from timeline.store.creating import create
from timeline.store.editing import AddEvent, Edit, Edited, OfStore, SetKey, edit_text
from timeline.store.lock import locked
from timeline.store.whole_files import put, temporary_name
from timeline.store.writing import save, store_to_write

TEXT = "timeline: 1 # one\r\ntitle: Old\r\nevents: []\r\n"
NEW = "timeline: 1 # one\r\ntitle: New\r\nevents: []\r\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = tmp_path / "store.yaml"
    store.write_bytes(TEXT.encode())
    return store


def write(path: Path, edit: Callable[[Stored], Sequence[Edit]], name: str | None = None) -> tuple[Stored, Edited]:
    with store_to_write(path, name) as opened:
        return opened.stored, opened.write(edit(opened.stored))


def entitle(_: Stored) -> Sequence[Edit]:
    return [SetKey(OfStore(), "title", "New")]


def files(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_write_gives_the_store_as_it_was_and_its_new_text(path: Path) -> None:
    stored, edited = write(path, entitle)

    assert (stored.text, edited.text) == (TEXT, NEW)
    assert path.read_bytes() == NEW.encode()
    assert files(path.parent) == ["store.yaml"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_write_keeps_the_mode(path: Path, mode: int) -> None:
    path.chmod(mode)

    write(path, entitle)

    assert path.stat().st_mode & 0o7777 == mode


def test_a_write_keeps_the_owner_and_the_group(path: Path) -> None:
    # Only root can give a file away; anybody else tests that nothing changes.
    if os.getuid() == 0:
        os.chown(path, 12345, 54321)
    before = path.stat()

    write(path, entitle)

    assert (path.stat().st_uid, path.stat().st_gid) == (before.st_uid, before.st_gid)


def test_a_write_through_a_symbolic_link_replaces_its_target(path: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "mine.yaml"
    link.symlink_to(Path("..") / "store.yaml")

    write(link, entitle)

    assert link.is_symlink()
    assert path.read_bytes() == NEW.encode()
    assert files(link.parent) == ["mine.yaml"]


def test_a_write_keeps_the_byte_order_mark(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())

    write(path, entitle)

    assert path.read_bytes() == b"\xef\xbb\xbf" + NEW.encode()


def test_a_write_without_a_change_leaves_the_file_alone(path: Path) -> None:
    before = path.stat()

    write(path, lambda _: [])
    write(path, lambda _: [SetKey(OfStore(), "title", "Old")])

    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_an_editor_has_saved_meanwhile_is_not_overwritten(path: Path) -> None:
    def edit(stored: Stored) -> Sequence[Edit]:
        path.write_bytes(b"timeline: 1\ntitle: Saved by hand\n")
        return entitle(stored)

    with pytest.raises(TimelineError) as caught:
        write(path, edit)

    assert caught.value.problems[0].check == "moved-on"
    assert caught.value.problems[0].mend == "give the command again: it will take the file as it is now"
    assert path.read_bytes() == b"timeline: 1\ntitle: Saved by hand\n"
    assert files(path.parent) == ["store.yaml"]


def test_what_was_read_before_is_only_saved_over_the_same_bytes(path: Path) -> None:
    stored = load_store(path)
    edited = edit_text(stored, entitle(stored))
    path.write_bytes(TEXT.replace("\r\n", "\n").encode())

    with pytest.raises(TimelineError) as caught:
        save(stored, edited)

    assert caught.value.problems[0].check == "moved-on"
    path.write_bytes(TEXT.encode())
    save(stored, edited)
    assert path.read_bytes() == NEW.encode()


def test_a_refused_edit_leaves_the_file_alone(path: Path) -> None:
    with pytest.raises(TimelineError):
        write(path, lambda _: [AddEvent({"id": "a", "title": "A", "when": "yesterday"})])

    assert path.read_bytes() == TEXT.encode()
    assert files(path.parent) == ["store.yaml"]


def _gone(path: Path) -> Path:
    path.unlink()
    return path


def _folder(path: Path) -> Path:
    empty = path.with_name("empty")
    empty.mkdir()
    return empty


def _loop(path: Path) -> Path:
    link = path.with_name("loop.yaml")
    link.symlink_to(link)
    return link


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_gone, "is not there"),
        (_folder, "is a folder without a store"),
        (_loop, "Too many levels of symbolic links"),
    ],
)
def test_what_is_no_file_is_refused_in_words(path: Path, make: Callable[[Path], Path], message: str) -> None:
    other = make(path)

    with pytest.raises(TimelineError) as caught:
        write(other, entitle, "NAME")

    assert "NAME" in caught.value.problems[0].message
    assert message in caught.value.problems[0].message


def test_what_a_killed_writer_left_is_taken_away_by_the_next(path: Path) -> None:
    path.with_name(temporary_name(path.name)).write_bytes(b"half of a st")

    write(path, entitle)

    assert files(path.parent) == ["store.yaml"]


def test_two_whose_locks_are_of_different_files_do_not_share_a_new_one(path: Path, tmp_path: Path) -> None:
    refused = []

    def an_editor_saves_and_another_one_writes() -> None:
        saved = tmp_path / "saved"
        saved.write_bytes(TEXT.encode())
        saved.rename(path)
        with pytest.raises(TimelineError) as refusal:
            write(path, entitle)
        refused.append(refusal.value.problems[0].message)

    with locked(path, "store.yaml") as opened:
        put(path, opened, b"whole", "store.yaml", an_editor_saves_and_another_one_writes)

    assert refused == [f"{path} was replaced while another process was writing it, so nothing was written"]
    assert path.read_bytes() == b"whole"
    assert files(tmp_path) == ["store.yaml"]


@pytest.mark.parametrize("what", ["file", "link", "pipe", "nothing to read"])
def test_whatever_has_the_name_of_the_new_text_is_taken_away_unread(path: Path, tmp_path: Path, what: str) -> None:
    left, elsewhere = path.with_name(temporary_name(path.name)), tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    match what:
        case "link":
            left.symlink_to(elsewhere)
        case "pipe":
            os.mkfifo(left)
        case _:
            left.write_text("half")
            left.chmod(0o000 if what == "nothing to read" else 0o644)

    write(path, entitle)

    assert (path.read_bytes(), elsewhere.read_text()) == (NEW.encode(), "mine")
    assert files(tmp_path) == ["elsewhere", "store.yaml"]


def test_a_long_name_has_a_shorter_one_of_its_own_beside_it(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".yaml")
    path.write_bytes(TEXT.encode())

    write(path, entitle)

    assert path.read_bytes() == NEW.encode()
    assert files(tmp_path) == [path.name]


def test_what_a_killed_process_of_the_same_number_left_is_in_no_new_files_way(tmp_path: Path) -> None:
    left = tmp_path / temporary_name(f"new.yaml.{os.getpid()}")
    left.write_bytes(b"half of a st")

    create(tmp_path / "new.yaml", TEXT.encode(), "new.yaml")

    assert files(tmp_path) == ["new.yaml"]
    assert (tmp_path / "new.yaml").read_bytes() == TEXT.encode()
