"""The table of checks has every check, and what it names finds it."""

import re
from typing import get_args

import pytest

from tests.check.stores import SOURCES
from tests.tables import table
from timeline.check.finding import UsualCheck
from timeline.check.parts import found_by
from timeline.check.table import CHECKS, OPTIONAL
from timeline.cli.check import OptionalName
from timeline.model import OptionalCheck
from timeline.store import read_store
from timeline.store.keys import keys


def test_every_check_stands_in_the_table() -> None:
    assert list(CHECKS) == [*get_args(UsualCheck), *get_args(OptionalCheck)]


def test_every_optional_check_can_be_asked_for() -> None:
    assert [name.value for name in OptionalName] == list(get_args(OptionalCheck))
    assert set(get_args(OptionalCheck)) == OPTIONAL


def test_the_key_that_asks_for_checks_names_them_all() -> None:
    page = {row[0]: row[1] for row in table("format.md", "Keys of the store")}

    for meaning in (keys("store")["check"].meaning, page["check"]):
        assert re.findall(r"`([\w-]+)`", meaning) == list(get_args(OptionalCheck))


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_finds_what_the_page_shows_of_it(name: UsualCheck | OptionalCheck) -> None:
    shown = {row[0] for row in table("check.md", "What is found") if row[2] == name}
    assert shown

    for lines in shown:
        text = "timeline: 1\n" + ("" if lines.startswith("sources:") else SOURCES) + lines.replace("⏎", "\n") + "\n"
        findings = found_by([CHECKS[name]], read_store(None, text.encode(), "store.yaml").timeline)
        assert name in {finding.check for finding in findings}
