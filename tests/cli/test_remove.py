"""`timeline remove`."""

import io
from pathlib import Path

import pytest

from tests.cli.running import SMALL, Result, Terminal, timeline
from timeline.cli.main import main
from timeline.cli.session import Session
from timeline.store import load_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "timeline.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(store: Path, *arguments: str) -> Result:
    return timeline("remove", *arguments, directory=store.parent)


def held(store: Path) -> list[tuple[str, list[str]]]:
    return [(event.id, [account.source for account in event.accounts]) for event in load_store(store).timeline.events]


@pytest.mark.parametrize(
    ("references", "left"),
    [
        (["strike"], [("talks", ["paper"]), ("older", ["paper"])]),
        (["strike/min"], [("strike", ["paper"]), ("talks", ["paper"]), ("older", ["paper"])]),
        (["strike/paper", "strike/ministry"], [("strike", []), ("talks", ["paper"]), ("older", ["paper"])]),
        (["strike/ministry", "strike", "strike", "talks/paper"], [("talks", []), ("older", ["paper"])]),
        (["strike", "talks", "older"], []),
    ],
)
def test_accounts_and_events_go(store: Path, references: list[str], left: list[tuple[str, list[str]]]) -> None:
    result = run(store, *references)

    assert result.status == 0, result.err
    assert held(store) == left


def test_it_says_what_went(store: Path) -> None:
    assert run(store, "talks") == Result(0, "talks  timeline.yaml:22  removed\n", "")


def test_a_source_that_tells_nothing_goes(store: Path) -> None:
    assert "`paper` is named by" in run(store, "--source", "paper").err
    run(store, "strike/ministry")

    assert run(store, "--source", "ministry").status == 0
    assert list(load_store(store).timeline.sources) == ["paper"]


@pytest.mark.parametrize(
    "arguments", [[], ["nothing"], ["strike/nobody"], ["--source", "nobody"], ["talks", "nothing"]]
)
def test_trouble_removes_nothing(store: Path, arguments: list[str]) -> None:
    result = run(store, *arguments)

    assert (result.status, result.out) == (2, "")
    assert store.read_text(encoding="utf-8") == SMALL


def test_a_dry_run_writes_nothing(store: Path) -> None:
    assert "-  - id: talks\n" in run(store, "talks", "--dry-run").out
    assert store.read_text(encoding="utf-8") == SMALL


class Keyboard(io.BytesIO):
    """What somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "arguments", "removed"),
    [(b"y\n", [], True), (b"\n", [], False), (b"n\n", [], False), (b"", [], False), (b"", ["--yes"], True)],
)
def test_it_asks_at_a_terminal(store: Path, typed: bytes, arguments: list[str], removed: bool) -> None:
    out, err = Terminal(), Terminal()
    session = Session(Keyboard(typed), out, err, {"TERM": "dumb"}, store.parent)

    assert main(["remove", "strike", *arguments], session) == 0
    assert (store.read_text(encoding="utf-8") != SMALL) == removed
    assert ("Remove strike and its 2 accounts? [y]es  [N]o " in err.getvalue()) == (not arguments)
