"""Writes of a folder: the parts that they touch and no other, all of them or none, whatever becomes of the writer."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.profiles import Profile
from timeline.errors import Problem, TimelineError
from timeline.store import Stored, load_store
from timeline.store.editing import (
    AddAccount,
    AddEvent,
    AddSource,
    Edit,
    InvalidEditError,
    OfEvent,
    OfSource,
    OfStore,
    Remove,
    Rename,
    Replace,
    SetKey,
    edit_text,
    entry_text,
)
from timeline.store.lock import Patience
from timeline.store.whole_files import JOURNAL, next_name
from timeline.store.writing import save, store_to_write

HEAD = """\
timeline: 1
title: A story # told here
timezone: Europe/Kyiv
sources:
  ministry: {name: Ministry}   # at home
  paper: {name: Paper, speaks_for: ministry}
"""
MARCH = """\
# What was in March
timeline: 1

events:
    # the first
    -   id: strike
        title: A strike
        when: 2025-03-18
        accounts:
            -   source: ministry
    -   id: later
        title: Later
        when: 2025-03-24
"""
APRIL = "timeline: 1\r\nevents:\r\n- {id: talks, title: Talks, when: 2025-04-02, accounts: [{source: paper}]} # end"
OLDER = "timeline: 1\nevents:\n- id: older\n  title: Older\n  when: 2024\n  rulings: []\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, text in (("store", HEAD), ("2025-03", MARCH), ("2025-04", APRIL), ("a-older", OLDER)):
        (folder / f"{name}.yaml").write_bytes(text.encode())
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def write(folder: Path, *edits: Edit) -> dict[str, str]:
    """Makes edits, and gives the names of the parts that have another text now, with what is new in them."""
    before = held(folder)
    with store_to_write(folder, "desk") as opened:
        opened.write(edits)
    after = held(folder)
    assert after.keys() == before.keys()
    return {name: data.decode() for name, data in after.items() if data != before[name]}


@pytest.mark.parametrize(
    ("edit", "parts"),
    [
        (SetKey(OfEvent("later"), "note", "word"), ["2025-03.yaml"]),
        (AddAccount("talks", {"source": "ministry"}), ["2025-04.yaml"]),
        (Remove(OfEvent("older")), ["a-older.yaml"]),
        (AddSource("agency", {"name": "Agency"}), ["store.yaml"]),
        (SetKey(OfSource("paper"), "note", "word"), ["store.yaml"]),
        (SetKey(OfStore(), "title", "T"), ["store.yaml"]),
        (SetKey(OfStore(), "note", "word"), ["store.yaml"]),
        (Rename("event", "strike", "attack"), ["2025-03.yaml"]),
        (Rename("source", "paper", "gazette"), ["2025-04.yaml", "store.yaml"]),
        (Rename("source", "ministry", "office"), ["2025-03.yaml", "store.yaml"]),
    ],
)
def test_an_edit_touches_the_parts_that_hold_what_it_changes(desk: Path, edit: Edit, parts: list[str]) -> None:
    assert sorted(write(desk, edit)) == parts
    load_store(desk)


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        ({"when": "2025-03-30"}, "2025-03.yaml"),
        ({"when": "2025-04"}, "2025-04.yaml"),
        ({"when": "2024-05"}, "2025-04.yaml"),
        ({"when": "2030"}, "2025-04.yaml"),
        ({}, "2025-04.yaml"),
        ({"when": "2025-03-30", "background": True}, "2025-03.yaml"),
    ],
)
def test_a_new_event_goes_where_its_time_falls_else_to_the_newest(
    desk: Path, entry: dict[str, object], part: str
) -> None:
    [(name, text)] = write(desk, AddEvent({"id": "new", "title": "New", **entry}, sorted=True)).items()

    assert name == part
    assert "new" in text


def test_a_part_is_found_by_what_its_name_says(desk: Path) -> None:
    for name in ("background", "undated", "paper", "2023", "editor"):
        (desk / f"{name}.yaml").write_text("timeline: 1\n", encoding="utf-8")
    told = {"accounts": [{"source": "paper"}]}
    given: dict[str, dict[str, object]] = {
        "background.yaml": {"when": "2023", "background": True},
        "undated.yaml": {"when": "unknown", "accounts": [{"source": "ministry"}]},
        "paper.yaml": {"when": "1999", **told},
        "2023.yaml": {"when": "2023-05-06", **told},
        "editor.yaml": {"when": "1999"},
    }

    for number, (name, entry) in enumerate(given.items()):
        assert list(write(desk, AddEvent({"id": f"new-{number}", "title": "New", **entry}))) == [name]


def test_where_names_say_nothing_the_events_do(tmp_path: Path) -> None:
    for name, first, last in (("wide", 2020, 2025), ("narrow", 2022, 2023), ("late", 2026, 2027)):
        ends = [f"- {{id: {name}-{when}, title: T, when: {when}}}\n" for when in (first, last)]
        text = f"timeline: 1\nevents:\n{''.join(ends)}"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    for number, (when, part) in enumerate(
        [("2022-06", "narrow"), ("2021", "wide"), ("2019", "late"), ("2099", "late")]
    ):
        assert list(write(tmp_path, AddEvent({"id": f"n{number}", "title": "N", "when": when}))) == [f"{part}.yaml"]


def test_an_id_is_taken_whatever_part_has_it(desk: Path) -> None:
    before = held(desk)
    for edit in (
        AddEvent({"id": "older", "title": "T", "when": "2025-03-18"}),
        AddSource("paper", {}),
        Rename("event", "talks", "strike"),
        Rename("source", "paper", "ministry"),
        Remove(OfSource("paper")),
        SetKey(OfEvent("nobody"), "note", "word"),
        Rename("tag", "nothing", "n"),
    ):
        with pytest.raises(TimelineError):
            write(desk, edit)
    assert held(desk) == before


def test_what_is_told_in_two_parts_is_changed_in_both(desk: Path) -> None:
    (desk / "b.yaml").write_text(
        "timeline: 1\ntitle: A story\nsources:\n  paper: {speaks_for: ministry, name: Paper}\n"
    )

    assert sorted(write(desk, SetKey(OfStore(), "title", "T"), SetKey(OfSource("paper"), "note", "word"))) == [
        "b.yaml",
        "store.yaml",
    ]
    stored = load_store(desk, "desk")
    assert (stored.timeline.title, stored.timeline.sources["paper"].note) == ("T", "word")
    text = entry_text(stored, OfSource("paper"))
    with pytest.raises(TimelineError, match=r"desk/b\.yaml and in desk/store\.yaml"):
        edit_text(stored, [Replace(OfSource("paper"), text)])


def test_many_edits_of_many_parts_are_one_write(desk: Path) -> None:
    changed = write(
        desk,
        AddSource("agency", {"name": "Agency"}),
        AddEvent({"id": "n1", "title": "N", "when": "2025-03-19", "accounts": [{"source": "agency"}]}, sorted=True),
        AddEvent({"id": "n2", "title": "N", "when": "2025-04-01", "accounts": [{"source": "agency"}]}, sorted=True),
        Rename("source", "agency", "wire"),
        Remove(OfEvent("older")),
        AddEvent({"id": "n3", "title": "N", "when": "2025-03-20", "accounts": [{"source": "wire"}]}, sorted=True),
        SetKey(OfEvent("n3"), "note", "word"),
    )

    assert sorted(changed) == ["2025-03.yaml", "2025-04.yaml", "a-older.yaml", "store.yaml"]
    [march] = [part for part in load_store(desk, "desk").parts if part.name == "desk/2025-03.yaml"]
    assert [event.id for event in march.timeline.events] == ["strike", "n1", "n3", "later"]


def test_changes_say_which_part_and_line(desk: Path) -> None:
    stored = load_store(desk, "desk")
    new = AddEvent({"id": "new", "title": "N", "when": "2025-03-19"}, sorted=True)

    edited = edit_text(stored, [new, Rename("source", "paper", "gazette")])

    added, renamed = edited.changes
    assert (added.file, added.line, added.lines, added.parts) == ("desk/2025-03.yaml", 11, 3, 1)
    assert (renamed.file, renamed.line, renamed.lines, renamed.parts) == ("desk/2025-04.yaml", 3, 2, 2)
    assert edited.text.split("\n")[added.above + added.line - 1].strip() == "-   id: new"
    assert [line for line in edited.diff("desk").splitlines() if line.startswith("---")] == [
        "--- desk/2025-03.yaml",
        "--- desk/2025-04.yaml",
        "--- desk/store.yaml",
    ]


def test_an_edit_that_cannot_be_read_is_refused_with_its_place(desk: Path) -> None:
    before = held(desk)

    with pytest.raises(InvalidEditError) as caught:
        write(desk, SetKey(OfEvent("later"), "when", "2025-14"))

    [problem] = caught.value.problems
    assert problem.place is not None
    assert problem.place[:3] == ("desk/2025-03.yaml", 13, 20)
    assert held(desk) == before


def test_a_folder_that_was_changed_meanwhile_is_left(desk: Path) -> None:
    stored = load_store(desk, "desk")
    edited = edit_text(stored, [SetKey(OfEvent("later"), "note", "word")])
    write(desk, SetKey(OfEvent("talks"), "note", "m"))
    before = held(desk)

    with pytest.raises(TimelineError, match="changed while it was edited"):
        save(stored, edited)

    assert held(desk) == before
    again = load_store(desk, "desk")
    save(again, edit_text(again, [SetKey(OfEvent("later"), "note", "word")]))
    assert b"note: word" in held(desk)["2025-03.yaml"]


def test_an_editor_that_saves_a_part_meanwhile_is_not_overwritten(desk: Path) -> None:
    with store_to_write(desk, "desk") as opened:
        (desk / "2025-04.yaml").write_bytes(APRIL.encode() + b"\r\n# mine\r\n")
        with pytest.raises(TimelineError, match=r"desk/2025-04\.yaml was changed"):
            opened.write([Rename("source", "paper", "gazette")])

    assert b"mine" in held(desk)["2025-04.yaml"]
    assert sorted(held(desk)) == ["2025-03.yaml", "2025-04.yaml", "a-older.yaml", "store.yaml"]


def test_a_writer_of_a_folder_waits_for_another(desk: Path) -> None:
    impatient = store_to_write(desk, "desk", patience=Patience(0.1))

    with store_to_write(desk, "desk"), pytest.raises(TimelineError, match="has been writing it"), impatient:
        pass


KILLED = """
import os, signal, sys, time
from pathlib import Path
from random import Random
from timeline.store import load_store
from timeline.store.editing import Rename, SetKey, OfStore
from timeline.store.whole_files import JOURNAL
from timeline.store.writing import store_to_write

