"""What all tests stand on: an environment that says nothing about the screen, and golden files."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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

# Where tests run in the background, the shell has interrupts ignored, and what they start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No test asserts a time, so none has a deadline. CI draws the same examples every time, people draw new ones.
settings.register_profile("people", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("people"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "people")

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what was drawn instead of comparing it; read the difference like code."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


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
