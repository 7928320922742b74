"""Checking takes as long as the store is large, and no longer."""

from typing import Any, get_args

import pytest

from bench.generate import generate
from tests.counting import calls
from timeline.check import check_store
from timeline.model import OptionalCheck
from timeline.store import read_store

ALL: tuple[OptionalCheck, ...] = get_args(OptionalCheck)


def same_titles(events: int) -> str:
    return "timeline: 1\nevents:\n" + "".join(
        f"  - {{id: e{number}, title: Air raid alert, when: 2025-03-18}}\n" for number in range(events)
    )


def one_word_ids(events: int) -> str:
    letters = "abcdefghij"
    names = [
        "alarm" + "".join(letters[int(digit)] for digit in f"{number * 7919 % 1_000_000:06}")
        for number in range(events)
    ]
    return "timeline: 1\nevents:\n" + "".join(f"  - {{id: {name}, title: {name[::-1]}}}\n" for name in names)


def checking(text: str) -> int:
    stored = read_store(None, text.encode(), "store.yaml")
    return calls(lambda: check_store(stored, ALL))


def generated(events: int) -> str:
    return generate(events, 1)


@pytest.mark.parametrize("text_of", [generated, same_titles, one_word_ids])
def test_work_grows_as_the_store_does(text_of: Any) -> None:
    checking(text_of(10))

    assert checking(text_of(800)) < 5 * checking(text_of(200))