desk, kills = Path(sys.argv[1]), int(sys.argv[2])
time.sleep = lambda _: None  # readers wait for a writer to go on, and who was killed does not

def held():
    return {path.name: path.read_bytes() for path in desk.iterdir() if not path.name.startswith(".")}

def back(files):
    for path in desk.iterdir():
        path.unlink()
    for name, data in files.items():
        (desk / name).write_bytes(data)

old = held()

def write():
    with store_to_write(desk, "desk") as opened:
        opened.write([Rename("source", "ministry", "office"), Rename("source", "paper", "gazette")])

def watched(watch):
    sys.setprofile(watch)
    try:
        write()
    finally:
        sys.setprofile(None)

write()
new = held()

def count(frame, event, argument):
    global moments
    moments += 1
    if event == "call":
        begins.setdefault(frame.f_code.co_name, moments)

for _ in range(3):
    back(old)
    moments, begins = 0, {}
    watched(count)
random = Random(7)
seen = {"old": 0, "new": 0, "mixed": 0}
for kill in range(kills):
    back(old)
    # A third while the texts are put beside, a third while they take their places, the others at any moment.
    ends = begins["_take_places"]
    last = random.randrange(*((0, moments), (begins["_put_all"], ends), (ends, moments))[kill % 3])
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
    left = held()
    stored = load_store(desk, "desk")
    read = {part.path.name: part.data for part in stored.parts}
    assert read in (old, new), "a part of a write was read"
    assert bool(stored.told) == (desk / JOURNAL).exists()
    assert read == (new if stored.told or left == new else old)
    seen["old" if left == old else "new" if left == new else "mixed"] += 1
    assert left in (old, new) or stored.told, "what is left is not told"
    with store_to_write(desk, "desk") as opened:
        assert {part.path.name: part.data for part in opened.stored.parts} == read
        opened.write([SetKey(OfStore(), "title", "Afterwards")])
    assert not load_store(desk, "desk").told
    after = held()
    assert {name: data for name, data in after.items() if name != "store.yaml"} == {
        name: data for name, data in read.items() if name != "store.yaml"
    }
    assert b"Afterwards" in after["store.yaml"]
    assert not (desk / JOURNAL).exists()
