"""The calendar, as a reader of calendars that is not ours reads it, and byte by byte."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given

from tests.cli.running import timeline
from tests.interchange import hostile
from tests.interchange.any_store import Tree, as_text, trees
from timeline.handover.request import Handover
from timeline.interchange import ics
from timeline.store import read_store
from timeline.store.samples import sample_story


def calendar(text: str, **asked: bool) -> bytes:
    told = read_store(None, text.encode(), "store.yaml").timeline
    handed = Handover(timeline=told, events=told.events, zone="UTC", day=(2025, 1, 1), version="1", **asked)  # type: ignore[arg-type]
    return ics.write(handed).data


def events(data: bytes) -> list[Any]:
    read = icalendar.Calendar.from_ical(data)
    assert isinstance(read, icalendar.Calendar)
    return list(read.walk("VEVENT"))


def one(when: str, more: str = "") -> Any:
    text = f"timeline: 1\ntimezone: Europe/Kyiv\nevents: [{{id: e, title: T, when: '{when}'{more}}}]"
    return events(calendar(text))[0]


DAY = date(2025, 3, 18)


EXTENTS: list[tuple[str, date, date]] = [
    ("2025-03-18", DAY, date(2025, 3, 19)),
    ("2025-03-18/2025-03-20", DAY, date(2025, 3, 21)),
    ("2025-03", date(2025, 3, 1), date(2025, 4, 1)),
    ("2025-03-18~", DAY, date(2025, 3, 19)),
    ("2025-03-18..2025-03-20", DAY, date(2025, 3, 19)),
    ("2025-03-18/..", DAY, date(2025, 3, 19)),
    ("0520", date(520, 1, 1), date(521, 1, 1)),
    ("2025-03-18T10:00", datetime(2025, 3, 18, 8, tzinfo=UTC), datetime(2025, 3, 18, 8, tzinfo=UTC)),
    (
        "2025-03-18T10:00/2025-03-18T12:30",
        datetime(2025, 3, 18, 8, tzinfo=UTC),
        datetime(2025, 3, 18, 10, 30, tzinfo=UTC),
    ),
    ("2025-03-18T23:00/2025-03-19", datetime(2025, 3, 18, 21, tzinfo=UTC), datetime(2025, 3, 19, 22, tzinfo=UTC)),
]


@pytest.mark.parametrize(("when", "begin", "end"), EXTENTS, ids=[when for when, _, _ in EXTENTS])
def test_a_date_is_that_date(when: str, begin: date, end: date) -> None:
    event = one(when)

    assert (event.start, event.end) == (begin, end)
    # Outside of its store a clock time needs its zone.
    assert str(event["X-TIMELINE-WHEN"]) == re.sub(r"(T\d\d:\d\d)", r"\1[Europe/Kyiv]", when)


def test_only_an_uncertain_date_is_tentative() -> None:
    denied = ", accounts: [{source: a, stance: denies}]"

    assert [str(one(when).get("STATUS", "")) for when in ("2025-03-18", "2025-03-18~")] == ["", "TENTATIVE"]
    (event,) = events(
        calendar(f"timeline: 1\nsources: {{a: }}\nevents: [{{id: e, title: T, when: 2025-03-18{denied}}}]")
    )
    assert "STATUS" not in event
    assert str(event["DESCRIPTION"]).startswith("Denied by a.")


def test_what_an_event_has_is_where_calendars_have_it() -> None:
    event = one("2025-03-18", ", place: 'Odesa, port', tags: [a b, 'c,d'], coordinates: {lat: 46.5, lon: 30.75}")

    assert (str(event["SUMMARY"]), str(event["LOCATION"]), str(event["UID"])) == ("T", "Odesa, port", "e@chronology")
    assert event["CATEGORIES"].cats == ["a b", "c,d"]
    assert (event["GEO"].latitude, event["GEO"].longitude) == (46.5, 30.75)


@given(tree=trees())
def test_any_store_is_a_calendar_of_short_lines(tree: Tree) -> None:
    data = calendar(as_text(tree), with_rulings=True)
    told = {str(event["UID"]).partition("@")[0] for event in events(data)}

    assert told <= {str(event["id"]) for event in tree["events"]}  # type: ignore[attr-defined]
    assert data.endswith(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()  # no character is cut in two


def test_hostile_texts_stay_texts() -> None:
    data = calendar(hostile.store())
    read = events(data)

    assert len(read) == len(hostile.TEXTS)
    assert data.count(b"\nBEGIN:") == len(hostile.TEXTS)
    for event, text in zip(read, hostile.TEXTS, strict=True):
        assert "\x1b" not in str(event["SUMMARY"])
        if text.isprintable():
            assert str(event["SUMMARY"]) == text
            assert text in str(event["DESCRIPTION"])


def test_the_same_store_is_the_same_file(tmp_path: Path) -> None:
    """`DTSTAMP` comes from the data, not from the clock."""
    (tmp_path / "store.yaml").write_text(sample_story(), encoding="utf-8")
    made = [timeline("export", "ics", "--file", "store.yaml", directory=tmp_path).out for _ in range(2)]

    assert made[0] == made[1]
    assert "DTSTAMP:2025" in made[0]
