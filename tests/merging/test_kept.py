"""What looks alike and is not the same is kept."""

import pytest

from tests.merging.joining import as_pairs, read
from timeline.check.rulings import lapsed_rulings
from timeline.compare import event_rows
from timeline.compare.matching import match
from timeline.merging import join
from timeline.merging.own_text import comments_of
from timeline.model import Timeline

HEAD = "timeline: 1\nsources: {wp: {}}\nevents:\n"


def joined(a: str, b: str, *pairs: tuple[str, str]) -> str:
    return join(read(HEAD + a, "a.yaml"), read(HEAD + b, "b.yaml"), as_pairs(list(pairs))).text


def event(name: str = "e", *lines: str) -> str:
    return "\n".join([f"  - id: {name}", "    title: E", *(f"    {line}" for line in lines), ""])


def account(*lines: str) -> tuple[str, ...]:
    return "accounts:", "  - source: wp", *(f"    {line}" for line in lines)


def test_a_time_that_differs_in_an_inner_edge_alone_is_another_time() -> None:
    whole, edge = "2025-03-18T10:00Z/2025-03-18T12:52Z", "2025-03-18T10:00Z/2025-03-18T12:30Z..2025-03-18T12:52Z"

    assert edge in joined(event("e", f"when: {whole}"), event("e", f"when: {edge}"), ("e", "e"))
    told = joined(
        event("e", *account(f"when: {whole}", "published: 2025-03-18")),
        event("e", *account(f"when: {edge}", "published: 2025-03-19")),
        ("e", "e"),
    )
    assert edge in told


def test_a_doubt_is_kept_beside_an_about() -> None:
    assert "2025-03-18?" in joined(event("e", "when: 2025-03-18~"), event("e", "when: 2025-03-18?"), ("e", "e"))


def test_a_note_that_is_a_part_of_its_opposite_is_kept() -> None:
    text = joined(event("e", "note: This is not true."), event("e", "note: true."), ("e", "e"))

    assert text.count("true.") == 2


def test_a_sentence_that_stands_there_is_not_repeated() -> None:
    text = joined(event("e", "note: One thing. Another thing."), event("e", "note: Another thing."), ("e", "e"))

    assert text.count("Another thing.") == 1


def test_each_citation_keeps_its_own_keys() -> None:
    a = event("e", *account("url: https://u1.example", "cite: [{url: https://u2.example}]"))
    b = event("e", *account("url: https://u1.example", "via: OANN"))
    b += event("e2", *account("cite: [{url: https://u2.example, locator: page 3}]"))

    merged = read(joined(a, b, ("e", "e"), ("e", "e2")), "joined").timeline

    assert [(cited.url, cited.via, cited.locator) for cited in merged.events[0].accounts[0].cite] == [
        ("https://u1.example", "OANN", None),
        ("https://u2.example", None, "page 3"),
    ]


def test_keys_of_ones_own_in_the_tolerances_are_kept() -> None:
    a = read("timeline: 1\nabout: {year: 2 years}\nevents: []\n", "a.yaml")
    b = read("timeline: 1\nabout: {year: 2 years, x-why: chronicles}\nevents: []\n", "b.yaml")

    assert "x-why: chronicles" in join(a, b, []).text


def test_what_a_join_has_numbered_is_found_again() -> None:
    a, b = event("e", "when: 2025-03-18"), event("e", "when: 2020-01-01")
    once = joined(a, b)

    assert "id: e-2" in once
    assert join(read(once, "a.yaml"), read(HEAD + b, "b.yaml"), []).text == once


def test_nulls_of_keys_of_ones_own_are_kept() -> None:
    b = event("b", "x-folder: {shelf: null, box: [1, null, 2]}", "x-null: null")
    once = joined(event("a"), b)

    assert "shelf: null, box: [1, null, 2]" in once
    assert "x-null: null" in once
    assert join(read(once, "a.yaml"), read(HEAD + b, "b.yaml"), as_pairs([("b", "b")])).text == once


def test_a_text_that_looks_like_a_clock_gets_no_zone() -> None:
    stamp = 'stamp: {value: "2025-03-18T10:00", as: text}'
    a = read("timeline: 1\ntimezone: Europe/Kyiv\nsources: {wp: {}}\nevents: []\n", "a.yaml")
    b = "timeline: 1\ntimezone: Europe/Moscow\nsources: {wp: {}}\nevents:\n"
    b += event("e", *account("points:", f"  {stamp}", '  began: "2025-03-18T10:00"'))

    text = join(a, read(b, "b.yaml"), []).text

    assert stamp in text
    assert "2025-03-18T10:00[Europe/Moscow]" in text


