"""What the benchmarks refuse to report: a module without bytecode, or one that is not of the installed wheel."""

import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from bench.installed import Wheel
from bench.measuring import NotMeasurableError

PRINTS = "print('it ran')\n"


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wheel:
    """A wheel of one package, installed; all bytecode of the processes of a test lies in a folder of its own."""
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "bytecode"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    made = Wheel(tmp_path / "package.whl", tmp_path / "site")
    with ZipFile(made.path, "w") as archive:
        for name, text in (("package/__init__.py", ""), ("package/part.py", PRINTS)):
            archive.writestr(name, text)
            path = made.site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return made


IMPORTS = [sys.executable, "-S", "-c", "import package.part"]


def with_bytecode(wheel: Wheel) -> Wheel:
    """A first run is refused, and writes the bytecode that the next one finds."""
    with pytest.raises(NotMeasurableError):
        wheel.examined(IMPORTS)
    return wheel


def test_runs_what_has_its_bytecode(wheel: Wheel) -> None:
    assert with_bytecode(wheel).examined(IMPORTS).stdout == "it ran\n"


def test_refuses_what_compiles_at_every_start(wheel: Wheel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    for _ in range(2):
        with pytest.raises(NotMeasurableError, match="has no bytecode that fits"):
            wheel.examined(IMPORTS)


def test_names_the_module_whose_bytecode_is_missing(wheel: Wheel, tmp_path: Path) -> None:
    with_bytecode(wheel)
    (cached,) = (tmp_path / "bytecode").glob("**/part.*.pyc")
    cached.unlink()
    with pytest.raises(NotMeasurableError, match=r"package/part\.py has no bytecode"):
        wheel.examined(IMPORTS)


def test_refuses_bytecode_of_another_source(wheel: Wheel) -> None:
    with_bytecode(wheel)
    (wheel.site / "package" / "part.py").write_text(PRINTS + PRINTS, encoding="utf-8")
    with pytest.raises(NotMeasurableError, match=r"package/part\.py has no bytecode"):
        wheel.examined(IMPORTS)


def test_refuses_a_module_from_elsewhere_than_the_wheel(
    wheel: Wheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_bytecode(wheel)
    elsewhere = tmp_path / "src" / "package"
    (wheel.site / "package").rename(wheel.site / "away")
    elsewhere.mkdir(parents=True)
    for name in ("__init__.py", "part.py"):
        (elsewhere / name).write_text(PRINTS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(elsewhere.parent))
    for _ in range(2):  # without its bytecode, then with it
        with pytest.raises(NotMeasurableError, match="not the installed wheel"):
            wheel.examined(IMPORTS)


def test_takes_the_installed_files_of_the_wheel(wheel: Wheel) -> None:
    wheel.check_installed()


def test_refuses_an_installed_file_that_the_wheel_has_otherwise(wheel: Wheel) -> None:
    (wheel.site / "package" / "part.py").write_text("", encoding="utf-8")
    with pytest.raises(NotMeasurableError, match=r"part\.py is not the one in package\.whl"):
        wheel.check_installed()


def test_refuses_a_file_of_the_wheel_that_is_not_installed(wheel: Wheel) -> None:
    (wheel.site / "package" / "part.py").unlink()
    with pytest.raises(NotMeasurableError, match=r"part\.py is not the one in package\.whl"):
        wheel.check_installed()
