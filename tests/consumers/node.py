"""The readers that come from npm, and a browser for those that draw: found, or the test is skipped, in CI it fails.

`.ci/consumers.d/node` installs them into `.consumers`; nothing of them is part of the repository.
"""

import json
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

from tests.consumers.programs import chromium, missing
from tests.tables import ROOT

PACKAGES = ROOT / ".consumers" / "node_modules"


def package(name: str) -> Path:
    """The folder of a package."""
    folder = PACKAGES / name
    if not folder.is_dir():
        missing(f"{name} is not installed: .ci/consumers.d/node")
    return folder


def read_by_node(script: str, *arguments: str) -> Any:
    """What a module of JavaScript prints as JSON; it finds the packages."""
    node = shutil.which("node")
    if node is None:
        missing("node is not installed")
    done = subprocess.run(
        [node, "--input-type=module", "--eval", script, "--", *arguments],
        cwd=PACKAGES.parent, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def shown_by_a_browser(page: Path) -> Any:
    """What a page has put into its element `result` as JSON, when it has nothing more to do."""
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom"]
    flags += ["--virtual-time-budget=20000", f"--user-data-dir={page.parent / 'profile'}"]
    done = subprocess.run(
        [chromium(), *flags, page.as_uri()],
        capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    before, found, rest = done.stdout.partition('<pre id="result">')
    assert found, (before[-2000:], done.stderr[-2000:])
    return json.loads(unescape(rest.partition("</pre>")[0]))
