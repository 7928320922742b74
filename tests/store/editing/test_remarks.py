"""Comments stay comments, and each with what it is on; and what else of a file an edit must not touch."""

import re

import msgspec
import pytest

from tests.store.stores import read
from timeline.errors import TimelineError
from timeline.store import read_store
from timeline.store.editing import (
    AddAccount,
    AddEvent,
    AddSource,
    Edit,
    Named,
    OfAccount,
    OfEvent,
    OfSource,
    Remove,
    Rename,
    Replace,
    SetKey,
    SetPoint,
    UnsetKey,
    edit_text,
    entry_text,
)

TEXT = "timeline: 1\nevents:\n- id: a\n  title: A\n  note: one\n\n    # deep\n  # level\n"


def test_a_text_of_several_lines_does_not_swallow_the_comment_below_it() -> None:
    stored = read_store(None, TEXT.encode(), "store.yaml")
    edits = [SetKey(OfEvent("a"), "note", "one\ntwo"), SetKey(OfEvent("a"), "note", "one\ntwo\nthree")]

    assert edit_text(stored, edits).text == TEXT.replace("one", '"one\\ntwo\\nthree"')


LISTED = """\
timeline: 1
sources:
  y: {name: A}
  no: {name: B}
events:
  - id: e
    title: T
    tags: [y, on, n]
    actors:
      # the president
      - Trump # speaks by phone
      - Putin # listens
      # of the house
      - Zelensky
    accounts:
      # two lines
      # about y
      - {source: y, says: S}
        # a remark that ends it

      # of no
        # and more of it
      - source: no
        says: X
"""


@pytest.mark.parametrize(
    ("actors", "lines"),
    [
        (["Putin", "Zelensky"], ["- Putin # listens", "# of the house", "- Zelensky"]),
        (["Putin", "Macron", "Zelensky"], ["- Putin # listens", "- Macron", "# of the house", "- Zelensky"]),
        (
            ["Zelensky", "Putin", "Trump"],
            ["# of the house", "- Zelensky", "- Putin # listens", "# the president", "- Trump # speaks by phone"],
        ),
        (
            ["Donald Trump", "Putin", "Zelensky"],
            [
                "# the president",
                "- Donald Trump # speaks by phone",
                "- Putin # listens",
                "# of the house",
                "- Zelensky",
            ],
        ),
        (["Macron"], ["- Macron"]),
    ],
)
def test_a_remark_stays_with_the_item_that_it_stands_beside(actors: list[str], lines: list[str]) -> None:
    text = edit_text(read(LISTED), [SetKey(OfEvent("e"), "actors", actors)]).text

    begin, _, rest = LISTED.partition("    actors:\n")
    assert text.startswith(begin)
    after = text[len(begin) :].partition("    accounts:\n")[0]
    assert [line.strip() for line in after.splitlines()[1:]] == lines
    assert text.endswith("    accounts:\n" + rest.partition("    accounts:\n")[2])


@pytest.mark.parametrize(
    ("number", "left"),
    [
        (0, "# of no\n# and more of it\n- source: no\nsays: X"),
        (1, "# two lines\n# about y\n- {source: y, says: S}\n# a remark that ends it"),
    ],
)
def test_the_remarks_of_an_account_go_with_it_and_no_others(number: int, left: str) -> None:
    text = edit_text(read(LISTED), [Remove(OfAccount("e", number))]).text

    after = text.partition("    accounts:\n")[2]
    assert "\n".join(line.strip() for line in after.splitlines()) == left


@pytest.mark.parametrize(
    ("kind", "old"), [("source", "y"), ("source", "no"), ("tag", "y"), ("tag", "on"), ("tag", "n"), ("event", "e")]
)
@pytest.mark.parametrize("new", ["zzz", "yes", "off", "y-2"])
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_a_name_that_another_reader_takes_for_a_truth_comes_back_as_it_was(
    kind: Named, old: str, new: str, quote: str
) -> None:
    text = LISTED
    for name in ("y", "no", "on", "n", "e"):
        text = re.sub(rf"(?<=[\s\[]){name}(?=[:,\n\]])", quote + name + quote, text)
    there = edit_text(read(text), [Rename(kind, old, new)]).text

    assert there != text
    assert edit_text(read(there), [Rename(kind, new, old)]).text == text


