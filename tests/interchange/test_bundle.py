"""A bundle: documents and exhibits in one folder, with the hash of each."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.running import Result, timeline

STORE = """\
timeline: 1
title: The raid
sources: {police: {name: Police}}
events:
  - id: raid
    title: A raid
    accounts:
      - source: police
        cite:
          - {file: "logs/the <b>log</b>.txt", exhibit: A7}
          - {file: photo.bin, locator: top left}
          - {url: "https://example.org/page"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(STORE, encoding="utf-8")
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "the <b>log<").mkdir()
    (tmp_path / "logs" / "the <b>log<" / "b>.txt").write_bytes(b"one line\n")
    (tmp_path / "photo.bin").write_bytes(bytes(range(256)))
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return timeline("export", "bundle", "-o", "out", *arguments, directory=folder, today=(2026, 12, 3))


def test_every_file_stands_in_the_manifest_with_its_hash(folder: Path) -> None:
    result = run(folder)

    assert (result.status, result.err) == (0, "out: 7 files\n")
    manifest = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    listed = {file["path"]: file["sha256"] for file in manifest["files"]}
    found = {
        str(path.relative_to(folder / "out")): sha256(path.read_bytes()).hexdigest()
        for path in (folder / "out").rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert listed == found
    assert {"exhibits/A7-b-.txt", "exhibits/1-photo.bin", "index.html", "chronology.html", "chronology.md"} <= {*found}


def test_the_index_leads_to_every_exhibit_and_runs_nothing(folder: Path) -> None:
    run(folder)

    page = (folder / "out" / "index.html").read_text(encoding="utf-8")
    assert '<a href="exhibits/1-photo.bin">' in page
    assert "no copy" in page
    assert "<b>" not in page
    assert "<script" not in page


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hostname", "logs/link"])
def test_no_file_from_elsewhere_is_carried_away(path: str, folder: Path) -> None:
    (folder.parent / "secret.txt").write_bytes(b"secret")
    (folder / "logs" / "link").symlink_to(folder.parent / "secret.txt")
    (folder / "timeline.yaml").write_text(STORE.replace("photo.bin", path), encoding="utf-8")

    result = run(folder)

    assert (result.status, "is not in the folder of the store" in result.err) == (2, True)
    assert not (folder / "out").exists()
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("photo.bin", "gone.bin", "`gone.bin` is cited and not there"),
        ("photo.bin,", f"photo.bin, sha256: {'0' * 64},", "`photo.bin` is not what it was"),
    ],
)
def test_a_copy_that_is_gone_or_changed_is_told(old: str, new: str, message: str, folder: Path) -> None:
    (folder / "timeline.yaml").write_text(STORE.replace(old, new), encoding="utf-8")

    result = run(folder)

    assert (result.status, message in result.err) == (2, True)


def test_a_folder_that_is_there_is_left(folder: Path) -> None:
    (folder / "out").mkdir()

    assert run(folder).status == 2
    assert list((folder / "out").iterdir()) == []
