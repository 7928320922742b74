"""Columns, and the keys that they make up."""

import pytest

from timeline.entry_input.columns import Columns, columns_of, unvalued, value_at
from timeline.entry_input.records import Record
from timeline.errors import Place, TimelineError


def keys(columns: Columns) -> dict[str, str]:
    return {column.sides[0][0]: column.key for column in columns.taken}


def test_an_unknown_column_is_an_error_without_a_map() -> None:
    with pytest.raises(TimelineError) as caught:
        columns_of(["title", "wen"], {}, [])

    problem = caught.value.problems[0]
    assert problem.message == "the column `wen` is no key of an entry"
    assert problem.mend == "did you mean when? Else --map wen=KEY says which it is, --map wen= leaves it out"


def test_with_a_map_other_columns_are_left_out() -> None:
    columns = columns_of(["msg", "place", "level", "tags"], {"msg": "title", "tags": ""}, [])

    assert keys(columns) == {"msg": "title", "place": "place"}
    assert columns.left_out == ("tags", "level")


def test_a_mapped_column_comes_before_one_of_that_name() -> None:
    columns = columns_of(["id", "ref"], {"id": "ref"}, [])

    assert keys(columns) == {"id": "ref"}
    assert columns.left_out == ("ref",)


def test_a_mapped_column_that_is_missing_is_an_error() -> None:
    with pytest.raises(TimelineError) as caught:
        columns_of(["message"], {"mesage": "title"}, [])

    problem = caught.value.problems[0]
    assert (problem.message, problem.mend) == ("no column is called `mesage`", "did you mean message?")


@pytest.mark.parametrize(
    ("names", "text", "part"),
    [
        (["date"], "date+tiem", "tiem"),
        (["start"], "start/end", "end"),
        (["kind"], "kind:count", "kind:count"),
    ],
)
def test_a_part_of_joined_columns_that_is_missing_is_an_error(names: list[str], text: str, part: str) -> None:
    with pytest.raises(TimelineError, match=f"no column is called `{part}`"):
        columns_of(names, {text: "when"}, [])


def test_a_column_may_be_called_as_columns_are_joined() -> None:
    columns = columns_of(["date+time", "a/b", "date", "time"], {"date+time": "when", "a/b": "title"}, [])

    assert columns.fields({"date+time": "2025", "a/b": "A", "date": "1"}) == {"when": "2025", "title": "A"}
    assert columns.left_out == ("date", "time")


def test_a_path_tells_what_it_leaves_behind() -> None:
    record = {"title": "A", "user": {"name": "paper", "id": 5, "at": {"x": 1, "y": 2}}, "tags": [{"t": "a", "u": 1}]}
    columns = columns_of(list(record), {"user.name": "source", "user.at.x": "place", "tags.t": "tags"}, [record])

    assert columns.left_out == ("user.id", "user.at.y", "tags.u")


def test_half_a_point_and_half_a_span_are_told() -> None:
    columns = columns_of(["k", "n", "from", "to"], {"k:n": "points", "from/to": "when"}, [])

    with pytest.raises(TimelineError) as caught:
        columns.fields({"n": "5"})
    assert (caught.value.problems[0].message, caught.value.problems[0].field) == (
        "`k:n` has a value and no name",
        "k:n",
    )
    with pytest.raises(TimelineError, match="`from/to` has an end and no begin"):
        columns.fields({"to": "2025"})
    records = [Record({"k": "dead"}, Place("a", 2, 1, record=1)), Record({"k": "a", "n": "0"}, Place("a", 3, 1))]
    assert unvalued(columns, records) == (1,)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("a", 1),
        ("b.c", 2),
        ("b", {"c": 2}),
        ("d.e", 3),
        ("l.0.n", "x"),
        ("l.n", ["x", "y"]),
        ("l.2.n", None),
        ("l.m", None),
        ("a.b", None),
    ],
)
def test_paths(column: str, value: object) -> None:
    record = {"a": 1, "b": {"c": 2}, "d.e": 3, "l": [{"n": "x"}, {"n": "y"}]}

    assert value_at(record, column) == value
