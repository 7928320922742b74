"""What is private stays on the editor's own screen, unless he asks for it."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Result, timeline
from tests.tables import table
from timeline.cli.commands import COMMANDS

STORE = """\
timeline: 1
sources:
  police: {name: Police, type: institution}
  city: {name: City, type: institution}
  informant: {name: SECRET-name, private: true, note: SECRET-note}
  agency: {name: Agency, type: press, derived_from: [informant], speaks_for: informant}
events:
  - id: raid
    title: A raid
    points:
      who called: {value: SECRET-finding}
    rulings:
      - {point: people, values: [five people, six people], verdict: worded, because: SECRET-reason, private: true}
      - {point: people, values: [five people, SECRET-people], verdict: worded, because: SECRET-because}
      - {row: when, values: ["10:00", "10:07"], verdict: compatible, because: SECRET-clock}
      - {point: cars, values: [two cars, three cars], verdict: open, because: Nobody counted.}
    same_as: [SECRET-meeting]
    accounts:
      - source: police
        says: They came.
        when: 2025-03-18T10:00
        points: {people: five people, cars: two cars, secret: {value: SECRET-point, private: true}}
        cite:
          - {url: "https://example.org/SECRET-cited", published: 2025-03-18, private: true}
          - {url: "https://example.org/police"}
      - {source: city, says: They were there., when: 2025-03-18T10:01, points: {people: six people, cars: three cars}}
      - source: city
        says: SECRET-says
        private: true
        published: 2025-03-19
        points: {people: SECRET-people, who called: SECRET-caller}
      - {source: informant, says: SECRET-told, when: 2025-03-18T10:07, place: SECRET-place}
      - {source: agency, repeats: informant, says: It was told., published: 2025-03-20}
  - id: SECRET-meeting
    title: SECRET-title
    when: 2025-03-17
    private: true
    accounts: [{source: police, says: SECRET-words}]
"""

READING = [
    ["show"],
    ["show", "raid"],
    ["show", "--json"],
    ["show", "--ids"],
    ["show", "--grep", "SECRET"],
    ["diff"],
    ["diff", "--all"],
    ["diff", "police", "city", "--all-words", "--all-points"],
    ["diff", "police", "city", "--json"],
    ["diff", "police", "city", "--format", "markdown"],
    ["diff", "city", "--changes"],
    ["diff", "--json"],
    ["diff", "STORE", "STORE"],
    ["sources"],
    ["sources", "--json"],
    ["match", "STORE", "STORE"],
    ["match", "STORE", "STORE", "--json"],
    ["rule", "raid"],
    ["changes", "EMPTY", "STORE"],
    ["changes", "EMPTY", "STORE", "--json"],
    ["changes", "EMPTY", "STORE", "--format", "markdown"],
]
"""What is run of each command that writes nothing private into a pipe; `STORE` is the store, `EMPTY` one without."""


def run(command: list[str], store: Path, **surroundings: object) -> Result:
    named = {"STORE": str(store), "EMPTY": str(store.with_name("empty.yaml"))}
    arguments = [named.get(word, word) for word in command]
    return timeline(*arguments, environment={"TIMELINE_FILE": str(store)}, **surroundings)  # type: ignore[arg-type]


TABLE = {name: row[1] for row in table("format.md", "What is private") for name in re.findall(r"[\w-]+", row[0])}
"""By command what the page says of it."""


def test_the_page_says_of_every_command_what_it_does() -> None:
    assert sorted(TABLE) == sorted(COMMANDS)


def test_every_command_that_withholds_is_run() -> None:
    withholding = {name for name, told in TABLE.items() if told.startswith("on a terminal")}

    assert {command[0] for command in READING} == withholding


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.yaml"
    path.write_text(STORE, encoding="utf-8")
    path.with_name("empty.yaml").write_text("timeline: 1\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_nothing_private_is_written_to_a_pipe(command: list[str], store: Path) -> None:
    """But what was typed, which an empty result repeats to whoever typed it."""
    result = run(command, store)

    assert "SECRET" not in result.out
    assert "SECRET" not in result.err.replace("--grep SECRET", "")
    assert "10:07" not in result.out
    assert "1 source, 1 event, 1 account, 1 point, 1 citation, 1 ruling withheld as private" in result.err


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_nothing_tells_how_much_was_withheld_where_that_is_read(command: list[str], store: Path) -> None:
    assert "private" not in run(command, store).out


@pytest.mark.parametrize(
    "command",
    [["show"], ["show", "--json"], ["sources"], ["diff", "police", "city"], ["rule", "raid"]],
    ids=" ".join,
)
def test_it_is_written_where_that_is_asked_for(command: list[str], store: Path) -> None:
    result = timeline(*command, "--private", "--file", str(store))

    assert "SECRET" in result.out
    assert "withheld" not in result.err


def test_who_has_nothing_private_is_told_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.yaml"
    path.write_text("timeline: 1\nevents: [{id: a, title: T, private: false}]\n", encoding="utf-8")

    assert timeline("show", "--file", str(path)).err == ""


def test_what_is_left_stands_as_it_was(store: Path) -> None:
    out = timeline("show", "raid", "--file", str(store)).out

    assert "Nobody counted." in out
    assert "They came." in out
    assert "It was told." in out
    assert "example.org/police" in out


def test_rulings_keep_their_numbers_whatever_is_withheld_between_them(store: Path) -> None:
    """The number is what `--unset` takes."""
    assert run(["rule", "raid"], store).out.lstrip().startswith("4  ")


def test_a_private_event_is_not_named_by_a_reference_that_nearly_fits(store: Path) -> None:
    result = run(["rule", "SECRET-meetin"], store)

    assert (result.status, "SECRET-meeting" in result.out + result.err) == (2, False)


@pytest.mark.parametrize(
    "command",
    [
        ["textconv", "STORE"],
        ["check", "--enable", "own-time", "--enable", "archive"],
        ["edit", "raid", "--set", "note=N", "--dry-run"],
        ["rename", "source", "informant", "somebody", "--dry-run"],
        ["merge", "STORE", "STORE", "-o", "-"],
    ],
    ids=" ".join,
)
def test_what_is_for_the_editor_and_his_store_keeps_it(command: list[str], store: Path) -> None:
    """As the table says: nobody shall think otherwise."""
    assert TABLE[command[0]].startswith("always")
    assert "SECRET" in run(command, store).out


def test_a_walk_whose_output_is_a_file_passes_by_what_is_private(store: Path) -> None:
    shown = run(["rule", "--all"], store, keyboard=True, stdin=b"k\n" * 9)
    asked = run(["rule", "--all", "--private"], store, keyboard=True, stdin=b"k\n" * 9)

    assert "SECRET" not in shown.out + shown.err
    assert shown.err.count("withheld as private") == 1
    assert "SECRET-told" in asked.out


def test_a_terminal_shows_it_marked(store: Path) -> None:
    result = timeline("show", "raid", "--file", str(store), terminal=True)

    assert "SECRET-told" in result.out
    assert "private" in result.out


@pytest.mark.parametrize(
    "command", [["show", "--bars"], ["show", "raid"], ["diff", "police", "city"], ["sources"]], ids=" ".join
)
def test_a_picture_leaves_the_terminal(command: list[str], store: Path, tmp_path: Path) -> None:
    result = timeline(*command, "--svg", "out.svg", "--file", str(store), terminal=True, directory=tmp_path)

    assert "withheld as private" in result.err
    assert "SECRET" not in (tmp_path / "out.svg").read_text(encoding="utf-8")
