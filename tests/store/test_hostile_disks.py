"""Stores on mounts, on disks without locks, and in the hands of another writer; and what is told of them."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline.errors import TimelineError
from timeline.store.editing import OfStore, SetKey
from timeline.store.lock import Patience
from timeline.store.writing import store_to_write

TEXT = "timeline: 1\ntitle: A rather long title of old\nevents: []\n"
NEW = "timeline: 1\ntitle: New\nevents: []\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = tmp_path / "store.yaml"
    store.write_text(TEXT)
    return store


def write(path: Path, patience: Patience | None = None) -> None:
    with store_to_write(path, "store.yaml", patience=patience or Patience()) as opened:
        opened.write([SetKey(OfStore(), "title", "New")])


WRITER = """
import sys
from pathlib import Path
from timeline.errors import TimelineError
from timeline.store.editing import OfStore, SetKey
from timeline.store.writing import store_to_write

try:
    with store_to_write(Path(sys.argv[1]), "store.yaml") as opened:
        opened.write([SetKey(OfStore(), "title", "New")])
except TimelineError as error:
    print(*error.problems[0][:3], sep="|")
"""


def python(script: str, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], check=False, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout


def test_a_store_that_is_a_mount_is_written_in_place(path: Path) -> None:
    real = path.parent / "real.yaml"
    real.write_text(TEXT)
    before = real.stat()
    script = 'mount --bind "$1" "$2" && exec "$3" -c "$4" "$2"'
    command = ["unshare", "--mount", "--", "sh", "-c", script, "sh", str(real), str(path), sys.executable, WRITER]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except OSError as error:
        pytest.skip(f"nothing can be mounted here: {error.strerror}")
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")

    assert (done.stdout, done.stderr) == ("", "")
    assert real.read_text() == NEW
    assert (real.stat().st_ino, real.stat().st_mode) == (before.st_ino, before.st_mode)
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["real.yaml", "store.yaml"]


IN_PLACE = """
import errno, os, sys
from pathlib import Path

def refuses(*_, **__):
    raise OSError(errno.EBUSY, "Device or resource busy")

def stops(*_, **__):
    os._exit(9)

os.rename = refuses
if len(sys.argv) > 2:
    os.ftruncate = stops
"""


def test_a_write_in_place_that_was_cut_off_is_told_with_the_way_out(path: Path) -> None:
    subprocess.run([sys.executable, "-c", IN_PLACE + WRITER, str(path), "cut"], check=False)
    whole = path.with_name(".store.yaml.timeline-whole")
    assert whole.read_text() == NEW

    with pytest.raises(TimelineError) as caught:
        write(path)

    problem = caught.value.problems[0]
    assert problem.check == "half-written"
    assert (
        problem.mend
        == "put .store.yaml.timeline-whole in its place where it is right, else delete .store.yaml.timeline-whole"
    )
    # Who only reads is told too, where what is there cannot be read.
    path.write_text("timeline: 1\ntitle: [torn\n")
    shown = subprocess.run(
        [sys.executable, "-m", "timeline", "--file", str(path), "show"], check=False, capture_output=True, text=True
    )
    assert "was cut off, and .store.yaml.timeline-whole beside it holds the whole of it" in " ".join(
        shown.stderr.split()
    )
    whole.replace(path)
    write(path)
    assert (path.read_text(), [entry.name for entry in path.parent.iterdir()]) == (NEW, ["store.yaml"])


WITHOUT_FLOCK = """
import errno, fcntl

def refuses(*_):
    raise OSError(errno.ENOLCK, "No locks available")

fcntl.flock = refuses
if len(__import__("sys").argv) > 2:
    fcntl.lockf = refuses
"""


def test_a_disk_without_flock_is_written_under_the_other_lock(path: Path) -> None:
    assert python(WITHOUT_FLOCK + WRITER, path) == ""
    assert path.read_text() == NEW


def test_a_disk_without_any_lock_is_refused_with_the_way_out(path: Path) -> None:
    check, message, mend = python(WITHOUT_FLOCK + WRITER, path, "none at all").strip().split("|")

    assert check == "lock"
    assert (
        message == "store.yaml was not written: its file system has no locks, so another writer could not be kept out"
    )
    assert mend == "copy it to a disk of this machine, write there, and copy it back; the file is as it was"
    assert path.read_text() == TEXT


def test_a_wait_says_for_whom_and_ends(path: Path) -> None:
    heard: list[str] = []
    with path.open("r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(TimelineError) as caught:
            write(path, Patience(1.2, heard.append))

    who = heard[0].removeprefix("waiting for ").removesuffix(", which is writing store.yaml")
    assert len(heard) == 1
    if Path("/proc/locks").exists():
        assert who.startswith(f"process {os.getpid()} (")
    problem = caught.value.problems[0]
    assert problem.message == f"store.yaml was not written: {who} has been writing it for 1 s"
    assert problem.mend == "give the command again later, or wait longer: --wait 300"
    assert path.read_text() == TEXT


def test_a_wait_is_over_when_the_other_is_done(path: Path) -> None:
    held = path.open("r+b")
    fcntl.flock(held, fcntl.LOCK_EX)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    time.sleep(0.3)
    assert path.read_text() == TEXT
    held.close()

    assert writer.communicate()[0] == ""
    assert path.read_text() == NEW


TOLD_TO_END = """
import os, signal, sys
from pathlib import Path
from timeline.cli.main import run_process

