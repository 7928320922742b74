"""Chains that go round."""

from hypothesis import given
from hypothesis import strategies as st

from tests.check.stores import event, found
from timeline.check.chains import circles

CHAINS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3))


@given(CHAINS)
def test_a_circle_leads_from_each_of_its_sources_to_the_next(chains: dict[str, list[str]]) -> None:
    for circle in circles(chains):
        assert len(set(circle)) == len(circle)
        for name, following in zip(circle, [*circle[1:], circle[0]], strict=True):
            assert following in chains[name]


@given(CHAINS)
def test_there_is_a_circle_exactly_where_one_can_walk_on_for_ever(chains: dict[str, list[str]]) -> None:
    walking = set(chains)
    for _ in chains:
        walking = {name for name in walking if any(target in walking for target in chains[name])}

    assert bool(walking) == bool(list(circles(chains)))


def test_a_source_with_an_account_of_its_own_repeats_in_no_circle() -> None:
    lines = event("accounts: [{source: a}, {source: b, repeats: a}, {source: a, published: 2025, repeats: b}]")

    assert found(lines) == []
