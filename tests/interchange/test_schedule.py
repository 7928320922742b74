"""The schedule of disputed points: what it says, and what comes back of it."""

import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.running import Result, timeline
from tests.interchange.filling import Filled, fill
from timeline.model import Event
from timeline.store import read_store

STORE = """\
timeline: 1
title: The raid
timezone: Europe/Kyiv
sources:
  police: {name: Police, type: institution}
  city: {name: City, type: institution}
  spokesman: {name: Spokesman, type: person, speaks_for: city}
  paper: {name: Paper, type: press}
events:
  - id: raid
    title: A raid
    rulings:
      # of the desk
      - {point: cars, values: [two cars, three cars], verdict: worded, because: Nobody counted., by: desk}
    accounts:
      - source: police
        when: 2025-03-18T10:00
        points: {people: {value: five people, quote: five of them}, cars: two cars, began by: "=1+1", alike: rain}
        url: https://example.org/police
        locator: page 3
      - {source: city, when: 2025-03-18T11:00, points: {cars: three cars, alike: rain}}
      - {source: spokesman, points: {people: six people, began by: a call}}
      - {source: paper, points: {people: seven people}}
  - {id: other, title: Something else, accounts: [{source: police, points: {people: one}}]}
"""
SIGNED = {"because": "Both were asked.", "by": "Clerk", "on": "2 December 2026"}
FORMS = ["docx", "xlsx"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(STORE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return timeline(*arguments, directory=folder, today=(2026, 12, 3))


def exported(folder: Path, form: str, *arguments: str) -> Path:
    result = run(folder, "export", "schedule", "-o", f"schedule.{form}", "--parties", "police,city", *arguments)
    assert result.status == 0, result.err
    return folder / f"schedule.{form}"


def taken_in(folder: Path, form: str, filled: Filled, *arguments: str) -> Result:
    path = exported(folder, form)
    fill(path, filled)
    return run(folder, "import", "schedule", path.name, *(arguments or ("--yes",)))


def rows_of(path: Path) -> list[list[str]]:
    if path.suffix == ".docx":
        return [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[0].rows]
    return [[str(cell.value or "") for cell in row] for row in openpyxl.load_workbook(path)["Schedule"]]


def event(folder: Path) -> Event:
    path = folder / "timeline.yaml"
    return read_store(path, path.read_bytes(), "timeline.yaml").timeline.events[0]


@pytest.mark.parametrize("form", FORMS)
def test_a_row_is_a_disputed_point_and_a_column_a_party(form: str, folder: Path) -> None:
    rows = rows_of(exported(folder, form))

    assert rows[0] == ["No", "Point", "A Police [police]", "B City [city]", "found", "A/B", "because", "by", "on"]
    assert [row[1].split("\n")[0] for row in rows[1:]] == ["when", "people", "cars", "began by"]
    people = next(row for row in rows if row[1].startswith("people"))
    assert people[2] == "five people\nown text: “five of them” (Ex 1, page 3)"
    assert people[3] == "six people\nSpokesman, no words kept"
    assert people[4:] == ["", "", "", "", ""]


@pytest.mark.parametrize("form", FORMS)
def test_what_others_say_stands_in_the_annex(form: str, folder: Path) -> None:
    path = exported(folder, form)
    if form == "docx":
        texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    else:
        texts = [line for (cell,) in openpyxl.load_workbook(path)["Annex"] for line in str(cell.value).split("\n")]

    assert "seven people – Paper, no words kept" in texts


def test_nothing_is_run_as_a_formula(folder: Path) -> None:
    sheet = openpyxl.load_workbook(exported(folder, "xlsx"))["Schedule"]

    assert [cell.data_type for row in sheet for cell in row if "=1+1" in str(cell.value)] == ["s"]
    assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet for cell in row)


def test_the_page_is_landscape_its_heading_repeated_and_no_row_split(folder: Path) -> None:
    document = docx.Document(str(exported(folder, "docx")))
    table = document.tables[0]

    section = document.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows[1:])
    assert document.styles["Normal"].font.size.pt >= 8
    assert document.core_properties.author == ""


@pytest.mark.parametrize("form", FORMS)
def test_rulings_stand_in_it_only_where_they_are_asked_for(form: str, folder: Path) -> None:
    def cars() -> list[str]:
        return next(row for row in rows_of(folder / f"schedule.{form}") if row[1].startswith("cars"))

    exported(folder, form)
    assert cars()[4:] == ["", "", "", "", ""]
    (folder / f"schedule.{form}").unlink()
    exported(folder, form, "--with-rulings")
    assert cars()[4:] == ["", "worded otherwise", "Nobody counted.", "desk", ""]