print(seen["old"], seen["new"], seen["mixed"])
"""


def python(script: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_killed_writers_of_several_parts_leave_all_of_them_old_or_all_new(desk: Path, profile: Profile) -> None:
    said, complaint = python(KILLED, desk, str(profile.kills)).communicate()

    assert complaint == ""
    old, new, mixed = map(int, said.split())
    assert (old + new + mixed, old > 0, mixed > 0) == (profile.kills, True, True)


ADDER = """
import sys
from pathlib import Path
from timeline.store.editing import AddEvent, Rename
from timeline.store.writing import store_to_write

desk, name = Path(sys.argv[1]), sys.argv[2]
for number in range(5):
    with store_to_write(desk, "desk") as opened:
        held = next(iter(opened.stored.timeline.sources))
        month = number % 2 + 3
        opened.write([
            Rename("source", held, f"{name}-{number}"),
            AddEvent({"id": f"{name}-{number}", "title": "One of many", "when": f"2025-0{month}-07"}),
        ])
"""

READER = """
import sys
from pathlib import Path
from timeline.store import load_store

desk = Path(sys.argv[1])
for _ in range(30):
    stored = load_store(desk, "desk")
    told = [account.source for event in stored.timeline.events for account in event.accounts]
    assert set(told) <= set(stored.timeline.sources)
