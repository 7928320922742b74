"""Slides of TimelineJS become events, from its JSON and from its sheet."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.interchange.foreign import imported, run

DATES: list[tuple[dict[str, Any], str]] = [
    ({"year": 2025}, "2025"),
    ({"year": "2025", "month": "3"}, "2025-03"),
    ({"year": 2025, "month": 3, "day": 18}, "2025-03-18"),
    ({"year": 2025, "month": 3, "day": 18, "hour": 9}, "2025-03-18T09:00"),
    ({"year": 2025, "month": 3, "day": 18, "hour": 9, "minute": 5, "second": 7}, "2025-03-18T09:05:07"),
    ({"year": 2025, "month": "", "day": ""}, "2025"),
    ({"year": -44}, "-0043"),
    ({"year": "-13800000000"}, "Y-13799999999"),
    ({"year": 520}, "0520"),
]


def document(*slides: dict[str, Any], **more: Any) -> str:
    return json.dumps({"events": list(slides), **more}, indent=1)


@pytest.mark.parametrize(("date", "when"), DATES, ids=[str(date) for date, _ in DATES])
def test_a_date_is_as_fine_as_it_is_given(date: dict[str, Any], when: str, tmp_path: Path) -> None:
    made = imported("timelinejs", document({"start_date": date, "text": {"headline": "T"}}), tmp_path)

    assert made.whens == [when]


def test_a_slide_is_what_the_file_tells_of_an_event(tmp_path: Path) -> None:
    slide = {
        "start_date": {"year": 2025, "month": 3, "day": 18},
        "end_date": {"year": 2025, "month": 3, "day": 20},
        "display_date": "mid-March",
        "text": {
            "headline": "Talks &amp; <i>more</i>",
            "text": "<p>They <a href='https://a.example/1'>met</a>.</p><p>Again.</p>",
        },
        "media": {"url": "https://v.example/2", "caption": "A room", "credit": "AP", "thumbnail": "t.png"},
        "group": "talks",
        "unique_id": "s1",
        "background": {"color": "red"},
        "autolink": False,
    }
    title = {"text": {"headline": "The spring", "text": "How it went"}}
    era = {"start_date": {"year": 2025}, "end_date": {"year": 2026}, "text": {"headline": "An era"}}
    made = imported("timelinejs", document(slide, title=title, eras=[era], scale="human"), tmp_path)
    event, whole = made.events
    (account,) = event.accounts

    assert (event.title, event.tags, made.whens) == ("Talks & more", ("talks",), ["2025-03-18/2025-03-20", "2025/2026"])
    assert (account.says, account.ref, account.note) == ("They met.\nAgain.", "s1", "A room")
    assert [(cited.url, cited.via) for cited in account.cite] == [
        ("https://v.example/2", "AP"),
        ("https://a.example/1", None),
    ]
    assert account.extra == {"x-display_date": "mid-March"}
    assert (whole.title, whole.background) == ("An era", True)
    assert (made.timeline.title, made.timeline.note) == ("The spring", "How it went")
    assert made.losses == {"markup": 1, "slide.media.thumbnail": 1, "slide.background": 1}


SHEET = """\
Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background
,,,,,,,,,The spring,How it went,,,,,title,,
2025,3,18,2:30 pm,2025,3,18,16:05,,Talks,<b>They</b> met,https://a.example/1,AP,A room,,,talks,#fff
2025,,,,2026,,,,,An era,,,,,,era,,
-44,3,15,,,,,,,Caesar,,,,,,,,
"""  # noqa: E501


def test_a_sheet_is_read_as_its_json_is(tmp_path: Path) -> None:
    made = imported("timelinejs", SHEET, tmp_path, name="slides.csv")

    assert made.whens == ["2025-03-18T14:30/2025-03-18T16:05", "2025/2026", "-0043-03-15"]
    assert [event.title for event in made.events] == ["Talks", "An era", "Caesar"]
    assert made.events[0].accounts[0].says == "They met"
    assert made.timeline.title == "The spring"
    assert made.losses == {"markup": 1, "slide.background": 1}


def test_a_sheet_of_the_first_version_is_read_too(tmp_path: Path) -> None:
    rows = "Start Date,End Date,Headline,Tag\n9/1/1939,1945,War,big\n7/1969,,Moon,\n1999-12-31 23:59,,Eve,\n"
    made = imported("timelinejs", rows, tmp_path)

    assert made.whens == ["1939-09-01/1945", "1969-07", "1999-12-31T23:59"]
    assert made.events[0].tags == ("big",)


def test_a_medium_may_be_a_quotation_or_a_frame(tmp_path: Path) -> None:
    media = ["<blockquote>No <cite>A</cite></blockquote>", "<iframe width=1 src='https://a.example/x'></iframe>"]
    slides = [{"start_date": {"year": 2025}, "text": {"headline": one}, "media": {"url": one}} for one in media]
    first, second = imported("timelinejs", document(*slides), tmp_path).events

    assert (first.accounts[0].quote, first.accounts[0].cite) == ("No A", ())
    assert [cited.url for cited in second.accounts[0].cite] == ["https://a.example/x"]


def test_links_of_all_texts_are_cited(tmp_path: Path) -> None:
    link = "<a href='https://a.example/{}'>x</a>"
    media = {"url": "https://a.example/0", "caption": link.format(2), "credit": link.format(3)}
    slide = {"start_date": {"year": 2025}, "text": {"headline": "T", "text": link.format(1)}, "media": media}
    (event,) = imported("timelinejs", document(slide), tmp_path).events

    assert [cited.url for cited in event.accounts[0].cite] == [f"https://a.example/{number}" for number in range(4)]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "img/1.png"])
def test_a_medium_outside_the_web_is_no_citation(address: str, tmp_path: Path) -> None:
    slide = {"start_date": {"year": 2025}, "text": {"headline": "T"}, "media": {"url": address}}
    made = imported("timelinejs", document(slide), tmp_path)

    assert (made.events[0].accounts[0].cite, made.losses) == ((), {"slide.media.url": 1})


@pytest.mark.parametrize("date", [None, {}, {"year": None}, {"year": "", "month": None}])
def test_a_slide_without_a_date_is_counted(date: object, tmp_path: Path) -> None:
    slides = {"start_date": date, "text": {"headline": "T"}}, {"text": {"headline": "U"}}
    made = imported("timelinejs", document(*slides), tmp_path)
    strict = run("timelinejs", document(*slides), tmp_path, "--strict")

    assert (made.whens, made.losses) == ([None, None], {"undated": 2})
    assert (strict.status, "2 events without a date" in strict.err) == (1, True)


WRONG = [
    (
        document({"start_date": {"year": 2025, "month": 3, "hour": 9}}),
        3,
        "a date has an hour, and no day",
    ),
    (
        document({"start_date": {"year": 2025, "day": 3}, "text": {"headline": "T"}}),
        3,
        "a date has a day, and no month",
    ),
    (
        document({"start_date": {"year": "soon"}, "text": {"headline": "T"}}),
        3,
        "the year of a date is a number, not soon",
    ),
    (document({"start_date": {"year": 2025, "month": 13}}), 3, "no month is 13"),
    (document({"end_date": {"year": 2025}}), 3, "this slide has an end and no begin"),
    ('{"events": 7}', 1, "no list of `events` stands here"),
    ('{"events": [', 1, "this is no JSON"),
    ('{"events": [{"start_date": {"year": 2025}, "x": ' + "[" * 90 + "]" * 90 + "}]}", 1, "nested too deep"),
    ("Year,Headline\n2025,A\nMMXXV,B\n", 3, "the year of a date is a number, not MMXXV"),
    ("Year,Month,Day,Time,Headline\n2025,3,18,late,A\n", 2, "this is no clock time of a sheet: late"),
    ("Start Date,Headline\nlate,A\n", 2, "this is no date of a sheet: late"),
]


@pytest.mark.parametrize(("data", "line", "said"), WRONG, ids=[said for _, _, said in WRONG])
def test_what_is_wrong_is_told_with_its_line(data: str, line: int, said: str, tmp_path: Path) -> None:
    result = run("timelinejs", data, tmp_path)

    assert (result.status, f"given:{line}:" in result.err, said in " ".join(result.err.split())) == (2, True, True), (
        result.err
    )
    assert not (tmp_path / "new.yaml").exists()
