"""What holds of every edit of every store, however it is written."""

from copy import deepcopy
from typing import Any

import oryaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.store.editing.written import (
    POINTS,
    SOURCES,
    TAGS,
    TEXTS,
    Written,
    accounts,
    events,
    told_apart,
    written,
)
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
    Target,
    UnsetKey,
    UnsetPoint,
    edit_text,
    entry_text,
)
from timeline.store.editing.apply import _edited
from timeline.store.editing.proof import UnprovenError
from timeline.store.nodes_read import means, tree_of


def read(text: str) -> Stored:
    return read_store(None, text.encode(), "store.yaml")


def raw(text: str) -> Any:
    return oryaml.loads(text)


def entry_in(tree: Any, target: Target) -> Any:
    match target:
        case OfStore():
            return tree
        case OfSource(source):
            return tree["sources"][source]
        case OfEvent(event):
            return next(entry for entry in tree["events"] if entry["id"] == event)
        case OfAccount(event, number):
            return entry_in(tree, OfEvent(event))["accounts"][number]


def targets(tree: Any) -> list[Target]:
    """Everything that can be edited."""
    found: list[Target] = [OfStore(), *(OfSource(source) for source in tree["sources"])]
    for event in tree.get("events", []):
        found += [OfEvent(event["id"])]
        found += [OfAccount(event["id"], number) for number in range(len(event.get("accounts", [])))]
    return found


def is_one_insertion(old: str, new: str) -> bool:
    """Whether the old text is the new one without some characters in one place."""
    begin = 0
    while begin < len(old) and begin < len(new) and old[begin] == new[begin]:
        begin += 1
    return len(new) >= len(old) and any(
        new.endswith(old[index:]) and new.startswith(old[:index]) for index in range(begin + 1)
    )


def texts() -> st.SearchStrategy[str]:
    several = st.lists(TEXTS.map(str.strip), min_size=2, max_size=3).map("\n".join)
    return st.one_of(
        TEXTS, several, st.just("word " * 50 + "end"), st.sampled_from(["yes", "1.10", "0x1F", "~", "2025"])
    )


@st.composite
def additions(draw: st.DrawFn) -> tuple[Written, Edit, Edit]:
    """A store, something new for it, and what takes that out again."""
    store = draw(written())
    tree: Any = store.tree
    named = tree.get("events", [])
    kind = draw(st.sampled_from(["event", "source", "account", "point", "key"] if named else ["event", "source"]))
    if kind == "event":
        entry = draw(events("new-one")) | {"title": draw(TEXTS)}
        return store, AddEvent(entry, sorted=draw(st.booleans())), Remove(OfEvent("new-one"))
    if kind == "source":
        return store, AddSource("new-one", {"name": draw(TEXTS), "note": draw(texts())}), Remove(OfSource("new-one"))
    event = draw(st.sampled_from(named))
    target = OfEvent(event["id"])
    if kind == "account":
        others = event.get("accounts", [])
        entry = draw(accounts()) | {"says": draw(texts())}
        assume(told_apart([*others, entry]))
        return store, AddAccount(event["id"], entry), Remove(OfAccount(event["id"], len(others)))
    if kind == "point":
        value = draw(st.one_of(texts(), st.fixed_dictionaries({"value": texts(), "note": texts()})))
        name = draw(TEXTS.filter(lambda name: name not in POINTS))
        return store, SetPoint(target, name, value), UnsetPoint(target, name)
    key = draw(st.sampled_from(["place", "note", "actors"]))
    assume(key not in event)
    held: Any = draw(st.lists(TEXTS, min_size=1, max_size=3) if key == "actors" else texts())
    return store, SetKey(target, key, held), UnsetKey(target, key)


def inside(tree: Any, edit: Edit) -> Any:
    """The list or map that an addition goes to; None where there is none yet."""
    match edit:
        case AddEvent():
            return tree.get("events")
        case AddAccount(event):
            return entry_in(tree, OfEvent(event)).get("accounts")
        case SetPoint(target):
            return entry_in(tree, target).get("points")
        case _:
            return {"something": "always"}


@given(additions())
def test_an_addition_puts_characters_in_and_leaves_all_others(drawn: tuple[Written, Edit, Edit]) -> None:
    store, add, _ = drawn
    assume(inside(store.tree, add) or inside(store.tree, add) is None)

    edited = edit_text(read(store.text), [add])

    assert is_one_insertion(store.text, edited.text)


@given(additions())
def test_an_addition_taken_out_again_leaves_the_identical_text(drawn: tuple[Written, Edit, Edit]) -> None:
    store, add, take_out = drawn
    held = inside(store.tree, add)
    assume(held or (held is None and not isinstance(add, AddEvent)))

    added = edit_text(read(store.text), [add])
    back = edit_text(read(added.text), [take_out])

    assert back.text == store.text


