"""`diff` and `export` give the same with several processes as with one: what they write and tell, how they end."""

from pathlib import Path

import pytest

from bench.generate import generate
from tests.cli.running import Result, timeline


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as a file, and as a folder of two files, with a draft, what is private and what is not in ASCII."""
    made = tmp_path_factory.mktemp("stores")
    text = generate(60, 7)
    head, _, events = text.partition("events:\n")
    more = (
        "  - {id: hidden, title: Hidden, private: true, accounts: [{source: bbc}]}\n"
        "  - {id: proposed, title: Proposed, draft: true, accounts: [{source: nobody-else}]}\n"
        "  - {id: naming, title: Names it, same_as: [hidden], accounts: [{source: bbc}, {source: kremlin}]}\n"
    )
    head += "  nobody-else: {name: Named by a draft alone}\n"
    (made / "one.yaml").write_text(f"{head}events:\n{events}{more}", encoding="utf-8")
    (made / "several").mkdir()
    (made / "several" / "a.yaml").write_text(f"{head}events:\n{events}", encoding="utf-8")
    (made / "several" / "b.yaml").write_text(f"timeline: 1\nevents:\n{more}", encoding="utf-8")
    return made


def run(folder: Path, *arguments: str) -> Result:
    return timeline(*arguments, directory=folder)


RUNS = [
    ("one.yaml", "diff"),
    ("several", "diff --json --align --background"),
    ("one.yaml", "diff --pairs --private --point drones"),
    ("several", "diff --all --stat --by dispute --limit 3"),
    ("one.yaml", "diff kremlin white-house --stat --only differs"),
    ("several", "diff bbc --stat --tag strike --on 2024"),
    ("one.yaml", "diff --tag never"),
    ("one.yaml", "diff --source nobody-else"),
    ("one.yaml", "diff --grep hidden --stat bbc kremlin"),
    ("several", "export csv"),
    ("one.yaml", "export ics --verbose --limit 20"),
    ("several", "export timesketch.csv --background"),
    ("one.yaml", "export jsonl --strict --with-verdicts"),
    ("one.yaml", "export markwhen --actor never"),
]


@pytest.mark.parametrize(("store", "command"), RUNS, ids=" ".join)
def test_two_processes_give_the_same(folder: Path, store: str, command: str) -> None:
    asked = ("--file", store, *command.split())
    assert run(folder, *asked, "--jobs", "2") == run(folder, *asked, "--jobs", "1")


@pytest.mark.parametrize("command", ["diff", "export ics"])
def test_a_cluster_of_this_machine_gives_the_same(folder: Path, command: str) -> None:
    pytest.importorskip("distributed")
    asked = ("--file", "one.yaml", *command.split())
    assert run(folder, *asked, "--on", "2024", "--on", "local", "--jobs", "2") == run(folder, *asked, "--on", "2024")


def test_a_document_is_written_once_and_no_store_is_replaced(folder: Path) -> None:
    asked = ("--file", "one.yaml", "export", "ics", "-o")
    assert run(folder, *asked, "spread.ics", "--jobs", "2").status == 0
    assert run(folder, *asked, "whole.ics", "--jobs", "1").status == 0
    assert (folder / "spread.ics").read_bytes() == (folder / "whole.ics").read_bytes()
    for target in ("spread.ics", "one.yaml"):
        options = (target, *(["--overwrite"] if target == "one.yaml" else []))
        assert run(folder, *asked, *options, "--jobs", "2") == run(folder, *asked, *options, "--jobs", "1")
        assert run(folder, *asked, *options, "--jobs", "2").status == 2


@pytest.mark.parametrize(
    "command", ["diff bbc kremlin", "diff bbc one.yaml --stat", "diff bbc --inside --stat", "export markdown"]
)
def test_what_needs_all_of_it_at_once_says_so(folder: Path, command: str) -> None:
    asked = ("--file", "one.yaml", *command.split())
    several, one = run(folder, *asked, "--jobs", "2"), run(folder, *asked, "--jobs", "1")
    assert (several.status, several.out) == (one.status, one.out)
    note, _, rest = several.err.partition("\n")
    assert note.startswith("read as a whole, by one process: ")
    assert rest == one.err


def test_two_addresses_are_refused(folder: Path) -> None:
    found = run(folder, "--file", "one.yaml", "diff", "--on", "local", "--on", "tcp://there:8786")
    assert found.status == 2
    assert "local and tcp://there:8786 are two places for one work" in found.err
