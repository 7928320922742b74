"""The index of a large store: when it is asked, made, thrown away, and what it may be read by."""

import io
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.generate import generate
from tests.cli.running import SMALL, Result
from timeline.cli.indexed import make_indexes
from timeline.cli.indexing import KEPT
from timeline.cli.main import main
from timeline.cli.session import Session
from timeline.index import LEAST
from timeline.index.listing import listed
from timeline.index.making import make
from timeline.index.place import Cache, folder_of
from timeline.store import load_store
from timeline.store.whole_files import JOURNAL

LARGE = SMALL + f"# {'=' * LEAST}\n"
PRIVATE = LARGE.replace("    place: Odesa\n", "    place: Odesa\n    private: true\n")
DRAFTED = LARGE.replace("    place: Odesa\n", "    place: Odesa\n    draft: true\n")


class Desk:
    """A folder with a store and a cache; `missed` is what the last command has read for want of an index."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.store = folder / "timeline.yaml"
        self.cache = Cache(folder / "cache" / "timeline")
        self.missed: list[tuple[Path, bool]] = []
        self.write(LARGE)

    def write(self, text: str) -> None:
        self.store.write_text(text, encoding="utf-8")

    def index(self) -> Path:
        made = make(self.cache, self.store, lambda: load_store(self.store), KEPT)
        assert made is not None
        return made

    def run(self, *arguments: str, terminal: bool = False, stdin: bytes = b"") -> Result:
        out, err = io.StringIO(), io.StringIO()
        out.isatty = lambda: terminal  # type: ignore[method-assign]
        self.missed = []
        self.session = session = Session(
            stdin=io.BytesIO(stdin),
            stdout=out,
            stderr=err,
            environment={"XDG_CACHE_HOME": str(self.cache.folder.parent), "TIMELINE_PAGER": "", "TERM": "dumb"},
            directory=self.store.parent,
            today=(2025, 3, 20),
            unindexed=self.missed,
        )
        status = main(arguments, session)
        return Result(int(status), out.getvalue(), err.getvalue())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


ADDED = [
    ["A siren", "--when", "2025-03-18T23:00", "--source", "paper", "--tag", "new", "--place", "Izmail"],
    ["A siren", "--when", "2025-03-19", "--event-when", "2025", "--says", "Again.", "--source", "ministry"],
    ["Drones over the harbour", "--when", "2025-03-18T22:30", "--place", "Odesa", "--source", "paper"],
    ["Ein Fest", "--when", "24 March 2025", "--background", "--source", "paper", "--quote", "Schön!", "--lang", "de"],
    ["Hidden", "--when", "2025-03-18", "--private"],
]
ASKED = [
    ["show", "--limit", "1"],
    ["show", "strike"],
    ["show", "stri/pap"],
    ["show", "@last"],
    ["show", "--since", "yesterday", "--until", "24 March 2025"],
    ["show", "--source", "Ministry", "--json"],
    ["show", "--tag", "talks", "--full"],
    ["show", "--place", "odesa", "--bars"],
    ["show", "--grep", "TWELVE"],
    ["diff", "ministry", "paper", "--since", "18 March 2025", "--until", "19 March 2025"],
    ["diff", "paper", "--tag", "talks", "--json"],
    ["diff", "ministry@2025-03-19", "paper", "--limit", "1", "--grep", "drones", "--format", "markdown"],
]
NOT_ASKED = [["show"], ["show", "--disputed"], ["show", "nothing"], ["show", "--source", "nobody"], ["check"]]
NOT_ASKED += [
    ["diff", "ministry", "paper"],
    ["diff", "ministry", "paper", "--tag", "strike", "--point", "drones"],
    ["diff", "--all", "--tag", "strike"],
    ["diff", "ministry", "timeline.yaml", "--tag", "strike"],
]
EMPTY = [["show", "--since", "2030"], ["show", "--grep", "no such words"], ["show", "--tag", "talks", "--on", "2024"]]
EMPTY += [
    [*EMPTY[1], "--json"],
    [*EMPTY[1], "--source", "paper", "--background"],
    [*EMPTY[0], "--full", "--limit", "3"],
    [*EMPTY[0], "--until", "2020"],
]
NOT_ASKED += [["diff", "ministry", "paper", "--on", "2030"], ["diff", "ministry", "paper", "--on", "2024-08"]]


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_what_an_index_answers_is_what_reading_answers(arguments: list[str], desk: Desk) -> None:
    expected = desk.run("--no-cache", *arguments)
    desk.index()

    assert desk.run(*arguments) == expected
    assert desk.missed == []


@pytest.fixture
def folder(tmp_path: Path) -> Desk:
    """A desk whose store is a folder of parts."""
    made = Desk(tmp_path)
    assert made.run("split", "--by", "month", "--file", "timeline.yaml", "-o", "parts").status == 0
    made.store = tmp_path / "parts"
    return made


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_what_the_index_of_a_folder_answers_is_what_reading_answers(arguments: list[str], folder: Desk) -> None:
    arguments = [*arguments, "--file", "parts"]
    expected = folder.run("--no-cache", *arguments)
    assert expected.status < 2
    folder.index()

    assert folder.run(*arguments) == expected
    assert folder.missed == []


def test_the_index_of_a_folder_is_of_just_these_parts(folder: Desk) -> None:
    asked = ["show", "strike", "--file", "parts"]
    parts = {path: path.read_bytes() for path in folder.store.iterdir()}

    def is_asked() -> bool:
        folder.run(*asked)
        return folder.missed == []

    folder.index()
    assert is_asked()
    for path, data in parts.items():
        path.write_bytes(data + b"# more\n")
        assert not is_asked(), path
        path.write_bytes(data)
        assert is_asked(), path
    for name, text in (("z.yaml", "timeline: 1\n"), ("z.yaml", "events: []\n"), (JOURNAL, "{")):
        (folder.store / name).write_text(text, encoding="utf-8")
        assert not is_asked(), text
        (folder.store / name).unlink()
        assert is_asked(), text
    (folder.store / "other.yaml").write_text("a: b\n", encoding="utf-8")
    assert is_asked()


@pytest.mark.parametrize("arguments", EMPTY, ids=" ".join)
def test_what_leaves_nothing_is_told_without_reading(arguments: list[str], desk: Desk) -> None:
    expected = desk.run("--no-cache", *arguments)
    desk.index()

    assert desk.run(*arguments) == expected
    assert desk.missed == []


@pytest.mark.parametrize("arguments", NOT_ASKED, ids=" ".join)
def test_what_it_cannot_answer_is_read(arguments: list[str], desk: Desk) -> None:
    expected = desk.run("--no-cache", *arguments)
    desk.index()

    assert desk.run(*arguments) == expected
    assert desk.missed[0] == (desk.store, False)


@pytest.mark.parametrize("options", [[], ["--ids"], ["--width", "60"], ["--tz", "Europe/Kyiv"], ["--ascii"]], ids=str)
def test_the_drawing_of_very_many_is_kept(options: list[str], desk: Desk) -> None:
    desk.write(generate(300, 1) + f"# {'=' * LEAST}\n")
    expected = desk.run("--no-cache", "show", *options)
    desk.index()

    assert desk.run("show", *options) == expected
    assert desk.missed == []


MANY = [
    ["--background"],
    ["--grep", "report"],
    ["--grep", "REPORT", "--source", "bbc", "--source", "kremlin", "--source", "air-force", "--background"],
    ["--since", "2022-01", "--until", "2025-01-25", "--width", "60"],
    ["--place", "kyiv", "--place", "sumy", "--place", "jeddah", "--place", "dnipro", "--place", "sloviansk"],
]


@pytest.mark.parametrize("options", MANY, ids=" ".join)
def test_of_very_many_that_pass_no_event_is_looked_at(options: list[str], desk: Desk) -> None:
    desk.write(generate(700, 1) + f"# {'=' * LEAST}\n")
    expected = desk.run("--no-cache", "show", *options)
    desk.index()

    assert "most at odds" in expected.out
    assert desk.run("show", *options) == expected
    assert desk.missed == []
    assert (
        desk.run(
            "add", "A siren, report 1000", "--when", "2025-01-18T23:00", "--source", "bbc", "--place", "Kyiv"
        ).status
        == 0
    )
    assert desk.run("show", *options) == desk.run("--no-cache", "show", *options)


@pytest.mark.parametrize(
    "options", [["--tz", "UTC"], ["--limit", "0"], ["--by", "published"], ["--json"], ["--disputed"]], ids=" ".join
)
def test_another_drawing_of_very_many_is_not(options: list[str], desk: Desk) -> None:
    desk.write(generate(300, 1) + f"# {'=' * LEAST}\n")
    expected = desk.run("--no-cache", "show", *options)
    desk.index()

    assert desk.run("show", *options) == expected
    assert desk.missed != []


@pytest.mark.parametrize("last", ["", "str", "talks", "@", "strike/", "none"])
def test_ids_are_completed_alike(last: str, desk: Desk) -> None:
    words = ("completion", "fish", "--", last, "timeline", "show")
    expected = desk.run("--no-cache", *words)
    desk.index()

    assert desk.run(*words) == expected


def test_a_change_of_the_store_is_seen(desk: Desk) -> None:
    desk.index()
    desk.write(LARGE.replace("Drones over", "Gliders over"))

    assert "Gliders over" in desk.run("show", "--limit", "5").out
    assert (desk.store, True) in desk.missed


def test_a_change_that_keeps_size_and_time_is_seen_too(desk: Desk) -> None:
    desk.index()
    before = desk.store.stat()
    desk.write(LARGE.replace("Drones over", "Drinks over"))
    os.utime(desk.store, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert "Drinks over" in desk.run("show", "--limit", "5").out


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def filled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    import sqlite3

    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE facts (value BLOB NOT NULL)")
        database.execute("INSERT INTO facts VALUES (1)")
    database.close()


def of_another_version(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"0.1.0 ", b"0.0.9 "))


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGES: list[Callable[[Path], None]] = [cut, filled, emptied, foreign, of_another_version, a_pipe]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_one_that_is_damaged_or_foreign_is_ignored_and_replaced(damage: Callable[[Path], None], desk: Desk) -> None:
    expected = desk.run("--no-cache", "show", "--limit", "5")
    damage(desk.index())

    assert desk.run("show", "--limit", "5") == expected
    assert (desk.store, True) in desk.missed
    desk.run("cache")

    desk.index()
    assert desk.run("show", "--limit", "5") == expected
    assert desk.missed == []


def test_every_byte_may_be_wrong(desk: Desk) -> None:
    """Whatever is written into a file, a command answers as if it were not there, or as if it were whole."""
    index = desk.index()
    data = index.read_bytes()
    expected = desk.run("--no-cache", "show", "strike")
    for at in range(0, len(data), max(1, len(data) // 60)):
        index.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])

        assert desk.run("show", "strike") == expected


def test_what_is_private_is_read_where_it_would_leave(desk: Desk) -> None:
    desk.write(PRIVATE)
    expected = desk.run("--no-cache", "show", "--limit", "5")
    desk.index()

    assert desk.run("show", "--limit", "5") == expected
    assert "1 event withheld" in expected.err
    assert desk.missed != []
    assert "Drones over" in desk.run("show", "--limit", "5", "--private").out
    assert desk.missed == []


def test_no_draft_is_in_an_index(desk: Desk) -> None:
    desk.write(DRAFTED)
    index = desk.index()

    assert "Drones" not in desk.run("show", "--limit", "5").out
    assert desk.missed == []
    assert "Drones" in desk.run("show", "--drafts").out
    assert b"Drones" not in index.read_bytes()


def test_standard_input_has_none(desk: Desk) -> None:
    assert desk.run("--file", "-", "show", "--limit", "1", stdin=LARGE.encode()).status == 0
    assert desk.missed == []


def test_a_small_store_has_none(desk: Desk) -> None:
    desk.write(SMALL)

    assert desk.run("show", "--limit", "1").status == 0
    assert desk.missed == []


def test_it_is_nobody_elses_to_read(desk: Desk) -> None:
    index = desk.index()

    assert stat.S_IMODE(index.stat().st_mode) == 0o600
    assert stat.S_IMODE(index.parent.stat().st_mode) == 0o700


def test_an_index_that_would_be_too_large_is_not_kept(desk: Desk) -> None:
    assert make(desk.cache, desk.store, lambda: load_store(desk.store), times=0) is None
    assert [one.state for one in listed(desk.cache)] == ["of a store that gets none"]

    # Nobody tries that again before the store is another one.
    desk.run("show")
    make_indexes(desk.session)
    assert [one.state for one in listed(desk.cache)] == ["of a store that gets none"]


def test_what_else_lies_in_the_folder_is_left_alone(desk: Desk) -> None:
    desk.index()
    (desk.cache.folder / "README").touch()
    (desk.cache.folder / "folder.index").mkdir()

    assert desk.run("cache", "--clear").status == 0
    assert sorted(path.name for path in desk.cache.folder.iterdir()) == ["README", "folder.index"]


def test_a_folder_that_cannot_be_written_is_in_nobodys_way(desk: Desk) -> None:
    desk.cache.folder.parent.mkdir()
    desk.cache.folder.write_text("no folder", encoding="utf-8")

    assert "They met" in desk.run("show", "talks").out
    assert desk.run("cache").out == f"{desk.cache.folder}: no index\n"
    with pytest.raises(OSError, match="exists"):
        make(desk.cache, desk.store, lambda: pytest.fail("it was read"))


def test_the_one_that_was_asked_longest_ago_goes_first(desk: Desk) -> None:
    first = desk.index()
    os.utime(first, (1, 1))
    desk.store = desk.store.with_name("other.yaml")
    desk.write(LARGE)
    second = desk.index()

    desk.cache.keep_within(second.stat().st_size)

    assert desk.cache.files() == [second]


def test_who_is_making_one_is_waited_for_by_nobody(desk: Desk) -> None:
    desk.cache.make_folder()
    making = desk.cache.index_of(desk.store).with_suffix(".index.making")
    making.write_bytes(b"")

    assert make(desk.cache, desk.store, lambda: load_store(desk.store)) is None

    os.utime(making, (1, 1))
    assert make(desk.cache, desk.store, lambda: load_store(desk.store)) is not None
    assert not making.exists()


def test_the_command_tells_of_which_stores_and_clears(desk: Desk) -> None:
    assert desk.run("cache").out == f"{desk.cache.folder}: no index\n"
    index = desk.index()
    told = desk.run("cache").out
    assert told.splitlines()[0].startswith(f"{desk.cache.folder}: 1 index, 0.")
    assert told.splitlines()[1].endswith(f"  {desk.store}")
    desk.store.unlink()
    assert desk.run("cache").out.splitlines()[1].endswith(f"{desk.store}, of a store that is gone")
    emptied(index)
    assert [one.state for one in listed(desk.cache)] == ["cannot be read"]

    assert desk.run("cache", "--clear").out.endswith(" MB removed\n")
    assert not desk.cache.folder.exists()


@pytest.mark.parametrize(
    ("environment", "windows", "folder"),
    [
        ({"HOME": "/h"}, False, Path("/h/.cache/timeline")),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/c"}, False, Path("/c/timeline")),
        ({"HOME": "/h", "XDG_CACHE_HOME": "c"}, False, Path("/h/.cache/timeline")),
        ({"HOME": "/h", "TIMELINE_CACHE": "off"}, False, None),
        ({"LOCALAPPDATA": "/l", "HOME": "/h"}, True, Path("/l/timeline")),
        ({}, False, None),
    ],
    ids=["home", "xdg", "relative", "off", "windows", "nothing"],
)
def test_where_it_lies(environment: dict[str, str], windows: bool, folder: Path | None) -> None:
    assert folder_of(environment, windows=windows) == folder


NOT_APPENDED = [
    ["They met again.", "--to", "talks", "--source", "ministry"],
    ["Without a time", "--source", "paper"],
    ["A third one tells", "--when", "2025-03-25", "--new-source", "radio"],
    ["In its place", "--when", "2025-03-20", "--sorted"],
    ["No such source", "--when", "2025-03-20", "--source", "nobody"],
    ["Taken", "--when", "2025-03-20", "--id", "talks"],
    ["Drones over the harbour", "--when", "2025-03-18T22:30", "--place", "Odesa", "--no-duplicates"],
    ["Tried", "--when", "2025-03-20", "--dry-run"],
]


def both(tmp_path: Path, text: str) -> tuple[Desk, Desk]:
    """The same desk twice, with an index and without."""
    desks = Desk(tmp_path / "with"), Desk(tmp_path / "without")
    for one in desks:
        one.write(text)
    desks[0].index()
    return desks


STORES = {
    "large": LARGE,
    "no line end": LARGE.rstrip("\n"),
    "behind the events": LARGE + "note: |\n  - id: none\n",
    "dashes in a text": LARGE + "  - id: more\n    title: 'A\n\n  - B'\n",
    "carriage returns": LARGE.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + LARGE,
    "many": LARGE.replace(
        "events:\n",
        "events:\n"
        + "".join(
            f"  - id: e{number}\n    title: Event {number}\n    when: 2024-{1 + number % 12:02}\n"
            for number in range(700)
        ),
    ),
    "others mean it": LARGE.replace(
        "    title: Talks in Riyadh\n", "    title: Talks in Riyadh\n    same_as: [strike]\n"
    ),
}


@pytest.mark.parametrize("text", STORES.values(), ids=list(STORES))
def test_a_new_event_is_written_alike(text: str, tmp_path: Path) -> None:
    desk, other = both(tmp_path, text)
    for arguments in ADDED:
        assert desk.run("add", *arguments) == other.run("--no-cache", "add", *arguments)
        assert desk.store.read_bytes() == other.store.read_bytes()
    for arguments in [*ASKED, ["show", "--limit", "20"], ["show", "a-siren-2"], ["show", "--tag", "new"], ["show"]]:
        assert desk.run(*arguments) == other.run("--no-cache", *arguments)
        assert desk.run(*arguments, "--private") == other.run("--no-cache", *arguments, "--private")


def test_a_new_event_costs_neither_reading_nor_an_index(desk: Desk) -> None:
    desk.index()
    for arguments in ADDED:
        assert desk.run("add", *arguments).status == 0
        assert desk.missed == []
        assert arguments[0] in desk.run("show", "--limit", "20", "--private", "--background").out
        assert desk.missed == []


REPLACED = [
    ["add", "They met again.", "--to", "talks", "--source", "ministry"],
    ["add", "In its place", "--when", "2025-03-20", "--sorted", "--source", "paper"],
    ["add", "A third one tells", "--when", "2025-03-25", "--new-source", "radio"],
    ["rename", "event", "talks", "long-talks"],
    ["rename", "tag", "talks", "words"],
    ["remove", "talks", "--purge"],
    ["edit", "strike", "--set", "place=Mykolaiv"],
]


@pytest.mark.parametrize("arguments", REPLACED, ids=" ".join)
def test_what_a_command_writes_is_in_the_index_of_the_store(arguments: list[str], tmp_path: Path) -> None:
    desk, other = both(tmp_path, LARGE)
    index = desk.cache.index_of(desk.store)
    before = index.stat().st_ino

    assert desk.run(*arguments) == other.run("--no-cache", *arguments)
    assert desk.store.read_bytes() == other.store.read_bytes()
    assert desk.missed == []
    for asked in [*ASKED, ["show", "--limit", "20"], ["show", "--source", "paper"]]:
        assert desk.run(*asked) == other.run("--no-cache", *asked)
    assert desk.run("show", "--limit", "1").status == 0
    assert desk.missed == []
    assert index.stat().st_ino == before


def test_a_command_that_writes_starts_no_making_of_an_index(desk: Desk) -> None:
    index = desk.index()
    before = index.stat().st_ino
    process(desk, "rename", "event", "talks", "long-talks")
    process(desk, "show", "--disputed")

    assert made(desk) == [index]
    assert index.stat().st_ino == before
    assert desk.run("show", "long-talks").status == 0
    assert desk.missed == []


@pytest.mark.parametrize("arguments", NOT_APPENDED, ids=lambda one: one[0])
def test_other_entries_are_written_as_before(arguments: list[str], tmp_path: Path) -> None:
    desk, other = both(tmp_path, LARGE)

    assert desk.run("add", *arguments) == other.run("--no-cache", "add", *arguments)
    assert desk.store.read_bytes() == other.store.read_bytes()
    assert desk.run("show", "talks") == other.run("--no-cache", "show", "talks")


def test_a_store_that_was_changed_by_hand_gets_the_event_all_the_same(tmp_path: Path) -> None:
    desk, other = both(tmp_path, LARGE)
    for one in (desk, other):
        one.write(LARGE.replace("Talks in", "Word from"))

    assert desk.run("add", *ADDED[0]) == other.run("--no-cache", "add", *ADDED[0])
    assert desk.store.read_bytes() == other.store.read_bytes()


def process(desk: Desk, *arguments: str, **more: str) -> str:
    """A command as a process of its own."""
    environment = {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(desk.cache.folder.parent), **more}
    done = subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        capture_output=True,
        check=True,
        cwd=desk.store.parent,
        env=environment,
        encoding="utf-8",
    )
    return done.stdout


def test_writers_at_the_same_time_leave_a_fresh_index(desk: Desk) -> None:
    desk.index()
    environment = {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(desk.cache.folder.parent)}
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "timeline", "add", f"Siren {number}", "--when", "2025-03-20", "--source", "paper"],
            cwd=desk.store.parent,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for number in range(4)
    ]
    assert [one.wait() for one in writers] == [0] * 4

    shown = desk.run("show", "--tag", "talks", "--grep", "talks").out
    assert shown == desk.run("--no-cache", "show", "--tag", "talks", "--grep", "talks").out
    assert desk.run("show", "--since", "2025-03-20", "--until", "2025-03-20").out.count("Siren") == 4
    assert desk.missed == []


def made(desk: Desk) -> list[Path]:
    """The files of the cache once nobody is making one any more."""
    for _ in range(600):
        found = desk.cache.files()
        if found and all(path.suffix == ".index" for path in found):
            return found
        time.sleep(0.1)
    return desk.cache.files()


def test_a_command_leaves_an_index_behind(desk: Desk) -> None:
    first = process(desk, "show", "--limit", "1")

    assert made(desk) == [desk.cache.index_of(desk.store)]
    assert desk.run("show", "--limit", "1").out == first
    assert desk.missed == []


@pytest.mark.parametrize("off", [{"TIMELINE_CACHE": "off"}, {}], ids=["environment", "option"])
def test_who_wants_none_gets_none(off: dict[str, str], desk: Desk) -> None:
    process(desk, *([] if off else ["--no-cache"]), "show", "--limit", "1", **off)

    assert not desk.cache.folder.exists()
