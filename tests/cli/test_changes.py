"""`timeline changes`: two files, or two versions in a repository."""

import json
from pathlib import Path

import pytest

from tests.cli.repositories import NEEDS_GIT, STORE, Repository
from tests.cli.running import SMALL, timeline

OTHER = SMALL.replace("points: {drones: 12}", "points: {drones: 10}").replace("They met.", "They met <twice>.")
TOLD = """\
old.yaml → new.yaml: 2 events changed, 2 accounts changed, 1 verdict changed

Tue 18 March 2025  Drones over the harbour  strike  changed
  changed  paper@2025-03-20
    drones: 12 → 10
  verdict  drones  differs → same

Mon 24 March 2025  Talks in Riyadh  talks  changed
  changed  paper
    says: They met. → They met <twice>.
"""
MARKDOWN = """\
**old.yaml → new.yaml**: 2 events changed, 2 accounts changed, 1 verdict changed

### Drones over the harbour

strike, changed

- account paper&#64;2025-03-20 changed
  - drones: 12 → 10
- verdict of drones: differs → same

### Talks in Riyadh

talks, changed

- account paper changed
  - says: They met. → They met &lt;twice&gt;.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_two_files(folder: Path) -> None:
    result = timeline("changes", "old.yaml", "new.yaml", directory=folder)

    assert (result.status, result.out, result.err) == (0, TOLD, "")


def test_it_can_be_pasted_into_a_pull_request(folder: Path) -> None:
    assert timeline("changes", "old.yaml", "new.yaml", "--format", "markdown", directory=folder).out == MARKDOWN


def test_programs_get_each_value(folder: Path) -> None:
    document = json.loads(timeline("changes", "old.yaml", "new.yaml", "--json", directory=folder).out)

    assert (document["schema"], document["label"]) == ("timeline.revision/1", "old.yaml → new.yaml")
    strike = document["events"][0]
    assert strike["verdicts"] == [{"name": "drones", "from": "differs", "to": "same"}]
    assert strike["accounts"] == [
        {
            "source": "paper",
            "published": "2025-03-20",
            "change": "changed",
            "keys": [{"key": "drones", "from": "12", "to": "10"}],
        }
    ]


def test_what_is_private_is_left_out(folder: Path) -> None:
    hidden = OTHER.replace("says: They met <twice>.", "says: They met <twice>.\n        private: true")
    (folder / "new.yaml").write_text(hidden, encoding="utf-8")

    public = timeline("changes", "old.yaml", "new.yaml", "--json", directory=folder)
    private = timeline("changes", "old.yaml", "new.yaml", "--json", "--private", directory=folder)

    assert ("twice" in public.out, "twice" in private.out) == (False, True)
    assert "withheld as private" in public.err


@NEEDS_GIT
class TestInARepository:
    """Versions that git has."""

    @pytest.fixture
    def repository(self, tmp_path: Path) -> Repository:
        repository = Repository(tmp_path)
        repository.git("switch", "--quiet", "--create", "colleague")
        repository.write(OTHER)
        repository.commit("theirs")
        repository.git("switch", "--quiet", "main")
        repository.write(SMALL.replace("Odesa", "Odessa"))
        repository.commit("ours")
        return repository

    def told(self, repository: Repository, *arguments: str) -> str:
        run = repository.timeline("changes", *arguments)
        assert (run.returncode, run.stderr) == (0, "")
        return run.stdout

    def test_what_a_branch_brings(self, repository: Repository) -> None:
        head = TOLD.replace("old.yaml → new.yaml", "main...colleague")

        assert self.told(repository, "main...colleague") == head
        assert "place: Odessa → Odesa" in self.told(repository, "main..colleague")

    def test_what_is_not_committed(self, repository: Repository) -> None:
        assert self.told(repository, "HEAD") == "HEAD: nothing has changed\n"
        repository.write(SMALL)
        assert "place: Odessa → Odesa" in self.told(repository, "HEAD")

    def test_a_side_that_is_not_named_is_where_we_are(self, repository: Repository) -> None:
        assert self.told(repository, "colleague..") != self.told(repository, "..colleague")

    def test_a_store_that_was_not_there_is_all_new(self, repository: Repository) -> None:
        (repository.directory / "other.yaml").write_text(SMALL, encoding="utf-8")

        assert "3 events added" in self.told(repository, "HEAD", "--file", "other.yaml")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["nowhere..HEAD"], "git knows no revision `nowhere`"),
            (["--", "--output=x"], "git knows no revision `--output=x`"),
            (["HEAD..HEAD", "--file", "other.yaml"], "other.yaml is not in HEAD"),
            (["HEAD", "--file", "-"], "git has no versions of standard input"),
        ],
        ids=["revision", "option", "file", "stream"],
    )
    def test_what_cannot_be_told_is_refused(self, repository: Repository, arguments: list[str], message: str) -> None:
        (repository.directory / "other.yaml").write_text(SMALL, encoding="utf-8")
        run = repository.timeline("changes", *arguments)

        assert (run.returncode, run.stdout) == (2, "")
        assert message in " ".join(run.stderr.split())

    def test_without_git_two_files_are_proposed(self, repository: Repository) -> None:
        repository.environment["PATH"] = "/nonexistent"
        run = repository.timeline("changes", "HEAD")

        assert run.returncode == 2
        assert "name two files: `timeline changes OLD NEW`" in " ".join(run.stderr.split())


@NEEDS_GIT
def test_outside_of_a_repository_git_says_so(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    environment = {"PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}

    result = timeline("changes", "HEAD", directory=tmp_path, environment=environment)

    assert result.status == 2
    assert "two files need no git" in " ".join(result.err.split())


@NEEDS_GIT
def test_a_hostile_clone_runs_nothing(tmp_path: Path) -> None:
    """Neither its filters, nor its drivers, nor what watches its files, nor its pager."""
    repository = Repository(tmp_path)
    script = tmp_path / "run.sh"
    script.write_text("#!/bin/sh\ntouch ran\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.hooksPath",
        "filter.x.smudge",
        "filter.x.clean",
        "core.sshCommand",
    ):
        repository.git("config", key, str(script))
    repository.git("config", "diff.timeline.textconv", str(script))
    (tmp_path / ".gitattributes").write_text(f"{STORE} filter=x diff=timeline\n", encoding="utf-8")

    run = repository.timeline("changes", "HEAD")

    assert (run.returncode, run.stdout) == (0, "HEAD: nothing has changed\n")
    assert not (tmp_path / "ran").exists()
