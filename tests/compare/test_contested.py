"""What holds of every store, however much of it is disputed and ruled on, whatever the clocks and zones."""

from collections import Counter
from itertools import combinations, permutations
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.contested import stores
from timeline.compare import event_rows
from timeline.compare.diff import diff
from timeline.compare.diff_row import DiffRow
from timeline.compare.event_rows import denial_row, is_disputed
from timeline.compare.overview import every_pair
from timeline.compare.report import EventDiff, Report
from timeline.compare.sides import Side, every_source
from timeline.model import Timeline
from timeline.store import read_store
from timeline.verdict import Judged, Verdict
from timeline.when import parse_when


def pair(timeline: Timeline, left: str, right: str) -> Report:
    """Two sources, each with its own texts alone."""
    return diff([Side(label=name, timeline=timeline, sources=(name,), own=True) for name in (left, right)])


def pairs(timeline: Timeline) -> list[tuple[str, str, Report]]:
    names = [side.label for side in every_source(timeline)]
    return [(left, right, pair(timeline, left, right)) for left, right in combinations(names, 2)]


def judged_of(entry: EventDiff) -> dict[tuple[str, str], Verdict]:
    """The verdict of each row that two sides tell."""
    return {(row.type, row.name): row.verdict for row in entry.rows if sum(row.tells) > 1}


@given(stores())
def test_a_row_in_show_is_as_grave_as_the_gravest_between_two_sources(timeline: Timeline) -> None:
    gravest: dict[tuple[str, str], Verdict] = {}
    for _, _, report in pairs(timeline):
        for entry in report.events:
            for row in entry.rows:
                if row.type == "point" and sum(row.tells) > 1:
                    key = entry.event.id, row.name
                    gravest[key] = min(gravest.get(key, row.verdict), row.verdict, key=lambda one: one.gravity)
    shown = {
        (event.id, row.name): row.verdict
        for event in timeline.events
        for row in event_rows(event, timeline)
        if row.type == "point" and row.verdict is not Verdict.ONLY
    }

    assert shown == gravest


@given(stores())
def test_the_grid_of_all_sources_judges_as_show(timeline: Timeline) -> None:
    sides = every_source(timeline)
    if len(sides) < 3:
        return
    shown = {
        (event.id, row.type, row.name): row.verdict
        for event in timeline.events
        for row in event_rows(event, timeline)
        if not all(value.earlier for value in row.told)
    }
    report = diff(sides)

    assert {(entry.event.id, row.type, row.name): row.verdict for entry in report.events for row in entry.rows} == shown
    assert [entry.is_denied for entry in report.events] == [_is_denied(entry) for entry in report.events]


def _is_denied(entry: EventDiff) -> bool:
    row = denial_row(entry.event)
    return row is not None and row.verdict is Verdict.DIFFERS


@given(stores())
def test_the_overview_counts_what_each_diff_of_two_comes_to(timeline: Timeline) -> None:
    lines = {frozenset((line.left, line.right)): line for line in every_pair(timeline)}
    for left, right, report in pairs(timeline):
        both = [entry for entry in report.events if entry.only is None]
        line = lines.get(frozenset((left, right)))
        if line is None:
            assert not both
            continue
        assert line.events == len(both)
        assert line.denied == sum(1 for entry in both if entry.is_denied)
        found = Counter(row.verdict for entry in both for row in entry.rows)
        assert line.points == {**dict.fromkeys(Verdict, 0), **found}


@given(stores())
def test_an_event_is_disputed_where_two_of_its_sources_contradict_each_other(timeline: Timeline) -> None:
    reports = [report for _, _, report in pairs(timeline)]
    disputed = {entry.event.id for report in reports for entry in report.events if entry.verdict is Verdict.DIFFERS}

    assert {event.id for event in timeline.events if is_disputed(event, timeline)} == disputed


def turned(judged: Judged | None, turn: int) -> Judged | None:
    """What two stores rule otherwise is named in their order: `differs / same`."""
    if judged is None or judged.state != "both ways":
        return judged
    return msgspec.structs.replace(judged, verdict=" / ".join(judged.verdict.split(" / ")[::turn]))


def mirrored(row: DiffRow, turn: int) -> tuple[object, ...]:
    facings = [
        (one.verdict, one.values[::turn], one.distance, one.reason, turned(one.judged, turn)) for one in row.facings
    ]
    return row.type, row.name, row.verdict, row.distance, row.reason, row.silence[::turn], sorted(map(repr, facings))


@given(stores(), stores())
def test_changing_two_stores_mirrors_their_diff(one: Timeline, other: Timeline) -> None:
    left, right = (Side(label=label, timeline=timeline) for label, timeline in (("one", one), ("other", other)))
    forth, back = diff([left, right]), diff([right, left])

    assert sorted(_seen(entry, 1) for entry in forth.events) == sorted(_seen(entry, -1) for entry in back.events)
    assert forth.totals.points == back.totals.points


