"""Quotes, compared letter for letter with the copies that their citations name."""

from pathlib import Path

import pytest

from timeline.check import Proof, check_store
from timeline.store.reading import read_store

ARTICLE = "One day, 145 drones came\nover the harbour.\n\nNobody was hurt, they said."
STORE = """\
timeline: 1
sources: {paper: {name: Paper}, ministry: {name: Ministry}}
events:
  - id: draft
    title: A draft
    draft: true
    accounts:
      - {source: paper, quote: "QUOTE", file: article.txt, url: nowhere}
  - id: strike
    title: A strike
    accounts:
      - {source: ministry, url: "no address"}
      - source: paper
        quote: Nobody was hurt
        points: {drones: {value: 145, quote: 145 drones}}
        cite: [{file: other.txt}, {file: article.txt}]
"""


def found(text: str, folder: Path) -> tuple[list[tuple[str, int, str]], str]:
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "other.txt").write_text("Nothing of it.", encoding="utf-8")
    proof = Proof()
    problems = check_store(read_store(None, text.encode(), "a.yaml"), proof=proof, folder=folder)
    return [(one.check, one.place.line if one.place else 0, one.message) for one in problems], proof.words


def test_a_quote_that_stands_is_no_problem(tmp_path: Path) -> None:
    problems, said = found(STORE.replace("QUOTE", "145 drones came over the harbour."), tmp_path)

    assert [problem for problem in problems if "quote" in problem[0]] == []
    assert said == "3 quotes stand in their files"


def test_one_changed_letter_is_found(tmp_path: Path) -> None:
    problems, said = found(STORE.replace("QUOTE", "145 drones come over the harbour."), tmp_path)

    (problem,) = [problem for problem in problems if problem[0] == "missing-quote"]
    assert problem[1] == 8
    assert "this quote does not stand in `article.txt`: “145 drones come over" in problem[2]
    assert problem[2].endswith("there, in line 1, paragraph 1, character 22")
    assert said == "2 quotes stand in their files, 1 does not"


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("One day […] harbour.", True),
        ("One day […] 145 drones […] they said.", True),
        ("harbour […] 145 drones", False),
        ("One day … harbour.", False),
    ],
)
def test_pieces_stand_in_order(quote: str, stands: bool, tmp_path: Path) -> None:
    problems, _ = found(STORE.replace("QUOTE", quote), tmp_path)

    assert ("missing-quote" not in [problem[0] for problem in problems]) is stands


def test_a_point_has_its_own_quote(tmp_path: Path) -> None:
    text = STORE.replace("QUOTE", "145 drones").replace("quote: 145 drones}", "quote: 144 drones}")

    assert [(one, line) for one, line, _ in found(text, tmp_path)[0] if one == "missing-quote"] == [
        ("missing-quote", 15)
    ]


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    text = STORE.replace("QUOTE", "145 drones").replace("file: article.txt, url", "file: picture.png, url")
    text = text.replace("cite: [{file: other.txt}, {file: article.txt}]", "place: Odesa")
    problems, said = found(text, tmp_path)

    assert [(one, line) for one, line, _ in problems if one == "unread-file"] == [("unread-file", 8)]
    assert said == "0 quotes stand in their files; 1 cannot be compared; 2 have no file"


def test_a_file_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    text = STORE.replace("QUOTE", "145 drones").replace("article.txt", "gone.txt")

    assert [(one, line) for one, line, _ in found(text, tmp_path)[0] if one == "unread-file"] == [("unread-file", 8)]


def test_drafts_are_looked_at_for_nothing_else(tmp_path: Path) -> None:
    """`nowhere` is no address either; the one that is told is that of the settled account, at its own place."""
    problems, _ = found(STORE.replace("QUOTE", "145 drones"), tmp_path)

    assert [(one, line) for one, line, _ in problems] == [("url", 12)]
