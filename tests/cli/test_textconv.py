"""`timeline textconv`: a store as lines, and what it does where there is none."""

from pathlib import Path

import pytest

from tests.cli.running import SMALL, timeline
from tests.story.test_story import PATH


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_lines_of_a_file(store: Path) -> None:
    result = timeline("textconv", "events.yaml", directory=store)

    assert result.status == 0
    assert result.err == ""
    assert "strike/ministry@2025-03-19 · drones: 10\n" in result.out
    assert "talks/paper · says: They met.\n" in result.out


def test_a_dash_is_standard_input(store: Path) -> None:
    read = timeline("textconv", "-", stdin=SMALL.encode())

    assert read == timeline("textconv", "events.yaml", directory=store)


def test_background_is_written_too() -> None:
    assert "older · background\n" in timeline("textconv", "-", stdin=SMALL.encode()).out


def test_shipped_story_can_be_read() -> None:
    lines = timeline("textconv", str(PATH)).out.splitlines()

    assert lines[0] == "title: The ceasefire claims of March 2025"
    assert "trump-putin-call/peskov@2025-03-19 · length: ~ 2 h" in lines


BROKEN = [
    (b"", "no content", b""),
    (b"a: [1\n", "line 2, column 1, ", b"a: [1\n"),
    (b"groceries: milk\n", "no key `timeline`", b"groceries: milk\n"),
    (b"timeline: 1\nevents: \xff\n", "line 2, column 9, ", b"timeline: 1\nevents: \\udcff\n"),
    pytest.param(
        SMALL.replace("source: ministry", "source: nobody").encode(), "`nobody`", None, id="a source that is not there"
    ),
]


@pytest.mark.parametrize(("data", "reason", "written"), BROKEN)
def test_what_is_no_store_is_written_as_it_is(data: bytes, reason: str, written: bytes | None) -> None:
    result = timeline("textconv", "-", stdin=data)

    first, _, rest = result.out.partition("\n")
    assert result.status == 0
    assert result.err == ""
    assert first.startswith("not read as a store: ")
    assert reason in first
    assert rest == (data if written is None else written).decode()


def test_reason_does_not_name_the_file(tmp_path: Path) -> None:
    """Git gives both versions passing names; they would be a difference of their own."""
    (tmp_path / "one.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("a: 1\n", encoding="utf-8")

    one, other = (timeline("textconv", name, directory=tmp_path) for name in ("one.yaml", "other.yaml"))

    assert one == other


@pytest.mark.parametrize("arguments", [("gone.yaml",), (".",), ()])
def test_missing_file_is_trouble(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = timeline("textconv", *arguments, directory=tmp_path)

    assert result.status == 2
    assert result.out == ""
    assert result.err != ""


CONFLICT = SMALL.replace(
    "        says: They met.\n",
    "<<<<<<< HEAD\n        says: They met.\n||||||| base\n        says: They talked.\n=======\n"
    "        says: They did not meet.\n>>>>>>> theirs\n",
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_conflict_shows_where_both_sides_differ(line_end: str) -> None:
    alone = timeline("textconv", "-", stdin=SMALL.encode()).out
    line = "talks/paper · says: They met.\n"
    other = "talks/paper · says: They did not meet.\n"

    result = timeline("textconv", "-", stdin=CONFLICT.replace("\n", line_end).encode())

    assert result.out == alone.replace(line, f"<<<<<<< ours\n{line}=======\n{other}>>>>>>> theirs\n")


def test_a_conflict_of_which_a_side_is_no_store_is_written_as_it_is() -> None:
    broken = CONFLICT.replace("        says: They did not meet.", "        says: [They did not meet.")

    assert timeline("textconv", "-", stdin=broken.encode()).out.startswith("not read as a store: line 28, column 1")
