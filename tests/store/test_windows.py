"""What is built for Windows: reading. Writing is refused in words, before anything is asked, and nothing is written."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import SMALL

PROGRAM = """\
import subprocess
import sys
import zoneinfo

from timeline.cli.main import main
from timeline.cli.session import Session

for name in ("fcntl", "pty", "termios", "readline", "pwd", "grp"):
    sys.modules[name] = None  # Windows has none of them
sys.platform = "win32"  # the modules imported above have parts of their own for Windows, which are not here
sys.exit(main(sys.argv[1:], Session.of_process()))
"""
"""The command where the modules that only POSIX has cannot be imported."""


def on_windows(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8", input="")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(SMALL.replace("strike", "attack"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (["show"], 0),
        (["show", "strike"], 0),
        (["sources"], 0),
        (["diff", "ministry", "paper"], 1),
        (["match", "timeline.yaml", "other.yaml"], 0),
        (["merge", "timeline.yaml", "other.yaml", "-o", "-"], 0),
        (["check"], 0),
        (["textconv", "timeline.yaml"], 0),
        (["schema"], 0),
        (["init", "new.yaml"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_reading_needs_nothing_that_windows_lacks(folder: Path, command: list[str], status: int) -> None:
    done = on_windows(folder, *command)

    assert done.returncode == status, done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["add", "A siren", "--source", "paper"],
        ["edit", "strike", "--set", "place=Odesa"],
        ["edit", "strike"],
        ["rename", "tag", "strike", "raid"],
        ["remove", "strike"],
        ["match", "timeline.yaml", "other.yaml", "--accept", "0.5"],
        ["match", "timeline.yaml", "other.yaml", "--review"],
    ],
    ids=" ".join,
)
def test_writing_is_refused_in_words(folder: Path, command: list[str]) -> None:
    done = on_windows(folder, *command)

    assert (done.returncode, done.stdout) == (2, "")
    assert "stores are read on Windows, but not yet written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "timeline.yaml").read_text(encoding="utf-8") == SMALL
