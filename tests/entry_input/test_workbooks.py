"""Sheets of workbooks as records."""

from datetime import date, datetime, time

import pytest

from tests.entry_input.workbooks import Cell, Raw, workbook
from tests.tables import table
from timeline.entry_input.columns import columns_of
from timeline.entry_input.files import ReadAs, read_records
from timeline.entry_input.workbooks import workbook_records
from timeline.errors import TimelineError


def test_cells_are_what_the_sheet_shows() -> None:
    rows: list[list[Cell]] = [
        ["title", "when", "n", "more"],
        ["A\r\nb & c", date(2025, 3, 18), 145, time(16, 30)],
        [None, None, None, None],
        ["B", datetime(2025, 3, 18, 16, 30), 1.5, True],  # noqa: DTZ001 - a sheet knows no zone
        ["C", datetime(2025, 3, 18, 16, 30, 59), -3, "0012"],  # noqa: DTZ001
    ]
    held = workbook_records(workbook({"Sheet": rows}), "a.xlsx")

    assert held.names == ("title", "when", "n", "more")
    assert [tuple(record.fields.values()) for record in held.records] == [
        ("A\nb & c", "2025-03-18", "145", "16:30"),
        ("B", "2025-03-18 16:30", "1.5", "true"),
        ("C", "2025-03-18 16:30:59", "-3", "0012"),
    ]
    assert [(record.place.line, record.place.record) for record in held.records] == [(2, 1), (4, 2), (5, 3)]


@pytest.mark.parametrize(("number_format", "serial", "read"), table("tables.md", "Dates of a sheet"))
def test_the_page_tells_what_a_date_of_a_sheet_is(number_format: str, serial: str, read: str) -> None:
    held = workbook_records(workbook({"A": [["when"], [Raw(serial, number_format)]]}), "a.xlsx")

    assert held.records[0].fields["when"] == read


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (Raw("#DIV/0!", kind="e"), "`n` holds `#DIV/0!`, an error of the spreadsheet"),
        (Raw("#N/A", kind="e", formula="VLOOKUP(A1,B1:C2,2)"), "`n` holds `#N/A`, an error of the spreadsheet"),
        ("#REF!", "`n` holds `#REF!`, an error of the spreadsheet"),
        (Raw(formula="A1*2"), "`n` holds a formula whose value was not saved: =A1*2"),
    ],
)
def test_a_cell_without_its_value_is_refused_where_it_is_used(cell: Cell, message: str) -> None:
    held = workbook_records(workbook({"A": [["title", "n"], ["B", cell]]}), "a.xlsx")
    used = columns_of(held.names, {"n": "points.n"}, [])
    left_out = columns_of(held.names, {"n": ""}, [])

    with pytest.raises(TimelineError) as caught:
        used.fields(held.records[0].fields)
    assert [(one.message, one.field) for one in caught.value.problems] == [(message, "n")]
    assert left_out.fields(held.records[0].fields) == {"title": "B"}


def test_a_formula_with_its_value_is_that_value() -> None:
    held = workbook_records(workbook({"A": [["n"], [Raw("4", formula="2*2")]]}), "a.xlsx")

    assert held.records[0].fields["n"] == "4"


def test_a_sheet_may_be_named() -> None:
    data = workbook({"One": [["a"], ["1"]], "Two": [["b"], ["2"]]})

    first, second = workbook_records(data, "a.xlsx"), workbook_records(data, "a.xlsx", "two")
    assert (first.names, first.left_out) == (("a",), ("the sheet `Two`",))
    assert (second.names, second.left_out) == (("b",), ("the sheet `One`",))
    with pytest.raises(TimelineError, match="no sheet is called `Tow`"):
        workbook_records(data, "a.xlsx", "Tow")


def test_a_bare_serial_number_is_no_date() -> None:
    held = workbook_records(workbook({"A": [["title", "when"], ["B", 45734]]}), "a.xlsx")

    assert held.records[0].fields["when"] == "45734"


def test_what_is_no_workbook_is_told() -> None:
    with pytest.raises(TimelineError, match=r"a\.xlsx cannot be read as a workbook"):
        workbook_records(b"PK\x03\x04 and no more", "a.xlsx")
    with pytest.raises(TimelineError, match="this file has no rows"):
        workbook_records(workbook({"A": []}), "a.xlsx")


@pytest.mark.parametrize(
    ("how", "name", "option"),
    [
        (ReadAs(encoding="cp1252"), "a.xlsx", "--encoding"),
        (ReadAs(delimiter=";"), "a.xlsx", "--delimiter"),
        (ReadAs(sheet="A"), "a.csv", "--sheet"),
        (ReadAs(delimiter=";"), "a.yaml", "--delimiter"),
    ],
)
def test_an_option_of_another_format_is_refused(how: ReadAs, name: str, option: str) -> None:
    with pytest.raises(TimelineError, match=f"{option} belongs to"):
        read_records(workbook({"A": [["a"], ["1"]]}) if name == "a.xlsx" else b"a: 1", name, how)
