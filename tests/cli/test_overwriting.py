"""No command writes a document over a store or over what a store cites, whatever it is told to."""

from pathlib import Path

import pytest

from tests.cli.running import timeline

STORE = """\
timeline: 1
sources: {police: {}}
events:
  - id: raid
    title: A raid
    when: 2025-03-18
    accounts:
      - {source: police, cite: [{file: log.txt}, {file: secret.txt, private: true}]}
      - {source: police, published: 2025-03-19, cite: [{file: timeline.yaml.seal.json.sig}]}
"""
KEPT = ["timeline.yaml", "link.yaml", "./sub/../timeline.yaml", "log.txt", "secret.txt", "other.yaml", "other.json"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(STORE, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("timeline.yaml")
    (tmp_path / "sub").mkdir()
    for name in ("log.txt", "secret.txt", "timeline.yaml.seal.json.sig"):
        (tmp_path / name).write_text("kept\n", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("# mine\ntimeline: 1\nevents: [\n", encoding="utf-8")
    (tmp_path / "third.yaml").write_text("timeline: 1\n", encoding="utf-8")
    timeline("export", "jsonl", "--file", "timeline.yaml", "-o", "entries.jsonl", directory=tmp_path)
    (tmp_path / "other.json").write_text('{"title": "T", "timeline": 1}', encoding="utf-8")
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize(
    "command",
    [
        ["export", "markdown", "--overwrite", "-o"],
        ["export", "markdown", "-o"],
        ["export", "schedule.html", "--overwrite", "-o"],
        ["show", "--svg"],
        ["diff", "--svg"],
        ["sources", "--svg"],
        ["match", "timeline.yaml", "timeline.yaml", "--svg"],
        ["merge", "third.yaml", "third.yaml", "-o"],
        ["export", "csv", "--overwrite", "-o"],
        ["import", "jsonl", "entries.jsonl", "-o"],
        ["init", "--empty"],
    ],
    ids=" ".join,
)
def test_a_store_and_what_it_cites_stay(command: list[str], kept: str, folder: Path) -> None:
    before = held(folder)

    result = timeline(*command, kept, directory=folder, environment={"TIMELINE_FILE": "timeline.yaml"})

    assert (result.status, "and is left as it is" in result.err) == (2, True), result.err
    assert held(folder) == before


def test_a_private_copy_is_kept_too_and_a_document_is_replaced(folder: Path) -> None:
    (folder / "out.md").write_text("old", encoding="utf-8")

    result = timeline("export", "markdown", "-o", "out.md", "--overwrite", directory=folder)

    assert result.status == 0, result.err
    assert (folder / "out.md").read_text(encoding="utf-8").startswith("# Chronology")


def test_a_seal_takes_no_place_of_what_is_cited(folder: Path) -> None:
    before = held(folder)

    result = timeline("seal", directory=folder)

    assert (result.status, "timeline.yaml.seal.json.sig is cited by the store" in result.err) == (2, True)
    assert held(folder) == before


def test_what_is_written_first_takes_no_place_either(folder: Path) -> None:
    for name in (".out.md.new", ".out.new"):
        (folder / name).write_text("mine", encoding="utf-8")
    (folder / "out.md").write_text("old", encoding="utf-8")

    timeline("export", "markdown", "-o", "out.md", "--overwrite", directory=folder)
    timeline("export", "bundle", "-o", "out", directory=folder)

    assert {(folder / name).read_text(encoding="utf-8") for name in (".out.md.new", ".out.new")} == {"mine"}
