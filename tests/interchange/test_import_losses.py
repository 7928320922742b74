"""What a file of another tool says and no entry holds is told, and what it holds to do harm is text."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import timeline
from tests.interchange.foreign import imported, run
from tests.interchange.hostile import TEXTS
from tests.tables import table
from timeline.interchange.imports import IMPORTS

CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:T
PRIORITY:1
RRULE:FREQ=DAILY
DTSTART:20250318T170000Z
END:VEVENT
BEGIN:VEVENT
SUMMARY:U
PRIORITY:2
END:VEVENT
BEGIN:VTODO
END:VTODO
END:VCALENDAR
"""


def test_what_is_lost_is_told_in_a_sentence(tmp_path: Path) -> None:
    said = "1 entry that repeats without end taken once; left out: 1 VTODO, PRIORITY of 2 entries"

    assert f"not as in the file: {said}\n" in run("ics", CALENDAR, tmp_path).err


def test_what_is_lost_is_told_by_line(tmp_path: Path) -> None:
    err = run("ics", CALENDAR, tmp_path, "-v").err

    assert "1 entry that repeats without end taken once (line 2)\n" in err
    assert "left out: PRIORITY of 2 entries (line 4, line 10)\n" in err


def test_what_is_lost_is_told_as_data(tmp_path: Path) -> None:
    report = json.loads(run("ics", CALENDAR, tmp_path, "--report", "json").out)

    assert report["losses"][0] == {
        "kind": "endless",
        "count": 1,
        "words": "1 entry that repeats without end taken once",
        "of": ["line 2"],
    }


def test_strict_takes_nothing_where_something_is_lost(tmp_path: Path) -> None:
    result = run("ics", CALENDAR, tmp_path, "--strict")

    assert (result.status, "nothing was written: --strict" in result.err) == (1, True)
    assert not (tmp_path / "new.yaml").exists()


def test_nothing_is_told_where_nothing_is_lost(tmp_path: Path) -> None:
    result = run("markdown", "- 2025: T\n", tmp_path, "--strict")

    assert (result.status, "not as in" in result.err) == (0, False)


def files_of(text: str) -> dict[str, str]:
    """A file of each format with that text where it takes one."""
    line = " ".join(text.split())
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")
    cell = '"' + text.replace('"', '""') + '"'
    return {
        "ics": f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{escaped}\nDESCRIPTION:{escaped}\nEND:VEVENT\nEND:VCALENDAR\n",
        "timelinejs": json.dumps(
            {"events": [{"start_date": {"year": 2025}, "text": {"headline": text, "text": text}, "unique_id": text}]}
        ),
        "timesketch": json.dumps(
            {"message": text, "datetime": "2025-03-18T17:00:00Z", "timestamp_desc": text, text: text}
        ),
        "l2tcsv": "date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc\n"
        f"03/18/2025,17:00:00,UTC,....,{cell},{cell},{cell},-,-,{cell},{cell}\n",
        "gedcom": f"0 HEAD\n0 @I1@ INDI\n1 NAME {line}\n1 BIRT\n2 DATE {line}\n2 PLAC {line}\n2 SOUR {line}\n0 TRLR\n",
        "markwhen": f"2025: {line}\n{text}\n",
        "markdown": f"- 2025: {line}\n",
    }


@pytest.mark.parametrize("text", TEXTS, ids=[f"text {number}" for number, _ in enumerate(TEXTS)])
@pytest.mark.parametrize("form", files_of(""))
def test_a_hostile_text_is_a_text(form: str, text: str, tmp_path: Path) -> None:
    """It makes no event, no line and no control sequence, and the store that holds it can be drawn and read."""
    result = run(form, files_of(text)[form], tmp_path)
    drawn = timeline("show", "--file", "new.yaml", directory=tmp_path)

    assert result.status == 0, result.err
    assert (drawn.status, drawn.out.count("1 event")) == (0, drawn.out.count("1 event"))
    assert not any(sign in result.out + result.err + drawn.out for sign in ("\x1b", "\x07", "\x00"))


def test_the_page_and_the_list_have_every_format(tmp_path: Path) -> None:
    listed = timeline("import", "list", directory=tmp_path).out
    page = [(row[0].strip("`"), row[1].replace("`", "")) for row in table("formats.md", "What is read")]

    assert page == [(name, kind.meaning.replace("`", "")) for name, kind in IMPORTS.items()]
    assert all(f"{kind.meaning}\n" in listed for kind in IMPORTS.values())


