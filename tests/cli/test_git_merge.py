"""Two people, two branches, one store: merged through the driver of `docs/git.md`, in a real repository."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.repositories import NEEDS_GIT, STORE, Repository
from tests.cli.running import SMALL
from timeline.store import read_store

pytestmark = NEEDS_GIT

SIREN = "  - id: siren\n    title: A siren in Lviv\n    when: 2025-03-26\n"
ALARM = "  # Heard by all.\n  - id: alarm\n    title: Alarm in Kyiv\n    when: 2025-03-27\n"
OURS = SMALL.replace("says: They met.", "says: They met in Riyadh.") + SIREN
THEIRS = (
    SMALL.replace("says: They met.\n", "says: They met.\n        quote: We met.\n").replace(
        "type: press}\n", "type: press}\n  wire: {name: Wire, type: press}\n"
    )
    + ALARM
)
BOTH = (
    SMALL.replace("says: They met.\n", "says: They met in Riyadh.\n        quote: We met.\n").replace(
        "type: press}\n", "type: press}\n  wire: {name: Wire, type: press}\n"
    )
    + SIREN
    + ALARM
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def branched(repository: Repository, ours: str, theirs: str) -> None:
    """Their change on the branch `theirs`, ours on `main`, where we are."""
    repository.git("switch", "--quiet", "--create", "theirs")
    repository.write(theirs)
    repository.commit("theirs")
    repository.git("switch", "--quiet", "main")
    repository.write(ours)
    repository.commit("ours")


WAYS = [("merge", "--no-edit", "theirs"), ("cherry-pick", "theirs"), ("rebase", "theirs")]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_both_sides_of_a_branch_are_there(repository: Repository, way: tuple[str, ...]) -> None:
    branched(repository, OURS, THEIRS)

    run = repository.tried("git", *way)

    assert run.returncode == 0, run.stderr
    text = repository.text()
    # In a rebase theirs is what is there already, so that its event comes first.
    assert text == (BOTH.replace(SIREN + ALARM, ALARM + SIREN) if way[0] == "rebase" else BOTH)
    assert repository.timeline("check", "--file", STORE).returncode == 0


def test_a_stash_is_merged_too(repository: Repository) -> None:
    repository.write(THEIRS)
    repository.git("stash", "--quiet")
    repository.write(OURS)
    repository.commit("ours")

    run = repository.tried("git", "stash", "pop")

    assert run.returncode == 0, run.stderr
    assert repository.text() == BOTH


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_one_key_changed_twice_is_one_conflict(repository: Repository, way: tuple[str, ...]) -> None:
    """It stands in that entry, `check` says what it is, and both ways out of it are stores."""
    other = THEIRS.replace("says: They met.", "says: They did not meet.")
    branched(repository, OURS, other)

    run = repository.tried("git", *way)

    assert run.returncode == 1
    assert "both sides have changed says of talks/paper\n" in run.stderr
    text = repository.text()
    assert text.count("<<<<<<<") == 1
    conflict = text[text.index("<<<<<<<") : text.index(">>>>>>>")]
    says = ["        says: They met in Riyadh.\n", "        says: They did not meet.\n"]
    ours, theirs = reversed(says) if way[0] == "rebase" else says
    assert conflict == f"<<<<<<< ours · says of talks/paper\n{ours}=======\n{theirs}"
    checked = repository.timeline("check", "--file", STORE)
    assert "are a conflict of Git over says of talks/paper: `ours` in line" in " ".join(checked.stdout.split())
    assert (checked.returncode, repository.timeline("show", "--file", STORE).returncode) == (1, 2)

    repository.write(
        text.replace(text[text.index("<<<<<<<") : text.index("theirs\n", text.index(">>>>>>>")) + 7], ours)
    )
    repository.git("add", STORE)
    done = repository.tried("git", "-c", "core.editor=true", "commit" if way[0] == "merge" else way[0], *_on(way))

    assert done.returncode == 0, done.stderr
    assert repository.timeline("check", "--file", STORE).returncode == 0
    assert {"siren", "alarm"} <= {
        event.id for event in read_store(None, repository.text().encode(), "").timeline.events
    }


def _on(way: tuple[str, ...]) -> list[str]:
    return [] if way[0] == "merge" else ["--continue"]


def test_a_diff_during_a_conflict_shows_the_conflict(repository: Repository) -> None:
    branched(repository, OURS, THEIRS.replace("says: They met.", "says: They did not meet."))
    repository.tried("git", "merge", "theirs")

    diff = repository.git("diff")
    lines = [line for line in diff.splitlines() if line[:2].strip() and not line.startswith(("@@@", "---", "+++"))]

    assert [line for line in lines if "They" in line] == [
        " +talks/paper · says: They met in Riyadh.",
        "+ talks/paper · says: They did not meet.",
    ]
    assert len(diff.splitlines()) < 40


def test_a_conflict_from_before_the_setup_is_merged_anew(repository: Repository) -> None:
    branched(repository, OURS, THEIRS)
    repository.git("config", "merge.timeline.driver", "false")
    run = repository.tried("git", "merge", "theirs")
    assert run.returncode == 1

    repository.sh(f"git config merge.timeline.driver '{driver(repository)}'")
    done = repository.tried("git", "checkout", "--merge", STORE)

    assert done.returncode == 0, done.stderr
    assert repository.text() == BOTH


def in_folder(repository: Repository, folder: Path) -> Callable[..., None]:
    """Runs git and the program in a folder; what they come to must be success."""

    def run(program: str, *arguments: str) -> None:
        words = [sys.executable, "-P", "-m", "timeline"] if program == "timeline" else [program]
        done = subprocess.run(
            [*words, *arguments], cwd=folder, env=repository.environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr

    return run


def setup(repository: Repository) -> str:
    """The commands of the setup."""
    return repository.timeline("git-setup").stdout


def driver(repository: Repository) -> str:
    """The driver as the setup has it."""
    line = next(line for line in repository.timeline("git-setup").stdout.splitlines() if "timeline.driver" in line)
    return line.split(" ", 3)[3].strip("'")


def test_two_files_that_began_with_nothing_become_one(repository: Repository) -> None:
    """Both branches have added the store, each on its own."""
    repository.git("rm", "--quiet", STORE)
    repository.git("commit", "--quiet", "-m", "gone")
    branched(repository, OURS, OURS.replace(SIREN, ALARM))

    run = repository.tried("git", "merge", "--no-edit", "theirs")

    assert run.returncode == 0, run.stderr
    assert repository.text() == OURS + ALARM


def test_two_clones_that_both_have_added_and_corrected(repository: Repository, tmp_path: Path) -> None:
    """Each desk with a clone and commands of its own; the second one to push pulls first, and both end alike."""
    shared = tmp_path / "shared.git"
    repository.git("clone", "--quiet", "--bare", str(tmp_path), str(shared))
    desks = [tmp_path / "north", tmp_path / "south"]
    for desk in desks:
        repository.git("clone", "--quiet", str(shared), str(desk))
        repository.sh(f"cd '{desk}' && {setup(repository)}")
    north, south = (in_folder(repository, desk) for desk in desks)

    for run, title, change in (
        (north, "A siren in Lviv", ["place=Odessa"]),
        (south, "Alarm in Kyiv", ["title=Drones"]),
    ):
        run("timeline", "add", title, "--when", "2025-03-26", "--source", "paper")
        run("timeline", "edit", "strike", "--set", *change, "--tag", f"+{title[-4:].lower()}")
        run("git", "commit", "--quiet", "-am", title)
    north("git", "push", "--quiet")
    south("git", "pull", "--quiet", "--no-rebase", "--no-edit")
    south("git", "push", "--quiet")
    north("git", "pull", "--quiet")

    texts = [(desk / STORE).read_text(encoding="utf-8") for desk in desks]
    assert texts[0] == texts[1]
    events = read_store(None, texts[0].encode(), "").timeline.events
    assert [event.title for event in events][-2:] == ["Alarm in Kyiv", "A siren in Lviv"]
    assert (events[0].title, events[0].place) == ("Drones", "Odessa")
    assert sorted(events[0].tags) == ["kyiv", "lviv", "strike"]
