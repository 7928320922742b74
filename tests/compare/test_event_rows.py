"""The rows of an event: what its sources tell, all against each other."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import SOURCES, Telling, account, accounts_of_different_sources, event, timeline
from timeline.compare import Comparer, Row, claims_of, denied_by, disputed_points, event_rows, is_disputed, pair_claims
from timeline.model import Account, Point, Source
from timeline.verdict import Verdict

STORY = timeline()
COMPARER = Comparer(STORY, STORY)
GRAVEST_FIRST = list(Verdict)


def rows(*accounts: Account) -> tuple[Row, ...]:
    return event_rows(event(*accounts), STORY)


def only_row(*accounts: Account) -> Row:
    (row,) = rows(*accounts)
    return row


def told(row: Row) -> list[tuple[str, tuple[str, ...]]]:
    return [(value.value, value.sources) for value in row.told]


def tell(**tellings: Telling) -> list[Account]:
    return [account(source.replace("_", "-"), {"length": telling}) for source, telling in tellings.items()]


@pytest.mark.parametrize(
    ("accounts", "verdict", "values"),
    [
        (tell(wp="150 min"), "only", [("150 min", ("wp",))]),
        (tell(wp="150 min", rt="150 min"), "same", [("150 min", ("rt", "wp"))]),
        (tell(wp="150 min", rt="2.5 h"), "same", [("2.5 h", ("rt", "wp"))]),
        (tell(wp="150 min", kremlin="> 90 min"), "compatible", [("> 90 min", ("kremlin",)), ("150 min", ("wp",))]),
        (tell(wp="150 min", kremlin="120 min"), "differs", [("120 min", ("kremlin",)), ("150 min", ("wp",))]),
        (
            tell(wp="150 min", kremlin="~ 150 min", rt="> 90 min"),
            "compatible",
            [("> 90 min", ("rt",)), ("~ 150 min", ("kremlin",)), ("150 min", ("wp",))],
        ),
        (
            tell(wp="150 min", kremlin="~ 2 h", rt="> 90 min", tass="2.5 h"),
            "differs",
            [("> 90 min", ("rt",)), ("~ 2 h", ("kremlin",)), ("2.5 h", ("tass", "wp"))],
        ),
        (
            tell(wp="long", kremlin="short", rt="Long!"),
            "worded",
            [("Long!", ("rt", "wp")), ("short", ("kremlin",))],
        ),
        (
            tell(wp="150 min", kremlin="quite long"),
            "not comparable",
            [("150 min", ("wp",)), ("quite long", ("kremlin",))],
        ),
        (
            tell(wp=("23", "plan"), kremlin=("22", "outcome")),
            "not comparable",
            [("22", ("kremlin",)), ("23", ("wp",))],
        ),
        (tell(wp=("145", "total"), kremlin="145"), "same", [("145", ("kremlin", "wp"))]),
    ],
)
def test_a_point(accounts: list[Account], verdict: str, values: object) -> None:
    row = only_row(*accounts)

    assert (row.type, row.name, row.verdict.value, told(row)) == ("point", "length", verdict, values)


def test_three_who_can_all_be_right_are_compatible_and_none_is_contradicted() -> None:
    row = only_row(*tell(wp="> 90 min", rt="150 min", kremlin="~ 150 min"))

    assert (row.verdict, [value.contradicted for value in row.told]) == (Verdict.COMPATIBLE, [False, False, False])


def test_only_those_who_are_contradicted_are_marked() -> None:
    row = only_row(*tell(wp="> 90 min", rt="150 min", kremlin="100 min"))

    assert [(value.value, value.contradicted) for value in row.told] == [
        ("> 90 min", False),
        ("100 min", True),
        ("150 min", True),
    ]


def test_a_distance_is_told_where_two_values_differ() -> None:
    two = only_row(*tell(wp="145 drones", rt="150 drones", tass="> 100 drones"))
    three = only_row(*tell(wp="145 drones", rt="150 drones", tass="160 drones"))

    assert (two.distance and two.distance.text, three.distance) == ("5 drones apart", None)


def test_why_values_are_not_comparable() -> None:
    assert only_row(*tell(wp=("23", "plan"), kremlin=("22", "outcome"))).reason == "another kind"
    assert only_row(*tell(wp="145 drones", kremlin="145 missiles")).reason == "another unit: drones, missiles"


def test_a_number_without_a_unit_goes_with_the_first_it_fits() -> None:
    row = only_row(*tell(tass="145", rt="145 drones", wp="145 missiles"))

    assert (row.verdict, row.reason) == (Verdict.NOT_COMPARABLE, "another unit: drones, missiles")
    assert {frozenset(value.sources) for value in row.told} == {frozenset({"tass", "rt"}), frozenset({"wp"})}


def test_a_kind_and_a_date_are_told_where_all_agree_on_them() -> None:
    both = only_row(
        account("wp", {"drones": ("145", "total")}, published="2025-03-19"),
        account("rt", {"drones": ("145", "total")}, published="2025-03-19"),
    )
    one = only_row(
        account("wp", {"drones": ("145", "total")}, published="2025-03-19"),
        account("rt", {"drones": "145"}, published="2025-03-20"),
    )

    assert [(value.kind, value.as_of and value.as_of.text) for value in both.told] == [("total", "2025-03-19")]
    assert [(value.kind, value.as_of) for value in one.told] == [(None, None)]


def test_a_place_compares_as_wording() -> None:
    same = only_row(account("wp", place="Riyadh"), account("rt", place="RIYADH."))
    number = only_row(account("wp", place="Route 66"), account("rt", place="Route 67"))

    assert (same.type, same.name, same.verdict) == ("place", "place", Verdict.SAME)
    assert number.verdict is Verdict.WORDED


def test_rows_stand_by_verdict_and_then_as_in_the_file() -> None:
    found = rows(
        account("wp", {"a": "1", "b": "x", "c": "1", "d": "> 5", "e": "1", "f": "5 m"}, place="Kyiv"),
        account("rt", {"a": "1", "b": "y", "d": "6", "e": "2", "f": "x"}),
    )

    assert [(row.name, row.verdict.value) for row in found] == [
        ("e", "differs"),
        ("b", "worded"),
        ("d", "compatible"),
        ("f", "not comparable"),
        ("a", "same"),
        ("place", "only"),
        ("c", "only"),
    ]
    assert disputed_points(found) == ("e",)


CALL = "2025-03-18T10:00-04:00"


@pytest.mark.parametrize(
    ("whens", "found"),
    [
        ({"wp": "2025-03-18"}, [("when", "only")]),
        ({"wp": f"{CALL}/2025-03-18T12:30-04:00"}, [("began", "only"), ("ended", "only")]),
        ({"wp": f"{CALL}/"}, [("began", "only")]),
        ({"wp": CALL, "rt": "2025-03-18T17:00+03:00"}, [("when", "same")]),
        ({"wp": CALL, "rt": "2025-03-18"}, [("when", "compatible")]),
        ({"wp": CALL, "rt": "2025-03-19"}, [("when", "differs")]),
        ({"wp": CALL, "rt": "unknown"}, [("when", "compatible")]),
        ({"white-house": "2025-03-18T10:00", "kremlin": "2025-03-18T17:00"}, [("when", "same")]),
        ({"white-house": "2025-03-18T10:00", "kremlin": "2025-03-18T10:00"}, [("when", "differs")]),
        (
            {"wp": f"{CALL}/2025-03-18T12:30-04:00", "rt": f"{CALL}/2025-03-18T12:52-04:00"},
            [("ended", "differs"), ("began", "same")],
        ),
        ({"wp": f"{CALL}/2025-03-18T12:30-04:00", "rt": f"{CALL}/"}, [("began", "same"), ("ended", "only")]),
        ({"wp": f"{CALL}/2025-03-18T12:30-04:00", "rt": "2025-03-18T11:32-04:00"}, [("when", "compatible")]),
        ({"wp": f"{CALL}/2025-03-18T12:30-04:00", "rt": "2025-03-18T13:32-04:00"}, [("when", "differs")]),
        (
            {"wp": f"{CALL}/2025-03-18T12:30-04:00", "rt": f"{CALL}/2025-03-18T12:52-04:00", "tass": "2025-03-18"},
            [("ended", "differs"), ("when", "compatible"), ("began", "same")],
        ),
    ],
)
def test_times(whens: dict[str, str], found: list[tuple[str, str]]) -> None:
    accounts = [account(source, when=when) for source, when in whens.items()]

    assert [(row.name, row.verdict.value) for row in rows(*accounts)] == found


def test_equal_clocks_in_two_zones_are_two_values() -> None:
    row = only_row(account("white-house", when="2025-03-18T10:00"), account("kremlin", when="2025-03-18T10:00"))

    assert told(row) == [("2025-03-18T10:00", ("kremlin",)), ("2025-03-18T10:00", ("white-house",))]


def test_the_editors_own_findings_are_no_telling() -> None:
    findings = account("wp", {"length": "150 min"}).points
    told_once = event(account("rt", {"length": "120 min"}), when="2024-01-01", place="Mars", points=findings)

    assert [(row.name, row.verdict.value) for row in event_rows(told_once, STORY)] == [("length", "only")]


def test_a_later_account_replaces_what_its_source_said() -> None:
    row = only_row(
        account("wp", {"drones": "140"}, published="2025-03-19T09:00"),
        account("rt", {"drones": "145"}),
        account("wp", {"drones": "145"}, published="2025-03-19T12:00"),
    )

    assert row.verdict is Verdict.SAME
    assert [(value.value, value.sources, value.earlier) for value in row.told] == [
        ("145", ("rt", "wp"), False),
        ("140", ("wp",), True),
    ]


def test_later_is_what_was_published_later_whatever_the_order_of_the_file() -> None:
    accounts = [
        account("wp", {"drones": "145"}, published="2025-03-20"),
        account("wp", {"drones": "140"}, published="2025-03-19T12:00"),
        account("wp", {"drones": "130"}),
    ]

    assert [(value.value, value.earlier) for value in only_row(*accounts).told] == [
        ("145", False),
        ("140", True),
        ("130", True),
    ]


def test_a_later_account_replaces_only_what_it_tells_in_the_same_kind() -> None:
    found = rows(
        account("wp", {"drones": "140", "missiles": "6", "freed": ("23", "plan")}, published="2025-03-19"),
        account("wp", {"drones": "145", "freed": ("22", "outcome")}, published="2025-03-20"),
    )

    assert {row.name: [(value.value, value.earlier) for value in row.told] for row in found} == {
        "drones": [("145", False), ("140", True)],
        "missiles": [("6", False)],
        "freed": [("23", False), ("22", False)],
    }
    assert {row.verdict for row in found} == {Verdict.ONLY}


def test_a_snapshot_of_another_clock_time_replaces_nothing() -> None:
    row = only_row(
        account("wp", {"drones": ("40", "snapshot")}, published="2025-03-19T00:30"),
        account("wp", {"drones": ("60", "snapshot")}, published="2025-03-19T02:00"),
        account("rt", {"drones": ("50", "snapshot")}, published="2025-03-19T00:30"),
    )

    assert row.verdict is Verdict.DIFFERS
    assert [(value.value, value.contradicted) for value in row.told] == [("40", True), ("50", True), ("60", False)]


def test_what_was_retracted_takes_no_part() -> None:
    row = only_row(
        account("wp", {"drones": "140"}, stance="retracted"), account("rt", {"drones": "145"}), account("tass")
    )

    assert row.verdict is Verdict.ONLY
    assert [(value.value, value.earlier) for value in row.told] == [("145", False), ("140", True)]


def test_a_retraction_takes_back_all_that_its_source_had_said() -> None:
    said = event(
        account("wp", {"drones": "140"}, published="2025-03-19"),
        account("wp", stance="retracted", published="2025-03-20"),
        account("rt", {"drones": "145"}),
    )

    assert [row.verdict for row in event_rows(said, STORY)] == [Verdict.ONLY]
    assert not is_disputed(said, STORY)


def test_a_denial_against_a_report_is_a_dispute_without_a_row() -> None:
    denied = event(account("kremlin", {"troops": "2500"}), account("wp", stance="denies"))

    assert (is_disputed(denied, STORY), denied_by(denied)) == (True, ("wp",))
    assert [(row.name, row.verdict.value) for row in event_rows(denied, STORY)] == [("troops", "only")]


@pytest.mark.parametrize(
    "stances", [("denies", "denies"), ("denies", "unconfirmed"), ("denies",), ("reports", "reports")]
)
def test_without_a_report_and_a_denial_there_is_no_dispute(stances: tuple[str, ...]) -> None:
    accounts = [account(source, stance=stance) for source, stance in zip(SOURCES, stances, strict=False)]  # type: ignore[arg-type]

    assert not is_disputed(event(*accounts), STORY)


def test_what_a_denying_account_tells_compares() -> None:
    row = only_row(account("kremlin", {"drones": "7"}, stance="denies"), account("wp", {"drones": "145"}))

    assert row.verdict is Verdict.DIFFERS


def test_who_denied_first_and_then_reported_does_not_deny() -> None:
    turned = event(
        account("kremlin", stance="denies", published="2025-03-18"),
        account("kremlin", {"drones": "7"}, published="2025-03-19"),
        account("wp", {"drones": "7"}),
    )

    assert (denied_by(turned), is_disputed(turned, STORY)) == ((), False)


def test_a_forced_type_that_does_not_fit_is_a_wording_here() -> None:
    forced = Account(source="wp", points=(Point(name="began", value="soon", read_as="time"),))

    assert only_row(forced, account("rt", {"began": "at once"})).verdict is Verdict.WORDED
    assert only_row(forced, account("rt", {"began": "2025-03-18"})).verdict is Verdict.NOT_COMPARABLE


def test_nobody_tells_anything() -> None:
    assert (rows(), rows(account("wp"), account("rt"))) == ((), ())


@given(st.data(), accounts_of_different_sources())
def test_the_order_of_accounts_makes_no_difference(data: st.DataObject, accounts: list[Account]) -> None:
    shuffled = data.draw(st.permutations(accounts))

    assert set(rows(*accounts)) == set(rows(*shuffled))


@given(accounts_of_different_sources())
def test_a_verdict_is_the_gravest_between_two_sources(accounts: list[Account]) -> None:
    """Points and places by their definition: every source against every other, the gravest wins."""
    order = sorted(Verdict, key=lambda verdict: (verdict is Verdict.ONLY, verdict.gravity))
    for row in rows(*accounts):
        if row.type not in ("point", "place"):
            continue
        by_source = [
            [
                claim
                for claim in claims_of([one])
                if (claim.type, claim.name) == (row.type, row.name) and not claim.earlier
            ]
            for one in accounts
        ]
        telling = [claims for claims in by_source if claims]
        found = [
            pair.comparison.verdict
            for left, right in combinations(telling, 2)
            for pair in pair_claims(left, right, COMPARER)
        ]

        assert row.verdict is (min(found, key=order.index) if found else Verdict.ONLY)


@given(accounts_of_different_sources())
def test_every_source_is_told_once_for_each_of_its_claims(accounts: list[Account]) -> None:
    for row in rows(*accounts):
        if row.type not in ("point", "place"):
            continue
        sources = [source for value in row.told for source in value.sources]
        claims = [claim for claim in claims_of(accounts) if (claim.type, claim.name) == (row.type, row.name)]

        assert sorted(sources) == sorted(claim.source for claim in claims)
        assert any(value.contradicted for value in row.told) == (row.verdict is Verdict.DIFFERS)


@given(accounts_of_different_sources())
def test_a_source_more_never_makes_a_row_milder(accounts: list[Account]) -> None:
    order = sorted(Verdict, key=lambda verdict: (verdict is Verdict.ONLY, verdict.gravity))
    fewer = {(row.type, row.name): row for row in rows(*accounts[:-1])}
    for row in rows(*accounts):
        before = fewer.get((row.type, row.name))

        assert (
            before is None
            or row.type in ("when", "began", "ended")
            or (order.index(row.verdict) <= order.index(before.verdict))
        )


@given(accounts_of_different_sources())
def test_rows_without_their_values_are_the_same_rows(accounts: list[Account]) -> None:
    told_of = event(*accounts)
    whole = event_rows(told_of, timeline(told_of))

    bare = [Row(row.type, row.name, row.verdict, ()) for row in whole]
    contested = {Verdict.DIFFERS, Verdict.WORDED}

    assert list(event_rows(told_of, timeline(told_of), values="none")) == bare
    assert list(event_rows(told_of, timeline(told_of), values="contested")) == [
        row if row.verdict in contested else without for row, without in zip(whole, bare, strict=True)
    ]


def test_whoever_is_not_named_heads_no_value_that_a_named_party_tells() -> None:
    sources = {
        "official": Source(id="official", name="An official", type="person", anonymous=True),
        "kremlin": SOURCES["kremlin"],
    }
    accounts = [account("official", {"a": "145 drones"}), account("kremlin", {"a": "145"})]

    (row,) = event_rows(event(*accounts), timeline(sources=sources))

    assert told(row) == [("145", ("kremlin", "official"))]


def test_a_house_is_one_of_those_who_say_so() -> None:
    """Of two wordings the one with more voices is read first: a house and its spokesmen are one."""
    sources = {
        **SOURCES,
        "peskov": Source(id="peskov", name="Peskov", type="person", speaks_for="kremlin"),
        "ushakov": Source(id="ushakov", name="Ushakov", type="person", speaks_for="kremlin"),
    }
    house = [account(name, {"a": "red"}) for name in ("kremlin", "peskov", "ushakov")]
    accounts = [*house, account("wp", {"a": "green"}), account("tass", {"a": "green"})]

    (row,) = event_rows(event(*accounts), timeline(sources=sources))

    assert [value for value, _ in told(row)] == ["green", "red"]
