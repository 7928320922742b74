"""`timeline add`: one entry by options, in the editor, and many of a file."""

import subprocess
from pathlib import Path

import msgspec
import pytest

from tests.cli.editors import editor, kept_in
from tests.cli.running import SMALL, Result, timeline
from tests.tables import table
from timeline.cli.add_options import KEY_OF_OPTION
from timeline.entry_input.values import KEYS
from timeline.model import Account, Event, Source, Timeline
from timeline.store import load_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "timeline.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(store: Path, *arguments: str, stdin: str = "", **environment: str) -> Result:
    return timeline(*arguments, directory=store.parent, stdin=stdin.encode(), environment=environment)


def read(store: Path) -> Timeline:
    return load_store(store).timeline


def last(store: Path) -> Event:
    return read(store).events[-1]


def test_a_new_event_with_a_new_source(store: Path) -> None:
    result = run(
        store, "add", "Blackout overnight", "--when", "18 March 2025 21:20", "--source", "air-force",
        "--new-source", "Air Force", "--point", "drones=145", "--published", "2025-03-19 08:30",
        "--url", "https://example.org/4711",
    )  # fmt: skip

    assert result == Result(
        0,
        "blackout-overnight  timeline.yaml:37  a new event, told by air-force\n"
        "  when (air-force)  2025-03-18T21:20   ← “18 March 2025 21:20”\n"
        "  published         2025-03-19T08:30   ← “2025-03-19 08:30”\n"
        "air-force  timeline.yaml:7  a new source\n",
        "",
    )
    assert store.read_text(encoding="utf-8") == SMALL.replace(
        "press}\n", "press}\n  air-force: {name: Air Force}\n"
    ) + (
        "  - id: blackout-overnight\n"
        "    title: Blackout overnight\n"
        "    accounts:\n"
        "      - source: air-force\n"
        "        when: 2025-03-18T21:20\n"
        "        points: {drones: 145}\n"
        '        url: "https://example.org/4711"\n'
        "        published: 2025-03-19T08:30\n"
    )


def test_an_account_of_an_event(store: Path) -> None:
    result = run(
        store, "add", "The order stands", "--to", "tal", "--source", "ministry", "--when", "24 March 2025 10:00"
    )

    assert result.out == (
        "talks/ministry  timeline.yaml:29  a new account\n"
        "  when (ministry)  2025-03-24T10:00   ← “24 March 2025 10:00”\n"
    )
    account = read(store).events[1].accounts[1]
    assert account.says == "The order stands"
    assert account.when is not None
    assert account.when.text == "2025-03-24T10:00"


def test_what_is_given_with_a_source_is_what_it_says(store: Path) -> None:
    run(store, "add", "Shot", "--when", "24 March 2025 16:30", "--place", "the gate", "--note", "Mine.",
        "--source", "ministry")  # fmt: skip
    run(store, "add", "A shot", "--to", "@last", "--when", "24 March 2025 17:00", "--source", "paper")

    event = last(store)
    assert (event.own_when, event.place, event.note) == (None, None, "Mine.")
    assert [account.when and account.when.text for account in event.accounts] == [
        "2025-03-24T16:30",
        "2025-03-24T17:00",
    ]
    assert event.accounts[0].place == "the gate"
    assert "15:30 and 17:00 in Kyiv" in timeline("diff", "ministry", "paper", directory=store.parent).out


def test_the_editors_own_time_stands_beside_that_of_a_source(store: Path) -> None:
    result = run(
        store, "add", "Shot", "--when", "2025-03-24 16:30", "--source", "paper",
        "--event-when", "24 March 2025 16:40", "--event-place", "Odesa",
    )  # fmt: skip

    event = last(store)
    assert event.own_when is not None
    assert event.own_when.text == "2025-03-24T16:40"
    assert event.place == "Odesa"
    assert event.accounts[0].when is not None
    assert event.accounts[0].when.text == "2025-03-24T16:30"
    assert "  when (editor)  2025-03-24T16:40   ← “24 March 2025 16:40”\n" in result.out
    assert "  when (paper)   2025-03-24T16:30   ← “2025-03-24 16:30”\n" in result.out


def test_a_time_of_a_source_places_its_event_in_order(store: Path) -> None:
    run(store, "add", "Between", "--when", "20 March 2025", "--source", "paper", "--sorted")

    assert [event.id for event in read(store).events] == ["strike", "between", "talks", "older"]


