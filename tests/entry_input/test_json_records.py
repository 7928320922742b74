"""The records of JSON, JSON Lines and YAML."""

import pytest

from timeline.entry_input.file_kinds import Format
from timeline.entry_input.files import ReadAs, read_records
from timeline.entry_input.records import Records
from timeline.errors import TimelineError


def read(text: str, format_: Format, name: str = "rows") -> Records:
    return read_records(text.encode(), name, ReadAs(format_))


@pytest.mark.parametrize(
    ("format_", "text", "expected"),
    [
        ("json", '{"title": "A", "n": 1.10}', [{"title": "A", "n": "1.10"}]),
        ("json", '{"title": "A", "n": 12345678901234567890}', [{"title": "A", "n": "12345678901234567890"}]),
        ("json", '{"title": "A", "n": 123456789012345678}', [{"title": "A", "n": 123456789012345678}]),
        ("json", f'{{"n": {"9" * 5000}}}', [{"n": "9" * 5000}]),
        ("json", '{"events": [{"title": "A"}, null]}', [{"title": "A"}]),
        ("jsonl", '{"title": "A"}\n\n{"title": "B"}', [{"title": "A"}, {"title": "B"}]),
        ("yaml", "title: 2025\nwhen: 2025\nid: 0012", [{"title": "2025", "when": "2025", "id": "0012"}]),
        ("yaml", "- {title: A, place: }\n- {title: 1.10}", [{"title": "A", "place": None}, {"title": "1.10"}]),
        ("yaml", "title: A\nx-n: {a: 5}", [{"title": "A", "x-n": {"a": 5}}]),
    ],
)
def test_numbers_stay_as_they_are_written(format_: Format, text: str, expected: list[object]) -> None:
    assert [dict(record.fields) for record in read(text, format_).records] == expected


@pytest.mark.parametrize(
    ("format_", "text", "places"),
    [
        ("json", '[\n {"a": 1},\n null,\n {"a": {"b": [2]}}\n]', [(2, 1), (4, 3)]),
        ("json", '{"x": {"events": []},\n"events":\n [{"a": 1},\n {"a": 2}]}', [(3, 1), (4, 2)]),
        ("json", '\n{"a": 1}', [(2, 1)]),
        ("jsonl", '{"a": 1}\n\n{"a": 2}\n', [(1, 1), (3, 2)]),
        ("yaml", "- a: 1\n\n- a: 2\n", [(1, 1), (3, 2)]),
    ],
)
def test_records_know_their_lines_and_numbers(format_: Format, text: str, places: list[tuple[int, int]]) -> None:
    held = read(text, format_)

    assert [(record.place.line, record.place.record) for record in held.records] == places


@pytest.mark.parametrize("path", ["data", "a.b.c"])
def test_a_list_within_a_map_is_named_by_its_path(path: str) -> None:
    text = '{"data": [{"n": 1},\n{"n": 2}], "a": {"x": [9], "b": {"c": [{"n": 1},\n\n{"n": 2}]}}}'
    held = read_records(text.encode(), "a.json", ReadAs(records=path))

    assert [record.fields for record in held.records] == [{"n": 1}, {"n": 2}]
    assert [record.place.line for record in held.records] == ([1, 2] if path == "data" else [2, 4])


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ('{"type": "x", "features": [{"id": 1}]}', "--records features"),
        ('{"a": [{"n": 1}], "b": [{"n": 1}], "c": [1]}', "--records a or --records b"),
    ],
)
def test_a_map_around_a_list_is_told_with_the_path(text: str, mend: str) -> None:
    with pytest.raises(TimelineError) as caught:
        read(text, "json")

    assert caught.value.problems[0].mend == mend


def test_a_path_that_leads_nowhere_is_told() -> None:
    with pytest.raises(TimelineError, match="nothing is called `b` there"):
        read_records(b'{"a": [1]}', "a.json", ReadAs(records="b"))


def test_a_store_brings_its_sources() -> None:
    held = read("timeline: 1\ntimezone: Europe/Kyiv\nsources: {a: {name: A}}\nevents: []", "yaml")

    assert held.sources == {"a": {"name": "A"}}
    assert held.timezone == "Europe/Kyiv"


@pytest.mark.parametrize(
    ("format_", "text", "record", "message"),
    [
        ("json", '[{"a": 1}, 1]', 2, "this entry is no map of keys"),
        ("jsonl", '{"a": 1}\n[]', 2, "a line is one record, a map of keys"),
        ("jsonl", '{"a": 1}\n{"a": 2', 2, "this is no JSON: expecting ',' delimiter"),
        ("json", '[{"a": 1}, {"b": 1, "c": 2, "b": 3}]', 2, "the key `b` stands twice here"),
        ("json", '[{"a": 1}, {"b": {"c": [{"d": 1, "d": 1}]}}]', 2, "the key `d` stands twice here"),
        ("jsonl", '{"a": 1}\n{"b": 1, "b": 3}', 2, "the key `b` stands twice here"),
        ("json", '[{"a": 1}, {"b": "\\ud800"}]', 2, "half a character (U+D800) is no text"),
        ("jsonl", '{"a": 1}\n{"\\udc00": ["b"]}', 2, "half a character (U+DC00) is no text"),
        ("yaml", "- {title: A}\n- A", 2, "this entry is no map of keys"),
        ("json", f'[{{"a": 1}}, {{"x-a": {"[" * 400}{"]" * 400}}}]', 2, "this is nested too deep"),
    ],
)
def test_what_is_no_record_is_refused_alone(format_: Format, text: str, record: int, message: str) -> None:
    held = read(text, format_)

    assert len(held.records) == 1
    assert [(one.place.record, one.problems[0].message) for one in held.refused] == [(record, message)]


def test_what_a_store_can_hold_is_no_deep_record() -> None:
    assert read(f'[{{"x-a": {"[" * 50}{"]" * 50}}}]', "json").refused == ()


@pytest.mark.parametrize(
    ("format_", "text", "line", "message"),
    [
        ("json", "[]", 1, "this file has no entries"),
        ("json", '[{"a": NaN}]', 1, "`NaN` is no JSON"),
        ("json", '[{"a": 1},\n{]', 2, "this is no JSON: expecting property name enclosed in double quotes"),
        ("json", "[" * 100_000, 1, "this is nested too deep"),
        ("jsonl", "\n", 1, "this file has no entries"),
        ("yaml", "# nothing", 1, "this file has no entries"),
        ("yaml", "- title: !a B", 1, "`!a` is a tag, and a store has none"),
        ("yaml", "- title: A: B", 1, "a colon followed by a space begins a value, and none can begin here"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(format_: Format, text: str, line: int, message: str) -> None:
    with pytest.raises(TimelineError) as caught:
        read(text, format_)

    problem = caught.value.problems[0]
    assert (problem.place and problem.place.line, problem.message) == (line, message)
