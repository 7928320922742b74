"""`timeline add --from`: many entries at once."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.running import SMALL, Result, timeline
from tests.entry_input.workbooks import workbook
from timeline.model import Timeline
from timeline.store import load_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "timeline.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(store: Path, *arguments: str, stdin: str = "", **environment: str) -> Result:
    return timeline(*arguments, directory=store.parent, stdin=stdin.encode(), environment=environment)


def read(store: Path) -> Timeline:
    return load_store(store).timeline


LOG = """\
ts,msg,id,level
1742306400,Siren in Odesa,m1,info
"2025-03-18 14:00:01,123",All clear,m2,info
1742306400123,Drones over port,m3,warn
"""
MAPS = ("--source", "paper", "--map", "ts=when", "--map", "msg=title", "--map", "id=ref")


def test_the_same_file_twice_adds_nothing(store: Path) -> None:
    (store.parent / "log.csv").write_text(LOG, encoding="utf-8")

    first = run(store, "add", "--from", "log.csv", *MAPS)
    after = store.read_bytes()
    stamp = store.stat().st_mtime_ns
    second = run(store, "add", "--from", "log.csv", *MAPS)

    assert first.err.endswith("3 events and 3 accounts added\n")
    assert second == Result(
        0, "", "left out: level\n0 events and 0 accounts added; 3 entries there already: records 1-3\n"
    )
    assert (store.read_bytes(), store.stat().st_mtime_ns) == (after, stamp)


def test_columns_that_are_left_out_are_named(store: Path) -> None:
    result = run(store, "add", "--from", "-", *MAPS, stdin=LOG)

    assert "left out: level\n" in result.err


def test_an_unknown_column_is_told_with_its_file(store: Path) -> None:
    (store.parent / "rows.csv").write_text("\ntitle,wen\nA,2022\n", encoding="utf-8")
    (store.parent / "rows.json").write_text('[{"title": "A", "wen": 2022}]', encoding="utf-8")

    for name, place in (("rows.csv", "rows.csv:2:1"), ("rows.json", "rows.json:1:1")):
        result = run(store, "add", "--from", name)
        assert result.status == 2
        assert result.err.startswith(f"{place}  error  the column `wen` is no key of an entry")


def test_good_records_are_taken_beside_what_json_cannot_say(store: Path) -> None:
    text = '[{"title": "A\\ud800"}, {"title": "B", "when": 2021, "when": 2022}, {"title": "C"}]'
    (store.parent / "rows.json").write_text(text, encoding="utf-8")

    result = run(store, "add", "--from", "rows.json", "--skip-bad")

    assert result.status == 1
    assert "rows.json:1:1  error  record 1: half a character (U+D800) is no text" in result.err
    assert "rows.json:1:1  error  record 2: the key `when` stands twice here" in result.err
    assert [event.title for event in read(store).events][-1] == "C"
    rejected = (store.parent / "rows.json.rejected").read_text(encoding="utf-8")
    assert [json.loads(line)["text"] for line in rejected.splitlines()] == [
        '{"title": "A\\ud800"}',
        '{"title": "B", "when": 2021, "when": 2022}',
    ]


def test_all_or_none(store: Path) -> None:
    result = run(store, "add", "--from", "-", "--format", "csv", stdin="title,when\nA,2025\nB,2025-13-01\nC,soon\n")

    assert (result.status, result.out) == (2, "")
    assert "standard input:3:1  error" in result.err
    assert "standard input:4:1  error" in result.err
    assert store.read_text(encoding="utf-8") == SMALL


def test_options_fill_what_a_record_does_not_say(store: Path) -> None:
    rows = [{"title": "A", "source": "paper"}, {"title": "B", "via": "Agency"}]
    result = run(
        store, "add", "--from", "-", "--source", "ministry", "--via", "Wire", "--tag", "t", stdin=json.dumps(rows)
    )

    assert result.status == 0, result.err
    made = read(store).events[-2:]
    assert [(event.tags, event.accounts[0].source, event.accounts[0].cite[0].via) for event in made] == [
        (("t",), "paper", "Wire"),
        (("t",), "ministry", "Agency"),
    ]


@pytest.mark.parametrize("option", ["--url", "--quote", "--published", "--point", "--says"])
def test_evidence_has_no_default(store: Path, option: str) -> None:
    result = run(store, "add", "--from", "-", option, "2025", stdin='[{"title": "A", "source": "paper"}]')

    assert result.status == 2
    assert option in result.err


def test_new_sources_of_a_file(store: Path) -> None:
    rows = '{"title": "A", "source": "Air Force"}\n{"title": "B", "source": "air force"}\n'

    assert run(store, "add", "--from", "-", stdin=rows).status == 2
    assert run(store, "add", "--from", "-", "--new-sources", stdin=rows).status == 0
    assert read(store).sources["air-force"].name == "Air Force"
    assert [event.accounts[0].source for event in read(store).events[-2:]] == ["air-force", "air-force"]


def test_a_store_is_taken_in_with_its_sources(tmp_path: Path) -> None:
    shipped = Path(__file__).parent.parent.parent / "data" / "events.yaml"
    store = tmp_path / "timeline.yaml"
    store.write_text("timeline: 1\ntimezone: Europe/Kyiv\n", encoding="utf-8")

    result = run(store, "add", "--from", str(shipped))

    assert result.status == 0, result.err
    held, taken = load_store(shipped).timeline, read(store)
    assert taken.sources == held.sources
    assert taken.events == held.events

    again = run(store, "add", "--from", str(shipped))

    assert again.out == ""
    assert again.err.startswith("0 events and 0 accounts added; ")


WITH_ALL = """\
timeline: 1
sources:
  a: {name: A, clock: {ahead: 7 min, because: tested}, speaks_for: b}
  b: {name: B, clock: [{behind: 7 min, because: tested, within: 2025}, {ahead: 1 min, because: seen}]}