def test_last_is_the_last_event_of_the_file(store: Path) -> None:
    run(store, "add", "Another", "--when", "2025-05")

    assert run(store, "add", "Yes", "--to", "@last", "--source", "paper").out.startswith("another/paper  ")

    run(store, "add", "Before", "--when", "2025-03-20", "--sorted")

    assert run(store, "add", "Yes", "--to", "@last", "--source", "ministry").out.startswith("another/ministry  ")


def test_sorted_puts_an_event_before_the_first_later_one(store: Path) -> None:
    run(store, "add", "Between", "--when", "20 March 2025", "--sorted")

    assert [event.id for event in read(store).events] == ["strike", "between", "talks", "older"]


@pytest.mark.parametrize(("option", "value", "key", "of"), table("adding.md", "Options"))
def test_every_option_writes_its_key(store: Path, option: str, value: str, key: str, of: str) -> None:
    (store.parent / "captures").mkdir()
    (store.parent / "captures" / "1.png").write_bytes(b"test")
    given = [option, value] if value else [option]
    if of == "source":
        given += ["--source", "af", *([] if option == "--new-source" else ["--new-source", "AF"])]
    elif option.startswith("--event-") or (of == "account" and option != "--source"):
        given += ["--source", "ministry"]
    result = run(store, "add", "A new one", *given)

    assert result.status == 0, result.err
    held: Event | Account | Source = last(store)
    if of == "account":
        held = last(store).accounts[0]
    elif of == "source":
        held = read(store).sources["af"]
    assert told(held, key)


def told(held: msgspec.Struct, key: str) -> bool:
    """Whether an entry has a key that says something; a citation is part of its account."""
    if key == "when" and isinstance(held, Event):
        return held.own_when is not None
    values = [getattr(held, key, None)]
    if isinstance(held, Account):
        values += [getattr(citation, key, None) for citation in held.cite]
    return any(value not in (None, (), False) for value in values)


def test_every_key_has_an_option() -> None:
    given = set(KEY_OF_OPTION.values())

    assert {key for key in KEYS["event"] if not {key, f"event.{key}"} & given} == {"accounts", "rulings", "title"}
    assert [key for key in KEYS["account"] if not {key, f"account.{key}"} & given] == []
    assert [key for key in KEYS["source"] if f"source.{key}" not in given] == ["clock"]


HASH_OF_TEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@pytest.mark.parametrize("where", ["here", "at the store", "as a whole path"])
def test_a_copy_is_looked_for_and_hashed(tmp_path: Path, where: str) -> None:
    store = tmp_path / "story" / "timeline.yaml"
    (tmp_path / "work").mkdir()
    store.parent.mkdir()
    store.write_text(SMALL, encoding="utf-8")
    folder = store.parent if where == "at the store" else tmp_path / "work"
    (folder / "page.html").write_bytes(b"test")
    named = str(folder / "page.html") if where == "as a whole path" else "page.html"
    result = timeline(
        "add", "A", "--source", "paper", "--copy", named, "--file", str(store), directory=tmp_path / "work"
    )

    assert result.status == 0, result.err
    cited = last(store).accounts[0].cite[0]
    assert cited.sha256 == HASH_OF_TEST
    assert cited.file is not None
    assert (store.parent / cited.file).read_bytes() == b"test"
    assert "changed-file" not in timeline("check", str(store), "--files", directory=tmp_path).out


def test_tags_may_be_given_with_commas(store: Path) -> None:
    run(store, "add", "A", "--tag", "night, alarm", "--tag", "sea")

    assert last(store).tags == ("night", "alarm", "sea")


def test_a_key_of_ones_own(store: Path) -> None:
    run(store, "add", "A", "--set", "x-folder=12/b")

    assert last(store).extra == {"x-folder": "12/b"}


@pytest.mark.parametrize("option", ["says", "quote", "url", "translation", "note"])
def test_a_text_may_come_from_standard_input(store: Path, option: str) -> None:
    text = '„it\'s“ "so" & $HOME\\n'
    run(store, "add", "--to", "talks", "--source", "ministry", f"--{option}", "-", stdin=f"{text}\n")

    account = read(store).events[1].accounts[1]
    assert text in (getattr(account, option, None), account.cite[0].url if account.cite else None)


def test_only_one_text_comes_from_standard_input(store: Path) -> None:
    result = run(store, "add", "--to", "talks", "--source", "ministry", "--says", "-", "--quote", "-", stdin="x")

    assert result.status == 2
    assert "--says and --quote cannot both be standard input" in result.err


def test_a_source_may_be_named_by_its_name(store: Path) -> None:
    run(store, "add", "A", "--source", "Ministry")

    assert last(store).accounts[0].source == "ministry"


