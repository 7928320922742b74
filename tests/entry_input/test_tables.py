"""Rows of delimited text as records."""

import pytest

from timeline.entry_input.files import ReadAs, read_records
from timeline.entry_input.tables import csv_records
from timeline.errors import TimelineError


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_may_be_separated_so(delimiter: str) -> None:
    text = delimiter.join(["title", "says"]) + "\r\n" + delimiter.join(["A", f'"{delimiter}""q"""']) + "\r\n"

    held = csv_records(text, "a.csv")

    assert held.names == ("title", "says")
    assert [dict(record.fields) for record in held.records] == [{"title": "A", "says": f'{delimiter}"q"'}]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"a, b, c";d\n1;2\n', ("a, b, c", "d")),
        ("sep=|\r\na,b|c\r\n1|2\r\n", ("a,b", "c")),
        ("a\n1\n", ("a",)),
        ("\n\n;;\na;b\n1;2\n", ("a", "b")),
    ],
)
def test_the_first_row_tells_what_separates_cells(text: str, names: tuple[str, ...]) -> None:
    assert csv_records(text, "a.csv").names == names


@pytest.mark.parametrize(("said", "mark"), [("^", "^"), ("tab", "\t"), ("\\t", "\t"), (";", ";")])
def test_what_separates_cells_may_be_said(said: str, mark: str) -> None:
    held = read_records(f"a,b{mark}c\n1{mark}2\n".encode(), "a.csv", ReadAs(delimiter=said))

    assert held.names == ("a,b", "c")


@pytest.mark.parametrize("said", ["", "ab", '"', "\n"])
def test_what_cannot_separate_cells_is_refused(said: str) -> None:
    with pytest.raises(TimelineError, match="--delimiter is one character"):
        read_records(b"a,b\n1,2\n", "a.csv", ReadAs(delimiter=said))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_in_a_cell_is_one_line_feed(end: str) -> None:
    held = csv_records(f'title,says\r\nA,"one{end}two"\r\n', "a.csv")

    assert held.records[0].fields["says"] == "one\ntwo"


def test_records_know_their_lines_and_numbers() -> None:
    """A cell of several lines counts, an empty row is none."""
    held = csv_records('title,says\nA,"one\ntwo"\n\n,,\nB,x\n', "a.csv")

    assert [(record.place.line, record.place.record) for record in held.records] == [(2, 1), (6, 2)]
    assert held.records[1].place.excerpt == "B,x"


def test_lines_count_below_the_line_that_names_the_delimiter() -> None:
    held = csv_records("sep=;\na;b\n1;2\n", "a.csv")

    assert (held.records[0].place.line, held.records[0].place.excerpt) == (3, "1;2")


def test_a_cell_may_be_long() -> None:
    held = csv_records(f"a,b\n1,{'x' * 200_000}\n", "rows")

    assert len(str(held.records[0].fields["b"])) == 200_000


def test_a_column_without_a_name_is_called_by_its_number() -> None:
    assert csv_records(",title,,\n0,A,x,\n", "a.csv").names == ("column 1", "title")
    assert csv_records("title,,when\nA,x,2025\n", "a.csv").names == ("title", "column 2", "when")


def test_a_row_with_too_many_cells_is_refused_alone() -> None:
    held = csv_records("a,b\n1,2,3\n4,5,\n", "rows.csv")

    assert [dict(record.fields) for record in held.records] == [{"a": "4", "b": "5"}]
    assert [(one.given, one.place.record) for one in held.refused] == [(("1", "2", "3"), 1)]
    assert held.refused[0].problems[0].message == "this row has 3 cells, and the first one names 2 columns"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "this file has no rows"),
        ("\na,b\n\n", 2, "this file has the names of columns, and no rows below them"),
        ("a,a\n1,2", 1, "two columns are called `a`"),
        ('a,b\n"1"x,2', 2, "this row cannot be read: ',' expected after '\"'"),
    ],
)
def test_what_is_no_table_is_told_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(TimelineError) as caught:
        csv_records(text, "rows")

    problem = caught.value.problems[0]
    assert (problem.place and problem.place.line, problem.message) == (line, message)


def test_a_blank_behind_each_separator_is_no_part_of_a_cell() -> None:
    records = csv_records('"title", "when"\n"A, b", "2025"\n', "t.csv").records

    assert [dict(record.fields) for record in records] == [{"title": "A, b", "when": "2025"}]
