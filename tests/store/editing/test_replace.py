"""One entry in an editor: how it is shown, and how what comes back gets into the file."""

import pytest

from timeline.errors import TimelineError
from timeline.store import read_store
from timeline.store.editing import OfAccount, OfEvent, OfSource, Replace, edit_text, entry_text
from timeline.store.editing.apply import InvalidEditError

TEXT = (
    "timeline: 1\r\nsources:\r\n  wp:\r\n    name: WP\r\nevents:\r\n  - id: a\r\n    title: A\r\n\r\n"
    "  # about b\r\n  - id: b\r\n    title: B   # twice\r\n    accounts:\r\n    - source: wp\r\n      says: 'One'\r\n"
    "  - {id: c, title: C}"
)
STORED = read_store(None, TEXT.encode(), "store.yaml")
SHOWN = "# about b\n- id: b\n  title: B   # twice\n  accounts:\n  - source: wp\n    says: 'One'\n"


def test_an_entry_is_shown_from_column_1_with_its_comments() -> None:
    assert entry_text(STORED, OfEvent("b")) == SHOWN
    assert entry_text(STORED, OfAccount("b", 0)) == "- source: wp\n  says: 'One'\n"
    assert entry_text(STORED, OfSource("wp")) == "wp:\n  name: WP\n"
    assert entry_text(STORED, OfEvent("c")) == "- {id: c, title: C}\n"


def test_only_lines_that_were_changed_change_in_the_file() -> None:
    changed = SHOWN.replace("'One'", "Two") + "\n\n"

    edited = edit_text(STORED, [Replace(OfEvent("b"), changed)])

    assert edited.text == TEXT.replace("'One'", "Two")


def test_new_lines_take_the_line_end_and_the_column_of_the_entry() -> None:
    edited = edit_text(STORED, [Replace(OfEvent("b"), SHOWN.replace("accounts", "tags: [x]\n  accounts"))])

    assert edited.text == TEXT.replace("    accounts", "    tags: [x]\r\n    accounts")


def test_the_last_line_of_a_file_stays_without_an_end() -> None:
    edited = edit_text(STORED, [Replace(OfEvent("c"), "- id: c\n  title: C\n")])

    assert edited.text == TEXT.replace("  - {id: c, title: C}", "  - id: c\r\n    title: C")


@pytest.mark.parametrize(
    ("text", "check", "message", "line", "column"),
    [
        ("- id: b\n  title: 'B\n", "syntax", "this quote is never closed", 2, 10),
        (
            "# about b\n- id: b\n  title: 5\n",
            "not-text",
            "`title` is a text, and YAML reads `5` as the number 5",
            3,
            10,
        ),
        ("- id: b\n  title: B\n  when: soon\n", "when", "", 3, 9),
        ("id: b\ntitle: B\n", "shape", "the event is one entry, a map of keys that begins with `- `", 1, 1),
        ("\n", "shape", "the event is one entry, a map of keys that begins with `- `", 1, 1),
        ("- *b\n", "anchor", "what `*b` stands for is not in sight", 1, 3),
    ],
)
def test_what_is_wrong_is_told_with_its_place_in_the_entry(
    text: str, check: str, message: str, line: int, column: int
) -> None:
    with pytest.raises(TimelineError) as caught:
        edit_text(STORED, [Replace(OfEvent("b"), text)])

    error = caught.value
    problem = (error.of_entry("the event") if isinstance(error, InvalidEditError) else error.problems)[0]
    assert problem.place is not None
    assert message in problem.message
    assert (problem.check, problem.place.file, problem.place.line, problem.place.column) == (
        check,
        "the event",
        line,
        column,
    )


def test_an_id_is_renamed_elsewhere() -> None:
    with pytest.raises(TimelineError, match="an id is not changed here"):
        edit_text(STORED, [Replace(OfEvent("b"), SHOWN.replace("id: b", "id: z"))])
    with pytest.raises(TimelineError, match="the text of a source is `wp:` and its keys"):
        edit_text(STORED, [Replace(OfSource("wp"), "bbc:\n  name: BBC\n")])


def test_an_entry_that_was_pasted_further_to_the_right_is_put_where_it_belongs() -> None:
    text = entry_text(STORED, OfEvent("b"))
    pasted = "".join(f"    {line}\r\n" if line else "\r\n" for line in text.split("\n"))

    assert edit_text(STORED, [Replace(OfEvent("b"), pasted)]).text == STORED.text


def test_an_entry_below_a_remark_in_the_first_column_begins_there_too() -> None:
    with pytest.raises(TimelineError, match="the event begins in the first column"):
        edit_text(STORED, [Replace(OfEvent("b"), "# mine\n  - id: b\n    title: B\n")])
