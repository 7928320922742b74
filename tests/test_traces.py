"""What the architecture follows step by step is what happens: each function that a trace names is called there."""

import inspect
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tables import ROOT
from tests.test_docs import symbol, symbols_in

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

WATCHED = """
import json, sys
from timeline.cli.main import run_process

called = set()

def watch(frame, event, argument):
    if event == "call":
        called.add((frame.f_globals.get("__name__"), frame.f_code.co_qualname))

out, sys.argv = sys.argv[1], ["timeline", *sys.argv[2:]]
sys.setprofile(watch)
try:
    run_process()
finally:
    sys.setprofile(None)
    with open(out, "w", encoding="utf-8") as file:
        json.dump(sorted(called), file)
"""
"""Runs a command as it is run, and writes which functions were called."""

ALSO = {
    "show": ["timeline show -f broken.yaml"],
    "diff": [
        "timeline diff kremlin peskov white-house",
        "timeline diff timeline.yaml theirs.yaml",
        "timeline diff kremlin white-house --only same",
    ],
    "add": [],
}
"""What else a trace tells of: "when any of that fails", "where there are three sides", "for those of several"."""


def calls(line: str, folder: Path) -> set[tuple[str, str]]:
    """Module and name of every function that a command calls."""
    out = folder / "called.json"
    arguments = [sys.executable, "-c", WATCHED, str(out), *shlex.split(line)[1:]]
    done = subprocess.run(arguments, cwd=folder, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    assert (done.returncode == 2) == ("broken" in line), done.stderr
    return {(module, name) for module, name in json.loads(out.read_text(encoding="utf-8"))}


def function_of(name: str) -> tuple[str, str] | None:
    """Module and name of a function, as `calls` has them; None for a class, of which values are made."""
    made = symbol(name)
    made = made.fget if isinstance(made, property) else made
    if inspect.isclass(made) or inspect.ismodule(made):
        return None
    assert callable(made)
    function = inspect.unwrap(made)
    # A command is handed on with its options gathered, by a function of `with_options`.
    if "<locals>" in function.__qualname__:
        module, _, own = name.rpartition(".")
        return module, own
    return function.__module__, function.__qualname__


@pytest.mark.parametrize("command", ALSO)
def test_what_a_trace_names_is_called(command: str, tmp_path: Path) -> None:
    told = re.search(rf"^## `{command}`, step by step\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert told
    line = re.search(r"`(timeline .*)`:$", told[1], re.MULTILINE)
    assert line
    for name in ("timeline.yaml", "theirs.yaml"):
        shutil.copy(ROOT / "data" / "events.yaml", tmp_path / name)
    (tmp_path / "broken.yaml").write_text("timeline: 1\nevents:\n  - {id: e, titel: T}\n", encoding="utf-8")

    called = set().union(*(calls(each, tmp_path) for each in (line[1], *ALSO[command])))

    named = {name: function for name in symbols_in(told[1]) if (function := function_of(name)) is not None}
    assert len(named) > 8
    assert [name for name, function in named.items() if function not in called] == []


def test_every_trace_is_followed() -> None:
    assert re.findall(r"^## `(\w+)`, step by step$", PAGE, re.MULTILINE) == list(ALSO)
