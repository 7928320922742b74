"""Whether a node means a value is asked without making its tree, and comes to what comparing the trees comes to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.store.nodes_read import means, tree_of
from timeline.store.positions import Document, Node
from timeline.store.same_tree import same_tree

WORDS = ("1", "1.0", "-0.0", ".nan", "true", "~", "", '"1"', '"true"', "a", "'a'", "!!str 1", "1.10")
SCALARS = st.sampled_from(WORDS)
FLOW = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(item or '~' for item in items)}]"),
        st.dictionaries(st.sampled_from(["a", "b", '"1"']), inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value or '~'}" for key, value in pairs.items()) + "}"
        ),
    ),
    max_leaves=6,
)


def root_of(text: str) -> Node:
    root = Document(f"k: {text}\n", "x").root
    assert root is not None
    return root


@given(FLOW, FLOW)
def test_a_node_means_what_its_tree_is_the_same_as(one: str, other: str) -> None:
    node, value = root_of(one), tree_of(root_of(other))

    assert means(node, tree_of(node))
    assert means(node, value) == same_tree(tree_of(node), value)


@pytest.mark.parametrize("one", WORDS)
@pytest.mark.parametrize("other", WORDS)
def test_a_truth_is_no_number_and_an_integer_no_float(one: str, other: str) -> None:
    node, value = root_of(one), tree_of(root_of(other))

    assert means(node, value) == same_tree(tree_of(node), value)


def test_an_alias_means_what_it_stands_for() -> None:
    root = Document("a: &x {k: [1]}\nb: *x\n", "x").root

    assert root is not None
    assert means(root, {"a": {"k": [1]}, "b": {"k": [1]}})
    assert not means(root, {"a": {"k": [1]}, "b": {"k": [2]}})


def test_an_alias_of_what_is_not_in_sight_means_nothing() -> None:
    root = Document("a: *x\n", "x").root

    assert root is not None
    with pytest.raises(LookupError):
        means(root, {"a": 1})
