"""What `SECURITY.md` promises about hostile files, and that its tests exist."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from tests.cli.running import timeline as command
from tests.tables import ROOT
from tests.test_docs import NAMED_TEST, named_tests
from timeline.cli.commands import COMMANDS
from timeline.interchange.formats import FORMATS

SOURCES = sorted(Path(timeline.__file__).parent.rglob("*.py"))

NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "asyncio",
    "xmlrpc",
    "webbrowser",
    "requests",
}
RUNNING = {"pickle", "marshal", "shelve", "ctypes", "code", "runpy"}

READING = [
    ["show"],
    ["show", "trump-putin-call", "--json"],
    ["diff", "white-house", "kremlin"],
    ["diff", "--format", "markdown"],
    ["match", "store.yaml", "store.yaml"],
    ["merge", "store.yaml", "store.yaml", "-o", "-"],
    ["sources"],
    ["check", "--files"],
    ["textconv", "store.yaml"],
    ["changes", "store.yaml", "store.yaml"],
    ["git-setup"],
    ["schema"],
    ["export", "markdown"],
    ["export", "html", "--with-verdicts", "--with-rulings"],
    ["add", "A siren", "--source", "kremlin", "--dry-run"],
    ["export", "list"],
    ["help"],
    ["help", "marks"],
    ["cache"],
    ["completion", "bash"],
]

WRITING = [
    ["add", "A siren", "--source", "kremlin"],
    ["edit", "trump-putin-call", "--set", "note=said twice"],
    ["remove", "trump-putin-call/peskov@2025-03-19", "--yes"],
    ["rename", "source", "peskov", "dmitry-peskov"],
    ["split", "--by", "month"],
    ["join", "sloviansk-blackout", "trump-putin-call"],
    ["move", "trump-putin-call/peskov@2025-03-23", "sloviansk-blackout"],
    ["merge-driver", "store.yaml", "store.yaml", "store.yaml"],
    ["rule", "trump-putin-call", "length", "--found", "~ 2 h", "--because", "most say so"],
    ["init", "other.yaml", "--sample"],
    ["merge", "store.yaml", "store.yaml", "-o", "both.yaml"],
    ["match", "store.yaml", "store.yaml", "--accept", "0.9"],
    ["seal"],
    ["draft", "table.csv", "--lang", "en", "--source", "kremlin", "-o", "draft.yaml"],
    ["import", "csv", "table.csv"],
    *(["export", name, "-o", f"out-{number}"] for number, name in enumerate(FORMATS) if name != "pdf"),
]
"""Every command that writes, once, and every format of export but PDF, which a browser prints that is told to stay
offline."""

PROGRAM = """\
import sys
from timeline.cli.main import main
from timeline.cli.session import Session

told = []

def hook(event, arguments):
    begins = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn", "urllib.")
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    changes = event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
    if event.startswith(begins) or writes or changes:
        told.append((event, str(arguments)))

session = Session.of_process()
sys.dont_write_bytecode = True
sys.addaudithook(hook)
status = main(sys.argv[1:], session)
sys.stderr.write(f"{int(status)} {told}")
"""
"""The command, which then says on standard error what it did that a reader has no need of."""


OFFLINE = PROGRAM.replace("if event.startswith(begins) or writes or changes:", "if event.startswith(begins):")
"""The command, which then says what connections it opened and programs it started."""


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_every_promise_names_a_test_that_exists() -> None:
    named = NAMED_TEST.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))

    assert len(named) >= 12
    for path, name in named:
        assert name in named_tests(ROOT / path)


def test_no_module_can_reach_the_network_or_run_data() -> None:
    assert len(SOURCES) > 200
    for path in SOURCES:
        found = {name for name in imports(path) for barred in NETWORK | RUNNING if f"{name}.".startswith(f"{barred}.")}
        assert not found, path.name
        calls = re.findall(
            r"(?<![\w.])(?:eval|exec|__import__)\(|os\.system|shell=True", path.read_text(encoding="utf-8")
        )
        assert not calls, path.name


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_commands_that_read_reach_no_network_start_nothing_and_write_nothing(
    arguments: list[str], tmp_path: Path
) -> None:
    store = (ROOT / "data" / "events.yaml").read_bytes()
    (tmp_path / "store.yaml").write_bytes(store)
    program = [sys.executable, "-c", PROGRAM, "--file", "store.yaml", *arguments]

    done = subprocess.run(program, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8", input="")

    assert re.search(r"[01] \[\]$", done.stderr), done.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"store.yaml": store}


@pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
def test_commands_that_write_reach_no_network_and_start_nothing(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_bytes((ROOT / "data" / "events.yaml").read_bytes())
    (tmp_path / "table.csv").write_text("title,when,source\nSirens,2025-03-18,kremlin\n", encoding="utf-8")
    program = [sys.executable, "-c", OFFLINE, "--file", "store.yaml", *arguments]
    if arguments[0] == "init":
        program = [sys.executable, "-c", OFFLINE, *arguments]

    done = subprocess.run(program, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8", input="")

    assert re.search(r"[01] \[\]$", done.stderr), done.stderr


def test_every_command_is_tried_without_a_network() -> None:
    tried = {arguments[0] for arguments in (*READING, *WRITING)} | SEALED

    assert tried == set(COMMANDS)


SEALED = {"verify"}
"""It needs a seal: the test below makes one first."""


def test_a_seal_is_verified_without_a_network(tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_bytes((ROOT / "data" / "events.yaml").read_bytes())
    for name in ("seal", "verify"):
        program = [sys.executable, "-c", OFFLINE, "--file", "store.yaml", name]
        done = subprocess.run(program, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8", input="")

        assert re.search(r"[01] \[\]$", done.stderr), done.stderr


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['touch here']",
        "!!python/name:os.system",
        "!!python/object/new:type {args: [z, [], {}]}",
        "!include /etc/hostname",
    ],
)
@pytest.mark.parametrize("arguments", [["show"], ["check"]], ids=" ".join)
def test_tags_that_run_code_elsewhere_are_refused(value: str, arguments: list[str], tmp_path: Path) -> None:
    text = f"timeline: 1\nsources: {{a: }}\nevents:\n  - id: e\n    title: T\n    note: {value}\n"
    (tmp_path / "store.yaml").write_text(text, encoding="utf-8")

    result = command("--file", "store.yaml", *arguments, directory=tmp_path)

    assert "is a tag, and a store has none" in result.err + result.out
    assert [path.name for path in tmp_path.iterdir()] == ["store.yaml"]
