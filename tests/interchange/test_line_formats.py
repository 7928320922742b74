"""What is written for TimelineJS, markwhen, Mermaid, Timesketch and maps: its form, and hostile texts in it."""

import csv
import json
import re
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.running import timeline
from tests.interchange import hostile
from timeline.store.samples import sample_story


def exported(name: str, text: str, folder: Path) -> str:
    (folder / "store.yaml").write_bytes(text.encode())
    result = timeline(
        "export", name, "-o", "out", "--overwrite", "--background", "--file", "store.yaml", directory=folder
    )
    assert result.status == 0, result.err
    return (folder / "out").read_bytes().decode()


def told(when: str, more: str = "") -> str:
    head = "timeline: 1\ntimezone: Europe/Kyiv\nsources: {a: {name: A}}\n"
    return f"{head}events: [{{id: e, title: T, when: '{when}'{more}}}]"


@pytest.mark.parametrize(
    ("when", "begin", "end", "words"),
    [
        ("2025-03-18", {"year": 2025, "month": 3, "day": 18}, None, "Tue 18 March 2025"),
        ("2025-03", {"year": 2025, "month": 3}, None, "March 2025"),
        ("2025", {"year": 2025}, None, "2025"),
        ("202X", {"year": 2020}, {"year": 2029, "month": 12, "day": 31}, "2020s"),
        ("0520~", {"year": 520}, None, "about 520"),
        ("-0043-03-15", {"year": -44, "month": 3, "day": 15}, None, "15 March 44 BC"),
        (
            "2025-03-18T10:00",
            {"year": 2025, "month": 3, "day": 18, "hour": 10, "minute": 0},
            None,
            "Tue 18 March 2025 10:00 (Europe/Kyiv)",
        ),
    ],
)
def test_slides_have_dates_as_fine_as_they_were_told(
    when: str, begin: dict[str, int], end: dict[str, int] | None, words: str, tmp_path: Path
) -> None:
    (slide,) = json.loads(exported("timelinejs", told(when), tmp_path))["events"]

    assert (slide["start_date"], slide.get("end_date"), slide["unique_id"]) == (begin, end, "e")
    assert slide["display_date"].endswith(words)


def test_slides_hold_no_markup_of_users(tmp_path: Path) -> None:
    document = json.loads(exported("timelinejs", hostile.store(), tmp_path))

    for slide in document["events"]:
        rest = re.sub(r'</?p>|<a href="https?://[^"<>]*">[^<>]*</a>', "", slide["text"]["text"])
        assert "<" not in rest + slide["text"]["headline"]
        assert not re.search("[<>&]", slide["group"])
        assert slide["autolink"] is False
    assert "<" not in document["title"]["text"]["headline"] + document["title"]["text"]["text"]


@pytest.mark.parametrize(
    ("when", "written"),
    [
        ("2025-03-18", "2025-03-18: T"),
        ("2025-03", "2025-03: T"),
        ("2025", "2025: T"),
        ("202X", "2020-01-01 / 2029-12-31: T"),
        ("2025-03-18T10:00+01:00", "2025-03-18 11:00: T"),
        ("2025-03-18T10:00/2025-03-19", "2025-03-18 10:00 / 2025-03-19: T"),
        ("0520~", "0520: T"),
    ],
)
def test_markwhen_has_dates_that_its_reader_takes(when: str, written: str, tmp_path: Path) -> None:
    lines = exported("markwhen", told(when), tmp_path).split("\n")

    assert lines[1:4] == ['title: "Chronology"', 'timezone: "Europe/Kyiv"', "---"]
    assert lines[5] == written
    # Outside of its store a clock time needs its zone.
    alone = when.replace("T10:00/", "T10:00[Europe/Kyiv]/")
    assert lines[7] == f'  when: "{alone}"'


def test_no_line_of_markwhen_is_made_by_a_text(tmp_path: Path) -> None:
    lines = exported("markwhen", hostile.store(), tmp_path).split("\n")

    assert all(
        re.match(r'2025-03-\d\d: |  (id|when|sources|tags): ["\[]|· |---$|title: "|timezone: "|$', line)
        for line in lines
    )
    assert not any(re.search(r"[#!][a-z0-9]", line) for line in lines if line[:1] in "·2")


@pytest.mark.parametrize("name", ["mermaid", "mermaid-gantt"])
def test_no_line_of_mermaid_is_made_by_a_text(name: str, tmp_path: Path) -> None:
    first, *lines = exported(name, hostile.store(), tmp_path).rstrip("\n").split("\n")
    expected = 1 + len(hostile.TEXTS) if name == "mermaid" else 4 + len(hostile.TEXTS)

    assert (first, len(lines)) == (("timeline", "gantt")[name != "mermaid"], expected)
    for line in lines:
        bare = re.sub(r"#\d+;", "", line)
        assert not re.search(r"%%|[{}<>#;]", bare)
        assert bare.count(":") <= (1 if "dateFormat" not in line and name == "mermaid" else 3)


