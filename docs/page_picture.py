"""Draws the page in the README as the browser of the system shows it: `make page`."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.page.browser import browser

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "page.png"
COMMAND = ["export", "html", "--with-verdicts", "--with-rulings", "--since", "2025-03-18", "--until", "2025-03-18"]
SIZE = "1120,1090"
"""Wide enough for the ruler, and as high as the overview with the first event."""


def draw() -> None:
    """Writes the picture of the shipped story."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        story = ["--file", "data/events.yaml"]
        subprocess.run([sys.executable, "-m", "timeline", *story, *COMMAND, "-o", str(page)], check=True, cwd=ROOT)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={SIZE}"]
        profile = f"--user-data-dir={folder}/profile"
        command = [browser(), *flags, profile, f"--screenshot={PICTURE}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    draw()
