"""`timeline move`: an account that belongs to another event."""

from pathlib import Path

import pytest

from tests.cli.running import Result, timeline
from timeline.store import load_store

STORY = """\
timeline: 1
sources: {kremlin: {name: Kremlin}, tass: {name: TASS}}
events:
  - id: call
    title: A call
    when: 2025-03-18
    rulings:
      - {point: length, values: [2 h, 3 h], verdict: differs, because: An hour is much.}
    accounts:
      - {source: kremlin, says: They spoke., points: {length: 2 h}}
      # Heard later.
      - source: tass  # by wire
        says: 'They met.'
        published: 2025-03-25
        points: {length: 3 h}
      - {source: tass, says: They spoke too., published: 2025-03-18}

  - id: talks
    title: Talks
    accounts:
      - {source: kremlin, says: They met.}
"""
MOVED = """\
timeline: 1
sources: {kremlin: {name: Kremlin}, tass: {name: TASS}}
events:
  - id: call
    title: A call
    when: 2025-03-18
    rulings:
      - {point: length, values: [2 h, 3 h], verdict: differs, because: An hour is much.}
    accounts:
      - {source: kremlin, says: They spoke., points: {length: 2 h}}
      - {source: tass, says: They spoke too., published: 2025-03-18}

  - id: talks
    title: Talks
    accounts:
      - {source: kremlin, says: They met.}
      # Heard later.
      - source: tass  # by wire
        says: 'They met.'
        published: 2025-03-25
        points: {length: 3 h}
"""
NEW = MOVED.replace(
    "      # Heard later.\n", "\n  - id: they-met\n    title: They met\n    accounts:\n      # Heard later.\n"
)
LAPSES = "1 ruling is on a point of it in `call`: `timeline check` names what has lapsed\n"


def run(folder: Path, *arguments: str) -> Result:
    (folder / "timeline.yaml").write_text(STORY, encoding="utf-8")
    return timeline("move", *arguments, directory=folder)


def text(folder: Path) -> str:
    return (folder / "timeline.yaml").read_text(encoding="utf-8")


def test_an_account_moves_with_its_words(tmp_path: Path) -> None:
    result = run(tmp_path, "call/tass@2025-03-25", "talks")

    assert (result.status, result.err) == (0, LAPSES)
    assert result.out == "talks/tass  timeline.yaml:17  moved from call\n"
    assert text(tmp_path) == MOVED


def test_it_can_become_an_event_of_its_own(tmp_path: Path) -> None:
    result = run(tmp_path, "call/tass@2025-03-25", "--to-new", "They met")

    assert result.out == "they-met/tass  timeline.yaml:21  moved from call\n"
    assert result.err == "`they-met` has no time: `timeline edit they-met --set when=…`\n" + LAPSES
    assert text(tmp_path) == NEW


def test_there_and_back_is_the_same_store(tmp_path: Path) -> None:
    run(tmp_path, "talks/kremlin", "--to-new", "Alone")
    timeline("move", "alone/kremlin", "talks", directory=tmp_path)
    timeline("remove", "alone", directory=tmp_path)

    assert text(tmp_path) == STORY


def test_an_event_in_one_line_takes_it_and_a_comment_that_finds_no_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(
        "timeline: 1\nsources: {a: {name: A}, b: {name: B}}\nevents:\n  - id: e\n    title: Old\n    accounts:\n"
        "      - {source: a}\n      # seen twice\n      - {source: b, points: {p: 2}}\n  - {id: g, title: Older}\n",
        encoding="utf-8",
    )

    result = timeline("move", "e/b", "g", "--file", "s.yaml", directory=tmp_path)

    assert (result.status, "a comment went: # seen twice" in result.err) == (0, True)
    assert "- {id: g, title: Older, accounts: [{source: b, points: {p: 2}}]}" in (tmp_path / "s.yaml").read_text()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, "call/tass@2025-03-25", "talks", "--dry-run")

    assert "+      # Heard later.\n+      - source: tass  # by wire\n" in result.out
    assert text(tmp_path) == STORY


@pytest.mark.parametrize("folded", [False, True], ids=["block", "flow"])
def test_what_needs_a_look_is_told(tmp_path: Path, folded: bool) -> None:
    target = ["--to-new", "They met again"] if folded else ["call"]
    result = run(tmp_path, "talks/kremlin", *target)

    if folded:
        assert "`talks` has no account left: `timeline remove talks` takes it out\n" in result.err
        assert [event.id for event in load_store(tmp_path / "timeline.yaml").timeline.events][-1] == "they-met-again"
    else:
        assert "`call/kremlin` could not be told apart from it: neither has a date" in " ".join(result.err.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["call", "talks"], "name one of its accounts: call/SOURCE; `timeline join` makes one of two events"),
        (["call/kremlin"], "where to is told by EVENT, or by --to-new"),
        (["call/kremlin", "talks", "--to-new", "T"], "where to is told by EVENT, or by --to-new"),
        (["call/kremlin", "call"], "`call` has this account already"),
        (["call/kremlin", "talks"], "give one another `published`, or take one out"),
        (["call/nobody", "talks"], "no source `nobody` tells `call`"),
        (["call/kremlin", "nowhere"], "no event is called `nowhere`"),
        (["call/kremlin", "--to-new", " "], "--to-new has no title"),
    ],
)
def test_what_cannot_be_moved_is_refused(tmp_path: Path, arguments: list[str], message: str) -> None:
    result = run(tmp_path, *arguments)

    assert result.status == 2
    assert message in " ".join(result.err.split())
    assert text(tmp_path) == STORY
