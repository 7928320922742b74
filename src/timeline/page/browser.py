"""The browser of the system, as a printer: a page in, a PDF out.

It gets a page without a script, a profile of its own that is thrown away, and no network.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.errors import TimelineError
from timeline.render.text import clean

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
)
"""What Chromium and its kin are called on the PATH."""
_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where they lie on systems that put them on no PATH."""
_SECONDS = 300
"""A page that takes longer to print will not be printed."""


def browser() -> str:
    """The first browser that is found. Raises TimelineError where there is none."""
    named = (shutil.which(name) for name in NAMES)
    placed = (place for place in _PLACES if Path(place).is_file())
    found = next((path for path in (*named, *placed) if path is not None), None)
    if found is None:
        raise TimelineError.of(
            "missing-browser",
            "a PDF is printed by Chromium, Chrome or Edge, and none of them was found",
            "install one (`apt install chromium`, `brew install --cask chromium`), "
            "or print the page of `timeline export html` from your own browser",
        )
    return found


def printed(page: str, program: str) -> bytes:
    """The page as a PDF. Raises TimelineError where the browser does not print it."""
    with TemporaryDirectory(prefix="timeline-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [program, *_flags(Path(folder) / "profile"), f"--print-to-pdf={target}", source.as_uri()]
        try:
            done = subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _refused(program, str(error)) from None
        if not target.is_file():
            raise _refused(program, done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
        return target.read_bytes()


def _flags(profile: Path) -> list[str]:
    """As a printer that asks nobody anything. Chromium refuses to run as root unless its sandbox is off."""
    flags = [
        "--headless",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        f"--user-data-dir={profile}",
    ]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*flags, "--no-sandbox"] if is_root else flags


def _refused(program: str, why: str) -> TimelineError:
    message = f"{clean(program)} did not print the page{f': {clean(why)}' if why else ''}"
    return TimelineError.of("browser", message, "print the page of `timeline export html` from your own browser")
