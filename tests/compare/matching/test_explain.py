"""The reasons of a pair, in words that a reader can check."""

import pytest

from tests.compare.matching.test_stories import RETOLD, A, B, event, store
from timeline.compare.matching import match
from timeline.model import Timeline


def reasons(left: tuple[str | None, str], right: tuple[str | None, str]) -> tuple[str, ...]:
    """Why two entries among others are one; none where they are not."""
    one = Timeline(events=(event("x", *left), *A.events))
    other = Timeline(events=(event("y", *right), *B.events))
    return next((pair.reasons for pair in match(one, other, min_score=0.0).pairs if (pair.a, pair.b) == ("x", "y")), ())


HARBOUR, SAID = "Drones set the harbour of Varna ablaze", "Harbour of Varna ablaze after drones"


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("2031-06-04", "2031-06-04", "same day"),
        ("2031-06-04", "2031-06-05", "1 day apart"),
        ("2031-06-04", "2031-06-07", "3 days apart"),
        ("2031-06-04", "2031-06", "times overlap"),
        ("2031-06", "2031-06", "same month"),
        ("2031", "2031", "same year"),
        ("2031-06-04/2031-06-09", "2031-06-04/2031-06-09", "same days"),
        ("2031-06", "2031-07", "1 month apart"),
        ("2031", "2033", "2 years apart"),
        ("2031-06-04T21:10Z", "2031-06-04T21:10Z", "same time"),
        ("2031-06-04T21:10Z", "2031-06-04T21:30Z", "20 min apart"),
        ("2031-06-04T19:10Z", "2031-06-04T22:30Z", "same evening"),
        (None, "2031-06-04", "one of them has no date"),
        (None, None, "neither has a date"),
    ],
)
def test_the_time_comes_first(left: str | None, right: str | None, reason: str) -> None:
    assert reasons((left, HARBOUR), (right, SAID))[0] == reason


def test_shared_names_and_words_are_named_as_they_are_written() -> None:
    told = reasons(("2031-06-04", HARBOUR), ("2031-06-04", SAID))

    assert any(reason.startswith("both name") and "Varna" in reason for reason in told)


def test_names_in_two_spellings_are_shown_in_both() -> None:
    told = reasons(
        ("2031-06-04", "On the quay of Varna colonel Gaddafi speaks at length"),
        ("2031-06-04", "At length speaks colonel Gadhafi on the quay of Varna"),
    )

    assert "Gaddafi and Gadhafi are one name in two spellings" in told


def test_figures_that_agree_and_that_differ_are_told() -> None:
    agree = reasons(("2031-06-04", "Fire on the quay, 26 sailors hurt"), ("2031-06-04", "Quay fire hurts 26 sailors"))
    differ = reasons(("2031-06-04", "Fire on the quay, 26 sailors hurt"), ("2031-06-04", "Quay fire hurts 23 sailors"))

    assert any("26 sailors" in reason for reason in agree)
    assert differ[-1] == "but 26 sailors against 23"


def test_a_name_in_two_scripts_is_evidence_and_is_shown_in_both() -> None:
    told = reasons(("2031-06-04", "Drones over Kharkiv and Poltava"), ("2031-06-04", "Харків і Полтава під дронами"))

    assert "Kharkiv and Харків are one name in two scripts" in told


def test_hours_that_a_zone_explains_are_told_so() -> None:
    told = reasons(("2031-06-04T14:46", HARBOUR), ("2031-06-04T05:46Z", SAID))

    assert told[0] == "9 h apart, as a clock without a zone may be"


def test_the_runner_up_is_named_where_it_was_close() -> None:
    twice = store("b", (*RETOLD, ("2031-05-04", "Orlo dam gates opened by themselves, water in Brena")))

    told = {(pair.a, pair.b): pair.runner_up.id for pair in match(A, twice).pairs if pair.runner_up is not None}

    assert told in ({("a1", "b0"): "b6"}, {("a1", "b6"): "b0"})


def test_words_of_scripts_without_spaces_are_named_whole() -> None:
    left = store("a", (("2031-05-04", "无人机袭击苏梅市医院"), ("2031-05-09", "哈尔科夫地下学校启用")))
    right = store("b", (("2031-05-04", "苏梅市医院遭袭"), ("2031-05-09", "哈尔科夫启用一所地下学校")))

    told = [reason for pair in match(left, right).pairs for reason in pair.reasons]

    assert any("苏梅市医院" in reason for reason in told)
