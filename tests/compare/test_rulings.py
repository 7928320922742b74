"""What the editor has ruled on two values, and what a store declares to mean the same."""

import pytest

from timeline.compare import event_rows, is_disputed
from timeline.compare.awaiting import awaiting, pairs_of
from timeline.compare.diff import diff
from timeline.compare.diff_row import DiffRow
from timeline.compare.report import Report
from timeline.compare.sides import Side
from timeline.compare.totals import unruled_of
from timeline.model import Timeline
from timeline.store import read_store
from timeline.verdict import Verdict

STORE = """\
timeline: 1
timezone: Europe/Kyiv
sources:
  white-house: {type: institution}
  witkoff: {type: person}
  kremlin: {type: institution}
  wire: {type: press}
events:
  - id: call
    title: They speak
    accounts:
      - source: white-house
        published: 2025-03-18
        when: 2025-03-18T16:00
        points: {covers: energy and infrastructure, sea: maritime ceasefire, drones: 150 drones, gender: M}
      - source: witkoff
        published: 2025-03-19
        points: {sea: moratorium, covers: energy and infrastructure}
      - source: kremlin
        published: 2025-03-18
        when: 2025-03-18T17:00
        points: {covers: energy infrastructure, sea: safety of navigation, drones: 169 drones, gender: male}
      - source: wire
        published: 2025-03-20
        points: {covers: energy and infrastructure, sea: safety of navigation}
    rulings: [RULINGS]
"""
COVERS = "point: covers, values: [energy and infrastructure, energy infrastructure]"
SEA = "point: sea, values: [maritime ceasefire, safety of navigation]"


def store(*rulings: str, more: str = "", begun: str = "2025-03-18T16:00") -> Timeline:
    text = STORE.replace("RULINGS", ", ".join(f"{{{each}}}" for each in rulings)) + more
    text = text.replace("when: 2025-03-18T16:00\n", f"when: {begun}\n")
    return read_store(None, text.encode(), "store.yaml").timeline


def compared(timeline: Timeline, *sides: str, within: int = 0) -> Report:
    made = [Side(label=side, timeline=timeline, sources=tuple(side.split(","))) for side in sides]
    return diff(made, within=within)


def row(report: Report, name: str) -> DiffRow:
    return next(row for row in report.rows() if row.name == name)


def test_free_wording_is_worded_until_somebody_rules() -> None:
    found = row(compared(store(), "white-house", "kremlin"), "covers")

    assert found.verdict is Verdict.WORDED
    assert (found.ruled, found.pairs, found.awaiting) == (0, 1, 1)


def test_a_ruling_is_the_verdict_and_keeps_what_was_computed() -> None:
    timeline = store(f"{COVERS}, verdict: differs, because: “and” adds, by: desk, ruled: 2025-11-29")

    found = row(compared(timeline, "white-house", "kremlin"), "covers")

    judged = found.facings[0].judged
    assert found.verdict is Verdict.DIFFERS
    assert judged is not None
    assert (judged.state, judged.computed, judged.because) == ("signed", Verdict.WORDED, "“and” adds")
    assert (judged.by, judged.ruled) == ("desk", "2025-11-29")
    assert (found.ruled, found.awaiting) == (1, 0)
    assert is_disputed(timeline.events[0], timeline)


def test_sides_change_nothing_about_a_ruling() -> None:
    timeline = store(f"{COVERS}, verdict: compatible, because: B")

    for sides in (("white-house", "kremlin"), ("kremlin", "white-house")):
        assert row(compared(timeline, *sides), "covers").verdict is Verdict.COMPATIBLE


def test_a_ruling_binds_whoever_says_so() -> None:
    timeline = store(f"{COVERS}, verdict: differs, because: B")

    assert row(compared(timeline, "wire", "kremlin"), "covers").verdict is Verdict.DIFFERS


def test_between_narrows_a_ruling_to_speakers() -> None:
    timeline = store(f"{SEA}, between: [white-house, kremlin], verdict: differs, because: B")

    assert row(compared(timeline, "white-house", "kremlin"), "sea").verdict is Verdict.DIFFERS
    assert row(compared(timeline, "white-house", "wire"), "sea").verdict is Verdict.WORDED


def test_a_ruling_with_between_comes_before_one_without() -> None:
    timeline = store(
        f"{SEA}, verdict: compatible, because: B",
        f"{SEA}, between: [white-house, kremlin], verdict: differs, because: C",
    )

    assert row(compared(timeline, "white-house", "kremlin"), "sea").verdict is Verdict.DIFFERS
    assert row(compared(timeline, "white-house", "wire"), "sea").verdict is Verdict.COMPATIBLE


