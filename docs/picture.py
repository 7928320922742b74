"""Draws the pictures of the README from the real output: `make picture`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURES = {
    ROOT / "docs" / "timeline.svg": ["show", "--width", "104"],
    ROOT / "docs" / "bars.svg": ["show", "--bars", "--width", "120"],
}
"""What is drawn into which file."""


def drawn(command: list[str]) -> str:
    """The SVG text of a drawing of the store as it is."""
    return subprocess.run(
        [sys.executable, "-m", "timeline", "--file", "data/events.yaml", *command, "--svg", "-"],
        check=True,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
    ).stdout


if __name__ == "__main__":
    for path, command in PICTURES.items():
        path.write_text(drawn(command), encoding="utf-8")
