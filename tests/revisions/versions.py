"""Three versions of a store: one that both sides began with, and what each of them has made of it."""

import json
from copy import deepcopy
from typing import NamedTuple

from hypothesis import strategies as st

from tests.merging.joining import read
from tests.store.editing.written import IDS, PLAIN, POINTS, TAGS, Tree, accounts, events, told_apart, written
from timeline.revisions.version import edits_between, version_of
from timeline.store import Stored
from timeline.store.editing import edit_text


class Versions(NamedTuple):
    """The three of them; both sides are written as the program edits, and still have the comments of the first."""

    base: Stored
    ours: Stored
    theirs: Stored


@st.composite
def changed(draw: st.DrawFn, tree: Tree) -> Tree:
    """A tree with some changes: keys, points and tags of entries, whole accounts and events."""
    made = deepcopy(tree)
    listed = made.setdefault("events", [])
    assert isinstance(listed, list)
    for _ in range(draw(st.integers(0, 3))):
        what = draw(st.sampled_from(["add", "drop", "anew", "key", "key", "account", "account", "title"]))
        free = [name for name in IDS if all(event["id"] != name for event in listed)]
        if what == "add" and free:
            listed.append(draw(events(draw(st.sampled_from(free)))))
        elif what == "title":
            made["title"] = draw(PLAIN)
        elif listed:
            number = draw(st.integers(0, len(listed) - 1))
            if what == "drop":
                del listed[number]
            elif what == "anew":
                listed[number] = draw(events(listed[number]["id"]))
            elif what == "key":
                _change_key(draw, listed[number])
            else:
                _change_account(draw, listed[number])
    return made


def _change_key(draw: st.DrawFn, event: Tree) -> None:
    key = draw(st.sampled_from(["title", "note", "tags", "points", "place"]))
    if key == "tags":
        event[key] = draw(st.lists(st.sampled_from(TAGS), min_size=1, max_size=3, unique=True))
    elif key == "points":
        held = event.get("points")
        assert held is None or isinstance(held, dict)
        event[key] = {**(held or {}), draw(st.sampled_from(POINTS)): draw(PLAIN)}
    else:
        event[key] = draw(PLAIN)


def _change_account(draw: st.DrawFn, event: Tree) -> None:
    held = event.get("accounts")
    listed = list(held) if isinstance(held, list) else []
    if draw(st.booleans()) and listed:
        number = draw(st.integers(0, len(listed) - 1))
        if draw(st.booleans()):
            del listed[number]
        else:
            key = draw(st.sampled_from(["says", "quote", "note"]))
            listed[number] = {**listed[number], key: draw(PLAIN)}
    else:
        listed.append(draw(accounts()))
    if told_apart(listed):
        event["accounts"] = listed
        if not listed:
            del event["accounts"]


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    """Three versions in any writing."""
    base = draw(written())
    return Versions(read(base), *(_side(draw, base.tree, read(base)) for _ in range(2)))


def _side(draw: st.DrawFn, tree: Tree, base: Stored) -> Stored:
    wanted = draw(changed(tree))
    new = version_of(read(json.dumps(wanted, ensure_ascii=False)))
    return read(edit_text(base, edits_between(version_of(base), new)).text)