def test_a_grid_tells_how_many_of_its_pairs_are_ruled() -> None:
    timeline = store(f"{SEA}, between: [white-house, kremlin], verdict: differs, because: B")

    found = row(compared(timeline, "white-house", "witkoff", "kremlin", "wire"), "sea")

    assert found.verdict is Verdict.DIFFERS
    assert (found.ruled, found.pairs) == (1, 4)
    assert found.awaiting == 3


def test_of_three_values_one_pair_is_ruled_and_the_others_wait() -> None:
    timeline = store(f"{SEA}, verdict: differs, because: B")

    found = row(compared(timeline, "white-house,witkoff", "kremlin"), "sea")

    assert [facing.judged is not None for facing in found.facings] == [True, False]
    assert (found.ruled, found.pairs) == (1, 2)


def test_what_is_left_open_awaits_nothing() -> None:
    timeline = store(f"{COVERS}, verdict: open, because: B")

    found = row(compared(timeline, "white-house", "kremlin"), "covers")

    assert (found.verdict, found.awaiting) == (Verdict.WORDED, 0)


def test_a_proposal_changes_nothing_and_is_told() -> None:
    timeline = store(f"{COVERS}, verdict: differs, because: B, state: proposed")

    found = row(compared(timeline, "white-house", "kremlin"), "covers")

    assert (found.verdict, found.awaiting) == (Verdict.WORDED, 1)
    assert found.facings[0].judged is not None
    assert found.facings[0].judged.state == "proposed"


def test_an_overruled_ruling_counts_for_nothing() -> None:
    timeline = store(f"{COVERS}, verdict: differs, because: B, state: overruled")

    assert row(compared(timeline, "white-house", "kremlin"), "covers").facings[0].judged is None


def test_a_ruling_on_values_that_nobody_says_lapses() -> None:
    timeline = store("point: covers, values: [energy, energy infrastructure], verdict: differs, because: B")

    assert row(compared(timeline, "white-house", "kremlin"), "covers").verdict is Verdict.WORDED


def test_equal_texts_are_never_ruled_against_each_other() -> None:
    timeline = store(f"{COVERS}, verdict: differs, because: B")

    assert row(compared(timeline, "white-house", "wire"), "covers").verdict is Verdict.SAME


@pytest.mark.parametrize("name", ["when", "began"])
def test_times_are_ruled_on_by_their_clocks(name: str) -> None:
    timeline = store(f'row: {name}, values: ["16:00", "17:00"], verdict: compatible, because: B')

    found = row(compared(timeline, "white-house", "kremlin"), "when")

    assert found.verdict is (Verdict.COMPATIBLE if name == "when" else Verdict.DIFFERS)
    assert found.distance is not None
    assert found.distance.text == "60 min apart"


@pytest.mark.parametrize(
    ("value", "is_judged"),
    [
        ("2025-03-18T15:00+01:00", True),
        ("2025-03-18T10:00-04:00", True),
        ("2025-03-18T10:00[America/New_York]", True),
        ("2025-03-18T15:00+01:00~", False),
        ("2025-03-18T15:00", False),
        ("2025-03-18", False),
    ],
)
def test_a_time_is_ruled_on_in_whatever_zone_it_is_told(value: str, *, is_judged: bool) -> None:
    ruling = f'row: when, values: ["{value}", "2025-03-18T17:00"], verdict: compatible, because: B'
    timeline = store(ruling, begun="2025-03-18T14:00Z")

    found = row(compared(timeline, "white-house", "kremlin"), "when")

    assert (found.verdict is Verdict.COMPATIBLE) is is_judged


def test_a_tolerance_never_changes_a_ruling() -> None:
    timeline = store('row: when, values: ["16:00", "17:00"], verdict: differs, because: B')

    assert row(compared(timeline, "white-house", "kremlin", within=7_200_000_000), "when").verdict is Verdict.DIFFERS


def test_the_distance_stays_beside_a_ruling_that_disagrees_with_it() -> None:
    timeline = store("point: drones, values: [150 drones, 169 drones], verdict: compatible, because: B")

    found = row(compared(timeline, "white-house", "kremlin"), "drones")

    assert found.verdict is Verdict.COMPATIBLE
    assert found.distance is not None


def test_two_stores_that_rule_otherwise_leave_what_was_computed() -> None:
    one = store(f"{COVERS}, verdict: differs, because: B")
    other = store(f"{COVERS}, verdict: same, because: C")

    report = diff([
        Side(label="a", timeline=one, sources=("white-house",), file="a.yaml"),
        Side(label="b", timeline=other, sources=("kremlin",), file="b.yaml"),
    ])  # fmt: skip

    found = row(report, "covers")
    assert found.verdict is Verdict.WORDED
    assert found.facings[0].judged is not None
    assert found.facings[0].judged.state == "both ways"