"""


def test_writers_and_readers_at_once_see_whole_stores_and_lose_nothing(desk: Path, profile: Profile) -> None:
    writers = [python(ADDER, desk, f"w{number}") for number in range(profile.writers)]
    readers = [python(READER, desk) for _ in range(2)]

    for one in (*writers, *readers):
        assert (one.communicate()[1], one.returncode) == ("", 0)

    ids = {event.id for event in load_store(desk).timeline.events}
    written = {f"w{writer}-{number}" for writer in range(profile.writers) for number in range(5)}
    assert ids == written | {"strike", "later", "talks", "older"}
    assert sorted(held(desk)) == ["2025-03.yaml", "2025-04.yaml", "a-older.yaml", "store.yaml"]


CUT_OFF = """
import os, signal, sys
from pathlib import Path
from timeline.store.editing import Rename
from timeline.store.writing import store_to_write

def stop(frame, event, argument):
    global places
    if event == "call" and frame.f_code.co_name == "take_place":
        places += 1
        if places == 2:
            os.kill(os.getpid(), signal.SIGKILL)

places = 0
with store_to_write(Path(sys.argv[1]), "desk") as opened:
    sys.setprofile(stop)
    opened.write([Rename("source", "ministry", "office"), Rename("source", "paper", "gazette")])
