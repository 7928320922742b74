"""Accounts of one event in two stores: which are one, which stand beside each other, which are refused."""

import pytest

from tests.merging.joining import as_pairs, read
from timeline.errors import TimelineError
from timeline.merging import join

HEAD = "timeline: 1\nsources: {paper: {name: Paper}, wire: {name: Wire}}\nevents:\n- id: a\n  title: A\n  accounts:\n"


def store(*accounts: str) -> str:
    return HEAD + "".join(f"  - {account}\n" for account in accounts)


def joined(a: str, b: str) -> str:
    return join(read(a, "a.yaml"), read(b, "b.yaml"), as_pairs([("a", "a")])).text


ONCE = [
    ("{source: paper, says: S.}", "{source: paper, says: S.}"),
    ("{source: paper, says: S., published: 2025-03-18}", "{published: 2025-03-18, source: paper, says: 'S.'}"),
    ("{source: paper, ref: '1', says: S., points: {n: 5}}", "{source: paper, ref: '1', says: S.}"),
    ("{source: paper, url: u, published: 2025}", "{source: paper, cite: [{url: u, published: 2025}]}"),
    ("{source: paper, published: 2025-01-01T10:00Z}", "{source: paper, published: 2025-01-01T12:00+02:00}"),
    ("{source: paper, points: {n: 1.10}}", '{source: paper, points: {n: {value: "1.10"}}}'),
    ("{source: paper, says: S., note: Mine. Yours.}", "{source: paper, says: S., note: Yours.}"),
]


@pytest.mark.parametrize(("a", "b"), ONCE)
def test_an_account_that_is_in_both_stands_once(a: str, b: str) -> None:
    assert joined(store(a), store(b)) == store(a)


COMPLETED = [
    ("{source: paper, says: S.}", "{source: paper, says: S., quote: Q.}", "{source: paper, says: S., quote: Q.}"),
    (
        "{source: paper, url: u, says: S., points: {n: 5}}",
        "{source: paper, url: u, quote: Q., points: {m: 6}}",
        "{source: paper, url: u, says: S., quote: Q., points: {n: 5, m: 6}}",
    ),
    (
        "{source: paper, ref: '1', says: S.}",
        "{source: paper, ref: '1', quote: Q., published: 2025}",
        "{source: paper, ref: '1', says: S., quote: Q., published: 2025}",
    ),
    (
        "{source: paper, says: S., published: 2025}",
        "{source: paper, says: S., published: 2025, url: u}",
        "{source: paper, says: S., published: 2025, url: u}",
    ),
    (
        "{source: paper, says: S., published: 2025, url: u}",
        "{source: paper, says: S., published: 2025, url: v}",
        None,
    ),
    (
        "{source: paper, ref: '1', url: u}",
        "{source: paper, ref: '1', url: v}",
        "{source: paper, ref: '1', url: u, cite: [{url: v}]}",
    ),
    (
        "{source: paper, ref: '1', cite: [{url: u}, {url: v}]}",
        "{source: paper, ref: '1', url: v, via: W, cite: [{url: w}]}",
        "{source: paper, ref: '1', cite: [{url: u}, {url: v, via: W}, {url: w}]}",
    ),
    (
        "{source: paper, says: S., note: Mine.}",
        "{source: paper, says: S., note: Yours.}",
        '{source: paper, says: S., note: "Mine.\\nYours."}',
    ),
]


@pytest.mark.parametrize(("a", "b", "both"), COMPLETED)
def test_one_statement_told_in_parts_becomes_whole(a: str, b: str, both: str | None) -> None:
    """Where they have one reference or `ref`, nothing differs, and one holds the other or they share a URL or `ref`."""
    if both is None:
        with pytest.raises(TimelineError):
            joined(store(a), store(b))
        return
    made = read(joined(store(a), store(b))).timeline

    assert made.events == read(store(both)).timeline.events


BESIDE = [
    ("{source: paper, says: S.}", "{source: wire, says: S.}"),
    ("{source: paper, says: S., published: 2025-03-18}", "{source: paper, says: S., published: 2025-03-19}"),
    ("{source: paper, says: S., published: 2025-03-18}", "{source: paper, says: S.}"),
    ("{source: paper, ref: '1', published: 2025, says: S.}", "{source: paper, ref: '1', published: 2026, says: T.}"),
]


@pytest.mark.parametrize(("a", "b"), BESIDE)
def test_accounts_of_two_references_stand_beside_each_other(a: str, b: str) -> None:
    assert joined(store(a), store(b)) == store(a, b)


REFUSED = [
    ("{source: paper, says: S.}", "{source: paper, says: T.}", "says"),
    ("{source: paper, points: {n: 5}}", "{source: paper, points: {n: 6}}", "point n"),
    ("{source: paper, says: S.}", "{source: paper, says: S., stance: denies}", "stance"),
    ("{source: paper, ref: '1'}", "{source: paper, ref: '2'}", "ref"),
    ("{source: paper, says: S.}", "{source: paper, quote: Q.}", "neither holds the other"),
]


@pytest.mark.parametrize(("a", "b", "differing"), REFUSED)
def test_two_contents_of_one_reference_are_refused_with_the_mend(a: str, b: str, differing: str) -> None:
    with pytest.raises(TimelineError) as caught:
        joined(store(a), store("{source: wire, says: W.}", b))

    [problem] = caught.value.problems
    assert problem.check == "two-accounts"
    assert problem.message == (
        f"`a/paper` stands in a.yaml and in b.yaml with different words ({differing}), "
        "and one reference cannot name both"
    )
    assert problem.mend == (
        "make them equal, or tell them apart by `published`; "
        "--rename B:paper=paper-2 keeps all accounts of b.yaml apart"
    )
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == ("b.yaml", 8)


def test_all_that_is_refused_is_told_at_once() -> None:
    b = store("{source: paper, says: T.}", "{source: wire, says: U.}").replace("Paper", "Journal")

    with pytest.raises(TimelineError) as caught:
        joined(store("{source: paper, says: S.}", "{source: wire, says: V.}"), b)

    assert [problem.check for problem in caught.value.problems] == ["two-sources", "two-accounts", "two-accounts"]
