"""Draws the picture at the top of the README from the real output: `make picture`."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "timeline.svg"
COLUMNS = 100
CELL = 12.2
"""Rich's width of a character in the picture."""
COMMAND = ["--file", "data/events.yaml", "show"]


def drawn() -> str:
    """The SVG text for the store as it is."""
    from rich.console import Console
    from rich.text import Text

    output = subprocess.run(
        [sys.executable, "-m", "timeline", *COMMAND, "--width", str(COLUMNS), "--color", "always", "--no-pager"],
        check=True,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
    ).stdout
    # Recording needs a console, but nothing may appear: its stream is a file nobody reads.
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True, color_system="256")
        console.print(Text.from_ansi(output.rstrip("\n")), soft_wrap=True)
        return _placed(console.export_svg(title=" ".join(["timeline", *COMMAND[2:]]), unique_id="timeline"))


def _placed(svg: str) -> str:
    """The same picture with leading spaces as positions: some viewers drop them and shift the rest."""

    def shifted(found: re.Match[str]) -> str:
        before, x, between, length, rest, spaces = found.groups()
        cells = len(spaces) // len("&#160;")
        indent = cells * CELL
        return f'{before}x="{float(x) + indent:g}"{between}textLength="{float(length) - indent:g}"{rest}>'

    return re.sub(
        r'(<text [^>]*?)x="([\d.]+)"([^>]*?)textLength="([\d.]+)"([^>]*)>((?:&#160;)+)(?=[^<&])', shifted, svg
    )


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
