"""What a store means once it is read."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.store.stores import RICH, account, event, problems, read, timeline
from timeline.check.point_figures import point_value
from timeline.errors import Place
from timeline.model import Account, Citation, Event, Point, Source, Timeline
from timeline.store import load_store, read_store
from timeline.value import TimeValue
from timeline.when import Calendar, When, parse_when


def test_the_least_store_has_no_events() -> None:
    assert read("timeline: 1").timeline == Timeline()


def test_texts_are_kept_as_they_are_written() -> None:
    made = account("says: ' two  spaces', quote: it's, place: Київ — центр, when: 2025-03-18T22:30+02:00~")

    assert (made.says, made.quote, made.place) == (" two  spaces", "it's", "Київ — центр")
    assert made.when is not None
    assert made.when.text == "2025-03-18T22:30+02:00~"


@pytest.mark.parametrize(
    "text",
    [
        "145",
        "-3",
        "1.5",
        "1.10",
        "+5",
        "0x1F",
        "0o17",
        "0b11",
        "-0",
        ".5",
        "5.",
        "00.5",
        "1e3",
        "1E+5",
        "1.0",
        "0.00001",
    ],
)
def test_numbers_are_kept_as_they_are_written(text: str) -> None:
    (short, long) = event(f"points: {{n: {text}, o: {{value: {text}, kind: plan}}}}").points

    assert (short.value, long.value) == (text, text)


def test_a_bare_year_is_a_time() -> None:
    assert event("when: 2025").when == parse_when("2025")


def test_an_empty_value_is_an_absent_one() -> None:
    text = """\
title:
timezone:
about:
sources:
  k: {name: , type: , derived_from: [a, ], note: }
  a:
events:
  - id: a
    title: T
    when:
    tags:
      - x
      -
    points: {n: , o: {value: 1, kind: }}
    accounts:
      - {source: k, stance: , credibility: , cite: , says: }
      -
  -
check:
note:
"""
    point = Point(name="o", value="1")
    expected = Timeline(
        sources={"k": Source(id="k", name="k", derived_from=("a",)), "a": Source(id="a", name="a")},
        events=(Event(id="a", title="T", tags=("x",), points=(point,), accounts=(Account(source="k"),)),),
    )

    assert expected == timeline(text)


def test_every_key_of_an_account_arrives() -> None:
    store = read(RICH).timeline
    made = store.events[0].accounts[0]

    def when(text: str) -> When:
        return parse_when(text, "America/New_York", store.about)

    assert made == Account(
        source="white-house",
        says="Peace will begin with two lines",
        stance="denies",
        attribution="quoted",
        credibility=2,
        published=when("2025"),
        cite=(
            Citation(
                url="https://example.org/#x",
                via="OANN",
                published=when("2025"),
                retrieved=when("2025-03"),
            ),
        ),
        points=(
            Point(name="pause covers", value="energy and infrastructure"),
            Point(name="drones", value="145"),
            Point(name="x-ray", value="> 90 min"),
            Point(
                name="began",
                value="2025-03-18T10:00",
                read_as="time",
                kind="plan",
                as_of=when("2025-03-18"),
                extra={"x-a": 1},
            ),
        ),
    )


def test_keys_of_ones_own_are_kept() -> None:
    text = """\
x-a: {deep: [1, {y: z}]}
sources: {k: {x-b: 1}}
events:
  - {id: a, title: T, x-c: [2], accounts: [{source: k, x-d: , cite: [{x-e: 1}], points: {n: {value: 1, x-f: ~}}}]}
