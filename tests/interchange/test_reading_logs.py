"""Rows of Timesketch and of log2timeline become events, told by the logs that they come from."""

import json
from pathlib import Path

import pytest

from tests.interchange.foreign import imported, run

ROW = {
    "message": "Process started: cmd.exe",
    "datetime": "2025-03-18T17:00:01.000000+00:00",
    "timestamp": 1742317201000000,
    "timestamp_desc": "Creation Time",
    "tag": ["suspicious", "-"],
    "source_long": "Windows log",
    "pid": 7,
    "empty": "-",
}
STAMPS = {
    "2025-03-18T17:00:01.000000+00:00": "2025-03-18T17:00:01+00:00",
    "2025-03-18T17:00:01.250000+02:00": "2025-03-18T17:00:01.250000+02:00",
    "2025-03-18 17:00:01": "2025-03-18T17:00:01Z",
    "2025-03-18T17:00:01Z": "2025-03-18T17:00:01Z",
    "1742317201000000": "2025-03-18T17:00:01Z",
}


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_time_stamp_is_that_time(stamp: str, tmp_path: Path) -> None:
    made = imported("timesketch", json.dumps({**ROW, "datetime": stamp}), tmp_path)

    assert made.whens == [STAMPS[stamp]]


def test_a_row_is_what_its_log_tells(tmp_path: Path) -> None:
    long = {**ROW, "message": "word " * 100, "datetime": "2025-03-19T00:00:00Z"}
    made = imported("timesketch", "\n".join(map(json.dumps, (ROW, long))), tmp_path)
    first, second = made.events

    assert (first.title, first.tags) == ("Process started: cmd.exe", ("suspicious",))
    assert (first.accounts[0].source, first.accounts[0].says) == ("windows-log", "Creation Time")
    assert first.accounts[0].extra == {"x-pid": 7}
    assert second.title.endswith(" …")
    assert second.accounts[0].says == f"Creation Time: {('word ' * 100).strip()}"
    assert made.losses == {}


def test_a_table_is_read_as_lines_are(tmp_path: Path) -> None:
    rows = (
        "message,datetime,timestamp_desc,tag,host\n"
        '"=cmd|x",2025-03-18T17:00:01+00:00,start,"a, b",pc\n'
        'B,2025-03-18T17:00:02+00:00,start,"[""c""]",-\n'
        "B,2025-03-18T17:00:02+00:00,end,-,\n"
    )
    made = imported("timesketch", rows, tmp_path, name="log.csv")

    assert [(event.title, event.tags) for event in made.events] == [("=cmd|x", ("a", "b")), ("B", ("c",)), ("B", ())]
    assert [event.accounts[0].says for event in made.events] == ["start", "start", "end"]
    assert made.events[0].accounts[0].source == "log"


HEAD = "date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,format,extra\n"


def test_a_table_of_log2timeline(tmp_path: Path) -> None:
    rows = (
        "03/18/2025,17:00:01,UTC,M...,WEBHIST,Firefox History,Last Visited,ann,pc,Visited,Visited https://a.example/,2,"
        "places.sqlite,12,-,sqlite/firefox,visits: 1\n"
        "03/18/2025,17:00:01,Europe/Kyiv,....,LOG,-,-,-,-,Short,-,2,f,-,-,f,-\n"
        "00/00/0000,--:--:--,UTC,....,LOG,Syslog,Not a time,-,-,Never,Never,2,f,-,-,f,-\n"
    )
    made = imported("l2tcsv", HEAD + rows, tmp_path)
    first, second, third = made.events

    assert made.whens == ["2025-03-18T17:00:01Z", "2025-03-18T17:00:01[Europe/Kyiv]", None]
    assert [event.accounts[0].source for event in made.events] == ["firefox-history", "log", "syslog"]
    assert (first.title, first.accounts[0].says) == ("Visited https://a.example/", "Last Visited")
    assert first.accounts[0].extra["x-user"] == "ann"
    assert (second.title, third.title) == ("Short", "Never")
    assert made.losses == {"undated": 1}


def test_a_row_without_a_clock_time_is_of_no_zone(tmp_path: Path) -> None:
    row = "{},{},{},....,LOG,Syslog,-,-,-,A,A,2,f,-,-,f,-\n"
    rows = [("03/18/2025", "--:--:--", "Europe/Kyiv"), ("00/00/0000", "--:--:--", "Europe/Kyiv"),
            ("03/18/2025", "--:--:--", "UTC"), ("03/18/2025", "10:00:00", "Europe/Kyiv")]  # fmt: skip
    made = imported("l2tcsv", HEAD + "".join(row.format(*one) for one in rows), tmp_path)

    assert made.losses == {"entry.timezone": 2, "undated": 1}


WRONG = [
    ("timesketch", json.dumps({**ROW, "datetime": "yesterday"}), 1, "this is no time of a log: yesterday"),
    ("timesketch", json.dumps({"message": "A", "timestamp_desc": "B"}), 1, "neither `datetime` nor `timestamp`"),
    ("timesketch", json.dumps(ROW) + "\n{", 2, "this is no JSON"),
    ("timesketch", '{"timestamp_desc": ' + "[" * 9000 + "}", 1, "nested too deep"),
    ("l2tcsv", HEAD + "18/3/25,17:00:01,UTC,....,L,L,-,-,-,S,S,2,f,-,-,f,-\n", 2, "no date of log2timeline: 18/3/25"),
    ("l2tcsv", HEAD + "03/18/2025,25:00:01,UTC,....,L,L,-,-,-,S,S,2,f,-,-,f,-\n", 2, "this is no time of a log"),
    ("l2tcsv", HEAD + "03/18/2025,17:00:01,Mars,....,L,L,-,-,-,S,S,2,f,-,-,f,-\n", 2, "no time zone is called 'Mars'"),
]


@pytest.mark.parametrize(("form", "data", "line", "said"), WRONG, ids=[said for _, _, _, said in WRONG])
def test_what_is_wrong_is_told_with_its_line(form: str, data: str, line: int, said: str, tmp_path: Path) -> None:
    result = run(form, data, tmp_path)

    assert (result.status, f"given:{line}:" in result.err, said in " ".join(result.err.split())) == (2, True, True), (
        result.err
    )
    assert not (tmp_path / "new.yaml").exists()
