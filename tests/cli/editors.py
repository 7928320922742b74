"""Programs that stand in for the user's editor: real processes that change the file they are given."""

import sys
from pathlib import Path


def editor(directory: Path, script: str) -> str:
    """The command of an editor that runs a script: `text` is the file, `turn` counts from 1 how often it was opened.

    What it saw stays in `directory` as `seen-1`, `seen-2`, ….
    """
    program = directory / "editor.py"
    program.write_text(
        "import sys, pathlib\n"
        f"seen = pathlib.Path({str(directory)!r})\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "turn = len(list(seen.glob('seen-*'))) + 1\n"
        "text = path.read_text(encoding='utf-8')\n"
        "(seen / f'seen-{turn}').write_text(text, encoding='utf-8')\n"
        f"{script}\n"
        "path.write_text(text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {program}"


def kept_in(err: str) -> Path:
    """The file that an error names as the place of a text that was not used."""
    return Path(" ".join(err.split()).partition("your text is kept in ")[2].split()[0])
