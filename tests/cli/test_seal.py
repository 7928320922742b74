"""`timeline seal` and `timeline verify`: one changed byte shows, and so does a signature that does not fit."""

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.running import Result, timeline

STORE = """\
timeline: 1
sources: {police: {}}
events:
  - id: raid
    title: A raid
    accounts:
      - source: police
        cite: [{file: log.txt}, {file: more/photo.bin}, {file: gone.txt}]
"""
needs_keygen = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(STORE, encoding="utf-8")
    (tmp_path / "log.txt").write_bytes(b"one line\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "photo.bin").write_bytes(bytes(range(256)))
    (tmp_path / "gone.txt").write_bytes(b"here")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return timeline(*arguments, directory=folder, today=(2026, 12, 3))


def test_a_seal_has_the_hash_and_the_size_of_every_file(folder: Path) -> None:
    result = run(folder, "seal")

    assert (result.status, result.err) == (0, "timeline.yaml.seal.json: timeline.yaml and 3 cited files\n")
    seal = json.loads((folder / "timeline.yaml.seal.json").read_text(encoding="utf-8"))
    assert (seal["schema"], seal["on"]) == ("timeline.seal/1", "2026-12-03")
    for file in (seal["store"], *seal["files"]):
        data = (folder / file["path"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (sha256(data).hexdigest(), len(data))


def test_nothing_has_changed_until_something_has(folder: Path) -> None:
    run(folder, "seal")

    result = run(folder, "verify")

    assert (result.status, result.out) == (
        0,
        "sealed on 2026-12-03 with 3 cited files; not signed\nnothing has changed\n",
    )


@pytest.mark.parametrize("name", ["timeline.yaml", "log.txt", "more/photo.bin"])
def test_one_changed_byte_shows(name: str, folder: Path) -> None:
    run(folder, "seal")
    data = bytearray((folder / name).read_bytes())
    data[-2] = data[-2] ^ 1 if name != "timeline.yaml" else ord(" ")
    (folder / name).write_bytes(data)
    if name == "timeline.yaml":
        (folder / name).write_text(STORE + "# one comment\n", encoding="utf-8")

    result = run(folder, "verify")

    assert (result.status, f"changed: {name}\n" in result.out) == (1, True)


def test_a_file_that_is_gone_and_one_that_is_new_are_told(folder: Path) -> None:
    run(folder, "seal")
    (folder / "gone.txt").unlink()
    (folder / "new.txt").write_bytes(b"new")
    (folder / "timeline.yaml").write_text(STORE.replace("log.txt", "new.txt"), encoding="utf-8")

    result = run(folder, "verify")

    assert result.status == 1
    assert result.out.splitlines()[1:] == [
        "changed: timeline.yaml",
        "no longer cited: log.txt",
        "missing: gone.txt",
        "added: new.txt",
    ]


def test_what_is_cited_and_not_there_is_told_and_not_sealed(folder: Path) -> None:
    (folder / "gone.txt").unlink()

    result = run(folder, "seal")

    assert (result.status, "gone.txt is cited and not there" in result.err) == (1, True)
    (folder / "gone.txt").write_bytes(b"back")
    assert "there again: gone.txt" in run(folder, "verify").out


def test_a_store_without_a_seal_and_a_seal_that_is_none_are_refused(folder: Path) -> None:
    assert (run(folder, "verify").status, run(folder, "verify").err.count("`timeline seal` writes one")) == (2, 1)
    for text in ("", "[]", '{"schema": "timeline.seal/9"}', '{"schema": 1}'):
        (folder / "timeline.yaml.seal.json").write_text(text, encoding="utf-8")
        assert run(folder, "verify").status == 2


@pytest.fixture
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "desk", "-f", str(path)], check=True)
    return path


@needs_keygen
def test_a_seal_is_signed_and_the_signature_is_checked(folder: Path, key: Path) -> None:
    signed = run(folder, "seal", "--sign", str(key))
    public = key.with_suffix(".pub").read_text(encoding="utf-8")
    (folder / "signers").write_text(f"desk@example.org {public}", encoding="utf-8")

    assert signed.status == 0, signed.err
    assert "by whom is not checked" in run(folder, "verify").out
    checked = run(folder, "verify", "--signers", "signers", "--identity", "desk@example.org")
    assert (checked.status, "signed by desk@example.org" in checked.out) == (0, True)
    other = run(folder, "verify", "--signers", "signers", "--identity", "other@example.org")
    assert (other.status, "not signed by other@example.org" in other.out) == (1, True)


@needs_keygen
def test_a_signature_does_not_fit_another_seal(folder: Path, key: Path) -> None:
    run(folder, "seal", "--sign", str(key))
    path = folder / "timeline.yaml.seal.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-12-03", "2025-12-03"), encoding="utf-8")

    result = run(folder, "verify")

    assert (result.status, "the signature does not fit this seal" in result.out) == (1, True)


@needs_keygen
def test_a_new_seal_has_no_old_signature(folder: Path, key: Path) -> None:
    run(folder, "seal", "--sign", str(key))
    run(folder, "seal")

    assert "not signed" in run(folder, "verify").out


@needs_keygen
def test_a_key_that_is_none_is_told(folder: Path) -> None:
    result = run(folder, "seal", "--sign", "log.txt")

    assert (result.status, "was written and not signed" in result.err) == (2, True)


def test_whose_signature_is_wanted_needs_both(folder: Path) -> None:
    assert run(folder, "verify", "--identity", "desk").status == 2


PRIVATE = """\
timeline: 1
sources: {police: {}, informant: {private: true}}
events:
  - id: raid
    title: A raid
    accounts:
      - {source: police, cite: [{file: log.txt}, {file: SECRET-1.txt, private: true}, {file: log.txt, private: true}]}
      - {source: informant, cite: [{file: SECRET-2.txt}, {file: SECRET-gone.txt}]}
"""


@pytest.fixture
def secretive(folder: Path) -> Path:
    (folder / "timeline.yaml").write_text(PRIVATE, encoding="utf-8")
    for number in (1, 2):
        (folder / f"SECRET-{number}.txt").write_text(f"text {number}", encoding="utf-8")
    return folder


def test_a_private_file_is_sealed_and_not_named_unless_that_is_asked_for(secretive: Path) -> None:
    result = run(secretive, "seal")
    seal = (secretive / "timeline.yaml.seal.json").read_text(encoding="utf-8")

    assert "SECRET" not in seal + result.out + result.err
    assert "2 of them not named, as private" in result.err
    assert "a private file, which --private names, is cited and not there" in result.err
    assert [file["path"] for file in json.loads(seal)["files"]] == ["log.txt", None, None]
    assert "nothing has changed" in run(secretive, "verify").out
    run(secretive, "seal", "--private")
    assert "SECRET-2.txt" in (secretive / "timeline.yaml.seal.json").read_text(encoding="utf-8")


def test_a_private_file_that_has_changed_shows_by_its_hash(secretive: Path) -> None:
    run(secretive, "seal")
    was = sha256(b"text 1").hexdigest()[:8]
    (secretive / "SECRET-1.txt").write_text("text 3", encoding="utf-8")
    (secretive / "SECRET-gone.txt").write_text("here", encoding="utf-8")

    result = run(secretive, "verify")

    assert (result.status, "SECRET" in result.out + result.err) == (1, False)
    assert result.out.splitlines()[1:] == [f"changed or gone: a private file of {was}…", "added: a private file"]