number = int(sys.argv.pop(1))
system = os.fsync

def fsync(opened):
    # All of the new file is written, and nothing is in its place yet.
    os.kill(os.getpid(), number)
    system(opened)

os.fsync = fsync
run_process()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
@pytest.mark.parametrize(
    ("command", "written"),
    [
        (["edit", "e", "--set", "title=New"], "store.yaml"),
        (["merge", "store.yaml", "store.yaml", "-o", "made.yaml"], "made.yaml"),
        (["init", "made.yaml"], "made.yaml"),
        (["export", "markdown", "-o", "made.md"], "made.md"),
        (["seal"], "store.yaml.seal.json"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_who_is_told_to_end_ends_whole_and_leaves_nothing(
    path: Path, number: signal.Signals, command: list[str], written: str
) -> None:
    path.write_text("timeline: 1\ntitle: T\nevents:\n  - {id: e, title: Old}\n")
    arguments = [sys.executable, "-c", TOLD_TO_END, str(int(number)), *command]
    surroundings = {**os.environ, "TIMELINE_FILE": "store.yaml"}

    done = subprocess.run(arguments, cwd=path.parent, env=surroundings, check=False, capture_output=True, text=True)

    assert done.returncode == (130 if number == signal.SIGINT else -number), done.stderr
    assert "Traceback" not in done.stderr
    # It came while the file was being written, so that was done first.
    assert sorted({"store.yaml", written}) == sorted(entry.name for entry in path.parent.iterdir())
    assert (path.parent / written).read_bytes().endswith(b"\n")


def test_who_is_told_to_end_while_waiting_leaves_nothing(path: Path) -> None:
    path.write_text("timeline: 1\ntitle: T\nevents:\n  - {id: e, title: Old}\n")
    with path.open("r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        arguments = [sys.executable, "-m", "timeline", "--file", "store.yaml", "edit", "e", "--set", "title=New"]
        process = subprocess.Popen(arguments, cwd=path.parent, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        said = process.stderr.readline()
        process.terminate()
        process.communicate()

    assert process.returncode == -signal.SIGTERM
    assert said.startswith("waiting for ")
    assert [entry.name for entry in path.parent.iterdir()] == ["store.yaml"]


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device here that is always full")
@pytest.mark.parametrize(
    ("command", "written"),
    [
        (["rename", "event", "e", "f"], "id: f"),
        (["rename", "source", "c", "a", "--join"], "derived_from: [b]"),
        (["join", "g", "e"], "Older"),
        (["move", "e/b", "g"], "Older"),
        (["edit", "e", "--set", "title=New"], "title: New"),
        (["add", "Sirens"], "title: Sirens"),
        (["remove", "e"], "events"),
        (["rule", "e", "p", "1", "2", "--verdict", "differs", "--because", "counted"], "because: counted"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_what_is_written_is_done_also_where_nobody_can_be_told(path: Path, command: list[str], written: str) -> None:
    path.write_text(
        "timeline: 1\nsources: {a: {name: A}, b: {name: B}, c: {name: C, derived_from: [b]}}\nevents:\n"
        "  - id: e\n    title: Old\n    accounts:\n"
        "      - {source: a, points: {p: 1}}\n      - {source: b, points: {p: 2}}\n"
        "  - {id: g, title: Older}\n"
    )
    before = path.read_text()
    arguments = [sys.executable, "-m", "timeline", "--file", "store.yaml", *command]
    with FULL.open("w") as full:
        done = subprocess.run(
            arguments,
            cwd=path.parent,
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    assert "store.yaml is written; standard output: No space left on device" in done.stderr
    assert done.returncode == 0
    assert written in path.read_text() != before


@pytest.mark.skipif(not FULL.exists(), reason="there is no device here that is always full")
def test_what_cannot_be_shown_names_standard_output(path: Path) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "timeline", "--file", str(path), "show"],
            check=False, stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2, "timeline  error  standard output: no space left on device  system",
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there limits the size of a file")
@pytest.mark.parametrize(
    ("command", "named"),
    [
        (["add", "Sirens"], "store.yaml"),
        (["merge", "store.yaml", "store.yaml", "-o", "made.yaml"], "made.yaml"),
        (["init", "made.yaml", "--sample"], "made.yaml"),
        (["export", "html", "-o", "made.html"], "made.html"),
        (["export", "bundle", "-o", "made"], "made"),
        (["show", "--svg", "made.svg"], "made.svg"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_a_full_disk_names_the_file_and_leaves_nothing(path: Path, command: list[str], named: str) -> None:
    path.write_text("timeline: 1\ntitle: " + "T" * 300 + "\nevents:\n  - {id: e, title: Old}\n")
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); sys.dont_write_bytecode = True; "
        "from timeline.cli.main import run_process; run_process()"
    )
    surroundings = {**os.environ, "TIMELINE_FILE": "store.yaml"}
    arguments = [sys.executable, "-c", program, *command]

    done = subprocess.run(arguments, cwd=path.parent, env=surroundings, check=False, capture_output=True, text=True)

    said = " ".join(done.stderr.split())
    assert (done.returncode, f"{named} was not written: there is no room for it" in said) == (2, True), said
    assert [entry.name for entry in path.parent.iterdir()] == ["store.yaml"]
