"""What runs elsewhere calls what the Makefile has, on the systems that are promised, and fetches nothing else."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tables import ROOT
from tests.windows import LEFT_OUT

WORKFLOW = ROOT / ".github" / "workflows" / "check.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_workflow_calls_targets_of_the_makefile() -> None:
    runs = [step["run"] for job in read(WORKFLOW)["jobs"].values() for step in job["steps"] if "run" in step]

    assert [run.split()[1] for run in runs] == ["check", "wheel", "bench-smoke", "fuzz", "torture", "audit", "lowest"]
    assert {run.split()[1] for run in runs} <= targets()


def test_workflow_runs_on_every_system_from_the_lowest_python_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    matrix = read(WORKFLOW)["jobs"]["check"]["strategy"]["matrix"]

    assert [name.partition("-")[0] for name in matrix["os"]] == ["ubuntu", "macos", "windows"]
    assert project["requires-python"] == f">={matrix['python'][0]}"
    assert matrix["python"] == [f"3.{minor}" for minor in range(11, 15)]


def test_hooks_are_local_and_call_targets_of_the_makefile() -> None:
    repositories = read(HOOKS)["repos"]
    entries = [hook["entry"].split() for held in repositories for hook in held["hooks"]]

    assert [held["repo"] for held in repositories] == ["local"]
    assert {tuple(entry) for entry in entries} <= {("make", target) for target in targets()}
    assert len(entries) >= 4


@pytest.mark.parametrize("path", sorted(ROOT.glob(".github/**/*.*")), ids=lambda path: path.name)
def test_templates_and_workflows_are_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)

    if path.suffix == ".yml":
        assert read(path)["name"]
    elif path.parent.name == "ISSUE_TEMPLATE":
        assert head is not None
        assert {"name", "about", "labels"} == set(yaml.safe_load(head[1]))
    for named in re.findall(r"`([\w/.]+\.(?:md|py))`", text):
        assert (ROOT / named).exists(), named


def test_what_is_left_out_on_windows_is_there_and_says_why() -> None:
    for name, reason in LEFT_OUT.items():
        assert (ROOT / "tests" / name).is_file(), name
        assert reason


def test_whatever_only_posix_has_is_left_out_on_windows() -> None:
    needed = re.compile(r"^\s*import (?:pty|fcntl|termios|readline)\b|\bos\.(?:fork|kill)\(", re.MULTILINE)
    tests = (ROOT / "tests").rglob("test_*.py")
    found = {path.relative_to(ROOT / "tests").as_posix() for path in tests if needed.search(path.read_text("utf-8"))}

    assert len(found) >= 4
    assert found <= LEFT_OUT.keys()
