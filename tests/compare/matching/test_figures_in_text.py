"""Figures that two running texts give differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import table
from timeline.compare.matching.figures_in_text import amounts_in, figure_differences


def told(left: str, right: str) -> list[tuple[str, str]]:
    return [(found.left, found.right) for found in figure_differences(left, right)]


@pytest.mark.parametrize(("one", "other", "left", "right"), table("diff.md", "Figures in running text"))
def test_the_page_tells_which_figures_differ(one: str, other: str, left: str, right: str) -> None:
    assert told(one, other) == ([(left, right)] if left else [])


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("145 drones", {145}),
        ("10 500 men and 1,500 horses", {10500, 1500}),
        ("2.5 million people", {2_500_000}),
        ("$10bn and 3m", {10_000_000_000, 3_000_000}),
        ("twenty-five men, six boats", {6}),
        ("約145機の無人機", {145}),
        ("١٤٥ طائرة", {145}),
        ("a 20km zone", {20}),
        ("killing 52.", {52}),
        ("DC-3, 747-200, G8, S7 and 9/11", set()),
        ("at 22:30 and 7:30am", set()),
        ("in 2025, on 18 March and March 19", set()),
        ("3月18日", set()),
        ("Chapter 11, the Boeing 707", set()),
        ("2 hours 28 minutes", set()),
        ("two and a half hours", set()),
        ("one of them", set()),
        ("1.2.3 and 1,23,4", set()),
        ("", set()),
    ],
)
def test_numbers_that_are_figures(text: str, amounts: set[int]) -> None:
    assert amounts_in(text) == amounts


def test_two_numbers_that_fit_alike_are_not_guessed_at() -> None:
    assert told("The strike hit 7 boats.", "The strike hit 8 boats. The strike hit 9 boats.") == []


def test_a_rounded_number_is_no_other_number() -> None:
    assert told("The index fell by 552.59 points.", "The index fell by 552 points.") == []


def test_other_things_are_not_compared() -> None:
    assert told("The fire burns on 45 km of coast.", "The fire burns on 45% of the coast.") == []
    assert told("The fire burns on 44 km of coast.", "The fire burns on $45 of coast.") == []


SENTENCES = st.lists(
    st.sampled_from(
        ["145 drones", "140 drones", "at least 12 people", "on 18 March", "hit", "the", "depot", ".", "five"]
    ),
    max_size=12,
).map(" ".join)


@given(one=SENTENCES, other=SENTENCES)
def test_changing_texts_mirrors_the_figures(one: str, other: str) -> None:
    assert sorted(told(one, other)) == sorted((left, right) for right, left in told(other, one))


@given(text=st.one_of(SENTENCES, st.text(max_size=60)))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert told(text, text) == []


@pytest.mark.parametrize("digits", ["9" * 5000, "٩" * 5000])
def test_digits_without_end_are_no_figure(digits: str) -> None:
    assert amounts_in(f"account {digits}, 12 ships") == {12}
    assert figure_differences(f"the key {digits} of 12 ships", f"the key {digits[1:]} of 12 ships") == []
