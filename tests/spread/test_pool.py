"""Several processes of this machine: the same results, whatever becomes of one of them."""

import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bench.match.stories import write
from tests.spread.work import Flagged, doubled, ended_always, ended_in_an_answer_once, ended_once, long_answer
from timeline.errors import TimelineError
from timeline.spread.pool import Pool


def test_results_come_in_the_order_of_the_tasks() -> None:
    told: list[tuple[int, int]] = []
    with Pool(2) as pool:
        found = list(pool.run(doubled, range(20), [number % 3 for number in range(20)], lambda *at: told.append(at)))

    assert found == [2 * number for number in range(20)]
    assert told[-1] == (20, 20)
    assert told == sorted(told)


def test_what_a_killed_process_had_to_do_is_done_by_another(tmp_path: Path) -> None:
    tasks = [Flagged(number, str(tmp_path / str(number % 2))) for number in range(4)]
    with Pool(2) as pool:
        assert list(pool.run(ended_once, tasks, [0, 1, 0, 1])) == [0, 2, 4, 6]
        assert list(pool.run(doubled, [1, 2], [0, 1])) == [2, 4]


def test_one_that_is_killed_in_the_middle_of_an_answer_is_replaced_too(tmp_path: Path) -> None:
    tasks = [Flagged(number, str(tmp_path / str(number % 2))) for number in range(4)]
    with Pool(2) as pool:
        assert list(pool.run(ended_in_an_answer_once, tasks, [0, 1, 0, 1])) == [0, 2, 4, 6]


def test_nobody_waits_for_the_rest_of_an_answer_that_is_not_wanted() -> None:
    with Pool(2) as pool:
        assert list(pool.run(doubled, [1, 2], [0, 1])) == [2, 4]  # both are there
        answers = pool.run(long_answer, [0, 300], [0, 1])
        assert next(answers) == b""


def test_work_that_ends_each_process_is_given_up(tmp_path: Path) -> None:
    with Pool(2) as pool, pytest.raises(TimelineError, match="ended again and again"):
        list(pool.run(ended_always, [Flagged(1, str(tmp_path / "x"))], [0]))


def test_work_is_given_up_where_the_system_has_no_other_process(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with Pool(1) as pool:
        assert list(pool.run(doubled, [1], [0])) == [2]
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (1, hard))  # so that there is no other pipe
            with pytest.raises(TimelineError, match="ended again and again"):
                list(pool.run(ended_always, [Flagged(1, str(tmp_path / "x"))], [0]))
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_an_error_of_the_work_is_that_of_the_caller() -> None:
    from tests.spread.work import missing

    with Pool(2) as pool, pytest.raises(FileNotFoundError) as raised:
        list(pool.run(missing, ["/nowhere/at/all", "/nowhere"], [0, 1]))

    assert "in missing" in raised.value.__notes__[0]


def test_a_command_gives_the_same_when_one_of_its_processes_is_killed(tmp_path: Path) -> None:
    paths = list(map(str, write(3000, 300, 1, tmp_path)[:2]))
    command = [sys.executable, "-m", "timeline", "match", *paths, "--json"]
    expected = subprocess.run([*command, "--jobs", "1"], capture_output=True, check=True)
    process = subprocess.Popen([*command, "--jobs", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child = None
    while child is None and process.poll() is None:
        child = worker_of(process.pid)
    assert child is not None
    os.kill(child, signal.SIGKILL)
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    assert out == expected.stdout


def test_who_interrupts_a_command_at_work_ends_its_processes(tmp_path: Path) -> None:
    process, child = begun(tmp_path, events=10_000)
    while process.poll() is None and seconds_of(child) < 0.5:  # of which beginning takes less than half
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate()

    assert (process.returncode, err) == (130, b"")
    assert ends(child)


def test_who_interrupts_a_command_that_begins_ends_its_processes(tmp_path: Path) -> None:
    process, child = begun(tmp_path)
    while process.poll() is None:
        # Again, as a person does: one that comes while a library in C looks something up is lost with what it raises.
        os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(1)
    _, err = process.communicate()

    # By the signal itself where it came while Python evaluated a text, as it does for a named tuple.
    assert process.returncode in {130, -signal.SIGINT}
    assert err == b""
    assert ends(child)


def begun(folder: Path, events: int = 3000) -> tuple["subprocess.Popen[bytes]", int]:
    """A command in a session of its own that has just got its first process, and this."""
    paths = list(map(str, write(events, events // 10, 1, folder)[:2]))
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "match", *paths, "--jobs", "2"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    child = None
    while child is None and process.poll() is None:
        child = worker_of(process.pid)
    assert child is not None
    return process, child


def ends(child: int) -> bool:
    """Whether a process is gone, or is so within ten seconds."""
    for _ in range(500):
        if not Path(f"/proc/{child}").exists():
            return True
        time.sleep(0.02)
    return False


def seconds_of(pid: int) -> float:
    """Of the processor, that a process has had."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def test_nobody_is_left_where_the_command_itself_is_killed(tmp_path: Path) -> None:
    paths = list(map(str, write(3000, 300, 1, tmp_path)[:2]))
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "match", *paths, "--jobs", "2"], stdout=subprocess.PIPE
    )
    child = None
    while child is None and process.poll() is None:
        child = worker_of(process.pid)
    assert child is not None
    process.kill()
    process.communicate()  # which ends when nobody has the pipe any more

    assert process.returncode == -signal.SIGKILL


def worker_of(pid: int) -> int | None:
    """A process that works for one: not what counts its resources."""
    time.sleep(0.02)
    with suppress(OSError):  # a thread, or a process, may end meanwhile
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):  # each is a child of the thread that began it
            for child in listed.read_text(encoding="ascii").split():
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
    return None
