"""The README's commands are the ones that CI runs and that work; its examples are read by the program."""

import re
from pathlib import Path

from tests.tables import ROOT
from tests.transcripts import blocks, commands, run, shown
from timeline.errors import ExitCode
from timeline.store import read_store

README = (ROOT / "README.md").read_text(encoding="utf-8")

INTERACTIVE = (
    "timeline add",
    "timeline match timeline.yaml theirs.yaml --review",
    "timeline edit trump-putin-call",
    "timeline draft --review -o draft.yaml",
)
SILENT = (*INTERACTIVE, "timeline check", "timeline check --quotes", "timeline import schedule schedule.xlsx --dry-run")
"""Who types nothing, leaves the editor as it opened, fills nothing in, or has nothing to mend, sees nothing."""


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_quick_start_is_two_commands() -> None:
    quick_start = README.partition("## Quick start")[2].partition("\n## ")[0]

    commands = re.findall(r"^```sh\n(.*?)\n```$", quick_start, re.MULTILINE | re.DOTALL)

    assert len(commands) == 2
    assert commands[0].endswith("timeline show")
    assert "pytest" in commands[1]


def test_ci_calls_the_test_command_word_for_word() -> None:
    quick_start = README.partition("## Quick start")[2].partition("\n## ")[0]
    command = re.findall(r"^```sh\n(.*?)\n```$", quick_start, re.MULTILINE | re.DOTALL)[1]

    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_example_works_in_order_in_an_empty_folder(tmp_path: Path) -> None:
    """Commands that write something say so or write a file; all that is shown is current."""
    rest = README.partition("## On your PATH")[2]
    count = 0

    for language, block in re.findall(r"^```(sh|console)\n(.*?)^```$", rest, re.MULTILINE | re.DOTALL):
        examples = shown(block) if language == "console" else [(line, None) for line in commands(block)]
        for line, output in examples:
            count += 1
            command = line.partition("#")[0].strip()
            before = listing(tmp_path)
            result = run(line, tmp_path, interactive=command in INTERACTIVE)
            assert result.status == (1 if command.startswith("timeline diff") else 0), (line, result.err)
            assert output is None or result.out == output, line
            assert result.out or listing(tmp_path) != before or command in SILENT, line

    assert count >= 30


def test_every_example_of_a_store_is_read() -> None:
    examples = blocks(README, "yaml")

    assert examples
    for example in examples:
        assert read_store(None, example.encode(), name="README.md").timeline.events


def test_every_exit_status_is_told_with_what_ends_so(tmp_path: Path) -> None:
    told = dict(re.findall(r"^\| (\d+) \| (.*) \|$", README.partition("## Exit status")[2], re.MULTILINE))
    warned = "timeline: 1\nsources: {a: {name: A}, b: {name: a}}\n"
    (tmp_path / "timeline.yaml").write_text(warned, encoding="utf-8")

    assert [int(status) for status in told] == list(ExitCode)
    assert "warnings alone" in told["0"]
    assert run("timeline check", tmp_path).status == 0
    assert "`--strict` a warning" in told["1"]
    assert run("timeline check --strict", tmp_path).status == 1
    cited = "events: [{id: e, title: E, accounts: [{source: a, cite: [{file: gone.txt}]}]}]\n"
    (tmp_path / "timeline.yaml").write_text(warned + cited, encoding="utf-8")
    assert "`seal` has not found a cited file" in told["1"]
    assert run("timeline seal", tmp_path).status == 1
    (tmp_path / "timeline.yaml").write_text(warned, encoding="utf-8")
    assert "`verify` found a change" in told["1"]
    assert run("timeline verify", tmp_path).status == 1
    assert "trouble" in told["2"]
    assert run("timeline check no-such.yaml", tmp_path).status == 2


def test_every_answer_of_the_architecture_is_one_click_away() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    questions = re.findall(r"^### (.*)$", page, re.MULTILINE)

    assert re.findall(r"^- \[(.*)\]\(docs/architecture\.md#[\w-]+\)$", README, re.MULTILINE) == questions


def test_pictures_are_current() -> None:
    """`make picture` draws them anew."""
    import importlib.util

    specification = importlib.util.spec_from_file_location("picture", ROOT / "docs" / "picture.py")
    assert specification is not None
    assert specification.loader is not None
    picture = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(picture)

    for path, command in picture.PICTURES.items():
        assert picture.drawn(command) == path.read_text(encoding="utf-8")
        assert f"(docs/{path.name})" in README
