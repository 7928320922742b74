"""Accounts of one event in two stores: which are one, which stand beside each other, which are refused."""

import pytest

from tests.merging.joining import as_pairs, read
from timeline.errors import TimelineError
from timeline.merging import Choices, join

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
        "{source: paper, says: S., published: 2025, url: u, note: 'b.yaml has cite “published 2025; url v”.'}",
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
def test_one_statement_told_in_parts_becomes_whole(a: str, b: str, both: str) -> None:
    """Where they have one reference or `ref`, nothing differs, and one holds the other or they share a URL or `ref`."""
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


OTHERWISE = [
    ("{source: paper, says: S.}", "{source: paper, says: T.}", "says: S., note: b.yaml has says “T.”."),
    (
        "{source: paper, points: {n: 5}}",
        "{source: paper, points: {n: 6}}",
        "points: {n: 5}, note: 'b.yaml has n: “6”.'",
    ),
    (
        "{source: paper, says: S.}",
        "{source: paper, says: S., stance: denies}",
        "says: S., note: b.yaml has stance “denies”.",
    ),
    (
        "{source: paper, says: S., url: u}",
        "{source: paper, says: T., url: u, quote: Q.}",
        "says: S., quote: Q., url: u, note: b.yaml has says “T.”.",
    ),
    (
        "{source: paper, ref: '1', says: S.}",
        "{source: paper, ref: '2', quote: Q.}",
        "ref: '1', says: S., note: 'b.yaml has quote “Q.”, ref “2”.'",
    ),
    (
        "{source: paper, says: S., url: u}",
        "{source: paper, quote: Q., url: v, via: W}",
        "says: S., url: u, note: 'b.yaml has quote “Q.”, cite “url v; via W”.'",
    ),
    ("{source: paper, says: S.}", "{source: paper, quote: Q.}", "says: S., quote: Q."),
]


@pytest.mark.parametrize(("a", "b", "both"), OTHERWISE)
def test_other_words_of_one_reference_are_kept_in_its_note(a: str, b: str, both: str) -> None:
    """Of one text the other completes what is open; of another text, told by its address or `ref`, it does not."""
    made = read(joined(store(a), store(b))).timeline

    assert made.events == read(store("{source: paper, " + both + "}")).timeline.events


PREFERRED = [
    ("{source: paper, says: S.}", "{source: paper, says: T.}", "says: T., note: a.yaml has says “S.”."),
    (
        "{source: paper, points: {n: 5}}",
        "{source: paper, points: {n: 6}}",
        "points: {n: 6}, note: 'a.yaml has n: “5”.'",
    ),
    (
        "{source: paper, says: S., stance: denies}",
        "{source: paper, says: S.}",
        "says: S., stance: reports, note: a.yaml has stance “denies”.",
    ),
    (
        "{source: paper, says: S., url: u}",
        "{source: paper, quote: Q., url: v, via: W}",
        "says: S., quote: Q., note: a.yaml has cite “url u”., cite: [{url: v, via: W}]",
    ),
]


@pytest.mark.parametrize(("a", "b", "both"), PREFERRED)
def test_what_is_preferred_stands_and_the_note_has_the_other(a: str, b: str, both: str) -> None:
    made = join(read(store(a), "a.yaml"), read(store(b), "b.yaml"), as_pairs([("a", "a")]), choices=Choices("b"))

    assert read(made.text).timeline.events == read(store("{source: paper, " + both + "}")).timeline.events


def test_each_field_can_be_chosen() -> None:
    a = store("{source: paper, says: S., points: {n: 5}}").replace("title: A", "title: A\n  place: P")
    b = store("{source: paper, says: T., points: {n: 6}}").replace("title: A", "title: B\n  place: Q")
    stores = read(a, "a.yaml"), read(b, "b.yaml")
    first = join(*stores, as_pairs([("a", "a")]))

    assert [(one.entry, one.key, one.a, one.b) for one in first.differing] == [
        ("a", "title", "A", "B"),
        ("a", "place", "P", "Q"),
        ("a/paper", "says", "S.", "T."),
        ("a/paper", "point n", "5", "6"),
    ]
    chosen = join(
        *stores, as_pairs([("a", "a")]), choices=Choices("a", {("a", "place"): "b", ("a/paper", "says"): "b"})
    )
    event = read(chosen.text).timeline.events[0]

    assert (event.title, event.place, event.note) == ("A", "Q", "a.yaml has place “P”.\nb.yaml has title “B”.")
    assert (event.accounts[0].says, event.accounts[0].points[0].value) == ("T.", "5")
    assert event.accounts[0].note == "a.yaml has says “S.”.\nb.yaml has n: “6”."


def test_all_that_is_refused_is_told_at_once() -> None:
    a = store("{source: paper, says: S.}")
    b = a.replace("Paper", "Journal").replace("Wire", "Radio")

    with pytest.raises(TimelineError) as caught:
        joined(a, b)

    assert [problem.check for problem in caught.value.problems] == ["two-sources", "two-sources"]


PRIVATE = [
    "{source: paper, points: {n: {value: 6, private: true}}}",
    "{source: paper, says: S., cite: [{url: v, private: true}]}",
]


@pytest.mark.parametrize("b", PRIVATE)
def test_what_is_private_is_not_quoted_in_a_note_that_everybody_sees(b: str) -> None:
    a = store("{source: paper, says: S., url: u, points: {n: 5}}")

    with pytest.raises(TimelineError) as caught:
        joined(a, store(b))

    assert [problem.check for problem in caught.value.problems] == ["private"]


def test_an_account_that_is_private_in_one_store_is_private_in_the_joined_one() -> None:
    both = read(joined(store("{source: paper, says: S.}"), store("{source: paper, says: T., private: true}"))).timeline

    assert both.events[0].accounts[0].private is True
