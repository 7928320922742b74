"""A folder wherever a store is named: read, written, split, compared, sealed, under git."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.repositories import NEEDS_GIT, Repository
from tests.cli.running import SMALL, Result, timeline
from tests.tables import ROOT
from timeline.store import load_store
from timeline.store.unfinished import Pending, Unfinished, hash_of
from timeline.store.whole_files import JOURNAL, next_name

PARTS = ["2025-03.yaml", "background.yaml", "store.yaml"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where `small.yaml` lies, and the folder `small` that was made of it."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert timeline("split", "--file", "small.yaml", "--by", "month", directory=tmp_path).status == 0
    return tmp_path


def run(place: Path, *arguments: str, **surroundings: object) -> Result:
    return timeline(*arguments, "--file", "small", directory=place, **surroundings)  # type: ignore[arg-type]


def test_split_makes_a_folder_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")

    tried = timeline("split", "--file", "small.yaml", "--by", "month", "--dry-run", directory=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["small.yaml"]
    made = timeline("split", "--file", "small.yaml", "--by", "month", directory=tmp_path)

    assert (
        made.out
        == tried.out
        == "small/store.yaml  6 lines\nsmall/2025-03.yaml  24 lines\nsmall/background.yaml  10 lines\n"
    )
    assert made.err == "small.yaml is as it was; `--file small` or TIMELINE_FILE=small takes the folder instead\n"
    assert sorted(path.name for path in (tmp_path / "small").iterdir()) == PARTS
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_split_writes_over_nothing(place: Path) -> None:
    again = timeline("split", "--file", "small.yaml", "--by", "year", directory=place)
    of_folder = run(place, "split", "--by", "year")
    of_input = timeline("split", "--file", "-", "--by", "year", directory=place, stdin=SMALL.encode())
    nowhere = timeline("split", "--file", "small.yaml", "--by", "year", "-o", "none/x", directory=place)

    assert [one.status for one in (again, of_folder, of_input, nowhere)] == [2, 2, 2, 2]
    assert "small exists already, and is not empty" in again.err
    assert "is a folder already" in of_folder.err
    assert "-o FOLDER names it" in of_input.err
    assert "its folder does not exist" in nowhere.err
    assert sorted(path.name for path in place.iterdir()) == ["small", "small.yaml"]


def test_split_takes_an_empty_folder_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "by").mkdir()

    made = timeline("split", "--file", "-", "--by", "source", "-o", "by", directory=tmp_path, stdin=SMALL.encode())

    assert made.status == 0
    assert sorted(path.name for path in (tmp_path / "by").iterdir()) == [
        "background.yaml",
        "ministry.yaml",
        "paper.yaml",
        "store.yaml",
    ]


@pytest.mark.skipif(os.name != "posix", reason="it asks for modes as POSIX has them")
def test_nobody_gains_a_right_by_a_split_or_a_merge(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.yaml").chmod(0o640)

    timeline("split", "--file", "small.yaml", "--by", "month", directory=tmp_path)
    timeline("merge", "small", "small.yaml", "-o", "both", directory=tmp_path)

    for folder in ("small", "both"):
        modes = {path.stat().st_mode & 0o777 for path in (tmp_path / folder).iterdir()}
        assert modes == {0o640}
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o750


def test_an_alias_of_another_part_is_refused_with_its_place(tmp_path: Path) -> None:
    text = "timeline: 1\nevents:\n- {id: a, title: &t T, when: 2024}\n- {id: b, title: *t, when: 2025}\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    made = timeline("split", "--file", "a.yaml", "--by", "year", directory=tmp_path)

    assert made.status == 2
    assert "a.yaml:4:" in made.err
    assert "2024.yaml" in made.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_the_environment_may_name_a_folder(place: Path) -> None:
    shown = timeline("show", directory=place, environment={"TIMELINE_FILE": "small"})

    assert shown == timeline("show", "--file", "small.yaml", directory=place)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["add", "Later", "--when", "30 March 2025", "--source", "paper"], "small/2025-03.yaml:25"),
        (["edit", "older", "--set", "note=n"], "small/background.yaml:8"),
        (["edit", "--source", "paper", "--set", "note=word"], "small/store.yaml:6"),
        (["remove", "strike/paper", "--yes"], "small/2025-03.yaml:14"),
        (["move", "strike/paper", "older"], "small/background.yaml:11"),
        (["move", "strike/paper", "--to-new", "Another"], "small/2025-03.yaml"),
    ],
)
def test_what_is_written_is_told_with_its_part_and_line(place: Path, arguments: list[str], part: str) -> None:
    told = run(place, *arguments)

    assert told.status == 0
    assert part in told.out
    assert run(place, "check").status == 0


def test_a_dry_run_shows_each_part(place: Path) -> None:
    before = {path.name: path.read_bytes() for path in (place / "small").iterdir()}

    told = run(place, "rename", "source", "paper", "gazette", "--dry-run")

    assert [line for line in told.out.splitlines() if line.startswith("+++")] == [f"+++ small/{part}" for part in PARTS]
    assert {path.name: path.read_bytes() for path in (place / "small").iterdir()} == before


def test_a_rename_says_in_how_many_parts(place: Path) -> None:
    told = run(place, "rename", "source", "paper", "gazette")

    assert told.out == "paper is gazette now  small/2025-03.yaml:14  4 lines changed in 3 parts\n"


def test_two_events_of_two_parts_are_joined(place: Path) -> None:
    told = run(place, "join", "older", "strike")

    assert told.status == 0
    stored = load_store(place / "small")
    assert [event.id for event in stored.timeline.events] == ["strike", "talks"]
    assert "They quarrelled." in (place / "small" / "2025-03.yaml").read_text(encoding="utf-8")
    assert "They quarrelled." not in (place / "small" / "background.yaml").read_text(encoding="utf-8")


def test_the_entry_of_a_part_is_edited_as_text(place: Path) -> None:
    text = "- id: older\n  title: An older quarrel\n  when: 2024-07\n"

    told = run(place, "edit", "older", "--text", "-", stdin=text.encode())
    wrong = run(place, "edit", "older", "--text", "-", stdin=text.replace("2024-07", "2024-77").encode())

    assert told.out == "older  small/background.yaml:4  changed\n"
    assert (wrong.status, "standard input:3" in wrong.err) == (2, True)


def test_a_table_is_taken_in_by_the_parts_of_its_times(place: Path) -> None:
    (place / "table.csv").write_text(
        "title,when,source\nSirens,2025-03-02,ministry\nQuarrel,2024-01-01,paper\nBad,2025-33-01,paper\n",
        encoding="utf-8",
    )

    told = run(place, "add", "--from", "table.csv", "--skip-bad", "--json")

    assert told.status == 1
    added = json.loads(told.out)["added"]
    assert [(one["reference"], one["line"]) for one in added] == [("sirens", 25), ("quarrel", 30)]
    assert {one["part"] for one in added} == {"small/2025-03.yaml"}


def test_problems_name_their_part(place: Path) -> None:
    part = place / "small" / "2025-03.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("source: ministry", "source: minstry"), encoding="utf-8")

    checked = run(place, "check")
    shown = run(place, "show")

    assert checked.status == 1
    assert "small/2025-03.yaml:10:17" in checked.out
    assert shown.status == 2
    assert "small/2025-03.yaml:10:17" in shown.err


def test_a_finding_names_the_part_of_what_it_is_seen_beside(place: Path) -> None:
    part = place / "small" / "background.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("id: older", "id: strike1"), encoding="utf-8")
    text = "- id: strike1\n  title: Drones over the harbour\n  when: 2025-03-18T22:30+02:00\n  place: Odesa\n"
    run(place, "edit", "strike1", "--text", "-", stdin=text.encode())

    told = run(place, "check").out

    assert "looks like `strike` in small/2025-03.yaml:" in " ".join(told.split())


def cut_off(place: Path) -> None:
    """What a writer leaves that was killed before its second part took its place."""
    folder = place / "small"
    pending = []
    for name in PARTS:
        part = folder / name
        old = part.read_bytes()
        new = old.replace(b"paper", b"gazette")
        pending.append(Pending(name, hash_of(old), hash_of(new)))
        (part if name == "2025-03.yaml" else next_name(part)).write_bytes(new)
    (folder / JOURNAL).write_bytes(Unfinished(tuple(pending)).data())


def test_a_write_that_was_cut_off_is_told_by_every_read_and_is_a_finding(place: Path) -> None:
    cut_off(place)

    shown, checked = run(place, "show"), run(place, "check", "--json")
    tried = run(place, "edit", "older", "--set", "note=word", "--dry-run")

    words = "the last write of small was cut off: 1 of 3 parts are written"
    for one in (shown, tried):
        assert one.status == 0
        assert words in one.err
        assert "the next write of the folder puts the rest in its place" in " ".join(one.err.split())
    assert checked.status == 1
    [problem] = [one for one in json.loads(checked.out)["problems"] if one["check"] == "unfinished-write"]
    assert words in problem["message"]
    assert run(place, "edit", "older", "--set", "note=word").status == 0
    assert run(place, "check").status == 0
    assert sorted(path.name for path in (place / "small").iterdir()) == PARTS
    assert list(load_store(place / "small").timeline.sources) == ["ministry", "gazette"]


def test_a_folder_is_a_side_of_a_diff_and_a_store_to_match_and_merge(place: Path) -> None:
    run(place, "edit", "strike/paper", "--point", "drones=14")

    told = timeline("diff", "small.yaml", "small", "--stat", directory=place)
    matched = timeline("match", "small", "small.yaml", directory=place)
    merged = timeline("merge", "small", "small.yaml", "-o", "both", directory=place)
    as_file = timeline("merge", "small.yaml", "small", "-o", "both.yaml", directory=place)
    in_place = timeline("merge", "small", "both.yaml", "-o", "small", directory=place)

    assert told.status == 1
    assert matched.out.startswith("3 pairs")
    assert [one.status for one in (merged, as_file, in_place)] == [0, 0, 0]
    assert sorted(path.name for path in (place / "both").iterdir()) == PARTS
    assert (place / "both" / "store.yaml").read_bytes() == (place / "small" / "store.yaml").read_bytes()
    for joined in ("both", "small"):
        strike = load_store(place / joined).timeline.events[0]
        assert [account.points[0].value for account in strike.accounts][:2] == ["10", "14"]


def test_a_folder_is_not_merged_into_a_file_or_the_screen(place: Path) -> None:
    printed = timeline("merge", "small", "small.yaml", directory=place)
    filed = timeline("merge", "small", "small.yaml", "-o", "x.yaml", directory=place)

    assert (printed.status, filed.status) == (2, 2)
    assert "cannot be printed" in printed.err
    assert "name a folder" in filed.err


def test_a_source_that_is_called_as_a_folder_stays_a_source(place: Path) -> None:
    (place / "paper").mkdir()

    assert run(place, "diff", "ministry", "paper").status == 1


def test_a_seal_names_the_part_that_has_changed(place: Path) -> None:
    sealed = run(place, "seal")
    same = run(place, "verify")
    run(place, "edit", "older", "--set", "note=word")
    (place / "small" / "more.yaml").write_text("timeline: 1\n", encoding="utf-8")

    changed = run(place, "verify")

    assert (sealed.status, same.status, changed.status) == (0, 0, 1)
    assert (place / "small.seal.json").exists()
    assert changed.out.splitlines()[1:] == [
        "changed: small",
        "changed: small/background.yaml",
        "added: small/more.yaml",
    ]


def test_no_document_takes_the_place_of_a_part(place: Path) -> None:
    assert run(place, "export", "markdown", "-o", "small/store.yaml").status == 2
    assert run(place, "export", "markdown", "-o", "small").status == 2
    assert run(place, "export", "markdown", "-o", "small.md").status == 0


def test_paths_of_copies_begin_beside_the_folder(place: Path) -> None:
    (place / "page.html").write_text("They met.", encoding="utf-8")

    assert run(place, "edit", "talks/paper", "--set", "file=page.html").status == 0
    assert "add `sha256:" in " ".join(run(place, "check", "--files").out.split())


def test_names_of_a_folder_are_completed(place: Path) -> None:
    def asked(*words: str) -> list[str]:
        line = ["timeline", *words[:-1]]
        told = timeline("completion", "fish", "--answer", "--", words[-1], *line, directory=place)
        return [line.partition("\t")[0].removeprefix("=") for line in told.out.splitlines()]

    assert asked("--file", "small", "show", "o") == ["older"]
    assert asked("--file", "small", "diff", "p")[-1] == "paper"
    assert asked("split", "--by", "m") == ["month"]
    cut_off(place)
    assert asked("--file", "small", "show", "--source", "g") == ["gazette"]


def test_what_is_made_of_one_file_becomes_one_again(tmp_path: Path) -> None:
    shipped = (ROOT / "data" / "events.yaml").read_bytes()
    (tmp_path / "story.yaml").write_bytes(shipped)

    made = [
        timeline("split", "--file", "story.yaml", "--by", "year", directory=tmp_path),
        timeline("merge", "story/store.yaml", "story", "-o", "again.yaml", directory=tmp_path),
    ]

    assert [one.status for one in made] == [0, 0]
    again, story = (load_store(tmp_path / name).timeline for name in ("again.yaml", "story.yaml"))
    assert {event.id: event for event in again.events} == {event.id: event for event in story.events}
    assert again.sources == story.sources


def test_textconv_of_a_folder_is_refused_and_of_a_part_is_lines(place: Path) -> None:
    folder = timeline("textconv", "small", directory=place)
    part = timeline("textconv", "small/2025-03.yaml", directory=place)
    whole = timeline("textconv", "small.yaml", directory=place)

    assert folder.status == 2
    assert "name one of its parts" in folder.err
    assert set(part.out.splitlines()) < set(whole.out.splitlines())
    assert "strike/paper@2025-03-20 · drones: 12" in part.out


@NEEDS_GIT
def test_git_compares_merges_and_tells_parts(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    (tmp_path / ".gitattributes").write_text("desk/*.yaml diff=timeline merge=timeline\n", encoding="utf-8")
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert repository.timeline("split", "--file", "small.yaml", "--by", "month", "-o", "desk").returncode == 0
    repository.git("add", "desk", ".gitattributes")
    repository.git("commit", "--quiet", "-m", "a folder")
    repository.git("checkout", "--quiet", "-b", "other")
    assert repository.timeline("edit", "strike", "--set", "place=Odessa", "--file", "desk").returncode == 0
    assert repository.timeline("edit", "older", "--set", "note=theirs", "--file", "desk").returncode == 0
    repository.git("commit", "--quiet", "-am", "theirs")
    repository.git("checkout", "--quiet", "main")
    assert repository.timeline("edit", "strike", "--set", "note=ours", "--file", "desk").returncode == 0

    diff = repository.git("diff")
    repository.git("commit", "--quiet", "-am", "ours")
    repository.git("merge", "--quiet", "-m", "both", "other")

    assert "+strike · note: ours" in diff
    assert "accounts:" not in diff
    merged = {event.id: event for event in load_store(tmp_path / "desk").timeline.events}
    assert (merged["strike"].place, merged["strike"].note, merged["older"].note) == ("Odessa", "ours", "theirs")
    told = repository.timeline("changes", "HEAD~1..HEAD", "--file", "desk")
    assert "place: Odesa → Odessa" in told.stdout
    before = repository.timeline("changes", "HEAD~2", "--file", "desk", "--json")
    assert json.loads(before.stdout)["events"]
