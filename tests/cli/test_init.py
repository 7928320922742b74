"""`timeline init`: a new store."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import Result, timeline
from tests.tables import ROOT
from timeline.store import load_store


def test_a_new_store_has_no_problem(tmp_path: Path) -> None:
    made = timeline("init", directory=tmp_path)

    assert (made.status, made.err) == (0, "")
    assert made.out.startswith("wrote timeline.yaml\nnext: timeline show\n")
    everything = ("--enable", "citation", "--enable", "unit", "--strict", "--files")
    assert timeline("check", *everything, directory=tmp_path) == Result(0, "", "")
    assert timeline("show", directory=tmp_path).status == 0


def test_a_new_store_begins_with_the_line_for_editors(tmp_path: Path) -> None:
    timeline("init", directory=tmp_path)

    text = (tmp_path / "timeline.yaml").read_text(encoding="utf-8")

    assert text.startswith("# yaml-language-server: $schema=timeline.schema.json\n")


def test_the_zone_of_a_new_store(tmp_path: Path) -> None:
    timeline("init", "--timezone", "Europe/Kyiv", directory=tmp_path)
    timeline("init", "plain.yaml", directory=tmp_path)

    assert load_store(tmp_path / "timeline.yaml").timeline.timezone == "Europe/Kyiv"
    assert load_store(tmp_path / "plain.yaml").timeline.timezone is None


def test_a_zone_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    result = timeline("init", "--timezone", "Kyiv", directory=tmp_path)

    assert result.status == 2
    assert "did you mean Europe/Kyiv?" in result.err
    assert list(tmp_path.iterdir()) == []


def test_the_sample_is_the_shipped_story(tmp_path: Path) -> None:
    made = timeline("init", "--sample", directory=tmp_path)

    shipped = load_store(ROOT / "data" / "events.yaml").timeline
    assert made.status == 0
    assert load_store(tmp_path / "timeline.yaml").timeline == shipped
    assert timeline("check", "--strict", directory=tmp_path) == Result(0, "", "")


def test_the_sample_names_the_schema_beside_it(tmp_path: Path) -> None:
    timeline("init", "--sample", directory=tmp_path)

    lines = (tmp_path / "timeline.yaml").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if "$schema" in line] == lines[:1]
    assert lines[0] == "# yaml-language-server: $schema=timeline.schema.json"


def test_the_sample_is_packed_into_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert packed == {"data/events.yaml": "timeline/sample.yaml"}


def test_the_sample_has_its_own_zone(tmp_path: Path) -> None:
    result = timeline("init", "--sample", "--timezone", "Europe/Kyiv", directory=tmp_path)

    assert result.status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "timeline.yaml"
    if kind == "file":
        path.write_bytes(b"mine")
    else:
        path.symlink_to(tmp_path / "elsewhere.yaml")

    result = timeline("init", directory=tmp_path)

    assert result.status == 2
    assert "timeline.yaml exists already, and is left as it is" in result.err
    assert [each.name for each in tmp_path.iterdir()] == ["timeline.yaml"]
    assert kind == "link" or path.read_bytes() == b"mine"


def test_a_folder_that_does_not_exist_is_trouble(tmp_path: Path) -> None:
    result = timeline("init", "a/b.yaml", directory=tmp_path)

    assert result.status == 2
    assert "its folder does not exist" in result.err


def test_the_file_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    timeline("init", "a story.yaml", directory=tmp_path)
    timeline("--file", "b.yaml", "init", directory=tmp_path)
    below = timeline("init", "folder", directory=tmp_path)

    made = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.yaml")}
    assert made == {"a story.yaml", "b.yaml", "folder/timeline.yaml"}
    assert "next: timeline --file folder/timeline.yaml show\n" in below.out
    assert "timeline schema > folder/timeline.schema.json" in below.out


def test_the_file_may_be_named_by_an_option_or_the_environment(tmp_path: Path) -> None:
    timeline("init", "--file", "a.yaml", directory=tmp_path)
    result = timeline("init", directory=tmp_path, environment={"TIMELINE_FILE": "b.yaml"})

    assert {path.name for path in tmp_path.iterdir()} == {"a.yaml", "b.yaml"}
    assert result.out.startswith("wrote b.yaml\nnext: timeline show\n")


@pytest.mark.parametrize("arguments", [("init", "a.yaml", "--file", "b.yaml"), ("--file", "a.yaml", "init", "b.yaml")])
def test_a_file_that_is_named_twice_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = timeline(*arguments, directory=tmp_path)

    assert result.status == 2
    assert "the new store is named twice" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_is_not_there_is_no_file(tmp_path: Path) -> None:
    result = timeline("init", "nosuch/", directory=tmp_path)

    assert result.status == 2
    assert "there is no directory nosuch/" in result.err
    assert list(tmp_path.iterdir()) == []


def test_entries_of_an_empty_store_stand_below_its_comments(tmp_path: Path) -> None:
    timeline("init", "--empty", directory=tmp_path)
    timeline("add", "A", "--when", "2022", directory=tmp_path)

    assert (
        (tmp_path / "timeline.yaml")
        .read_text(encoding="utf-8")
        .endswith("events:\n  - id: a\n    title: A\n    when: 2022\n")
    )


def test_an_empty_store_is_ready_for_entries(tmp_path: Path) -> None:
    made = timeline("init", "--empty", "--timezone", "Europe/Kyiv", directory=tmp_path)

    held = load_store(tmp_path / "timeline.yaml").timeline
    assert (held.events, dict(held.sources), held.timezone) == ((), {}, "Europe/Kyiv")
    assert timeline("check", "--strict", directory=tmp_path) == Result(0, "", "")
    added = timeline("add", "A", "--source", "paper", "--new-source", "The paper", directory=tmp_path)
    assert added.status == 0, added.err
    assert '--source paper --new-source "The paper"' in made.out
    assert timeline("init", "x.yaml", "--empty", "--sample", directory=tmp_path).status == 2


def test_a_store_that_is_found_no_more_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "below").mkdir()
    timeline("init", "data/events.yaml", directory=tmp_path)

    above = timeline("init", directory=tmp_path / "below")
    beside = timeline("init", directory=tmp_path)
    elsewhere = timeline("init", "other.yaml", directory=tmp_path)

    told = "from here timeline.yaml is read now, and no longer "
    assert above.err == f"{told}{tmp_path}/data/events.yaml; --file {tmp_path}/data/events.yaml names that\n"
    assert beside.err == f"{told}data/events.yaml; --file data/events.yaml names that\n"
    assert elsewhere.err == ""
    assert "next: timeline --file other.yaml show\n" in elsewhere.out


def test_the_environment_comes_before_what_is_found(tmp_path: Path) -> None:
    """The new store is not the one that other commands read, so they are told how to name it."""
    timeline("init", "mine.yaml", directory=tmp_path)
    result = timeline("init", "timeline.yaml", directory=tmp_path, environment={"TIMELINE_FILE": "mine.yaml"})

    assert "next: timeline --file timeline.yaml show\n" in result.out
    assert result.err == ""


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    timeline("init", directory=tmp_path)

    result = timeline("init", "-", directory=tmp_path)

    assert result == Result(0, (tmp_path / "timeline.yaml").read_text(encoding="utf-8"), "")


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk."""
    program = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "from timeline.__main__ import run\n"
        "run()\n"
    )

    run = subprocess.run(
        [sys.executable, "-B", "-c", program, "init"], check=False, capture_output=True, encoding="utf-8", cwd=tmp_path
    )

    assert run.returncode == 2
    assert run.stderr.startswith("timeline  error  ")
    assert list(tmp_path.iterdir()) == []
