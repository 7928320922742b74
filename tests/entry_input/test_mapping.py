"""Columns and our keys."""

import pytest

from timeline.entry_input.mapping import is_key, parse_mapping
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
        (["ts=x.point:a"], "--map 'ts=x.point:a': `x.point:a` is no key of an entry"),
        (["ts=when", "ts=title"], "the column `ts` is mapped twice"),
        (["ts=when", "at=when"], "two columns are mapped to `when`"),
    ],
)
def test_a_wrong_map_is_refused(texts: list[str], message: str) -> None:
    with pytest.raises(TimelineError) as caught:
        parse_mapping(texts)

    assert caught.value.problems[0].message == message


def test_a_point_has_a_short_way_to_be_named() -> None:
    maps = ["a=point:dead", "b=event.point:hurt", "c=points.lost"]

    assert parse_mapping(maps) == {"a": "points.dead", "b": "event.points.hurt", "c": "points.lost"}


def test_lists_and_points_are_made_of_several_columns() -> None:
    assert parse_mapping(["a=actors", "b=actors", "c:d=points", "e:f=points"]).keys() == {"a", "b", "c:d", "e:f"}


def test_two_columns_of_one_key_are_told_how_to_join() -> None:
    with pytest.raises(TimelineError) as caught:
        parse_mapping(["day=when", "hour=when"])

    assert caught.value.problems[0].mend == "join them: --map day+hour=when, or leave one out: --map COLUMN="
