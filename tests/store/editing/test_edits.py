"""What single edits do to a text, style by style."""

import pytest

from timeline.errors import TimelineError
from timeline.store import Stored, read_store
from timeline.store.editing import (
    AddAccount,
    AddEvent,
    AddSource,
    Change,
    Edit,
    OfAccount,
    OfEvent,
    OfSource,
    OfStore,
    Remove,
    Rename,
    SetKey,
    SetPoint,
    UnsetKey,
    UnsetPoint,
    edit_text,
    target_of,
)

NEW = AddEvent({"id": "new", "title": "New"})
A = OfEvent("a")


def read(text: str) -> Stored:
    return read_store(None, text.encode(), "store.yaml")


def edited(below: str, *edits: Edit) -> str:
    """What stands below the first line once edits are done."""
    return edit_text(read("timeline: 1\n" + below), edits).text.removeprefix("timeline: 1\n")


ADDED_EVENTS = {
    "no events yet": ("", "events:\n  - id: new\n    title: New\n"),
    "an empty key with a comment": ("events: # none\n# end\n", "events: # none\n  - id: new\n    title: New\n# end\n"),
    "empty brackets": ("events: []  # none\n", "events:  # none\n  - id: new\n    title: New\n"),
    "above the end of the document": (
        "events:\n- id: a\n  title: A\n...\n",
        "events:\n- id: a\n  title: A\n\n- id: new\n  title: New\n...\n",
    ),
    "close together, as the others are": (
        "events:\n  - id: a\n    title: A\n  - id: b\n    title: B\n",
        "events:\n  - id: a\n    title: A\n  - id: b\n    title: B\n  - id: new\n    title: New\n",
    ),
    "two lines apart, as the others are": (
        "events:\n  - id: a\n    title: A\n\n\n  - id: b\n    title: B\n",
        "events:\n  - id: a\n    title: A\n\n\n  - id: b\n    title: B\n\n\n  - id: new\n    title: New\n",
    ),
    "below a comment of the last one, above those of what follows": (
        "events:\n  - id: a\n    title: A\n    # of a\n  # of nobody\ntitle: T\n",
        "events:\n  - id: a\n    title: A\n    # of a\n\n  - id: new\n    title: New\n  # of nobody\ntitle: T\n",
    ),
    "no line end at the end": (
        "events:\n  - id: a\n    title: A",
        "events:\n  - id: a\n    title: A\n\n  - id: new\n    title: New",
    ),
    "no line end behind a block of text": (
        "events:\n  - id: a\n    title: |\n      A",
        "events:\n  - id: a\n    title: |-\n      A\n\n  - id: new\n    title: New",
    ),
    "line ends of the neighbour": (
        "events:\n  - id: a\n    title: A\r\n",
        "events:\n  - id: a\n    title: A\r\n\r\n  - id: new\r\n    title: New\r\n",
    ),
    "a wide dash": (
        "events:\n-   id: a\n    title: A\n",
        "events:\n-   id: a\n    title: A\n\n-   id: new\n    title: New\n",
    ),
    "quotes that nobody needs": (
        "events:\n  - id: 'a'\n    title: \"A\"\n",
        "events:\n  - id: 'a'\n    title: \"A\"\n\n  - id: 'new'\n    title: \"New\"\n",
    ),
    "brackets": ("events: [{id: a, title: A}]\n", "events: [{id: a, title: A}, {id: new, title: New}]\n"),
    "brackets over several lines": (
        'events: [\n  {"id": "a", "title": "A"}\n]\n',
        'events: [\n  {"id": "a", "title": "A"},\n  {"id": "new", "title": "New"}\n]\n',
    ),
    "blank lines that a block of text keeps": (
        "events:\n  - id: a\n    title: |+\n      A\n\n\n",
        "events:\n  - id: a\n    title: |+\n      A\n\n\n  - id: new\n    title: New\n",
    ),
}


@pytest.mark.parametrize("case", ADDED_EVENTS)
def test_a_new_event_is_written_as_its_neighbours_are(case: str) -> None:
    before, after = ADDED_EVENTS[case]

    assert edited(before, NEW) == after


