"""How far a long command is: told on a terminal alone, after a while, and gone at the end, whatever ends it."""

import io
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import SMALL, Terminal, timeline
from timeline.cli.progress import told
from timeline.cli.session import Session
from timeline.progress import counted

PATIENCE = 20.0
"""Seconds until what does not come is taken never to come."""

WORKING = """
import sys, time
from timeline.cli.progress import told
from timeline.cli.session import Session
with told(Session.of_process(), "reading a [red]b[/]") as progress:
    while True:
        progress(500, 20_000)
        time.sleep(0.01)
"""


def session_on(stream: io.StringIO, **environment: str) -> Session:
    return Session(io.BytesIO(), io.StringIO(), stream, environment, Path("/nonexistent"))


def work(session: Session) -> None:
    """What takes an hour, as far as its progress tells."""
    until = time.monotonic() + PATIENCE
    with told(session, "reading s.yaml") as progress:
        assert progress is not None
        while time.monotonic() < until and not session.stderr.getvalue():  # type: ignore[attr-defined]
            progress(500, 20_000_000)


def test_it_says_what_is_done_and_how_far() -> None:
    stream = Terminal()

    work(session_on(stream))

    assert "reading s.yaml" in stream.getvalue()
    assert "500 of 20,000,000" in stream.getvalue()


def test_it_is_gone_at_the_end() -> None:
    stream = Terminal()

    work(session_on(stream))

    assert stream.getvalue().endswith("\r\x1b[1A\x1b[2K")
    assert "\x1b[?25l" not in stream.getvalue()


def test_without_colour_it_has_none() -> None:
    stream = Terminal()

    work(session_on(stream, NO_COLOR="1"))

    assert "\x1b[3" not in stream.getvalue()
    assert "\x1b[9" not in stream.getvalue()


def test_what_is_short_is_not_told() -> None:
    stream = Terminal()

    with told(session_on(stream), "reading") as progress:
        assert progress is not None
        progress(0, 10)
        progress(10, 10)

    assert stream.getvalue() == ""


def test_what_is_nearly_done_is_not_told() -> None:
    stream = Terminal()

    with told(session_on(stream), "reading") as progress:
        assert progress is not None
        time.sleep(0.15)
        progress(999, 1_000)

    assert stream.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()], ids=["pipe", "dumb"])
def test_nobody_who_does_not_watch_is_told(stream: io.StringIO) -> None:
    with told(session_on(stream, TERM="dumb"), "reading") as progress:
        assert progress is None


def test_a_pipe_behind_standard_output_is_left_alone() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader), os.fdopen(writer, "w") as pipe:
        session = session_on(Terminal())._replace(stdout=pipe)

        with told(session, "reading") as progress:
            assert progress is None


@pytest.mark.parametrize("count", [0, 1, 127, 128, 129, 1000])
def test_every_item_comes_once_and_the_last_word_is_all(count: int) -> None:
    said: list[tuple[int, int]] = []
    items = list(range(count))

    assert list(counted(items, lambda done, total: said.append((done, total)))) == items
    assert list(counted(items, None)) == items
    assert said[-1] == (count, count)
    assert said == sorted(said)


def seen(leader: int, text: bytes) -> bytes:
    """What a terminal got until this stood there, or all of it."""
    got, until = b"", time.monotonic() + PATIENCE
    while text not in got or not text:
        ready, _, _ = select.select([leader], [], [], 0.1)
        try:
            more = os.read(leader, 65536) if ready else b""
        except OSError:
            return got
        got += more
        assert time.monotonic() < until, got
    return got


@pytest.fixture
def working() -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen([sys.executable, "-c", WORKING], stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    yield process, leader
    process.kill()
    process.wait()
    os.close(leader)


def test_an_interrupt_leaves_a_clean_line(working: tuple[subprocess.Popen[bytes], int]) -> None:
    process, leader = working
    shown = seen(leader, b"500 of 20,000")
    process.send_signal(signal.SIGINT)
    rest = seen(leader, b"KeyboardInterrupt")

    assert b"reading a [red]b[/]" in shown
    assert b"\x1b[1A\x1b[2K" in rest.partition(b"Traceback")[0]


def test_a_short_command_says_nothing_on_a_terminal() -> None:
    result = timeline("--file", "-", "show", stdin=SMALL.encode(), terminal=True, keyboard=True)

    assert (result.status, result.err) == (0, "")
