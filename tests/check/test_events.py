"""Which events look the same."""

from itertools import permutations

import pytest

from tests.check.stores import found


def similar(one: str, other: str) -> bool:
    """Whether two events look the same, given their fields beside the id."""
    problems = found(f"events: [{{id: one, {one}}}, {{id: two, {other}}}]")
    return [problem.check for problem in problems] == ["similar-events"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("title: Drones over Odesa", "title: drones over odesa!"),
        ("title: Drones over Odesa", "title: Over Odesa drones"),
        ("title: Drones over Odesa", "title: Drones over Odessa"),
        ("title: T, when: 2025-03-18", "title: T, when: 2025-03-18"),
        ("title: T, when: 2025-03-18", "title: T, when: 2025-03-18T22:30"),
        ("title: T, when: 2025-03-18~", "title: T, when: 2025-03-19"),
        ("title: T, when: 2025-03", "title: T, when: 2025-03"),
        ("title: T, place: Odesa", "title: T"),
        ("title: T, place: Odesa", 'title: T, place: "Odesa, Ukraine"'),
        ("title: T, accounts: [{source: a, ref: x}]", "title: T, accounts: [{source: b, ref: y}]"),
    ],
)
def test_events_look_the_same(one: str, other: str) -> None:
    assert similar(one, other)
    assert similar(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("title: Drones over Odesa", "title: Drones over Sumy"),
        ("title: Day 1", "title: Day 2"),
        ("title: T, when: 2025-03-18", "title: T, when: 2025-03-19"),
        ("title: T, when: 2025-03-18", "title: T"),
        ("title: T, when: 2025-03-18", "title: T, when: unknown"),
        ("title: T, when: 2025-03-18", "title: T, when: 2025-03"),
        ("title: T, place: Odesa", "title: T, place: Sumy"),
        ("title: T, accounts: [{source: a, ref: x}]", "title: T, accounts: [{source: a, ref: y}]"),
        ('title: "?"', 'title: "?"'),
    ],
)
def test_events_do_not_look_the_same(one: str, other: str) -> None:
    assert not similar(one, other)
    assert not similar(other, one)


def test_an_event_is_reported_once() -> None:
    events = ", ".join(f"{{id: e{number}, title: T, when: 2025-03-18}}" for number in range(10))

    problems = found(f"events: [{events}]")

    assert [problem.check for problem in problems] == ["similar-events"] * 9


@pytest.mark.parametrize("key", ["same_as", "not_same"])
def test_the_editor_may_have_looked_at_both(key: str) -> None:
    assert not similar("title: T", f"title: T, {key}: [one]")
    assert not similar(f"title: T, {key}: [two]", "title: T")
    assert similar("title: T", f"title: T, {key}: [three]")


@pytest.mark.parametrize("order", list(permutations(["one", "two", "link"])), ids=" ".join)
def test_an_event_that_is_told_apart_from_all_hides_none_that_look_the_same(order: tuple[str, ...]) -> None:
    more = {"one": "", "two": "", "link": ", not_same: [one, two]"}
    problems = found(f"events: [{', '.join([f'{{id: {name}, title: T{more[name]}}}' for name in order])}]")

    assert [problem.check for problem in problems] == ["similar-events"]
