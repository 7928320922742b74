"""Whatever a store says is in the file, or was told to be lost: for every format that programs read, and every key."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import timeline
from tests.test_keys import base_of, entry, event_of, example, written
from timeline.interchange.formats import FORMATS
from timeline.store.keys import ENTRIES, EntryKind, Key, keys

DATA = [
    *("ics", "timelinejs", "markwhen", "mermaid", "mermaid-gantt", "timesketch.jsonl", "timesketch.csv", "geojson"),
    *("csv", "jsonl"),
]
"""Those that are text; a workbook is the table of `csv`."""

ALL = ("--private", "--with-rulings", "--background")
_DEGREE = 12.375
_APART = {("store", "timeline"), ("event", "id"), ("source", "name"), ("store", "about")} | {
    (kind, "draft") for kind in ENTRIES
}
"""The version, what names an entry, what is written in figures of its own; and what is a draft is never written."""

CASES = [
    pytest.param(name, kind, key, id=f"{name}-{kind}-{key.name}")
    for name in DATA
    for kind in ENTRIES
    for key in keys(kind).values()
    if key.holds != "entries" and (kind, key.name) not in _APART
]


def exported(name: str, path: Path, *more: str) -> tuple[str, dict[str, list[str]]]:
    """The file, lines that were folded whole again, and each loss with the entries that it is of."""
    result = timeline("export", name, "-o", "out", "--report", "json", *ALL, *more, "--file", str(path), directory=path.parent)  # fmt: skip  # noqa: E501
    assert result.status == 0, result.err
    losses = {one["kind"]: one["of"] for one in json.loads(result.out)["losses"]}
    text = (path.parent / "out").read_bytes().decode().replace("\r\n ", "")
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text), losses


@pytest.mark.parametrize(("name", "kind", "key"), CASES)
def test_every_key_is_in_the_file_or_told_to_be_lost(name: str, kind: EntryKind, key: Key, tmp_path: Path) -> None:
    store = base_of(kind, key)
    value = _DEGREE if kind == "coordinates" else example(kind, key, 0)
    if (kind, key.name) != ("event", "when"):
        event_of(store)["when"] = "2031-05-16"
    entry(store, kind)[key.name] = value
    text, losses = exported(name, written(tmp_path / "store.yaml", store))
    said = value[0] if isinstance(value, list) else value
    looked_for = {"time": "17 Jan", "source": "Paper"}.get(key.holds, str(said))
    found = [looked_for, str(said), "20310117"] if key.holds not in ("number", "truth") else [key.name, str(_DEGREE)]
    owners = {"coordinates": ("account",), "citation": ("citation", "account")}.get(kind, (kind,))
    lost = {kind, *(f"{owner}.{key.name}" for owner in owners)}
    is_merged_away = kind in ("account", "point", "citation", "coordinates") and not losses.keys().isdisjoint(
        {"named", "untimed"}
    )

    assert any(one in text for one in found) or not lost.isdisjoint(losses) or is_merged_away, losses


def test_all_that_programs_read_is_tried() -> None:
    documents = {"markdown", "docx", "bundle", "schedule.docx", "schedule.xlsx", "schedule.html", "html", "pdf", "xlsx"}

    assert {*FORMATS} - documents == {*DATA}


DATES = {
    "2025-03-18": (),
    "2025-03-18T10:00": (),
    "2025-03-18/2025-03-20": (),
    "2025-03-18T10:00/2025-03-18T12:00": (),
    "2025-03-18~": ("uncertain",),
    "2025-03-18T10:00..2025-03-18T12:00": ("uncertain",),
    "2025-03": ("coarse",),
    "202X": ("coarse",),
    "2025-03-18/..": ("open",),
    "../2025-03-18": ("began",),
    "2025-03-18/2025-03-19T10:00": ("mixed",),
    "2025-03-18T10:00:00.5": ("fraction",),
    "-0043-03-15": ("year",),
    "unknown": ("undated",),
}


@pytest.mark.parametrize("when", DATES)
def test_a_calendar_tells_what_a_date_loses(when: str, tmp_path: Path) -> None:
    store = {"timeline": 1, "events": [{"id": "e", "title": "T", "when": when}]}
    _, losses = exported("ics", written(tmp_path / "store.yaml", store))

    assert losses == {kind: ["e"] for kind in DATES[when]}


@pytest.mark.parametrize(
    ("name", "when", "lost"),
    [
        ("timelinejs", "2025-03", []),
        ("timelinejs", "-0043", []),
        ("timelinejs", "202X", ["coarse"]),
        ("timelinejs", "Y-400000", ["year"]),
        ("markwhen", "2025-03", []),
        ("markwhen", "2025-21", ["coarse"]),
        ("markwhen", "2025-03-18T10:00:30", ["minute"]),
        ("markwhen", "-0043", ["year"]),
        ("mermaid", "2025-03-18~", []),
        ("mermaid", "unknown", []),
        ("mermaid-gantt", "2025-03", ["coarse"]),
        ("mermaid-gantt", "0050", ["year"]),
        ("timesketch.jsonl", "2025-03-18~", []),
        ("timesketch.jsonl", "1690", ["year"]),
        ("timesketch.jsonl", "1690/1710", ["edge"]),
        ("timesketch.csv", "2300", ["year"]),
        ("geojson", "unknown", []),
    ],
)
def test_other_formats_tell_it_too(name: str, when: str, lost: list[str], tmp_path: Path) -> None:
    store = {"timeline": 1, "events": [{"id": "e", "title": "T", "when": when}]}
    _, losses = exported(name, written(tmp_path / "store.yaml", store))

    assert [*losses] == [one for one in [*lost, "unlocated"] if one in lost or name == "geojson"]


STORY = {
    "timeline": 1,
    "sources": {"a": {"name": "A"}, "b": {"name": "B"}},
    "events": [
        {"id": "one", "title": "One", "when": "2025-03-18~", "accounts": [{"source": "a", "lang": "uk"}]},
        {"id": "two", "title": "Two", "accounts": [{"source": "a"}, {"source": "b"}]},
        {"id": "three", "title": "Three", "when": "2025-03-19", "accounts": [{"source": "b", "lang": "ru"}]},
    ],
}


def test_losses_are_told_in_a_sentence(tmp_path: Path) -> None:
    written(tmp_path / "store.yaml", STORY)
    result = timeline("export", "ics", "--file", "store.yaml", directory=tmp_path)

    assert result.err == (
        "not as in the store: 1 uncertain date flattened to its first day, 2 accounts merged into descriptions; "
        "left out: 1 event without a date, lang of 2 accounts\n"
    )


def test_losses_are_named_by_entry(tmp_path: Path) -> None:
    written(tmp_path / "store.yaml", STORY)
    result = timeline("export", "ics", "-v", "--file", "store.yaml", directory=tmp_path)

    assert "left out: lang of 2 accounts (one/a, three/b)\n" in result.err
    assert "1 uncertain date flattened to its first day (one)\n" in result.err


def test_strict_writes_nothing_where_something_is_lost(tmp_path: Path) -> None:
    written(tmp_path / "store.yaml", STORY)
    lossy = timeline("export", "ics", "-o", "out.ics", "--strict", "--file", "store.yaml", directory=tmp_path)
    piped = timeline("export", "ics", "--strict", "--file", "store.yaml", directory=tmp_path)
    whole = timeline("export", "csv", "-o", "out.csv", "--strict", "--file", "store.yaml", directory=tmp_path)

    assert (lossy.status, piped.status, piped.out, whole.status) == (1, 1, "", 0)
    assert "nothing was written" in lossy.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "store.yaml"]


def test_a_report_for_programs_has_standard_output_to_itself(tmp_path: Path) -> None:
    written(tmp_path / "store.yaml", STORY)
    result = timeline("export", "ics", "--report", "json", "--file", "store.yaml", directory=tmp_path)

    assert (result.status, "name the file: -o FILE" in result.err) == (2, True)


def test_what_nobody_asked_for_is_told_and_no_loss(tmp_path: Path) -> None:
    ruling = {"point": "p", "values": ["5", "6"], "verdict": "open", "because": "Why."}
    store = {"timeline": 1, "events": [{"id": "e", "title": "T", "rulings": [ruling]}, {"id": "b", "title": "B", "background": True}]}  # fmt: skip  # noqa: E501
    written(tmp_path / "store.yaml", store)
    result = timeline("export", "csv", "--strict", "--file", "store.yaml", directory=tmp_path)

    assert result.status == 0
    assert "Why." not in result.out
    assert "1 ruling or finding of the editor's left out; --with-rulings writes them too" in result.err
    assert "1 background event left out; --background writes them too" in result.err


def test_a_key_of_ones_own_is_told_without_what_a_terminal_would_do(tmp_path: Path) -> None:
    store = {"timeline": 1, "events": [{"id": "e", "title": "T", "when": "2025", "x-\x1b[31m\n": "own"}]}
    written(tmp_path / "store.yaml", store)
    told = [timeline("export", "ics", *more, "--file", "store.yaml", directory=tmp_path).err for more in ((), ("-v",))]

    assert all("\x1b" not in text and "of 1 event" in text for text in told)
