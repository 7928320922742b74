"""What holds of every two stores, however they are written and whichever of their events are the same."""

from collections.abc import Iterator

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from tests.merging.joining import as_pairs, read
from tests.store.editing.written import SOURCES, Written, written
from timeline.compare.matching import match
from timeline.errors import TimelineError
from timeline.merging import Choices, join, renamed
from timeline.merging.own_text import comments_of
from timeline.merging.time_meaning import meaning_of
from timeline.model import Account, Timeline
from timeline.store import Stored
from timeline.store.samples import sample_story
from timeline.when import When


def said(value: object) -> object:
    """What a value of the model says: by key what is given, a time by what it means."""
    if isinstance(value, When):
        return meaning_of(value)
    if isinstance(value, msgspec.Struct):
        told = {key: said(getattr(value, key)) for key in value.__struct_fields__}
        return {key: one for key, one in told.items() if one not in (None, "", [], {})}
    return [said(one) for one in value] if isinstance(value, tuple) else value


def holds(one: object, other: object) -> bool:
    """Whether the first says all that the other says: each key of it, and each item of a list somewhere in its list."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(key in one and holds(one[key], value) for key, value in other.items())
    if isinstance(one, list) and isinstance(other, list):
        return all(any(holds(held, value) for held in one) for value in other)
    return one == other


def everything(timeline: Timeline) -> list[object]:
    """Every account, but for what stands elsewhere too.

    Notes are joined, a key of one's own may get a number, and `published` is that of a citation.
    """
    bare: dict[str, object] = {"note": None, "extra": {}, "published": None}
    return [said(msgspec.structs.replace(account, **bare)) for event in timeline.events for account in event.accounts]


def assert_kept(a: Stored, b: Stored, text: str) -> None:
    """Each account of both is said by one of the joined store, or quoted in the note of one of its source."""
    joined = [account for event in read(text).timeline.events for account in event.accounts]
    bare: dict[str, object] = {"note": None, "extra": {}, "published": None}
    held = [(said(msgspec.structs.replace(account, **bare)), account) for account in joined]
    for account in [*everything(a.timeline), *everything(b.timeline)]:
        assert any(holds(told, account) or quotes(other, account) for told, other in held)


def quotes(account: Account, other: object) -> bool:
    """Whether each text that another account says is one of this account, or stands in its note."""
    own = set(texts(said(msgspec.structs.replace(account, note=None))))
    named = isinstance(other, dict) and other["source"] == account.source
    return named and all(text in own or text in (account.note or "") for text in texts(other))


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for held in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(held)


def joined_text(a: Stored, b: Stored, pairs: list[tuple[str, str]], choices: Choices | None = None) -> str | None:
    """The joined store; None where the two are refused, for a reason that a user can mend."""
    try:
        return join(a, b, as_pairs(pairs), choices=choices).text
    except TimelineError as error:
        if any(problem.check != "two-accounts" or not problem.mend for problem in error.problems):
            raise
        return None


@st.composite
def two(draw: st.DrawFn) -> tuple[Stored, Stored, list[tuple[str, str]]]:
    """Two stores and pairs of their events: any, and mostly each event once; half of them share no source."""
    a, b = read(draw(written()), "a.yaml"), read(draw(written()), "b.yaml")
    left, right = ([event.id for event in stored.timeline.events] for stored in (a, b))
    pairs: list[tuple[str, str]] = []
    if left and right:
        pairs = draw(st.lists(st.tuples(st.sampled_from(left), st.sampled_from(right)), max_size=4, unique=True))
    if draw(st.booleans()):
        b = renamed(b, [(source, f"b-{source}") for source in SOURCES])
    return a, b, pairs


@given(written())
def test_a_store_joined_with_itself_is_itself(store: Written) -> None:
    stored = read(store)
    pairs = [(event.id, event.id) for event in stored.timeline.events]

    assert join(stored, stored, as_pairs(pairs)).text == store.text


HEAD = "timeline: 1\nsources: {k: {name: K}}\nevents:\n"
PUBLISHED_ALONE = (
    read(HEAD + "- {id: alpha, title: A}\n", "a.yaml"),
    read(
        HEAD
        + "- {id: alpha, title: A, accounts: [{source: k, says: S., url: u, published: 2025-03-19}]}\n"
        + "- {id: gamma, title: A, accounts: [{source: k, published: 2025-03-19}]}\n",
        "b.yaml",
    ),
    [("alpha", "alpha"), ("alpha", "gamma")],
)
"""An account that says only when it was published is told by the one that has an address beside it."""


@given(two())
@example(PUBLISHED_ALONE)
def test_every_account_of_both_is_in_the_joined_store(stores: tuple[Stored, Stored, list[tuple[str, str]]]) -> None:
    a, b, pairs = stores
    text = joined_text(a, b, pairs)

    if text is not None:
        assert_kept(a, b, text)


@given(two())
def test_whichever_is_preferred_every_account_is_there(stores: tuple[Stored, Stored, list[tuple[str, str]]]) -> None:
    a, b, pairs = stores
    text = joined_text(a, b, pairs, Choices("b"))

    if text is not None:
        assert_kept(a, b, text)


@given(two())
def test_the_comments_of_the_first_store_stay(stores: tuple[Stored, Stored, list[tuple[str, str]]]) -> None:
    a, b, pairs = stores
    text = joined_text(a, b, pairs)

    assert text is None or not comments_of(a.text) - comments_of(text)


@given(two())
def test_joining_the_same_store_again_changes_nothing(stores: tuple[Stored, Stored, list[tuple[str, str]]]) -> None:
    a, b, pairs = stores
    text = joined_text(a, b, pairs)

    if text is not None:
        into: dict[str, str] = {}
        for left, right in pairs:
            if right not in into or left == right:
                into[right] = left
        new = [event.id for event in read(text).timeline.events]
        for event in b.timeline.events:
            if event.id not in into:
                # Its own id, or the same with a number where that was taken.
                into[event.id] = max((name for name in new if name.rpartition("-")[0] == event.id), default=event.id)
        again = join(read(text, "a.yaml"), b, as_pairs([(left, right) for right, left in into.items()]))
        assert again.text == text


def test_the_shipped_story_joined_with_itself_is_itself() -> None:
    stored = read(sample_story())
    matching = match(stored.timeline, stored.timeline)

    assert join(stored, stored, matching.pairs).text == stored.text
