"""Agreement is counted by independent voices."""

import pytest

from tests.compare.stories import SOURCES, account, event, timeline
from timeline.compare import independent, is_single_source
from timeline.model import Account, Source

DERIVED = {
    **SOURCES,
    "copy": Source(id="copy", name="Copy", derived_from=("wp",)),
    "ushakov": Source(id="ushakov", name="Ushakov", type="person", speaks_for="peskov"),
    "peskov": Source(id="peskov", name="Peskov", type="person", speaks_for="kremlin"),
    "an-official": Source(id="an-official", name="An official", type="person", anonymous=True),
    "a-witness": Source(id="a-witness", name="A witness", type="person", anonymous=True),
    "post": Source(id="post", name="Wp", type="press"),
}
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
        ([account("kremlin"), account("peskov")], 1),
        ([account("ushakov"), account("peskov")], 1),
        ([account("kremlin"), account("wp"), account("peskov")], 2),
        ([account("kremlin"), account("peskov", speaks_for="nobody")], 2),
        ([account("kremlin"), account("rt", speaks_for="peskov")], 1),
        ([account("rt", repeats="peskov"), account("kremlin"), account("peskov")], 1),
        ([account("wp"), account("post")], 1),
        ([account("an-official"), account("a-witness")], 1),
        ([account("an-official"), account("a-witness"), account("rt")], 2),
        ([account("an-official", via="RT"), account("rt")], 1),
        ([account("an-official", via="rt"), account("rt", repeats="tass"), account("tass")], 2),
        ([account("an-official", via="rt"), account("a-witness"), account("rt")], 2),
        ([account("an-official"), account("rt", repeats="an-official")], 1),
        ([account("an-official", speaks_for="kremlin"), account("kremlin")], 1),
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


def test_a_repeat_is_no_second_witness_beside_an_account_of_its_own() -> None:
    """RT has looked for itself at one thing; of the other it only says what the WP says."""
    told = event(account("wp", {"a": "1"}), account("rt", {"a": "1"}, repeats="wp"), account("rt", {"b": "2"}))

    assert independent(["wp", "rt"], told, STORY) == 2
    assert independent(["wp", "rt"], told, STORY, told.accounts[:2]) == 1


def test_a_party_is_somebody_who_is_named_and_does_not_only_report() -> None:
    parties = {name for name, source in DERIVED.items() if source.is_party}

    assert parties == {"kremlin", "white-house", "peskov", "ushakov"}
