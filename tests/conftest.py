"""What all tests stand on: a profile, names of cases, a screen of which nothing is known, and golden files."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ids import UnnamedError, name_of
from tests.profiles import Profile, load, loaded
from tests.windows import LEFT_OUT

# Before anything reads them: typer and rich look at the environment when they are imported.
for _name in (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "PY_COLORS",
    "GITHUB_ACTIONS",
    "COLORFGBG",
    "COLUMNS",
    "LINES",
    "TERM_PROGRAM",
    "TIMELINE_FILE",
    "TIMELINE_PAGER",
    "PAGER",
    "UNICODE_VERSION",
):
    os.environ.pop(_name, None)

# What tests start makes no index in the home of whoever runs them; those that are about it say where.
os.environ["TIMELINE_CACHE"] = "off"

# Where tests run in the background, the shell has interrupts ignored, and what they start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


load()

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what was drawn instead of comparing it; read the difference like code."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_make_parametrize_id(val: object, argname: str) -> str:
    """Names a case by its value, and refuses one that would be called by the number of its line, `lines19`."""
    try:
        return name_of(val).encode("unicode_escape").decode()
    except UnnamedError as error:
        raise pytest.Collector.CollectError(f"no name for a case by `{argname}` ({error}): give it ids=[..]") from None


@pytest.fixture(scope="session")
def profile() -> Profile:
    """How much is tried."""
    return loaded()


collect_ignore = list(LEFT_OUT) if sys.platform == "win32" else []


def pytest_report_header() -> list[str]:
    """What is left out here, and why."""
    return [f"left out on Windows: {name}: {LEFT_OUT[name]}" for name in collect_ignore]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a file, byte for byte, or writes it with `--update-golden`."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, actual: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode())
        assert path.exists(), f"{path.name} is missing: run pytest --update-golden"

        expected = path.read_bytes().decode()

        assert expected == actual

    return compare
