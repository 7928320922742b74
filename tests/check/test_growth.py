"""Checking takes as long as the store is large, and no longer."""

import sys
from types import FrameType
from typing import Any, get_args

import pytest

from bench.generate import generate
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


def calls(text: str) -> int:
    """How many functions are called in checking a store, those of the interpreter included."""
    stored = read_store(None, text.encode(), "store.yaml")
    counted = 0

    def on_call(_frame: FrameType, kind: str, _argument: Any) -> None:
        nonlocal counted
        counted += kind in ("call", "c_call")

    sys.setprofile(on_call)
    try:
        check_store(stored, ALL)
    finally:
        sys.setprofile(None)
    return counted


def generated(events: int) -> str:
    return generate(events, 1)


@pytest.mark.parametrize("text_of", [generated, same_titles, one_word_ids])
def test_work_grows_as_the_store_does(text_of: Any) -> None:
    calls(text_of(10))

    assert calls(text_of(800)) < 5 * calls(text_of(200))
