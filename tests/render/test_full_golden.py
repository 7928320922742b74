"""Whole drawings of `show --full`, compared with golden files; `pytest --update-golden` writes them anew."""

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.render.stories import story
from timeline.render.full import full
from timeline.render.ink import Line
from timeline.render.paint import paint
from timeline.render.view import View

FOLDER = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("name", "of", "view"),
    [
        ("harbour-40", "harbour", View(width=40)),
        ("harbour-160", "harbour", View(width=160)),
        ("odd-40", "odd", View(width=40)),
        ("odd-80", "odd", View(width=80)),
        ("odd-120", "odd", View(width=120)),
        ("odd-80-ascii", "odd", View(width=80, ascii=True)),
        ("odd-100-unfolded", "odd", View(width=100, background=True)),
        ("odd-80-published", "odd", View(width=80, by="published")),
        ("harbour-60", "harbour", View(width=60)),
        ("harbour-100", "harbour", View(width=100)),
        ("harbour-120-ascii", "harbour", View(width=120, ascii=True)),
        ("harbour-140", "harbour", View(width=140)),
        ("harbour-200-new-york", "harbour", View(width=200, zone="America/New_York")),
        ("harbour-100-published", "harbour", View(width=100, by="published")),
        ("incident-80", "incident", View(width=80)),
        ("incident-120-source", "incident", View(width=120, zone="source")),
    ],
)
def test_drawing(name: str, of: str, view: View, golden: Golden) -> None:
    timeline = story(of)

    golden(FOLDER / f"full-{name}.txt", paint(full(timeline, timeline.events, view), color=False))


@pytest.mark.parametrize("of", ["harbour", "odd"])
def test_roles(of: str, golden: Golden) -> None:
    timeline = story(of)

    golden(FOLDER / f"full-{of}-100-roles.txt", spelt(full(timeline, timeline.events, View(width=100))))


def spelt(lines: list[Line]) -> str:
    """Each piece behind its role, so that a change of colour can be read in a difference."""
    return "".join("".join(f"{piece.role}⟨{piece.text}⟩" for piece in line) + "\n" for line in lines)
