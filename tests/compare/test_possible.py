"""Figures that two sides give only in running text."""

from tests.compare.stories import account, event, timeline
from timeline.compare.diff import diff
from timeline.compare.possible import possible_differences
from timeline.compare.sides import Side
from timeline.model import Account

LEFT = "Russia launched 145 drones over the night."
RIGHT = "Russia launched 140 drones over the night."


def told(left: list[Account], right: list[Account]) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    return [(found.texts, found.sources) for found in possible_differences((left, right))]


def test_figures_in_running_text_are_told_with_their_speakers() -> None:
    left = [account("kremlin", says="Nothing."), account("tass", says=LEFT)]

    assert told(left, [account("rt", says=RIGHT)]) == [(("145 drones", "140 drones"), ("tass", "rt"))]


def test_a_source_on_both_sides_is_held_against_itself() -> None:
    left = [account("tass", says=LEFT), account("rt", says=RIGHT)]

    assert told(left, left) == []
    assert told(left, left[1:]) == []


def test_a_translation_is_read_in_place_of_what_it_translates() -> None:
    foreign = account("tass", says="За ночь 140 беспилотников.", translation=RIGHT)

    assert told([account("rt", says=LEFT)], [foreign]) == [(("145 drones", "140 drones"), ("rt", "tass"))]


def test_what_both_state_as_a_point_is_not_told_again() -> None:
    left, right = account("tass", {"drones": "145"}, says=LEFT), account("rt", {"drones": "~ 140"}, says=RIGHT)

    assert told([left], [right]) == []
    assert told([left], [account("rt", says=RIGHT)]) != []


def test_possible_differences_are_no_findings() -> None:
    stores = [
        timeline(event(account(source, {"a": "1"}, says=says))) for source, says in (("tass", LEFT), ("rt", RIGHT))
    ]
    report = diff([Side(label=f"{number}", timeline=store) for number, store in enumerate(stores)])

    assert len(report.events[0].possible) == 1
    assert report.events[0].verdict == "same"
    assert not report.has_findings
    assert sum(report.totals.points.values()) == 1
