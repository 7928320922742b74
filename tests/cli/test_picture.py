"""`--svg FILE`: every drawing as a picture, into a new file."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.running import SMALL, on_small, timeline

DRAWINGS = [
    ["show"],
    ["show", "strike"],
    ["show", "strike/paper"],
    ["show", "--ids", "--background"],
    ["sources"],
    ["diff"],
    ["diff", "ministry", "paper"],
    ["diff", "ministry", "paper", "--stat"],
    ["diff", "--all"],
    ["diff", "paper", "--changes"],
    ["match", "timeline.yaml", "timeline.yaml"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", DRAWINGS, ids=" ".join)
def test_every_drawing_has_a_picture_with_its_words(folder: Path, command: list[str]) -> None:
    drawn = timeline(*command, "--color", "always", directory=folder)
    pictured = timeline(*command, "--svg", "drawing.svg", directory=folder)

    assert (pictured.status, pictured.out) == (drawn.status, "")
    assert "wrote drawing.svg" in pictured.err
    root = ET.parse(folder / "drawing.svg").getroot()
    told = "".join("".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text"))
    plain = re.sub("\x1b\\[[0-9;]*m", "", drawn.out)
    assert "".join(told.split()) == "".join(plain.split())


def test_a_file_that_is_there_stays_as_it_is(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine", encoding="utf-8")

    result = timeline("show", "--svg", "notes.txt", directory=folder)

    assert (result.status, result.out) == (2, "")
    assert "notes.txt exists already, and is left as it is" in result.err
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "--svg", "no/such/folder.svg"], "its folder does not exist"),
        (["show", "--svg", ""], "--svg names no file"),
        (["show", "--svg", "a.svg", "--json"], "--svg is a drawing, and json is none"),
        (["diff", "--svg", "a.svg", "--format", "markdown"], "--svg is a drawing, and markdown is none"),
        (["match", "timeline.yaml", "timeline.yaml", "--review", "--svg", "a.svg"], "--svg shows the pairs"),
        (["show", "--svg"], "needs a value"),
    ],
)
def test_trouble_writes_no_picture(folder: Path, arguments: list[str], message: str) -> None:
    result = timeline(*arguments, directory=folder)

    assert (result.status, result.out) == (2, "")
    assert message in " ".join(result.err.split())
    assert "Traceback" not in result.err
    assert [path.name for path in folder.iterdir()] == ["timeline.yaml"]


def test_a_picture_goes_into_a_pipe_too() -> None:
    result = on_small("show", "--svg", "-", "--theme", "dark")

    assert result.err == ""
    assert ET.fromstring(result.out).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_picture_has_the_width_and_the_signs_that_are_asked_for(folder: Path) -> None:
    """Whatever the terminal is: neither NO_COLOR nor its width shows in a file, unless told."""
    same = [
        timeline("show", "--width", "60", "--svg", "-", directory=folder, environment=surroundings).out
        for surroundings in ({}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"COLORFGBG": "0;15"}, {"FORCE_COLOR": "1"})
    ]

    assert len(set(same)) == 1
    assert ET.fromstring(same[0]).find(".//*[@class='time']") is not None
    assert timeline("show", "--ascii", "--width", "60", "--svg", "-", directory=folder).out.isascii()
