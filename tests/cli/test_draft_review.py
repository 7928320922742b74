"""The walk of `timeline draft --review`, with somebody who types."""

from pathlib import Path

import pytest

from tests.cli.running import Result, timeline

ARTICLE = """The talks lasted two hours on Tuesday. Ivan Lys said that 23 people were hurt.

“We will wait for it,” said Olena Koval.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    made = ["draft", "article.txt", "--source", "paper", "--source-name", "The Paper", "--published", "2025-03-20"]
    assert timeline(*made, "-o", "draft.yaml", directory=tmp_path).status == 0
    return tmp_path


def walk(folder: Path, *typed: str) -> Result:
    keys = "".join(f"{line}\n" for line in typed).encode()
    return timeline("draft", "--review", "-o", "draft.yaml", directory=folder, keyboard=True, stdin=keys)


def text(folder: Path) -> str:
    return (folder / "draft.yaml").read_text(encoding="utf-8")


def test_each_answer_is_written_at_once(folder: Path) -> None:
    result = walk(folder, "k", "d", "s")

    assert result.status == 0
    assert result.err.endswith("1 kept, 1 dropped; 1 left\n")
    assert text(folder).count("draft: true") == 1
    assert "23 people" not in text(folder)
    assert "ivan-lys" not in text(folder)
    assert "olena-koval" in text(folder)
    assert "1 of 3  The talks lasted two hours on Tuesday" in result.out


def test_the_end_of_the_input_keeps_what_was_answered(folder: Path) -> None:
    assert walk(folder, "k").err.endswith("1 kept; 2 left\n")
    assert text(folder).count("draft: true") == 2


def test_undo_brings_back_every_byte(folder: Path) -> None:
    before = text(folder)
    result = walk(folder, "u", "k", "u", "d", "u", "c", "Another title", "", "", "", "", "", "", "u", "q")

    assert "nothing was written yet" in result.err
    assert result.err.endswith("nothing was written; 3 left\n")
    assert text(folder) == before


def test_the_next_walk_goes_on(folder: Path) -> None:
    walk(folder, "k", "s", "q")
    result = walk(folder, "d", "k")

    assert "1 of 2  Ivan Lys said that 23 people were hurt" in result.out
    assert result.err.endswith("1 kept, 1 dropped; 0 left\n")
    assert walk(folder).err == "no drafts\n"


def test_what_is_changed_is_settled(folder: Path) -> None:
    typed = ["The talks in Jeddah", "Kremlin", "18 March 2025", "Jeddah", "They talked.", "-", "-"]
    result = walk(folder, "c", *typed, "q")

    assert result.err.endswith("1 changed; 2 left\n")
    changed = text(folder).partition("  - id: ivan")[0]
    assert "kremlin: {name: Kremlin}" in changed
    assert changed.endswith(
        "    title: The talks in Jeddah\n    accounts:\n      - source: kremlin\n        when: 2025-03-18\n"
        "        place: Jeddah\n        says: They talked.\n"
        "        quote: The talks lasted two hours on Tuesday.\n        lang: en\n        via: The Paper\n"
        + changed[changed.index("        published:") :]
    )
    assert "attribution: quoted" in changed
    assert "points" not in changed
    assert "note" not in changed


def test_a_time_that_is_none_is_asked_again(folder: Path) -> None:
    result = walk(folder, "c", "", "", "soon", "19 March 2025", "", "", "", "", "q")

    assert "soon" in result.err
    assert "when: 2025-03-19" in text(folder)


def test_back_leaves_it_as_it_is(folder: Path) -> None:
    before = text(folder)
    walk(folder, "c", "Another title", "<", "q")

    assert text(folder) == before


def test_a_speaker_can_be_the_outlet_after_all(folder: Path) -> None:
    walk(folder, "s", "c", "", "The Paper", "", "", "", "", "", "q")
    changed = text(folder).partition("  - id: ivan")[2].partition("  - id:")[0]

    assert "source: paper" in changed
    assert "via" not in changed
    assert "attribution" not in changed


def test_drafts_of_a_settled_event_are_asked_too(folder: Path) -> None:
    (folder / "draft.yaml").write_text(
        "timeline: 1\nsources: {a: {name: A}, b: {name: B}}\nevents:\n  - id: e\n    title: E\n    points:\n"
        "      found: {value: 5, draft: true}\n"
        "    accounts:\n      - {source: a, points: {p: {value: 1, draft: true}}}\n"
        "      - {source: b, says: So., draft: true}\n",
        encoding="utf-8",
    )
    before = text(folder)
    assert walk(folder, "k").err.endswith("1 kept; 0 left\n")
    assert "draft" not in text(folder)
    assert "p: 1" in text(folder)

    (folder / "draft.yaml").write_text(before, encoding="utf-8")
    assert walk(folder, "d").err.endswith("1 dropped; 0 left\n")
    assert "found" not in text(folder)
    assert "source: b" not in text(folder)
    assert "source: a" in text(folder)
