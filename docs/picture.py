"""Draws the picture at the top of the README from the real output: `make picture`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "timeline.svg"
COMMAND = ["--file", "data/events.yaml", "show"]


def drawn() -> str:
    """The SVG text for the store as it is."""
    return subprocess.run(
        [sys.executable, "-m", "timeline", *COMMAND, "--width", "104", "--svg", "-"],
        check=True,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
    ).stdout


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
