"""`timeline add --from`: many entries at once."""

import json
from pathlib import Path

import pytest

from tests.cli.running import SMALL, Result, timeline
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
    assert second == Result(0, "", "left out: level\n0 events and 0 accounts added; 3 entries there already\n")
    assert (store.read_bytes(), store.stat().st_mtime_ns) == (after, stamp)


def test_columns_that_are_left_out_are_named(store: Path) -> None:
    result = run(store, "add", "--from", "-", *MAPS, stdin=LOG)

    assert "left out: level\n" in result.err


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


def test_a_store_in_another_zone_is_not_taken_in(store: Path) -> None:
    other = "timeline: 1\ntimezone: Asia/Tokyo\nevents: [{id: a, title: A, when: 2025-03-18T10:00}]\n"
    result = run(store, "add", "--from", "-", stdin=other)

    assert result.status == 2
    assert "the clock times of standard input are in Asia/Tokyo" in result.err
