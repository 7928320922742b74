"""`timeline match`: two stores, as text and as JSON."""

import json
from pathlib import Path

import pytest

from tests.cli.running import SMALL, timeline

OTHER = """\
timeline: 1
title: Another desk
sources:
  desk: {name: Desk, type: press}
events:
  - id: harbour-raid
    title: Drones strike the harbour of Odesa
    when: 2025-03-18T22:40+02:00
    place: Odesa
    accounts: [{source: desk, says: "Ten drones came in over the harbour."}]
  - id: eclipse
    title: A partial eclipse of the moon
    when: 2025-03-14
    accounts: [{source: desk, says: It was cloudy.}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_text_names_pairs_and_what_is_alone(folder: Path) -> None:
    result = timeline("match", "a.yaml", "b.yaml", directory=folder)

    assert (result.status, result.err) == (0, "")
    assert "harbour-raid" in result.out
    assert "only in B  1" in result.out


def test_json_has_the_same_pairs(folder: Path) -> None:
    document = json.loads(timeline("match", "a.yaml", "b.yaml", "--json", directory=folder).out)

    assert [(pair["a"], pair["b"]) for pair in document["pairs"]] == [("strike", "harbour-raid")]
    assert (document["only_a"], document["only_b"]) == (["talks", "older"], ["eclipse"])


def test_one_store_may_come_from_standard_input(folder: Path) -> None:
    result = timeline("match", "-", "b.yaml", "--json", directory=folder, stdin=SMALL.encode())

    assert [pair["b"] for pair in json.loads(result.out)["pairs"]] == ["harbour-raid"]


def test_both_stores_from_standard_input_are_refused(folder: Path) -> None:
    result = timeline("match", "-", "-", directory=folder, stdin=SMALL.encode())

    assert result.status == 2
    assert "one store only" in result.err


def test_least_score(folder: Path) -> None:
    document = json.loads(timeline("match", "a.yaml", "b.yaml", "--min-score", "1", "--json", directory=folder).out)

    assert document["pairs"] == []


def test_explained(folder: Path) -> None:
    result = timeline("match", "a.yaml", "b.yaml", "--explain", directory=folder)

    assert "Tue 18 March 2025 22:30" in result.out


def test_a_store_that_is_missing_is_trouble(folder: Path) -> None:
    assert timeline("match", "a.yaml", "none.yaml", directory=folder).status == 2