def test_every_value_has_the_form_that_format_1_writes() -> None:
    entry = {
        "id": "new",
        "title": "Удар #3: hospital",
        "when": "2025",
        "tags": ["yes", "call"],
        "note": "one\ntwo",
        "place": None,
        "background": True,
        "accounts": [
            {
                "source": "wp",
                "says": "word " * 40 + "end",
                "points": {
                    "drones": "145",
                    "share": "1.5",
                    "version": "1.10",
                    "length": "~ 2 h",
                    "day": "2025-03-18",
                    "hurt": {"value": "23", "kind": "plan", "as_of": "2025-03-18"},
                },
                "cite": [{"url": "https://example.org/a", "published": "2025-03-18"}, {"via": "WP"}],
            }
        ],
    }

    assert edited("sources:\n  wp: {name: WP}\nevents: []\n", AddEvent(entry)) == (
        """\
sources:
  wp: {name: WP}
events:
  - id: new
    title: "Удар #3: hospital"
    when: 2025
    tags: ["yes", call]
    note: |-
      one
      two
    background: true
    accounts:
      - source: wp
        says: >-
          word word word word word word word word word word word word word word word word word word word word word word
          word word word word word word word word word word word word word word word word word word end
        points:
          drones: 145
          share: 1.5
          version: "1.10"
          length: "~ 2 h"
          day: "2025-03-18"
          hurt: {value: 23, kind: plan, as_of: 2025-03-18}
        cite:
          - url: "https://example.org/a"
            published: 2025-03-18
          - via: WP
"""
    )


STORE = """\
sources:
  wp: {name: WP, type: press}
  kremlin: {name: Kremlin}
events:
  - id: a # first
    title: A
    # about the tags
    tags: [x, y]
    accounts:
      - source: wp
        says: One # remark
        points:
          length: "> 90 min" # D1

  # about b
  - id: b
    title: "B"
    when: 2025-03-10
    actors:
      - One
      - Two # second
    same_as: [a]
"""

CHANGED: dict[str, tuple[list[Edit], tuple[str, str]]] = {
    "a source like the others": (
        [AddSource("bbc", {"name": "BBC", "type": "press"})],
        ("  kremlin: {name: Kremlin}\n", "  kremlin: {name: Kremlin}\n  bbc: {name: BBC, type: press}\n"),
    ),
    "a second account": (
        [AddAccount("a", {"source": "kremlin", "says": "Two"})],
        ('"> 90 min" # D1\n', '"> 90 min" # D1\n      - source: kremlin\n        says: Two\n'),
    ),
    "a first account": (
        [AddAccount("b", {"source": "wp"})],
        ("    same_as: [a]\n", "    same_as: [a]\n    accounts:\n      - source: wp\n"),
    ),
    "a key at its place": (
        [SetKey(A, "when", "2025-03-18")],
        ("    title: A\n", "    title: A\n    when: 2025-03-18\n"),
    ),
    "a text, the comment behind it kept": (
        [SetKey(OfAccount("a", 0), "says", "One: two")],
        ("says: One # remark", 'says: "One: two" # remark'),
    ),
    "a long text before a comment stays on its line": (
        [SetKey(OfAccount("a", 0), "says", "a\nb")],
        ("says: One # remark", 'says: "a\\nb" # remark'),
    ),
    "quotes that nobody needs stay": ([SetKey(OfEvent("b"), "title", "C")], ('"B"', '"C"')),
    "one item more in brackets": ([SetKey(A, "tags", ["x", "z", "y"])], ("[x, y]", "[x, z, y]")),
    "one item less in brackets": ([SetKey(A, "tags", ["y"])], ("[x, y]", "[y]")),
    "one item more in a block": (
        [SetKey(OfEvent("b"), "actors", ["One", "Two", "Three"])],
        ("# second\n", "# second\n      - Three\n"),
    ),
    "one item changed in a block": ([SetKey(OfEvent("b"), "actors", ["One", "2: two"])], ("- Two #", '- "2: two" #')),
    "a new point": (
        [SetPoint(OfAccount("a", 0), "drones", "145")],
        ("# D1\n", "# D1\n          drones: 145\n"),
    ),
    "a first point": ([SetPoint(OfEvent("b"), "m", "x")], ("    same_as", "    points:\n      m: x\n    same_as")),
    "a point in its long form": (
        [SetPoint(OfAccount("a", 0), "length", {"value": "~ 2 h", "kind": "plan"})],
        ('length: "> 90 min" # D1', 'length: {value: "~ 2 h", kind: plan} # D1'),
    ),
    "the last point and its key": (
        [UnsetPoint(OfAccount("a", 0), "length")],
        ('        points:\n          length: "> 90 min" # D1\n', ""),
    ),
    "a key, the comment above it kept": ([UnsetKey(A, "tags")], ("    tags: [x, y]\n", "")),
    "a key of a source": ([UnsetKey(OfSource("wp"), "type")], (", type: press", "")),
    "a source that nobody names": ([Remove(OfSource("kremlin"))], ("  kremlin: {name: Kremlin}\n", "")),
    "the only account and its key": (
        [Remove(OfAccount("a", 0))],
        (STORE[STORE.index("    accounts:") : STORE.index("\n  # about b")], ""),
    ),
    "an event with the comment that touches it": (
        [Remove(OfEvent("b"))],
        (STORE[STORE.index("\n  # about b") :], ""),
    ),
    "a key of the store": ([SetKey(OfStore(), "title", "T")], ("sources:\n", "title: T\nsources:\n")),
    "an id everywhere": (
        [Rename("event", "a", "z-1")],
        (
            STORE[STORE.index("  - id: a") :],
            STORE[STORE.index("  - id: a") :].replace("id: a", "id: z-1").replace("[a]", "[z-1]"),
        ),
    ),
}