"""


@pytest.fixture
def cut_off(desk: Path) -> Path:
    """A folder in which one of three parts was written when the writer was killed."""
    python(CUT_OFF, desk).communicate()
    assert JOURNAL in held(desk)
    return desk


def test_a_write_that_was_cut_off_is_told_and_counts(cut_off: Path) -> None:
    stored = load_store(cut_off, "desk")

    assert list(stored.timeline.sources) == ["office", "gazette"]
    [problem] = stored.told
    words = "the last write of desk was cut off: 1 of 3 parts are written; 2025-04.yaml, store.yaml are not"
    assert problem.message == words
    assert problem.mend == "all of it counts; the next write of the folder puts the rest in its place"
    assert b"ministry" in held(cut_off)["store.yaml"]


def test_the_next_write_finishes_it_first(cut_off: Path) -> None:
    with store_to_write(cut_off, "desk") as opened:
        opened.write([SetKey(OfEvent("older"), "note", "word")])

    assert sorted(held(cut_off)) == ["2025-03.yaml", "2025-04.yaml", "a-older.yaml", "store.yaml"]
    assert b"office" in held(cut_off)["store.yaml"]
    assert b"note: word" in held(cut_off)["a-older.yaml"]


def test_a_part_that_was_changed_since_is_not_overwritten(cut_off: Path) -> None:
    (cut_off / "store.yaml").write_text(HEAD + "note: mine\n", encoding="utf-8")

    def read() -> Stored:
        return load_store(cut_off, "desk")

    def write_it() -> None:
        with store_to_write(cut_off, "desk"):
            pass

    for act in (read, write_it):
        with pytest.raises(TimelineError) as caught:
            act()
        [problem] = caught.value.problems
        assert "store.yaml was changed since" in problem.message
        assert next_name(cut_off / "store.yaml").name in (problem.mend or "")
    assert "mine" in (cut_off / "store.yaml").read_text(encoding="utf-8")
    assert next_name(cut_off / "store.yaml").exists()


def told_of(folder: Path) -> Problem:
    """What a read and a write of a folder alike are refused with."""
    with pytest.raises(TimelineError) as read:
        load_store(folder, "desk")
    with pytest.raises(TimelineError) as written, store_to_write(folder, "desk"):
        pass
    assert read.value.problems == written.value.problems
    [problem] = read.value.problems
    return problem


def by_hand(folder: Path, name: str, more: str = "note: mine\n") -> None:
    part = folder / f"{name}.yaml"
    part.write_bytes(part.read_bytes() + more.encode())


def assert_all_new(folder: Path) -> None:
    """Every part has what the write that was cut off gave it, and nothing of that write is left."""
    with store_to_write(folder, "desk") as opened:
        opened.write([SetKey(OfEvent("older"), "note", "word")])
    parts = held(folder)
    assert sorted(parts) == ["2025-03.yaml", "2025-04.yaml", "a-older.yaml", "store.yaml"]
    assert b"source: office" in parts["2025-03.yaml"]
    assert b"source: gazette" in parts["2025-04.yaml"]
    assert b"office: {" in parts["store.yaml"]
    assert b"gazette: {" in parts["store.yaml"]


def test_what_the_message_says_of_a_changed_part_makes_all_parts_new(cut_off: Path) -> None:
    for name in ("store", "2025-04"):
        by_hand(cut_off, name, "\n# mine")
    for name in ("2025-04", "store"):
        beside = f".{name}.yaml.timeline-next"
        problem = told_of(cut_off)
        assert problem.message.endswith(f"cut off, and {name}.yaml was changed since; its new text is {beside}")
        assert problem.mend == (
            f"move {name}.yaml out of the folder to keep it, put {beside} in its place, and leave {JOURNAL}: "
            "the next write finishes the rest"
        )
        (cut_off / f"{name}.yaml").rename(cut_off.parent / f"{name}.yaml")
        if name == "store":
            assert (
                told_of(cut_off).mend == f"put {beside} in its place, and leave {JOURNAL}: the next write goes on then"
            )
        (cut_off / beside).rename(cut_off / f"{name}.yaml")

    assert [problem.check for problem in load_store(cut_off, "desk").told] == ["unfinished-write"]
    assert_all_new(cut_off)


def test_what_the_message_says_of_a_part_changed_after_it_was_written_makes_all_parts_new(cut_off: Path) -> None:
    by_hand(cut_off, "2025-03", "# mine\n")

    problem = told_of(cut_off)

    assert "2025-03.yaml was changed since, and .2025-03.yaml.timeline-next is not there" in problem.message
    assert problem.mend == (
        "put .2025-04.yaml.timeline-next in the place of 2025-04.yaml, .store.yaml.timeline-next in the place of "
        f"store.yaml, and only then delete {JOURNAL}: 2025-03.yaml stays as it is"
    )
    for name in ("2025-04.yaml", "store.yaml"):
        next_name(cut_off / name).rename(cut_off / name)
    assert told_of(cut_off).mend == f"all others are written: delete {JOURNAL}, and 2025-03.yaml stays as it is"
    (cut_off / JOURNAL).unlink()
    assert_all_new(cut_off)
    assert b"# mine" in held(cut_off)["2025-03.yaml"]


def test_what_the_message_says_of_a_new_text_that_is_gone_makes_all_parts_old(cut_off: Path) -> None:
    next_name(cut_off / "store.yaml").unlink()

    problem = told_of(cut_off)

    assert problem.message.endswith(".store.yaml.timeline-next, the new text of store.yaml, is gone")
    assert problem.mend == (
        "bring it back; else bring 2025-03.yaml back as before that write, "
        f"and delete {JOURNAL} only then: all parts are old again"
    )
    (cut_off / "2025-03.yaml").write_text(MARCH, encoding="utf-8")
    assert "no part is written yet" in (told_of(cut_off).mend or "")
    (cut_off / JOURNAL).unlink()
    assert list(load_store(cut_off, "desk").timeline.sources) == ["ministry", "paper"]


def test_a_new_text_beside_a_file_elsewhere_is_named_with_its_folder(cut_off: Path) -> None:
    real = cut_off.parent / "elsewhere" / "store.yaml"
    real.parent.mkdir()
    for path in (cut_off / "store.yaml", next_name(cut_off / "store.yaml")):
        path.rename(real.parent / path.name)
    (cut_off / "store.yaml").symlink_to(real)
    real.write_text(HEAD + "note: mine\n", encoding="utf-8")

    problem = told_of(cut_off)

    assert f"move {real} out of the folder to keep it, put {next_name(real)} in its place" in (problem.mend or "")


def test_what_is_gone_since_is_missed(cut_off: Path) -> None:
    (cut_off / "2025-04.yaml").unlink()

    with pytest.raises(TimelineError, match=r"2025-04\.yaml, which it writes, is gone"):
        load_store(cut_off, "desk")


def test_its_parts_are_not_written_alone(cut_off: Path) -> None:
    with pytest.raises(TimelineError, match="one of them"), store_to_write(cut_off / "store.yaml", "store.yaml"):
        pass


def test_a_journal_that_cannot_be_read_is_refused(cut_off: Path) -> None:
    (cut_off / JOURNAL).write_text("{", encoding="utf-8")

    with pytest.raises(TimelineError) as caught:
        load_store(cut_off, "desk")

    assert JOURNAL in caught.value.problems[0].message


KILLED_BEFORE = CUT_OFF.replace('"take_place"', '"put_new"').replace("places == 2", "places == 1")


def test_what_a_writer_killed_before_has_left_is_taken_away_by_the_next(desk: Path) -> None:
    before = held(desk)
    python(KILLED_BEFORE, desk).communicate()
    assert sorted(held(desk).keys() - before.keys()) == [
        ".2025-03.yaml.timeline-next",
        ".2025-04.yaml.timeline-next",
        ".store.yaml.timeline-next",
    ]
    assert {part.path.name: part.data for part in load_store(desk).parts if part.path} == before

    with store_to_write(desk, "desk") as opened:
        opened.write([SetKey(OfEvent("older"), "note", "word")])

    assert held(desk).keys() == before.keys()
    assert {name for name, data in held(desk).items() if data != before[name]} == {"a-older.yaml"}


def test_what_another_writer_has_put_beside_is_left_while_it_is_at_work(desk: Path) -> None:
    """Where a new part comes first meanwhile, two writers may hold the lock of what was first to each of them."""
    beside = next_name(desk / "store.yaml")
    with store_to_write(desk / "store.yaml", "store.yaml"):
        beside.write_text("new", encoding="utf-8")
        with store_to_write(desk, "desk", patience=Patience(0.1)) as opened:
            opened.write([SetKey(OfEvent("older"), "note", "word")])
        assert beside.exists()

    with store_to_write(desk, "desk"):
        assert not beside.exists()


def _a_folder(path: Path) -> None:
    path.mkdir()


def _a_pipe(path: Path) -> None:
    os.mkfifo(path)


def _a_link(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.skipif(os.name != "posix", reason="it makes pipes and links")
@pytest.mark.parametrize("make", [_a_folder, _a_pipe, _a_link])
def test_what_only_has_the_name_of_a_journal_is_named_with_the_way_out(
    desk: Path, make: Callable[[Path], None]
) -> None:
    make(desk / JOURNAL)

    problem = told_of(desk)

    assert problem.message.startswith(f"desk/{JOURNAL} is no file")
    assert problem.mend == f"move {JOURNAL} out of the folder"
    with store_to_write(desk / "a-older.yaml", "a-older.yaml") as opened:
        opened.write([SetKey(OfEvent("older"), "note", "word")])
    (desk / JOURNAL).rename(desk.parent / "aside")
    assert load_store(desk, "desk").timeline.events[-1].note == "word"


def test_a_part_that_is_a_mount_is_written_in_place_with_the_others(desk: Path) -> None:
    real = desk.parent / "real.yaml"
    real.write_text(HEAD, encoding="utf-8")
    node = real.stat().st_ino
    writer = """