def test_what_is_said_of_a_source_that_is_there_is_named(store: Path) -> None:
    result = run(store, "add", "A", "--source", "paper", "--source-timezone", "Asia/Tokyo")

    assert result.status == 2
    assert "leave --source-timezone out; `timeline edit --source paper` changes it" in " ".join(result.err.split())


def test_an_unknown_source_is_told_how_it_is_added(store: Path) -> None:
    (store.parent / "rows.csv").write_text("title,source\nA,nobody\n", encoding="utf-8")

    assert "--new-source NAME adds it" in run(store, "add", "A", "--source", "nobody").err
    from_file = " ".join(run(store, "add", "--from", "rows.csv").err.replace("│", "").replace("^", "").split())
    assert "--new-sources adds all that are not there; --source ID --new-source NAME names one for all" in from_file


def test_an_unknown_source_is_refused(store: Path) -> None:
    result = run(store, "add", "A", "--source", "ministri")

    assert (result.status, result.out) == (2, "")
    assert "no source is called `ministri`" in result.err
    assert "did you mean ministry?" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add"], "a new event needs a title"),
        (["add", "A", "--when", "03/04/2025"], "--when '03/04/2025': “03/04/2025” is 4 March or 3 April"),
        (["add", "A", "--source", "paper", "--published", "soon"], "--published 'soon'"),
        (["add", "--to", "talks"], "an account needs a source"),
        (["add", "A", "--to", "nothing", "--source", "paper"], "no event is called `nothing`"),
        (["add", "A", "--to", "talks", "--source", "ministry", "--tag", "x"], "--tag is a key of events"),
        (["add", "A", "--to", "talks", "--says", "B", "--source", "paper"], "what the source says is given twice"),
        (["add", "They met.", "--to", "talks", "--source", "paper", "--says", "x"], "is given twice"),
        (["add", "Others.", "--to", "talks", "--source", "paper"], "`talks/paper` is there already"),
        (["add", "A", "--id", "talks"], "the event `talks` exists"),
        (["add", "A", "--id", "a b"], "`a b` is no id"),
        (["add", "A", "--set", "when=2025"], "--set 'when=2025' is no key of your own"),
        (["add", "A", "--map", "a=title"], "--map belongs to --from"),
        (["add", "A", "--stance", "denied", "--source", "paper"], "--stance cannot be `denied`"),
        (["add", "A", "--source", "paper", "--new-source", "Other"], "the source `paper` exists"),
        (
            ["add", "A", "--source", "z", "--new-source", "Z", "--source-timezone", "Kyiv"],
            "--source-timezone: no time zone is called 'Kyiv'",
        ),
        (["add", "A", "--source", "z", "--new-source", "Z", "--source-speaks-for", "y"], "no source is called `y`"),
        (
            ["add", "A", "--source", "paper", "--when", "2025", "--account-when", "2026"],
            "--when and --account-when both give the `when` of the account",
        ),
        (["add", "A", "--when", "2025", "--event-when", "2026"], "--when and --event-when both give the `when`"),
        (["add", "A", "--source", "paper", "--lang", "ukrainian"], "--lang cannot be `ukrainian`: that is no language"),
        (["add", "A", "--source", "paper", "--lang", "ua"], "did you mean uk?"),
        (["add", "A", "--source", "paper", "--sha256", "9f86d081"], "--sha256 is 64 digits and letters"),
        (["add", "A", "--source", "paper", "--copy", "none.png"], "--copy 'none.png': there is no such file"),
        (
            ["add", "A", "--source", "paper", "--copy", "timeline.yaml", "--sha256", "0" * 64],
            "--sha256 is not the hash of timeline.yaml",
        ),
        (["add", "A", "--point", "drones"], "`drones` names no point and its value"),
        (["--file", "-", "add", "A"], "standard input cannot be written to"),
        (["add", "--from", "nothing.csv"], "nothing.csv: no such file or directory"),
    ],
)
def test_trouble_writes_nothing(store: Path, arguments: list[str], message: str) -> None:
    result = run(store, *arguments)

    assert (result.status, result.out) == (2, "")
    assert message in " ".join(result.err.split())
    assert store.read_text(encoding="utf-8") == SMALL


def test_what_is_there_already_is_not_added_again(store: Path) -> None:
    result = run(store, "add", "They met.", "--to", "talks", "--source", "paper")

    assert result == Result(0, "", "`talks/paper` is there already\n")
    assert store.read_text(encoding="utf-8") == SMALL


