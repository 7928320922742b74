"""Events of a file that look like events of the store become accounts of those."""

import json
from pathlib import Path

import pytest

from tests.cli.running import SMALL, Result, timeline
from timeline.model import Timeline
from timeline.store import load_store

CALENDAR = """\
BEGIN:VCALENDAR
X-WR-CALNAME:The desk
BEGIN:VEVENT
UID:1
DTSTART:20250318T200000Z
SUMMARY:Drones over harbour
DESCRIPTION:Seen from the pier.
CATEGORIES:night
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20250501
SUMMARY:A fair opens
END:VEVENT
END:VCALENDAR
"""
LIST = "# The desk\n- 18 March 2025 22:00 EET: Drones over harbour\n- 1 May 2025: A fair opens\n"
FILES = {"ics": CALENDAR, "markdown": LIST}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "timeline.yaml"
    path.write_text(SMALL, encoding="utf-8")
    for form, text in FILES.items():
        (tmp_path / form).write_text(text, encoding="utf-8")
    return path


def taken(store: Path, form: str, *more: str, typed: str | None = None) -> Result:
    keyboard = typed is not None
    return timeline(
        *("import", form, form, *more), directory=store.parent, stdin=(typed or "").encode(), keyboard=keyboard
    )


def read(store: Path) -> Timeline:
    return load_store(store).timeline


@pytest.mark.parametrize("form", FILES)
def test_without_a_terminal_the_score_decides(form: str, store: Path) -> None:
    result = taken(store, form)
    strike, *others = read(store).events
    account = strike.accounts[-1]

    assert result.status == 0, result.err
    assert (
        "“Drones over harbour” is taken as an account of `strike`, “Drones over the harbour” (score 0.9" in result.err
    )
    assert "--no-match keeps them apart" in result.err
    assert (account.source, (account.says or "").partition(":")[0]) == ("the-desk", "Drones over harbour")
    assert [event.id for event in others] == ["talks", "older", "a-fair-opens"]


@pytest.mark.parametrize("form", FILES)
def test_a_file_that_was_matched_adds_nothing_again(form: str, store: Path) -> None:
    taken(store, form)
    after = store.read_bytes()
    again = taken(store, form, "--strict")

    assert (again.status, again.out) == (0, "")
    assert again.err == "0 events and 0 accounts added; 2 entries there already: records 1-2\n"
    assert store.read_bytes() == after


def test_what_only_events_have_is_told_to_be_lost(store: Path) -> None:
    strict = taken(store, "ics", "--strict")
    result = taken(store, "ics", "-v")

    assert "left out: tags of 1 event (line 3)" in result.err
    assert strict.status == 1


def test_events_are_kept_apart_where_that_is_wished(store: Path) -> None:
    result = taken(store, "ics", "--no-match")

    assert "looks like `strike`" in " ".join(result.err.split())
    assert [event.title for event in read(store).events[3:]] == ["Drones over harbour", "A fair opens"]


def test_a_report_says_what_was_matched(store: Path) -> None:
    document = json.loads(taken(store, "ics", "--report", "json").out)

    assert "is taken as an account of `strike`" in document["notes"][0]
    assert [one["reference"] for one in document["added"]][:2] == ["strike/the-desk", "a-fair-opens"]


@pytest.mark.parametrize(("typed", "events"), [("a\n", 4), ("n\n", 5), ("s\nn\n", 5), ("q\n", 3), ("", 3)])
def test_somebody_at_a_terminal_is_asked(typed: str, events: int, store: Path) -> None:
    result = taken(store, "ics", typed=typed)

    assert result.status == 0, result.err
    assert "1 of 1" in result.out
    assert "This may already be here  score 0.9" in result.out
    assert "Make it [a]n account of strike" in result.err
    assert len(read(store).events) == events
    assert ("nothing was written" in result.err) == (events == 3)


def test_what_was_answered_is_not_asked_again(store: Path) -> None:
    taken(store, "ics", typed="n\n")
    after = store.read_bytes()
    again = taken(store, "ics", typed="")

    assert "Make it" not in again.err
    assert store.read_bytes() == after


def test_a_source_that_tells_the_event_already_tells_another_one(store: Path) -> None:
    """Two entries of one calendar are not two accounts of one event."""
    twice = CALENDAR.replace("UID:2\nDTSTART;VALUE=DATE:20250501\nSUMMARY:A fair opens", "UID:2\nDTSTART:20250318T200500Z\nSUMMARY:Drones over harbour again")  # fmt: skip  # noqa: E501
    (store.parent / "ics").write_text(twice, encoding="utf-8")
    result = taken(store, "ics")

    assert result.status == 0, result.err
    assert len(read(store).events) == 4


def test_a_source_is_not_joined_with_itself_unless_somebody_says_so(store: Path) -> None:
    """Its other account may be of another date, and this one of what happened next."""
    more = ("--source", "ministry")
    taken(store, "ics", *more)
    after = [len(event.accounts) for event in read(store).events]
    store.write_text(SMALL, encoding="utf-8")
    asked = taken(store, "ics", *more, typed="a\n")

    assert after == [2, 1, 1, 1, 1]
    assert "Make it [a]n account of strike" in asked.err
    assert len(read(store).events[0].accounts) == 3


def test_a_table_is_matched_as_a_calendar_is(store: Path) -> None:
    (store.parent / "rows.csv").write_text("title,when,source\nDrones over harbour,18 March 2025 22:00 EET,paper 2\n")
    result = timeline("add", "--from", "rows.csv", "--new-sources", directory=store.parent)
    again = timeline("add", "--from", "rows.csv", "--new-sources", directory=store.parent)

    assert "is taken as an account of `strike`" in result.err
    assert "0 events and 0 accounts added" in again.err
