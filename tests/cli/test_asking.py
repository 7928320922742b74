"""The prompts of `timeline add`, at a terminal that is played, and at a real pseudo-terminal."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.editors import editor
from tests.cli.running import SMALL, Keyboard, Result, Terminal
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


EVENT = ["Siren in Odesa", "paper", "18 March 2025 22:00", "Odesa", "night, alarm"]
WORDS = ["A siren.", "", "", "https://e.org/1", "page 2", "", "19 March 2025"]
UNTOLD = ["", "", "", ""]
"""Who says so, when, where, tags."""


def test_answers_become_an_entry(store: Path) -> None:
    result = typing(store, *EVENT, *WORDS, "y")

    assert result.status == 0
    assert store.read_text(encoding="utf-8") == SMALL + (
        "  - id: siren-in-odesa\n    title: Siren in Odesa\n    tags: [night, alarm]\n"
        "    accounts:\n      - source: paper\n        when: 2025-03-18T22:00\n        place: Odesa\n"
        '        says: A siren.\n        url: "https://e.org/1"\n        published: 2025-03-19\n'
        "        locator: page 2\n"
    )


def test_the_lines_are_shown_as_they_will_stand_in_the_file(store: Path) -> None:
    result = typing(store, *EVENT, *WORDS, "n")

    assert result.out == (
        "timeline.yaml  +11 lines after line 35\n"
        "   34         - source: paper\n"
        "   35           says: They quarrelled.\n"
        "   36 +   - id: siren-in-odesa\n"
        "   37 +     title: Siren in Odesa\n"
        "   38 +     tags: [night, alarm]\n"
        "   39 +     accounts:\n"
        "   40 +       - source: paper\n"
        "   41 +         when: 2025-03-18T22:00   ← “18 March 2025 22:00”\n"
        "   42 +         place: Odesa\n"
        "   43 +         says: A siren.\n"
        '   44 +         url: "https://e.org/1"\n'
        "   45 +         published: 2025-03-19   ← “19 March 2025”\n"
        "   46 +         locator: page 2\n"
        "\n"
    )
    assert "Write it? [Y]es  [e]dit  [n]o " in result.err
    assert store.read_text(encoding="utf-8") == SMALL


def test_an_account_of_an_event_that_is_there(store: Path) -> None:
    points = ["drones=8", "planes=~ 2; kind=snapshot", ""]
    result = typing(store, "talks", "ministry", "25 March 2025", "No.", "", *points, "", "p. 3", "The agency", "", "")

    assert result.status == 0, result.err
    assert store.read_text(encoding="utf-8") == SMALL.replace(
        "        says: They met.\n",
        "        says: They met.\n      - source: ministry\n        when: 2025-03-25\n        says: No.\n"
        '        points:\n          drones: 8\n          planes: {value: "~ 2", kind: snapshot}\n'
        "        via: The agency\n        locator: p. 3\n",
    )


def test_entry_after_entry_until_the_input_ends(store: Path) -> None:
    result = typing(store, "A", *UNTOLD, "y", "B", "", "2025", "", "", "y", "")

    assert result.status == 0
    assert [event.id for event in read(store).events[3:]] == ["a", "b"]


@pytest.mark.parametrize(("answer", "titles"), [("y", ["A one"]), ("n", []), (None, [])])
def test_the_end_of_the_input_asks_whether_to_keep_an_entry(store: Path, answer: str | None, titles: list[str]) -> None:
    class Ended(Keyboard):
        """Ctrl-D ends one answer at a terminal, and not what comes after it."""

        ended = False

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if line or self.ended or answer is None:
                return line
            self.ended = True
            self.write(f"{answer}\n".encode())
            self.seek(-len(answer) - 1, 2)
            return b""

    result = typing(store, "A one", "paper", "2025", keyboard=Ended)

    assert result.status == 0
    assert [event.title for event in read(store).events[3:]] == titles
    assert "the entry is not finished; this is what it holds" in result.err
    assert "Keep it? [y]es  [e]dit  [n]o " in result.err
    assert "+         when: 2025\n" in result.out


def test_the_end_of_the_input_without_an_entry_asks_nothing(store: Path) -> None:
    assert "Keep it?" not in typing(store).err

    result = typing(store, "talks", "paper")

    assert "the entry was not finished, and was not written" in result.err
    assert store.read_text(encoding="utf-8") == SMALL


def test_the_first_question_takes_a_title_or_an_id(store: Path) -> None:
    said = ["", "Said.", *[""] * 6, "y"]
    typing(store, "talks", "ministry", *said)
    typing(store, "@last", "ministry", *said)
    typing(store, "stri", "a", "Wire", "a", "press", *said)
    typing(store, "stri", "n", *UNTOLD, "y")
    typing(store, "Talks again", *UNTOLD, "y")

    events = read(store).events
    assert [len(event.accounts) for event in events] == [3, 2, 2, 0, 0]
    assert [event.title for event in events[3:]] == ["stri", "Talks again"]


def test_back_asks_the_question_before(store: Path) -> None:
    typing(store, "Wrong one", "<", "Right one", "", "2025", "<", "2026", "", "", "y")

    event = read(store).events[-1]
    assert (event.title, event.own_when and event.own_when.text) == ("Right one", "2026")


def test_back_from_the_first_question_asks_it_again(store: Path) -> None:
    typing(store, "<", "A one", "<", "talks", "ministry", *[""] * 8, "y")

    assert [account.source for account in read(store).events[1].accounts] == ["paper", "ministry"]


def test_back_leads_out_of_every_question(store: Path) -> None:
    typing(
        store, "stri", "<", "A one", "Wire", "<", "Wire", "a", "<", "paper", "2025", *[""] * 8, "2026", "<", "2027", "y"
    )

    [event] = read(store).events[3:]
    assert event.title == "A one"
    assert [(one.source, one.published and one.published.text) for one in event.accounts] == [("paper", "2027")]


def test_what_is_not_understood_is_asked_again(store: Path) -> None:
    result = typing(
        store, "", "A one", "paper", "03/04/2025", "soon", "3 April 2025", "", "", "", "", "drones",
        "drones=5", "wrong", "", "", "", "", "2025-13-01", "4 April 2025", "",
    )  # fmt: skip

    event = read(store).events[-1]
    account = event.accounts[0]
    assert (event.id, account.when and account.when.text) == ("a-one", "2025-04-03")
    assert account.published is not None
    for told in (
        "this cannot be left out", "is 4 March or 3 April", "`drones` names no point", "`wrong` names no point",
        "no month is 13", "  2025-04-03\n",
    ):  # fmt: skip
        assert told in result.err


def test_a_letter_that_is_no_answer_is_told(store: Path) -> None:
    result = typing(store, "A one", "af", "y", "a", "Air Force", "institution", *[""] * 11)

    assert "  answer a, o or <\n" in result.err
    assert [source.id for source in read(store).sources.values()][2:] == ["af"]


def test_a_point_that_may_be_two_things_is_asked_again(store: Path) -> None:
    result = typing(store, "A one", "paper", *[""] * 5, "case=12/2022", "case=2022-12", "n=03/04/2025", "", *[""] * 8)

    assert "“12/2022” is the month 2022-12, or a number" in result.err
    assert "“03/04/2025” is 2025-04-03 or 2025-03-04" in result.err
    assert [point.name for point in read(store).events[-1].accounts[0].points] == ["case"]


def test_what_was_typed_is_told_where_the_conversation_breaks_off(store: Path) -> None:
    class Broken(Keyboard):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if not line:
                raise OSError("the line is dead")
            return line

    result = typing(store, "A one", "paper", "18 March 2025", keyboard=Broken)

    assert result.status == 2
    assert "timeline add 'A one' --source paper --when '18 March 2025'" in " ".join(result.err.split())
    assert store.read_text(encoding="utf-8") == SMALL


def test_an_interrupt_leaves_the_line_to_the_shell(store: Path) -> None:
    class Interrupted(Keyboard):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    result = typing(store, "A one", keyboard=Interrupted)

    assert result.status == 130
    assert result.err.endswith("\n")


def test_a_new_source_is_offered_at_once(store: Path) -> None:
    rest = [""] * 11
    first = typing(store, "A one", "af", "a", "Air Force", "institution", *rest)
    typing(store, "B two", "Wire Agency", "", "", *rest)
    typing(store, "C three", "minitsry", "", "ministry", *rest)
    typing(store, "D four", "minitsry", "a", "<", "paper", *rest)

    timeline = read(store)
    assert [(one.id, one.name, one.type) for one in timeline.sources.values()][2:] == [
        ("af", "Air Force", "institution"),
        ("wire-agency", "Wire Agency", "other"),
    ]
    assert [event.accounts[0].source for event in timeline.events[3:]] == ["af", "wire-agency", "ministry", "paper"]
    assert "“af” is no source yet" in first.err
    assert "New: [A]dd it as af  [o]ther source " in first.err


def test_a_type_of_a_source_that_is_none_is_asked_again(store: Path) -> None:
    result = typing(store, "A one", "Wire Agency", "", "pres", "press", *[""] * 11)

    assert "it is one of institution, person" in result.err
    assert read(store).sources["wire-agency"].type == "press"


def test_only_the_source_is_offered_again(store: Path) -> None:
    evidence = ["Says.", "Quoted.", "drones=5", "", "https://e.org/1", "p. 2", "Agency", "19 March 2025", "y"]
    result = typing(
        store, "A one", "paper", "2025", "Odesa", "t", *evidence, "B two", "", "2026", "", "", *[""] * 7, "y",
        "C three", "-", "2027", "", "", "y",
    )  # fmt: skip

    first, second, third = read(store).events[3:]
    assert [account.source for account in second.accounts] == ["paper"]
    assert second.accounts[0].cite == ()
    assert (second.accounts[0].quote, second.accounts[0].points, second.place, second.tags) == (None, (), None, ())
    assert first.accounts[0].quote == "Quoted."
    assert first.accounts[0].cite[0].locator == "p. 2"
    assert third.accounts == ()
    offered = set(re.findall(r"^(\S.*?) \[(.*?)\]: ", result.err.replace(": ", ": \n"), re.MULTILINE))
    assert {label for label, _ in offered} <= {"Who says so"}


def test_an_entry_that_is_refused_goes_on_with_its_last_question(store: Path) -> None:
    result = typing(store, "talks", "paper", "", "Others.", "", "", "", "", "", "", "21 March 2025", "y")

    assert "`talks/paper` is there already, and says something else" in " ".join(result.err.split())
    assert result.err.count("When it was published: ") == 2
    account = read(store).events[1].accounts[1]
    assert (account.says, account.published and account.published.text) == ("Others.", "2025-03-21")


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_messages_break_between_words(store: Path, columns: int) -> None:
    result = typing(store, "A one", "minitsry", "o", "paper", "03/04/2025", COLUMNS=str(columns))

    asked = result.err.replace(": ", ": \n").split("\n")
    assert all(len(line) < columns for line in asked)
    told = " ".join(result.err.split())
    assert "“minitsry” is no source yet; did you mean ministry?" in told
    assert "2025-03-04 or 2025-04-03" in told


def test_what_an_option_gives_is_not_asked(store: Path) -> None:
    result = typing(store, "", "No.", *[""] * 6, "y", arguments=("add", "--to", "talks", "--source", "ministry"))

    assert read(store).events[1].accounts[1].says == "No."
    assert "Who says so" not in result.err


def test_an_interrupt_keeps_what_was_written(store: Path) -> None:
    class Interrupted(Keyboard):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    result = typing(store, "A", *UNTOLD, "y", "B", keyboard=Interrupted)

    assert result.status == 130
    assert [event.id for event in read(store).events[3:]] == ["a"]


def test_the_entry_can_be_finished_in_the_editor(store: Path) -> None:
    command = editor(store.parent, "text = text.replace('# note: …', 'note: Mine.', 1)")
    result = typing(store, "A", *UNTOLD, "e", EDITOR=command)

    assert result.status == 0, result.err
    assert read(store).events[-1].note == "Mine."


def test_a_dry_run_prints_diffs(store: Path) -> None:
    result = typing(store, "A", *UNTOLD, "y", arguments=("add", "--dry-run"))

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


def test_what_an_account_cannot_hold_is_said_to_be_left_out(store: Path) -> None:
    own = (
        "--source",
        "paper",
        "--published",
        "2025",
        "--event-when",
        "2025-03-18T22:10+02:00",
        "--event-place",
        "Odesa",
    )
    notes = ("--account-note", "Of it.", "--event-point", "dead=0", "--point", "dead=1")
    result = typing(store, "a", arguments=(*LIKE, "--note", "Mine.", *own, *notes))

    assert "left out, for only events have them: tags, when, points, note" in result.err
    account = read(store).events[0].accounts[-1]
    assert (account.place, account.note, account.points[0].value) == ("Odesa", "Of it.", "1")


def test_what_is_there_already_is_said_to_be(store: Path) -> None:
    result = typing(store, "talks", "paper", "", "They met.", *[""] * 6)

    assert "`talks/paper` is there already" in result.err
    assert store.read_text(encoding="utf-8") == SMALL


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
        "  30 min apart; both say “Drones over the harbour”",
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
            ("an event: ", "Сирена\n"),
            ("Who says so: ", "minis\t\n"),
            ("as it says: ", "18 March 2025\n"),
            ("as it says: ", "Od\t\n"),
            ("with commas: ", "\n"),
            ("your words: ", "\x04"),
            ("Keep it? [y]es  [e]dit  [n]o ", "n\n"),
        ],
    )

    assert status == 0
    assert "ministry" in shown
    assert "the entry is not finished" in shown
    assert store.read_text(encoding="utf-8") == SMALL

    shown, status = at_terminal(
        store,
        [
            ("an event: ", "tal\t\n"),
            ("Who says so: ", "minis\t\n"),
            ("as it says: ", "\n"),
            ("your words: ", "Ні.\n"),
            ("own words: ", "\n"),
            ("NAME=VALUE: ", "dro\t9\n"),
            ("another: ", "\n"),
            ("be read: ", "\n"),
            ("or minute: ", "\n"),
            ("read in: ", "\n"),
            ("published: ", "19 March 2025\n"),
            ("[n]o ", "y\n"),
            ("an event: ", "\x04"),
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