def _seen(entry: EventDiff, turn: int) -> str:
    rows = sorted([mirrored(row, turn) for row in entry.rows], key=repr)
    return repr((entry.ids[::turn], entry.verdict, entry.silence[::turn], turned(entry.judged, turn), rows))


def verdicts(timeline: Timeline) -> list[object]:
    """Every verdict of a store, as `show`, two sources and the overview have it."""
    return [
        [[(row.type, row.name, row.verdict) for row in event_rows(event, timeline)] for event in timeline.events],
        [is_disputed(event, timeline) for event in timeline.events],
        [
            [(entry.event.id, entry.verdict, entry.is_denied, judged_of(entry)) for entry in report.events]
            for _, _, report in pairs(timeline)
        ],
        [(line.left, line.right, line.points, line.denied) for line in every_pair(timeline)],
    ]


def with_rulings(timeline: Timeline, *, proposed: bool) -> Timeline:
    """The store without what is proposed, or with all that is signed proposed once more, the other way."""
    events = []
    for event in timeline.events:
        rulings = [ruling for ruling in event.rulings if ruling.state != "proposed"]
        if proposed:
            contrary = [
                msgspec.structs.replace(
                    ruling,
                    verdict="compatible" if ruling.verdict != "compatible" else "differs",
                    state="proposed",
                    between=between,
                )
                for ruling in rulings
                for between in ((), ("a", "b"))
            ]
            rulings = [*contrary, *rulings]
        events.append(msgspec.structs.replace(event, rulings=tuple(rulings)))
    return msgspec.structs.replace(timeline, events=tuple(events))


@given(stores())
def test_a_proposal_changes_no_verdict(timeline: Timeline) -> None:
    without, proposed = with_rulings(timeline, proposed=False), with_rulings(timeline, proposed=True)

    assert verdicts(without) == verdicts(timeline) == verdicts(proposed)


def read(text: str) -> Timeline:
    return read_store(None, text.encode(), "store.yaml").timeline


def test_a_source_whose_clock_is_off_is_compared_in_a_grid() -> None:
    timeline = read("""\
timeline: 1
sources: {a: {clock: {ahead: 7 min, because: it was fast}}, b: {}, c: {}}
events:
  - id: e
    title: E
    accounts: [{source: a, points: {p: 88-2}}, {source: b, points: {p: 88-2}}, {source: c, points: {p: 88-2}}]
""")

    assert [row.verdict for row in diff(every_source(timeline)).events[0].rows] == [Verdict.SAME]
    assert [row.verdict for row in event_rows(timeline.events[0], timeline)] == [Verdict.SAME]


def test_a_value_without_a_counterpart_is_read_by_its_own_store() -> None:
    """12:00 is that of the store in UTC, from whichever side it is asked."""
    accounts = "accounts: [{source: a, points: {seen: 2025-03-18T10:00Z}}]"
    kyiv = read(f"{{timeline: 1, timezone: Europe/Kyiv, sources: {{a: }}, events: [{{id: e, title: E, {accounts}}}]}}")
    accounts = (
        "accounts: [{source: k, points: {seen: 2025-03-18T10:05Z}}, {source: w, points: {seen: 2025-03-18T12:00}}]"
    )
    utc = read(f"{{timeline: 1, timezone: UTC, sources: {{k: , w: }}, events: [{{id: e, title: E, {accounts}}}]}}")

    for sides in ((kyiv, utc), (utc, kyiv)):
        report = diff([Side(label=str(number), timeline=timeline) for number, timeline in enumerate(sides)])
        assert sorted(facing.distance.text for row in report.rows() for facing in row.facings if facing.distance) == [
            "2 h apart",
            "5 min apart",
        ]


def test_two_kinds_that_compare_are_compared_wherever_it_is_asked() -> None:
    timeline = read("""\
timeline: 1
sources: {a: , b: }
events:
  - id: e
    title: E
    accounts:
      - {source: a, published: 2025-03-18, points: {drones: nearly 150}}
      - {source: a, published: 2025-03-19, points: {drones: {value: 20, kind: outcome}}}
      - {source: b, points: {drones: 145}}
""")

    assert [row.verdict for row in pair(timeline, "a", "b").events[0].rows] == [Verdict.DIFFERS]
    assert is_disputed(timeline.events[0], timeline)


def test_who_says_that_a_time_is_not_known_agrees_with_nobody() -> None:
    accounts = ", ".join(f"{{source: {name}, when: unknown}}" for name in "abc")
    timeline = read(
        f"{{timeline: 1, sources: {{a: , b: , c: }}, events: [{{id: e, title: E, accounts: [{accounts}]}}]}}"
    )

    assert [row.verdict for row in event_rows(timeline.events[0], timeline)] == [Verdict.COMPATIBLE]


