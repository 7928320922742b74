"""Places and actors that two events state."""

import pytest

from timeline.compare.matching.prepared import Prepared
from timeline.compare.matching.stated import Agreement
from timeline.compare.matching.tokens import Vocabulary
from timeline.model import Account, Event
from timeline.when import parse_when

PLACES = ("Sumy", "Sumy oblast", "Krasnopillia", "Kyiv", "Riyadh", "Kyiv")


def evidence(one: Event, other: Event) -> float:
    vocabulary = Vocabulary()
    story = [Prepared(Event(id=f"e{at}", title="x", place=place), vocabulary) for at, place in enumerate(PLACES)]
    left, right = (Prepared(event, vocabulary) for event in (one, other))
    agreement = Agreement.of([*story, left], [*story, right])
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


def test_a_place_in_two_scripts_is_one_or_says_nothing() -> None:
    assert evidence(at("Dnipro"), at("Дніпро")) > 0
    assert evidence(at("Vienna"), at("Відень")) == 0
    assert evidence(at("Дніпро"), at("Відень")) < 0


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ("2031-05-04T10:00Z", "2031-05-04T10:30Z", True),
        ("2031-05-04T10:00Z", "2031-05-04T10:00Z", False),
        ("2031-05-04T10:00Z", "2031-05-04", False),
        ("2031-05-04", "2031-05-06", True),
        ("2031-05-04", "2031-05", False),
    ],
)
def test_what_one_source_tells_at_two_times_is_a_series(one: str, other: str, against: bool) -> None:
    def told(when: str, source: str) -> Event:
        return Event(id="x", title="x", own_when=parse_when(when), accounts=(Account(source=source),))

    assert (evidence(told(one, "air-force"), told(other, "air-force")) < 0) is against
    assert evidence(told(one, "air-force"), told(other, "mayor")) == 0
