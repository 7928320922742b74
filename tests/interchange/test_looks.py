"""A file that the named format does not fit is told so by what it looks like."""

from pathlib import Path

import pytest

import timeline as timeline_package
from tests.cli.running import timeline
from timeline.interchange.imports import IMPORTS
from timeline.interchange.looks import LOOKS
from tools.fuzz.foreign import FOREIGN

FILES = {
    "ics": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:T\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "gedcom": "0 HEAD\n0 @I1@ INDI\n1 NAME A /B/\n1 BIRT Y\n0 TRLR\n",
    "timelinejs": '{"events": [{"start_date": {"year": 2025}, "text": {"headline": "T"}}]}',
    "timesketch": '{"message": "A", "datetime": "2025-03-18T17:00:00Z", "timestamp_desc": "start"}\n',
    "l2tcsv": "date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,format,"
    "extra\n03/18/2025,17:00:00,UTC,....,L,L,t,-,-,S,S,2,f,-,-,f,-\n",
    "markwhen": "2025-03-18: T\n",
    "markdown": "- 18 March 2025: T\n",
    "csv": "title,when\nT,2025-03-18\n",
    "jsonl": '{"title": "T", "when": "2025-03-18"}\n',
}
CALLED = {
    "ics": "a calendar (iCalendar)",
    "gedcom": "a family tree (GEDCOM)",
    "timelinejs": "slides of TimelineJS",
    "timesketch": "a Timesketch timeline",
    "l2tcsv": "a table of log2timeline",
}
"""Those that are told whatever format was named."""


def run(form: str, data: str | bytes, folder: Path) -> tuple[int, str]:
    (folder / "given").write_bytes(data if isinstance(data, bytes) else data.encode())
    result = timeline("import", form, "given", "-o", "new.yaml", directory=folder)
    return result.status, " ".join(result.err.split())


@pytest.mark.parametrize("form", FILES)
def test_each_format_reads_its_own(form: str, tmp_path: Path) -> None:
    assert run(form, FILES[form], tmp_path)[0] == 0


@pytest.mark.parametrize("named", [name for name in FILES if name in IMPORTS])
@pytest.mark.parametrize("form", CALLED)
def test_a_file_is_told_by_its_looks_with_the_command_that_takes_it(form: str, named: str, tmp_path: Path) -> None:
    if form == named:
        return
    status, said = run(named, FILES[form], tmp_path)

    assert (status, CALLED[form] in said, f"timeline import {form} given" in said) == (2, True, True), said
    assert not (tmp_path / "new.yaml").exists()


OTHERS = {
    b"%PDF-1.7": "given is a PDF, and not",
    b"\x89PNG\r\n": "given is a picture, and not",
    b"PK\x03\x04word/document.xml": "given is a compressed file or a document, and not",
    b"<!doctype html><p>": "given is a web page, and not",
    b"SQLite format 3\0": "given is a database, and not",
}


@pytest.mark.parametrize("data", OTHERS, ids=str)
@pytest.mark.parametrize("named", ["ics", "gedcom", "timelinejs", "timesketch", "l2tcsv", "markwhen", "markdown"])
def test_what_is_no_text_is_told_by_its_first_bytes(named: str, data: bytes, tmp_path: Path) -> None:
    status, said = run(named, data, tmp_path)

    assert (status, OTHERS[data] in said, "`timeline import list`" in said) == (2, True, True), said


@pytest.mark.parametrize("named", ["ics", "gedcom", "timelinejs", "timesketch", "l2tcsv", "markwhen", "markdown"])
@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"words", b"\x00\x01\x02", b"{", b"[]", b"a,b\n1,2\n", "слово".encode("cp1251")], ids=str
)
def test_what_fits_nothing_is_refused_and_nothing_written(named: str, data: bytes, tmp_path: Path) -> None:
    status, said = run(named, data, tmp_path)

    assert (status, bool(said)) == (2, True)
    assert not (tmp_path / "new.yaml").exists()


def test_every_format_of_another_tool_has_a_reader_a_look_and_a_file_that_is_taken_apart() -> None:
    folder = Path(timeline_package.__file__).parent / "interchange" / "reading"
    readers = {path.stem for path in folder.glob("*.py") if "\ndef read(" in path.read_text(encoding="utf-8")}
    others = {*IMPORTS} - {"csv", "jsonl", "xlsx"}

    assert others == readers == {*LOOKS} == {*FOREIGN}


def test_the_list_has_every_format(tmp_path: Path) -> None:
    listed = timeline("import", "list", directory=tmp_path).out

    assert [line.split()[0] for line in listed.splitlines()] == [*IMPORTS, "schedule"]


def test_options_of_tables_are_refused(tmp_path: Path) -> None:
    (tmp_path / "given").write_text(FILES["ics"], encoding="utf-8")
    for option in (("--map", "a=title"), ("--delimiter", ";"), ("--sheet", "A"), ("--records", "a")):
        result = timeline("import", "ics", "given", "-o", "new.yaml", *option, directory=tmp_path)
        assert (result.status, f"{option[0]} has no use for ics" in result.err) == (2, True), result.err
