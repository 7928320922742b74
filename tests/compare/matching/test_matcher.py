"""Which events of two stores are the same: decisions before scores, time, words of any script, leftovers."""

import pytest

from timeline.compare.matching import match
from timeline.model import Account, Event, Source, Timeline
from timeline.when import parse_when


def event(
    identity: str, title: str, when: str | None = None, same_as: tuple[str, ...] = (), not_same: tuple[str, ...] = ()
) -> Event:
    return Event(
        id=identity,
        title=title,
        own_when=None if when is None else parse_when(when),
        same_as=same_as,
        not_same=not_same,
        accounts=(Account(source="s", says=title),),
    )


def store(*events: Event) -> Timeline:
    return Timeline(sources={"s": Source(id="s", name="S")}, events=events)


FILLING = [
    ("A bank in Zurich lowers its rate", "2025-03-02"),
    ("The ferry to Gotland is cancelled", "2025-03-05"),
    ("Farmers block the motorway near Lyon", "2025-03-09"),
    ("A museum in Lima reopens its gold room", "2025-03-12"),
    ("The premiere of the opera is put off", "2025-03-15"),
]


def stories(*pairs: tuple[str, str, str]) -> tuple[Timeline, Timeline]:
    """Two stores that tell some filling alike, and the given pairs of titles on one day."""
    left = [event(f"a{number}", title, day) for number, (title, day) in enumerate(FILLING)]
    right = [event(f"b{number}", title, day) for number, (title, day) in enumerate(FILLING)]
    for number, (one, other, day) in enumerate(pairs):
        left.append(event(f"left{number}", one, day))
        right.append(event(f"right{number}", other, day))
    return store(*left), store(*right)


def found(a: Timeline, b: Timeline) -> set[tuple[str, str]]:
    return {(pair.a, pair.b) for pair in match(a, b).pairs}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Drone hits the regional hospital in Sumy", "A hospital in Sumy is struck by a drone"),
        ("Дрон влучив у лікарню в Сумах", "У Сумах дрон атакував лікарню"),
        ("ضربة بطائرة مسيرة على مستشفى في سومي", "طائرة مسيرة تصيب مستشفى سومي"),
        ("无人机袭击苏梅地区医院", "苏梅一家医院遭无人机袭击"),
    ],
    ids=["latin", "cyrillic", "arabic", "chinese"],
)
def test_events_match_by_the_words_of_their_own_script(one: str, other: str) -> None:
    a, b = stories((one, other, "2025-03-18"))

    assert ("left0", "right0") in found(a, b)


def test_same_as_decides_before_any_score() -> None:
    a = store(event("x", "The ferry to Gotland is cancelled", "2025-03-05", same_as=("y",)))
    b = store(event("y", "A museum in Lima reopens its gold room", "2024-01-01"))

    assert [(pair.a, pair.b, pair.score) for pair in match(a, b).pairs] == [("x", "y", 1.0)]


def test_not_same_keeps_likely_events_apart() -> None:
    a, b = stories(("Drone hits the hospital in Sumy", "Drone hits the hospital in Sumy", "2025-03-18"))
    apart = store(*a.events[:-1], event("left0", "Drone hits the hospital in Sumy", "2025-03-18", not_same=("right0",)))

    assert ("left0", "right0") in found(a, b)
    assert ("left0", "right0") not in found(apart, b)


def test_equal_ids_decide_unless_the_times_are_far_apart_and_nothing_else_is_alike() -> None:
    strike, talks = event("strike", "Drones over Odesa", "2025-03-18"), event("talks", "They meet", "2025-03-24")
    vote = event("vote", "Greenland votes on a new parliament", "2025-03-11")
    a = store(strike, talks, vote)
    b = store(
        event("strike", "A night of alarms", "2025-03-18"),
        event("talks", "Another meeting", "2023-01-01"),
        event("vote", "Greenland votes on a new parliament", "2025-03-14"),
    )

    result = match(a, b)

    assert {(pair.a, pair.b, pair.decided) for pair in result.pairs} == {
        ("strike", "strike", "the same id"),
        ("vote", "vote", "the same id"),
    }
    assert result.collisions == ("talks",)


def test_an_id_that_another_event_deserves_more_is_a_collision() -> None:
    ferry, vote = "The ferry to Gotland is cancelled", "Greenland votes on a new parliament"
    a = store(event("e1", ferry, "2025-03-05"), event("e2", vote, "2025-03-11"))
    b = store(event("e1", vote, "2025-03-11"), event("e2", ferry, "2025-03-05"))

    result = match(a, b)

    assert {(pair.a, pair.b) for pair in result.pairs} == {("e1", "e2"), ("e2", "e1")}
    assert result.collisions == ("e1", "e2")


def test_what_only_one_store_tells_stays_alone() -> None:
    a, b = stories()
    more = store(*a.events, event("lonely", "An eclipse darkens Patagonia", "2025-03-28"))

    result = match(more, b)

    assert result.only_a == ("lonely",)
    assert result.only_b == ()


def test_changing_the_stores_mirrors_the_pairs() -> None:
    a, b = stories(("Drone hits the hospital in Sumy", "A hospital in Sumy is hit", "2025-03-18"))

    assert {(y, x) for x, y in found(b, a)} == found(a, b)


def test_clock_times_tell_apart_what_happened_in_one_night() -> None:
    a = store(
        event("a1", "Drone hits the hospital in Sumy", "2025-03-18T22:30"),
        event("a2", "Drone hits the hospital in Krasnopillia", "2025-03-19T01:00"),
    )
    b = store(
        event("b1", "A hospital is hit", "2025-03-18T22:30"),
        event("b2", "A hospital is hit", "2025-03-19T01:00"),
    )

    assert found(a, b) == {("a1", "b1"), ("a2", "b2")}


def test_reasons_are_words() -> None:
    a, b = stories(("Drone hits the hospital in Sumy", "A hospital in Sumy is hit by a drone", "2025-03-18"))

    pair = next(pair for pair in match(a, b).pairs if pair.a == "left0")

    assert pair.reasons[0] == "same day"
    assert pair.reasons[1:] == ("both name Sumy", "both say “Drone” and “hospital”")
