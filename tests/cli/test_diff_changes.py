"""`timeline diff SOURCE --changes`: what a source has changed, drawn, as JSON and in Markdown."""

import json

import pytest

from tests.cli.running import Result, timeline

STORE = """\
timeline: 1
sources:
  office: {name: Office, type: institution}
  paper: {name: Paper, type: press}
  blog: {name: Blog, type: other}
events:
  - id: fire
    title: The fire
    when: 2025-05-01
    accounts:
      - {source: office, published: 2025-05-02, points: {dead: 30, cause: arson, street: Long Row}}
      - {source: office, published: 2025-05-04, corrects: true, points: {dead: 13}}
      - {source: office, published: 2025-05-05, points: {cause: a battery}}
      - {source: paper, repeats: office, points: {dead: 30}}
      - {source: blog, points: {dead: 30}}
  - id: flood
    title: The flood
    when: 2025-05-07
    accounts:
      - {source: blog, published: 2025-05-08, points: {dead: 2}}
      - {source: blog, published: 2025-05-09, stance: retracted}
"""


def changes(*arguments: str) -> Result:
    return timeline("--file", "-", "diff", *arguments, "--changes", stdin=STORE.encode())


def test_what_a_source_has_changed() -> None:
    result = changes("office", "--width", "100")

    assert (result.status, result.out.splitlines()) == (
        1,
        [
            "office: 2 changes, 1 corrected openly",
            "",
            "Thu 1 May 2025  The fire",
            "  dead  changed: 30 → 13  4 May 2025, corrected openly; still repeated by Paper",
            "  cause  changed: arson → a battery  5 May 2025, not said to be a correction",
        ],
    )


def test_what_was_taken_back() -> None:
    assert "  dead  2 taken back" in changes("blog").out.splitlines()


def test_what_has_not_changed() -> None:
    assert (changes("paper").status, changes("paper").out) == (0, "paper: nothing has changed\n")


def test_what_was_not_yet_changed_by_then() -> None:
    assert changes("office@2025-05-03").out == "office@2025-05-03: nothing has changed\n"
    assert changes("office@2025-05-04").out.startswith("office@2025-05-04: 1 change, 1 corrected openly\n")


def test_as_json() -> None:
    found = json.loads(changes("office", "--json").out)

    assert found == {
        "schema": "timeline.changes/1",
        "side": "office",
        "events": [
            {
                "id": "fire",
                "title": "The fire",
                "changes": [
                    {
                        "source": "office",
                        "name": "dead",
                        "from": "30",
                        "to": "13",
                        "corrects": True,
                        "published": "2025-05-04",
                        "repeated_by": ["paper"],
                    },
                    {
                        "source": "office",
                        "name": "cause",
                        "from": "arson",
                        "to": "a battery",
                        "corrects": False,
                        "published": "2025-05-05",
                    },
                ],
            }
        ],
    }


def test_as_markdown() -> None:
    row = "| The fire | dead | changed: 30 → 13 | 4 May 2025, corrected openly; still repeated by Paper | Office |"

    assert row in changes("office", "--format", "markdown").out.splitlines()


@pytest.mark.parametrize("arguments", [(), ("office", "paper"), ("office", "--inside"), ("office", "--stat")])
def test_other_than_one_side_is_refused(arguments: tuple[str, ...]) -> None:
    result = changes(*arguments)

    assert (result.status, result.out) == (2, "")
    assert "timeline diff SOURCE --changes" in result.err


@pytest.mark.parametrize("width", range(40, 61, 3))
def test_changes_stay_within_the_width(width: int) -> None:
    for side in ("office", "blog", "office,blog"):
        lines = changes(side, "--width", str(width)).out.splitlines()
        assert max(len(line) for line in lines) <= width