@pytest.mark.parametrize("case", CHANGED)
def test_an_edit_changes_these_bytes_and_no_others(case: str) -> None:
    edits, (old, new) = CHANGED[case]
    assert STORE.count(old) == 1

    assert edited(STORE, *edits) == STORE.replace(old, new)


def test_each_edit_sees_what_those_before_it_have_done() -> None:
    edits: list[Edit] = [
        AddSource("bbc", {"name": "BBC"}),
        NEW,
        AddAccount("new", {"source": "bbc"}),
        SetPoint(OfAccount("new", 0), "m", "x"),
        Rename("source", "bbc", "the-bbc"),
    ]

    assert edited("events: []\n", *edits) == (
        "sources:\n  the-bbc: {name: BBC}\nevents:\n  - id: new\n    title: New\n    accounts:\n"
        "      - source: the-bbc\n        points:\n          m: x\n"
    )


def dated(name: str, day: int) -> str:
    return f"  - id: {name}\n    title: T\n    when: 2025-03-{day:02}\n"


@pytest.mark.parametrize(
    ("days", "day", "at"),
    [
        ([1, 5, 9], 4, 1),
        ([1, 5, 9], 5, 2),
        ([1, 5, 9], 10, 3),
        ([1, 5, 9], 0, 0),
        # Before the first later one, even where the file itself is in no order.
        ([9, 1, 5], 4, 0),
    ],
)
def test_sorted_puts_an_event_before_the_first_later_one(days: list[int], day: int, at: int) -> None:
    before = "events:\n" + "".join(dated(f"e-{one}", one) for one in days)
    when = f"2025-03-{day:02}" if day else "2025-02"

    after = edit_text(
        read("timeline: 1\n" + before), [AddEvent({"id": "new", "title": "T", "when": when}, sorted=True)]
    )

    ids = [event.id for event in read(after.text).timeline.events]
    assert ids.index("new") == at
    assert edited(after.text.removeprefix("timeline: 1\n"), Remove(OfEvent("new"))) == before


def test_sorted_puts_an_event_without_a_date_at_the_end() -> None:
    before = "events:\n" + dated("a", 1) + "  - id: b\n    title: B\n" + dated("c", 5)

    after = edited(
        before,
        AddEvent({"id": "no-date", "title": "T"}, sorted=True),
        AddEvent({"id": "new", "title": "T", "when": "2025-03-03"}, sorted=True),
    )

    assert [event.id for event in read("timeline: 1\n" + after).timeline.events] == ["a", "b", "new", "c", "no-date"]


def test_changes_name_the_lines_of_the_new_text() -> None:
    stored = read("timeline: 1\n" + STORE)

    changes = edit_text(
        stored,
        [
            AddAccount("a", {"source": "wp", "published": "2025-03-18", "says": "Two"}),
            SetKey(A, "note", "x"),
            AddSource("bbc", {"name": "BBC"}),
            Remove(OfEvent("b")),
        ],
    ).changes

    assert changes == (
        Change("a/wp@2025-03-18", 17, 3),
        Change("a", 11, 1),
        Change("bbc", 5, 1),
        Change("b", 22, 0),
    )


