"""`timeline join OLD NEW`: two entries of one event become one."""

from pathlib import Path

import pytest

from tests.cli.running import Result, timeline

STORY = """\
timeline: 1
sources: {kremlin: {name: Kremlin}, tass: {name: TASS}}
events:
  # The first one.
  - id: call
    title: Trump and Putin speak
    when: 2025-03-18
    accounts:
      - {source: kremlin, says: They spoke.}
  - {id: talks, title: Talks, not_same: [call-2]}
  # Told again.
  - id: call-2
    title: Putin speaks with Trump
    when: 2025-03-19
    same_as: [call]
    accounts:
      - {source: tass, says: They spoke long., points: {length: 2 h}}
"""

JOINED = """\
timeline: 1
sources: {kremlin: {name: Kremlin}, tass: {name: TASS}}
events:
  # The first one.
  - id: call
    title: Trump and Putin speak
    when: 2025-03-18
    note: call-2 has title “Putin speaks with Trump”, when “2025-03-19”.
    same_as: [call-2]
    accounts:
      - {source: kremlin, says: They spoke.}
      - {source: tass, says: They spoke long., points: {length: 2 h}}
  - {id: talks, title: Talks, not_same: [call-2]}
"""


def run(folder: Path, text: str, *arguments: str) -> Result:
    (folder / "timeline.yaml").write_text(text, encoding="utf-8")
    return timeline("join", *arguments, directory=folder)


def test_two_entries_become_one_event(tmp_path: Path) -> None:
    result = run(tmp_path, STORY, "call-2", "call")

    assert (result.status, result.out) == (0, "call-2 and call are one event now  timeline.yaml\n")
    assert result.err == "a comment went with `call-2`: # Told again.\n"
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == JOINED
    assert timeline("check", directory=tmp_path).out == ""


def test_remarks_at_ends_of_lines_that_go_are_told(tmp_path: Path) -> None:
    text = STORY.replace("when: 2025-03-19", "when: 2025-03-19  # by the clock of the hall")

    result = run(tmp_path, text, "call-2", "call")

    assert "a comment went with `call-2`: # by the clock of the hall\n" in result.err


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, STORY, "call-2", "call", "--dry-run")

    assert "+    same_as: [call-2]" in result.out
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == STORY


@pytest.mark.parametrize(
    ("text", "old", "new", "message"),
    [
        (STORY, "call-3", "call", "no event is called `call-3`"),
        (STORY, "call", "call", "`call` is one event already"),
        (STORY, "kremlin", "call", "`timeline rename source OLD NEW --join` makes one of two sources"),
        (STORY, "call/kremlin", "talks", "`timeline move call/kremlin EVENT` takes it to another event"),
        (
            STORY.replace("source: tass", "source: kremlin"),
            "call-2",
            "call",
            "tell them apart by `published`, in `call-2`",
        ),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, text: str, old: str, new: str, message: str) -> None:
    result = run(tmp_path, text, old, new)

    assert result.status == 2
    assert message in " ".join(result.err.split())
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == text


def test_a_beginning_is_enough(tmp_path: Path) -> None:
    result = run(tmp_path, STORY.replace("call-2", "again"), "ag", "@last")

    assert "`again` is one event already" in result.err
    assert run(tmp_path, STORY.replace("call-2", "again"), "ag", "cal").out.startswith("again and call are one event")


def test_what_check_advises_can_be_done(tmp_path: Path) -> None:
    run(tmp_path, STORY, "--help")
    advised = timeline("check", directory=tmp_path).out.partition("make one of them: `timeline ")[2].partition("`")[0]

    assert timeline(*advised.split(), directory=tmp_path).status == 0
    assert timeline("check", directory=tmp_path).out == ""
