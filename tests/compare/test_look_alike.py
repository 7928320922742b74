"""Whether a new event looks like one that is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import table
from timeline.compare.look_alike import LookAlikes, title_words
from timeline.model import Event
from timeline.when import parse_when

ZONE = "Europe/Kyiv"


def event(name: str, title: str, when: str | None, *not_same: str) -> Event:
    stated = parse_when(when, ZONE) if when is not None else None
    return Event(id=name, title=title, own_when=stated, not_same=not_same)


@pytest.mark.parametrize(("there", "when", "new", "new_when", "alike"), table("adding.md", "Alike"))
def test_the_page_tells_what_looks_alike(there: str, when: str, new: str, new_when: str, alike: str) -> None:
    found = LookAlikes([event("old", there, when)]).of(event("new", new, new_when))

    assert (found is not None) == (alike == "yes")


def test_the_most_alike_is_found_and_the_first_of_equals() -> None:
    there = [
        event("far", "Drones over the harbour", "2025-03-18"),
        event("near", "Drones over the harbour", "2025-03-18T22:30"),
        event("same", "Drones over the harbour", "2025-03-18T22:30"),
    ]

    found = LookAlikes(there).of(event("new", "Drones over harbour", "2025-03-18T22:30"))

    assert found is not None
    assert (found.event.id, found.score, found.shared) == ("near", 1.0, ("drones", "harbour"))


@pytest.mark.parametrize(
    ("when", "new_when", "alike"),
    [
        (None, None, True),
        (None, "2025", False),
        ("2025", None, False),
        ("2025", "2025", True),
        ("2025", "2025-03-18T10:00", False),
        ("2025-03-18T10:00", "2025", False),
        ("2025-03", "2025-03-18T10:00", True),
        ("unknown", "unknown", True),
    ],
)
def test_vague_times(when: str | None, new_when: str | None, alike: bool) -> None:
    found = LookAlikes([event("old", "The pact is signed", when)]).of(event("new", "The pact is signed", new_when))

    assert (found is not None) == alike


def test_not_same_is_believed() -> None:
    there = event("old", "The pact is signed", "2025")

    assert LookAlikes([there]).of(event("new", "The pact is signed", "2025", "old")) is None
    assert (
        LookAlikes([event("old", "The pact is signed", "2025", "new")]).of(event("new", "Pact signed", "2025")) is None
    )


@pytest.mark.parametrize(
    ("title", "words"), [("The fire at the port", ("fire", "port")), ("On to", ("on", "to")), ("…", ())]
)
def test_words_that_count(title: str, words: tuple[str, ...]) -> None:
    assert title_words(title) == words


TITLES = st.lists(st.sampled_from(["drones", "fire", "port", "talks", "oil", "call"]), min_size=1, max_size=4).map(
    " ".join
)
TIMES = st.sampled_from(
    ["2025-03-18", "2025-03-18T10:00", "2025-03-18T11:30", "2025-03-19", "2025-03", "2025", "unknown"]
)


@given(one=TITLES, other=TITLES, when=TIMES, other_when=TIMES)
def test_looking_alike_is_mutual(one: str, other: str, when: str, other_when: str) -> None:
    left, right = event("left", one, when), event("right", other, other_when)

    forth, back = LookAlikes([left]).of(right), LookAlikes([right]).of(left)

    assert (forth and forth.score) == (back and back.score)


@given(title=TITLES, when=TIMES)
def test_an_event_looks_like_itself(title: str, when: str) -> None:
    found = LookAlikes([event("old", title, when)]).of(event("new", title, when))

    assert found is not None
