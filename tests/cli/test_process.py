"""The command as a real process: pipes that close, signals, encodings, a pseudo-terminal and its pager."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import SMALL

COMMAND = [sys.executable, "-m", "timeline"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def surroundings(**more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **more}


def test_closed_pipe_is_quiet(store: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)

    run = subprocess.run(
        [*COMMAND, "show"], stdout=writer, stderr=subprocess.PIPE, cwd=store, env=surroundings(), check=False
    )
    os.close(writer)

    assert run.stderr == b""
    assert run.returncode == 0


def test_interrupt_ends_with_130(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*COMMAND, "--file", str(pipe), "show"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings()
    )
    # Opening works once the reader is at work; from then on it waits for a store that never comes.
    writer = opened_for_writing(pipe, process)
    err = interrupted(process)
    os.close(writer)

    assert process.returncode == 130
    assert b"Traceback" not in err


def interrupted(process: subprocess.Popen[bytes]) -> bytes:
    """Presses Ctrl-C until the process ends; what it wrote to standard error.

    Once is not enough for any program in Python: an interrupt between its last look at signals and a call that waits
    is seen when that call is done.
    """
    while True:
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=10)[1]
        except subprocess.TimeoutExpired:
            continue


def opened_for_writing(pipe: Path, process: subprocess.Popen[bytes]) -> int:
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            assert process.poll() is None
            time.sleep(0.01)


def test_store_may_be_a_pipe() -> None:
    """Shells give `<(command)` as the name of a pipe."""
    reader, writer = os.pipe()
    os.write(writer, SMALL.encode())
    os.close(writer)

    run = subprocess.run(
        [*COMMAND, "--file", f"/dev/fd/{reader}", "show"],
        capture_output=True,
        encoding="utf-8",
        env=surroundings(),
        pass_fds=[reader],
        check=True,
    )
    os.close(reader)

    assert "Drones over the harbour" in run.stdout


def test_narrow_encodings_get_ascii_and_escapes(store: Path) -> None:
    (store / "timeline.yaml").write_text(SMALL.replace("Odesa", "Одеса"), encoding="utf-8")

    run = subprocess.run(
        [*COMMAND, "show", "--full"],
        capture_output=True,
        cwd=store,
        env=surroundings(PYTHONIOENCODING="latin-1"),
        check=True,
    )

    assert b"\\u041e" in run.stdout
    assert run.stdout.isascii()


def on_terminal(*arguments: str, cwd: Path, rows: int, columns: int, **more: str) -> str:
    """What a pseudo-terminal of a size shows, escapes included."""
    main, child = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdin=child, stdout=child, stderr=child, cwd=cwd, env=surroundings(**more)
    )
    os.close(child)
    written = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not part:
            break
        written += part
    os.close(main)
    assert process.wait() == 0
    return written.decode().replace("\r\n", "\n")


def test_terminal_gives_width_and_colour(store: Path) -> None:
    shown = on_terminal("show", cwd=store, rows=60, columns=50, TERM="xterm-256color")

    assert "\x1b[" in shown
    plain = subprocess.run(
        [*COMMAND, "show", "--width", "50", "--color", "always"], capture_output=True, cwd=store, check=True
    )
    assert shown == plain.stdout.decode()


def test_pager_is_used_when_it_does_not_fit(store: Path) -> None:
    pager = store / "pager"
    pager.write_text("#!/bin/sh\necho paged\ncat >/dev/null\n", encoding="utf-8")
    pager.chmod(0o755)

    assert on_terminal("show", cwd=store, rows=5, columns=80, TIMELINE_PAGER=str(pager)) == "paged\n"
    assert "paged" not in on_terminal("show", cwd=store, rows=60, columns=80, TIMELINE_PAGER=str(pager))
    assert "paged" not in on_terminal("show", "--no-pager", cwd=store, rows=5, columns=80, TIMELINE_PAGER=str(pager))


def test_full_disk_behind_standard_output_is_trouble(store: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [*COMMAND, "show"], stdout=full, stderr=subprocess.PIPE, cwd=store, env=surroundings(), check=False
        )

    assert run.returncode == 2
    assert b"no space left" in run.stderr
    assert b"Traceback" not in run.stderr
    assert b"Exception" not in run.stderr


@pytest.mark.parametrize("stream", ["1", "2"])
def test_what_is_written_is_no_failure_where_nobody_can_be_told(store: Path, stream: str) -> None:
    command = f"{sys.executable} -m timeline add 'A new event' {stream}>/dev/full"
    run = subprocess.run(["sh", "-c", command], capture_output=True, cwd=store, env=surroundings(), check=False)

    assert (run.returncode, b"Traceback" in run.stderr) == (0, False)
    assert "A new event" in (store / "timeline.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("redirection", "status"),
    [("<&-", 0), (">&-", 2), ("2>&-", 0), ("show --nonsense 2>&-", 2), ("show --nonsense 2>/dev/full", 2)],
)
def test_closed_streams_are_no_traceback(store: Path, redirection: str, status: int) -> None:
    arguments = redirection if "show" in redirection else f"show {redirection}"

    run = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m timeline {arguments}"],
        capture_output=True,
        cwd=store,
        env=surroundings(),
        check=False,
    )

    assert run.returncode == status
    assert b"Traceback" not in run.stderr


def test_directory_that_is_gone_is_trouble(tmp_path: Path) -> None:
    gone = tmp_path / "gone"

    run = subprocess.run(
        ["sh", "-c", f"mkdir {gone} && cd {gone} && rmdir {gone} && {sys.executable} -m timeline show"],
        capture_output=True,
        env=surroundings(),
        check=False,
    )

    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert run.stderr.startswith(b"timeline  error  ")


def test_names_of_files_are_harmless(store: Path) -> None:
    run = subprocess.run(
        [*COMMAND, "--file", "a\x1b[31mb.yaml", "show"], capture_output=True, cwd=store, env=surroundings(), check=False
    )

    assert run.returncode == 2
    assert b"\x1b" not in run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--file", "~nobody-here/x.yaml", "show"],
        ["show", "--svg", "~nobody-here/x.svg"],
        ["init", "~nobody-here/x.yaml"],
        ["merge", "timeline.yaml", "timeline.yaml", "-o", "~nobody-here/x.yaml"],
        ["add", "A title", "--source", "paper", "--copy", "~nobody-here/x.pdf"],
    ],
)
def test_home_of_nobody_is_a_name_like_others(store: Path, arguments: list[str]) -> None:
    run = subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        cwd=store,
        env=surroundings(),
        check=False,
        stdin=subprocess.DEVNULL,
    )

    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert b"~nobody-here/x." in run.stderr
