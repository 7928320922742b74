"""Columns and our keys."""

import pytest

from timeline.entry_input.mapping import columns_of, is_key, parse_mapping
from timeline.errors import TimelineError


@pytest.mark.parametrize(
    "name",
    [
        "to",
        "title",
        "when",
        "ref",
        "account.when",
        "event.points",
        "source.name",
        "points.dead",
        "account.points.x",
        "x-a",
    ],
)
def test_keys(name: str) -> None:
    assert is_key(name)


@pytest.mark.parametrize(
    "name", ["ts", "account.title", "source.tags", "points.", "event.", "what.when", "event.accounts"]
)
def test_what_is_no_key(name: str) -> None:
    assert not is_key(name)


def test_a_column_may_hold_an_equals_sign() -> None:
    assert parse_mapping(["a=b=when", "msg = title", "level="]) == {"a=b": "when", "msg": "title", "level": ""}


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["ts"], "--map 'ts' names no column and key"),
        (["ts=whem"], "--map 'ts=whem': `whem` is no key of an entry"),
        (["ts=when", "ts=title"], "the column `ts` is mapped twice"),
        (["ts=when", "at=when"], "two columns are mapped to `when`"),
    ],
)
def test_a_wrong_map_is_refused(texts: list[str], message: str) -> None:
    with pytest.raises(TimelineError) as caught:
        parse_mapping(texts)

    assert caught.value.problems[0].message == message


def test_an_unknown_column_is_an_error_without_a_map() -> None:
    with pytest.raises(TimelineError) as caught:
        columns_of(["title", "wen"], {}, [])

    problem = caught.value.problems[0]
    assert problem.message == "the column `wen` is no key of an entry"
    assert problem.mend == "did you mean when? Else --map wen=KEY says which it is, --map wen= leaves it out"


def test_with_a_map_other_columns_are_left_out() -> None:
    columns = columns_of(["msg", "place", "level", "tags"], {"msg": "title", "tags": ""}, [])

    assert columns.keys == {"msg": "title", "place": "place"}
    assert columns.left_out == ("tags", "level")


def test_a_mapped_column_comes_before_one_of_that_name() -> None:
    columns = columns_of(["id", "ref"], {"id": "ref"}, [])

    assert columns.keys == {"id": "ref"}
    assert columns.left_out == ("ref",)


def test_a_mapped_column_that_is_missing_is_an_error() -> None:
    with pytest.raises(TimelineError) as caught:
        columns_of(["message"], {"mesage": "title"}, [])

    problem = caught.value.problems[0]
    assert (problem.message, problem.mend) == ("no column is called `mesage`", "did you mean message?")
