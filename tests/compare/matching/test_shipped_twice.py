"""The shipped story told twice, each side from half of the sources, and matched again."""

import zlib
from collections.abc import Callable
from functools import cache

import msgspec
import pytest

from tests.story.test_story import PATH
from timeline.compare.matching import match
from timeline.model import Account, Timeline
from timeline.store import read_store

LEAST = 0.9

Split = Callable[[list[str], str], bool]
"""Whether a source tells the second side, by the ids of all sources in the order of the file."""


def by_chance(seed: int) -> Split:
    return lambda _, source: zlib.crc32(f"{seed}{source}".encode()) % 2 == 1


SPLITS: dict[str, Split] = {
    "every second by name": lambda ids, source: sorted(ids).index(source) % 2 == 1,
    "every second of the file": lambda ids, source: ids.index(source) % 2 == 1,
    "halves of the file": lambda ids, source: ids.index(source) * 2 >= len(ids),
    "halves by name": lambda ids, source: sorted(ids).index(source) * 2 >= len(ids),
    **{f"by chance {seed}": by_chance(seed) for seed in range(1, 7)},
}


@cache
def shipped() -> Timeline:
    return read_store(PATH, PATH.read_bytes(), PATH.name).timeline


def told_by_half(
    split: Split, prefix: str, *, second: bool, own_times: bool = False
) -> tuple[Timeline, dict[str, str]]:
    """The story as half of its sources tell it, and the new id of each event that they tell.

    With `own_times` an event is when these sources say that it was, where they say so.
    """
    story = shipped()
    ids = list(story.sources)
    events = []
    renumbered: dict[str, str] = {}
    for event in story.events:
        accounts = tuple([account for account in event.accounts if split(ids, account.source) is second])
        if not accounts:
            continue
        renumbered[event.id] = f"{prefix}{len(renumbered)}"
        if own_times and any(account.when is not None for account in accounts):
            event = msgspec.structs.replace(event, own_when=None)  # noqa: PLW2901 - the same event from here on
        events.append(
            msgspec.structs.replace(
                event, id=renumbered[event.id], title=title_of(accounts), accounts=accounts, same_as=(), not_same=()
            )
        )
    return msgspec.structs.replace(story, events=tuple(events)), renumbered


def title_of(accounts: tuple[Account, ...]) -> str:
    """What the sources themselves say: the first of them that says anything, else its points."""
    said = next((text for account in accounts if (text := account.says or account.quote)), None)
    return said or "; ".join([f"{point.name}: {point.value}" for point in accounts[0].points]) or accounts[0].source


def matched(split: Split, *, own_times: bool) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs that are found, and those that there are."""
    left, names_left = told_by_half(split, "a", second=False, own_times=own_times)
    right, names_right = told_by_half(split, "b", second=True, own_times=own_times)
    links = {(names_left[name], names_right[name]) for name in names_left.keys() & names_right.keys()}
    return {(pair.a, pair.b) for pair in match(left, right).pairs}, links


@pytest.mark.parametrize("split", SPLITS)
def test_the_story_told_twice_is_matched(split: str) -> None:
    pairs, links = matched(SPLITS[split], own_times=False)

    assert len(links) >= 15
    assert 2 * len(pairs & links) / (len(pairs) + len(links)) >= LEAST


def test_the_story_is_matched_too_where_either_side_has_the_times_of_its_sources() -> None:
    told = [matched(split, own_times=True) for split in SPLITS.values()]

    hits = sum(len(pairs & links) for pairs, links in told)
    assert 2 * hits / sum(len(pairs) + len(links) for pairs, links in told) >= LEAST
