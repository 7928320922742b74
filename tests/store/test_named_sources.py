"""Whatever key names a source names one of the store, in both walks of a file."""

import json

import pytest

from tests.store.stores import problems
from tests.store.test_laws import PLACES
from timeline.model import NOBODY
from timeline.store.keys import ENTRIES, EntryKind, Key, keys

NAMING = [(kind, key) for kind in ENTRIES for key in keys(kind).values() if key.holds == "source"]


def refused(kind: EntryKind, key: Key, *names: str) -> list[str]:
    """The checks that refuse a store in which a key holds this; the only source is `k`."""
    store = PLACES[kind].store({key.name: list(names) if key.many else names[0]})
    return [problem.check for problem in problems(json.dumps(store))]


@pytest.mark.parametrize(("kind", "key"), NAMING, ids=[f"{kind}-{key.name}" for kind, key in NAMING])
def test_a_key_names_a_source_of_the_store_or_is_refused(kind: EntryKind, key: Key) -> None:
    assert "unknown-source" not in refused(kind, key, "k")
    assert refused(kind, key, "q", "k") == ["unknown-source"]


@pytest.mark.parametrize(("kind", "key"), NAMING, ids=[f"{kind}-{key.name}" for kind, key in NAMING])
def test_nobody_is_named_where_the_key_allows_it(kind: EntryKind, key: Key) -> None:
    assert ("unknown-source" not in refused(kind, key, NOBODY, "k")) == (NOBODY in key.words)


def test_an_account_may_speak_for_nobody() -> None:
    assert [(kind, key.name) for kind, key in NAMING if key.words] == [("account", "speaks_for")]
