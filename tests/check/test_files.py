"""Copies and their hashes."""

import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.check.stores import event, found

CONTENT = b"a page as it was"
HASH = sha256(CONTENT).hexdigest()
OTHER = "0" * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / "1.png").write_bytes(CONTENT)
    return tmp_path


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (f"file: captures/1.png, sha256: {HASH}", []),
        (f"file: captures/1.png, sha256: {HASH.upper()}", []),
        (f'file: captures/1.png, sha256: "{OTHER}"', [("changed-file", "error")]),
        ("file: captures/1.png, sha256: abc", [("changed-file", "error")]),
        ("file: captures/1.png", [("unhashed-file", "warning")]),
        (f"file: captures/2.png, sha256: {HASH}", [("missing-file", "error")]),
        ("file: captures", [("missing-file", "error")]),
        (f"sha256: {HASH}", [("missing-file", "error")]),
        ('url: "https://example.org"', []),
    ],
)
def test_files_are_compared(folder: Path, fields: str, expected: list[tuple[str, str]]) -> None:
    lines = event(f"accounts: [{{source: a, {fields}}}]")

    assert [(problem.check, problem.level) for problem in found(lines, directory=folder)] == expected
    assert found(lines) == []


def test_the_mend_of_a_copy_without_a_hash_has_it(folder: Path) -> None:
    problems = found(event("accounts: [{source: a, file: captures/1.png}]"), directory=folder)

    assert [problem.mend for problem in problems] == [f"add `sha256: {HASH}`"]


@pytest.mark.skipif(sys.platform == "win32", reason="a folder there has no pipes")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")

    problems = found(event("accounts: [{source: a, file: pipe}]"), directory=folder)

    assert [problem.message for problem in problems] == ["`pipe` cannot be read: it is no file"]