def test_what_is_not_folded_away_there_is_told() -> None:
    folded, open_ = event("e", "background: true"), event("e", "background: false")

    assert "background “false”" in joined(folded, open_, ("e", "e"))
    assert "background “true”" in joined(open_, folded, ("e", "e"))
    assert "note" not in joined(event("e"), open_, ("e", "e"))


def test_an_event_that_is_not_the_one_of_its_id_elsewhere_stays_so() -> None:
    a, b = event("e", "not_same: [e]"), event("e", "not_same: [e]", "when: 2020")
    once = joined(a, b)

    assert [made.not_same for made in read(once).timeline.events] == [("e",), ("e",)]
    assert join(read(once, "a.yaml"), read(HEAD + b, "b.yaml"), []).text == once
    assert joined(a, a) == HEAD + a


def test_an_account_stands_in_the_event_that_has_it() -> None:
    a = event("g", "when: 2025-01-10")
    b = event("e", "when: 2025-03-18", *account("says: Two", "published: 2025-03-19"))
    b += event("g", "when: 2025-03-19", "same_as: [e]", *account("says: One"))
    once = joined(a, b)
    pairs = match(read(once).timeline, read(HEAD + b).timeline).pairs

    assert join(read(once, "a.yaml"), read(HEAD + b, "b.yaml"), pairs).text == once


RULED = """\
timeline: 1
timezone: Europe/Moscow
sources: {wire: {name: Wire}, paper: {name: Paper}, desk: {name: Desk}}
events:
  - id: b
    title: B
    accounts:
      - {source: paper, when: 2025-03-18T10:00/2025-03-18T12:00, points: {at: 2025-03-18T10:00}}
      - {source: desk, when: 2025-03-18T11:00/2025-03-18T12:00, points: {at: 2025-03-18T11:00}}
      - {source: wire, says: It was., points: {at: 2025-03-18T10:00}}
    rulings: [RULING]
"""


@pytest.mark.parametrize(
    ("ruling", "values"),
    [
        (
            "row: began, values: [2025-03-18T10:00, 2025-03-18T11:00]",
            ("2025-03-18T10:00[Europe/Moscow]", "2025-03-18T11:00[Europe/Moscow]"),
        ),
        ("row: began, values: [10:00, 11:00]", ("10:00", "11:00")),
        (
            "point: at, between: [paper, desk], values: [2025-03-18T10:00, 2025-03-18T11:00]",
            ("2025-03-18T10:00[Europe/Moscow]", "2025-03-18T11:00[Europe/Moscow]"),
        ),
        # The wire, which only this store has, keeps its zone and its text.
        (
            "point: at, values: [2025-03-18T10:00, 2025-03-18T11:00]",
            ("10:00", "2025-03-18T11:00[Europe/Moscow]"),
        ),
    ],
    ids=["edges", "clocks", "of two speakers", "of two zones"],
)
def test_a_ruling_on_times_names_them_as_they_are_written_there(ruling: str, values: tuple[str, str]) -> None:
    a = read("timeline: 1\nsources: {paper: {name: Paper}, desk: {name: Desk}}\nevents: []\n")
    b = read(RULED.replace("RULING", f"{{{ruling}, verdict: same, because: B}}"), "b.yaml")
    before = b.timeline

    after = read(join(a, b, []).text).timeline

    assert after.events[0].rulings[0].values == values
    assert [_judged(one) for one in (before, after)] == [{"same"}, {"same"}]
    assert not list(lapsed_rulings(after))


def _judged(timeline: Timeline) -> set[str]:
    """The verdicts of the rows on which somebody has ruled."""
    rows = event_rows(timeline.events[0], timeline)
    return {pair.verdict.value for row in rows for pair in row.judged}


def test_every_comment_is_counted_and_no_text_is_one() -> None:
    text = """\
# above
timeline: 1   # behind
sources: {a: {name: "A # 1"}}  # of a
events:
  - id: e  # of e
    title: No#1 of them
    note: |
      # of the note
      one # two
"""

    assert [*comments_of(text)] == ["# above", "# behind", "# of a", "# of e"]
