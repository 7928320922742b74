"""Stores that are as they should be."""

from typing import get_args

import pytest
from hypothesis import given

from bench.generate import generate
from tests.store.stores import RICH
from tests.store.test_laws import changed
from tests.tables import ROOT
from timeline.check import check_store
from timeline.errors import TimelineError
from timeline.model import OptionalCheck
from timeline.store import load_store, read_store


def test_the_shipped_story_has_no_problem() -> None:
    assert check_store(load_store(ROOT / "data" / "events.yaml", "data/events.yaml")) == []


@pytest.mark.parametrize("seed", range(5))
def test_a_generated_store_has_no_problem(seed: int) -> None:
    found = check_store(read_store(None, generate(50, seed).encode(), "store.yaml"))

    # Its times are drawn by lot, those of accounts too.
    assert [problem for problem in found if problem.check != "excluded-when"] == []


def test_problems_stand_in_the_order_of_the_file() -> None:
    found = check_store(read_store(None, RICH.encode(), "store.yaml"), ["citation", "unit", "zone", "archive"])

    places = [problem.place[1:3] for problem in found if problem.place is not None]

    assert len(places) > 3
    assert places == sorted(places)


def test_the_same_store_has_the_same_problems() -> None:
    stored = read_store(None, RICH.encode(), "store.yaml")

    assert check_store(stored) == check_store(read_store(None, RICH.encode(), "store.yaml"))


@given(changed())
def test_whatever_is_read_can_be_checked(text: str) -> None:
    try:
        stored = read_store(None, text.encode(), "store.yaml")
    except TimelineError:
        return

    for problem in check_store(stored, get_args(OptionalCheck)):
        assert problem.place is not None
        assert problem.mend is not None
        assert problem.place.excerpt in stored.text
