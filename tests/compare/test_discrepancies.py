"""The 46 discrepancies of the shipped story, and what a diff makes of them."""

from itertools import combinations

import msgspec
import pytest

from tests.compare.stories import account
from tests.story.discrepancies import DISCREPANCIES, Discrepancy
from tests.story.test_story import event, story
from tests.tables import table
from timeline.compare.diff import diff
from timeline.compare.report import DiffRow, EventDiff, Facing, Report, Side
from timeline.compare.sides import everyone_else, parse_side, side_of
from timeline.value import changed_words
from timeline.verdict import Verdict
from timeline.when import When, parse_when

TABLE = table("diff.md", "The 46 discrepancies")


def side(text: str) -> Side:
    parts = parse_side(text, story().sources)
    return side_of(parts, story(), parse_when(parts.until, story().timezone) if parts.until else None, own=True)


def report(*sides: str) -> Report:
    return diff([side(text) for text in sides])


def entry(identity: str, *sides: str) -> EventDiff:
    return next(entry for entry in report(*sides).events if entry.event.id == identity)


def row(identity: str, name: str, *sides: str) -> DiffRow:
    return next(row for row in entry(identity, *sides).rows if row.name == name)


def facing(identity: str, name: str, *sides: str) -> Facing:
    (found,) = row(identity, name, *sides).facings
    return found


@pytest.mark.parametrize(("number", "identity", "name", "sides", "verdict", "why"), TABLE)
def test_a_diff_finds_what_the_page_says(
    number: str, identity: str, name: str, sides: str, verdict: str, why: str
) -> None:
    found = row(identity, name, *sides.split())
    silent = [f"{label}: {silence}" for label, silence in zip(sides.split(), found.silence, strict=True) if silence]

    assert (number, found.verdict.value) == (number, verdict)
    if found.judged:
        assert why == f"§ {found.ruled} of {found.pairs} pairs ruled"
    elif found.distance is not None:
        assert found.distance.text == why
    elif found.reason is not None:
        assert found.reason == why
    else:
        assert why == (", ".join(silent) if found.verdict is Verdict.ONLY else "")


@pytest.mark.parametrize("known", DISCREPANCIES, ids=Discrepancy.case)
def test_every_source_of_every_discrepancy_is_in_the_table(known: Discrepancy) -> None:
    """All who tell it, and one of those who are silent."""
    named = {
        source.partition("@")[0]
        for number, identity, name, sides, *_ in TABLE
        if (number, identity, name) == (known.number, known.event, known.name)
        for source in sides.split()
    }

    assert named >= set(known.tells)
    assert not known.silent or named & {*known.silent} or len(set(known.tells.values())) > 1
    assert named <= {*known.tells, *known.silent, *known.earlier, *_told_elsewhere(known)}


def _told_elsewhere(known: Discrepancy) -> set[str]:
    """A discrepancy may have several entries for one row."""
    same = [other for other in DISCREPANCIES if (other.event, other.name) == (known.event, known.name)]
    return {source for other in same for source in (*other.tells, *other.silent)}


def test_the_table_has_all_46_in_order() -> None:
    numbers = list(dict.fromkeys(number for number, *_ in TABLE))

    assert numbers == [f"D{number}" for number in range(1, 47)]


@pytest.mark.parametrize("known", DISCREPANCIES, ids=Discrepancy.case)
def test_who_is_silent_leaves_the_row_to_the_other(known: Discrepancy) -> None:
    teller = next(iter(known.tells))
    for source in known.silent:
        found = row(known.event, known.name, teller, source)

        assert found.verdict == "only"
        assert found.silence[0] is None
        assert found.silence[1] in ("silent", "not in accounts", "no account", "unconfirmed")


def test_the_scope_of_the_pause_is_another_by_one_word_and_a_signed_ruling() -> None:
    found = facing("trump-putin-call", "pause covers", "white-house", "kremlin")
    left, right = (value.value for value in found.values if value is not None)

    assert found.verdict == "differs"
    assert found.judged is not None
    assert found.judged.computed == "worded"
    assert changed_words(left, right) == (
        [("energy ", False), ("and", True), (" infrastructure", False)],
        [("energy infrastructure", False)],
    )


@pytest.mark.parametrize(("name", "value"), [("pause lasts", "30 days"), ("aid cut-off", "raised")])
def test_the_thirty_days_and_the_aid_are_the_kremlins_only(name: str, value: str) -> None:
    found = row("trump-putin-call", name, "white-house", "kremlin")

    assert found.verdict == "only"
    assert found.tells == (False, True)
    assert found.facings[0].values[1] is not None
    assert found.facings[0].values[1].value == value


def test_the_start_of_the_call_is_the_same_in_two_zones() -> None:
    found = facing("trump-putin-call", "began", "scavino", "eadaily")

    assert found.verdict == "same"
    assert [value and value.value for value in found.values] == ["2025-03-18T10:00-04:00", "2025-03-18T17:00+03:00"]


