"""The programs that the consumers' tests need: found, or the test is skipped, but in CI it fails."""

import os
from importlib import import_module
from shutil import which
from types import ModuleType
from typing import NoReturn

import pytest

from timeline.errors import TimelineError
from timeline.page.browser import browser


def module(name: str) -> ModuleType:
    """A package of the extra `consumers`."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        missing(f"{name} is not installed: pip install -e '.[consumers]'")


def chromium() -> str:
    """The browser of the system."""
    try:
        return browser()
    except TimelineError as error:
        missing(str(error))


def program(name: str, package: str) -> str:
    """A program of the system; `package` is what Debian calls what brings it."""
    found = which(name)
    return found if found is not None else missing(f"{name} is not installed: apt-get install {package}")


def missing(why: str) -> NoReturn:
    """Skips the test, or fails it where all programs should be there."""
    if os.environ.get("TIMELINE_CONSUMERS"):
        pytest.fail(why)
    pytest.skip(why)
