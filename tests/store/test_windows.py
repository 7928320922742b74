"""What Windows lacks is nowhere needed: stores are read and written without it, with the locks that it has."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import SMALL, timeline

PROGRAM = """\
import errno
import fcntl
import os
import subprocess
import sys
import types
import zoneinfo

from timeline.cli.main import main
from timeline.cli.session import Session

msvcrt = types.ModuleType("msvcrt")
msvcrt.LK_NBLCK, msvcrt.LK_UNLCK = 2, 0

def locking(opened, mode, count, lockf=fcntl.lockf, how={2: fcntl.LOCK_EX | fcntl.LOCK_NB, 0: fcntl.LOCK_UN}):
    try:
        lockf(opened, how[mode], count, 0, os.SEEK_CUR)
    except BlockingIOError as error:
        raise OSError(errno.EACCES, "Permission denied") from error

msvcrt.locking = locking
sys.modules["msvcrt"] = msvcrt
opened_there = {}

def opens(path, flags, *rest, system=os.open):
    found = system(path, flags, *rest)
    opened_there[found] = os.path.realpath(path)
    return found

def closes(opened, system=os.close):
    opened_there.pop(opened, None)
    system(opened)

def replaces(old, new, *, system=os.rename):
    if os.path.realpath(new) in opened_there.values():
        raise PermissionError(errno.EACCES, "Access is denied", str(new))
    if os.path.exists(new):
        raise FileExistsError(errno.EEXIST, "File exists", str(new))
    system(old, new)

# There an open file cannot be replaced, and renaming never does.
os.open, os.close, os.rename = opens, closes, replaces
for name in (
    "fchmod", "fchown", "pread", "pwrite", "posix_fallocate", "O_CLOEXEC", "O_NOFOLLOW", "O_DIRECTORY", "listxattr",
    "getxattr", "setxattr", "major", "minor", "getuid", "fork",
):
    delattr(os, name)
for name in ("fcntl", "pty", "termios", "readline", "pwd", "grp"):
    sys.modules[name] = None  # Windows has none of them
sys.platform = "win32"  # the modules imported above have parts of their own for Windows, which are not here
sys.exit(main(sys.argv[1:], Session.of_process()))
"""
"""The command where the modules that only POSIX has cannot be imported."""


def on_windows(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8", input="")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(SMALL.replace("strike", "attack"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (["show"], 0),
        (["show", "strike"], 0),
        (["sources"], 0),
        (["diff", "ministry", "paper"], 1),
        (["match", "timeline.yaml", "other.yaml"], 0),
        (["merge", "timeline.yaml", "other.yaml", "-o", "-"], 0),
        (["check"], 0),
        (["textconv", "timeline.yaml"], 0),
        (["schema"], 0),
        (["init", "new.yaml"], 0),
        (["export", "list"], 0),
        (["merge", "timeline.yaml", "other.yaml", "-o", "both.yaml"], 0),
        (["seal"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_reading_needs_nothing_that_windows_lacks(folder: Path, command: list[str], status: int) -> None:
    done = on_windows(folder, *command)

    assert done.returncode == status, done.stderr


@pytest.mark.parametrize(
    ("command", "written"),
    [
        (["add", "A siren", "--source", "paper"], "title: A siren"),
        (
            ["edit", "strike", "--set", "place=Odesa, the whole of the harbour"],
            "place: Odesa, the whole of the harbour",
        ),
        (["rename", "tag", "strike", "raid"], "tags: [raid]"),
        (["remove", "older"], None),
        (["match", "timeline.yaml", "other.yaml", "--accept", "0.5"], "same_as"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_writing_needs_nothing_that_windows_lacks(folder: Path, command: list[str], written: str | None) -> None:
    before = (folder / "timeline.yaml").stat()

    done = on_windows(folder, *command)

    store = folder / "timeline.yaml"
    assert done.returncode == 0, done.stderr
    assert (written in store.read_text(encoding="utf-8")) if written else ("older" not in store.read_text())
    # In place: who may read it, and under which names, is as it was.
    assert (store.stat().st_ino, store.stat().st_mode) == (before.st_ino, before.st_mode)
    assert sorted(entry.name for entry in folder.iterdir()) == ["other.yaml", "timeline.yaml"]
    assert timeline("check", directory=folder).status in (0, 1)


def test_a_writer_waits_for_another_and_gives_up(folder: Path) -> None:
    import fcntl

    with (folder / "timeline.yaml").open("r+b") as held:
        held.seek(0x7FFF_FFFF)
        fcntl.lockf(held, fcntl.LOCK_EX, 1, 0, 1)
        done = on_windows(folder, "add", "A siren", "--source", "paper", "--wait", "0.1")

    assert done.returncode == 2
    assert "timeline.yaml was not written: another program has been writing it for 0 s" in done.stderr
    assert (folder / "timeline.yaml").read_text(encoding="utf-8") == SMALL
