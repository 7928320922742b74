"""The prompts of `timeline add`, at a terminal that is played, and at a real pseudo-terminal."""

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.editors import editor
from tests.cli.running import SMALL, Result, Terminal
from timeline.cli.asking import completions
from timeline.cli.main import main
from timeline.cli.session import Session
from timeline.model import Timeline
from timeline.store import load_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "timeline.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


class Keyboard(io.BytesIO):
    """What somebody types, line by line; then Ctrl-D."""

    def isatty(self) -> bool:
        return True


def typing(store: Path, *lines: str, arguments: tuple[str, ...] = ("add",), keyboard: type[Keyboard] = Keyboard,
           **environment: str) -> Result:  # fmt: skip
    """A run at a terminal without a line editor; what it asks is in `err`."""
    out, err = Terminal(), Terminal()
    typed = "".join(f"{line}\n" for line in lines).encode()
    surroundings = {"TERM": "dumb", "COLUMNS": "100", **environment}
    session = Session(keyboard(typed), out, err, surroundings, store.parent, today=(2025, 3, 20))
    return Result(int(main(arguments, session)), out.getvalue(), err.getvalue())


def read(store: Path) -> Timeline:
    return load_store(store).timeline


EVENT = ["", "Siren in Odesa", "18 March 2025 22:00", "Odesa", "night, alarm"]
WORDS = ["paper", "A siren.", "", "", "https://e.org/1", "", "19 March 2025"]


def test_answers_become_an_entry(store: Path) -> None:
    result = typing(store, *EVENT, *WORDS, "y")

    assert result.status == 0
    assert store.read_text(encoding="utf-8") == SMALL + (
        "  - id: siren-in-odesa\n    title: Siren in Odesa\n    when: 2025-03-18T22:00\n    place: Odesa\n"
        "    tags: [night, alarm]\n    accounts:\n      - source: paper\n        says: A siren.\n"
        '        url: "https://e.org/1"\n        published: 2025-03-19\n'
    )


def test_the_lines_are_shown_as_they_will_stand_in_the_file(store: Path) -> None:
    result = typing(store, *EVENT, *WORDS, "n")

    assert result.out == (
        "timeline.yaml  +10 lines after line 35\n"
        "   34         - source: paper\n"
        "   35           says: They quarrelled.\n"
        "   36 +   - id: siren-in-odesa\n"
        "   37 +     title: Siren in Odesa\n"
        "   38 +     when: 2025-03-18T22:00   ← “18 March 2025 22:00”\n"
        "   39 +     place: Odesa\n"
        "   40 +     tags: [night, alarm]\n"
        "   41 +     accounts:\n"
        "   42 +       - source: paper\n"
        "   43 +         says: A siren.\n"
        '   44 +         url: "https://e.org/1"\n'
        "   45 +         published: 2025-03-19   ← “19 March 2025”\n"
        "\n"
    )
    assert "Write it? [Y]es  [e]dit  [n]o " in result.err
    assert store.read_text(encoding="utf-8") == SMALL


def test_an_account_of_an_event_that_is_there(store: Path) -> None:
    points = ["drones=8", "planes=~ 2; kind=snapshot", ""]
    result = typing(store, "talks", "ministry", "No.", "25 March 2025", "", *points, "", "The agency", "", "")

    assert result.status == 0, result.err
    assert store.read_text(encoding="utf-8") == SMALL.replace(
        "        says: They met.\n",
        "        says: They met.\n      - source: ministry\n        when: 2025-03-25\n        says: No.\n"
        '        points:\n          drones: 8\n          planes: {value: "~ 2", kind: snapshot}\n'
        "        via: The agency\n",
    )


def test_entry_after_entry_until_the_input_ends(store: Path) -> None:
    result = typing(store, "", "A", "", "", "", "", "y", "", "B", "2025", "", "", "", "", "", "C")

    assert result.status == 0
    assert [event.id for event in read(store).events[3:]] == ["a", "b"]
    assert "the entry was not finished, and was not written" in result.err


def test_back_asks_the_question_before(store: Path) -> None:
    typing(store, "", "Wrong", "<", "Right", "2025", "<", "2026", "", "", "", "y")

    event = read(store).events[-1]
    assert (event.title, event.own_when and event.own_when.text) == ("Right", "2026")