DENIED = """\
timeline: 1
sources: {a: , b: , c: }
events:
  - id: e
    title: E
    accounts: [{source: a, says: It was.}, {source: b, says: It was.}, {source: c, stance: denies}]
    rulings: [RULING]
"""


@pytest.mark.parametrize(
    ("ruling", "denied", "verdict"),
    [
        ("verdict: same", [], Verdict.SAME),
        ("verdict: open", [], Verdict.WORDED),
        ("verdict: same, between: [a, c]", ["b"], Verdict.DIFFERS),
        ("verdict: same, state: proposed", ["a", "b"], Verdict.DIFFERS),
    ],
)
def test_a_ruling_on_a_denial_holds_wherever_it_is_asked(ruling: str, denied: list[str], verdict: Verdict) -> None:
    told = f"{{row: told, values: [reports, denies], because: B, {ruling}}}"
    timeline = read(DENIED.replace("RULING", told))
    row = denial_row(timeline.events[0])

    assert row is not None
    assert row.verdict is verdict
    assert [name for name in "ab" if pair(timeline, name, "c").events[0].is_denied] == denied
    assert {line.left for line in every_pair(timeline) if line.denied} == {*denied}
    assert [event.is_denied for event in diff(every_source(timeline)).events] == [bool(denied)]
    assert is_disputed(timeline.events[0], timeline) == bool(denied)


SNAPSHOTS = [
    "{source: a, published: 2025-03-18, points: {q: {value: 145 drones, kind: snapshot, as_of: 2025-03-19T00:30}}}",
    "{source: a, published: 2025-03-19, points: {q: {value: 145 drones, kind: snapshot}}}",
    "{source: b, published: 2025-03-21, points: {q: 145}}",
    "{source: b, published: 2025-03-22, points: {q: {value: 145 drones, kind: snapshot, as_of: 2025-03-19T00:30}}}",
]


def test_snapshots_pair_by_their_times_whatever_their_order() -> None:
    found = []
    for order in permutations(SNAPSHOTS):
        accounts = ", ".join(order)
        timeline = read(
            f"{{timeline: 1, sources: {{a: , b: }}, events: [{{id: e, title: E, accounts: [{accounts}]}}]}}"
        )
        found.append([_values(report) for _, _, report in pairs(timeline)])

    assert found == [found[0]] * 24


@given(stores(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_no_value(timeline: Timeline, random: Random) -> None:
    """Accounts of one source that are equally old count by their order in the file, so each has a date of its own."""
    events = []
    for event in timeline.events:
        dated = [
            msgspec.structs.replace(account, published=parse_when(f"2025-03-{18 + number}"))
            for number, account in enumerate(event.accounts)
        ]
        events.append(msgspec.structs.replace(event, accounts=tuple(dated)))
    shuffled = [
        msgspec.structs.replace(event, accounts=tuple(random.sample(event.accounts, len(event.accounts))))
        for event in events
    ]
    one, other = (msgspec.structs.replace(timeline, events=tuple(made)) for made in (events, shuffled))
    grids = [[] if len(every_source(held)) < 3 else [diff(every_source(held))] for held in (one, other)]

    assert [_values(held) for held in grids[0]] == [_values(held) for held in grids[1]]
    assert [_values(report) for _, _, report in pairs(one)] == [_values(report) for _, _, report in pairs(other)]


def _values(report: Report) -> list[tuple[str, list[Any], list[Any]]]:
    return [
        (
            row.name,
            [[(told and (told.value, told.kind, told.sources)) for told in facing.values] for facing in row.facings],
            [(value.told.value, value.told.kind, value.told.sources, value.is_joined) for value in row.values],
        )
        for entry in report.events
        for row in sorted(entry.rows, key=lambda row: (row.type, row.name))
    ]


def test_values_that_are_the_same_pair_first_wherever_it_is_asked() -> None:
    """However their kinds stand to each other."""
    timeline = read("""\
timeline: 1
sources: {a: , b: }
events:
  - id: e
    title: E
    accounts:
      - {source: a, published: 2025-03-18, points: {p: {value: 145, kind: total}}}
      - {source: a, published: 2025-03-19, points: {p: {value: 150, kind: outcome}}}
      - {source: b, published: 2025-03-18, points: {p: {value: 150 drones, kind: total}}}
      - {source: b, published: 2025-03-19, points: {p: {value: 145 drones, kind: outcome}}}
""")

    assert [row.verdict for row in pair(timeline, "a", "b").events[0].rows] == [Verdict.SAME]
    assert [row.verdict for row in event_rows(timeline.events[0], timeline)] == [Verdict.SAME]
