"""`timeline export`: what leaves a store, and what does not unless it is asked for."""

import re
from pathlib import Path

import pytest

from tests.cli.running import timeline
from tests.consumers.programs import chromium, module
from tests.tables import PACKAGE, table
from timeline.interchange.formats import FORMATS

STORE = """\
timeline: 1
title: The raid
timezone: Europe/Kyiv
sources:
  police: {name: Police, type: institution}
  city: {name: City, type: institution}
  spokesman: {name: Spokesman, type: person, speaks_for: city}
  paper: {name: Paper, type: press}
  wire: {name: Wire, type: press}
events:
  - id: raid
    title: A raid
    when: 2025-03-18T10:00
    place: Harbour
    rulings:
      - {point: people, values: [five people, six people], verdict: same, because: RULED-so, by: desk}
    accounts:
      - source: police
        says: They came.
        quote: Ми прийшли
        lang: uk
        translation: We came
        translated_by: machine
        points: {people: five people, cars: two cars, weather: rain}
        url: https://example.org/police
        locator: page 3
        exhibit: P7
      - {source: spokesman, points: {people: six people, cars: two cars}, url: "https://example.org/city"}
      - {source: paper, repeats: police, points: {weather: rain}, url: "https://example.org/police"}
      - {source: wire, points: {weather: rain}, stance: reports, via: A copy}
  - id: denied
    title: A second raid
    accounts:
      - {source: police, points: {cars: one car}}
      - {source: wire, points: {cars: one car}}
      - {source: city, stance: denies, says: There was none.}
  - id: background
    title: What was before
    background: true
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.yaml"
    path.write_text(STORE, encoding="utf-8")
    return path


def exported(store: Path, *arguments: str) -> str:
    result = timeline("export", "markdown", *arguments, "--file", str(store))
    assert result.status == 0, result.err
    return result.out


def test_an_entry_has_who_says_it_in_what_words_and_where(store: Path) -> None:
    written = exported(store)

    assert "## 1. A raid" in written
    assert "Tue 18 March 2025 10:00 · Harbour" in written
    assert "- **Police**: They came.\n  “Ми прийшли”\n  ‹We came› (translated by machine)" in written
    assert "(Exhibit P7, page 3)" in written
    assert "- **Spokesman, for City**" in written
    assert "- **Paper, repeating Police**" in written


def test_one_document_is_one_exhibit_and_numbers_go_past_those_that_are_taken(store: Path) -> None:
    exhibits = exported(store).partition("## Exhibits")[2]

    assert exhibits.split("\n- **")[1:] == [
        "P7**: https&#58;//example.org/police",
        "1**: https&#58;//example.org/city\n",
    ]


def test_what_has_a_number_alone_is_an_exhibit(store: Path) -> None:
    store.write_text(STORE.replace("via: A copy", 'via: A letter, exhibit: "L9"'), encoding="utf-8")

    written = exported(store)

    assert "(Exhibit L9)" in written
    assert "- **L9**: A letter" in written


def test_no_verdict_and_no_ruling_unasked(store: Path) -> None:
    plain = exported(store)

    assert "RULED" not in plain
    assert "worded" not in plain
    assert "- people: five people – Police; six people – Spokesman" in plain
    assert "people (differ)" in exported(store, "--with-verdicts")
    assert "RULED-so (desk)" in exported(store, "--with-rulings")


@pytest.mark.parametrize("name", ["markdown", "docx", "schedule.docx", "schedule.html"])
def test_quotation_marks_hold_the_words_of_sources_alone(name: str, store: Path, tmp_path: Path) -> None:
    """The document says so itself, and its own marks are those of that sentence."""
    result = timeline("export", name, "-o", "out", "--with-rulings", "--file", str(store), directory=tmp_path)
    assert result.status == 0, result.err

    text = re.sub(r"<[^>]+>", "", "".join([part.decode(errors="replace") for part in parts_of(tmp_path / "out")]))
    assert set(re.findall(r"“([^”]*)”", text)) <= {" ", "Ми прийшли"}


def test_a_denial_stands_beside_the_title(store: Path) -> None:
    assert "## 2. A second raid\n\nundated\n\n**Denied by City.**" in exported(store)


def test_what_is_told_alike_is_listed_and_nothing_of_a_denied_event(store: Path) -> None:
    """The paper repeats the police, so that the rain has two voices and not three."""
    several = exported(store).partition("## Told by two or more independent sources, contradicted by none here")[2]

    assert "1. cars: two cars – Police, Spokesman" in several
    assert "1. weather: rain – Police, Paper, Wire" in several
    assert "one car" not in several
    assert "people" not in several


def test_parties_tell_alike_by_whoever_speaks_for_them(store: Path) -> None:
    told = exported(store, "--parties", "Police,city").partition("## Told alike by all parties")[2]

    assert told.strip().startswith("- 1. cars: two cars – Police, Spokesman")
    assert "## Told alike" not in exported(store)


def test_background_is_written_where_it_is_asked_for(store: Path) -> None:
    assert "What was before" not in exported(store)
    assert "What was before" in exported(store, "--background")


def test_one_witness_has_a_chronology_of_his_own(store: Path) -> None:
    written = exported(store, "--only-source", "wire")

    assert "Police" not in written
    assert "weather: rain" in written


def test_a_file_is_new_or_replaced_where_that_is_asked_for(store: Path, tmp_path: Path) -> None:
    first = timeline("export", "markdown", "-o", "out.md", "--file", str(store), directory=tmp_path)
    again = timeline("export", "markdown", "-o", "out.md", "--file", str(store), directory=tmp_path)
    replaced = timeline("export", "markdown", "-o", "out.md", "--overwrite", "--file", str(store), directory=tmp_path)

    assert (first.status, again.status, replaced.status) == (0, 2, 0)
    assert "out.md exists already, and is left as it is" in again.err
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == exported(store)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.md", "store.yaml"]


def test_an_unknown_format_names_one_that_is_near(store: Path) -> None:
    result = timeline("export", "markdwn", "--file", str(store))

    assert (result.status, "did you mean markdown?" in result.err) == (2, True)


def test_the_pages_and_the_list_have_every_format_and_its_extra() -> None:
    """In one order: what is "the same as" the one before stands behind that."""
    rows = [*table("export.md", "Documents"), *table("formats.md", "Ways out")]
    page = [(row[0], re.findall(r"\[(\w+)\]", row[-1])) for row in rows]
    listed = [tuple(line.split(maxsplit=1)) for line in timeline("export", "list").out.splitlines()]

    assert page == [(name, [kind.extra] if kind.extra else []) for name, kind in FORMATS.items()]
    assert listed == [(name, kind.meaning) for name, kind in FORMATS.items()]


def test_every_format_has_a_module_of_its_own_and_the_room_has_no_other() -> None:
    """What the modules share ends in a word of its own, and what is read back begins otherwise."""
    modules = {path.stem for path in (PACKAGE / "interchange").glob("*.py")}
    writing = {stem for stem in modules if re.search(r"^def (write|parts)\(", source_of(stem), re.MULTILINE)}

    assert writing == {kind.module for kind in FORMATS.values()}


def source_of(stem: str) -> str:
    return (PACKAGE / "interchange" / f"{stem}.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_what_its_entry_says(name: str, store: Path, tmp_path: Path) -> None:
    """A text goes to standard output, anything else needs a name, a folder is one, and a suffix is that of its name."""
    kind = FORMATS[name]
    if name == "pdf":
        chromium()
    shown = timeline("export", name, "--file", str(store), directory=tmp_path)
    written = timeline("export", name, "-o", f"out{kind.suffix}", "--file", str(store), directory=tmp_path)

    assert written.status == 0, written.err
    assert shown.status == (0 if kind.is_text else 2), shown.err
    assert (tmp_path / f"out{kind.suffix}").is_dir() is kind.is_folder
    assert "." not in name or name.endswith(kind.suffix)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_private_is_in_any_byte(name: str, tmp_path: Path) -> None:
    from tests.cli.test_private import STORE as PRIVATE

    if name == "pdf":
        chromium()
    (tmp_path / "store.yaml").write_text(PRIVATE, encoding="utf-8")
    kept = timeline("export", name, "-o", "out", "--with-rulings", "--with-verdicts", directory=tmp_path,
                    environment={"TIMELINE_FILE": str(tmp_path / "store.yaml")})  # fmt: skip
    asked = timeline("export", name, "-o", "all", "--private", directory=tmp_path,
                     environment={"TIMELINE_FILE": str(tmp_path / "store.yaml")})  # fmt: skip

    assert (kept.status, asked.status) == (0, 0), kept.err + asked.err
    assert "withheld as private" in kept.err
    assert not any(b"SECRET" in part or b"private" in part for part in parts_of(tmp_path / "out"))
    assert any(b"SECRET" in part for part in parts_of(tmp_path / "all"))


def parts_of(path: Path) -> list[bytes]:
    """The bytes of a file, and of what is packed in it; of a folder those of all its files, and their names."""
    import zipfile

    if path.is_dir():
        files = [file for file in path.rglob("*") if file.is_file()]
        return [part for file in files for part in (str(file.relative_to(path)).encode(), *parts_of(file))]
    data = path.read_bytes()
    if data.startswith(b"%PDF"):
        return [data, *parts_of_pdf(path)]
    if not zipfile.is_zipfile(path):
        return [data]
    with zipfile.ZipFile(path) as packed:
        return [packed.read(name) for name in packed.namelist()]


def parts_of_pdf(path: Path) -> list[bytes]:
    """What a reader sees of a PDF: its text, its properties, its outline, where its links lead."""
    pypdf = module("pypdf")
    reader = pypdf.PdfReader(path)
    texts = ["".join(page.extract_text() for page in reader.pages), str(reader.metadata), str(reader.outline)]
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    return [text.encode() for text in (*texts, str(notes))]


@pytest.mark.parametrize("name", ["markdown", "html", "docx"])
def test_a_place_has_its_degrees(name: str, tmp_path: Path) -> None:
    place = "place: Odesa, coordinates: {lat: 46.48, lon: 30.73, radius: 500}"
    (tmp_path / "store.yaml").write_text(f"timeline: 1\nevents: [{{id: e, title: T, {place}}}]", encoding="utf-8")
    result = timeline("export", name, "-o", "out", "--file", "store.yaml", directory=tmp_path)

    assert result.status == 0, result.err
    assert any("Odesa, 46.48, 30.73 ± 500 m".encode() in part for part in parts_of(tmp_path / "out"))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_texts_longer_than_any_page_are_written_in_every_format(name: str, tmp_path: Path) -> None:
    store = f"timeline: 1\ntitle: {'T' * 3000}\nevents:\n  - {{id: e, title: {'U' * 40_000}, when: 2025}}\n"

    result = timeline("--file", "-", "export", name, "-o", "out", directory=tmp_path, stdin=store.encode())

    assert result.status == 0, result.err