def test_back_from_the_first_question_asks_it_again(store: Path) -> None:
    typing(store, "<", "", "A", "<", "<", "talks", "ministry", *[""] * 7, "y")

    assert [account.source for account in read(store).events[1].accounts] == ["paper", "ministry"]


def test_what_is_not_understood_is_asked_again(store: Path) -> None:
    result = typing(
        store, "nothing", "", "", "A", "03/04/2025", "soon", "3 April 2025", "", "", "paper", "", "", "drones",
        "drones=5", "", "", "", "2025-13-01", "4 April 2025", "",
    )  # fmt: skip

    event = read(store).events[-1]
    assert (event.id, event.own_when and event.own_when.text) == ("a", "2025-04-03")
    assert event.accounts[0].published is not None
    for told in (
        "no event is called `nothing`", "this cannot be left out", "is 4 March or 3 April", "names no point",
        "no month is 13", "  2025-04-03\n",
    ):  # fmt: skip
        assert told in result.err


def test_a_new_source_is_asked_for_its_name(store: Path) -> None:
    typing(store, "", "A", "", "", "", "af", "Air Force", "institution", *[""] * 7)
    typing(store, "", "B", "", "", "", "Wire Agency", "press", *[""] * 7)

    assert [(one.id, one.name, one.type) for one in read(store).sources.values()][2:] == [
        ("af", "Air Force", "institution"),
        ("wire-agency", "Wire Agency", "press"),
    ]


def test_only_the_source_is_offered_again(store: Path) -> None:
    evidence = ["Says.", "Quoted.", "drones=5", "", "https://e.org/1", "Agency", "19 March 2025", "y"]
    result = typing(
        store, "", "A", "2025", "Odesa", "t", "paper", *evidence, "", "B", "2026", "", "", "", *[""] * 6, "y",
        "", "C", "2027", "", "", "-", "y",
    )  # fmt: skip

    first, second, third = read(store).events[3:]
    assert [account.source for account in second.accounts] == ["paper"]
    assert second.accounts[0].cite == ()
    assert (second.accounts[0].quote, second.accounts[0].points, second.place, second.tags) == (None, (), None, ())
    assert first.accounts[0].quote == "Quoted."
    assert third.accounts == ()
    offered = set(re.findall(r"^(\S.*?) \[(.*?)\]: ", result.err.replace(": ", ": \n"), re.MULTILINE))
    assert {label for label, _ in offered} <= {"Who says so"}


def test_what_an_option_gives_is_not_asked(store: Path) -> None:
    result = typing(
        store, "No.", "", "", "", "", "", "", "y", arguments=("add", "--to", "talks", "--source", "ministry")
    )

    assert read(store).events[1].accounts[1].says == "No."
    assert "Who says so" not in result.err


def test_an_interrupt_keeps_what_was_written(store: Path) -> None:
    class Interrupted(Keyboard):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    result = typing(store, "", "A", "2025", "", "", "", "y", "", "B", keyboard=Interrupted)

    assert result.status == 130
    assert [event.id for event in read(store).events[3:]] == ["a"]


def test_the_entry_can_be_finished_in_the_editor(store: Path) -> None:
    command = editor(store.parent, "text = text.replace('# note: …', 'note: Mine.', 1)")
    result = typing(store, "", "A", "2025", "", "", "", "e", EDITOR=command)

    assert result.status == 0, result.err
    assert read(store).events[-1].note == "Mine."


def test_a_dry_run_prints_diffs(store: Path) -> None:
    result = typing(store, "", "A", "2025", "", "", "", "y", arguments=("add", "--dry-run"))

    assert "+    title: A\n" in result.out
    assert store.read_text(encoding="utf-8") == SMALL


LIKE = ("add", "Drones over harbour", "--when", "18 March 2025 22:00 EET", "--tag", "x")


