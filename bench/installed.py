"""What is measured: the wheel of the working tree, in an environment of its own, with its bytecode.

An editable install, or one without bytecode, compiles itself at every start where `PYTHONDONTWRITEBYTECODE` is set.
So a run is looked at before it is timed: what it loaded, and from where.
"""

import os
import re
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

from bench.measuring import ROOT, Finished, NotMeasurableError, run

# What `PYTHONVERBOSE` says: a cached file stands in quotes, a source that was compiled just now without.
COMPILED = re.compile(r"^# code object from ([^'\n].*)$", re.MULTILINE)
CACHED = re.compile(r"^# .+ matches (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Wheel:
    """A wheel, and the folder that it is installed in."""

    path: Path
    site: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The modules in it, by their path in the wheel."""
        with ZipFile(self.path) as archive:
            return {name: archive.read(name) for name in archive.namelist() if name.endswith(".py")}

    def check_installed(self) -> None:
        """Raises NotMeasurableError where an installed module is not that of the wheel."""
        for name, content in self.files.items():
            path = self.site / name
            if not path.is_file() or path.read_bytes() != content:
                raise NotMeasurableError(f"{path} is not the one in {self.path.name}")

    def examined(self, command: Sequence[str | Path]) -> Finished:
        """Runs a command that is to be measured.

        Raises NotMeasurableError where it loads a module without bytecode, or one of the wheel from elsewhere.
        """
        finished = run(command, {"PYTHONVERBOSE": "1"})
        compiled = COMPILED.findall(finished.stderr)
        for source in (*compiled, *CACHED.findall(finished.stderr)):
            if self._is_elsewhere(Path(source)):
                raise NotMeasurableError(
                    f"{source} was loaded, which is not the installed wheel; unset PYTHONPATH, or run `make clean`"
                )
        if compiled:
            raise NotMeasurableError(
                f"{compiled[0]} has no bytecode that fits{_and_more(len(compiled) - 1)}, so `{command[0]}` would"
                f" compile at every start; run `python -m compileall {Path(compiled[0]).parent}`, or `make clean`"
            )
        return finished

    def _is_elsewhere(self, source: Path) -> bool:
        """Whether it is called like a module of the wheel and does not stand where the wheel is installed."""
        ends = ("/".join(source.parts[start:]) for start in range(1, len(source.parts)))
        name = next((end for end in ends if end in self.files), None)
        return name is not None and source.resolve() != (self.site / name).resolve()


def install_wheel(home: Path, wheels: Path) -> Wheel:
    """Builds the wheel of the working tree into the folder `wheels`, and installs it in an environment at `home`."""
    python = environment(home)
    for old in wheels.glob("*.whl"):
        old.unlink()
    pip(python, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    (path,) = wheels.glob("*.whl")
    # pip takes the same version for the same wheel, if it is not forced.
    pip(python, "install", "--compile", "--force-reinstall", "--no-deps", str(path))
    pip(python, "install", "--compile", f"{path}[cluster]")  # what it depends on
    # `bench.match.cost` runs in the measured process, from this folder.
    run([python, "-m", "compileall", "-q", str(ROOT / "bench")])
    where = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    return Wheel(path, Path(where.stdout.strip()))


def environment(home: Path) -> Path:
    """The Python of the virtual environment at `home`, which is made anew where it is not of the Python that runs."""
    marker = home / "made-by"
    if not marker.exists() or marker.read_text(encoding="utf-8") != sys.version:
        venv.create(home, with_pip=True, clear=True)
        marker.write_text(sys.version, encoding="utf-8")
    return home / "bin" / "python"


def pip(python: Path, *arguments: str) -> None:
    """Runs pip, which says on standard error what it cannot do."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *arguments, "--quiet"]
    subprocess.run(command, check=True, stdout=sys.stderr, env={**os.environ, "PYTHONPATH": ""})


def _and_more(number: int) -> str:
    return f" and {number} more" if number else ""
