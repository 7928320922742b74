"""The readers that come from npm, and a browser for those that draw: found, or the test is skipped, in CI it fails.

`.ci/consumers.d/node` installs them into `.consumers`; nothing of them is part of the repository.
"""

import json
import os
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.tables import ROOT

PACKAGES = ROOT / ".consumers" / "node_modules"


def package(name: str) -> Path:
    """The folder of a package."""
    folder = PACKAGES / name
    if not folder.is_dir():
        _missing(f"{name} is not installed: .ci/consumers.d/node")
    return folder


def read_by_node(script: str, *arguments: str) -> Any:
    """What a module of JavaScript prints as JSON; it finds the packages."""
    node = shutil.which("node")
    if node is None:
        _missing("node is not installed")
    done = subprocess.run(
        [node, "--input-type=module", "--eval", script, "--", *arguments],
        cwd=PACKAGES.parent, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def shown_by_a_browser(page: Path) -> Any:
    """What a page has put into its element `result` as JSON, when it has nothing more to do."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        _missing("chromium is not installed")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom"]
    done = subprocess.run(
        [chromium, *flags, "--virtual-time-budget=20000", f"--user-data-dir={page.parent / 'profile'}", page.as_uri()],
        capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    before, found, rest = done.stdout.partition('<pre id="result">')
    assert found, (before[-2000:], done.stderr[-2000:])
    return json.loads(unescape(rest.partition("</pre>")[0]))


def _missing(why: str) -> NoReturn:
    if os.environ.get("TIMELINE_CONSUMERS"):
        pytest.fail(why)
    pytest.skip(why)