@given(additions())
def test_an_addition_is_read_as_it_was_meant_by_both_readers(drawn: tuple[Written, Edit, Edit]) -> None:
    store, add, _ = drawn

    stored = read(edit_text(read(store.text), [add]).text)

    root = stored.document.root
    assert root is not None
    assert tree_of(root) == raw(stored.text)
    assert means(root, raw(stored.text))
    match add:
        case AddEvent(entry):
            new = next(event for event in stored.timeline.events if event.id == "new-one")
            assert new.title == entry["title"]
        case AddSource(source, entry):
            assert (stored.timeline.sources[source].name, stored.timeline.sources[source].note) == (
                entry["name"],
                entry["note"],
            )
        case AddAccount(event, entry):
            told = next(one for one in stored.timeline.events if one.id == event)
            assert told.accounts[-1].says == entry["says"]
        case SetPoint(OfEvent(event), name, value):
            found = next(one for one in stored.timeline.events if one.id == event)
            point = next(point for point in found.points if point.name == name)
            assert (point.value, point.note) == (
                (value["value"], value["note"]) if isinstance(value, dict) else (value, None)
            )
        case SetKey(target, key, value):
            assert entry_in(raw(stored.text), target)[key] == value


@given(written(), st.data())
def test_a_key_set_and_set_back_leaves_the_identical_text(store: Written, data: st.DataObject) -> None:
    tree: Any = store.tree
    target = data.draw(st.sampled_from(targets(tree)))
    entry = entry_in(tree, target)
    keys = [key for key in ("title", "name", "says", "note", "place", "when") if isinstance(entry.get(key), str)]
    assume(keys)
    key = data.draw(st.sampled_from(keys))
    old = entry[key]
    # A text in a block of its own cannot be known again once it is gone.
    assume(f"{key}: >-" not in store.text)

    there = edit_text(read(store.text), [SetKey(target, key, "2025-03-20" if key == "when" else "another word")])
    back = edit_text(read(there.text), [SetKey(target, key, old)])

    expected = deepcopy(tree)
    entry_in(expected, target)[key] = "2025-03-20" if key == "when" else "another word"
    assert raw(there.text) == expected
    assert len(changed_lines(store.text, there.text)) <= 1
    assert raw(back.text) == tree
    if needs_no_quotes(old):
        assert back.text == store.text


def needs_no_quotes(text: str) -> bool:
    return text.isalpha() or text in ("a word", "Жінка каже")


def changed_lines(old: str, new: str) -> list[int]:
    """The numbers of the lines that differ; the texts must have the same number of them."""
    before, after = old.split("\n"), new.split("\n")
    assert len(before) == len(after)
    return [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]


@given(written(), st.data())
def test_any_value_can_be_set_and_nothing_else_changes(store: Written, data: st.DataObject) -> None:
    tree: Any = store.tree
    target = data.draw(st.sampled_from(targets(tree)))
    if isinstance(target, OfEvent | OfAccount) and data.draw(st.booleans()):
        value: Any = data.draw(
            st.one_of(texts(), st.fixed_dictionaries({"value": texts()}, optional={"note": texts()}))
        )
        name = data.draw(st.sampled_from(POINTS))
        edit: Edit = SetPoint(target, name, value)
    else:
        key = data.draw(st.sampled_from(["note", "x-own"] + (["tags", "title"] if isinstance(target, OfEvent) else [])))
        value = data.draw(st.lists(st.sampled_from([*TAGS, "a", "b: c"]), max_size=4) if key == "tags" else texts())
        edit = SetKey(target, key, value)

    edited = edit_text(read(store.text), [edit])

    expected = deepcopy(tree)
    entry = entry_in(expected, target)
    if isinstance(edit, SetPoint):
        entry["points"] = {**entry.get("points", {}), edit.name: as_number(value)}
    elif isinstance(edit, SetKey):
        entry[edit.key] = value
    assert raw(edited.text) == expected
    assert untouched(store.text, edited.text, edited.changes[0].line, edited.changes[0].lines)


def as_number(value: Any) -> Any:
    """A point's whole number is written without quotes."""
    if isinstance(value, dict):
        return value | {"value": as_number(value["value"])}
    return int(value) if value.isascii() and value.isdigit() and str(int(value)) == value else value


def untouched(old: str, new: str, line: int, lines: int) -> bool:
    """Whether all lines are the same but some below one another, which the change names, and the key above them."""
    before, after = old.split("\n"), new.split("\n")
    begin = 0
    while begin < min(len(before), len(after)) and before[begin] == after[begin]:
        begin += 1
    end = 0
    while end < min(len(before), len(after)) - begin and before[-1 - end] == after[-1 - end]:
        end += 1
    return old == new or (begin >= line - 3 and len(after) - end <= line + lines)


