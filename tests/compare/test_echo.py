"""Agreement that corroborates nothing."""

import pytest

from tests.compare.stories import SOURCES, account, event, timeline
from tests.compare.test_diff import diffed, of
from timeline.compare.report import Echo
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