@pytest.mark.parametrize("new", ["a, b", "a: b", "#a", "{a", "- a", "no", "1.10", "it's", 'say "a"', "a?b", "x"])
@pytest.mark.parametrize("old", ["p", "p q", "p-q"])
def test_a_point_is_renamed_in_brackets_and_outside_of_them_and_back(old: str, new: str) -> None:
    text = (
        f"timeline: 1\nsources: {{a: }}\nsynonyms:\n  {old}: [[M, male]]\nevents:\n  - id: e\n    title: T\n"
        f"    points: {{{old}: 1, other: 2}}\n    accounts:\n      - source: a\n        points:\n          {old}: 1\n"
        f"    rulings:\n      - {{point: {old}, values: [1, 2], verdict: differs, because: B}}\n"
        f"      - point: {old}\n        values: [1, 3]\n        verdict: differs\n        because: B\n"
    )
    there = edit_text(read(text), [Rename("point", old, new)]).text

    assert read(there).timeline.events[0].points[0].name == new
    assert edit_text(read(there), [Rename("point", new, old)]).text == text


def test_an_anchor_that_nothing_names_is_in_nobodys_way() -> None:
    text = LISTED.replace("title: T", "title: &unused T")

    assert "title: &unused T\n    place: Kyiv\n" in edit_text(read(text), [SetKey(OfEvent("e"), "place", "Kyiv")]).text
    assert "title: U\n" in edit_text(read(text), [SetKey(OfEvent("e"), "title", "U")]).text
    named = text.replace("says: X", "says: *unused")
    with pytest.raises(TimelineError, match="this edit would touch `&unused`"):
        edit_text(read(named), [SetKey(OfEvent("e"), "title", "U")])


def named(value: object) -> str:
    """An edit by its kind and key, for the name of its test."""
    return f"{type(value).__name__} {getattr(value, 'key', '')}" if isinstance(value, msgspec.Struct) else ""


def test_a_key_with_its_sign_goes_with_it() -> None:
    text = "timeline: 1\nevents: [{id: e, title: T, ? note : N, place: P}]\n"

    assert edit_text(read(text), [UnsetKey(OfEvent("e"), "note")]).text == text.replace(" ? note : N,", "")


ANCHORED = """\
timeline: 1
sources: &sources
  y: &y
    name: &name A
  no: {name: B}
events: &events
  - &e
    id: e
    title: T
    tags: &tags
      - call
    accounts: &accounts
      - &first
        source: &told y
        points: &points
          p: 1
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetKey(OfSource("y"), "type", "press"), "name: &name A\n", "name: &name A\n    type: press\n"),
        (SetKey(OfEvent("e"), "place", "Kyiv"), "title: T\n", "title: T\n    place: Kyiv\n"),
        (SetKey(OfEvent("e"), "tags", ["call", "night"]), "- call\n", "- call\n      - night\n"),
        (SetPoint(OfAccount("e", 0), "q", 2), "p: 1\n", "p: 1\n          q: 2\n"),
        (AddAccount("e", {"source": "no"}), "p: 1\n", "p: 1\n      - source: no\n"),
        (Rename("source", "y", "z"), "y", "z"),
        (AddSource("z", {"name": "Z"}), "no: {name: B}\n", "no: {name: B}\n  z: {name: Z}\n"),
    ],
    ids=named,
)
def test_anchors_that_nothing_names_change_no_edit(edit: Edit, old: str, new: str) -> None:
    text = edit_text(read(ANCHORED), [edit]).text

    if isinstance(edit, Rename):
        assert text == ANCHORED.replace("  y: &y", "  z: &y").replace("&told y", "&told z")
    else:
        assert text.replace('"no"', "no") == ANCHORED.replace(old, new)


OPEN = "timeline: 1\nsources: {a: }\nevents:\n- id: e\n  title: T\n  note: |\n    the end"


@pytest.mark.parametrize(
    "edit",
    [
        AddEvent({"id": "new", "title": "New"}),
        AddAccount("e", {"source": "a", "says": "S"}),
        SetKey(OfEvent("e"), "x-own", "more"),
        SetKey(OfEvent("e"), "title", "Other"),
        Replace(OfEvent("e"), "- id: e\n  title: Other\n  note: |\n    the end\n"),
    ],
    ids=lambda edit: type(edit).__name__ + getattr(edit, "key", ""),
)
@pytest.mark.parametrize("block", ["|", ">", "|-", "|+", "|2"])
def test_a_block_of_text_at_the_end_of_a_file_without_a_line_end_keeps_its_value(edit: Edit, block: str) -> None:
    text = OPEN.replace("|", block)
    before = read(text).timeline.events[0].note
    if isinstance(edit, Replace):
        edit = Replace(edit.target, edit.text.replace("|", block))

    after = read(edit_text(read(text), [edit]).text).timeline.events[0]

    assert (before, after.note) == ("the end", "the end")


def test_an_entry_at_the_end_of_a_file_without_a_line_end_comes_back_as_it_was_shown() -> None:
    stored = read(OPEN)

    assert edit_text(stored, [Replace(OfEvent("e"), entry_text(stored, OfEvent("e")))]).text == OPEN