def test_a_chart_has_a_section_for_each_source_that_names_a_time(tmp_path: Path) -> None:
    accounts = ", accounts: [{source: a, when: 2025-03-18T10:00/2025-03-18T12:00}, {source: a, published: 2025}]"
    lines = exported("mermaid-gantt", told("2025-03-18T11:00", accounts), tmp_path).split("\n")

    assert lines[4:9] == [
        "    section Events",
        "    T :milestone, t1, 2025-03-18T11:00, 0d",
        "    section A",
        "    T :t2, 2025-03-18T10:00, 2025-03-18T12:00",
        "",
    ]


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_timesketch_has_what_its_importer_asks_for(tmp_path: Path) -> None:
    """`read_and_validate_jsonl` of Timesketch: these fields in every line, a list of tags, nothing of its own."""
    for row in rows(exported("timesketch.jsonl", sample_story(), tmp_path)):
        assert {"message", "datetime", "timestamp_desc"} <= row.keys()
        assert {"_id", "_type", "_index", "_source", "__ts_timeline_id"}.isdisjoint(row)
        assert isinstance(row["tag"], list)
        at = datetime.fromisoformat(str(row["datetime"]))
        assert row["timestamp"] == round(at.timestamp() * 1_000_000)
        assert 1700 <= at.year <= 9999


def test_a_table_for_timesketch_is_what_pandas_takes_whole(tmp_path: Path) -> None:
    """`read_and_validate_csv`: one format of `datetime` throughout, or rows are dropped; tags a list, or `-`."""
    read = list(csv.DictReader(StringIO(exported("timesketch.csv", sample_story(), tmp_path))))
    lines = rows(exported("timesketch.jsonl", sample_story(), tmp_path))

    assert len(read) == len(lines) > 300
    assert {re.sub(r"\d", "0", row["datetime"]) for row in read} == {"0000-00-00T00:00:00.000000+00:00"}
    assert all(row["tag"] == "-" or isinstance(json.loads(row["tag"]), list) for row in read)
    assert all(1700 <= int(row["datetime"][:4]) <= 2261 for row in read)


def test_an_edge_is_a_row_and_what_is_uncertain_two(tmp_path: Path) -> None:
    accounts = ", accounts: [{source: a, when: '2025-03-18T10:00Z/2025-03-18'}, {source: a, published: 2025}]"
    read = rows(exported("timesketch.jsonl", told("2025-03-18T10:00", accounts), tmp_path))

    assert [(row["timestamp_desc"], row["datetime"]) for row in read] == [
        ("begin (a)", "2025-03-18T10:00:00.000000+00:00"),
        ("end, earliest (a)", "2025-03-17T22:00:00.000000+00:00"),
        ("end, latest (a)", "2025-03-18T21:59:59.999999+00:00"),
        ("event at (a)", "2025-03-18T08:00:00.000000+00:00"),
    ]


def test_no_cell_for_timesketch_is_a_formula(tmp_path: Path) -> None:
    read = list(csv.reader(StringIO(exported("timesketch.csv", hostile.store(), tmp_path))))

    assert not any(cell.lstrip(" ").startswith(("=", "+", "@", "\t", "\r")) for row in read for cell in row)


def test_a_map_has_degrees_east_first_and_all_that_is_told(tmp_path: Path) -> None:
    place = "coordinates: {lat: 46.5, lon: 30.75, radius: 500}"
    accounts = f", {place}, accounts: [{{source: a, {place.replace('46.5', '47')}, says: There.}}]"
    document = json.loads(exported("geojson", told("2025-03-18", accounts), tmp_path))
    event, account = document["features"]

    assert event["geometry"] == {"type": "Point", "coordinates": [30.75, 46.5]}
    assert (event["properties"]["begin"], event["properties"]["radius"]) == ("2025-03-17T22:00:00Z", 500.0)
    assert account["geometry"]["coordinates"] == [30.75, 47.0]
    assert (account["properties"]["kind"], account["properties"]["says"]) == ("account", "There.")


def test_an_event_without_a_place_is_a_feature_without_a_geometry(tmp_path: Path) -> None:
    (feature,) = json.loads(exported("geojson", told("2025-03-18"), tmp_path))["features"]

    assert (feature["geometry"], feature["properties"]["title"]) == (None, "T")