@pytest.mark.parametrize(
    ("left", "right", "texts", "verdict", "distance"),
    [
        ("white-house", "peskov", ["> 90 min", "~ 2 h"], "compatible", None),
        ("peskov", "rt", ["~ 2 h", "150 min"], "differs", "~ 30 min apart"),
    ],
)
def test_the_length_of_the_call(left: str, right: str, texts: list[str], verdict: str, distance: str | None) -> None:
    found = facing("trump-putin-call", "length", left, right)

    assert [value and value.value for value in found.values] == texts
    assert (found.verdict.value, found.distance and found.distance.text) == (verdict, distance)


def test_140_and_145_drones_differ_by_five() -> None:
    found = facing("overnight-strikes", "drones", "wp", "air-force")

    assert [value and value.value for value in found.values] == ["140 drones", "145 drones"]
    assert found.distance is not None
    assert (found.distance.amount, found.distance.unit, found.distance.text) == (5, "drones", "5 drones apart")


def test_around_40_in_the_air_and_145_over_the_night_are_not_comparable() -> None:
    facings = row("overnight-strikes", "drones", "zelensky", "air-force").facings
    found = {one.values[0].value: (one.verdict.value, one.reason) for one in facings if one.values[0] is not None}

    assert found == {"150 drones": ("differs", None), "~ 40 drones": ("not comparable", "another kind")}


def test_23_promised_and_22_handed_over_are_not_comparable() -> None:
    found = facing("prisoner-exchange", "wounded prisoners", "kremlin", "russian-mod")

    assert [value and (value.value, value.kind) for value in found.values] == [
        ("23 people", "plan"),
        ("22 people", "outcome"),
    ]
    assert (found.verdict.value, found.reason) == ("not comparable", "another kind")


def overlap(left: When, right: When) -> bool:
    assert left.earliest is not None
    assert left.latest is not None
    assert right.earliest is not None
    assert right.latest is not None
    return left.earliest < right.latest and right.earliest < left.latest


def test_the_sumy_strike_is_when_its_bounds_say() -> None:
    told = [one for one in event("sumy-hospital").accounts if one.when is not None]

    assert len(told) >= 3
    for left, right in combinations(told, 2):
        assert left.when is not None
        assert right.when is not None
        verdict = row("sumy-hospital", "when", left.source, right.source).verdict
        assert (verdict != "differs") is overlap(left.when, right.when)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("2025-03-18[America/New_York]", "2025-03-19[Europe/Kyiv]", "compatible"),
        ("2025-03-18[Europe/Warsaw]", "2025-03-19[Europe/Kyiv]", "compatible"),
        ("2025-03-18[Europe/Kyiv]", "2025-03-19[Europe/Kyiv]", "differs"),
        ("2025-03-18T23:30+01:00", "2025-03-19T00:30+02:00", "same"),
    ],
)
def test_18_march_in_one_zone_and_19_march_in_another(left: str, right: str, verdict: str) -> None:
    """The strike told by two more sources, who date it by their own calendars."""
    sumy = event("sumy-hospital")
    accounts = (*sumy.accounts, account("nyt", when=left), account("kyiv-post", when=right))
    told = msgspec.structs.replace(story(), events=(msgspec.structs.replace(sumy, accounts=accounts),))

    found = diff([side_of(parse_side(source), told) for source in ("nyt", "kyiv-post")])

    assert [one.verdict.value for one in found.rows()] == [verdict]


def test_the_white_house_tells_what_its_spokespeople_tell() -> None:
    """Leavitt, Rubio and Waltz have told of the call with Zelensky, and they speak for the White House."""
    found = diff([side_of(parse_side(name), story()) for name in ("white-house", "kremlin")])
    call = next(entry for entry in found.events if entry.event.id == "trump-zelensky-call")

    assert {"leavitt", "rubio-waltz"} <= {account.source for account in call.accounts[0]}
    assert {"leavitt", "witkoff"} <= {*found.sides[0].includes}
    assert {"peskov", "ushakov", "putin"} == {*found.sides[1].includes}


@pytest.mark.parametrize("named", [("white-house", "kremlin"), ("kremlin",), ("wp", "zelensky", "kremlin")])
def test_nobody_is_called_silent_whom_the_store_has_not_in_full(named: tuple[str, ...]) -> None:
    sides = [side_of(parse_side(name), story()) for name in named]
    found = diff(sides if len(sides) > 1 else [sides[0], everyone_else(story(), named)])

    for entry in found.events:
        assert "silent" not in entry.silence
        for row in entry.rows:
            for why, accounts in zip(row.silence, entry.accounts, strict=True):
                full = bool(accounts) and all(account.attribution == "full" for account in accounts)
                assert why != "silent" or full
