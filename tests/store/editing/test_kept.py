"""What an edit leaves as it is: comments and the style of other entries, line ends, the quotes of JSON."""

import json

import pytest

from timeline.store import read_store
from timeline.store.editing import AddEvent, Edit, OfEvent, Rename, Replace, SetKey, edit_text

RULINGS = """\
timeline: 1
events:
  - id: e
    title: E
    rulings:
      # the first
      - point: p   # about p
        values: [x, y]
        verdict: differs  # yes
        because: >-
          one long
          reason
        by: desk
      # the second
      - {point: q, values: [x, y], verdict: same, because: B}  # of two
"""
FIRST = {"point": "p", "values": ["x", "y"], "verdict": "differs", "because": "one long reason", "by": "desk"}
SECOND = {"point": "q", "values": ["x", "y"], "verdict": "same", "because": "B"}


def edited(text: str, *edits: Edit) -> str:
    stored = read_store(None, text.encode(), "store.yaml")
    return edit_text(stored, edits).text


def rulings(*listed: object) -> SetKey:
    return SetKey(OfEvent("e"), "rulings", [*listed])


def test_a_map_of_a_list_is_changed_key_by_key_and_its_neighbours_stay() -> None:
    first = {**FIRST, "state": "overruled", "overruled_because": "C"}

    changed = edited(RULINGS, rulings(first, SECOND))

    assert changed == RULINGS.replace(
        "        by: desk\n", "        by: desk\n        state: overruled\n        overruled_because: C\n"
    )
    assert edited(changed, rulings(FIRST, SECOND)) == RULINGS


def test_a_changed_map_and_a_new_one_touch_nothing_else() -> None:
    changed = edited(RULINGS, rulings(FIRST, {**SECOND, "state": "overruled"}, {**SECOND, "verdict": "open"}))

    head, tail = RULINGS.split("because: B}")
    assert changed.startswith(f"{head}because: B, state: overruled}}{tail}")


def test_of_several_maps_one_that_goes_takes_its_own_comments_alone() -> None:
    changed = edited(RULINGS, rulings(SECOND))

    head, rest = RULINGS.split("      # the first")
    assert changed == head + "      # the second" + rest.split("# the second")[1]


@pytest.mark.parametrize("end", ["", "\r\n"], ids=["no line end", "a line end"])
@pytest.mark.parametrize(
    "edit",
    [AddEvent({"id": "n", "title": "New one"}), Replace(OfEvent("e"), "- id: e\n  title: T\n  note: more\n")],
    ids=["a new event", "an editor"],
)
def test_the_line_ends_of_the_file_are_kept_where_its_last_line_has_none(edit: Edit, end: str) -> None:
    text = "timeline: 1\r\nsources: {a: }\r\nevents:\r\n  - {id: e, title: T}" + end

    block = text.replace("{id: e, title: T}", "id: e\r\n    title: T")

    assert "\n" not in edited(block, edit).replace("\r\n", "")
    assert "\n" not in edited(text, AddEvent({"id": "n", "title": "New one"})).replace("\r\n", "")


@pytest.mark.parametrize("name", ["p: q", "p", "7"])
def test_json_stays_json_whatever_is_renamed_and_there_and_back_is_the_same(name: str) -> None:
    store = {
        "timeline": 1,
        "sources": {"a": {}},
        "events": [
            {"id": "e", "title": "E", "accounts": [{"source": "a", "points": {name: "x"}}], "tags": [name]},
        ],
    }
    text = json.dumps(store)
    there = edited(text, Rename("point", name, "r"), Rename("tag", name, "r"))

    assert json.loads(there)["events"][0]["accounts"][0]["points"] == {"r": "x"}
    assert edited(there, Rename("point", "r", name), Rename("tag", "r", name)) == text


def test_the_difference_of_a_file_with_a_byte_order_mark_has_it() -> None:
    """So that `patch` can apply it to a file of one line."""
    stored = read_store(None, '\ufeff{"timeline": 1, "events": [{"id": "e", "title": "E"}]}'.encode(), "store.yaml")

    lines = edit_text(stored, [SetKey(OfEvent("e"), "title", "F")]).diff("store.yaml").splitlines()

    assert [line[:3] for line in lines if line[1:2] == "\ufeff"] == ["-\ufeff{", "+\ufeff{"]
