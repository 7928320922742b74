"""What is written for office programs opens in one: LibreOffice makes a PDF of it, and its text is all there."""

import subprocess
from pathlib import Path

import pytest

from tests.consumers.conftest import Exporting
from tests.consumers.programs import module, program


@pytest.mark.parametrize("name", ["docx", "schedule.docx", "schedule.xlsx"])
def test_libreoffice_opens_it(name: str, export: Exporting, tmp_path: Path) -> None:
    office, pypdf = program("soffice", "libreoffice-writer and libreoffice-calc"), module("pypdf")
    path = export(name=name)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)

    (made,) = tmp_path.glob("*.pdf")
    reader = pypdf.PdfReader(made)
    text = "".join(page.extract_text() for page in reader.pages)
    assert "ceasefire" in text
    if name.startswith("schedule"):
        assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
        assert "A White House" in text.replace("\n", " ")
