"""A calendar of another program becomes events, and what does not is told."""

from pathlib import Path

import pytest

from tests.interchange.foreign import imported, run

ZONE = """\
BEGIN:VTIMEZONE
TZID:Our own
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*entries: str, head: str = "") -> str:
    events = "".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT\n" for entry in entries)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//A desk//EN\n{head}{events}END:VCALENDAR\n".replace("\n", "\r\n")


TIMES = {
    "DTSTART;VALUE=DATE:20250318": "2025-03-18",
    "DTSTART;VALUE=DATE:20250318\nDTEND;VALUE=DATE:20250319": "2025-03-18",
    "DTSTART;VALUE=DATE:20250318\nDTEND;VALUE=DATE:20250318": "2025-03-18",
    "DTSTART;VALUE=DATE:20250318\nDTEND;VALUE=DATE:20250321": "2025-03-18/2025-03-20",
    "DTSTART;VALUE=DATE:20250318\nDURATION:P3D": "2025-03-18/2025-03-20",
    "DTSTART:20250318T170000Z": "2025-03-18T17:00Z",
    "DTSTART:20250318T170005Z": "2025-03-18T17:00:05Z",
    "DTSTART:20250318T170000Z\nDTEND:20250318T170000Z": "2025-03-18T17:00Z",
    "DTSTART:20250318T170000Z\nDTEND:20250318T183000Z": "2025-03-18T17:00Z/2025-03-18T18:30Z",
    "DTSTART:20250318T170000Z\nDURATION:PT1H30M": "2025-03-18T17:00Z/2025-03-18T18:30Z",
    "DTSTART:20250318T170000": "2025-03-18T17:00",
    "DTSTART;TZID=Europe/Kyiv:20250318T170000": "2025-03-18T17:00[Europe/Kyiv]",
    "DTSTART;TZID=/citadel.org/20240101_1/Europe/Kyiv:20250318T170000": "2025-03-18T17:00[Europe/Kyiv]",
    "DTSTART;TZID=W. Europe Standard Time:20250318T170000": "2025-03-18T17:00[Europe/Berlin]",
    "DTSTART;TZID=Our own:20250318T170000": "2025-03-18T17:00+01:00",
    "DTSTART;TZID=Our own:20250718T170000": "2025-07-18T17:00+02:00",
}


@pytest.mark.parametrize("lines", TIMES)
def test_a_time_is_that_time(lines: str, tmp_path: Path) -> None:
    made = imported("ics", calendar(f"SUMMARY:T\n{lines}", head=ZONE), tmp_path)

    assert (made.whens, made.losses) == ([TIMES[lines]], {})


def test_an_entry_is_what_the_calendar_tells_of_an_event(tmp_path: Path) -> None:
    entry = (
        "UID:1@desk\nDTSTART;VALUE=DATE:20250318\nSUMMARY:Talks\\, first round\nDESCRIPTION:They met.\\nNobody left.\n"
        "LOCATION:Jeddah\nGEO:21.5;39.25\nCATEGORIES:talks,one\\,two\nURL:https://example.org/1\n"
        'ATTACH:https://example.org/2\nSTATUS:CANCELLED\nCLASS:PRIVATE\nATTENDEE;CN="Doe, Jane":mailto:j@example.org\n'
        "COMMENT:Moved twice\nPRIORITY:1\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM"
    )
    made = imported("ics", calendar(entry, head="X-WR-CALNAME:The desk\n"), tmp_path, "-v")
    (event,) = made.events
    (account,) = event.accounts

    assert (event.title, event.tags, event.actors) == ("Talks, first round", ("talks", "one,two"), ("Doe, Jane",))
    assert (account.source, made.timeline.sources[account.source].name) == ("the-desk", "The desk")
    assert (account.says, account.place, account.stance) == ("They met.\nNobody left.", "Jeddah", "retracted")
    assert account.coordinates is not None
    assert (account.coordinates.lat, account.coordinates.lon) == (21.5, 39.25)
    assert [cited.url for cited in account.cite] == ["https://example.org/1", "https://example.org/2"]
    assert (account.ref, account.note, event.private) == ("1@desk", "Moved twice", True)
    assert made.losses == {"entry.PRIORITY": 1, "part.VALARM": 1}
    assert made.timeline.title == "The desk"


def test_lines_are_unfolded_as_octets(tmp_path: Path) -> None:
    data = calendar("DTSTART:20250318T170000Z\nSUMMARY:Розмова").encode()
    at = data.index("Розмова".encode()) + 3  # within the second letter
    made = imported("ics", data[:at] + b"\r\n " + data[at:], tmp_path)

    assert made.events[0].title == "Розмова"


REPEATING = {
    "RRULE:FREQ=WEEKLY;COUNT=3": ["2025-03-25T09:00", "2025-04-01T09:00"],
    "RRULE:FREQ=WEEKLY;BYDAY=TU, WE;COUNT=3": ["2025-03-19T09:00", "2025-03-25T09:00"],
    "RRULE:FREQ=MONTHLY;UNTIL=20250518T070000Z": ["2025-04-18T09:00", "2025-05-18T09:00"],
    "RRULE:FREQ=DAILY;UNTIL=20250320\nEXDATE;TZID=Europe/Berlin:20250319T090000": ["2025-03-20T09:00"],
    "RDATE;TZID=Europe/Berlin:20250401T090000,20250402T090000": ["2025-04-01T09:00", "2025-04-02T09:00"],
}


@pytest.mark.parametrize("rule", REPEATING)
def test_what_repeats_until_an_end_is_all_of_it(rule: str, tmp_path: Path) -> None:
    """On the clock of its zone, which is set forward in between."""
    entry = f"UID:1\nSUMMARY:T\nDTSTART;TZID=Europe/Berlin:20250318T090000\nDURATION:PT1H\n{rule}"
    made = imported("ics", calendar(entry), tmp_path)
    begins = [when.partition("[")[0] for when in made.whens if when]

    assert begins == ["2025-03-18T09:00", *REPEATING[rule]]
    assert len({event.accounts[0].ref for event in made.events}) == len(begins)
    assert made.losses == {}


def test_an_occurrence_with_an_entry_of_its_own_stands_there_alone(tmp_path: Path) -> None:
    series = "UID:1\nSUMMARY:T\nDTSTART:20250318T090000Z\nRRULE:FREQ=DAILY;COUNT=3"
    moved = "UID:1\nSUMMARY:T, moved\nRECURRENCE-ID:20250319T090000Z\nDTSTART:20250319T110000Z"
    made = imported("ics", calendar(series, moved), tmp_path)

    assert made.whens == ["2025-03-18T09:00Z", "2025-03-20T09:00Z", "2025-03-19T11:00Z"]


ONCE = {
    "RRULE:FREQ=WEEKLY": "endless",
    "RRULE:FREQ=DAILY;COUNT=100000": "repeated",
    "RRULE:FREQ=SECONDLY;COUNT=5": "repeated",
}


@pytest.mark.parametrize("rule", ONCE)
def test_what_repeats_for_ever_is_taken_once_and_told(rule: str, tmp_path: Path) -> None:
    made = imported("ics", calendar(f"SUMMARY:T\nDTSTART:20250318T090000Z\n{rule}"), tmp_path)

    assert (made.whens, made.losses) == (["2025-03-18T09:00Z"], {ONCE[rule]: 1})


def test_a_rule_that_nothing_fits_ends(tmp_path: Path) -> None:
    made = imported(
        "ics",
        calendar("SUMMARY:T\nDTSTART:20250318T090000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"),
        tmp_path,
    )

    assert made.whens == ["2025-03-18T09:00Z"]


WRONG = {
    "DTSTART:20250230T090000Z": (6, "there is no such time: 20250230T090000Z"),
    "DTSTART:tomorrow": (6, "this is no time of a calendar: tomorrow"),
    "DTSTART;TZID=Atlantis:20250318T090000": (6, "no time zone is called 'Atlantis'"),
    "DTSTART:20250318T090000Z\nDTEND;VALUE=DATE:20250319": (7, "one of begin and end is a day"),
    "DTSTART:20250318T090000Z\nDURATION:soon": (7, "this is no length of time: soon"),
    "DTSTART:20250318T090000Z\nRRULE:FREQ=DAILY;COUNT=0": (7, "COUNT is a number from 1"),
    "DTSTART:20250318T090000Z\nRRULE:FREQ=DAILY;INTERVAL=0;COUNT=3": (7, "INTERVAL is a number from 1"),
    "DTSTART:20250318T090000Z\nRRULE:FREQ=DAILY;BYDAY=XX;COUNT=3": (7, "this rule cannot be followed"),
    "GEO:north": (6, "GEO is two numbers, not north"),
    "GEO:91;0": (4, "is a number from -90 to 90"),
    "Nonsense": (6, "this is no line of a calendar: Nonsense"),
    "BEGIN:VALARM": (7, "`END:VEVENT` stands here, and `VALARM` of line 6 is not ended"),
}


NO_CITATIONS = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html;base64,PGI+",
    "file:///etc/passwd",
    "cid:1@a",
]


@pytest.mark.parametrize("address", NO_CITATIONS)
def test_an_address_outside_the_web_is_no_citation(address: str, tmp_path: Path) -> None:
    lines = f"SUMMARY:T\nURL:{address}\nATTACH:{address}\nATTACH:HTTPS://a.example/1\nATTACH:https://a.example/2"
    made = imported("ics", calendar(lines), tmp_path)

    assert [cited.url for cited in made.events[0].accounts[0].cite] == ["HTTPS://a.example/1", "https://a.example/2"]
    assert made.losses == {"entry.URL": 1, "entry.ATTACH": 1}


NO_ENDS = {
    "DTSTART:20250318T170000Z\nDTEND:20250318T160000Z": ("2025-03-18T17:00Z", {"backward": 1}),
    "DTSTART;TZID=Europe/Kyiv:20250318T170000\nDTEND:20250318T143000Z": (
        "2025-03-18T17:00[Europe/Kyiv]",
        {"backward": 1},
    ),
    "DTSTART;TZID=Our own:20250318T170000\nDTEND:20250318T153000Z": ("2025-03-18T17:00+01:00", {"backward": 1}),
    "DTSTART;VALUE=DATE:20250318\nDTEND;VALUE=DATE:20250317": ("2025-03-18", {"backward": 1}),
    "DTSTART:20250318T170000Z\nDURATION:-PT1H": ("2025-03-18T17:00Z", {"backward": 1}),
    "DTSTART;VALUE=DATE:20250318\nDURATION:-P2D": ("2025-03-18", {"backward": 1}),
    "DTSTART:20250318T170000Z\nDURATION:P3000000D": ("2025-03-18T17:00Z", {"far": 1}),
    "DTSTART:20250318T170000Z\nDURATION:P999999999D": ("2025-03-18T17:00Z", {"far": 1}),
}


@pytest.mark.parametrize("lines", NO_ENDS)
def test_an_end_that_cannot_be_is_counted_with_its_line(lines: str, tmp_path: Path) -> None:
    when, losses = NO_ENDS[lines]
    data = calendar(f"SUMMARY:T\n{lines}", head=ZONE)
    refused = run("ics", data, tmp_path, "--strict", "-v")
    made = imported("ics", data, tmp_path)
    number = data.split("\r\n").index(lines.partition("\n")[2]) + 1

    assert (made.whens, made.losses) == ([when], losses)
    assert (refused.status, f"(line {number})" in refused.err) == (1, True), refused.err


def test_an_end_is_counted_once_for_an_entry_that_repeats(tmp_path: Path) -> None:
    entry = "SUMMARY:T\nDTSTART:20250318T170000Z\nDTEND:20250318T160000Z\nRRULE:FREQ=DAILY;COUNT=3"
    made = imported("ics", calendar(entry), tmp_path)

    assert (len(made.events), made.losses) == (3, {"backward": 1})


def test_the_first_day_that_there_is_may_end_with_itself(tmp_path: Path) -> None:
    lines = "SUMMARY:T\nDTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:00010101"

    assert imported("ics", calendar(lines), tmp_path).whens == ["0001-01-01"]


@pytest.mark.parametrize("lines", WRONG)
def test_what_is_wrong_is_told_with_its_line(lines: str, tmp_path: Path) -> None:
    line, said = WRONG[lines]
    result = run("ics", calendar(f"SUMMARY:T\n{lines}"), tmp_path)

    assert (result.status, f"given:{line}:" in result.err, said in result.err) == (2, True, True), result.err
    assert not (tmp_path / "new.yaml").exists()


def test_a_calendar_that_is_deep_or_cut_off_is_refused(tmp_path: Path) -> None:
    deep = run("ics", "BEGIN:VCALENDAR\n" * 50_000, tmp_path)
    cut = run("ics", calendar("SUMMARY:T")[:-16], tmp_path)

    assert (deep.status, "nested too deep" in deep.err) == (2, True)
    assert (cut.status, "nothing ends it" in cut.err) == (2, True)


def test_two_entries_of_one_mark_are_two_events(tmp_path: Path) -> None:
    """Some programs give one UID to all that they write."""
    made = imported("ics", calendar("UID:1\nSUMMARY:A", "UID:1\nSUMMARY:B"), tmp_path)

    assert [event.title for event in made.events] == ["A", "B"]
