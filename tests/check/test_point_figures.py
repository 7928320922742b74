"""Points: names that look alike, figures that change, words that begin with a digit."""

import pytest

from tests.check.stores import event, found


def checks(lines: str) -> list[str]:
    return [problem.check for problem in found(lines)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("drones: 145", "drones launched: 137"),
        ("pause: energy", "pause covers: infrastructure"),
        ("drones: 145", "Drones: 145"),
        ("prisoners: 175", "prisoner: 175"),
    ],
)
def test_points_of_different_sources_look_alike(one: str, other: str) -> None:
    lines = event(f"accounts: [{{source: a, points: {{{one}}}}}, {{source: b, points: {{{other}}}}}]")

    assert checks(lines) == ["similar-points"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("drones: 145 drones", "drones launched: at night"),
        ("drones: 145 drones", "drones launched: 2025-03-18"),
        ("drones: 145 drones", "drones flew: 12 h"),
        ("length: 12 h", "length with breaks: 12 h"),
        ("drones: 145", "shot down: 72"),
    ],
)
def test_points_of_different_sources_do_not_look_alike(one: str, other: str) -> None:
    lines = event(f"accounts: [{{source: a, points: {{{one}}}}}, {{source: b, points: {{{other}}}}}]")

    assert checks(lines) == []


def test_who_tells_both_by_different_words_means_two_things() -> None:
    assert checks(event("points: {drones: 145, drones launched: 137}")) == []
    assert checks(event("points: {prisoner: 175, prisoners: 175}")) == []


def test_who_tells_both_by_the_same_words_does_not() -> None:
    assert checks(event("points: {shot down: 72, Shot-down: 72}")) == ["similar-points"]


def test_points_of_two_events_are_not_held_against_each_other() -> None:
    lines = "events: [{id: e, title: T, points: {drones: 1}}, {id: f, title: U, points: {Drones: 1}}]"

    assert checks(lines) == []


def twice(first: str, second: str) -> list[str]:
    accounts = f"{{source: a, published: 2025-03-18, {first}}}, {{source: a, published: 2025-03-19, {second}}}"
    return checks(event(f"accounts: [{accounts}]"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("points: {drones: 40}", "points: {drones: {value: 145, as_of: 2025-03-19}}"),
        ("points: {drones: {value: 40, kind: snapshot}}", "points: {drones: 145}"),
        ("points: {drones: 145}", 'points: {drones: "~ 150"}'),
        ("points: {drones: 145}", "points: {drones: 145 drones}"),
        ("points: {cause: a drone}", "points: {cause: a rocket}"),
        ("points: {drones: 40}, stance: retracted", "points: {drones: 145}"),
        ("points: {drones: 40}", "points: {drones: 40 dogs}"),
    ],
)
def test_a_figure_does_not_change_without_a_reason(first: str, second: str) -> None:
    assert twice(first, second) == []


def test_a_figure_changes() -> None:
    assert twice("points: {drones: 40}", "points: {drones: 145}") == ["changed-value"]


@pytest.mark.parametrize(
    "value",
    [
        "145 drones",
        "2 + 4 missiles",
        "2 h 28 min",
        "2025-03-18",
        "175 for 175",
        "175 на 175",
        "1.5 million people",
        "none",
        "5-6 drones",
        "88-2",
        "88 to 2 votes",
        "18 March 2025",
    ],
)
def test_figures_times_and_exchanges_are_no_digit_wordings(value: str) -> None:
    assert checks(event(f"points: {{p: {value}}}")) == []


@pytest.mark.parametrize(
    "value", ["10 am", "16:00", "5 or 6 drones", "145 drones and 3 missiles", "175 for 200", "3rd wave"]
)
def test_what_begins_with_a_digit_and_is_neither_is_one(value: str) -> None:
    assert checks(event(f'points: {{p: "{value}"}}')) == ["digit-wording"]
