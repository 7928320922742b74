"""What is ruled in the shipped story, and on what ground."""

from itertools import permutations

from tests.story.test_story import event, story
from tests.tables import table
from timeline.compare.awaiting import awaiting
from timeline.compare.claims import claims_of
from timeline.compare.judging import states
from timeline.model import Account, Ruling
from timeline.verdict import Verdict


def test_the_page_has_every_ruling() -> None:
    stored = [
        (event.id, ruling.point or ruling.row, *ruling.values, ruling.verdict)
        for event in story().events
        for ruling in event.rulings
    ]

    assert stored == table("story.md", "What is ruled")
    assert all(ruling.because and ruling.by and ruling.ruled for event in story().events for ruling in event.rulings)


def test_nothing_awaits_a_ruling() -> None:
    assert awaiting(story().events, story(), {Verdict.WORDED}) == []


def tellers(identity: str, ruling: Ruling, value: str) -> list[Account]:
    """The accounts that say a value that was ruled on."""
    own = event(identity)
    return [
        claim.account
        for claim in claims_of(own.accounts, own.rulings)
        if ruling in claim.rulings and states(value, claim)
    ]


def independent(accounts: list[Account]) -> set[str]:
    """The houses of those that were read, repeats left out."""
    sources = story().sources
    return {
        sources[account.source].speaks_for or account.source
        for account in accounts
        if account.attribution in ("full", "quoted") and account.repeats is None
    }


def test_no_person_is_ruled_against_on_one_account() -> None:
    ruled = [(event.id, ruling) for event in story().events for ruling in event.rulings if ruling.verdict == "differs"]

    assert len(ruled) > 10
    for identity, ruling in ruled:
        for one, other in permutations(ruling.values):
            told = tellers(identity, ruling, one)
            types = {story().sources[account.source].type for account in told}
            if types <= {"person", "analyst"}:
                assert len(independent(tellers(identity, ruling, other))) >= 2, (identity, ruling.values)
