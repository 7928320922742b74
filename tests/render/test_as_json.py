"""`show --json`: what `docs/json.md` promises to other programs."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.stories import story
from timeline.compare import disputed_points, event_rows
from timeline.model import Account, Citation, Event, Point, Source, Timeline
from timeline.render.as_json import show_json
from timeline.when import parse_when

DAM = story("dam")


def shown(timeline: Timeline, events: tuple[Event, ...] | None = None) -> Any:
    return json.loads("".join(show_json(timeline, timeline.events if events is None else events)))


def test_document_is_the_contract() -> None:
    account = Account(
        source="a",
        when=parse_when("2031-05-04T22:10+03:00/.."),
        says="So.",
        points=(Point(name="length", value="~ 1.10 h", kind="total"),),
        cite=(Citation(url="https://a.example", published=parse_when("2031-05")),),
        published=parse_when("2031-05"),
    )
    sources = {name: Source(id=name, name=name.upper()) for name in "abc"}
    timeline = Timeline(
        title="It all",
        timezone="Europe/Kyiv",
        sources=sources,
        events=(Event(id="e", title="It", tags=("x",), accounts=(account, Account(source="b", stance="denies"))),),
    )

    actual = shown(timeline)

    may = {"text": "2031-05", "earliest": "2031-05-01T00:00:00Z", "latest": "2031-06-01T00:00:00Z"}
    when = {"text": "2031-05-04T22:10+03:00/..", "earliest": "2031-05-04T19:10:00Z", "latest": None}
    assert actual == {
        "schema": "timeline.show/2",
        "title": "It all",
        "timezone": "Europe/Kyiv",
        "sources": {"a": {"name": "A", "type": "other"}, "b": {"name": "B", "type": "other"}},
        "events": [
            {
                "id": "e",
                "title": "It",
                "when": {**when, "hull": True},
                "tags": ["x"],
                "disputed": [],
                "worded": [],
                "denied_by": ["b"],
                "accounts": [
                    {
                        "source": "a",
                        "when": when,
                        "says": "So.",
                        "points": {"length": {"value": "~ 1.10 h", "kind": "total"}},
                        "published": may,
                        "cite": [{"url": "https://a.example", "published": may}],
                    },
                    {"source": "b", "stance": "denies"},
                ],
            }
        ],
    }


def test_every_text_is_as_written() -> None:
    """Control characters, ideographs and the rest come back as they stand in the store."""
    told = shown(DAM)["events"][0]["accounts"]

    assert told[5]["says"] == "Residents heard a bang \x1b[31mbefore\x1b[0m the siren \u202eneris\u202c."
    assert told[7]["says"] == DAM.events[0].accounts[7].says
    assert told[0]["points"]["water level"] == {"value": "-1.1 m"}


def test_a_key_that_the_store_does_not_have_is_left_out() -> None:
    bare = shown(DAM)["events"][1]

    assert bare == {"id": "alone", "title": "A bare event", "disputed": [], "worded": [], "accounts": []}


def test_who_has_denied_an_event_and_reports_it_by_now_is_not_named() -> None:
    accounts = tuple(
        Account(source="wire", stance=stance, published=parse_when(f"2031-05-0{day}"))  # type: ignore[arg-type]
        for day, stance in ((1, "denies"), (2, "reports"))
    )

    assert "denied_by" not in shown(DAM, (Event(id="e", title="It", accounts=accounts),))["events"][0]


def test_only_sources_that_occur_are_listed() -> None:
    """In store order, with those that they repeat, draw on or speak for."""
    event = Event(id="e", title="It", accounts=(Account(source="wire"), Account(source="minister")))

    listed = shown(DAM, (event,))["sources"]

    assert list(listed) == ["operator", "ministry", "minister", "gazette", "wire"]
    assert listed["wire"] == {
        "name": "River Wire",
        "type": "press",
        "timezone": "America/New_York",
        "derived_from": ["gazette", "operator"],
    }


def test_own_keys_are_kept() -> None:
    document = shown(DAM)
    event = document["events"][0]

    assert document["x-desk"] == "rivers"
    assert event["x-map"] == {"zoom": 9, "layers": ["dams", "towns"]}
    assert event["points"]["cause"] == {"value": "2031", "as": "text", "quote": "as in 2031", "x-weight": 3}
    assert event["accounts"][1]["x-read-by"] == ["ok", "no\ttabs"]


def test_several_citations_and_a_single_one_have_one_form() -> None:
    first, second = shown(DAM)["events"][0]["accounts"][:2]

    assert [sorted(citation) for citation in first["cite"]] == [["archive", "published", "retrieved", "url"]]
    assert [sorted(citation) for citation in second["cite"]] == [
        ["published", "url"],
        ["file", "locator", "published", "sha256", "via"],
    ]
    assert second["published"]["text"] == "2031-05-09"


def test_disputed_names_what_differs() -> None:
    event = shown(DAM)["events"][0]

    assert event["disputed"] == list(disputed_points(event_rows(DAM.events[0], DAM)))
    assert "gates" in event["disputed"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2031-05-04T22:10+03:00", "2031-05-04T19:10:00Z", "2031-05-04T19:11:00Z"),
        ("..2031-05-04", None, "2031-05-05T00:00:00Z"),
        ("2031-05-04/", "2031-05-04T00:00:00Z", None),
        ("unknown", None, None),
        ("-0043", "-000043-01-01T00:00:00Z", "-000042-01-01T00:00:00Z"),
        ("Y12000", "+012000-01-01T00:00:00Z", "+012001-01-01T00:00:00Z"),
    ],
)
def test_bounds_are_in_utc_and_null_where_open(text: str, earliest: str | None, latest: str | None) -> None:
    event = Event(id="e", title="It", own_when=parse_when(text))

    actual = shown(Timeline(events=(event,)))["events"][0]["when"]

    assert actual == {"text": text, "earliest": earliest, "latest": latest}


words = st.text(max_size=12).filter(lambda text: text.isascii() or text.encode("utf-8", "ignore").decode() == text)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.dictionaries(words, words, max_size=3)), max_size=4))
def test_the_same_store_gives_the_same_text(told: list[tuple[str, dict[str, str]]]) -> None:
    accounts = tuple(
        Account(source=source, points=tuple(Point(name=name, value=value) for name, value in points.items()))
        for source, points in told
    )
    sources = {name: Source(id=name, name=name) for name in "ab"}
    timeline = Timeline(sources=sources, events=(Event(id="e", title="It", accounts=accounts),))

    text = "".join(show_json(timeline, timeline.events))

    assert text == "".join(show_json(timeline, timeline.events))
    assert text.endswith("}\n")
    read = json.loads(text)["events"][0]["accounts"]
    assert [{name: point["value"] for name, point in one.get("points", {}).items()} for one in read] == [
        points for _, points in told
    ]


def test_document_is_indented_for_people() -> None:
    assert "".join(show_json(DAM, ())).startswith('{\n  "schema": "timeline.show/2",\n')