def test_the_change_of_the_file_is_shown_as_a_unified_diff() -> None:
    stored = read("timeline: 1\n" + STORE)

    assert edit_text(stored, [SetKey(A, "title", "B")]).diff("store.yaml") == (
        """\
--- store.yaml
+++ store.yaml
@@ -4,7 +4,7 @@
   kremlin: {name: Kremlin}
 events:
   - id: a # first
-    title: A
+    title: B
     # about the tags
     tags: [x, y]
     accounts:
"""
    )
    assert edit_text(stored, []).diff("store.yaml") == ""


def test_a_diff_says_where_a_line_has_no_end() -> None:
    assert edit_text(read("timeline: 1"), [SetKey(OfStore(), "title", "T")]).diff("f") == (
        "--- f\n+++ f\n@@ -1 +1,2 @@\n-timeline: 1\n\\ No newline at end of file\n+timeline: 1\n+title: T\n"
        "\\ No newline at end of file\n"
    )


def test_a_target_is_made_of_an_event_and_an_account() -> None:
    event = read("timeline: 1\n" + STORE).timeline.events[0]

    assert target_of(event) == OfEvent("a")
    assert target_of(event, event.accounts[0]) == OfAccount("a", 0)


ANCHORED = """\
sources:
  wp: {name: WP}
events:
  - id: a
    title: A
    accounts:
      - source: wp
        points: &p {n: 1}
  - id: b
    title: B
    points: *p
"""

REFUSED: dict[str, tuple[str, Edit, str, str, int | None]] = {
    "a value with an anchor": (ANCHORED, Remove(OfAccount("a", 0)), "anchor", "this edit would touch `&p`", 9),
    "inside of an anchor": (ANCHORED, SetPoint(OfAccount("a", 0), "n", "2"), "anchor", "this edit would touch `&p`", 9),
    "inside of an alias": (ANCHORED, SetPoint(OfEvent("b"), "n", "2"), "anchor", "this edit would touch `*p`", 12),
    "an alias": (ANCHORED, UnsetKey(OfEvent("b"), "points"), "anchor", "this edit would touch `*p`", 12),
    "an id that is taken": (STORE, AddEvent({"id": "a", "title": "T"}), "duplicate-id", "the id `a` is taken", None),
    "a source that exists": (STORE, AddSource("wp", {}), "duplicate-id", "the source `wp` exists", None),
    "a source in use": (STORE, Remove(OfSource("wp")), "source-in-use", "`wp` is named by a/wp", None),
    "no such event": (STORE, Remove(OfEvent("c")), "unknown-reference", "no event is called `c`", None),
    "no such account": (STORE, Remove(OfAccount("b", 0)), "unknown-reference", "`b` has no account number 0", None),
    "no such key": (STORE, UnsetKey(A, "note"), "unknown-key", "there is no key `note` here", None),
    "no such point": (STORE, UnsetPoint(A, "n"), "unknown-key", "there is no point `n` here", None),
    "an id by the way": (STORE, SetKey(A, "id", "z"), "fixed-key", "`id` cannot be set so", None),
    "a name for nothing": (STORE, Rename("tag", "q", "z"), "unknown-reference", "no tag is called `q`", None),
    "a name that is taken": (STORE, Rename("event", "a", "b"), "duplicate-id", "the event `b` exists", None),
    "a tag that is there": (STORE, Rename("tag", "x", "y"), "duplicate-name", "`a` has the tag `y` already", None),
    "no id": (STORE, Rename("source", "wp", "a b"), "id", "`a b` is no id", None),
    "a key that no event has": (STORE, SetKey(A, "titel", "T"), "unknown-key", "an event has no key `titel`", 10),
    "half a character": (STORE, SetKey(A, "note", "\ud800"), "not-text", "half a character (U+D800)", None),
    "a name without end": (STORE, SetPoint(A, "n" * 1001, "x"), "too-long", "a name of 1001 characters", None),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_says_why_and_changes_nothing(case: str) -> None:
    below, edit, check, message, line = REFUSED[case]

    with pytest.raises(TimelineError) as caught:
        edited(below, edit)

    problem = caught.value.problems[0]
    assert problem.check == check
    assert message in problem.message
    assert (problem.place.line if problem.place else None) == line


def test_beside_anchors_and_aliases_everything_can_be_edited() -> None:
    assert edited(ANCHORED, SetKey(OfEvent("b"), "title", "C"), Rename("point", "n", "m")) == ANCHORED.replace(
        "title: B", "title: C"
    ).replace("{n: 1}", "{m: 1}")
