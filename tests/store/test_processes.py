"""Writers as real processes: many at once, killed at any moment, without room, without permission."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.profiles import Profile
from timeline.store import load_store
from timeline.store.whole_files import temporary_name

TEXT = """\
timeline: 1
title: A store # with a remark
sources:
  wp: {name: WP}
events:
  - id: first
    title: First
"""

ADDER = """
import sys
from pathlib import Path
from timeline.store.editing import AddEvent
from timeline.store.writing import store_to_write

path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(10):
    with store_to_write(path) as opened:
        opened.write([AddEvent({"id": f"{name}-{number}", "title": "One of many"})])
"""

COUNTER = """
import sys
from pathlib import Path
from timeline.store.lock import locked
from timeline.store.whole_files import content_of, put

path = Path(sys.argv[1])
for _ in range(500):
    with locked(path, "the file") as opened:
        put(path, opened, str(int(content_of(opened)) + 1).encode(), "the file")
"""

KILLED = """
import os, signal, sys
from pathlib import Path
from random import Random
from timeline.store import load_store
from timeline.store.editing import AddEvent
from timeline.store.writing import store_to_write

path, kills = Path(sys.argv[1]), int(sys.argv[2])
old = path.read_bytes()

def write():
    with store_to_write(path) as opened:
        opened.write([AddEvent({"id": "new", "title": "New", "note": "word " * 200})])

def watched(watch):
    # Every call of a function and every return is a moment, those of the system too.
    sys.setprofile(watch)
    try:
        write()
    finally:
        sys.setprofile(None)

write()
new = path.read_bytes()

def count(frame, event, argument):
    global moments
    moments += 1
    if event == "call":
        begins.setdefault(frame.f_code.co_name, moments)

# What is made once only takes moments of the first round.
for _ in range(3):
    path.write_bytes(old)
    moments, begins = 0, {}
    watched(count)
random = Random(7)
seen = {old: 0, new: 0}
litter = set()
for kill in range(kills):
    path.write_bytes(old)
    # A third of them while the file is written, a third when it is in its place, the others at any moment.
    done = begins["sync_folder"]
    last = random.randrange(*((0, moments), (begins["_write"], done), (done, moments))[kill % 3])
    child = os.fork()
    if child == 0:
        passed = 0
        def stop(frame, event, argument):
            global passed
            passed += 1
            if passed > last:
                os.kill(os.getpid(), signal.SIGKILL)
        watched(stop)
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    load_store(path)
    seen[path.read_bytes()] += 1
    litter.update(entry.name for entry in path.parent.iterdir())
path.write_bytes(old)
write()
print(seen[old], seen[new], *sorted(litter))
"""

UNPRIVILEGED = """
import json, os, resource, sys
from pathlib import Path
from timeline.errors import TimelineError
from timeline.store.editing import AddEvent
from timeline.store.writing import store_to_write

path, trouble = Path(sys.argv[1]), sys.argv[2]

def write(path):
    with store_to_write(path) as opened:
        opened.write([AddEvent({"id": "new", "title": "New"})])

# Everything is loaded before the rights are gone.
write(Path(sys.argv[3]))
if trouble == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))
elif os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    write(path)
except TimelineError as error:
    print(json.dumps(error.problems[0]))
"""


def python(script: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = tmp_path / "store.yaml"
    store.write_text(TEXT)
    return store


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can enter, which pytest's own are not."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_writers_at_once_lose_nothing(path: Path, profile: Profile) -> None:
    writers = [python(ADDER, path, f"writer-{number}") for number in range(profile.writers)]

    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * profile.writers

    ids = [event.id for event in load_store(path).timeline.events]
    written = [f"writer-{writer}-{number}" for writer in range(profile.writers) for number in range(10)]
    assert sorted(ids) == sorted(["first", *written])
    assert path.read_text().startswith(TEXT)
    assert [entry.name for entry in path.parent.iterdir()] == ["store.yaml"]


def test_a_writer_begins_while_the_one_before_is_not_yet_done(tmp_path: Path) -> None:
    path = tmp_path / "count"
    path.write_text("0")
    writers = [python(COUNTER, path) for _ in range(4)]

    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * 4

    assert path.read_text() == "2000"
    assert [entry.name for entry in tmp_path.iterdir()] == ["count"]


def test_killed_writers_leave_the_old_store_or_the_new(path: Path, profile: Profile) -> None:
    killer = python(KILLED, path, str(profile.kills))
    said, complaint = killer.communicate()

    assert complaint == ""
    old, new, *litter = said.split()
    assert (int(old) + int(new), int(old) > 0, int(new) > 0) == (profile.kills, True, True)
    # At most one file is left however many are killed, and the next writer takes it away.
    assert litter == sorted(["store.yaml", temporary_name("store.yaml")])
    assert [entry.name for entry in path.parent.iterdir()] == ["store.yaml"]


@pytest.mark.parametrize(
    ("trouble", "message", "mend"),
    [
        ("full", "there is no room for it (File too large)", "make room; the file is as it was"),
        (
            "folder",
            "cannot be written: Permission denied",
            "a write needs a file and a folder that may be written; the file is as it was",
        ),
        (
            "file",
            "cannot be written: Permission denied",
            "a write needs a file and a folder that may be written; the file is as it was",
        ),
    ],
)
def test_without_room_or_permission_the_store_stays_as_it_was(
    path: Path, open_folder: Path, trouble: str, message: str, mend: str
) -> None:
    store = open_folder / "store.yaml"
    store.write_text(TEXT)
    store.chmod(0o444 if trouble == "file" else 0o666)
    open_folder.chmod(0o555 if trouble == "folder" else 0o777)

    said, complaint = python(UNPRIVILEGED, store, trouble, path).communicate()

    open_folder.chmod(0o755)
    check, told, way_out, *_ = json.loads(said)
    assert complaint == ""
    assert check == "write"
    assert message in told
    assert way_out == mend
    assert store.read_text() == TEXT
    assert [entry.name for entry in open_folder.iterdir()] == ["store.yaml"]