"""
    made = timeline(text)
    told = made.events[0].accounts[0]

    assert made.extra == {"x-a": {"deep": [1, {"y": "z"}]}}
    assert made.sources["k"].extra == {"x-b": 1}
    assert made.events[0].extra == {"x-c": [2]}
    assert told.extra == {"x-d": None}
    assert told.points[0].extra == {"x-f": None}


def test_numbers_below_own_keys_are_those_of_json() -> None:
    """Numbers as YAML reads them, and as text what JSON cannot have."""
    made = timeline('x-a: [.inf, {b: -.INF}, .nan, 1.10, 0x1F, "1.10"]\nx-b: .Inf')

    assert made.extra == {"x-a": [".inf", {"b": "-.inf"}, ".nan", 1.1, 31, "1.10"], "x-b": ".inf"}


def test_the_short_citation_is_a_citation() -> None:
    assert account("url: u, published: 2025, file: f") == account("cite: [{url: u, published: 2025, file: f}]")


def test_published_is_that_of_the_first_citation_that_has_one() -> None:
    made = account("url: u, cite: [{via: v}, {published: 2024}, {published: 2025}]")

    assert [citation.url for citation in made.cite] == ["u", None, None, None]
    assert made.published == parse_when("2024")


@pytest.mark.parametrize(
    ("source", "store", "zone"),
    [
        ("timezone: Europe/Moscow", "timezone: Europe/Kyiv\n", "Europe/Moscow"),
        ("", "timezone: Europe/Kyiv\n", "Europe/Kyiv"),
        ("", "", None),
    ],
)
def test_a_clock_time_is_in_the_zone_of_its_source(source: str, store: str, zone: str | None) -> None:
    fields = "when: 2025-03-18T10:00, published: 2025-03-18T11:00, points: {n: {value: 1, as_of: 2025-03-18T12:00}}"
    text = f"{store}sources: {{k: {{{source}}}}}\nevents: [{{id: a, title: T, accounts: [{{source: k, {fields}}}]}}]"
    made = timeline(text).events[0].accounts[0]

    assert made.when == parse_when("2025-03-18T10:00", zone)
    assert made.published == parse_when("2025-03-18T11:00", zone)
    assert made.points[0].as_of == parse_when("2025-03-18T12:00", zone)


@pytest.mark.parametrize(
    ("source", "store", "calendar"),
    [
        ("", "", None),
        ("", "calendar: julian\n", "julian"),
        ("calendar: julian", "", "julian"),
        ("calendar: gregorian", "calendar: julian\n", "gregorian"),
    ],
)
def test_a_date_is_of_the_calendar_of_its_source(source: str, store: str, calendar: Calendar | None) -> None:
    """But for what the editor dates: when words were published and read, and what a source covers."""
    fields = (
        "when: 1917-10-25, published: 1917-11-08, retrieved: 1918-01-01,"
        " points: {n: {value: 1, as_of: 1917-10-24}, began: 1917-10-23}"
    )
    sources = f"sources: {{k: {{coverage: 1917, {source}}}}}\n"
    made = timeline(f"{store}{sources}events: [{{id: a, title: T, accounts: [{{source: k, {fields}}}]}}]")
    account = made.events[0].accounts[0]

    def of_its(text: str) -> When:
        return parse_when(text, None, calendar=calendar)

    assert account.when == of_its("1917-10-25")
    assert account.points[0].as_of == of_its("1917-10-24")
    assert point_value(account.points[1], "k", made) == TimeValue(of_its("1917-10-23"))
    assert (account.published, account.cite[0].retrieved) == (parse_when("1917-11-08"), parse_when("1918-01-01"))
    assert made.sources["k"].coverage == parse_when("1917")


def test_the_tolerances_of_the_store_hold_for_its_times() -> None:
    made = timeline("about: {day: 3 days}\nevents: [{id: a, title: T, when: 2025-03-18~}]")

    assert made.events[0].when == parse_when("2025-03-18~", None, made.about)
    assert made.events[0].when != parse_when("2025-03-18~")


def test_a_byte_order_mark_is_set_aside() -> None:
    plain, marked = (read_store(None, mark + RICH.encode(), "store.yaml") for mark in (b"", b"\xef\xbb\xbf"))

    assert (plain.bom, marked.bom) == (False, True)
    assert plain.timeline == marked.timeline
    assert plain.text == marked.text


def test_lines_may_end_in_cr_lf() -> None:
    assert read(RICH).timeline == read(RICH.replace("\n", "\r\n")).timeline


def test_a_store_in_json_is_a_store() -> None:
    assert read('{"timeline":1,"events":[{"id":"a","title":"T","points":{"n":1.5}}]}').timeline.events[0].id == "a"


def test_a_source_has_two_accounts_where_their_times_of_publication_differ() -> None:
    text = "sources: {k: }\nevents: [{id: a, title: T, accounts: [{source: k}, {source: k, published: 2025}]}]"

    assert len(timeline(text).events[0].accounts) == 2
    assert problems("timeline: 1\n" + text.replace("source: k}", "source: k, published: 2025}")) != ()


def test_a_path_has_a_place() -> None:
    stored = read(RICH)

    assert stored.locate(("events", 0, "accounts", 1, "cite", 1, "locator")) == Place(
        "store.yaml", 53, 22, 4, "            locator: p. 3", "          - file: f"
    )
    assert stored.locate(("events", 0, "accounts", 1, "points", "drones")) == stored.locate(
        ("events", 0, "accounts", 0, "points", "drones")
    )
    assert stored.locate(("events", 7)) is None


def test_the_hash_is_that_of_the_bytes() -> None:
    assert read("timeline: 1").sha256 == sha256(b"timeline: 1").hexdigest()


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_bytes(RICH.encode())
    stored = load_store(path)

    assert (stored.path, stored.name, stored.data) == (path, str(path), RICH.encode())
    assert stored.timeline == read(RICH).timeline
