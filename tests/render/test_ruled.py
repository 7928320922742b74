"""Rulings and findings in every form of a diff: the sign, the reason, what was computed."""

import json
from pathlib import Path

import pytest

from tests.cli.running import timeline

STORE = """\
timeline: 1
synonyms: {gender: [[M, male]]}
sources:
  office: {name: Office, type: institution}
  mayor: {name: Mayor, type: person}
  paper: {name: Paper, type: press}
events:
  - id: call
    title: They speak
    when: 2025-03-18
    points:
      offer: {value: not established, because: nobody has the paper, by: desk, ruled: 2025-12-01}
    accounts:
      - {source: office, points: {covers: energy and roads, gender: M, offer: money}}
      - {source: mayor, points: {covers: energy roads, gender: male, terms: all}}
      - {source: paper, points: {covers: energy}}
    rulings:
      - {point: covers, values: [energy and roads, energy roads], verdict: differs, because: “and” adds roads,
         by: desk, ruled: 2025-11-29}
      - {point: covers, values: [energy, energy roads], verdict: differs, because: B, state: proposed}
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    (tmp_path / "store.yaml").write_text(STORE, encoding="utf-8")
    return str(tmp_path / "store.yaml")


def rows(*arguments: str) -> list[str]:
    return [" ".join(line.split()) for line in timeline("diff", *arguments, "--width", "92").out.splitlines()]


def test_rulings_and_findings_are_drawn_with_their_reasons(path: str) -> None:
    drawn = rows("office", "mayor", "--file", path)

    at = drawn.index("covers energy [and] roads ≠ § energy roads")
    assert drawn[at + 1] == "§ desk, 29 Nov 2025: “and” adds roads. Computed: worded"
    assert "≠ 1 point differs (1 ruled §) = 1 same" in " ".join(drawn)
    assert "gender M = male declared" in drawn
    assert "§ the editor has ruled" in " ".join(drawn)
    found = next(number for number, line in enumerate(drawn) if line.startswith("offer"))
    assert "‹ §" in drawn[found]
    assert drawn[found + 1] == "§ found by desk, 1 Dec 2025: not established: nobody has the paper"


def test_reasons_can_be_left_out(path: str) -> None:
    drawn = " ".join(rows("office", "mayor", "--file", path, "--no-reasons"))

    assert "≠ §" in drawn
    assert "adds roads" not in drawn


def test_a_proposal_is_drawn_as_computed_and_says_so(path: str) -> None:
    drawn = rows("mayor", "paper", "--file", path)

    assert "covers energy [roads] ≟ energy" in " ".join(drawn)
    assert any("proposed: differs: B" in line for line in drawn)


def test_in_ascii_the_sign_is_a_dollar(path: str) -> None:
    assert "covers energy [and] roads ! $ energy roads" in rows("office", "mayor", "--file", path, "--ascii")


def test_a_grid_signs_the_row_and_tells_the_share(path: str) -> None:
    drawn = rows("office", "mayor", "paper", "--file", path)

    assert "≠ § covers 1 of 3 pairs ruled" in drawn
    assert "§ found by desk, 1 Dec 2025: not established: nobody has the paper" in drawn


def test_json_keeps_what_was_computed(path: str) -> None:
    report = json.loads(timeline("diff", "office", "mayor", "--json", "--file", path).out)

    covers, gender, offer = (
        next(row for row in report["events"][0]["rows"] if row["name"] == name)
        for name in ("covers", "gender", "offer")
    )
    assert (covers["verdict"], covers["computed"], covers["ruled"], covers["pairs"]) == ("differs", "worded", 1, 1)
    assert covers["ruling"] == {
        "state": "signed",
        "verdict": "differs",
        "because": "“and” adds roads",
        "by": "desk",
        "ruled": "2025-11-29",
    }
    assert (gender["verdict"], gender["computed"], gender["by"]) == ("same", "worded", "synonyms")
    assert offer["finding"]["value"] == "not established"


def test_markdown_has_the_sign_and_the_reason(path: str) -> None:
    written = timeline("diff", "office", "mayor", "--format", "markdown", "--file", path).out

    assert "| ≠ § |" in written
    assert "*§ desk, 29 Nov 2025: “and” adds roads. Computed: worded*" in written
    assert "*§ found by desk, 1 Dec 2025: not established: nobody has the paper*" in written


def test_an_event_in_full_has_every_ruling(path: str) -> None:
    drawn = timeline("show", "call", "--file", path, "--width", "100").out

    assert "≠ § covers" in drawn
    assert "“energy and roads” · “energy roads”  differs" in drawn
    assert "proposed: differs" in drawn
    assert "editor: offer  not established  § desk, 1 Dec 2025: nobody has the paper" in drawn


DENIED = """\
timeline: 1
sources: {office: {type: institution}, mayor: {type: person}, paper: {type: press}}
events:
  - id: call
    title: They speak
    accounts:
      - {source: office, says: They spoke., points: {length: 2 h}}
      - {source: mayor, stance: denies, says: No call.}
      - {source: paper, says: They spoke., points: {length: 2 h}}
    rulings:
      - {row: told, values: [reports, denies], verdict: VERDICT, because: of another call, by: desk}
