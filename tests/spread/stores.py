"""Stores of any content whose events are lines, so that they can be read in pieces: files and folders."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from tests.interchange.any_store import events, trees
from tests.store.editing.written import IDS
from timeline.render.json_text import json_line

Tree = dict[str, object]

NAMES = (*IDS, "alpah", "two-words", "tow-words", "strike-1", "strike-2", "звук")
"""Ids, some of which look alike."""


@st.composite
def parts(draw: st.DrawFn) -> list[str]:
    """The texts of the files of a store, one or several: each has all that stands beside the events."""
    tree = draw(trees())
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True))
    listed = [draw(events(name)) for name in names]
    for number, event in enumerate(listed):
        # Most titles are words of few, so that some look alike.
        if draw(st.booleans()):
            event["title"] = draw(st.sampled_from(["Air raid alert", "Air raid allert", "Talks in Riyadh"]))
        if number and draw(st.integers(0, 9)) == 0:
            event["id"] = listed[0]["id"]
    count = draw(st.sampled_from([1, 1, 2, 3]))
    cuts = sorted(draw(st.lists(st.integers(0, len(listed)), min_size=count - 1, max_size=count - 1)))
    begins, ends = [0, *cuts], [*cuts, len(listed)]
    empty = draw(st.sampled_from(["", "  -\n", "  # between\n\n"]))
    behind = draw(st.sampled_from(["", "x-behind: 1\n"]))
    return [text_of(tree, listed[one:other], empty, behind) for one, other in zip(begins, ends, strict=True)]


def text_of(tree: Tree, listed: Sequence[Tree], empty: str = "", behind: str = "") -> str:
    """A store in lines; `empty` stands before its second event, `behind` below the last."""
    lines = [_line(key, value) for key, value in tree.items() if key != "events"]
    lines.append("events:\n" if listed else "events: []\n")
    for number, event in enumerate(listed):
        lines.append(empty if number == 1 else "")
        lines.append("  - " + "    ".join([_line(key, value) for key, value in event.items()]))
    return "".join([*lines, behind])


def _line(key: str, value: object) -> str:
    return f"{json_line(key).rstrip()}: {json_line(value)}"


class Placed:
    """The files of a store in a folder of their own, as long as they are looked at."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._folder = TemporaryDirectory()

    def __enter__(self) -> Path:
        place = Path(self._folder.name)
        for number, text in enumerate(self._texts):
            (place / f"{number}.yaml").write_text(text, newline="")
        return place / "0.yaml" if len(self._texts) == 1 else place

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()
