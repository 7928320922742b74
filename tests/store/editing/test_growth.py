"""An edit looks at what it changes, and keeps no more of the file than it needs."""

import gc

from bench.generate import generate
from tests.counting import calls
from timeline.store import Stored, read_store
from timeline.store.editing import AddAccount, AddEvent, AddSource, Edit, OfEvent, SetKey, edit_text
from timeline.store.editing.applying import Applying
from timeline.store.editing.proof import raw_tree
from timeline.store.editing.text_and_tree import TextAndTree
from timeline.store.editing.trees import Tree
from timeline.store.positions import Document


def generated(events: int) -> Stored:
    return read_store(None, generate(events, 1).encode(), "store.yaml")


def notes(stored: Stored) -> list[Edit]:
    return [SetKey(OfEvent(event.id), "note", "A note.") for event in stored.timeline.events]


def test_the_nodes_of_few_events_are_kept_however_many_are_edited() -> None:
    stored = generated(200)
    applying = Applying(TextAndTree(stored, Tree(raw_tree(stored.text)), whole=False, blocks=True))
    gc.collect()
    before = sum(isinstance(one, Document) for one in gc.get_objects())

    applying.apply(notes(stored))

    assert sum(isinstance(one, Document) for one in gc.get_objects()) - before < 50


def test_an_event_is_looked_at_as_often_in_a_large_store_as_in_a_small_one() -> None:
    def editing(events: int) -> int:
        stored = generated(events)
        return calls(lambda: edit_text(stored, notes(stored)))

    editing(5)

    assert editing(160) < 5 * editing(40)


def keys_and_accounts(stored: Stored) -> tuple[list[Edit], list[Edit]]:
    keys: list[Edit] = [SetKey(OfEvent(event.id), "same_as", [f"of-{event.id}"]) for event in stored.timeline.events]
    told = {"source": "bbc", "says": "They met: twice.", "published": "2031-01-01"}
    return keys, [AddAccount(event.id, told) for event in stored.timeline.events]


def test_a_new_key_and_a_new_account_of_an_event_are_written_as_they_are_one_after_the_other() -> None:
    stored = generated(40)
    keys, accounts = keys_and_accounts(stored)

    together = edit_text(stored, [edit for pair in zip(keys, accounts, strict=True) for edit in pair])

    after_keys = edit_text(stored, keys).text
    assert together.text == edit_text(read_store(None, after_keys.encode(), "store.yaml"), accounts).text


def test_a_new_key_and_a_new_account_of_an_event_are_less_work_than_each_alone() -> None:
    stored = generated(40)
    keys, accounts = keys_and_accounts(stored)
    apart = [*keys, *accounts]
    together = [edit for pair in zip(keys, accounts, strict=True) for edit in pair]
    edit_text(stored, together)

    assert calls(lambda: edit_text(stored, together)) < 0.88 * calls(lambda: edit_text(stored, apart))


def test_each_new_source_is_written_once() -> None:
    stored = generated(3)

    def adding(sources: int) -> int:
        edits = [AddSource(f"new-{number}", {"name": f"New {number}"}) for number in range(sources)]
        return calls(lambda: edit_text(stored, edits))

    adding(5)

    assert adding(400) < 5 * adding(100)


def test_sources_are_written_once_where_each_comes_with_its_event() -> None:
    stored = generated(3)

    def adding(number: int) -> int:
        edits: list[Edit] = []
        for one in range(number):
            account = {"source": f"new-{one}", "says": "They met."}
            edits += [AddSource(f"new-{one}", {}), AddEvent({"id": f"n{one}", "title": "N", "accounts": [account]})]
        return calls(lambda: edit_text(stored, edits))

    adding(5)

    assert adding(400) < 5 * adding(100)


def test_events_in_their_places_do_not_read_the_sources_for_each() -> None:
    def adding(number: int) -> int:
        head = "timeline: 1\nsources:\n" + "".join(f"  s{one}: {{name: S{one}}}\n" for one in range(number))
        stored = read_store(None, f"{head}events:\n  - {{id: e, title: E}}\n".encode(), "store.yaml")
        edits = [AddEvent({"id": f"n{one}", "title": "N", "when": "2025-03-18"}, sorted=True) for one in range(number)]
        return calls(lambda: edit_text(stored, edits))

    adding(5)

    assert adding(200) < 5 * adding(50)
