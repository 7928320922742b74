"""Both readers of YAML take and refuse the same; which of them reads is chosen by what is installed, or by hand."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from timeline.errors import TimelineError
from timeline.store.parsing import choose_reader, parsed
from tools.fuzz.kinds import reading
from tools.fuzz.mutations import STORES

SHIPPED = Path(__file__).parent.parent.parent / "data" / "events.yaml"


def by_pyyaml(text: str) -> object:
    choose_reader("pyyaml")
    try:
        return parsed(text)
    finally:
        choose_reader(None)


@pytest.mark.parametrize(
    "text", [*STORES, SHIPPED.read_text(encoding="utf-8")], ids=["block", "open", "json", "shipped"]
)
def test_both_read_the_same(text: str) -> None:
    assert by_pyyaml(text) == parsed(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [yes, no, on, y]", {"a": ["yes", "no", "on", "y"]}),
        ("a: 012\nb: 1_000\nc: 12:30", {"a": "012", "b": "1_000", "c": "12:30"}),
        ("a: 0x1F\nb: 0o17\nc: 1.10\nd: .inf", {"a": 31, "b": 15, "c": 1.1, "d": float("inf")}),
        ("a: &x {b: 1}\nc: *x", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a:\n  b:\n    - c\n    -\n", {"a": {"b": ["c", None]}}),
        ("", None),
    ],
)
def test_both_mean_it_as_yaml_1_2_has_it(text: str, expected: object) -> None:
    assert (parsed(text), by_pyyaml(text)) == (expected, expected)


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2", "a: !t b", "? [a]\n: b", "a: *x", "a: [", "a: b: c", "--- a\n--- b", "[" * 2000 + "]" * 2000]
)
def test_both_refuse_it(text: str) -> None:
    with pytest.raises(ValueError):
        by_pyyaml(text)
    if not text.startswith(("--- a", "[[", "?")):  # which reading refuses one step before or after
        with pytest.raises(ValueError):
            parsed(text)


@pytest.mark.parametrize("number", range(40))
def test_both_are_alike_on_texts_that_nobody_would_write(number: int) -> None:
    assert reading(Random(f"readers/{number}")) in ("read", "refused")


def run(*arguments: str, without: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.modules[{without!r}] = None\n" if without else "import sys\n"
    program += "from timeline.cli.main import run_process\nrun_process()\n"
    return subprocess.run(
        [sys.executable, "-c", program, "--file", str(SHIPPED), *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def test_where_oryaml_is_missing_pyyaml_reads() -> None:
    there, here = run("show", "--json", without="oryaml"), run("show", "--json")

    assert (there.returncode, there.stdout, there.stderr) == (0, here.stdout, "")


def test_the_reader_is_chosen_by_hand() -> None:
    by_hand, usual = run("show", "--json", TIMELINE_YAML="pyyaml"), run("show", "--json")
    missing = run("show", without="oryaml", TIMELINE_YAML="oryaml")
    unknown = run("show", TIMELINE_YAML="ruamel")

    assert (by_hand.returncode, by_hand.stdout) == (0, usual.stdout)
    assert (missing.returncode, unknown.returncode) == (2, 2)
    assert missing.stderr == (
        "timeline  error  oryaml is not installed here  yaml-reader\n  leave the choice out: PyYAML reads then\n"
    )
    assert unknown.stderr == (
        "timeline  error  there is no reader of YAML called `ruamel`  yaml-reader\n  one of oryaml, pyyaml\n"
    )


def test_no_other_reader_is_chosen() -> None:
    with pytest.raises(TimelineError, match="there is no reader of YAML called `fast`"):
        choose_reader("fast")
    assert parsed("a: 1") == {"a": 1}