def test_a_ruling_of_one_store_counts_where_both_its_texts_face_each_other() -> None:
    report = diff([
        Side(label="a", timeline=store(f"{COVERS}, verdict: differs, because: B"), sources=("white-house",), file="a"),
        Side(label="b", timeline=store(), sources=("kremlin",), file="b"),
    ])  # fmt: skip

    assert row(report, "covers").verdict is Verdict.DIFFERS


def test_values_of_two_kinds_compare_where_somebody_has_ruled() -> None:
    text = STORE.replace("drones: 150 drones", "drones: {value: 150 drones, kind: plan}")
    ruling = "{point: drones, values: [150 drones, 169 drones], verdict: differs, because: B}"
    timeline = read_store(None, text.replace("RULINGS", ruling).encode(), "store.yaml").timeline

    found = row(compared(timeline, "white-house", "kremlin"), "drones")

    assert found.verdict is Verdict.DIFFERS
    assert found.facings[0].judged is not None
    assert found.facings[0].judged.computed is Verdict.NOT_COMPARABLE


DENIED = """\
timeline: 1
sources: {a: , b: }
events:
  - id: e
    title: T
    accounts: [{source: a}, {source: b, stance: denies}]
"""


@pytest.mark.parametrize(("verdict", "disputed"), [("differs", True), ("worded", False), ("open", False)])
def test_a_report_against_a_denial_is_ruled_on_as_told(verdict: str, disputed: bool) -> None:
    ruling = f"    rulings: [{{row: told, values: [reports, denies], verdict: {verdict}, because: B}}]\n"
    timeline = read_store(None, (DENIED + ruling).encode(), "store.yaml").timeline

    assert is_disputed(timeline.events[0], timeline) is disputed
    assert compared(timeline, "a", "b").events[0].is_denied is disputed


SYNONYMS = "synonyms: {gender: [[M, male]], '*': [[maritime ceasefire, safety of navigation]]}\n"


def test_declared_synonyms_are_the_same_and_say_why() -> None:
    found = row(compared(store(more=SYNONYMS), "white-house", "kremlin"), "gender")

    assert found.verdict is Verdict.SAME
    assert found.facings[0].judged is not None
    assert (found.facings[0].judged.state, found.facings[0].judged.computed) == ("declared", Verdict.WORDED)


def test_synonyms_of_every_point_count_and_figures_have_none() -> None:
    more = "synonyms: {'*': [[maritime ceasefire, safety of navigation], [150 drones, 169 drones]]}\n"
    report = compared(store(more=more), "white-house", "kremlin")

    assert row(report, "sea").verdict is Verdict.SAME
    assert row(report, "drones").verdict is Verdict.DIFFERS


def test_synonyms_never_count_within_words() -> None:
    more = "synonyms: {covers: [[and infrastructure, infrastructure]]}\n"

    assert row(compared(store(more=more), "white-house", "kremlin"), "covers").verdict is Verdict.WORDED


def test_what_awaits_a_ruling_is_a_report_of_its_own() -> None:
    timeline = store(f"{COVERS}, verdict: differs, because: B", f"{SEA}, verdict: open, because: C")

    report = unruled_of(compared(timeline, "white-house,witkoff", "kremlin"))

    assert [row.name for row in report.rows()] == ["sea", "gender"]
    assert [len(row.facings) for row in report.rows()] == [1, 1]


def test_pairs_that_await_a_ruling_have_everybody_who_says_so() -> None:
    timeline = store()
    waiting = awaiting(timeline.events, timeline, {Verdict.WORDED})

    covers = next(pair for pair in waiting if pair.name == "covers")
    assert covers.values == ("energy and infrastructure", "energy infrastructure")
    assert [[one.source for one in side] for side in covers.speakers] == [
        ["white-house", "witkoff", "wire"],
        ["kremlin"],
    ]
    assert {pair.name for pair in waiting} == {"covers", "sea", "gender"}


def test_rows_of_an_event_know_what_was_ruled() -> None:
    timeline = store(f"{COVERS}, verdict: differs, because: B")
    found = next(row for row in event_rows(timeline.events[0], timeline) if row.name == "covers")

    assert (found.verdict, len(found.judged), found.pairs, found.awaiting) == (Verdict.DIFFERS, 1, 1, 0)
    assert len(pairs_of(timeline.events[0], timeline)) > 1
