"""The PDF that a browser prints of the page, as a reader of PDF sees it."""

from pathlib import Path

import pytest

from tests.consumers.conftest import Exporting
from tests.consumers.hostile import MARK, store
from tests.consumers.programs import chromium, module


@pytest.fixture(autouse=True)
def needed() -> None:
    chromium()


def text_of(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in module("pypdf").PdfReader(path).pages]


def test_it_has_the_whole_chronology_and_numbers_its_pages(export: Exporting) -> None:
    pages = text_of(export("--since", "2025-03-23", name="pdf"))
    text = " ".join(pages)

    assert "The US talks with Ukraine and with Russia in Riyadh" in text
    assert "Sources" in text
    assert "Exhibits" in text
    assert [page for number, page in enumerate(pages, 1) if f"{number} / {len(pages)}" not in page] == []
    assert "Side by side" not in text


def test_what_is_folded_on_the_screen_is_printed(export: Exporting) -> None:
    text = " ".join(text_of(export("--since", "2025-03-19", "--until", "2025-03-19", name="pdf")))

    assert "The railway's power supply was hit by drones in the morning." in text


def test_its_links_and_properties_hold_nothing_but_the_page(export: Exporting, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(store(), encoding="utf-8")
    reader = module("pypdf").PdfReader(export("--with-verdicts", "--with-rulings", store=path, name="pdf"))

    annotations = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    actions = [note["/A"] for note in annotations if "/A" in note]
    assert {action["/S"] for action in actions} <= {"/URI", "/GoTo"}
    assert all(str(action.get("/URI", "https:")).startswith(("http:", "https:")) for action in actions)
    assert not reader.trailer["/Root"].get("/OpenAction", {}) or "/JS" not in str(
        reader.trailer["/Root"]["/OpenAction"]
    )
    assert f"window.{MARK}" not in str({key: value for key, value in reader.metadata.items() if key != "/Title"})
