"""`timeline merge-driver`, as git calls it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.repositories import NEEDS_GIT, STORE, Repository
from tests.cli.running import SMALL, Result, timeline

BROKEN = SMALL.replace("source: ministry", "source: nobody")


def merge(folder: Path, base: str, ours: str, theirs: str) -> Result:
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_bytes(text.encode())
    return timeline("merge-driver", "base", "ours", "theirs", "data/events.yaml", directory=folder)


def result(folder: Path) -> str:
    return (folder / "ours").read_bytes().decode()


def test_the_result_stands_in_our_file(tmp_path: Path) -> None:
    ours, theirs = SMALL.replace("They met.", "They met twice."), SMALL.replace("Odesa", "Odessa")

    run = merge(tmp_path, SMALL, ours, theirs)

    assert run == Result(0, "", "")
    assert result(tmp_path) == theirs.replace("They met.", "They met twice.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "ours", "theirs"]


def test_a_conflict_is_told_with_what_it_is_about(tmp_path: Path) -> None:
    run = merge(tmp_path, SMALL, SMALL.replace("Odesa", "Odessa"), SMALL.replace("Odesa", "Odesa harbour"))

    assert (run.status, run.out) == (1, "")
    assert run.err == (
        "data/events.yaml: both sides have changed place of strike\n"
        "data/events.yaml: 1 conflict; `timeline check` names the lines\n"
    )


def test_line_ends_and_the_byte_order_mark_are_ours(tmp_path: Path) -> None:
    mark = "\ufeff"
    ours = mark + SMALL.replace("They met.", "They met twice.").replace("\n", "\r\n")

    run = merge(tmp_path, SMALL, ours, SMALL.replace("Odesa", "Odessa"))

    assert run.status == 0
    assert result(tmp_path) == ours.replace("Odesa", "Odessa")


def test_a_side_that_changed_line_ends_alone_is_followed(tmp_path: Path) -> None:
    windows = SMALL.replace("\n", "\r\n")

    assert merge(tmp_path, SMALL, SMALL, windows).status == 0
    assert result(tmp_path) == windows


@pytest.mark.parametrize("which", [0, 1, 2], ids=["base", "ours", "theirs"])
def test_what_is_no_store_is_merged_by_its_lines(tmp_path: Path, which: int) -> None:
    texts = [SMALL, SMALL.replace("They met.", "They met twice."), SMALL.replace("Odesa", "Odessa")]
    texts[which] = texts[which].replace("timeline: 1\n", "timeline: 1\nworld: 1\n")

    run = merge(tmp_path, *texts)

    # What came in on one side alone is no conflict of lines, and the store that results has a problem to mend.
    assert "it was merged by its lines: " in run.err
    assert "They met twice." in result(tmp_path)
    assert "Odessa" in result(tmp_path)
    assert run.status == (1 if which else 0)


def test_lines_in_conflict_are_marked_as_git_does(tmp_path: Path) -> None:
    run = merge(tmp_path, BROKEN, BROKEN.replace("They met.", "Yes."), BROKEN.replace("They met.", "No."))

    assert run.status == 1
    assert "<<<<<<< ours\n        says: Yes.\n=======\n        says: No.\n>>>>>>> theirs\n" in result(tmp_path)


def test_bytes_that_are_no_text_are_kept(tmp_path: Path) -> None:
    (tmp_path / "base").write_bytes(b"a\nb\nc\n")
    (tmp_path / "ours").write_bytes(b"a\xff\nb\nc\n")
    (tmp_path / "theirs").write_bytes(b"a\nb\nc\xfe\n")

    run = timeline("merge-driver", "base", "ours", "theirs", directory=tmp_path)

    assert run.status == 1
    assert (tmp_path / "ours").read_bytes() == b"a\xff\nb\nc\xfe\n"


def test_a_file_that_is_not_there_is_above_what_git_takes_for_a_conflict(tmp_path: Path) -> None:
    run = timeline("merge-driver", "base", "ours", "theirs", directory=tmp_path)

    assert run.status == 129
    assert "no such file" in run.err


@NEEDS_GIT
def test_git_stops_where_the_driver_cannot_write(tmp_path: Path) -> None:
    """Nothing of either side is taken over then: the merge has not happened."""
    repository = Repository(tmp_path)
    repository.git("switch", "--quiet", "--create", "theirs")
    repository.write(SMALL.replace("Odesa", "Odessa"))
    repository.commit("theirs")
    repository.git("switch", "--quiet", "main")
    ours = SMALL.replace("They met.", "They met twice.")
    repository.write(ours)
    repository.commit("ours")
    prlimit = shutil.which("prlimit")
    if prlimit is None:
        pytest.skip("prlimit is not installed")

    run = repository.tried(prlimit, "--fsize=100", "git", "merge", "--no-edit", "theirs")

    assert run.returncode not in (0, 1)
    assert repository.text() == ours
    assert repository.git("show", f"HEAD:{STORE}") != ""


@NEEDS_GIT
def test_the_setup_is_four_lines_that_name_the_program_in_full(tmp_path: Path) -> None:
    lines = timeline("git-setup", directory=tmp_path).out.splitlines()

    assert [line.split()[2] for line in lines] == [
        "diff.timeline.textconv",
        "diff.timeline.xfuncname",
        "merge.timeline.name",
        "merge.timeline.driver",
    ]
    assert all(" -P -m timeline " in line for line in lines if "textconv " in line or "driver" in line)