@pytest.mark.parametrize("form", FORMS)
def test_what_was_filled_in_becomes_rulings_and_findings(form: str, folder: Path) -> None:
    filled = {
        "people": {"A/B": "contra", **SIGNED},
        "began by": {"found": "not established", **SIGNED},
        "when": {"A/B": "open", **SIGNED},
    }

    result = taken_in(folder, form, filled)

    assert result.status == 0, result.err
    new = event(folder).rulings[1:]
    assert {(one.about, *one.values): one.verdict for one in new} == {
        ("people", "five people", "six people"): "differs",
        ("when", "2025-03-18T10:00", "2025-03-18T11:00"): "open",
    }
    assert {(one.because, one.by) for one in new} == {("Both were asked.", "Clerk")}
    assert {one.ruled.text for one in new if one.ruled is not None} == {"2026-12-02"}
    (finding,) = event(folder).points
    assert (finding.name, finding.value, finding.because, finding.by) == (
        "began by",
        "not established",
        "Both were asked.",
        "Clerk",
    )
    drawn = run(folder, "diff", "police", "city", "--all-points").out
    assert "[five] people  ≠ § [six] people" in drawn
    assert "§ Clerk, 2 Dec 2026: Both were asked." in drawn
    assert "# of the desk" in (folder / "timeline.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_a_row_that_overrules_says_whose_and_keeps_the_old_one(form: str, folder: Path) -> None:
    result = taken_in(folder, form, {"cars": {"A/B": "both can be true", **SIGNED}})

    assert result.status == 0, result.err
    assert "overrules desk: worded" in result.err
    assert [(one.verdict, one.state) for one in event(folder).rulings] == [
        ("worded", "overruled"),
        ("compatible", "signed"),
    ]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({**SIGNED, "A/B": "differ", "because": ""}, "it has no reason"),
        ({**SIGNED, "A/B": "same", "by": ""}, "it has no name"),
        ({**SIGNED, "A/B": "same", "on": ""}, "it has no date"),
        ({**SIGNED, "A/B": "same", "on": "soon"}, "on 'soon'"),
        ({**SIGNED, "A/B": "perhaps"}, "`perhaps` is none of the words of a pair"),
        (SIGNED, "no pair and nothing found is filled in"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_a_row_that_cannot_stand_is_refused_and_nothing_is_written(
    form: str, cells: dict[str, str], message: str, folder: Path
) -> None:
    before = (folder / "timeline.yaml").read_bytes()

    result = taken_in(folder, form, {"people": cells, "cars": {"A/B": "same", **SIGNED}})

    assert result.status == 2
    assert message.replace("differ", "") in result.err or "none of the words" in result.err
    assert "(2 people)" in result.err
    assert (folder / "timeline.yaml").read_bytes() == before


@pytest.mark.parametrize("form", FORMS)
def test_the_good_rows_are_taken_where_that_is_asked_for(form: str, folder: Path) -> None:
    filled = {"people": {**SIGNED, "A/B": "same", "by": ""}, "cars": {"A/B": "same", **SIGNED}}

    result = taken_in(folder, form, filled, "--yes", "--skip-bad")

    assert (result.status, "it has no name" in result.err) == (1, True)
    assert [one.about for one in event(folder).rulings] == ["cars", "cars"]


@pytest.mark.parametrize("form", FORMS)
def test_values_that_have_changed_since_are_refused(form: str, folder: Path) -> None:
    path = exported(folder, form)
    fill(path, {"people": {"A/B": "same", **SIGNED}})
    store = folder / "timeline.yaml"
    store.write_text(STORE.replace("six people", "8 people"), encoding="utf-8")

    result = run(folder, "import", "schedule", path.name, "--yes")

    assert (result.status, "what is said there has changed since" in result.err) == (2, True)


@pytest.mark.parametrize("form", FORMS)
def test_rows_may_be_sorted_and_dropped(form: str, folder: Path) -> None:
    path = exported(folder, form)
    fill(path, {"people": {"A/B": "same", **SIGNED}})
    if form == "docx":
        document = docx.Document(str(path))
        rows = document.tables[0].rows
        rows[1]._tr.getparent().remove(rows[1]._tr)
        last = document.tables[0].rows[-1]._tr
        document.tables[0].rows[0]._tr.addnext(last)
        document.save(str(path))
    else:
        book = openpyxl.load_workbook(path)
        book["Schedule"].delete_rows(2)
        book["Schedule"].move_range("A3:I4", rows=3)
        book.save(path)

    result = run(folder, "import", "schedule", path.name, "--yes")

    assert result.status == 0, result.err
    assert event(folder).rulings[-1].values == ("five people", "six people")


def test_nothing_is_written_where_nobody_can_be_asked_or_only_a_look_is_wanted(folder: Path) -> None:
    before = (folder / "timeline.yaml").read_bytes()
    filled = {"people": {"A/B": "same", **SIGNED}}

    assert taken_in(folder, "docx", filled, "-f", "timeline.yaml").status == 2
    (folder / "schedule.docx").unlink()
    shown = taken_in(folder, "docx", filled, "--dry-run")

    assert (shown.status, "people" in shown.out, shown.out.startswith("---")) == (0, True, True)
    assert (folder / "timeline.yaml").read_bytes() == before


@pytest.mark.parametrize("form", FORMS)
def test_rulings_that_went_out_and_come_back_are_not_written_again(form: str, folder: Path) -> None:
    path = exported(folder, form, "--with-rulings")
    before = (folder / "timeline.yaml").read_bytes()

    result = run(folder, "import", "schedule", path.name, "--yes")

    assert (result.status, "nothing is filled in" in result.err) == (0, True)
    assert (folder / "timeline.yaml").read_bytes() == before


def test_an_empty_schedule_writes_nothing(folder: Path) -> None:
    result = run(folder, "import", "schedule", exported(folder, "docx").name, "--yes")

    assert (result.status, "nothing is filled in" in result.err) == (0, True)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a,b\n", "zip"])
def test_a_file_that_is_no_schedule_is_told_so(content: bytes | str, folder: Path) -> None:
    path = folder / "some.docx"
    if isinstance(content, str):
        (folder / "packed").mkdir()
        shutil.make_archive(str(folder / "some"), "zip", folder / "packed")
        (folder / "some.zip").rename(path)
    else:
        path.write_bytes(content)

    result = run(folder, "import", "schedule", "some.docx", "--yes")

    assert (result.status, "is no schedule of disputed points" in result.err) == (2, True)


def test_two_parties_of_one_value_are_ruled_on_alike_or_not_at_all(folder: Path) -> None:
    store = STORE.replace("points: {people: seven people}", "points: {people: six people}")
    (folder / "timeline.yaml").write_text(store, encoding="utf-8")
    result = run(folder, "export", "schedule", "-o", "s.docx", "--parties", "police,city,paper")
    assert result.status == 0, result.err
    fill(folder / "s.docx", {"people": {"A/B": "contradict", "A/C": "same", **SIGNED}})

    result = run(folder, "import", "schedule", "s.docx", "--yes")

    assert (result.status, "are same here and differs in the same row" in result.err) == (2, True)


CHAINED = """\
timeline: 1
sources:
  police: {name: Police, type: institution}
  state: {name: State, type: institution}
  ministry: {name: Ministry, type: institution, speaks_for: state}
  spokesman: {name: Spokesman, type: person, speaks_for: ministry}
  lawyer: {name: Lawyer, type: person}
  paper: {name: Paper, type: press}
  informant: {name: Informant, type: person, speaks_for: state, private: true}
  friend: {name: Friend, type: person, speaks_for: informant}
events:
  - id: raid
    title: A raid
    accounts:
      - {source: police, points: {people: five people, cars: two cars}}
      - {source: spokesman, points: {people: six people, cars: two cars}}
      - {source: lawyer, speaks_for: ministry, points: {people: seven people}}
      - {source: lawyer, published: 2025-03-19, points: {dogs: one dog}}
      - {source: spokesman, speaks_for: nobody, published: 2025-03-19, points: {dogs: two dogs}}
      - {source: friend, points: {people: eight people}}
"""


@pytest.mark.parametrize("form", FORMS)
def test_a_party_is_heard_by_the_houses_of_a_diff(form: str, folder: Path) -> None:
    """By whoever speaks for one who speaks for it, and by one account that is told for it; by no account for nobody."""
    (folder / "timeline.yaml").write_text(CHAINED, encoding="utf-8")
    path = folder / f"s.{form}"
    result = run(folder, "export", "schedule", "-o", path.name, "--parties", "police,state,lawyer")
    assert result.status == 0, result.err
    rows = {row[1]: row for row in rows_of(path)}

    assert rows["people"][3] == "six people\nSpokesman, no words kept"
    assert rows["people"][4] == "seven people\nown text, no words kept"
    assert rows["dogs"][3:5] == ["not in the accounts here", "one dog\nown text, no words kept"]
    fill(path, {"people": {"A/B": "contradict", **SIGNED}})
    assert run(folder, "import", "schedule", path.name, "--yes").status == 0
    assert [one.values for one in event(folder).rulings] == [("five people", "six people")]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_private_speaks_for_a_party_only_where_it_went_out(form: str, folder: Path) -> None:
    """The friend speaks for the state by a private source alone."""
    (folder / "timeline.yaml").write_text(CHAINED, encoding="utf-8")
    for name, options in (("public", ()), ("whole", ("--private",))):
        path = folder / f"{name}.{form}"
        result = run(folder, "export", "schedule", "-o", path.name, "--parties", "police,state", *options)
        assert result.status == 0, result.err
        fill(path, {"people": {"A/B": "contradict", **SIGNED}})

        shown = run(folder, "import", "schedule", path.name, "--dry-run")

        assert shown.status == 0, shown.err
        assert ("eight people" in shown.err) is (name == "whole")
        assert "seven people" in shown.err


def test_a_party_that_nobody_names_is_a_whole_house(folder: Path) -> None:
    (folder / "timeline.yaml").write_text(CHAINED, encoding="utf-8")
    result = run(folder, "export", "schedule", "-o", "s.xlsx")

    assert result.status == 0, result.err
    assert rows_of(folder / "s.xlsx")[0][2:4] == ["A Police [police]", "B State [state]"]


def test_whoever_is_a_party_himself_tells_nothing_for_another(folder: Path) -> None:
    (folder / "timeline.yaml").write_text(CHAINED, encoding="utf-8")
    told = "Told alike by all parties"

    assert told in run(folder, "export", "markdown", "--parties", "police,state").out
    assert told not in run(folder, "export", "markdown", "--parties", "state,ministry").out
