"""What a source has since replaced or taken back: it stretches nothing, and the change is told."""

import pytest

from timeline.model import Account

from .stories import account, event

EARLY, LATE = "2025-03-18T16:30Z", "2025-03-18T17:00Z"


def test_one_event_told_at_two_moments_is_one_inexact_moment() -> None:
    when = event(account("kremlin", when=EARLY), account("tass", when=LATE)).when

    assert when is not None
    assert (when.form, when.text) == ("moment", f"{EARLY}..{LATE}")


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([account("wp", when=EARLY, published="2025-03-19"), account("wp", when=LATE, published="2025-03-20")], LATE),
        ([account("wp", when=LATE, published="2025-03-20"), account("wp", when=EARLY, published="2025-03-19")], LATE),
        ([account("wp", when=EARLY, published="2025-03-19"), account("wp", {"a": "1"}, published="2025-03-20")], EARLY),
        ([account("wp", when=EARLY, stance="retracted"), account("tass", when=LATE)], LATE),
        ([account("wp", when=EARLY), account("wp", stance="retracted"), account("tass", when=LATE)], LATE),
        ([account("wp", when=EARLY), account("wp", stance="denies"), account("tass", when=LATE)], LATE),
        ([account("wp", when=EARLY, stance="denies")], EARLY),
        ([account("wp", when=EARLY, stance="retracted")], EARLY),
    ],
    ids=["replaced", "whatever the order", "not repeated", "retracted", "taken back", "denied", "instead", "all gone"],
)
def test_withdrawn_times_do_not_stretch_an_event(accounts: list[Account], expected: str) -> None:
    when = event(*accounts).when

    assert when is not None
    assert when.text == expected
