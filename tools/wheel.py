"""Tests what users install: builds the sdist and from it the wheel, and runs the tests against that, away from `src/`.

    python -m tools.wheel [PYTEST ARGUMENT]...

Everything but `src/` is copied to a folder of its own, and the wheel is installed there into a fresh environment. Exits
with the status of the tests.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str]) -> int:
    """Builds, installs, and runs the tests with these arguments; their exit status."""
    with tempfile.TemporaryDirectory(prefix="timeline-wheel-") as name:
        folder = Path(name).resolve()
        _run(sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(ROOT))
        [wheel] = (folder / "dist").glob("*.whl")
        checkout = folder / "checkout"
        for path in _kept_by_git():
            target = checkout / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, target)
        venv.create(folder / "venv", with_pip=True)
        python = str(folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        _run(python, "-m", "pip", "install", "--quiet", f"{wheel}[test]")
        _run(python, "-c", _IS_THE_WHEEL, str(folder / "venv"))
        return subprocess.run([python, "-m", "pytest", "--no-cov", *arguments], cwd=checkout, check=False).returncode


_IS_THE_WHEEL = "import sys, timeline; assert timeline.__file__.startswith(sys.argv[1]), timeline.__file__"


def _kept_by_git() -> list[str]:
    """Every file of the checkout outside of `src/`, new ones too."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for path in listed.split("\0") if path and not path.startswith("src/") and (ROOT / path).is_file()]


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
