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


TWICE = (
    OTHER
    + """\
  - id: raid
    title: Ten drones strike the harbour of Odesa
    when: 2025-03-18
"""
)


def test_one_store_is_matched_with_itself(folder: Path) -> None:
    (folder / "twice.yaml").write_text(TWICE, encoding="utf-8")
    result = timeline("match", "twice.yaml", "--json", directory=folder)

    assert (result.status, result.err) == (0, "")
    assert [(pair["a"], pair["b"]) for pair in json.loads(result.out)["pairs"]] == [("harbour-raid", "raid")]
    assert "1 pair told twice" in timeline("match", "twice.yaml", directory=folder).out
    assert "0 pairs told twice" in timeline("match", "b.yaml", directory=folder).out


@pytest.mark.parametrize("option", ["--review", "--accept=0.9", "--dry-run", "--explain"])
def test_what_is_for_two_stores_is_refused_for_one(folder: Path, option: str) -> None:
    result = timeline("match", "b.yaml", option, directory=folder)

    assert result.status == 2
    assert "name another store behind the first" in result.err


def test_rows_of_one_file_that_are_one_event_are_seen(folder: Path) -> None:
    rows = "when,title\n2025-03-20,The bridge of Mykolaiv is closed for heavy lorries\n"
    rows += "2025-03-20,Heavy lorries may not cross the bridge of Mykolaiv: it is closed\n"
    (folder / "rows.csv").write_text(rows, encoding="utf-8")
    result = timeline("add", "--from", "rows.csv", "--no-duplicates", "--file", "a.yaml", directory=folder)

    assert result.status == 2
    told = " ".join(result.err.split())
    assert "looks like `the-bridge-of-mykolaiv" in told
    assert "where they are one, give both the id" in told
