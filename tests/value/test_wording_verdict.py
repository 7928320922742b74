"""How two wordings compare beyond being the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import table
from timeline.value import compare_values, parse_value
from timeline.value.wording_verdict import NO, TURNING, YES
from timeline.verdict import Verdict


def test_the_words_that_turn_are_those_of_the_page() -> None:
    listed = [word for _, words in table("values.md", "Words that turn") for word in words.split()]

    assert set(listed) == TURNING
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("word", sorted(TURNING))
def test_added_words_are_named_unless_they_turn(word: str) -> None:
    base = parse_value("energy infrastructure")

    assert compare_values(base, parse_value("Energy infrastructure FACILITIES")).reason == "has more words: FACILITIES"
    assert compare_values(base, parse_value(f"energy {word} infrastructure facilities")).reason is None


@pytest.mark.parametrize("yes", sorted(YES))
@pytest.mark.parametrize("no", sorted(NO))
def test_yes_and_no_compare_in_any_language(yes: str, no: str) -> None:
    languages = ("uk", "en")

    assert compare_values(parse_value(yes), parse_value(no), languages=languages).verdict is Verdict.DIFFERS
    assert compare_values(parse_value(yes), parse_value("Yes."), languages=languages).verdict is Verdict.SAME
    assert compare_values(parse_value(no), parse_value("NO"), languages=languages).verdict is Verdict.SAME


@pytest.mark.parametrize("answer", ["yes", "no"])
@pytest.mark.parametrize("words", ["no evidence", "no comment", "not confirmed", "unknown", "yes and no"])
def test_what_only_begins_with_yes_or_no_is_neither(answer: str, words: str) -> None:
    found = compare_values(parse_value(answer), parse_value(words))

    assert (found.verdict, found.reason) == (Verdict.WORDED, None)


@given(st.text(min_size=1), st.text(min_size=1))
def test_free_words_never_contradict_each_other(left: str, right: str) -> None:
    """But for yes against no and for one leading `not`."""
    one, other = parse_value(left, read_as="text"), parse_value(right, read_as="text")

    if compare_values(one, other).verdict is Verdict.DIFFERS:
        words = [tuple(text.casefold().split()) for text in (left, right)]
        assert any(word in YES | NO | {"not"} for told in words for word in told)
