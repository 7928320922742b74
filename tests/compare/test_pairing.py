"""Which claims of two sides stand against each other, by kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import VALUES, Telling, account, tellings, timeline
from timeline.compare import Claim, Comparer, Pair, claims_of, pair_claims
from timeline.verdict import Verdict

STORY = timeline()
COMPARER = Comparer(STORY, STORY)

NIGHT, LATER = "2025-03-19T00:30+02:00", "2025-03-19T02:00+02:00"


def claims(source: str, *told: Telling) -> list[Claim]:
    return [claim for one in told for claim in claims_of([account(source, {"drones": one})])]


def pairs(left: list[Telling], right: list[Telling]) -> set[tuple[str | None, str | None, str, str | None]]:
    found = pair_claims(claims("kremlin", *left), claims("wp", *right), COMPARER)
    return {
        (
            pair.left.text if pair.left else None,
            pair.right.text if pair.right else None,
            pair.comparison.verdict.value,
            pair.comparison.reason,
        )
        for pair in found
    }


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (["145"], ["145"], {("145", "145", "same", None)}),
        (["145"], [("150", "total")], {("145", "150", "differs", None)}),
        ([("145", "outcome")], [("150", "total")], {("145", "150", "differs", None)}),
        ([("23", "plan")], [("24", "plan")], {("23", "24", "differs", None)}),
        (
            [("23", "plan")],
            [("22", "outcome")],
            {("23", None, "not comparable", "another kind"), (None, "22", "not comparable", "another kind")},
        ),
        (
            [("40", "snapshot", NIGHT)],
            ["145"],
            {("40", None, "not comparable", "another kind"), (None, "145", "not comparable", "another kind")},
        ),
        ([("40", "snapshot", NIGHT)], [("60", "snapshot", NIGHT)], {("40", "60", "differs", None)}),
        (
            [("40", "snapshot", "2025-03-18T22:30Z")],
            [("60", "snapshot", NIGHT)],
            {("40", "60", "differs", None)},
        ),
        (
            [("40", "snapshot", NIGHT)],
            [("40", "snapshot", LATER)],
            {("40", None, "not comparable", "another moment"), (None, "40", "not comparable", "another moment")},
        ),
        (
            [("40", "snapshot", "2025-03-19")],
            [("40", "snapshot", "2025-03-19")],
            {("40", None, "not comparable", "another moment"), (None, "40", "not comparable", "another moment")},
        ),
        (
            [("40", "snapshot", NIGHT), ("150", "total")],
            ["145"],
            {("150", "145", "differs", None), ("40", None, "not comparable", "another kind")},
        ),
        (
            ["140", ("145", "total")],
            [("145", "total")],
            {("145", "145", "same", None), ("140", "145", "differs", None)},
        ),
        (["145"], [], {("145", None, "only", None)}),
        ([], [], set()),
        (["145", "150"], ["150"], {("150", "150", "same", None), ("145", "150", "differs", None)}),
    ],
)
def test_values_pair_by_kind(left: list[Telling], right: list[Telling], found: set[object]) -> None:
    assert pairs(left, right) == found


def test_a_snapshot_without_as_of_is_of_when_it_was_published() -> None:
    at_night = claims_of([account("kremlin", {"drones": ("40", "snapshot")}, published=NIGHT)])
    by_another = claims_of([account("wp", {"drones": ("60", "snapshot", NIGHT)}, published=LATER)])

    assert [pair.comparison.verdict for pair in pair_claims(at_night, by_another, COMPARER)] == [Verdict.DIFFERS]


def test_a_clock_time_is_in_the_zone_of_its_source() -> None:
    """17:00 in Moscow is 10:00 in Washington, also where neither says so."""
    moscow = claims_of([account("kremlin", {"began": "2025-03-18T17:00"})])
    washington = claims_of([account("white-house", {"began": "2025-03-18T10:00"})])
    nowhere = claims_of([account("wp", {"began": "2025-03-18T17:00"})])

    assert [pair.comparison.verdict for pair in pair_claims(moscow, washington, COMPARER)] == [Verdict.SAME]
    assert [pair.comparison.verdict for pair in pair_claims(moscow, nowhere, COMPARER)] == [Verdict.DIFFERS]


@pytest.mark.parametrize(
    ("lang", "translation", "verdict"),
    [
        (None, None, Verdict.WORDED),
        ("en", None, Verdict.WORDED),
        ("uk", None, Verdict.NOT_COMPARABLE),
        ("uk", "critical infrastructure", Verdict.WORDED),
    ],
)
def test_another_language_is_not_comparable_unless_translated(
    lang: str | None, translation: str | None, verdict: Verdict
) -> None:
    english = claims_of([account("white-house", {"covers": "energy"}, lang="en")])
    other = claims_of([account("wp", {"covers": "critical"}, lang=lang, translation=translation)])

    assert [pair.comparison.verdict for pair in pair_claims(english, other, COMPARER)] == [verdict]


def mirrored(pair: Pair) -> Pair:
    return Pair(pair.right, pair.left, pair.comparison)


@given(st.lists(tellings(), max_size=4), st.lists(tellings(), max_size=4))
def test_changing_sides_swaps_every_pair(left: list[Telling], right: list[Telling]) -> None:
    ours, theirs = claims("kremlin", *left), claims("white-house", *right)

    forth = pair_claims(ours, theirs, COMPARER)
    back = [mirrored(pair) for pair in pair_claims(theirs, ours, COMPARER)]

    assert sorted(map(repr, forth)) == sorted(map(repr, back))


@given(st.lists(tellings(), max_size=4), st.lists(tellings(), max_size=4))
def test_every_claim_is_in_a_pair(left: list[Telling], right: list[Telling]) -> None:
    ours, theirs = claims("kremlin", *left), claims("white-house", *right)

    found = pair_claims(ours, theirs, COMPARER)

    assert {id(pair.left) for pair in found if pair.left} == set(map(id, ours))
    assert {id(pair.right) for pair in found if pair.right} == set(map(id, theirs))
    assert all(pair.comparison.verdict is Verdict.ONLY for pair in found) or (ours and theirs)


@given(st.lists(st.sampled_from(VALUES), max_size=4), st.sampled_from([None, "total", "plan", "outcome"]))
def test_a_side_agrees_with_itself(values: list[str], kind: str | None) -> None:
    told: list[Telling] = [value if kind is None else (value, kind) for value in values]  # type: ignore[misc]
    ours, theirs = claims("wp", *told), claims("rt", *told)

    assert {pair.comparison.verdict for pair in pair_claims(ours, theirs, COMPARER)} <= {Verdict.SAME}
