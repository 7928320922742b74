"""Which names look alike."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.check.alike import alike, is_slip
from timeline.value.wording import folded_words


@pytest.mark.parametrize(
    "names",
    [
        ("drones", "Drones"),
        ("shot down", "shot-down"),
        ("air-force", "airforce"),
        ("night_strike", "night-strike"),
        ("call", "calls"),
        ("strike", "strikes"),
        ("Odesa", "Odessa"),
        ("energy", "enery"),
        ("energy", "eenrgy"),
        ("kremlin", "kremiln"),
        ("ceasefire talks", "ceasefyre talks"),
        ("Zelensky", "Zelenskyy"),
        ("удари дронів", "удари дрнів"),
        ("ÉLYSÉE", "élysée"),
    ],
)
def test_names_look_alike(names: tuple[str, str]) -> None:
    assert list(alike(names)) == [(0, 1)]
    assert list(alike(names[::-1])) == [(0, 1)]


@pytest.mark.parametrize(
    "names",
    [
        ("strike-1", "strike-2"),
        ("strike-1-1", "strike-11"),
        ("2025-03-18", "2025-03-19"),
        ("talks", "walks"),
        ("killed", "billed"),
        ("north", "south"),
        ("Iran", "Iraq"),
        ("power", "poker"),
        ("drones", "drones launched"),
        ("railway-morning-strike", "railway-afternoon-strike"),
        ("???", "!!!"),
        ("", ""),
    ],
)
def test_names_do_not_look_alike(names: tuple[str, str]) -> None:
    assert list(alike(names)) == []


def test_a_last_letter_too_many_is_no_slip_without_endings() -> None:
    assert list(alike(["petrov", "petrova", "pertova"], endings=False)) == [(1, 2)]


WORDS = st.text("abcde", min_size=4, max_size=7)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=2).map("-".join), max_size=12, unique=True)


@given(NAMES)
def test_every_name_is_reported_once(names: list[str]) -> None:
    pairs = list(alike(names))

    assert all(first < later for first, later in pairs)
    assert [later for _, later in pairs] == sorted({later for _, later in pairs})


@given(NAMES)
def test_the_buckets_find_what_comparing_all_pairs_finds(names: list[str]) -> None:
    """Names without joined words, as those stand for two names in one."""
    split = [folded_words(name) for name in names]
    expected = {
        later
        for first, later in combinations(range(len(names)), 2)
        if "".join(split[first]) == "".join(split[later])
        or (
            len(split[first]) == len(split[later])
            and sum(one != other for one, other in zip(split[first], split[later], strict=True)) == 1
            and any(is_slip(one, other) for one, other in zip(split[first], split[later], strict=True))
        )
    }

    actual = {later for _, later in alike(names)}

    joined = {"".join(words) for words in split}
    if len(joined) == len(names):
        assert expected == actual
    else:
        assert actual <= expected


@given(WORDS, WORDS)
def test_a_slip_has_no_direction(left: str, right: str) -> None:
    assert is_slip(left, right) == is_slip(right, left)
    assert not is_slip(left, left)
