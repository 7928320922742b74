"""Agreement is counted by independent voices."""

import pytest

from tests.compare.stories import SOURCES, account, event, timeline
from timeline.compare import independent, is_single_source
from timeline.model import Account, Source

DERIVED = {**SOURCES, "copy": Source(id="copy", name="Copy", derived_from=("wp",))}
STORY = timeline(sources=DERIVED)


@pytest.mark.parametrize(
    ("accounts", "count"),
    [
        ([account("wp"), account("rt")], 2),
        ([account("wp"), account("copy")], 1),
        ([account("copy")], 0),
        ([account("wp"), account("rt", repeats="wp")], 1),
        ([account("rt", repeats="wp"), account("tass", repeats="wp")], 1),
        ([account("wp"), account("rt", repeats="wp"), account("tass", repeats="rt")], 1),
        ([account("wp", repeats="rt"), account("rt", repeats="wp")], 1),
        ([account("rt", repeats="copy")], 0),
        ([account("wp"), account("rt", repeats="wp"), account("rt")], 2),
        ([account("kremlin"), account("peskov")], 2),
        ([], 0),
    ],
)
def test_voices_are_counted_once(accounts: list[Account], count: int) -> None:
    told = event(*accounts)

    assert independent({one.source for one in accounts}, told, STORY) == count
    assert is_single_source(told, STORY) == (count < 2)


def test_only_those_who_report_an_event_corroborate_it() -> None:
    assert is_single_source(event(account("wp"), account("rt", stance="denies")), STORY)
    assert is_single_source(event(account("wp"), account("rt", stance="unconfirmed")), STORY)
    assert is_single_source(event(account("wp"), account("rt", stance="retracted")), STORY)


def test_some_of_the_sources_of_an_event() -> None:
    told = event(account("wp"), account("rt", repeats="wp"), account("tass"))

    assert (independent(["wp", "rt"], told, STORY), independent(["rt", "tass"], told, STORY)) == (1, 2)
