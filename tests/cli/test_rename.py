"""`timeline rename`."""

from pathlib import Path

import pytest

from tests.cli.running import SMALL, Result, timeline


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "timeline.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(store: Path, *arguments: str) -> Result:
    return timeline("rename", *arguments, directory=store.parent)


@pytest.mark.parametrize(
    ("arguments", "old", "new", "lines"),
    [
        (["event", "talks", "riyadh"], "- id: talks", "- id: riyadh", 1),
        (["source", "ministry", "mod"], "ministry", "mod", 2),
        (["tag", "strike", "attack"], "tags: [strike]", "tags: [attack]", 1),
        (["point", "drones", "drones seen"], "{drones:", "{drones seen:", 2),
        (["point", "drones", "drones seen", "--event", "str"], "{drones:", "{drones seen:", 2),
    ],
)
def test_a_name_changes_everywhere(store: Path, arguments: list[str], old: str, new: str, lines: int) -> None:
    text = SMALL.replace("the ministry says", "the m. says")
    store.write_text(text, encoding="utf-8")

    result = run(store, *arguments)

    assert result.status == 0, result.err
    assert result.out.startswith(f"{arguments[1]} is {arguments[2]} now  timeline.yaml:")
    assert result.out.endswith(f"  {lines} line{'' if lines == 1 else 's'} changed\n")
    assert store.read_text(encoding="utf-8") == text.replace(old, new)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["event", "talk", "riyadh"], "no event is called `talk`"),
        (["event", "talks", "strike"], "the event `strike` exists"),
        (["event", "talks", "a b"], "`a b` is no id"),
        (["source", "nobody", "somebody"], "no source is called `nobody`"),
        (["tag", "call", "x"], "no tag is called `call`"),
        (["point", "drones", "x", "--event", "talks"], "no point of `talks` is called `drones`"),
        (["tag", "strike", "x", "--event", "talks"], "--event belongs to points"),
        (["place", "a", "b"], "“place” is nothing that event|source|tag|point takes"),
    ],
)
def test_trouble_renames_nothing(store: Path, arguments: list[str], message: str) -> None:
    result = run(store, *arguments)

    assert (result.status, result.out) == (2, "")
    assert message in " ".join(result.err.split())
    assert store.read_text(encoding="utf-8") == SMALL


def test_a_dry_run_writes_nothing(store: Path) -> None:
    assert "+  - id: riyadh\n" in run(store, "event", "talks", "riyadh", "--dry-run").out
    assert store.read_text(encoding="utf-8") == SMALL


def test_the_same_name_changes_nothing(store: Path) -> None:
    assert run(store, "tag", "strike", "strike") == Result(0, "", "nothing changes\n")
