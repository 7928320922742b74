"""Which two values of a row are the dispute, and which dispute of an event stands first."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import SOURCES, account, accounts_of_different_sources, event, timeline
from timeline.compare import Dispute, disputes, event_rows
from timeline.compare.cells import CONTESTED
from timeline.model import Account, Source
from timeline.verdict import Verdict

MORE = {
    **SOURCES,
    "afp": Source(id="afp", name="AFP", type="press"),
    "official": Source(id="official", name="An official", type="person", anonymous=True),
}


def found(*accounts: Account) -> tuple[Dispute, ...]:
    told = event(*accounts)
    story = timeline(told, sources=MORE)
    return disputes(event_rows(told, story), told, story)


def values(*accounts: Account) -> tuple[str, str]:
    (dispute,) = found(*accounts)
    one, other = dispute.values
    return one.value, other.value


def names(*accounts: Account) -> list[str]:
    return [dispute.row.name for dispute in found(*accounts)]


def test_the_pair_that_contradicts_stands_before_what_can_both_be_true() -> None:
    told = [
        account("white-house", {"length": "90 min"}),
        account("wp", {"length": "> 90 min"}),
        account("tass", {"length": ">= 90 min"}),
        account("rt", {"length": "~ 2 h"}),
        account("kremlin", {"length": "nearly 3 h"}),
    ]

    (dispute,) = found(*told)

    assert tuple(value.value for value in dispute.values) == ("90 min", "nearly 3 h")
    assert dispute.speakers == (("white-house",), ("kremlin",))
    assert dispute.distance is not None
    assert (dispute.verdict, dispute.distance.text) == (Verdict.DIFFERS, "~ 90 min apart")


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        # The widest apart, of times in whatever unit they are told.
        (
            [
                account("kremlin", {"a": "2 h"}),
                account("peskov", {"a": "150 min"}),
                account("white-house", {"a": "2 days"}),
            ],
            ("2 h", "2 days"),
        ),
        (
            [
                account("kremlin", {"a": "3 km"}),
                account("peskov", {"a": "5000 m"}),
                account("white-house", {"a": "9 km"}),
            ],
            ("3 km", "9 km"),
        ),
        # Parties come before outlets, though these are wider apart.
        (
            [
                account("kremlin", {"a": "4"}),
                account("white-house", {"a": "5"}),
                account("wp", {"a": "1"}),
                account("rt", {"a": "9"}),
            ],
            ("4", "5"),
        ),
        # One party against an outlet comes before two outlets.
        ([account("kremlin", {"a": "4"}), account("wp", {"a": "5"}), account("rt", {"a": "9"})], ("4", "9")),
        # Who is not named is no party.
        (
            [account("kremlin", {"a": "4"}), account("official", {"a": "9"}), account("white-house", {"a": "5"})],
            ("4", "5"),
        ),
        # Among those equally far apart the weaker side decides.
        (
            [
                account("kremlin", {"a": "red"}),
                account("white-house", {"a": "blue"}),
                account("peskov", {"a": "green"}),
                account("wp", {"a": "green"}),
                account("rt", {"a": "red"}),
            ],
            ("red", "green"),
        ),
    ],
)
def test_a_row_is_told_by_its_real_dispute(accounts: Sequence[Account], expected: tuple[str, str]) -> None:
    assert set(values(*accounts)) == set(expected)


def test_a_source_that_says_both_is_not_two_parties() -> None:
    (dispute,) = found(
        account("kremlin", {"a": ("1", "total")}),
        account("kremlin", {"a": ("2", "outcome")}),
        account("wp", {"a": ("1", "total")}),
        account("rt", {"a": ("2", "outcome")}),
    )

    assert (dispute.parties, dispute.speakers) == (1, (("kremlin", "wp"), ("kremlin", "rt")))


def test_parties_are_named_before_outlets() -> None:
    (dispute,) = found(account("tass", {"a": "yes"}), account("peskov", {"a": "yes"}), account("wp", {"a": "no"}))

    assert set(dispute.speakers) == {("peskov", "tass"), ("wp",)}


def test_what_is_worded_never_stands_above_what_contradicts() -> None:
    assert names(
        account("kremlin", {"colour": "red"}),
        account("white-house", {"colour": "blue"}),
        account("wp", {"dead": "3"}),
        account("rt", {"dead": "4"}),
    ) == ["dead", "colour"]


def test_a_dispute_of_outlets_never_stands_above_one_of_parties() -> None:
    assert names(
        account("wp", {"outlets": "3", "one": "3"}),
        account("rt", {"outlets": "4"}),
        account("tass", {"outlets": "4"}),
        account("afp", {"outlets": "3"}),
        account("kremlin", {"parties": "1", "one": "4"}),
        account("white-house", {"parties": "2"}),
    ) == ["parties", "one", "outlets"]


def test_more_independent_sources_on_either_side_stand_first() -> None:
    assert names(
        account("kremlin", {"a": "1", "b": "1"}),
        account("peskov", {"b": "1"}),
        account("white-house", {"a": "2", "b": "2"}),
        account("wp", {"b": "2"}),
    ) == ["b", "a"]
    assert names(
        account("kremlin", {"b": "1", "a": "1"}),
        account("white-house", {"b": "2", "a": "2"}),
        account("wp", {"b": "2"}, repeats="white-house"),
        account("tass", {"a": "2"}),
    ) == ["a", "b"]


def test_what_can_both_be_true_is_no_dispute() -> None:
    assert found(account("kremlin", {"a": "> 90 min"}), account("wp", {"a": "~ 2 h"})) == ()


@given(told=accounts_of_different_sources(), draw=st.data())
def test_the_order_of_accounts_changes_no_dispute(told: list[Account], draw: st.DataObject) -> None:
    shuffled = draw.draw(st.permutations(told))

    def said(accounts: Sequence[Account]) -> list[tuple[str, set[str]]]:
        return sorted((one.row.name, {value.value for value in one.values}) for one in found(*accounts))

    assert said(told) == said(shuffled)


@given(accounts_of_different_sources())
def test_every_row_that_is_contested_has_one_dispute(told: list[Account]) -> None:
    whole = event(*told)
    rows = event_rows(whole, timeline(whole))

    contested = [row for row in rows if row.verdict in CONTESTED]
    named = disputes(rows, whole, timeline(whole))

    assert sorted(row.name for row in contested) == sorted(one.row.name for one in named)
    assert all(set(one.values) <= set(one.row.told) for one in named)
