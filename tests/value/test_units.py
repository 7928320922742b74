"""When two units are one."""

from itertools import combinations

import pytest

from tests.tables import table
from timeline.value import Wording, compare_values, parse_value
from timeline.value.units import CURRENCIES, CURRENCY_SYMBOLS, fold_unit, singular
from timeline.value.units import MEASURES as UNITS
from timeline.verdict import Verdict


def are_one(left: str, right: str) -> bool:
    """Whether five of the one are as many as five of the other."""
    return compare_values(parse_value(f"5 {left}"), parse_value(f"5 {right}")).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("%", "percent"),
        ("%", "per cent"),
        ("% of voters", "per cent of voters"),
        ("m2", "m²"),
        ("m2", "square metres"),
        ("m2", "sq m"),
        ("m2", "M2"),
        ("km2", "square kilometers"),
        ("metres", "m"),
        ("hectares", "ha"),
        ("h", "hours"),
        ("min", "mins"),
        ("days", "d"),
        ("weeks", "week"),
        ("EUR", "€"),
        ("Drones", "drones"),
        ("cafés", "cafe\u0301s"),
    ],
)
def test_spellings_of_one_unit(left: str, right: str) -> None:
    """One unit may be spelled in several ways."""
    assert are_one(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("drone", "drones"),
        ("person", "people"),
        ("child", "children"),
        ("serviceman", "servicemen"),
        ("city", "cities"),
        ("day of talks", "days of talks"),
        ("box", "boxes"),
        ("bus", "buses"),
        ("house", "houses"),
        ("torpedo", "torpedoes"),
        ("tank lost", "tanks lost"),
    ],
)
def test_singular_and_plural_are_one_unit(left: str, right: str) -> None:
    """From either side."""
    assert are_one(left, right)
    assert are_one(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [("plan", "plane"), ("plans", "planes"), ("m", "ms"), ("m", "min"), ("m", "km"), ("m", "m2"), ("new", "news"),
     ("drones", "missiles"), ("drones", "drones shot down"), ("t", "ts"), ("EUR", "USD"), ("осіб", "особи"),
     ("MW", "mW"), ("W", "w"), ("month", "days")],
)  # fmt: skip
def test_other_words_are_other_units(left: str, right: str) -> None:
    """Words that merely look alike are not the same, but for a singular and its plural."""
    assert are_one(left, right) == ((left, right) == ("new", "news"))


MEASURES = [[entry.split() for entry in row.strip("`").split("` `")] for (row,) in table("values.md", "Measures")]


@pytest.mark.parametrize("row", MEASURES)
def test_measures_convert_within_their_row(row: list[list[str]]) -> None:
    """Each unit holds as many of the first as the page says; the distance is told in the finer unit."""
    first = row[0][0]
    for unit, size in row:
        whole = parse_value(f"1 {unit}")

        assert compare_values(whole, parse_value(f"{size} {first}")).verdict is Verdict.SAME
        if unit != first:
            apart = compare_values(whole, parse_value(f"{int(size) - 2} {first}")).distance
            assert apart is not None
            assert (apart.amount, apart.unit) == (2, first)


def test_measures_of_two_rows_do_not_convert() -> None:
    for row, other in combinations(MEASURES, 2):
        found = compare_values(parse_value(f"5 {row[0][0]}"), parse_value(f"5 {other[-1][0]}"))

        assert found.verdict is Verdict.NOT_COMPARABLE


def test_every_measure_is_on_the_page() -> None:
    listed = {fold_unit(unit) for row in MEASURES for unit, _ in row}

    assert {singular(unit) for unit in listed} == {singular(unit) for unit in UNITS}


@pytest.mark.parametrize(
    ("left", "right"),
    [("t", "tonnes"), ("t", "metric tons"), ("kg", "kilograms"), ("l", "litres"), ("MW", "megawatts"), ("km", "KM")],
)
def test_measures_have_spellings(left: str, right: str) -> None:
    assert are_one(left, right)


def test_a_capital_alone_is_no_measure() -> None:
    """An M is a million as often as a metre."""
    for capital in ("M", "B", "T"):
        assert isinstance(parse_value(f"5 {capital}"), Wording)


@pytest.mark.parametrize("measured", ["5 km", "5 h", "5 years", "5 %", "5 percent of voters", "$5", "EUR 5 bn aid"])
def test_a_bare_number_is_told_in_no_measure_but_nothing_is_in_all(measured: str) -> None:
    for bare in ("5", "60", "0.5", "> 3"):
        assert compare_values(parse_value(bare), parse_value(measured)).verdict is Verdict.NOT_COMPARABLE
    assert compare_values(parse_value("none"), parse_value(measured)).verdict is Verdict.DIFFERS
    assert compare_values(parse_value("5"), parse_value("5 drones")).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("drones", "drone"),
        ("people", "person"),
        ("cities", "city"),
        ("boxes", "box"),
        ("houses", "house"),
        ("losses", "loss"),
        ("bus", "bus"),
        ("killed people", "killed person"),
        ("staff", "staff"),
        ("осіб", "осіб"),
        ("m2", "m2"),
    ],
)
def test_after_one_the_unit_is_singular(plural: str, expected: str) -> None:
    """What cannot be told stays as it is."""
    assert expected == singular(plural)


def test_every_symbol_is_a_currency() -> None:
    """No symbol stands for a code that is not known."""
    assert set(CURRENCY_SYMBOLS.values()) <= CURRENCIES
