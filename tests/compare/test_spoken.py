"""Two sides without a common point: their words stand side by side, and nothing calls them the same."""

from collections.abc import Mapping

import msgspec
import pytest

from tests.compare.stories import account, event, timeline
from timeline.compare.diff import diff
from timeline.compare.overview import every_pair
from timeline.compare.report import EventDiff, Report
from timeline.compare.sides import Side
from timeline.compare.spoken import sayings
from timeline.compare.totals import narrowed
from timeline.model import Account
from timeline.verdict import Verdict

OFFERED, NOT_MENTIONED = "He offered me money", "Money was not mentioned"


def quote(source: str, text: str, **fields: str) -> Account:
    return msgspec.structs.replace(account(source), quote=text, **fields)


def told(*accounts: Account, sides: tuple[str, ...] = ("kremlin", "wp")) -> Report:
    story = timeline(event(*accounts))
    return diff([Side(label=name, timeline=story, sources=(name,)) for name in sides])


def only_event(report: Report) -> EventDiff:
    (entry,) = report.events
    return entry


def test_two_quotes_without_a_common_point_are_not_comparable() -> None:
    report = told(quote("kremlin", OFFERED), quote("wp", NOT_MENTIONED))

    assert (only_event(report).verdict, only_event(report).is_unjudged) == (Verdict.NOT_COMPARABLE, True)
    assert (report.totals.unjudged, report.has_findings) == (1, True)


@pytest.mark.parametrize(
    ("shared", "verdict"),
    [
        ({"when": "2025-03-18"}, Verdict.NOT_COMPARABLE),
        ({"place": "Kyiv"}, Verdict.NOT_COMPARABLE),
    ],
)
def test_a_common_time_or_place_judges_no_words(shared: Mapping[str, str], verdict: Verdict) -> None:
    accounts = [account(source, says=source, **shared) for source in ("kremlin", "wp")]  # type: ignore[arg-type]

    assert only_event(told(*accounts)).verdict is verdict


def test_rows_of_time_and_place_may_be_graver() -> None:
    accounts = [account("kremlin", says="a", when="2025-03-18"), account("wp", says="b", when="2025-03-19")]
    report = told(*accounts)

    assert (only_event(report).verdict, report.totals.unjudged) == (Verdict.DIFFERS, 1)


@pytest.mark.parametrize(
    "accounts",
    [
        [account("kremlin", {"a": "1"}, says="x"), account("wp", {"a": "1"}, says="y")],
        [account("kremlin", says="The same words."), account("wp", says="the same  words.")],
        [account("kremlin", when="2025-03-18"), account("wp", when="2025-03-18")],
        [account("kremlin", says="x", stance="denies"), account("wp", says="y")],
        [account("kremlin", says="x")],
    ],
    ids=["a common point", "the same words", "no words", "denied", "one side"],
)
def test_nothing_is_left_unjudged(accounts: list[Account]) -> None:
    report = told(*accounts)

    assert (only_event(report).words, report.totals.unjudged) == (None, 0)


def test_a_point_that_one_side_alone_tells_is_no_common_point() -> None:
    report = told(account("kremlin", {"a": "1"}, says="x"), account("wp", says="y"))

    assert (only_event(report).verdict, report.totals.unjudged) == (Verdict.ONLY, 1)


def test_one_quote_in_two_translations_is_worded() -> None:
    accounts = [
        quote(source, "Гроші", translation=translation)
        for source, translation in {"kremlin": "Money", "wp": "The funds"}.items()
    ]
    report = told(*accounts)

    assert (only_event(report).words, report.has_findings) == (Verdict.WORDED, True)
    assert only_event(told(*[quote(name, "Гроші", translation="Money") for name in ("kremlin", "wp")])).words is None


def test_what_was_taken_back_is_no_word_of_a_side() -> None:
    before = account("wp", says="First.", published="2025-03-18")
    back = account("wp", stance="retracted", says="We were wrong.", published="2025-03-19")
    now = account("wp", says="Now.", published="2025-03-20")
    denial = account("rt", says="No.", stance="denies", published="2025-03-19")

    assert [said.text for said in sayings([before, back, now])] == ["Now."]
    assert [said.text for said in sayings([account("rt", says="Yes.", published="2025-03-18"), denial])] == ["No."]


def test_who_says_the_same_in_the_same_words_is_folded_in() -> None:
    (said,) = sayings([account("tass", says="The same."), account("rt", says="The same.")])

    assert said.sources == ("tass", "rt")


def test_sides_of_a_grid_stand_beside_each_other() -> None:
    accounts = [account(source, says=source) for source in ("kremlin", "wp", "rt")]

    assert told(*accounts, sides=("kremlin", "wp", "rt")).totals.unjudged == 1


def test_a_narrowed_report_keeps_what_no_point_judges() -> None:
    report = told(quote("kremlin", OFFERED), quote("wp", NOT_MENTIONED))

    assert narrowed(report, {Verdict.NOT_COMPARABLE}).totals.unjudged == 1
    assert narrowed(report, {Verdict.SAME}).events == ()


def test_a_pair_counts_them() -> None:
    (pair,) = every_pair(timeline(event(quote("kremlin", OFFERED), quote("wp", NOT_MENTIONED))))

    assert pair.unjudged == 1
