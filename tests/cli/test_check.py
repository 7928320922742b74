"""`timeline check`: what it writes, and its status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import SMALL, Result, timeline

WARNING = "timeline: 1\nsources: {a: {url: nowhere}}\n"
ERROR = "timeline: 1\nsources: {a: {url: nowhere}}\nevents: [{id: a, titel: T}]\n"


def check(text: str, *arguments: str, directory: Path | None = None) -> Result:
    return timeline("--file", "-", "check", *arguments, stdin=text.encode(), directory=directory)


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        (SMALL, [], 0),
        (SMALL, ["--strict"], 0),
        (WARNING, [], 0),
        (WARNING, ["--strict"], 1),
        (ERROR, [], 1),
        ("", [], 1),
        (WARNING, ["--json"], 0),
        (ERROR, ["--json"], 1),
    ],
)
def test_status(text: str, arguments: list[str], status: int) -> None:
    result = check(text, *arguments)

    assert result.status == status
    assert result.err == ""


def test_nothing_is_written_where_nothing_is_wrong() -> None:
    assert check(SMALL) == Result(0, "", "")


def test_the_file_may_be_named_behind_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ERROR, encoding="utf-8")

    result = timeline("check", "a.yaml", directory=tmp_path)
    twice = timeline("check", "a.yaml", "--file", "b.yaml", directory=tmp_path)

    assert result.status == 1
    assert result.out.startswith("a.yaml:3:")
    assert twice.status == 2
    assert "the store is named twice" in twice.err


def test_a_missing_file_is_trouble(tmp_path: Path) -> None:
    named = timeline("check", "--file", "nothing.yaml", directory=tmp_path)
    searched = timeline("check", directory=tmp_path)

    assert (named.status, named.out) == (2, "")
    assert (searched.status, searched.out) == (2, "")
    assert "timeline init" in searched.err


def test_errors_are_what_reading_refuses() -> None:
    """And the warning of the same file is not among them."""
    told = json.loads(check(ERROR, "--json").out)["problems"]

    assert [(problem["check"], problem["level"]) for problem in told] == [
        ("missing", "error"),
        ("unknown-key", "error"),
    ]


def test_a_problem_is_drawn_with_its_place_and_mend() -> None:
    assert (
        check(WARNING).out
        == """\
-:2:20  warning  this is no web address: it does not begin with `https://`  url
    1 │ timeline: 1
    2 │ sources: {a: {url: nowhere}}
      │                    ^^^^^^^ copy it again from the browser, whole
"""
    )


def test_a_problem_is_drawn_with_ascii_only() -> None:
    assert check(WARNING, "--ascii", "--width", "60").out.isascii()


def test_every_problem_is_shown_in_the_order_of_the_file() -> None:
    sources = "".join(f"  s{number}: {{url: nowhere}}\n" for number in range(120))

    drawn = check(f"timeline: 1\nsources:\n{sources}").out

    assert [line.split(":")[1] for line in drawn.splitlines() if line.startswith("-:")] == [
        str(number + 3) for number in range(120)
    ]


def test_the_file_is_called_as_the_user_calls_it(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text(WARNING, encoding="utf-8")

    assert timeline("check", directory=tmp_path).out.startswith("timeline.yaml:2:20")


def test_json_is_the_contract() -> None:
    result = check("timeline: 1\nevents: [{id: a, title: []}]\nsources: {k: {type: pres}}\n", "--json")

    assert json.loads(result.out) == {
        "schema": "timeline.check/1",
        "problems": [
            {
                "check": "not-text",
                "level": "error",
                "file": "-",
                "line": 2,
                "column": 25,
                "message": "`title` is a text, and here is a list",
            },
            {
                "check": "unknown-word",
                "level": "error",
                "file": "-",
                "line": 3,
                "column": 21,
                "message": "`type` cannot be `pres`",
                "mend": "did you mean `press`?",
            },
        ],
    }


def test_json_without_a_problem_is_a_document() -> None:
    assert json.loads(check(SMALL, "--format", "json").out) == {"schema": "timeline.check/1", "problems": []}


def test_optional_checks_are_asked_for_by_option_or_store() -> None:
    by_option = check(SMALL, "--enable", "unit", "--enable", "citation")
    by_store = check(SMALL.replace("timeline: 1", "timeline: 1\ncheck: [unit, citation]"))

    assert by_option.out.count("  unit\n") == 2
    assert by_store.out.count("  unit\n") == 2
    assert by_option.out.count("  citation\n") == by_store.out.count("  citation\n") > 0


def test_an_unknown_optional_check_is_wrong_usage() -> None:
    result = check(SMALL, "--enable", "citations")

    assert result.status == 2
    assert "citation" in result.err


def test_files_are_looked_for_beside_the_store(tmp_path: Path) -> None:
    text = "timeline: 1\nsources: {a: }\nevents: [{id: a, title: T, accounts: [{source: a, file: a.png}]}]\n"
    below = tmp_path / "below"
    below.mkdir()
    (below / "timeline.yaml").write_text(text, encoding="utf-8")
    (below / "a.png").write_bytes(b"")

    without = timeline("check", "--file", "below/timeline.yaml", directory=tmp_path)
    beside = timeline("check", "--files", "--file", "below/timeline.yaml", directory=tmp_path)
    elsewhere = check(text, "--files", directory=tmp_path)

    assert without == Result(0, "", "")
    assert (beside.status, "unhashed-file" in beside.out) == (0, True)
    assert (elsewhere.status, "missing-file" in elsewhere.out) == (1, True)


def test_nothing_is_looked_up_on_the_network(tmp_path: Path) -> None:
    """A check of everything in a process that cannot open a socket."""
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    program = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith('socket.'): raise RuntimeError(event)\n"
        "sys.addaudithook(refuse)\n"
        "from timeline.__main__ import run\n"
        "run()\n"
    )
    options = ["--files", *(word for name in ("citation", "archive", "zone") for word in ("--enable", name))]

    run = subprocess.run(
        [sys.executable, "-c", program, "check", *options],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert "citation" in run.stdout
