"""What goes out as a table, as lines of JSON or as a workbook comes back as it was."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given

from tests.cli.running import timeline
from tests.interchange.any_store import Tree, as_text, trees
from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.select.drafts import settled
from timeline.store import read_store
from timeline.store.samples import sample_story

FORMATS = ("csv", "jsonl", "xlsx")
ALL = ("--private", "--with-rulings", "--background")


def read(text: str) -> Timeline:
    return read_store(None, text.encode(), "store.yaml").timeline


def out_and_in(text: str, form: str, folder: Path) -> str:
    """A store that was written out in a format and made anew of what was written."""
    (folder / "store.yaml").write_bytes(text.encode())
    out = timeline("export", form, "-o", f"all.{form}", *ALL, "--strict", "--file", "store.yaml", directory=folder)
    assert (out.status, out.out) == (0, ""), out.err
    back = timeline("import", form, f"all.{form}", "-o", "new.yaml", directory=folder)
    assert back.status == 0, back.err
    return (folder / "new.yaml").read_bytes().decode()


@pytest.mark.parametrize("form", FORMATS)
@given(tree=trees())
def test_out_and_in_again_is_the_same_timeline(form: str, tree: Tree) -> None:
    try:
        told = read(as_text(tree))
    except TimelineError:
        return  # what no store may hold is no store
    with TemporaryDirectory() as folder:
        assert read(out_and_in(as_text(tree), form, Path(folder))) == settled(told)  # drafts stay at home


@pytest.mark.parametrize("form", FORMATS)
def test_an_account_that_says_nothing_comes_back_beside_another_of_its_source(form: str, tmp_path: Path) -> None:
    accounts = [{"source": "a", "published": "2025-03-18"}, {"source": "a"}]
    text = as_text({"timeline": 1, "sources": {"a": {}}, "events": [{"id": "e", "title": "E", "accounts": accounts}]})

    assert read(out_and_in(text, form, tmp_path)) == read(text)


@pytest.mark.parametrize("form", FORMATS)
def test_the_shipped_story_comes_back(form: str, tmp_path: Path) -> None:
    assert read(out_and_in(sample_story(), form, tmp_path)) == read(sample_story())


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_there_already_is_not_added_again(form: str, tmp_path: Path) -> None:
    made = out_and_in(sample_story(), form, tmp_path)
    again = timeline("import", form, f"all.{form}", "--into", "new.yaml", "--strict", directory=tmp_path)

    assert again.status == 0
    assert "0 events and 0 accounts added" in again.err
    assert (tmp_path / "new.yaml").read_bytes().decode() == made


def hostile(text: str) -> str:
    account = {"source": "a", "says": text, "points": {"p": {"value": text}}}
    event = {"id": "e", "title": "T", "note": text, "accounts": [account]}
    return json.dumps({"timeline": 1, "title": text, "sources": {"a": {"name": text}}, "events": [event]})


FORMULAS = ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", " =1+1", "\t=1+1", "＝1+1", "\n=1+1", "'=1+1\ny"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_table_is_a_formula(text: str, tmp_path: Path) -> None:
    out_and_in(hostile(text), "csv", tmp_path)
    written = (tmp_path / "all.csv").read_text(encoding="utf-8")

    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for row in cells(written) for cell in row)
    # A program that splits at semicolons sees no more cells than there are.
    assert all(field.startswith('"') for field in written.splitlines() if field.startswith(("=", "+", "@")))


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


@pytest.mark.parametrize("text", FORMULAS)
def test_every_cell_of_a_workbook_is_a_text(text: str, tmp_path: Path) -> None:
    out_and_in(hostile(text), "xlsx", tmp_path)
    sheet = openpyxl.load_workbook(BytesIO((tmp_path / "all.xlsx").read_bytes())).active

    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_rows_may_be_sorted_and_dropped(tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_text(sample_story(), encoding="utf-8")
    timeline("export", "csv", "-o", "all.csv", *ALL, "--file", "store.yaml", directory=tmp_path)
    head, first, *rows = cells((tmp_path / "all.csv").read_text(encoding="utf-8"))
    place = head.index("event")
    kept = [row for row in rows if row[place] != "jeddah-talks"]
    text = StringIO()
    csv.writer(text).writerows([head, first, *sorted(kept, reverse=True)])
    (tmp_path / "sorted.csv").write_text(text.getvalue(), encoding="utf-8")
    result = timeline("import", "csv", "sorted.csv", "-o", "new.yaml", directory=tmp_path)

    assert result.status == 0, result.err
    made = {event.id: event for event in read((tmp_path / "new.yaml").read_text(encoding="utf-8")).events}
    told = {event.id: event for event in read(sample_story()).events if event.id != "jeddah-talks"}
    assert made.keys() == told.keys()
    for name, event in made.items():
        assert event.accounts[0].source == told[name].accounts[0].source
        assert len(event.accounts) == len(told[name].accounts)
        assert {point.name for account in event.accounts for point in account.points} == {
            point.name for account in told[name].accounts for point in account.points
        }


WRONG = [
    ('"entry","timeline","event"\n"store","1",""\n"evnt","","a"\n', "`entry` says what a row is, and cannot be `evnt`"),
    ('"entry","timeline","event","says"\n"store","1","",""\n"event","","a","x"\n', "`event` has no `says`"),
    ('"entry","timeline","event","name","value"\n"store","1","","",""\n"point","","a","p","5"\n', "no row is `a`"),
    ('"entry","timeline","title"\n"store","1",""\n"event","","T"\n', "fill in the column `event`"),
    ('"entry","timeline","event","tags"\n"store","1","",""\n"event","","a","x, y"\n', "`tags` cannot be `x, y`"),
    ('"entry","timeline","event","title"\n"store","1","",""\n"event","","a b","T"\n', "`a b` is no id"),
    ('"entry","timeline","timezone"\n"store","1","Kyiv"\n', "no time zone is called 'Kyiv'"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_with_a_row_is_told(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(text, encoding="utf-8")
    result = timeline("import", "csv", "rows.csv", "-o", "new.yaml", directory=tmp_path)

    assert (result.status, said in result.err) == (2, True), result.err
    assert not (tmp_path / "new.yaml").exists()


def test_a_file_of_another_zone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_text("timeline: 1\ntimezone: Europe/Kyiv\n", encoding="utf-8")
    (tmp_path / "rows.csv").write_text('"entry","timeline","timezone"\n"store","1","UTC"\n', encoding="utf-8")
    result = timeline("import", "csv", "rows.csv", "--into", "store.yaml", directory=tmp_path)

    assert (result.status, "are in UTC, and those here in another zone" in result.err) == (2, True)


def test_a_foreign_table_is_read_as_add_reads_it(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("ts,msg\n2025-03-18T22:40+02:00,The sirens end\n", encoding="utf-8")
    mapped = ("--map", "ts=when", "--map", "msg=title", "--source", "desk", "--new-source", "Desk")
    result = timeline("import", "csv", "log.csv", *mapped, "-o", "new.yaml", directory=tmp_path)

    assert result.status == 0, result.err
    (event,) = read((tmp_path / "new.yaml").read_text(encoding="utf-8")).events
    assert (event.title, event.accounts[0].source) == ("The sirens end", "desk")


def test_strict_takes_nothing_where_something_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("ts,msg,row\n2025-03-18,The sirens end,7\n", encoding="utf-8")
    mapped = ("--map", "ts=when", "--map", "msg=title", "-o", "new.yaml")
    strict = timeline("import", "csv", "log.csv", *mapped, "--strict", directory=tmp_path)
    report = timeline("import", "csv", "log.csv", *mapped, "--report", "json", directory=tmp_path)

    assert (strict.status, "left out: row" in strict.err) == (1, True)
    assert json.loads(report.out)["notes"] == ["left out: row"]
    assert (tmp_path / "new.yaml").exists()


FOREIGN = [
    ("csv", "talks.ics", b"BEGIN:VCALENDAR\r\n", "talks.ics is a calendar (iCalendar), and no table of entries"),
    ("csv", "family", b"0 HEAD\n1 GEDC\n", "family is a family tree (GEDCOM), and no table of entries"),
    ("jsonl", "page", b"<!doctype html><p>", "page is a web page, and no table of entries"),
    ("csv", "rows", b'{"a": 1}\n', "rows looks like JSON Lines, and not like a table of text"),
    ("jsonl", "rows", b"a,b\n1,2\n", "rows looks like a table of text, and not like JSON Lines"),
    ("jsonl", "rows", b'[{"a": 1}]', "rows looks like JSON, and not like JSON Lines"),
    ("xlsx", "rows", b"a,b\n1,2\n", "rows looks like a table of text, and not like a workbook"),
    ("csv", "store.yaml", b"timeline: 1\n", "store.yaml looks like YAML, and not like a table of text"),
    ("csv", "rows", b"", "this file has no rows"),
]


@pytest.mark.parametrize(
    ("form", "name", "data", "said"), FOREIGN, ids=[f"{form}-{said}" for form, _, _, said in FOREIGN]
)
def test_a_file_of_another_format_is_told_by_its_looks(
    form: str, name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    result = timeline("import", form, name, "-o", "new.yaml", directory=tmp_path)

    assert (result.status, said in result.err) == (2, True), result.err
