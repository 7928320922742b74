"""Which file is the store."""

from pathlib import Path

import pytest

from timeline.errors import TimelineError
from timeline.store import find_store, is_store


def written(path: Path, text: str = "timeline: 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_named_file_comes_first(tmp_path: Path) -> None:
    written(tmp_path / "timeline.yaml")

    assert find_store("a.yaml", "b.yaml", tmp_path) == tmp_path / "a.yaml"
    assert find_store(None, "b.yaml", tmp_path) == tmp_path / "b.yaml"
    assert find_store(None, "/b.yaml", tmp_path) == Path("/b.yaml")
    assert find_store(None, "", tmp_path) == tmp_path / "timeline.yaml"


def test_the_nearest_store_is_found(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    for name in ("data/events.yaml", "events.yaml", "timeline.yaml", "a/data/events.yaml", "a/b/events.yaml"):
        path = written(tmp_path / name)

        assert find_store(None, None, below) == path

    written(tmp_path / "a/b/events.yaml", "events: []\n")

    assert find_store(None, None, below) == tmp_path / "a/data/events.yaml"


def test_no_store_is_an_error_that_names_init(tmp_path: Path) -> None:
    with pytest.raises(TimelineError) as raised:
        find_store(None, None, tmp_path)

    assert "timeline init" in (raised.value.problems[0].mend or "")


def test_a_file_that_is_no_store_is_named_in_the_error(tmp_path: Path) -> None:
    path = written(tmp_path / "events.yaml", "events: []\n")

    with pytest.raises(TimelineError) as raised:
        find_store(None, None, tmp_path)

    assert str(path) in raised.value.problems[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("timeline: 1", True),
        ("# a comment\n---\n\ntimeline : 2\n", True),
        ("\ufefftimeline: 1", True),
        ("title: T\r\ntimeline: 1\r\n", True),
        ('{"timeline": 1}', True),
        ("{timeline: 1}", True),
        ('{"title": "T", "timeline": 1, "events": []}', True),
        ("? timeline\n: 1\n", True),
        ("title: T\n? 'timeline' # the format\n\n: 1\n", True),
        ("? timeline\r\n: 1\r\n", True),
        ("? timeline\n- 1\n", False),
        ('{"title": "T",\n "events": [{"timeline": 1}]}', False),
        ("timeline:\n  - a\n", False),
        ("a:\n  timeline: 1\n", False),
        ("", False),
    ],
)
def test_a_store_is_known_by_its_version(tmp_path: Path, text: str, *, expected: bool) -> None:
    assert expected == is_store(written(tmp_path / "events.yaml", text))


def test_what_cannot_be_read_is_no_store(tmp_path: Path) -> None:
    assert not is_store(tmp_path)