@given(written(), st.data())
def test_a_removal_takes_characters_out_and_leaves_all_others(store: Written, data: st.DataObject) -> None:
    tree: Any = store.tree
    removable = [target for target in targets(tree) if isinstance(target, OfEvent | OfAccount)]
    assume(removable)
    target = data.draw(st.sampled_from(removable))
    event = entry_in(tree, OfEvent(target.event))

    edited = edit_text(read(store.text), [Remove(target)])

    expected = deepcopy(tree)
    if isinstance(target, OfEvent):
        expected["events"] = [entry for entry in expected["events"] if entry["id"] != target.event]
    elif len(event["accounts"]) == 1:
        del entry_in(expected, OfEvent(target.event))["accounts"]
    else:
        del entry_in(expected, OfEvent(target.event))["accounts"][target.number]
    assert raw(edited.text) == expected
    if expected.get("events"):
        assert is_one_insertion(edited.text, store.text)


@given(written(), st.data())
def test_a_rename_there_and_back_leaves_the_identical_text(store: Written, data: st.DataObject) -> None:
    tree: Any = store.tree
    kinds: list[Rename] = [Rename("source", source, "another") for source in SOURCES]
    for event in tree.get("events", []):
        kinds.append(Rename("event", event["id"], "another"))
        kinds += [Rename("tag", tag, "another") for tag in event.get("tags", [])]
        for entry in [event, *event.get("accounts", [])]:
            kinds += [Rename("point", name, "another") for name in entry.get("points", {})]
            kinds += [Rename("point", name, "another", event["id"]) for name in entry.get("points", {})]
    edit = data.draw(st.sampled_from(kinds))

    there = edit_text(read(store.text), [edit])
    back = edit_text(read(there.text), [Rename(edit.kind, "another", edit.old, edit.event)])

    assert back.text == store.text
    assert len(changed_lines(store.text, there.text)) == there.changes[0].lines


@given(written(), st.data())
def test_an_entry_put_back_as_it_was_shown_changes_nothing(store: Written, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from(targets(store.tree)[1:]))
    stored = read(store.text)

    edited = edit_text(stored, [Replace(target, entry_text(stored, target))])

    assert edited.text == store.text


@st.composite
def several(draw: st.DrawFn) -> tuple[Written, list[Edit]]:
    """A store and what can be done to it in this order and in no other: what is named stands before."""
    store = draw(written())
    tree: Any = store.tree
    named = [event["id"] for event in tree.get("events", [])]
    edits: list[Edit] = []
    for number in range(draw(st.integers(2, 5))):
        kinds = ["source", "event", "account", "key and account", "note"]
        kind = draw(st.sampled_from(kinds if named else kinds[:2]))
        source = f"new-{number}"
        if kind == "note":
            edits.append(SetKey(OfSource(draw(st.sampled_from(SOURCES))), f"x-{number}", draw(texts())))
            continue
        edits.append(AddSource(source, {"name": draw(TEXTS)}))
        if kind == "event":
            entry = {"id": f"event-{number}", "title": draw(TEXTS), "accounts": [{"source": source}]}
            edits.append(AddEvent(entry, sorted=draw(st.booleans())))
            named.append(f"event-{number}")
        elif kind != "source":
            event = draw(st.sampled_from(named))
            if kind == "key and account":
                edits.append(SetKey(OfEvent(event), draw(st.sampled_from(["same_as", "x-key"])), [draw(texts())]))
            edits.append(AddAccount(event, {"source": source, "says": draw(texts())}))
    return store, edits


@given(several())
def test_edits_done_at_once_come_to_what_they_come_to_one_after_another(drawn: tuple[Written, list[Edit]]) -> None:
    store, edits = drawn

    together = edit_text(read(store.text), edits)
    text = store.text
    for edit in edits:
        text = edit_text(read(text), [edit]).text

    assert raw(together.text) == raw(text)


MIXED = "timeline: 1\r\nsources:\n  wp:\r\n    name: WP\r\nevents:\n- {id: alpha, title: A}"
"""Two kinds of line ends, none of them behind the last event."""


@example((Written({}, MIXED, bom=False), AddEvent({"id": "new-one", "title": "0"}), Remove(OfEvent("new-one"))))
@given(additions())
def test_a_text_in_one_part_is_edited_as_one_in_many(drawn: tuple[Written, Edit, Edit]) -> None:
    store, add, _ = drawn
    stored = read(store.text)

    edited = edit_text(stored, [add])

    for blocks in (True, False):
        try:
            in_one = _edited(stored, [add], raw(stored.text), None, whole=True, blocks=blocks)
        except UnprovenError:
            continue
        break

    assert (in_one.text, in_one.changes) == (edited.text, edited.changes)