"""


@pytest.mark.parametrize(("verdict", "mark"), [("differs", "≠ §"), ("open", "≟ §"), ("same", "= §")])
def test_a_ruling_on_a_denial_stands_in_every_form_of_a_diff(tmp_path: Path, verdict: str, mark: str) -> None:
    (tmp_path / "store.yaml").write_text(DENIED.replace("VERDICT", verdict), encoding="utf-8")
    at = ("--file", str(tmp_path / "store.yaml"))
    two = " ".join(rows("office", "mayor", *at))
    grid = rows("--all", *at)
    documents = [
        timeline("diff", *sides, "--format", "markdown", *at).out for sides in (("office", "mayor"), ("--all",))
    ]
    (event,) = json.loads(timeline("diff", "office", "mayor", "--json", *at).out)["events"]

    assert f"told {mark} denied § desk" in two
    assert "of another call" in two
    assert "§ the editor has ruled" in two
    assert f"│ ▲ mayor {mark} denied" in grid
    assert "§ the editor has ruled" in " ".join(grid)
    assert f"They speak {mark} denied" in " ".join(rows("office", "mayor", "--stat", *at))
    for document in documents:
        assert f"{mark} denied by mayor" in document
        assert "of another call" in document
    assert event["denial"]["computed"] == "differs"
    assert event["denial"]["ruling"]["because"] == "of another call"
    assert event["denial"]["verdict"] == {"open": "worded"}.get(verdict, verdict)


SAME = """\
timeline: 1
synonyms: {gender: [[M, male]]}
sources: {FIRST: {type: press}, SECOND: {type: press}, c: {type: press}}
events:
  - id: e
    title: They speak
    accounts:
      - {source: a, points: {targets: energy sites, drones: 145 drones, gender: M, sort: energy sites}}
      - {source: b, points: {targets: power plants, drones: 145, gender: male, sort: power plants}}
      - {source: c, points: {targets: energy sites, sort: bridges, gender: M}}
    rulings:
      - {point: targets, values: [energy sites, power plants], verdict: same, because: B}
      - {point: sort, values: [energy sites, power plants], verdict: same, because: B}
"""


@pytest.mark.parametrize("sides", ["ab", "ba"])
def test_a_grid_gives_each_side_its_own_text_where_values_come_to_the_same(tmp_path: Path, sides: str) -> None:
    text = SAME.replace("FIRST", sides[0]).replace("SECOND", sides[1])
    (tmp_path / "store.yaml").write_text(text, encoding="utf-8")
    report = json.loads(timeline("diff", *sides, "c", "--json", "--file", str(tmp_path / "store.yaml")).out)

    said = {
        row["name"]: {value["source"]: value["text"] for value in row["values"] if value}
        for row in report["events"][0]["rows"]
    }
    assert said == {
        "targets": {"a": "energy sites", "b": "power plants", "c": "energy sites"},
        "drones": {"a": "145 drones", "b": "145"},
        "gender": {"a": "M", "b": "male", "c": "M"},
        "sort": {"a": "energy sites", "b": "power plants", "c": "bridges"},
    }
    assert all("also" in row["told"][0] for row in report["events"][0]["rows"] if row["name"] != "sort")


@pytest.mark.parametrize("more", [0, 25], ids=["columns", "list"])
def test_a_grid_tells_that_values_were_ruled_or_declared_the_same(tmp_path: Path, more: int) -> None:
    """With very many sides there is no room for columns."""
    text = SAME.replace("FIRST", "a").replace("SECOND", "b")
    for number in range(more):
        text = text.replace("sources: {", f"sources: {{x{number}: , ")
        text = text.replace("    rulings:", f"      - {{source: x{number}, says: So.}}\n    rulings:")
    (tmp_path / "store.yaml").write_text(text, encoding="utf-8")
    at = ("--file", str(tmp_path / "store.yaml"))
    drawn = " ".join(timeline("diff", "--all", "--width", "80", *at).out.split())
    document = timeline("diff", "--all", "--format", "markdown", *at).out

    assert "= § targets energy sites also" in drawn
    assert "gender M also “male” declared" in drawn
    assert drawn.count("§") == 5  # both counts above, the row, the value, the key
    assert "drones 145 drones also “145”" in drawn
    assert "M *also “male”; declared*" in document