events:
  - id: e
    title: E
    x-row: {n: [1, 2]}
    points: {y: {value: 5 km, because: measured}}
    accounts:
      - {source: a, points: {x: raised}, corrects: true, speaks_for: b, cite: [{via: W}, {url: "https://e.org/"}]}
      - {source: b, points: {x: {value: lowered, stance: denies, as: text}}}
    rulings:
      - {point: x, values: [raised, lowered], verdict: compatible, because: seen, ruled: 2026-11-29}
"""


def test_entries_within_entries_are_taken_in(store: Path) -> None:
    store.write_text("timeline: 1\n", encoding="utf-8")
    other = store.parent / "other.yaml"
    other.write_text(WITH_ALL, encoding="utf-8")

    first = run(store, "add", "--from", "other.yaml")
    given, taken = load_store(other).timeline, read(store)
    again = run(store, "add", "--from", "other.yaml")
    other.write_text(WITH_ALL.replace("compatible", "same").replace("stance: denies, ", ""), encoding="utf-8")
    otherwise = run(store, "add", "--from", "other.yaml")

    assert first.status == 0, first.err
    assert (taken.sources, taken.events) == (given.sources, given.events)
    assert again.err == "0 events and 0 accounts added; 2 entries there already: record 1\n"
    assert "`e` is there already with another `rulings`" in otherwise.err


def test_a_store_in_another_zone_is_not_taken_in(store: Path) -> None:
    other = "timeline: 1\ntimezone: Asia/Tokyo\nevents: [{id: a, title: A, when: 2025-03-18T10:00}]\n"
    result = run(store, "add", "--from", "-", stdin=other)

    assert result.status == 2
    assert "the clock times of standard input are in Asia/Tokyo" in result.err


def write(store: Path, name: str, text: str) -> None:
    (store.parent / name).write_text(text, encoding="utf-8", newline="")


def words(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


def test_one_new_source_tells_all_records(store: Path) -> None:
    rows = json.dumps([{"title": f"Event {number}"} for number in range(3)])
    first = run(store, "add", "--from", "-", "--source", "api", "--new-source", "API", stdin=rows)
    again = run(store, "add", "--from", "-", "--source", "api", "--new-source", "API", stdin=rows)

    assert (first.status, again.status) == (0, 0), first.err + again.err
    assert read(store).sources["api"].name == "API"
    assert [event.accounts[0].source for event in read(store).events[-3:]] == ["api"] * 3
    assert again.err == "0 events and 0 accounts added; 3 entries there already: records 1-3\n"


def test_another_new_source_of_that_id_is_refused(store: Path) -> None:
    result = run(store, "add", "--from", "-", "--source", "paper", "--new-source", "Other", stdin='[{"title": "A"}]')

    assert result.status == 2
    assert "the source `paper` exists" in result.err


def test_a_record_that_names_its_source_is_not_told_by_the_new_one(store: Path) -> None:
    rows = '[{"title": "A", "source": "paper"}, {"title": "B", "accounts": [{"says": "C"}]}]'
    result = run(store, "add", "--from", "-", "--source", "api", "--new-source", "API", stdin=rows)

    assert result.status == 0, result.err
    assert [[one.source for one in event.accounts] for event in read(store).events[-2:]] == [["paper"], ["api"]]


def test_a_column_tells_its_order_itself(store: Path) -> None:
    result = run(store, "add", "--from", "-", stdin="title,when\nA,03/04/2025\nB,14/06/2023\n")

    assert result.status == 0
    assert "`when` has the day first, as 14/06/2023 of record 2 shows\n" in result.err
    assert [event.own_when and event.own_when.text for event in read(store).events[-2:]] == [
        "2025-04-03",
        "2023-06-14",
    ]


def test_an_order_that_nothing_tells_is_asked_for_once(store: Path) -> None:
    write(store, "my rows.csv", "what,on\nA,03/04/2025\nB,05/06/2025\n")
    given = ("add", "--from", "my rows.csv", "--map", "what=title", "--map", "on=when", "--tag", "t")
    result = run(store, *given)

    assert (result.status, result.out) == (2, "")
    assert result.err.count("date-order") == 1
    command = "timeline add --from 'my rows.csv' --map what=title --map on=when --tag t --day-first"
    assert f"`{command}` for 2025-04-03" in words(result.err)
    assert store.read_text(encoding="utf-8") == SMALL


@pytest.mark.parametrize(("option", "when"), [("--day-first", "2025-04-03"), ("--month-first", "2025-03-04")])
def test_the_order_may_be_said(store: Path, option: str, when: str) -> None:
    result = run(store, "add", "--from", "-", option, stdin="title,when\nA,03/04/2025\n")

    assert result.status == 0
    assert [event.own_when.text for event in read(store).events[-1:] if event.own_when] == [when]

    other = "14/06/2023" if option == "--month-first" else "06/14/2023"
    result = run(store, "add", "--from", "-", option, stdin=f"title,when\nB,{other}\n")

    assert result.status == 2
    assert f"record 1: `when` '{other}': “{other}” is no date with the" in words(result.err)


def test_every_problem_names_its_record_and_column(store: Path) -> None:
    rows = [{"title": "A", "on": "soon"}, {"title": "B", "by": "papr"}, {"on": "2025"}, {"title": "C", "sure": "9"}]
    write(store, "rows.json", json.dumps(rows, indent=1))
    maps = ("--map", "on=when", "--map", "by=source", "--map", "sure=credibility")
    result = run(store, "add", "--from", "rows.json", *maps)

    told = words(result.err)
    assert result.status == 2
    assert "rows.json:2:1 error record 1: `on` 'soon': “soon” is not understood here" in told
    assert "rows.json:6:1 error record 2, `by`: no source is called `papr`" in told
    assert "rows.json:10:1 error record 3, `title`: a new event needs a title" in told
    assert "rows.json:13:1 error record 4, `by`: an account needs a source" in told

    write(store, "rows.csv", "about,by,says\nnothing,paper,A\n")
    result = run(store, "add", "--from", "rows.csv", "--map", "about=to", "--map", "by=source")

    assert "rows.csv:2:1 error record 1, `about`: no event is called `nothing`" in words(result.err)


BAD = """\
what,on,by,note
A,2025,paper,"one
two"
B,soon,paper,x
C,2026,papr,y
D,2027,ministry,
E,2028,paper,z,and more
"""
OF_BAD = ("--map", "what=title", "--map", "on=when", "--map", "by=source")


def test_bad_records_are_put_aside(store: Path) -> None:
    write(store, "bad.csv", BAD)
    result = run(store, "add", "--from", "bad.csv", *OF_BAD, "--skip-bad")

    assert result.status == 1
    assert [event.title for event in read(store).events[3:]] == ["A", "D"]
    assert result.err.endswith("2 events and 2 accounts added; 3 refused: records 2-3, 5, now in bad.csv.rejected\n")
    assert (store.parent / "bad.csv.rejected").read_text(encoding="utf-8") == (
        "rejected because,what,on,by,note\n"
        "`on` 'soon': “soon” is not understood here,B,soon,paper,x\n"
        "by: no source is called `papr` (did you mean paper?),C,2026,papr,y\n"
        '"this row has 5 cells, and the first one names 4 columns (put text with the separator in it in quotes)",'
        "E,2028,paper,z,and more\n"
    )


def test_what_was_put_aside_is_mended_and_taken(store: Path) -> None:
    write(store, "bad.csv", BAD)
    run(store, "add", "--from", "bad.csv", *OF_BAD, "--skip-bad")
    path = store.parent / "bad.csv.rejected"
    mended = path.read_text(encoding="utf-8").replace("soon,", "2029,").replace("papr,", "paper,").replace(",and ", " ")
    path.write_text(mended, encoding="utf-8")
    result = run(store, "add", "--from", "bad.csv.rejected", *OF_BAD)

    assert result.status == 0, result.err
    assert "left out: rejected because\n" in result.err
    assert [event.title for event in read(store).events[3:]] == ["A", "D", "B", "C", "E"]


def test_what_was_put_aside_is_never_overwritten(store: Path) -> None:
    write(store, "bad.csv", BAD)
    write(store, "bad.csv.rejected", "mine")
    result = run(store, "add", "--from", "bad.csv", *OF_BAD, "--skip-bad")

    assert result.status == 2
    assert "bad.csv.rejected exists already" in result.err
    assert store.read_text(encoding="utf-8") == SMALL
    assert (store.parent / "bad.csv.rejected").read_text(encoding="utf-8") == "mine"


def test_bad_records_of_json_are_put_aside_as_json(store: Path) -> None:
    write(store, "bad.jsonl", '{"title": "A", "when": "soon"}\n{"title": "B"}\n{"title": \n')
    result = run(store, "add", "--from", "bad.jsonl", "--skip-bad")

    assert result.status == 1
    lines = (store.parent / "bad.jsonl.rejected").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"rejected because": "`when` 'soon': “soon” is not understood here", "title": "A", "when": "soon"},
        {"rejected because": "this is no JSON: expecting value (correct it, or write it anew)", "text": '{"title": '},
    ]


def test_a_record_that_needs_a_refused_one_is_refused_too(store: Path) -> None:
    rows = [
        {"title": "A", "id": "a", "when": "soon"},
        {"to": "a", "source": "paper", "says": "B"},
        {"title": "C"},
        {"title": "D", "source": "new", "source.name": "New", "published": "soon"},
        {"title": "E", "source": "new", "source.name": "New"},
        {"title": "F", "source": "q", "source.name": "Q", "source.speaks_for": "nobody-here"},
        {"title": "G", "source": "paper", "points": {"a": {"value": "x", "as": "time"}}},
    ]
    write(store, "rows.json", json.dumps(rows))
    result = run(store, "add", "--from", "rows.json", "--skip-bad")

    assert result.status == 1
    assert [event.title for event in read(store).events[3:]] == ["C", "E"]
    assert read(store).sources["new"].name == "New"
    assert "5 refused: records 1-2, 4, 6-7, now in rows.json.rejected" in result.err


def test_a_dry_run_puts_nothing_aside(store: Path) -> None:
    write(store, "bad.csv", BAD)
    result = run(store, "add", "--from", "bad.csv", *OF_BAD, "--skip-bad", "--dry-run")

    assert result.status == 1
    assert result.err.endswith("2 events and 2 accounts would be added; 3 refused: records 2-3, 5\n")
    assert not (store.parent / "bad.csv.rejected").exists()


def test_no_cell_is_dropped_in_silence(store: Path) -> None:
    rows = (
        "title,when,place,tags,actors,source,kind,count,row\n"
        "Siren,2025-04-01,Odesa,a,Fleet,paper,planes,2,1\n"
        "Siren,2025-04-01,Kyiv,b,,ministry,planes,,2\n"
        "Siren,2025-05-01,Lviv,b,,ministry,,,3\n"
        "Siren,2025-04-01,Odesa,a,Fleet,paper,ships,4,4\n"
        "Siren,2025-04-01,Odesa,a,Fleet,paper,planes,2,5\n"
    )
    write(store, "rows.csv", rows)
    result = run(store, "add", "--from", "rows.csv", "--map", "kind:count=points")

    first, second = read(store).events[3:]
    assert [account.place for account in (*first.accounts, *second.accounts)] == ["Odesa", "Kyiv", "Lviv"]
    assert [(point.name, point.value) for point in first.accounts[0].points] == [("planes", "2"), ("ships", "4")]
    assert "left out: row, names of points without a value (record 2)\n" in result.err
    assert "rows.csv:3: record 2: `siren` is there already with another `tags`, and was left as it is\n" in result.err
    assert result.err.endswith("2 events and 3 accounts added; 1 entry there already: record 5\n")


def test_a_workbook_is_added(store: Path) -> None:
    data = workbook({"A": [["title", "when", "dead"], ["Shelling", date(2025, 3, 18), 3]], "Notes": [["x"]]})
    (store.parent / "rows.xlsx").write_bytes(data)
    result = run(store, "add", "--from", "rows.xlsx", "--source", "paper", "--map", "dead=point:dead")

    assert result.status == 0, result.err
    assert "left out: the sheet `Notes`\n" in result.err
    account = read(store).events[-1].accounts[0]
    assert (account.when and account.when.text, account.points[0].value) == ("2025-03-18", "3")


def test_without_its_library_a_workbook_is_told_what_is_missing(store: Path) -> None:
    (store.parent / "rows.xlsx").write_bytes(workbook({"A": [["title"], ["B"]]}))
    program = "import sys; sys.modules['python_calamine'] = None; from timeline.__main__ import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program, "add", "--from", "rows.xlsx"],
        cwd=store.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "pip install 'sourced-timeline[excel]'" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        f'[{{"title": "A", "when": {"9" * 5000}}}]',
        f'[{{"title": "A", "source": "paper", "credibility": {"9" * 5000}}}]',
        f'[{{"title": "A", "x-a": {"[" * 400}{"]" * 400}}}]',
        f'[{{"title": "A", "points": {"[" * 400}{"]" * 400}}}]',
    ],
)
def test_what_no_store_can_hold_is_refused(store: Path, text: str) -> None:
    result = run(store, "add", "--from", "-", stdin=text)

    assert (result.status, result.out) == (2, "")
    assert "standard input:1:1  error" in result.err
    assert len(result.err) < 1000
    assert store.read_text(encoding="utf-8") == SMALL


def test_a_long_number_is_kept_as_it_is_written(store: Path) -> None:
    text = f'[{{"title": "A", "x-a": {"9" * 5000}, "source": "paper", "points": {{"n": {"9" * 5000}}}}}]'
    result = run(store, "add", "--from", "-", stdin=text)

    assert result.status == 0, result.err
    assert read(store).events[-1].accounts[0].points[0].value == "9" * 5000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--day-first", "--month-first"], "--day-first and --month-first say two things"),
        (["--skip-bad"], "--skip-bad puts records beside their file"),
        (["--format", "jsnol"], "did you mean jsonl?"),
        (["--sheet", "A"], "--sheet belongs to workbooks"),
        (["--encoding", "utf9"], "no encoding is called `utf9`"),
    ],
)
def test_options_that_do_not_fit_are_refused(store: Path, arguments: list[str], message: str) -> None:
    result = run(store, "add", "--from", "-", *arguments, stdin="title\nA\n")

    assert result.status == 2
    assert message in words(result.err)


@pytest.mark.parametrize("option", ["--day-first", "--skip-bad", "--new-sources"])
def test_options_of_files_need_a_file(store: Path, option: str) -> None:
    assert f"{option} belongs to --from" in run(store, "add", "A", option).err


def test_a_column_of_midnights_holds_days(store: Path) -> None:
    rows = "title,when,published,source\nA,2025-04-01 00:00:00,2025-04-01 00:00,paper\n"
    rows += "B,2025-04-02 00:00:00.000,2025-04-02 08:00,paper\n"
    result = run(store, "add", "--from", "-", "--format", "csv", stdin=rows)

    assert "`when` has midnights alone, so they are days\n" in result.err
    assert "`published` has" not in result.err
    first, second = (event.accounts[0] for event in read(store).events[-2:])
    assert [first.when and first.when.text, second.when and second.when.text] == ["2025-04-01", "2025-04-02"]
    assert first.published is not None
    assert first.published.text == "2025-04-01T00:00"


def test_what_became_of_a_file_is_told_as_json(store: Path) -> None:
    rows = "title,when,tags,row\nSiren,2025-04-01,,1\nTalks in Riyadh,2025-03-24,x,2\nBad,soon,,3\n"
    write(store, "rows.csv", rows)
    result = run(store, "add", "--from", "rows.csv", "--map", "row=", "--skip-bad", "--json")

    assert (result.status, result.err) == (1, "")
    assert json.loads(result.out) == {
        "schema": "timeline.add/1",
        "file": "timeline.yaml",
        "added": [{"reference": "siren", "line": 36, "what": "a new event"}],
        "there_already": [{"reference": "talks", "file": "rows.csv", "line": 3, "record": 2, "otherwise": ["tags"]}],
        "notes": ["left out: row"],
        "problems": [
            {
                "check": "typed-date",
                "level": "error",
                "file": "rows.csv",
                "line": 4,
                "column": 1,
                "record": 3,
                "field": "when",
                "message": "`when` 'soon': “soon” is not understood here",
            }
        ],
        "rejected": "rows.csv.rejected",
    }


def test_what_is_wrong_with_a_file_is_told_as_json(store: Path) -> None:
    result = run(store, "add", "--from", "-", "--json", stdin='[{"title": "A", "source": "papr"}]')

    assert (result.status, result.err) == (2, "")
    document = json.loads(result.out)
    assert (document["schema"], document["added"], "file" in document) == ("timeline.add/1", [], False)
    assert [(one["record"], one["field"], one["message"]) for one in document["problems"]] == [
        (1, "source", "no source is called `papr`")
    ]
    assert store.read_text(encoding="utf-8") == SMALL


def test_a_record_that_looks_like_an_event_is_refused_where_it_is_wished(store: Path) -> None:
    rows = "title,when\nFloods,2020\nDrones over harbour,18 March 2025 22:00 EET\n"
    write(store, "rows.csv", rows)
    all_or_none = run(store, "add", "--from", "rows.csv", "--no-duplicates")
    aside = run(store, "add", "--from", "rows.csv", "--no-duplicates", "--skip-bad")

    assert all_or_none.status == 2
    assert "rows.csv:3:1 error" in words(all_or_none.err)
    assert "record 2: `drones-over-harbour` looks like `strike`" in words(all_or_none.err)
    assert aside.status == 1
    assert [event.title for event in read(store).events[3:]] == ["Floods"]
