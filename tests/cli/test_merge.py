"""`timeline merge`: one store of two, into a file, into A itself, or to standard output."""

from pathlib import Path

import pytest

from tests.cli.running import SMALL, Result, timeline
from timeline.store import load_store
from timeline.store.samples import sample_story

OTHER = """\
# Another desk.
timeline: 1
title: Another story
timezone: Europe/Kyiv
sources:
  paper: {name: Paper, type: press}
  wire: {name: Wire, type: press}
events:
  - id: strike
    title: Drones hit the harbour of Odesa
    when: 2025-03-18T22:00/2025-03-18T23:00
    accounts:
      # By phone.
      - source: wire
        says: Many drones.
  - id: siren
    title: A siren in Lviv
    when: 2025-03-21
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(OTHER, encoding="utf-8")
    return tmp_path


def merge(folder: Path, *arguments: str, stdin: bytes = b"") -> Result:
    return timeline("merge", *arguments, directory=folder, stdin=stdin)


JOINED = (
    SMALL.replace(
        "  paper: {name: Paper, type: press}\n",
        "  paper: {name: Paper, type: press}\n  wire: {name: Wire, type: press}\n",
    )
    .replace("timezone: Europe/Kyiv\n", "timezone: Europe/Kyiv\nnote: b.yaml has title “Another story”.\n", 1)
    .replace(
        "    tags: [strike]\n",
        "    tags: [strike]\n"
        "    note: b.yaml has title “Drones hit the harbour of Odesa”, when “2025-03-18T22:00/2025-03-18T23:00”.\n",
    )
    .replace(
        "        points: {drones: 12}\n",
        "        points: {drones: 12}\n      # By phone.\n      - source: wire\n        says: Many drones.\n",
    )
)
SIREN = "  - id: siren\n    title: A siren in Lviv\n    when: 2025-03-21\n"


def test_two_stores_become_one(folder: Path) -> None:
    result = merge(folder, "a.yaml", "b.yaml", "-o", "c.yaml")

    assert (result.status, result.out) == (0, "")
    assert (folder / "c.yaml").read_text(encoding="utf-8") == JOINED + SIREN
    assert result.err == (
        "1 comment stayed in b.yaml, such as `# Another desk.`\n"
        "`strike` is told otherwise (title, when): the words of a.yaml stand, a note keeps those of b.yaml\n"
        "--prefer b lets the other stand, --review asks about each\n"
        "1 event joined; 1 event added; 1 account added to events of A; 1 source added\n"
    )
    assert (folder / "a.yaml").read_text(encoding="utf-8") == SMALL


@pytest.mark.parametrize("output", [[], ["-o", "-"], ["--output", "-"]])
def test_without_a_file_it_goes_to_standard_output(folder: Path, output: list[str]) -> None:
    assert merge(folder, "a.yaml", "b.yaml", *output).out == JOINED + SIREN


def test_one_store_may_come_from_standard_input(folder: Path) -> None:
    assert merge(folder, "a.yaml", "-", stdin=SMALL.encode()).out == SMALL
    assert merge(folder, "-", "a.yaml", stdin=SMALL.encode()).out == SMALL


def test_a_store_merged_with_itself_is_itself_byte_for_byte(folder: Path) -> None:
    story = b"\xef\xbb\xbf" + sample_story().encode().replace(b"\n", b"\r\n")
    (folder / "story.yaml").write_bytes(story)

    assert merge(folder, "story.yaml", "story.yaml", "-o", "c.yaml").status == 0
    assert (folder / "c.yaml").read_bytes() == story


def test_the_result_may_take_the_place_of_the_first_store_and_of_no_other_file(folder: Path) -> None:
    (folder / "a.yaml").chmod(0o640)

    assert merge(folder, "a.yaml", "b.yaml", "-o", "b.yaml").status == 2
    assert (folder / "b.yaml").read_text(encoding="utf-8") == OTHER
    assert merge(folder, "a.yaml", "b.yaml", "-o", "./a.yaml").status == 0
    assert (folder / "a.yaml").read_text(encoding="utf-8") == JOINED + SIREN
    assert (folder / "a.yaml").stat().st_mode & 0o777 == 0o640


def test_merging_again_changes_nothing(folder: Path) -> None:
    merge(folder, "a.yaml", "b.yaml", "-o", "c.yaml")

    assert merge(folder, "c.yaml", "b.yaml").out == JOINED + SIREN


def test_an_id_that_means_two_sources_is_mended_by_a_rename(folder: Path) -> None:
    (folder / "b.yaml").write_text(OTHER.replace("{name: Paper,", "{name: The Paper,"), encoding="utf-8")

    refused = merge(folder, "a.yaml", "b.yaml", "-o", "c.yaml")
    made = merge(folder, "a.yaml", "b.yaml", "-o", "c.yaml", "--rename", "B:paper=paper-2")

    assert (refused.status, refused.out) == (2, "")
    assert "`paper` means two sources" in refused.err
    assert "--rename B:paper=paper-2" in refused.err
    assert made.status == 0
    sources = load_store(folder / "c.yaml").timeline.sources
    assert [sources[name].name for name in ("paper", "paper-2")] == ["Paper", "The Paper"]


def test_a_source_of_the_first_store_can_be_renamed_too(folder: Path) -> None:
    result = merge(folder, "a.yaml", "b.yaml", "--rename", "A:paper=daily", "--rename", "B:paper=daily")

    assert result.status == 0
    assert "  daily: {name: Paper, type: press}\n" in result.out
    assert "source: paper" not in result.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.yaml", "nowhere.yaml"], "nowhere.yaml"),
        (["-", "-"], "standard input can be one store only"),
        (["a.yaml", "b.yaml", "--rename", "paper=daily"], "write --rename B:old=new"),
        (["a.yaml", "b.yaml", "--rename", "B:nobody=daily"], "no source is called `nobody`"),
        (["a.yaml", "b.yaml", "-o", "none/c.yaml"], "its folder does not exist"),
        (["a.yaml", "b.yaml", "--min-score", "2"], "--min-score"),
    ],
)
def test_trouble_writes_nothing(folder: Path, arguments: list[str], message: str) -> None:
    result = merge(folder, *arguments)

    assert (result.status, result.out) == (2, "")
    assert message in " ".join(result.err.split())
    assert sorted(path.name for path in folder.iterdir()) == ["a.yaml", "b.yaml"]


def test_a_dry_run_prints_the_pairs_and_writes_nothing(folder: Path) -> None:
    result = merge(folder, "a.yaml", "b.yaml", "-o", "c.yaml", "--dry-run")

    assert result.status == 0
    assert result.out.startswith("1.00  strike  strike  the same id, ")
    assert result.out.count("\n") == 1
    assert result.err.endswith(
        "1 event would be joined; 1 event would be added; 1 account would be added to events of A; "
        "1 source would be added\n"
    )
    assert not (folder / "c.yaml").exists()


def test_pairs_below_the_least_score_stay_two_events(folder: Path) -> None:
    (folder / "b.yaml").write_text(OTHER.replace("id: strike", "id: harbour"), encoding="utf-8")

    merge(folder, "a.yaml", "b.yaml", "-o", "one.yaml", "--min-score", "0")
    merge(folder, "a.yaml", "b.yaml", "-o", "two.yaml", "--min-score", "1")

    assert [event.id for event in load_store(folder / "one.yaml").timeline.events][:1] == ["strike"]
    assert load_store(folder / "one.yaml").timeline.events[0].same_as == ("harbour",)
    assert "harbour" in [event.id for event in load_store(folder / "two.yaml").timeline.events]


WORDS = SMALL.replace("says: They met.", "says: They met in Riyadh.")
TYPO = SMALL.replace("says: They met.", "says: They met in Riyad.").replace("title: Talks in", "title: Talks at")


def stores(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_corrected_word_does_not_stop_a_merge(tmp_path: Path) -> None:
    result = merge(stores(tmp_path, a=WORDS, b=TYPO), "a.yaml", "b.yaml")

    assert result.status == 0
    assert result.out == WORDS.replace(
        "    tags: [talks]\n", "    tags: [talks]\n    note: b.yaml has title “Talks at Riyadh”.\n"
    ).replace(
        "says: They met in Riyadh.\n",
        "says: They met in Riyadh.\n        note: b.yaml has says “They met in Riyad.”.\n",
    )
    assert result.err == (
        "`talks` is told otherwise (title): the words of a.yaml stand, a note keeps those of b.yaml\n"
        "`talks/paper` is told otherwise (says): the words of a.yaml stand, a note keeps those of b.yaml\n"
        "--prefer b lets the other stand, --review asks about each\n"
        "3 events joined; 0 events added; 0 accounts added to events of A; 0 sources added; 4 accounts stood in both\n"
    )


def test_the_second_store_can_be_preferred(tmp_path: Path) -> None:
    result = merge(stores(tmp_path, a=WORDS, b=TYPO), "a.yaml", "b.yaml", "--prefer", "b")

    assert "title: Talks at Riyadh\n" in result.out
    assert "says: They met in Riyad.\n        note: a.yaml has says “They met in Riyadh.”.\n" in result.out
    assert "the words of b.yaml stand, a note keeps those of a.yaml\n--prefer a lets" in result.err


def test_what_was_taken_out_since_the_base_stays_out(tmp_path: Path) -> None:
    """And what one side alone has changed is as it says, without a note."""
    older = SMALL[SMALL.index("  - id: older") :]
    theirs = SMALL.replace("drones: 12", "drones: 13").replace("says: They met.", "says: They met in Riyad.")
    stores(tmp_path, o=SMALL, a=WORDS.replace(older, ""), b=theirs)

    plain = merge(tmp_path, "a.yaml", "b.yaml")
    since = merge(tmp_path, "a.yaml", "b.yaml", "--base", "o.yaml")

    assert "id: older" in plain.out
    assert since.out == WORDS.replace(older, "").replace("drones: 12", "drones: 13").replace(
        "in Riyadh.\n", "in Riyadh.\n        note: b.yaml has says “They met in Riyad.”.\n"
    )


def test_what_was_taken_out_on_one_side_and_changed_on_the_other_is_kept(tmp_path: Path) -> None:
    older = SMALL[SMALL.index("  - id: older") :]
    theirs = SMALL.replace("says: They quarrelled.", "says: They quarrelled loudly.")
    stores(tmp_path, o=SMALL, a=SMALL.replace(older, ""), b=theirs)

    for one, other in (("a", "b"), ("b", "a")):
        assert "They quarrelled loudly." in merge(tmp_path, f"{one}.yaml", f"{other}.yaml", "--base", "o.yaml").out


def test_one_source_under_two_ids_is_noticed(tmp_path: Path) -> None:
    paper = "  paper: {name: Paper, type: press}\n"
    theirs = SMALL.replace("paper:", "the-paper:").replace("source: paper", "source: the-paper")
    page = "{name: Daily, url: 'http://www.paper.example/'}"
    ours = SMALL.replace(paper, paper.replace("}", ", url: https://paper.example}"))
    stores(tmp_path, a=ours, b=theirs, c=SMALL.replace(paper, paper + f"  daily: {page}\n"))

    result = merge(tmp_path, "a.yaml", "b.yaml")
    renamed = merge(tmp_path, "a.yaml", "b.yaml", "--rename", "B:the-paper=paper")
    by_page = merge(tmp_path, "a.yaml", "c.yaml")

    looks = "source `the-paper` of b.yaml has the name of `paper` in a.yaml: where they are one, "
    assert f"{looks}--rename B:the-paper=paper\n" in result.err
    assert (renamed.out, "where they are one" in renamed.err) == (ours, False)
    assert "`daily` of c.yaml has the page of `paper` in a.yaml: where they are one, `timeline rename" in by_page.err


def test_each_difference_can_be_asked_about(tmp_path: Path) -> None:
    stores(tmp_path, a=WORDS, b=TYPO)

    result = timeline(
        "merge", "a.yaml", "b.yaml", "--review", "-o", "c.yaml", directory=tmp_path, stdin=b"b\nq\n", keyboard=True
    )

    assert result.status == 0
    assert "1 of 2  talks: title\n  a  Talks in Riyadh  a.yaml\n  b  Talks at Riyadh  b.yaml\n" in result.out
    event = load_store(tmp_path / "c.yaml").timeline.events[1]
    assert (event.title, event.note) == ("Talks at Riyadh", "a.yaml has title “Talks in Riyadh”.")
    assert event.accounts[0].says == "They met in Riyadh."


def test_asking_needs_a_terminal(tmp_path: Path) -> None:
    result = merge(stores(tmp_path, a=WORDS, b=TYPO), "a.yaml", "b.yaml", "--review")

    assert (result.status, "--prefer a or b decides" in result.err) == (2, True)
