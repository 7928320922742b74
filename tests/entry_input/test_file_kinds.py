"""Which format a file has."""

import io
import re
import zipfile

import pytest

from tests.cli.running import timeline
from tests.entry_input.workbooks import workbook
from tests.tables import ROOT, table
from timeline.entry_input.file_kinds import ENDINGS, FORMATS, Format, format_of, workbook_or_text
from timeline.errors import TimelineError


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.csv", "", "csv"),
        ("A.TSV", "", "csv"),
        ("a.json", "", "json"),
        ("a.ndjson", "", "jsonl"),
        ("a.yml", "", "yaml"),
        ("-", '[{"title": "A"}]', "json"),
        ("-", '{"title": "A"}', "json"),
        ("-", '{\n"title": "A"}', "json"),
        ("-", '{"title": "A"}\n{"title": "B"}\n', "jsonl"),
        ("-", "- title: A, B\n", "yaml"),
        ("-", "title: A, B\n", "yaml"),
        ("-", "timeline: 1\nevents: []\n", "yaml"),
        ("-", "title,when\nA,2025\n", "csv"),
        ("export.txt", "title\twhen\nA\t2025\n", "csv"),
    ],
)
def test_formats(name: str, text: str, expected: Format) -> None:
    assert workbook_or_text(name, text.encode()) is None
    assert format_of(name, text) == expected


def test_the_page_and_the_help_name_every_format() -> None:
    page = {row[0]: tuple(re.findall(r"\.\w+", row[1])) for row in table("tables.md", "Files")}

    assert page == {
        format_: tuple(ending for ending, told in ENDINGS.items() if told == format_) for format_ in sorted(FORMATS)
    }
    assert f"`--format {'|'.join(FORMATS)}`" in (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert f"Of that file: {', '.join(FORMATS)};" in " ".join(timeline("add", "--help").out.split())


@pytest.mark.parametrize("name", ["a.xlsx", "A.XLS", "a.ods", "export"])
def test_a_workbook_is_told_by_its_name_or_its_bytes(name: str) -> None:
    assert workbook_or_text(name, workbook({"A": []})) == "excel"


@pytest.mark.parametrize(("name", "begin", "told"), table("tables.md", "No tables"))
def test_the_page_tells_what_is_no_table(name: str, begin: str, told: str) -> None:
    with pytest.raises(TimelineError) as caught:
        workbook_or_text(name, begin.encode())

    assert caught.value.problems[0].message == told


@pytest.mark.parametrize(("inside", "what"), [("word/document.xml", "a document"), ("a.txt", "a compressed file")])
def test_other_archives_are_no_workbooks(inside: str, what: str) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(inside, "x")

    with pytest.raises(TimelineError, match=f"a is {what}"):
        workbook_or_text("a", data.getvalue())
