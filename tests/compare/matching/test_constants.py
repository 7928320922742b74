"""The shipped weights."""

import pytest

from timeline.compare.matching.constants import SHIPPED
from timeline.compare.matching.constants_of_meaning import WITH_MEANING
from timeline.compare.matching.features import DATED, MEANING, SIGNS, UNDATED
from timeline.compare.matching.scoring import SECOND


@pytest.mark.parametrize("dated", [True, False], ids=["with dates", "without"])
def test_every_weight_has_the_sign_of_its_meaning(*, dated: bool) -> None:
    steps = (DATED if dated else UNDATED, SHIPPED.likeness[dated]), (SECOND, SHIPPED.accepting[dated])

    for names, weights in steps:
        signed = {name: weight * SIGNS.get(name, 1) for name, weight in zip(names, weights, strict=False)}
        assert len(weights) == len(names) + 1
        assert min(signed.values()) >= 0
        assert sum(weight > 0 for weight in signed.values()) == len(names)


def test_likeness_counts_in_every_acceptance() -> None:
    assert all(weights[SECOND.index("likeness")] > 0 for weights in SHIPPED.accepting.values())


@pytest.mark.parametrize("dated", [True, False], ids=["with dates", "without"])
def test_with_meaning_no_weight_has_another_sign_and_meaning_counts(*, dated: bool) -> None:
    names, weights = (*(DATED if dated else UNDATED), *MEANING), WITH_MEANING.likeness[dated]

    assert len(weights) == len(names) + 1
    assert min([weight * SIGNS.get(name, 1) for name, weight in zip(names, weights, strict=False)]) >= 0
    assert weights[names.index("meaning")] > 0
    assert min(WITH_MEANING.accepting[dated][:-1]) >= 0
