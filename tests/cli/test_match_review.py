"""`timeline match --review` and `--accept`: pairs are confirmed, and kept in the first store."""

import io
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Result, Terminal, timeline
from timeline.cli.main import main
from timeline.cli.session import Session
from timeline.store import load_store

A = """\
# Ours.
timeline: 1
timezone: Europe/Kyiv
sources: {paper: {name: Paper}}
events:
  - id: strike   # of the night
    title: Drones hit the harbour of Odesa
    when: 2025-03-18T22:30
    accounts:
      - source: paper
        says: Twelve drones.
  - id: phone
    title: Putin and Trump on the phone
    when: 2025-03-18T17:00
    same_as: [line]
  - id: snow
    title: Snow in Lviv
    when: 2025-03-24
"""
B = """\
timeline: 1
timezone: Europe/Kyiv
sources: {wire: {name: Wire}}
events:
  - {id: port, title: Drones over the harbour of Odesa, when: 2025-03-18T23:00, accounts: [{source: wire, says: Many.}]}
  - {id: call, title: Trump and Putin speak by phone, when: 2025-03-18T16:00}
  - {id: mars, title: A probe lands, when: 1999}
"""
EVERY = ("--accept", "1", "--min-score", "0.001")
"""Whatever the scores are: all pairs are asked about."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(A, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(B, encoding="utf-8")
    return tmp_path


class Keyboard(io.BytesIO):
    """What somebody types, line by line; then Ctrl-D."""

    def isatty(self) -> bool:
        return True


class Interrupted(Keyboard):
    """The same, then Ctrl-C."""

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


class Ended(Keyboard):
    """The same, then the terminal is closed, or somebody asks the process to end."""

    number = signal.SIGTERM

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        if not line:
            signal.raise_signal(self.number)
        return line


class HungUp(Ended):
    number = signal.SIGHUP


def review(
    folder: Path, *answers: str, options: tuple[str, ...] = EVERY, keyboard: type[Keyboard] = Keyboard
) -> Result:
    """A run at a terminal without a line editor; what it asks is in `err`."""
    out, err = Terminal(), Terminal()
    typed = "".join(f"{answer}\n" for answer in answers).encode()
    session = Session(keyboard(typed), out, err, {"TERM": "dumb", "COLUMNS": "100"}, folder, today=(2025, 3, 20))
    status = main(["match", "a.yaml", "b.yaml", "--review", *options], session)
    return Result(int(status), out.getvalue(), err.getvalue())


def links(folder: Path) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(event.same_as, event.not_same) for event in load_store(folder / "a.yaml").timeline.events]


NOTHING: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((), ()), (("line",), ()), ((), ())]


def test_answers_are_written_and_nothing_else_changes(folder: Path) -> None:
    result = review(folder, "s", "n")

    assert result.status == 0, result.err
    assert (folder / "a.yaml").read_text(encoding="utf-8") == A.replace(
        "    when: 2025-03-18T22:30\n", "    when: 2025-03-18T22:30\n    same_as: [port]\n"
    ).replace("    same_as: [line]\n", "    same_as: [line]\n    not_same: [call]\n")
    assert result.err.count("Are they [s]ame  [n]ot the same  s[k]ip  [q]uit ") == 2


def test_the_two_stand_side_by_side_with_the_reasons(folder: Path) -> None:
    lines = review(folder, "q").out.split("\n")

    assert lines[1].startswith("1 of 2  score ")
    told = "\n".join(lines)
    for row in (
        "strike  │  port",
        "22:30 EET  ≠  Tue 18 March 2025 23:00 EET",
        "Drones hit the harbour of Odesa  ≟  Drones over the harbour of Odesa",
        "Twelve drones.  │  Many.",
        "paper  │  wire",
    ):
        assert row in told
    assert "both name Odesa; both say “Drones” and “harbour”" in told.replace("\n ", "")


def test_what_was_written_is_told_with_its_line(folder: Path) -> None:
    result = review(folder, "s", "s")

    assert result.out.split("\n")[-3:-1] == [
        "strike  a.yaml:9  same_as port",
        "phone  a.yaml:16  same_as call",
    ]
    assert links(folder) == [(("port",), ()), (("line", "call"), ()), ((), ())]


@pytest.mark.parametrize(
    ("answers", "keyboard", "status"),
    [(["k", "s"], Keyboard, 0), (["k", "s", "q"], Keyboard, 0), (["k", "S", "x"], Keyboard, 0)],
)
def test_a_pair_that_is_skipped_stays_open(
    folder: Path, answers: list[str], keyboard: type[Keyboard], status: int
) -> None:
    assert review(folder, *answers, keyboard=keyboard).status == status
    assert links(folder) == [((), ()), (("line", "call"), ()), ((), ())]


@pytest.mark.parametrize(
    ("answers", "keyboard", "status"),
    [
        (["s", "q"], Keyboard, 0),
        (["s"], Keyboard, 0),
        (["s"], Interrupted, 130),
        (["s"], Ended, 130),
        (["s"], HungUp, 130),
    ],
)
def test_what_was_answered_before_somebody_stops_is_kept(
    folder: Path, answers: list[str], keyboard: type[Keyboard], status: int
) -> None:
    assert review(folder, *answers, keyboard=keyboard).status == status
    assert links(folder) == [(("port",), ()), (("line",), ()), ((), ())]


def test_answers_that_cannot_be_written_are_told(folder: Path) -> None:
    class Reader(Keyboard):
        def readline(self, _size: int | None = -1, /) -> bytes:
            (folder / "a.yaml").write_text("titel: x\n", encoding="utf-8")
            return super().readline()

    result = review(folder, "s", "q", keyboard=Reader)

    assert result.status == 2
    assert "not written: `strike` same_as port\n" in result.err


def test_an_event_that_is_gone_meanwhile_takes_no_other_answer_with_it(folder: Path) -> None:
    class Reader(Keyboard):
        def readline(self, _size: int | None = -1, /) -> bytes:
            (folder / "a.yaml").write_text(A.replace("id: strike ", "id: hit "), encoding="utf-8")
            return super().readline()

    result = review(folder, "s", "s", keyboard=Reader)

    assert result.status == 0
    assert "`strike` is no longer in a.yaml, and what was said of it is not kept\n" in result.err
    assert links(folder) == [((), ()), (("line", "call"), ()), ((), ())]


def test_a_link_that_would_mean_another_event_is_not_written(folder: Path) -> None:
    (folder / "a.yaml").write_text(A.replace("id: snow", "id: port"), encoding="utf-8")

    result = review(folder, "s", "s")

    assert "`port` names another event in a.yaml: rename one of them to keep that `strike` is the other" in result.err
    assert links(folder) == [((), ()), (("line", "call"), ()), ((), ())]


@pytest.mark.parametrize(("answers", "told"), [([], "nothing was answered"), (["k", "k"], "nothing was answered")])
def test_without_an_answer_nothing_is_written(folder: Path, answers: list[str], told: str) -> None:
    result = review(folder, *answers)

    assert (result.status, result.err.endswith(f"{told}\n")) == (0, True)
    assert (folder / "a.yaml").read_text(encoding="utf-8") == A


def test_what_is_in_the_store_is_not_asked_again(folder: Path) -> None:
    review(folder, "s", "n")

    assert review(folder).err == "no pair is unsure\n"


def test_a_pair_that_is_not_the_same_brings_up_the_next_likely_one(folder: Path) -> None:
    """Whether both are asked in one walk or in two: one is refused, and the other one is still asked about."""
    (folder / "b.yaml").write_text(
        B + "  - {id: second, title: Drones near the harbour of Odesa, when: 2025-03-18T23:30}\n", encoding="utf-8"
    )
    out = Terminal()

    class Reader(Keyboard):
        def readline(self, _size: int | None = -1, /) -> bytes:
            shown = out.getvalue().rpartition("  score ")[2]
            return b"n\n" if "│  port\n" in shown else b"s\n" if "│  second\n" in shown else b"k\n"

    session = Session(Reader(), out, Terminal(), {"TERM": "dumb"}, folder, today=(2025, 3, 20))
    status = main(["match", "a.yaml", "b.yaml", "--review", *EVERY], session)

    assert status == 0
    assert links(folder)[0] == (("second",), ("port",))


def test_sure_pairs_are_not_asked_about(folder: Path) -> None:
    result = review(folder, options=("--accept", "0", "--min-score", "0"))

    assert (result.status, result.err) == (0, "")  # no answer was needed
    assert links(folder) == [(("port",), ()), (("line", "call"), ()), ((), ())]


def test_a_dry_run_shows_the_change_and_writes_nothing(folder: Path) -> None:
    result = review(folder, "s", "n", options=(*EVERY, "--dry-run"))

    assert "+    same_as: [port]\n" in result.out
    assert "+    not_same: [call]\n" in result.out
    assert (folder / "a.yaml").read_text(encoding="utf-8") == A


def match(folder: Path, *arguments: str) -> Result:
    return timeline("match", *arguments, directory=folder, stdin=B.encode())


def test_accept_writes_the_pairs_of_a_score_without_questions(folder: Path) -> None:
    result = match(folder, "a.yaml", "b.yaml", "--accept", "0")

    assert (result.status, result.err) == (0, "")
    assert result.out == "strike  a.yaml:9  same_as port\nphone  a.yaml:16  same_as call\n"
    assert links(folder) == [(("port",), ()), (("line", "call"), ()), ((), ())]


def test_accepting_again_changes_nothing(folder: Path) -> None:
    match(folder, "a.yaml", "b.yaml", "--accept", "0")
    written = (folder / "a.yaml").read_bytes()

    result = match(folder, "a.yaml", "b.yaml", "--accept", "0")

    assert (result.status, result.out) == (0, "")
    assert result.err == "no pair has that score that is not in the store already\n"
    assert (folder / "a.yaml").read_bytes() == written


def test_accept_with_a_dry_run_prints_the_diff(folder: Path) -> None:
    result = match(folder, "a.yaml", "-", "--accept", "0", "--dry-run")

    assert result.out.startswith("--- a.yaml\n+++ a.yaml\n")
    assert "+    same_as: [port]\n" in result.out
    assert (folder / "a.yaml").read_text(encoding="utf-8") == A


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.yaml", "b.yaml", "--review"], "--accept 0.9 keeps the sure pairs without questions"),
        (["-", "b.yaml", "--accept", "0.9"], "standard input cannot be written to"),
        (["a.yaml", "b.yaml", "--dry-run"], "--dry-run is for what writes"),
        (["a.yaml", "b.yaml", "--accept", "0.9", "--json"], "--json shows the pairs"),
        (["a.yaml", "b.yaml", "--accept", "9"], "--accept"),
        (["a.yaml", "b.yaml", "--accept", "nan"], "nan is no number from 0 to 1"),
        (["a.yaml", "b.yaml", "--min-score", "nan"], "nan is no number from 0 to 1"),
        (["a.yaml", "b.yaml", "--accept", "0.9", "--explain"], "--explain shows the pairs"),
    ],
)
def test_trouble_writes_nothing(folder: Path, arguments: list[str], message: str) -> None:
    result = match(folder, *arguments)

    assert (result.status, result.out) == (2, "")
    assert message in " ".join(result.err.split())
    assert (folder / "a.yaml").read_text(encoding="utf-8") == A


def test_a_real_terminal_asks_and_writes(folder: Path) -> None:
    main_end, child = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm", "INPUTRC": "/dev/null"}
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "match", "a.yaml", "b.yaml", "--review", *EVERY],
        stdin=child,
        stdout=child,
        stderr=child,
        cwd=folder,
        env=environment,
    )
    os.close(child)
    shown = ""
    for answer in ("s\n", "n\n"):
        seen = len(shown)
        while "[q]uit" not in shown[seen:]:
            part = received(main_end)
            assert part, shown
            shown += part
        os.write(main_end, answer.encode())
    while part := received(main_end):
        shown += part
    os.close(main_end)

    assert process.wait() == 0
    assert "same_as port" in shown
    assert links(folder) == [(("port",), ()), (("line",), ("call",)), ((), ())]


def received(end: int) -> str:
    try:
        return os.read(end, 65536).decode(errors="replace")
    except OSError:  # Linux: the other end is closed
        return ""
