"""The shipped story through every edit and back."""

from collections.abc import Sequence

import pytest

from tests.tables import ROOT
from timeline.store import Stored, read_store
from timeline.store.editing import (
    AddAccount,
    AddEvent,
    AddSource,
    Edit,
    OfAccount,
    OfEvent,
    OfSource,
    OfStore,
    Remove,
    Rename,
    Replace,
    SetKey,
    SetPoint,
    UnsetKey,
    UnsetPoint,
    edit_text,
    entry_text,
)

PATH = ROOT / "data" / "events.yaml"
CALL = "trump-putin-call"


@pytest.fixture(scope="module")
def stored() -> Stored:
    return read_store(PATH, PATH.read_bytes(), "events.yaml")


THERE_AND_BACK: list[tuple[Sequence[Edit], Sequence[Edit]]] = [
    ([AddEvent({"id": "new", "title": "New"})], [Remove(OfEvent("new"))]),
    ([AddEvent({"id": "new", "title": "New", "when": "2025-03-18"}, sorted=True)], [Remove(OfEvent("new"))]),
    ([AddSource("new", {"name": "New", "type": "press"})], [Remove(OfSource("new"))]),
    ([SetKey(OfEvent(CALL), "background", True)], [UnsetKey(OfEvent(CALL), "background")]),
    ([SetPoint(OfEvent(CALL), "a new point", "~ 2 h")], [UnsetPoint(OfEvent(CALL), "a new point")]),
    ([SetKey(OfStore(), "title", "T: t")], [SetKey(OfStore(), "title", "The ceasefire claims of March 2025")]),
    ([Rename("event", CALL, "x")], [Rename("event", "x", CALL)]),
    ([Rename("source", "kremlin", "x")], [Rename("source", "x", "kremlin")]),
    ([Rename("tag", "call", "x")], [Rename("tag", "x", "call")]),
    ([Rename("point", "length", "x: y")], [Rename("point", "x: y", "length")]),
]


@pytest.mark.parametrize(("there", "back"), THERE_AND_BACK)
def test_an_edit_and_its_inverse_leave_the_identical_file(
    stored: Stored, there: Sequence[Edit], back: Sequence[Edit]
) -> None:
    once = edit_text(stored, there)
    again = edit_text(read_store(None, once.text.encode(), "events.yaml"), back)

    assert once.text != stored.text
    assert again.text == stored.text


def test_an_account_added_to_any_event_can_be_taken_out_again(stored: Stored) -> None:
    events = stored.timeline.events
    new = {"source": "wp", "says": "x", "published": "2026-01-01T00:00Z"}

    once = edit_text(stored, [AddAccount(event.id, new) for event in events])
    again = edit_text(
        read_store(None, once.text.encode(), "events.yaml"),
        [Remove(OfAccount(event.id, len(event.accounts))) for event in events],
    )

    assert sum(len(event.accounts) for event in read_store(None, once.text.encode(), "").timeline.events) == len(
        events
    ) + sum(len(event.accounts) for event in events)
    assert again.text == stored.text


def test_every_entry_goes_through_an_editor_unchanged(stored: Stored) -> None:
    targets = [OfEvent(event.id) for event in stored.timeline.events]

    edited = edit_text(stored, [Replace(target, entry_text(stored, target)) for target in targets])

    assert edited.text == stored.text


def test_events_taken_out_one_by_one_leave_a_store(stored: Stored) -> None:
    edits = [Remove(OfEvent(event.id)) for event in stored.timeline.events]

    edited = edit_text(stored, edits)

    assert read_store(None, edited.text.encode(), "events.yaml").timeline.events == ()
    assert "\nevents: []\n" in edited.text
