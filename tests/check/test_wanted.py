"""The optional checks."""

import pytest

from tests.check.stores import event, found
from timeline.model import OptionalCheck


def test_optional_checks_are_off_until_asked_for() -> None:
    lines = event("when: 2025-03-18T22:30, accounts: [{source: a, points: {drones: 145}}]")

    assert found(lines) == []
    assert {problem.check for problem in found(lines, "citation", "corroboration", "zone", "unit")} == {
        "citation", "corroboration", "zone", "unit",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        ("citation", "accounts: [{source: a, locator: p. 3}]"),
        ("citation", "accounts: [{source: a, cite: [{via: W}, {file: x.png}]}]"),
        ("corroboration", "accounts: [{source: a}, {source: b}]"),
        ("zone", "when: 2025-03-18T22:30Z"),
        ("zone", 'when: "2025-03-18T22:30[Europe/Kyiv]"'),
        ("zone", "when: 2025-03-18, accounts: [{source: a, published: 2025-03-19}]"),
        ("unit", "points: {a: 145 drones, b: none, c: 2 h, d: many, e: 50 %, f: 2025-03-18}"),
        ("archive", 'accounts: [{source: a, url: "https://example.org", archive: box 3}]'),
        ("archive", 'accounts: [{source: a, url: "https://example.org", file: x.png}]'),
        ("archive", "accounts: [{source: a, locator: p. 3}]"),
        ("own-time", "when: 2025-03"),
        ("own-time", "when: 2025-03, accounts: [{source: a, when: 2025}]"),
        ("own-time", "when: 2025-03, accounts: [{source: a}, {source: b}]"),
        ("own-time", "accounts: [{source: a, when: 2025-03}]"),
    ],
)
def test_there_is_nothing_to_want(check: OptionalCheck, fields: str) -> None:
    assert found(event(fields), check) == []


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        ("citation", "accounts: [{source: a, via: W, published: 2025-03-19}]"),
        ("corroboration", "accounts: [{source: a}, {source: b, stance: denies}]"),
        ("zone", "when: 2025-03-18T22:30/2025-03-18T23:30Z"),
        ("zone", "when: 2025-03-18T22:30Z..2025-03-18T23:30"),
        ("zone", "accounts: [{source: a, published: 2025-03-18T22:30}]"),
        ("zone", "accounts: [{source: a, retrieved: 2025-03-18T22:30}]"),
        ("zone", "points: {began: 2025-03-18T22:30}"),
        ("zone", "points: {drones: {value: 5 drones, as_of: 2025-03-18T22:30}}"),
        ("unit", "points: {drones: 140..145}"),
        ("archive", 'accounts: [{source: a, cite: [{url: "https://example.org"}]}]'),
        ("own-time", "when: 2025-03-18T22:30, accounts: [{source: a}]"),
    ],
)
def test_something_is_wanted(check: OptionalCheck, fields: str) -> None:
    assert [problem.check for problem in found(event(fields), check)] == [check]


def test_a_time_that_is_moved_keeps_its_zone() -> None:
    lines = event("when: 2025-03-18T22:30~/2025-03-18T23:30Z, accounts: [{source: a}]")
    lines = f"sources: {{a: {{timezone: Europe/Moscow}}}}\ntimezone: Europe/Kyiv\n{lines}"

    mend = found(lines, "own-time")[0].mend
    assert mend is not None
    assert "when=2025-03-18T22:30[Europe/Kyiv]~/2025-03-18T23:30Z" in mend


def test_a_zone_of_the_source_or_for_the_editor_of_the_store_is_enough() -> None:
    sources = "sources: {a: {timezone: Europe/Kyiv}}\ntimezone: Europe/Kyiv\n"
    lines = event("when: 2025-03-18T22:30, accounts: [{source: a, when: 2025-03-18T22:30}]")

    assert found(sources + lines, "zone") == []
