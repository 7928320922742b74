"""Why a side does not tell an event or a row."""

from collections.abc import Sequence

import pytest

from tests.compare.stories import SOURCES, account, event, timeline
from timeline.compare.diff import diff
from timeline.compare.report import EventDiff, Report
from timeline.compare.sides import parse_side, side_of
from timeline.compare.totals import narrowed
from timeline.model import Account, Attribution, Source, Stance, Timeline
from timeline.verdict import Verdict
from timeline.when import parse_when


def report(story: Timeline, *sides: str) -> Report:
    return diff([side_of(parse_side(side), story) for side in sides])


def told(*accounts: Account, sides: Sequence[str] = ("kremlin", "wp")) -> EventDiff:
    (entry,) = report(timeline(event(*accounts)), *sides).events
    return entry


@pytest.mark.parametrize(
    ("stance", "silence", "verdict"),
    [
        ("denies", "denied", "differs"),
        ("unconfirmed", "unconfirmed", "only"),
        ("retracted", "retracted", "only"),
    ],
)
def test_the_stance_of_the_other_side_says_why_it_is_silent(stance: Stance, silence: str, verdict: str) -> None:
    entry = told(account("kremlin", {"a": "1"}), account("wp", stance=stance))

    assert entry.silence == (None, silence)
    assert [row.silence for row in entry.rows] == [(None, silence)]
    assert entry.verdict == verdict


def test_a_denial_is_a_difference_and_both_tell_the_event() -> None:
    story = timeline(event(account("kremlin"), account("wp", stance="denies")))
    found = report(story, "kremlin", "wp")

    assert (found.totals.both, found.totals.only, found.totals.denied) == (1, (0, 0), 1)
    assert found.has_findings
    assert [entry.verdict for entry in narrowed(found, {Verdict.DIFFERS}).events] == ["differs"]


def test_what_a_denying_account_tells_compares_like_anything_else() -> None:
    entry = told(account("kremlin", {"a": "1", "b": "1"}), account("wp", {"a": "1"}, stance="denies"))

    assert {row.name: (row.verdict.value, row.silence) for row in entry.rows} == {
        "a": ("same", (None, None)),
        "b": ("only", (None, "denied")),
    }


def test_two_denials_agree() -> None:
    entry = told(account("kremlin", stance="denies"), account("wp", stance="denies"))

    assert entry.verdict == "same"
    assert not entry.is_denied


def test_a_denial_without_a_report_stands_alone() -> None:
    entry = told(account("wp", stance="denies"))

    assert (entry.verdict, entry.only) == (Verdict.ONLY, 1)


def test_what_was_taken_back_stands_no_more() -> None:
    entry = told(
        account("kremlin", {"a": "1"}),
        account("wp", {"a": "1"}, published="2025-03-18"),
        account("wp", published="2025-03-19", stance="retracted"),
    )

    assert entry.rows[0].silence == (None, "retracted")
    assert [[value.value for value in earlier] for earlier in entry.rows[0].earlier] == [[], ["1"]]


def test_what_nobody_holds_any_more_is_left_out() -> None:
    story = timeline(event(account("kremlin", {"a": "1"}, stance="retracted")))

    assert report(story, "kremlin", "wp").events == ()


def test_a_speaker_who_denies_contradicts_those_of_the_other_side() -> None:
    accounts = [account("kremlin"), account("peskov", stance="denies"), account("wp")]

    entry = told(*accounts, sides=("kremlin,peskov", "wp"))

    assert entry.silence == ("denied", None)
    assert entry.verdict == "differs"


def test_a_denial_inside_a_side_is_no_difference_from_itself() -> None:
    accounts = [account("kremlin"), account("peskov", stance="denies")]

    entry = told(*accounts, sides=("kremlin,peskov", "peskov,kremlin"))

    assert (entry.silence, entry.verdict) == ((None, None), "same")


COVERED = {
    **SOURCES,
    "wp": Source(id="wp", name="WP", coverage=parse_when("2025-03-01/2025-03-20")),
    "rt": Source(id="rt", name="RT", coverage=parse_when("2025-03-15/2025-03-31")),
}


@pytest.mark.parametrize(
    ("when", "side", "silence"),
    [
        ("2025-03-18", "wp", "no account"),
        ("2025-03-25", "wp", "outside coverage"),
        ("2025-03-20/2025-03-25", "wp", "no account"),
        ("2025-03", "wp", "no account"),
        (None, "wp", "no account"),
        ("2025-03-25", "tass", "no account"),
        ("2025-03-25", "wp,rt", "no account"),
        ("2025-04-25", "wp,rt", "outside coverage"),
        ("2025-04-25", "wp,tass", "no account"),
    ],
)
def test_silence_outside_the_coverage_means_nothing(when: str | None, side: str, silence: str) -> None:
    story = timeline(event(account("kremlin", {"a": "1"}), when=when), sources=COVERED)

    (entry,) = report(story, "kremlin", side).events

    assert entry.silence == (None, silence)
    assert [row.silence for row in entry.rows] == [(None, silence)]
    assert (entry.verdict, entry.only) == (Verdict.ONLY, 0)


@pytest.mark.parametrize(
    ("attribution", "when", "silence"),
    [
        ("full", "2025-03-18", "silent"),
        ("full", None, "silent"),
        ("quoted", "2025-03-18", "not in accounts"),
        ("weak", "2025-03-18", "not in accounts"),
        (None, "2025-03-18", "not in accounts"),
        ("full", "2025-03-25", "not in accounts"),
    ],
)
def test_only_who_was_read_in_full_and_covers_it_is_silent_on_a_row(
    attribution: Attribution | None, when: str | None, silence: str
) -> None:
    """The WP covers the days until 20 March."""
    accounts = [account("kremlin", {"a": "1"}), account("wp", {"b": "1"}, attribution=attribution)]
    story = timeline(event(*accounts, when=when), sources=COVERED)

    (entry,) = report(story, "kremlin", "wp").events

    assert entry.silence == (None, None)
    assert {row.name: row.silence for row in entry.rows} == {"a": (None, silence), "b": ("not in accounts", None)}


@pytest.mark.parametrize(("other", "silence"), [("full", "silent"), ("quoted", "not in accounts")])
def test_a_side_is_silent_where_all_of_its_accounts_were_read_in_full(other: Attribution, silence: str) -> None:
    """A text that was read in quotations may hold what the full one beside it does not."""
    accounts = [account("wp", {"b": "1"}, attribution="full"), account("rt", attribution=other)]

    rows = told(account("kremlin", {"a": "1"}), *accounts, sides=("kremlin", "wp,rt")).rows

    assert {row.name: row.silence for row in rows} == {"a": (None, silence), "b": ("not in accounts", None)}


def test_of_an_event_that_the_store_has_no_account_of_nobody_is_called_silent() -> None:
    """Accounts that were read in full say nothing of what the source said of another event."""
    story = timeline(
        event(account("kremlin", {"a": "1"})), event(account("wp", {"b": "1"}, attribution="full"), id="other")
    )

    found = {entry.event.id: entry.silence for entry in report(story, "kremlin", "wp").events}

    assert found == {"call": (None, "no account"), "other": ("no account", None)}
