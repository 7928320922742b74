"""A conflict of Git is told as one, wherever it stands, and what only looks like one is not."""

from pathlib import Path

import pytest

from tests.cli.running import timeline
from tests.store.stores import problems

TWO = """\
timeline: 1
events:
<<<<<<< HEAD
  - {id: a, title: A}
=======
  - {id: b, title: B}
>>>>>>> topic
  - id: c
<<<<<<< HEAD
    title: C
=======
>>>>>>> topic
"""


def told(text: str) -> list[tuple[str, int]]:
    return [(problem.check, problem.place.line) for problem in problems(text) if problem.place]


def test_every_conflict_is_told() -> None:
    assert told(TWO) == [("git-conflict", 3), ("git-conflict", 9)]


def test_lines_may_end_in_cr_lf() -> None:
    assert told(TWO.replace("\n", "\r\n")) == [("git-conflict", 3), ("git-conflict", 9)]


@pytest.mark.parametrize("left", ["<<<<<<< HEAD", "||||||| 1f2e3d4", "=======", ">>>>>>> topic"])
def test_a_line_that_is_left_of_a_conflict_is_told(left: str) -> None:
    assert told(f"timeline: 1\ntitle: A\n{left}\n") == [("git-conflict", 3)]


def test_a_conflict_within_a_text_in_quotes_is_told() -> None:
    """To YAML it is part of the text."""
    text = 'timeline: 1\nnote: "one\n<<<<<<< HEAD\ntwo\n=======\nthree\n>>>>>>> topic\nfour"\n'

    assert told(text) == [("git-conflict", 3)]


@pytest.mark.parametrize(
    "note", ["'a <<<<<<< b'", "|\n  <<<<<<< HEAD\n  a\n  =======\n  b\n  >>>>>>> topic", "'=======\n=======\n'"]
)
def test_signs_in_a_text_are_no_conflict(note: str) -> None:
    assert told(f"timeline: 1\nnote: {note}\n") == []


@pytest.mark.parametrize("arguments", [["check"], ["show"], ["diff"], ["sources"], ["add", "T", "--when", "2025"]])
def test_every_command_that_reads_names_it(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text(TWO, encoding="utf-8")

    result = timeline(*arguments, directory=tmp_path)
    told = " ".join((result.out + result.err).split())

    assert "lines 3 to 7 are a conflict of Git" in told
    assert "lines 9 to 12 are a conflict of Git" in told
    assert result.status == (1 if arguments == ["check"] else 2)


@pytest.mark.parametrize("name", ["log.csv", "log.json", "log.yaml"])
def test_a_table_with_a_conflict_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text("timeline: 1\n", encoding="utf-8")
    (tmp_path / name).write_text("title,when\n<<<<<<< HEAD\nA,2025\n=======\nB,2024\n>>>>>>> topic\n", encoding="utf-8")

    result = timeline("add", "--from", name, directory=tmp_path)

    assert result.status == 2
    assert "lines 2 to 6 are a conflict of Git" in " ".join(result.err.split())
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == "timeline: 1\n"
