"""Agreement that corroborates nothing."""

import pytest

from tests.compare.stories import SOURCES, account, event, timeline
from tests.compare.test_diff import diffed, of
from timeline.compare.diff_row import Echo
from timeline.model import Source


@pytest.mark.parametrize("how", ["repeats", "derived_from"])
def test_agreement_with_its_own_origin_is_an_echo(how: str) -> None:
    sources = {**SOURCES, "wp": Source(id="wp", name="WP", derived_from=("rt",))} if how == "derived_from" else SOURCES
    told = event(
        account("rt", {"a": "1", "b": "1"}),
        account("wp", {"a": "1", "b": "2"}, repeats="rt" if how == "repeats" else None),
    )

    rows = diffed(timeline(told, sources=sources), "rt", "wp").events[0].rows
    found = {row.name: row.facings[0].echo for row in rows}

    assert found == {"a": Echo("wp", "rt", how), "b": None}  # type: ignore[arg-type]


def test_two_who_repeat_a_third_are_one_voice() -> None:
    told = event(account("rt", {"a": "1"}, repeats="kremlin"), account("wp", {"a": "1"}, repeats="kremlin"))

    (row,) = of(told, sides=("rt", "wp")).rows

    assert row.facings[0].echo is not None
    assert row.facings[0].echo.origin == "kremlin"


def test_independent_agreement_is_no_echo() -> None:
    told = event(account("tass"), account("rt", {"a": "1"}, repeats="tass"), account("wp", {"a": "1"}))

    assert of(told, sides=("rt", "wp")).rows[0].facings[0].echo is None


def test_a_repeat_is_an_echo_whatever_else_its_source_tells() -> None:
    told = event(
        account("wp", {"a": "1", "b": "1"}), account("rt", {"a": "1"}, repeats="wp"), account("rt", {"b": "1"})
    )

    found = {row.name: row.facings[0].echo for row in of(told, sides=("wp", "rt")).rows}

    assert found == {"a": Echo("rt", "wp", "repeats"), "b": None}


HOUSES = {
    **SOURCES,
    "peskov": Source(id="peskov", name="Peskov", type="person", speaks_for="kremlin"),
    "an-official": Source(id="an-official", name="An official", type="person", anonymous=True),
    "a-witness": Source(id="a-witness", name="A witness", type="person", anonymous=True),
    "the-wp": Source(id="the-wp", name="wp ", type="press"),
}


@pytest.mark.parametrize(
    ("left", "right", "echo"),
    [
        ("kremlin", "peskov", Echo("peskov", "kremlin", "speaks_for")),
        ("peskov", "kremlin", Echo("peskov", "kremlin", "speaks_for")),
        ("an-official", "a-witness", Echo("an-official", "a-witness", "anonymous")),
        ("wp", "the-wp", Echo("the-wp", "wp", "name")),
        ("an-official", "wp", None),
        ("kremlin", "wp", None),
    ],
)
def test_a_house_and_those_who_are_not_named_are_one_voice(left: str, right: str, echo: Echo | None) -> None:
    told = event(account(left, {"a": "1"}), account(right, {"a": "1"}))

    (row,) = diffed(timeline(told, sources=HOUSES), left, right).events[0].rows

    assert row.facings[0].echo == echo


def test_whoever_is_not_named_is_no_witness_beside_the_outlet_he_is_read_in() -> None:
    told = event(account("an-official", {"a": "1"}, via="RT"), account("rt", {"a": "1"}))

    (row,) = diffed(timeline(told, sources=HOUSES), "rt", "an-official").events[0].rows

    assert row.facings[0].echo == Echo("an-official", "rt", "anonymous")
