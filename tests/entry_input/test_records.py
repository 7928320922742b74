"""The records of CSV, JSON, JSON Lines and YAML."""

import pytest

from timeline.entry_input.records import Format, format_of, read_records
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
    assert format_of(name, text) == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_may_be_separated_so(delimiter: str) -> None:
    text = delimiter.join(["title", "says"]) + "\r\n" + delimiter.join(["A", f'"{delimiter}""q"""']) + "\r\n"

    held = read_records(text, "a.csv", "csv")

    assert held.names == ("title", "says")
    assert [dict(record.fields) for record in held.records] == [{"title": "A", "says": f'{delimiter}"q"'}]


def test_records_know_their_lines() -> None:
    """A cell of several lines counts, an empty row is none."""
    held = read_records('title,says\nA,"one\ntwo"\n\n,,\nB,x\n', "a.csv", "csv")

    assert [record.place.line for record in held.records] == [2, 6]
    assert held.records[1].place.excerpt == "B,x"


@pytest.mark.parametrize(
    ("format_", "text", "expected"),
    [
        ("json", '{"title": "A", "n": 1.10}', [{"title": "A", "n": "1.10"}]),
        ("json", '{"events": [{"title": "A"}, null]}', [{"title": "A"}]),
        ("jsonl", '{"title": "A"}\n\n{"title": "B"}', [{"title": "A"}, {"title": "B"}]),
        ("yaml", "title: 2025\nwhen: 2025\nid: 0012", [{"title": "2025", "when": "2025", "id": "0012"}]),
        ("yaml", "- {title: A, place: }\n- {title: 1.10}", [{"title": "A", "place": None}, {"title": "1.10"}]),
        ("yaml", "title: A\nx-n: {a: 5}", [{"title": "A", "x-n": {"a": 5}}]),
    ],
)
def test_numbers_stay_as_they_are_written(format_: Format, text: str, expected: list[object]) -> None:
    assert [dict(record.fields) for record in read_records(text, "a", format_).records] == expected


def test_a_store_brings_its_sources() -> None:
    held = read_records("timeline: 1\ntimezone: Europe/Kyiv\nsources: {a: {name: A}}\nevents: []", "a.yaml", "yaml")

    assert held.sources == {"a": {"name": "A"}}
    assert held.timezone == "Europe/Kyiv"


@pytest.mark.parametrize(
    ("format_", "text", "line", "message"),
    [
        ("csv", "", 1, "this file has no rows"),
        ("csv", "a,a\n1,2", 1, "two columns are called `a`"),
        ("csv", "a,,b\n1,2,3", 1, "column 2 has no name"),
        ("csv", "a,b\n1,2,3", 2, "this row has 3 cells, and the first one names 2 columns"),
        ("csv", 'a,b\n"1"x,2', 2, "this row cannot be read: ',' expected after '\"'"),
        ("json", "[1]", 1, "entry 1 is no map of keys"),
        ("json", "[]", 1, "this file has no entries"),
        ("json", '[{"a": NaN}]', 1, "`NaN` is no JSON"),
        ("json", '[{"a": 1},\n{]', 2, "this is no JSON: expecting property name enclosed in double quotes"),
        ("json", "[" * 100_000, 1, "this is nested too deep"),
        ("jsonl", '{"a": 1}\n[]', 2, "a line is one record, a map of keys"),
        ("yaml", "# nothing", 1, "this file has no entries"),
        ("yaml", "- title: !a B", 1, "`!a` is a tag, and a store has none"),
        ("yaml", "- title: A: B", 1, "a colon followed by a space begins a value, and none can begin here"),
        ("yaml", "- {title: A}\n- A", 2, "entry 2 is no map of keys"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(format_: Format, text: str, line: int, message: str) -> None:
    with pytest.raises(TimelineError) as caught:
        read_records(text, "rows", format_)

    problem = caught.value.problems[0]
    assert (problem.place and problem.place.line, problem.message) == (line, message)
