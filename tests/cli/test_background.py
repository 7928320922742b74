"""Whether the terminal is dark or light: what it is asked, what it answers, and whose keys are whose meanwhile."""

import fcntl
import io
import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import SMALL
from tests.cli.terminals import COMMAND, Terminal
from timeline.cli.background import background_of, brightness
from timeline.cli.options import Background

QUESTION = b"\x1b]11;?\x1b\\"
KIND = b"\x1b[c"
"""The question after it, which every terminal answers."""
WHITE, BLACK, XTERM = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b[?62;22c"
DARK_TIME, LIGHT_TIME = b"\x1b[38;5;110m", b"\x1b[38;5;61m"
"""How times are written on either ground."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def show(
    folder: Path,
    *options: str,
    answers: Mapping[bytes, bytes],
    typed: bytes = b"",
    more: Mapping[str, str] | None = None,
) -> Terminal:
    return Terminal(
        [*COMMAND, "show", *options],
        directory=folder,
        environment={"TERM": "xterm-256color", **(more or {})},
        answers=answers,
        typed=typed,
        rows=50,
    )


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({QUESTION: WHITE, KIND: XTERM}, LIGHT_TIME, id="light"),
        pytest.param({QUESTION: b"\x1b]11;rgb:fd/f6/e3\x07", KIND: XTERM}, LIGHT_TIME, id="light, two digits"),
        pytest.param({KIND: WHITE + XTERM}, LIGHT_TIME, id="light, both at once"),
        pytest.param({QUESTION: WHITE}, LIGHT_TIME, id="light, and it does not say what it is"),
        pytest.param({QUESTION: BLACK, KIND: XTERM}, DARK_TIME, id="dark"),
        pytest.param({KIND: XTERM}, DARK_TIME, id="does not know the question"),
        pytest.param({}, DARK_TIME, id="nothing"),
        pytest.param({QUESTION: b"\x1b]11;rgb:zz/zz/zz\x07", KIND: XTERM}, DARK_TIME, id="no colour"),
        pytest.param({KIND: b"\x1b\x1b]11;\x00\xff" * 300 + XTERM}, DARK_TIME, id="garbage"),
    ],
)
def test_the_terminal_is_asked_what_it_is(folder: Path, answers: Mapping[bytes, bytes], expected: bytes) -> None:
    for _ in range(5):  # on a machine that has other things to do an answer comes too late now and then
        with show(folder, answers=answers) as terminal:
            assert terminal.status() == 0
            assert QUESTION in terminal.shown
            assert terminal.restored()
            assert b"rgb:" not in terminal.shown
            if expected in terminal.shown:
                return
    raise AssertionError(terminal.shown)


def test_an_answer_that_comes_too_late_changes_nothing(folder: Path) -> None:
    with show(folder, answers={}) as terminal:
        assert terminal.status() == 0
        terminal.type(WHITE)
        assert DARK_TIME in terminal.shown
        assert terminal.restored()


@pytest.mark.parametrize(
    "told",
    [
        {"COLORFGBG": "15;0"},
        {"COLORFGBG": "0;default;15"},
        {"TERM": "dumb"},
        {"TERM": "linux"},
        {"TERM": ""},
        {"TERM": "tmux-256color"},
        {"TMUX": "/tmp/tmux-0/default,1,0"},
        {"TERM": "screen", "STY": "1.tty"},
        {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"},
        {"INSIDE_EMACS": "29.1,eat"},
        {"NO_COLOR": "1"},
    ],
)
def test_nothing_is_asked_where_it_is_told_or_no_answer_can_come(folder: Path, told: dict[str, str]) -> None:
    with show(folder, answers={QUESTION: WHITE}, more=told) as terminal:
        assert terminal.status() == 0
        assert QUESTION not in terminal.shown
        assert KIND not in terminal.shown


@pytest.mark.parametrize("options", [["--theme", "light"], ["--color", "never"], ["--json"]])
def test_nothing_is_asked_that_nobody_needs_to_know(folder: Path, options: list[str]) -> None:
    with show(folder, *options, answers={}) as terminal:
        assert terminal.status() == 0
        assert QUESTION not in terminal.shown


def test_nothing_is_asked_of_a_terminal_beside_a_pipe(folder: Path) -> None:
    """Standard input and standard error are the terminal, and colour is forced."""
    reader, writer = os.pipe()
    environment = {"TERM": "xterm", "FORCE_COLOR": "1"}
    with Terminal([*COMMAND, "show"], directory=folder, environment=environment, stdout=writer) as terminal:
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            written = pipe.read()
        assert terminal.status() == 0
        assert terminal.shown == b""
        assert DARK_TIME in written


def test_the_terminal_is_asked_where_the_store_comes_from_a_pipe(folder: Path) -> None:
    with (folder / "timeline.yaml").open("rb") as store:
        environment, answers = {"TERM": "xterm"}, {QUESTION: WHITE, KIND: XTERM}
        command = [*COMMAND, "--file", "-", "show", "--no-pager"]
        with Terminal(command, directory=folder, environment=environment, answers=answers, stdin=store.fileno()) as on:
            assert on.status() == 0
            assert QUESTION in on.shown


def test_trouble_is_told_in_colours_of_the_ground(folder: Path) -> None:
    (folder / "timeline.yaml").write_text("timeline: 1\nevents: 3\n", encoding="utf-8")
    for _ in range(5):
        with show(folder, answers={QUESTION: WHITE, KIND: XTERM}) as terminal:
            assert terminal.status() == 2
            if b"\x1b[1;38;5;160m" in terminal.shown:
                return
    raise AssertionError(terminal.shown)


def test_what_was_typed_ahead_stays_for_whoever_reads_next(folder: Path) -> None:
    with show(folder, answers={QUESTION: WHITE, KIND: XTERM}, typed=b"ls -l\nxy") as terminal:
        assert terminal.status() == 0
        assert QUESTION not in terminal.shown
        assert terminal.restored()
        assert terminal.unread() == b"ls -l\nxy"


@pytest.mark.parametrize("keys", [b"l", b"ls\n"])
def test_a_few_keys_typed_in_place_of_an_answer_are_not_read(folder: Path, keys: bytes) -> None:
    with show(folder, answers={KIND: keys}) as terminal:
        assert terminal.status() == 0
        assert QUESTION in terminal.shown
        assert terminal.unread() == keys


def test_keys_typed_beside_an_answer_are_typed_again(folder: Path) -> None:
    if not can_type_again():
        pytest.skip("this system does not allow it")
    with show(folder, answers={QUESTION: b"l" + WHITE, KIND: b"s" + XTERM + b"\n"}) as terminal:
        assert terminal.status() == 0
        assert LIGHT_TIME in terminal.shown
        assert terminal.unread() == b"ls\n"


def can_type_again() -> bool:
    program = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSTI, b'x')"
    with Terminal([sys.executable, "-c", program], directory=Path(), environment={}) as terminal:
        return terminal.status() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_meanwhile_leaves_the_terminal_as_it_was(folder: Path, number: signal.Signals) -> None:
    """A clock that stands still keeps the program waiting for its answer."""
    program = (
        "import time; time.monotonic = lambda: 0.0\n"
        "from timeline.__main__ import run\n"
        "import sys; sys.argv = ['timeline', 'show']\n"
        "import select; waited = select.select\n"
        "select.select = lambda r, w, x, t: waited(r, w, x, None)\n"
        "run()"
    )
    environment = {"TERM": "xterm"}
    with Terminal([sys.executable, "-c", program], directory=folder, environment=environment) as terminal:
        terminal.wait_for(lambda seen: KIND in seen)
        assert not terminal.restored()
        # Python looks for signals before it waits: one that comes just in between is seen with the next. But one that
        # comes while it ends already kills it, so there is time in between.
        while terminal.process.poll() is None:
            os.kill(terminal.process.pid, number)
            for _ in range(100):
                if terminal.process.poll() is None:
                    time.sleep(0.1)

        assert terminal.status() == (130 if number is signal.SIGINT else -number)
        assert terminal.restored()


def test_a_program_in_the_background_is_not_stopped_by_asking(folder: Path) -> None:
    """To ask, it would have to change and read a terminal that belongs to what is in the foreground."""
    program = f"{sys.executable} -m timeline show --no-pager & wait $!; echo status $?"
    environment = {"TERM": "xterm"}
    with Terminal(["bash", "-m", "-c", program], directory=folder, environment=environment, rows=50) as terminal:
        assert terminal.status() == 0
        assert b"status 0" in terminal.shown
        assert QUESTION not in terminal.shown


def test_a_terminal_of_another_session_is_not_asked(folder: Path) -> None:
    with Terminal(["sleep", "1000"], directory=folder, environment={}) as terminal:
        name = os.ttyname(terminal._modes_of)
        with Path(name).open("wb", buffering=0) as other:
            done = subprocess.run(
                [*COMMAND, "show", "--no-pager"],
                stdout=other,
                cwd=folder,
                env={"TERM": "xterm", "PATH": os.environ["PATH"]},
                start_new_session=True,
                check=False,
            )
        terminal.wait_for(lambda seen: b"harbour" in seen)

        assert done.returncode == 0
        assert QUESTION not in terminal.shown


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"rgb:ffff/ffff/ffff", Background.LIGHT),
        (b"rgb:FDFD/f6f6/e3e3", Background.LIGHT),
        (b"rgba:ffff/ffff/ffff/8000", Background.LIGHT),
        (b"rgb:f/f/f", Background.LIGHT),
        (b"rgb:0000/0000/0000", Background.DARK),
        (b"rgb:2828/2c2c/3434", Background.DARK),
        (b"rgb:0000/2b2b/3636", Background.DARK),
        (b"rgb:7575/7575/7575", Background.DARK),
        (b"rgb:7777/7777/7777", Background.LIGHT),
        (b"rgb:fffff/0/0", None),
        (b"rgb:ff/ff", None),
        (b"rgb:ff/ff/ff/ff/ff", None),
        (b"white", None),
        (b"", None),
    ],
)
def test_a_ground_is_light_where_black_text_is_read_better(answer: bytes, expected: Background | None) -> None:
    assert brightness(answer) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [("15;0", "dark"), ("0;15", "light"), ("0;default;7", "light"), ("12;8", "dark"), ("default;default", "dark")],
)
def test_colorfgbg_tells(told: str, expected: str) -> None:
    assert background_of(io.StringIO(), {"COLORFGBG": told, "TERM": "xterm"}) == expected


def test_the_keys_of_this_test_are_real() -> None:
    """The terminals of these tests have a line discipline, as those of people do."""
    with Terminal(["sleep", "1000"], directory=Path(), environment={}) as terminal:
        assert termios.tcgetattr(terminal._modes_of)[3] & termios.ICANON
        assert fcntl.ioctl(terminal._modes_of, termios.FIONREAD, bytes(4)) == bytes(4)