import sys
from pathlib import Path
from timeline.store.editing import Rename
from timeline.store.writing import store_to_write

with store_to_write(Path(sys.argv[1]), "desk") as opened:
    opened.write([Rename("source", "ministry", "office"), Rename("source", "paper", "gazette")])
"""
    script = 'mount --bind "$1" "$2/store.yaml" && exec "$3" -c "$4" "$2"'
    command = ["unshare", "--mount", "--", "sh", "-c", script, "sh", str(real), str(desk), sys.executable, writer]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except OSError as error:
        pytest.skip(f"nothing can be mounted here: {error.strerror}")
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")

    assert (done.stdout, done.stderr) == ("", "")
    assert "office" in real.read_text(encoding="utf-8")
    assert real.stat().st_ino == node
    assert b"office" in held(desk)["2025-03.yaml"]
    assert sorted(held(desk)) == ["2025-03.yaml", "2025-04.yaml", "a-older.yaml", "store.yaml"]


def test_where_one_part_cannot_be_written_none_is(desk: Path) -> None:
    script = """
import os, resource, sys
from pathlib import Path
from timeline.errors import TimelineError
from timeline.store.editing import Rename
from timeline.store.writing import store_to_write

with store_to_write(Path(sys.argv[1]), "desk") as opened:
    resource.setrlimit(resource.RLIMIT_FSIZE, (150, 150))
    try:
        opened.write([Rename("source", "paper", "gazette")])
    except TimelineError as error:
        print(error.problems[0].message)
"""
    before = held(desk)

    said, complaint = python(script, desk).communicate()

    assert complaint == ""
    assert "there is no room for it" in said
    assert held(desk) == before


def test_a_thousand_parts_are_written_at_once(tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_text(HEAD, encoding="utf-8")
    for number in range(1000):
        text = f"timeline: 1\nevents:\n- {{id: e{number}, title: T, accounts: [{{source: paper}}]}} # kept\n"
        (tmp_path / f"p{number:04}.yaml").write_text(text, encoding="utf-8")

    changed = write(tmp_path, Rename("source", "paper", "gazette"))

    assert len(changed) == 1001
    assert all("gazette" in text and "paper" not in text for text in changed.values())
