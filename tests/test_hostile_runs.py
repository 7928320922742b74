"""`make fuzz` and `make torture` run: a little of each here, all of it by hand and in CI."""

import subprocess
import sys

import pytest

from tests.tables import ROOT


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, check=False, capture_output=True, encoding="utf-8"
    )


def test_nothing_breaks_on_inputs_that_nobody_would_write() -> None:
    done = run("tools.fuzz", "--inputs", "600", "--seed", "7")

    assert done.returncode == 0, done.stdout
    assert "0 broken; seed 7" in done.stdout
    kinds = [line.split()[0] for line in done.stdout.splitlines()[:-1]]
    assert kinds == [
        "reading", "times", "values", "typed", "edits", "records", "imports", "selections", "drawings", "merges",
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="it kills as POSIX does")
def test_no_store_is_lost_by_writers_that_are_killed_in_a_crowd_or_on_a_full_disk() -> None:
    done = run("tools.torture", "--kills", "6", "--writers", "3", "--rounds", "2")

    assert done.returncode == 0, done.stdout
    assert "full     6 commands" in done.stdout
    assert "crowd    3 writers x 2: 6 events, none lost" in done.stdout
    assert done.stdout.count("kills    ") == 6
