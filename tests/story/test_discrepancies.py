"""The 46 discrepancies of the shipped story, and what a diff makes of them."""

from itertools import combinations
from typing import NamedTuple

import msgspec
import pytest

from tests.compare.stories import account
from tests.story.test_story import event, story
from tests.tables import table
from timeline.compare.diff import diff
from timeline.compare.diff_row import DiffRow, Facing
from timeline.compare.report import EventDiff, Report
from timeline.compare.sides import Side, everyone_else, parse_side, side_of
from timeline.model import Account
from timeline.value import changed_words
from timeline.verdict import Verdict
from timeline.when import When, parse_when

TABLE = table("story.md", "The 46 discrepancies")


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


class Told(NamedTuple):
    """Who says what, of one cell: a value, or None where a source with an account of the event says nothing of it."""

    side: str
    value: str | None

    @property
    def source(self) -> str:
        """The id without what it had said by when."""
        return self.side.partition("@")[0]


def told(cell: str) -> list[Told]:
    """The cell `peskov: ~ 2 h · kremlin: –` in its parts."""
    pairs = [part.partition(": ") for part in cell.split(" · ")]
    return [Told(side, None if value == "–" else value) for side, _, value in pairs]


def values_of(account: Account, name: str) -> list[str]:
    """What an account states under the name of a row."""
    if name in {"when", "began", "ended"}:
        return [account.when.text] if account.when else []
    if name == "place":
        return [account.place] if account.place else []
    return [point.value for point in account.points if point.name == name]


def case(row: tuple[str, ...]) -> str:
    return f"{row[0]} {row[1]} {row[2]} {' '.join(one.side for one in told(row[3]))}"


@pytest.mark.parametrize("line", TABLE, ids=case)
def test_each_source_says_what_the_page_says(line: tuple[str, ...]) -> None:
    _, identity, name, who, *_ = line
    for one in told(who):
        own = [account for account in event(identity).accounts if account.source == one.source]
        stated = [text for account in own for text in values_of(account, name)]

        assert one.value in stated if one.value is not None else (own and not stated)


@pytest.mark.parametrize("line", TABLE, ids=case)
def test_a_diff_finds_what_the_page_says(line: tuple[str, ...]) -> None:
    _, identity, name, who, verdict, why = line
    sides = [one.side for one in told(who)]
    if len(sides) == 1:
        assert (verdict, why) == ("only", "one source alone")
        assert [account.source for account in event(identity).accounts] == sides
        return
    found = row(identity, name, *sides)
    silent = [f"{label}: {silence}" for label, silence in zip(sides, found.silence, strict=True) if silence]

    assert found.verdict.value == verdict
    if found.judged:
        assert why == f"§ {found.ruled} of {found.pairs} pairs ruled"
    elif found.distance is not None:
        assert found.distance.text == why
    elif found.reason is not None:
        assert found.reason == why
    else:
        assert why == (", ".join(silent) if found.verdict is Verdict.ONLY else "")


def test_the_table_has_all_46_in_order() -> None:
    numbers = list(dict.fromkeys(number for number, *_ in TABLE))

    assert numbers == [f"D{number}" for number in range(1, 47)]


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
        ("white-house-official", "peskov", ["> 90 min", "~ 2 h"], "compatible", None),
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
    stated = [one for one in event("sumy-hospital").accounts if one.when is not None]

    assert len(stated) >= 3
    for left, right in combinations(stated, 2):
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
    more = msgspec.structs.replace(story(), events=(msgspec.structs.replace(sumy, accounts=accounts),))

    found = diff([side_of(parse_side(source), more) for source in ("nyt", "kyiv-post")])

    assert [one.verdict.value for one in found.rows()] == [verdict]


def test_the_white_house_tells_what_its_spokespeople_tell() -> None:
    """Leavitt, Rubio and Waltz have told of the call with Zelensky, and they speak for the White House."""
    found = diff([side_of(parse_side(name), story()) for name in ("white-house", "kremlin")])
    call = next(entry for entry in found.events if entry.event.id == "trump-zelensky-call")

    assert {"leavitt", "rubio-waltz", "trump"} <= {account.source for account in call.accounts[0]}
    assert {"leavitt", "witkoff", "trump"} <= {*found.sides[0].includes}
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


@pytest.mark.parametrize("named", [("white-house", "kremlin"), ("zelensky", "air-force"), ("wp,lutsevych", "kremlin")])
def test_each_contradiction_follows_from_bounds_or_yes_and_no_or_is_signed(named: tuple[str, ...]) -> None:
    found = diff([side_of(parse_side(name, story().sources), story()) for name in named])

    for entry in found.events:
        for line in entry.rows:
            for one in line.facings:
                if one.verdict is Verdict.DIFFERS and (one.judged is None or one.judged.state != "signed"):
                    values = [value.value for value in one.values if value is not None]
                    follows = set(values) == {"yes", "no"} or all(any(map(str.isdigit, value)) for value in values)
                    assert follows, (entry.event.id, line.name, values)
