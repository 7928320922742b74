"""When two units are one."""

import pytest

from timeline.value import compare_values, parse_value
from timeline.value.units import CURRENCIES, CURRENCY_SYMBOLS, singular
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
     ("drones", "missiles"), ("drones", "drones shot down"), ("t", "ts"), ("EUR", "USD"), ("осіб", "особи")],
)  # fmt: skip
def test_other_words_are_other_units(left: str, right: str) -> None:
    """Words that merely look alike are not the same, but for a singular and its plural."""
    assert are_one(left, right) == ((left, right) == ("new", "news"))


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
