"""What `make lowest` and `make licences` go by, and that what `make` writes is current."""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.version import Version

from tools.licences import PAGE, page
from tools.lowest import PROJECT, lowest
from tools.manual import MANUAL, written


def test_pins_are_the_lower_bounds_of_every_runtime_dependency() -> None:
    project = '[project]\ndependencies = ["a>=1.2,<2", "b-c >= 3", "d<5,>=4.1; python_version < \'4\'"]\n'

    assert lowest(project) == ["a==1.2", "b-c==3", "d==4.1"]


def test_a_dependency_without_a_lower_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="no lower bound: b<2"):
        lowest('[project]\ndependencies = ["a>=1", "b<2"]\n')


def test_every_dependency_of_the_project_has_a_lower_bound() -> None:
    assert len(lowest(PROJECT.read_text(encoding="utf-8"))) >= 7


@pytest.mark.skipif(sys.platform == "win32", reason="typer needs colorama there, which the page tells in words")
def test_page_of_licences_is_current() -> None:
    """`make licences` writes it anew."""
    pins = [pin.split("==") for pin in lowest(PROJECT.read_text(encoding="utf-8"))]
    if all(Version(version(name)) == Version(bound) for name, bound in pins):
        pytest.skip("the page is that of the newest versions, and these are the lowest")

    assert page() == PAGE.read_text(encoding="utf-8")


PAGES = written()


@pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
def test_the_reference_and_the_manual_are_current(path: Path) -> None:
    """`make manual` writes them anew."""
    assert path.read_text(encoding="utf-8") == PAGES[path]


def test_the_manual_has_no_page_of_a_command_that_is_gone() -> None:
    assert set(MANUAL.glob("*")) == {path for path in PAGES if path.parent == MANUAL}


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed")
@pytest.mark.parametrize("path", sorted(MANUAL.glob("*.1")), ids=lambda path: path.name)
def test_the_manual_is_well_formed(path: Path) -> None:
    """A page has no date, for it would be another on each day; its lines are as long as their sentences."""
    run = subprocess.run(["mandoc", "-T", "lint", str(path)], capture_output=True, text=True, check=False)
    told = [line for line in run.stdout.splitlines() if "missing date" not in line and "longer than 80" not in line]

    assert told == []
