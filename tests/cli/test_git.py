"""Reading changes with the setup of `docs/git.md`, tried in a real repository."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.repositories import NEEDS_GIT, STORE, Repository
from tests.cli.running import SMALL

pytestmark = NEEDS_GIT


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def changed(text: str) -> list[str]:
    """The lines that a diff adds or takes away."""
    return [line for line in text.splitlines() if re.match(r"[+-](?![+-]{2} )", line)]


CHANGED = SMALL.replace("drones: 12", "drones: '> 12'").replace(
    "      - source: paper\n        says: They met.\n",
    "      - source: paper\n        says: They met.\n      - source: ministry\n        stance: denies\n",
)
LINES = [
    "-strike/paper@2025-03-20 · drones: 12",
    "+strike/paper@2025-03-20 · drones: > 12",
    "+talks/ministry · stance: denies",
]


def test_diff_and_log_read_as_changed_accounts(repository: Repository) -> None:
    repository.write(CHANGED)

    diff = repository.git("diff")
    repository.commit("second")
    log = repository.git("log", "-p", "-1")

    assert changed(diff) == LINES
    assert changed(log) == LINES
    assert "accounts:" not in diff + log


def test_new_store_is_a_list_of_lines(repository: Repository) -> None:
    log = repository.git("log", "-p", "-1", "--", STORE)

    assert "+strike/ministry@2025-03-19 · drones: 10" in changed(log)
    assert "accounts:" not in log


def test_comments_and_form_are_no_difference(repository: Repository) -> None:
    repository.write(SMALL.replace("says: They met.", "says: They met.  # again").replace("Odesa", '"Odesa"'))

    assert changed(repository.git("diff")) == []
    assert "# again" in repository.git("diff", "--no-textconv")


def test_broken_version_can_still_be_diffed(repository: Repository) -> None:
    """From a store to a broken one all lines change; between two broken ones only what was written."""
    broken = SMALL.replace("source: ministry", "source: nobody")
    repository.write(broken)
    first = repository.git("diff")
    repository.commit("broken")
    repository.write(broken.replace("They met.", "They met again."))
    second = repository.git("diff")

    assert any(line.startswith("+not read as a store: line 14, column 17, ") for line in changed(first))
    assert changed(second) == ["-        says: They met.", "+        says: They met again."]


def test_heads_of_hunks_name_the_event(repository: Repository) -> None:
    repository.write(CHANGED)

    heads = re.findall(r"^@@ .* @@ (.*)$", repository.git("diff", "-U0"), re.MULTILINE)

    assert heads == ["strike · title: Drones over the harbour", "talks · title: Talks in Riyadh"]


def test_blame_has_lines_too(repository: Repository) -> None:
    assert "strike/ministry@2025-03-19 · drones: 10" in repository.git("blame", STORE)
    assert "points: {drones: 10}" in repository.git("blame", "--no-textconv", STORE)


def test_lines_of_old_versions_can_be_kept(repository: Repository) -> None:
    repository.git("config", "diff.timeline.cachetextconv", "true")
    repository.write(CHANGED)

    before = repository.git("diff")
    after = repository.git("diff")
    repository.git("update-ref", "-d", "refs/notes/textconv/timeline")

    assert changed(before) == changed(after) == LINES


def test_the_setup_needs_no_path(repository: Repository) -> None:
    """Git calls the program that printed it; a folder in the clone that is called like it is never run."""
    (repository.directory / "timeline").mkdir()
    (repository.directory / "timeline" / "__init__.py").write_text("raise SystemExit('from the clone')\n")
    repository.write(CHANGED)

    assert shutil.which("timeline", path=repository.environment["PATH"]) is None
    assert changed(repository.git("diff")) == LINES
