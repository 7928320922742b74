"""`timeline check` in pieces finds what it finds in the whole, at the same places."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import generate
from tests.check.stores import SOURCES
from tests.cli.running import timeline
from tests.spread.stores import Placed, parts, text_of
from tests.tables import table
from timeline.check import check_store
from timeline.errors import Problem, TimelineError
from timeline.model import OptionalCheck
from timeline.spread.checking import check_in_pieces
from timeline.spread.engine import Here
from timeline.spread.pieces import NotInPiecesError, archive_of
from timeline.store import open_store
from timeline.store.parsing import parsed

ALL: tuple[OptionalCheck, ...] = get_args(OptionalCheck)


def in_pieces(path: Path, size: int) -> list[Problem]:
    return check_in_pieces(Here(), archive_of(path, "store", size=size), ALL)


@given(parts(), st.sampled_from([1, 300, 1 << 20]))
def test_pieces_have_the_problems_of_the_whole(texts: list[str], size: int) -> None:
    with Placed(texts) as path:
        try:
            expected = check_store(open_store(path, "store"), ALL)
        except TimelineError:
            with pytest.raises(NotInPiecesError):
                in_pieces(path, size)
            return

        try:
            found = in_pieces(path, size)
        except NotInPiecesError:
            return  # as of a text that looks as if it had anchors: whoever asked reads all then

        assert found == expected


HEADER = """\
# above
timeline: 1
synonyms: {why: [[one, two]]}
sources:
  ministry: {type: institution, derived_from: [ministry], timezone: Europe/Kyiv}
  ministri: {type: institution, url: nowhere}
  drafted: {speaks_for: drafted, coverage: "2025-01-01T10:00+02:13/.."}
"""
EVENTS = """\
  - id: strike
    title: Air raid alert
    tags: [talks]
    when: 2025-03-18T10:00
    accounts:
      - {source: ministry, when: "2025-03-18T10:00+02:00", points: {why: one}, url: nowhere}
      - {source: ministri, when: "2025-03-18T10:08+02:00", points: {why: two}}
  - {id: stirke, title: An alert of an air raid, tags: [talks, tlaks], draft: true}
  -
  # no event
  - {id: strikes, title: alert air raid, when: 2025-03-18, same_as: [strike], tags: [tlaks], accounts: [
      {source: ministry, draft: true}, {source: ministry, when: "2025-03-19T10:00+02:00", published: 2025},
      {source: ministri, when: "2025-03-19T10:08+02:00"}]}
  - id: Жінка
    title: "\u2028 Повітряна тривога"
    tags: [talks]
    accounts:
      - {source: ministry, when: "2025-03-20T10:00+02:00", url: "http://"}
      - {source: ministri, when: "2025-03-20T10:08+02:00", speaks_for: ministri}
  - {id: alarm, title: Air raid allert, when: "2025-03-18T10:00+02:13", points: {drones: 5, dronse: 5 or 6 drones}}
  - {id: alarms, title: L, when: 2030, accounts: [{source: ministri, when: 2025, repeats: drafted}]}
"""
BEHIND = "x-behind: 1\ncheck: [unit]\n"

STORES = {
    "sources above": [f"{HEADER}events:\n{EVENTS}"],
    "sources below": [f"timeline: 1\nevents:\n{EVENTS}{HEADER.replace('timeline: 1', '')}{BEHIND}"],
    "no line feed": [f"{HEADER}events:\n{EVENTS}".rstrip("\n")],
    "mark and line ends": ["\ufeff" + f"{HEADER}events:\n{EVENTS}{BEHIND}".replace("\n", "\r\n")],
    "folder": [
        "timeline: 1\nevents: []\n",
        f"{HEADER}events:\n{EVENTS[: EVENTS.index('  - id: Ж')]}",
        f"{HEADER}events:\n{EVENTS[EVENTS.index('  - id: Ж') :]}{BEHIND}",
    ],
    "not in lines": [f"{HEADER}events: [{{id: a, title: T, points: {{n: 5 or 6 n}}}}, {{id: aa, title: t}}]\n"],
}


@pytest.mark.parametrize("size", [1, 200, 400, 1 << 20])
@pytest.mark.parametrize("store", STORES)
def test_every_place_is_that_in_the_file(store: str, size: int) -> None:
    with Placed(STORES[store]) as path:
        whole = check_store(open_store(path, "store"), ALL)

        assert len(whole) > 2
        assert in_pieces(path, size) == whole


@pytest.mark.parametrize("lines", sorted({row[0] for row in table("check.md", "What is found")}))
def test_what_the_page_shows_is_found_in_pieces(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "store.yaml"
    text = "timeline: 1\n" + ("" if lines.startswith("sources:") else SOURCES) + lines.replace("⏎", "\n") + "\n"
    tree = parsed(text)
    assert isinstance(tree, dict)
    path.write_text(text_of(tree, tree.get("events") or []).replace(":null", ":{}"))

    assert in_pieces(path, 1) == check_store(open_store(path, "store"), ALL)


@pytest.mark.parametrize("size", [1, 5000])
def test_a_store_of_many_events_is_checked_in_pieces(tmp_path: Path, size: int) -> None:
    path = tmp_path / "store.yaml"
    path.write_text(generate(120, 5))

    assert in_pieces(path, size) == check_store(open_store(path, "store"), ALL)


def test_an_anchor_that_moves_is_no_matter_for_pieces(tmp_path: Path) -> None:
    """The second event has the title of the first: the anchor above is another by then."""
    path = tmp_path / "store.yaml"
    path.write_text(
        "timeline: 1\nx-own: &a One\nevents:\n  - {id: e, title: &a Air raid}\n  - {id: f, title: *a , tags: [x]}\n"
    )

    with pytest.raises(NotInPiecesError):
        in_pieces(path, 1)
    assert len(check_store(open_store(path))) == 1


BROKEN = f"{HEADER}events:\n{EVENTS}  - {{id: broken}}\n"


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        (STORES["sources above"][0], (), 0),
        (STORES["sources above"][0], ("--strict", "--json", "--enable", "told-twice"), 1),
        (STORES["sources above"][0], ("--files", "--quotes"), 0),
        (BROKEN, (), 1),
        ("timeline: 1\nsources: {a: {url: x}}\nwrong: 1\n", (), 1),
        ("timeline: 1\nevents: []\n", (), 0),
    ],
)
def test_two_processes_write_what_one_writes(
    tmp_path: Path, text: str, arguments: tuple[str, ...], status: int
) -> None:
    (tmp_path / "store.yaml").write_text(text)

    one, two = (timeline("check", "store.yaml", *arguments, "--jobs", jobs, directory=tmp_path) for jobs in "12")

    assert one.status == status
    assert two == one


def test_a_cluster_writes_what_one_process_writes(tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_text(STORES["sources above"][0])

    one = timeline("check", "store.yaml", directory=tmp_path)

    assert one.out
    assert timeline("check", "store.yaml", "--on", "local", "--jobs", "1", directory=tmp_path) == one


@pytest.mark.parametrize("name", ["none.yaml", "folder", "-"])
def test_what_cannot_be_read_in_pieces_is_told_alike(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()

    one, two = (timeline("check", name, "--jobs", jobs, directory=tmp_path, stdin=b"no: store\n") for jobs in "12")

    assert two == one