def test_a_look_alike_becomes_an_account(store: Path) -> None:
    result = typing(store, "s", "a", "", "paper", arguments=(*LIKE, "--note", "Mine."))

    assert result.status == 0, result.err
    account = read(store).events[0].accounts[-1]
    assert "This may already be here" in result.out
    assert "Make it [a]n account of strike  [n]ew event  [s]how  [q]uit " in result.err
    assert "left out, for only events have them: tags" in result.err
    assert len(read(store).events) == 3
    assert (account.source, account.says, account.note) == ("paper", "Drones over harbour", "Mine.")
    assert account.when is not None
    assert account.when.text == "2025-03-18T22:00+02:00"


@pytest.mark.parametrize(("typed", "events"), [(["n"], 4), (["q"], 3), ([], 3), (["x", "n"], 4)])
def test_a_look_alike_may_be_another_event_or_left_out(store: Path, typed: list[str], events: int) -> None:
    result = typing(store, *typed, arguments=LIKE)

    assert result.status == 0
    assert len(read(store).events) == events


def test_the_question_is_a_diff_of_two(store: Path) -> None:
    result = typing(store, "q", arguments=LIKE)

    assert result.out.split("\n") == [
        "This may already be here  score 0.99",
        "                                                 new  │  strike",
        "  when                   Tue 18 March 2025 22:00 EET  ≠  Tue 18 March 2025 22:30 EET",
        "  title                          Drones over harbour  ≟  Drones over the harbour",
        "  place                                               ·  Odesa",
        "  30 min apart; both name Drones; both say harbour",
        "",
    ]


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("pa", ["paper"]),
        ("MIN", ["ministry"]),
        ("ist", ["ministry"]),
        ("", ["drones=", "ministry", "paper"]),
        ("night, pa", ["night, paper"]),
        ("x", []),
    ],
)
def test_completion(typed: str, completed: list[str]) -> None:
    assert completions(typed, ["drones=", "ministry", "paper"]) == completed


def test_a_real_terminal_completes_and_writes(store: Path) -> None:
    """Tab completes a source; each answer is typed when its question has come."""
    pytest.importorskip("readline")
    shown, status = at_terminal(
        store,
        [
            ("new event): ", "\n"),
            ("What happened: ", "Сирена\n"),
            ("When: ", "18 March 2025\n"),
            ("Where: ", "Od\t\n"),
            ("with commas: ", "\n"),
            ("Who says so: ", "minis\t\n"),
            ("your words: ", "\x04"),
        ],
    )

    assert status == 0
    assert "ministry" in shown
    assert "the entry was not finished" in shown
    assert store.read_text(encoding="utf-8") == SMALL

    shown, status = at_terminal(
        store,
        [
            ("new event): ", "tal\t\n"),
            ("Who says so: ", "minis\t\n"),
            ("your words: ", "Ні.\n"),
            ("as it says: ", "\n"),
            ("own words: ", "\n"),
            ("NAME=VALUE: ", "dro\t9\n"),
            ("another: ", "\n"),
            ("be read: ", "\n"),
            ("read in: ", "\n"),
            ("published: ", "19 March 2025\n"),
            ("[n]o ", "y\n"),
            ("new event): ", "\x04"),
        ],
    )

    assert status == 0
    account = read(store).events[1].accounts[1]
    assert (account.source, account.says, account.points[0].name, account.points[0].value) == (
        "ministry",
        "Ні.",
        "drones",
        "9",
    )


def at_terminal(store: Path, dialogue: list[tuple[str, str]]) -> tuple[str, int]:
    """What a pseudo-terminal shows while a dialogue is held, and the exit status."""
    main_end, child = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm", "INPUTRC": "/dev/null"}
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "add"],
        stdin=child,
        stdout=child,
        stderr=child,
        cwd=store.parent,
        env=environment,
    )
    os.close(child)
    shown, seen = "", 0
    for question, answer in dialogue:
        while (found := shown.find(question, seen)) < 0:
            part = received(main_end)
            assert part, shown
            shown += part
        seen = found + len(question)
        os.write(main_end, answer.encode())
    while part := received(main_end):
        shown += part
    os.close(main_end)
    return shown, process.wait()


def received(end: int) -> str:
    try:
        return os.read(end, 65536).decode(errors="replace")
    except OSError:  # Linux: the other end is closed
        return ""