def test_the_page_names_the_extra_of_each_format() -> None:
    page = {row[0].strip("`"): row[2].strip("`") for row in table("formats.md", "What is read")}

    assert {name: page[name] for name in IMPORTS if IMPORTS[name].extra} == {
        name: f"[{kind.extra}]" for name, kind in IMPORTS.items() if kind.extra
    }


def test_the_note_of_a_file_is_lost_where_the_store_is_there(tmp_path: Path) -> None:
    text = CALENDAR.replace("BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\nX-WR-CALDESC:Told\n")
    (tmp_path / "store.yaml").write_text("timeline: 1\n", encoding="utf-8")
    (tmp_path / "given").write_text(text, encoding="utf-8")
    result = timeline("import", "ics", "given", "--into", "store.yaml", directory=tmp_path)

    assert "note of the file" in result.err
    assert imported("ics", text, tmp_path).timeline.note == "Told"


def test_times_without_a_zone_are_told_and_no_loss(tmp_path: Path) -> None:
    result = run("markwhen", "2025-03-18 10:30: T\n2025: U\n", tmp_path, "--strict")

    assert result.status == 0
    assert "1 time without a zone is read in that of the source, else of the store\n" in result.err


LONG = "word " * 20_000
GROWING = {
    "ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:T\nDTSTART:20250318T170000Z\nRRULE:FREQ=DAILY;COUNT=400\n"
    f"DESCRIPTION:{LONG}\nEND:VEVENT\nEND:VCALENDAR\n",
    "gedcom": f"0 HEAD\n0 @N@ NOTE {LONG}\n0 @I@ INDI\n" + "1 BURI\n2 NOTE @N@\n" * 400,
    "markwhen": "group A\n" * 400 + "2025: T\n" * 400,
}


@pytest.mark.parametrize("form", GROWING)
def test_a_short_file_makes_no_long_store(form: str, tmp_path: Path) -> None:
    result = run(form, GROWING[form], tmp_path)
    new = tmp_path / "new.yaml"

    assert result.status in (0, 2)
    assert not new.exists() or new.stat().st_size < 25 * len(GROWING[form])
    assert ("taken once" in result.err) == (form == "ics")
    assert (result.status == 2) == (form != "ics")


def test_an_encoding_may_be_named(tmp_path: Path) -> None:
    data = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Розмова\nEND:VEVENT\nEND:VCALENDAR\n"

    assert imported("ics", data.encode("utf-16-le"), tmp_path, "--encoding", "utf-16-le").events[0].title == "Розмова"


def without(library: str, form: str, data: bytes, folder: Path) -> subprocess.CompletedProcess[str]:
    """A process in which that library cannot be imported."""
    (folder / "given").write_bytes(data)
    code = f"import sys; sys.modules['{library}'] = None\nfrom timeline.__main__ import run\nrun()"
    return subprocess.run(
        [sys.executable, "-c", code, "import", form, "given", "-o", "new.yaml"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


MISSING = [
    ("icalendar", "ics", CALENDAR.encode(), "calendar"),
    ("ansel", "gedcom", b"0 HEAD\n1 CHAR ANSEL\n0 @I@ INDI\n1 NAME Zo\xe8e\n1 BIRT Y\n", "gedcom"),
]


@pytest.mark.parametrize(("library", "form", "data", "extra"), MISSING, ids=[one[0] for one in MISSING])
def test_a_missing_library_is_named_with_its_extra(
    library: str, form: str, data: bytes, extra: str, tmp_path: Path
) -> None:
    done = without(library, form, data, tmp_path)

    assert (done.returncode, f"pip install 'sourced-timeline[{extra}]'" in done.stderr) == (2, True), done.stderr
    assert not (tmp_path / "new.yaml").exists()


def test_a_date_of_another_calendar_stays_words_where_its_library_is_missing(tmp_path: Path) -> None:
    data = b"0 HEAD\n0 @I@ INDI\n1 NAME A\n1 BIRT\n2 DATE @#DHEBREW@ 1 TSH 5785\n"
    done = without("convertdate", "gedcom", data, tmp_path)

    assert (done.returncode, "1 date kept in words" in done.stderr) == (0, True), done.stderr
