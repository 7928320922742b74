"""`docs/format.md` tells of every key, and its examples are stores."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.store.stores import problems, read
from tests.tables import ROOT, table
from timeline.store.entries import (
    AccountEntry,
    CitationEntry,
    ClockEntry,
    CoordinatesEntry,
    EventEntry,
    PointEntry,
    RulingEntry,
    SourceEntry,
    StoreEntry,
    keys_of,
)

if TYPE_CHECKING:
    import msgspec

PAGE = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEADINGS: "dict[str, type[msgspec.Struct]]" = {
    "Keys of the store": StoreEntry,
    "Keys of a source": SourceEntry,
    "Keys of a clock": ClockEntry,
    "Keys of an event": EventEntry,
    "Keys of an account": AccountEntry,
    "Keys of coordinates": CoordinatesEntry,
    "Keys of a citation": CitationEntry,
    "Keys of a point": PointEntry,
    "Keys of a ruling": RulingEntry,
}


@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_are_stores(number: int) -> None:
    assert problems(EXAMPLES[number]) == ()
    assert read(EXAMPLES[number]).timeline.events


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_page_names_every_key(heading: str) -> None:
    named = [row[0] for row in table("format.md", heading)]

    assert named == list(keys_of(HEADINGS[heading]))


def test_the_full_example_has_every_key() -> None:
    written = set(re.findall(r"[\w-]+(?=:)", EXAMPLES[1]))

    assert {key for entry in HEADINGS.values() for key in keys_of(entry)} - written == set()
