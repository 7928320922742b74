"""What a store may not have: each with its place, its words and its mend."""

import re

import pytest

from tests.store.stores import problems
from tests.tables import table
from timeline.errors import Problem

Row = tuple[str, ...]


def _text(cell: str) -> str:
    return cell.replace("⏎", "\n").replace("⇥", "\t")


FILES = [(_text(row[0]), *row[1:]) for row in table("format.md", "Whole files")]
LINES = [("timeline: 1\n" + _text(row[0]) + "\n", *row[1:]) for row in table("format.md", "Lines of a file")]
QUOTED = [row[0] for row in LINES if "quote it: `" in row[3]]


def told(problem: Problem) -> tuple[str, str, str]:
    assert problem.place is not None
    return f"{problem.place.line}:{problem.place.column}", problem.message, problem.mend or ""


@pytest.mark.parametrize("row", [*FILES, *LINES], ids=lambda row: row[0])
def test_the_page_tells_what_is_refused(row: Row) -> None:
    expected = [row[1:]]

    actual = [told(problem) for problem in problems(row[0])]

    assert expected == actual


@pytest.mark.parametrize("text", QUOTED)
def test_a_corrected_line_mends(text: str) -> None:
    before = problems(text)[0]
    corrected = re.search(r": `(.*?)`(?:;|,|$)", before.mend or "")
    assert corrected is not None
    assert before.place is not None
    lines = text.split("\n")
    wrong = lines[before.place.line - 1]
    lines[before.place.line - 1] = wrong[: len(wrong) - len(wrong.lstrip())] + corrected[1]

    after = problems("\n".join(lines))

    # A quoted time of another form, or an id of another grammar, may be wrong still, but not for this reason.
    assert before.message not in [problem.message for problem in after]


def test_all_problems_are_reported_in_the_order_of_the_file() -> None:
    text = """\
timeline: 1
titel: The claims
sources: {kremlin: {name: 5, type: instituton}}
events:
  - id: a
    when: 2025-02-30
    tags: !x [call]
    accounts:
      - {source: kremln, credibility: 7, points: {n: true}}
  - {id: a, title: T, title: U}
"""
    expected = [
        (2, "unknown-key"),
        (3, "not-text"),
        (3, "unknown-word"),
        (5, "missing"),
        (6, "when"),
        (7, "tag"),
        (9, "unknown-source"),
        (9, "unknown-word"),
        (9, "not-text"),
        (10, "duplicate-id"),
        (10, "duplicate-key"),
    ]

    actual = [(problem.place.line if problem.place else 0, problem.check) for problem in problems(text)]

    assert expected == actual


def test_of_two_errors_of_syntax_the_first_is_reported() -> None:
    found = problems("timeline: 1\ntitel: x\ntitle: a: b\nnote: c: d\n")

    assert [(problem.check, problem.place.line if problem.place else 0) for problem in found] == [("syntax", 3)]


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"timeline: 1\ntitle: caf\xe9\n", 2, 11, "the byte 0xE9 here is not UTF-8"),
        (b"\xef\xbb\xbftitle: \xff", 1, 8, "the byte 0xFF here is not UTF-8"),
        pytest.param("timeline: 1\n".encode("utf-16"), 1, 1, "this file is UTF-16, and a store is UTF-8", id="UTF-16"),
        pytest.param("timeline: 1\n".encode("utf-32"), 1, 1, "this file is UTF-32, and a store is UTF-8", id="UTF-32"),
        (b"timeline: 1\ntitle: a\0b\n", 2, 9, "this file is no text: it has a zero byte"),
        (b"\x89PNG\r\n\x1a\n\0\0", 1, 1, "this file is no text: it has zero bytes"),
        (b"timeline: 1\ntitle: \xd0\x94 \x07\n", 2, 10, "the character U+0007 is not allowed in a text file"),
    ],
)
def test_what_is_no_utf8_text_is_refused(data: bytes, line: int, column: int, message: str) -> None:
    (problem,) = problems(data)

    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.message) == (line, column, message)


@pytest.mark.parametrize(
    ("value", "column", "length"),
    [
        ("2025-02-30T10:00", 19, 2),
        ('"2025-02-30"', 20, 2),
        ("'2025-02-30'", 20, 2),
        ("&a 2025-02-30", 22, 2),
        ('"2025\\u002d02-30"', 11, 17),
        (">\n      2025-02-30", 11, 1),
    ],
)
def test_the_place_is_that_of_the_characters_that_are_wrong(value: str, column: int, length: int) -> None:
    (problem,) = problems(f"timeline: 1\nevents:\n  - id: a\n    title: T\n    when: {value}\n")

    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.place.length) == (5, column, length)


def test_a_place_shows_its_line_and_the_one_above() -> None:
    (problem,) = problems("timeline: 1\r\ntitle: 5\r\n")

    assert problem.place is not None
    assert (problem.place.excerpt, problem.place.above) == ("title: 5", "timeline: 1")


def test_a_fault_below_an_alias_is_reported_once_where_it_is_written() -> None:
    text = "events:\n  - {id: a, title: T, points: &p {n: true}}\n  - {id: b, title: T, points: *p}\n"

    assert [problem.message for problem in problems("timeline: 1\n" + text)] == [
        "the point `n` is a text or a number, and YAML reads `true` as true"
    ]
