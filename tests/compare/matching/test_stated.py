"""Places and actors that two events state."""

import pytest

from timeline.compare.matching.prepared import Prepared
from timeline.compare.matching.stated import Agreement
from timeline.compare.matching.tokens import Vocabulary
from timeline.model import Event

PLACES = ("Sumy", "Sumy oblast", "Krasnopillia", "Kyiv", "Riyadh", "Kyiv")


def evidence(one: Event, other: Event) -> float:
    vocabulary = Vocabulary()
    story = [Prepared(Event(id=f"e{at}", title="x", place=place), vocabulary) for at, place in enumerate(PLACES)]
    left, right = (Prepared(event, vocabulary) for event in (one, other))
    agreement = Agreement([*story, left], [*story, right])
    assert agreement.evidence(left, right) == pytest.approx(agreement.evidence(right, left))
    return agreement.evidence(left, right)


def at(place: str | None, *actors: str) -> Event:
    return Event(id="x", title="x", place=place, actors=actors)


def test_one_place_speaks_for_a_pair_and_two_against_it() -> None:
    assert evidence(at("Sumy"), at("the city of Sumy")) > 0 > evidence(at("Sumy"), at("Riyadh"))


def test_a_place_that_only_one_states_says_nothing() -> None:
    assert evidence(at("Sumy"), at(None)) == evidence(at(None), at(None)) == 0
    assert evidence(at(None, "Trump"), at("Sumy")) == 0


def test_shared_actors_add_to_a_shared_place() -> None:
    assert evidence(at("Sumy", "Trump"), at("Sumy", "Donald Trump")) > evidence(at("Sumy"), at("Sumy"))