def test_a_dry_run_prints_the_diff_that_would_be_written(store: Path) -> None:
    result = run(store, "add", "They did not.", "--to", "talks", "--source", "ministry", "--dry-run")

    assert result.status == 0
    assert store.read_text(encoding="utf-8") == SMALL
    patched = subprocess.run(
        ["patch", "-s", "-p0"], cwd=store.parent, input=result.out, text=True, capture_output=True, check=False
    )
    assert patched.returncode == 0, patched.stdout
    assert [account.says for account in read(store).events[1].accounts] == ["They met.", "They did not."]


def test_a_date_in_a_point_is_told_as_it_is_stored(store: Path) -> None:
    result = run(store, "add", "A", "--source", "paper", "--point", "date=2 May 2023", "--point", "dead=3")

    assert "  date  2023-05-02   ← “2 May 2023”\n" in result.out
    assert [point.value for point in last(store).accounts[0].points] == ["2023-05-02", "3"]

    result = run(store, "edit", "a/paper", "--point", "date=3 May 2023")

    assert "  date  2023-05-03   ← “3 May 2023”\n" in result.out
    assert last(store).accounts[0].points[0].value == "2023-05-03"


def test_a_look_alike_is_a_warning(store: Path) -> None:
    result = run(store, "add", "Drones over harbour", "--when", "18 March 2025 22:00 EET")

    assert result.status == 0
    assert "`drones-over-harbour` looks like `strike`" in result.err
    assert last(store).id == "drones-over-harbour"


def test_no_duplicates_stops(store: Path) -> None:
    result = run(store, "add", "Drones over harbour", "--when", "18 March 2025 22:00 EET", "--no-duplicates")

    assert (result.status, result.out) == (2, "")
    assert "looks like `strike`" in result.err
    assert store.read_text(encoding="utf-8") == SMALL


def test_an_entry_is_filled_in_in_the_editor(store: Path) -> None:
    fill = (
        "if turn == 1: text = text.replace('- title:', '- title: A thing\\n  when: 2025-02-30\\n  # mine')\n"
        "else: text = text.replace('2025-02-30', '2025-02-28')"
    )
    result = run(store, "add", "--edit", "--source", "paper", EDITOR=editor(store.parent, fill))

    assert (result.status, result.out) == (0, "a-thing  timeline.yaml:36  added\n")
    again = (store.parent / "seen-2").read_text(encoding="utf-8").split("\n")
    at = again.index("  #! February 2025 has 28 days")
    assert again[at + 1] == "  when: 2025-02-30"
    assert store.read_text(encoding="utf-8") == SMALL + (
        "  - id: a-thing\n    title: A thing\n    when: 2025-02-28\n    # mine\n    accounts:\n      - source: paper\n"
    )


def test_an_account_is_filled_in_in_the_editor(store: Path) -> None:
    fill = "text = text.replace('- source:', '- source: ministry\\n  says: No.')"
    result = run(store, "add", "--edit", "--to", "talks", EDITOR=editor(store.parent, fill))

    assert (result.status, result.out) == (0, "talks/ministry  timeline.yaml:29  added\n")


def test_an_entry_filled_in_for_a_store_in_brackets_stands_in_brackets(store: Path) -> None:
    store.write_text('{"timeline": 1, "events": [{"id": "a", "title": "A"}]}', encoding="utf-8")
    result = run(store, "add", "--edit", EDITOR=editor(store.parent, "text = text.replace('- title:', '- title: B')"))

    assert result.status == 0, result.err
    assert store.read_text(encoding="utf-8") == (
        '{"timeline": 1, "events": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]}'
    )


def test_an_empty_template_adds_nothing(store: Path) -> None:
    for script in ("pass", "text = ''"):
        result = run(store, "add", "--edit", VISUAL=editor(store.parent, script))

        # It may be noticed that it came back at once.
        assert (result.status, result.out, result.err.splitlines()[-1]) == (0, "", "nothing was written")
    assert store.read_text(encoding="utf-8") == SMALL


@pytest.mark.parametrize(
    "script",
    [
        "text = text.replace('- title:', '- titel: Precious')",
        "text = '- title: Precious\\n'; path.write_text(text); sys.exit(3)",
    ],
)
def test_what_the_editor_left_is_never_lost(store: Path, script: str) -> None:
    result = run(store, "add", "--edit", EDITOR=editor(store.parent, script))

    assert result.status == 2
    kept = kept_in(result.err)
    assert "Precious" in kept.read_text(encoding="utf-8")
    kept.unlink()
    assert store.read_text(encoding="utf-8") == SMALL


def test_an_editor_that_does_not_start(store: Path) -> None:
    result = run(store, "add", "--edit", EDITOR="no-such-editor")

    assert result.status == 2
    assert "the editor `no-such-editor` does not start" in result.err
