"""What `make lowest` and `make licences` go by, and that the page of licences is current."""

import sys
from importlib.metadata import version

import pytest
from packaging.version import Version

from tools.licences import PAGE, page
from tools.lowest import PROJECT, lowest


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
